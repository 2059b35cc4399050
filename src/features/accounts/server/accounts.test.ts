import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '#platform/ids.ts'
import { type Client, clientOf, openTestHouse, PASSWORD, type TestHouse } from '#tests/support/house.ts'
import { makeClass, makeReader } from '#tests/support/make.ts'
import { changeAccount, createAccount, listAccounts, resetPassword, signIn, whoAmI } from '../contract.ts'

let house: TestHouse
let librarian: Client
beforeAll(async () => {
  house = await openTestHouse()
  librarian = await house.as('librarian')
})
afterAll(() => house.close())

const newName = () => `person-${newId().slice(-8)}`
const create = (more: object = {}) =>
  librarian.call(createAccount, {
    body: { username: newName(), name: '王老师', role: 'teacher', password: PASSWORD, ...more },
  })
const signedIn = async (username: string, password = PASSWORD) => {
  const answer = await clientOf(house.app, '').call(signIn, { body: { username, password } })
  return {
    answer,
    client: clientOf(house.app, String(answer.headers['set-cookie'] ?? '').split(';')[0] ?? ''),
  }
}

describe('making an account', () => {
  it('gives it its role, its classes and its reader', async () => {
    const made = await makeClass(librarian, 3)
    const pupil = await makeReader(librarian, { classId: made.id })
    const { status, body } = await create({
      role: 'class_librarian',
      readerId: pupil.id,
      classIds: [made.id, made.id],
    })
    expect(status).toBe(201)
    expect(body).toMatchObject({
      role: 'class_librarian',
      state: 'active',
      readerId: pupil.id,
      readerName: pupil.name,
      classes: [{ id: made.id, name: made.name }],
      signedInAt: null,
    })
    const me = await (await signedIn(body.username)).client.call(whoAmI)
    expect(me.body).toMatchObject({ readerId: pupil.id, classes: [{ id: made.id }] })
  })

  it('refuses a name that is taken, in whatever case', async () => {
    const { body } = await create()
    const again = await create({ username: body.username.toUpperCase() })
    expect([again.status, again.problem.code, again.problem.field]).toEqual([
      409,
      'username_taken',
      'username',
    ])
  })

  it('gives a name to one of five who ask for it at once', async () => {
    const username = newName()
    const answers = await Promise.all(Array.from({ length: 5 }, () => create({ username })))
    expect(answers.map((answer) => answer.status).sort()).toEqual([201, 409, 409, 409, 409])
  })

  it('refuses a second account for a reader', async () => {
    const { id } = await makeReader(librarian)
    await create({ role: 'reader', readerId: id })
    const again = await create({ role: 'reader', readerId: id })
    expect([again.status, again.problem.code]).toEqual([409, 'reader_has_account'])
  })

  it('refuses a weak password', async () => {
    const answer = await create({ password: 'short' })
    expect([answer.status, answer.problem.code, answer.problem.field]).toEqual([
      400,
      'password_too_short',
      'password',
    ])
  })

  it('names a reader or a class that is not there', async () => {
    const noReader = await create({ readerId: newId() })
    expect([noReader.status, noReader.problem.code]).toEqual([404, 'unknown_reader'])
    const noClass = await create({ classIds: [newId()] })
    expect([noClass.status, noClass.problem.code]).toEqual([404, 'unknown_class'])
  })

  it('keeps no password in the audit nor in the answer', async () => {
    const { body } = await create({ password: 'very secret word' })
    const lines = await house.database.read
      .selectFrom('audit')
      .selectAll()
      .where('subject_id', '=', body.id)
      .execute()
    expect(lines).toHaveLength(1)
    expect(JSON.stringify([lines, body])).not.toMatch(/secret|argon/)
  })
})

describe('changing an account', () => {
  const change = (id: string, body: object) => librarian.call(changeAccount, { params: { id }, body })

  it('takes effect on the next request of the person', async () => {
    const { body } = await create()
    const { client } = await signedIn(body.username)
    await change(body.id, { role: 'leader', name: '李校长' })
    const me = await client.call(whoAmI)
    expect(me.body).toMatchObject({ role: 'leader', name: '李校长' })
    expect(me.body.permissions).toContain('audit.read')
  })

  it('signs a disabled account out at once and keeps it out', async () => {
    const { body } = await create()
    const { client } = await signedIn(body.username)
    await change(body.id, { state: 'disabled' })
    expect((await client.call(whoAmI)).status).toBe(401)
    expect((await signedIn(body.username)).answer.problem.code).toBe('wrong_credentials')
    await change(body.id, { state: 'active' })
    expect((await client.call(whoAmI)).status).toBe(401)
    expect((await signedIn(body.username)).answer.status).toBe(200)
  })

  it('keeps what is not named', async () => {
    const made = await makeClass(librarian, 4)
    const { body } = await create({ classIds: [made.id] })
    const { body: after } = await change(body.id, { name: '新名字' })
    expect(after).toEqual({ ...body, name: '新名字' })
    expect((await change(body.id, { classIds: [] })).body.classes).toEqual([])
  })

  it('that is not there is 404', async () => {
    expect((await change(newId(), { name: 'x' })).status).toBe(404)
  })
})

describe('the last librarian', () => {
  it('can be neither disabled nor given another role', async () => {
    const alone = await openTestHouse()
    const only = await alone.as('librarian')
    const { body: me } = await only.call(whoAmI)
    for (const body of [{ state: 'disabled' as const }, { role: 'teacher' as const }]) {
      const answer = await only.call(changeAccount, { params: { id: me.id }, body })
      expect([answer.status, answer.problem.code]).toEqual([409, 'last_librarian'])
    }
    const renamed = await only.call(changeAccount, {
      params: { id: me.id },
      body: { name: '新名字', role: 'librarian' },
    })
    expect(renamed.status).toBe(200)
    await alone.close()
  })

  it('is left when two disable each other at once', async () => {
    const two = await openTestHouse()
    const [one, other] = [await two.as('librarian'), await two.as('librarian')]
    const ids = await Promise.all([one, other].map(async (each) => (await each.call(whoAmI)).body.id))
    await Promise.all([
      one.call(changeAccount, { params: { id: ids[1] ?? '' }, body: { state: 'disabled' } }),
      other.call(changeAccount, { params: { id: ids[0] ?? '' }, body: { state: 'disabled' } }),
    ])
    const left = await two.database.read
      .selectFrom('account')
      .select('id')
      .where('state', '=', 'active')
      .execute()
    expect(left).toHaveLength(1)
    await two.close()
  })
})

describe('resetting a password', () => {
  it('ends every session of the person', async () => {
    const { body } = await create()
    const { client } = await signedIn(body.username)
    const answer = await librarian.call(resetPassword, {
      params: { id: body.id },
      body: { next: 'a fresh password' },
    })
    expect(answer.status).toBe(200)
    expect((await client.call(whoAmI)).status).toBe(401)
    expect((await signedIn(body.username)).answer.status).toBe(401)
    expect((await signedIn(body.username, 'a fresh password')).answer.status).toBe(200)
  })

  it('refuses a weak one and an account that is not there', async () => {
    const { body } = await create()
    const weak = await librarian.call(resetPassword, {
      params: { id: body.id },
      body: { next: body.username },
    })
    expect([weak.status, weak.problem.code]).toEqual([400, 'password_is_username'])
    const none = await librarian.call(resetPassword, { params: { id: newId() }, body: { next: PASSWORD } })
    expect(none.status).toBe(404)
  })
})

describe('the list of accounts', () => {
  it('is by role and user name, and is narrowed by role and by what is typed', async () => {
    const mark = newId().slice(-6)
    await create({ username: `b-${mark}`, role: 'reader' })
    await create({ username: `c-${mark}`, role: 'leader' })
    await create({ username: `a-${mark}`, role: 'reader' })
    const list = async (query: object) =>
      (await librarian.call(listAccounts, { query })).body.items.map((item) => item.username[0])
    expect(await list({ q: mark })).toEqual(['c', 'a', 'b'])
    expect(await list({ q: mark.toUpperCase(), role: 'reader' })).toEqual(['a', 'b'])
    expect(await list({ q: mark, size: 1, page: 2 })).toEqual(['a'])
    expect(await list({ q: '%' })).toEqual([])
  })
})
