import { createHash } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { newId } from '#platform/ids.ts'
import {
  type Client,
  clientOf,
  openTestHouse,
  PASSWORD,
  type TestHouse,
  TODAY,
} from '#tests/support/house.ts'
import { changePassword, createAccount, signIn, signOut, whoAmI } from '../contract.ts'

let house: TestHouse
let librarian: Client
beforeAll(async () => {
  house = await openTestHouse()
  librarian = await house.as('librarian')
})
afterAll(() => house.close())
beforeEach(() => house.clock.set(`${TODAY}T10:00:00+08:00`))

const nobody = (headers: Record<string, string> = {}) => clientOf(house.app, '', headers)
const cookieOf = (headers: Record<string, unknown>) => String(headers['set-cookie'] ?? '').split(';')[0] ?? ''

async function newAccount(password = PASSWORD) {
  const username = `teacher-${newId().slice(-8)}`
  const made = await librarian.call(createAccount, {
    body: { username, name: '王老师', role: 'teacher', password },
  })
  expect(made.status).toBe(201)
  const tryPassword = (given: string, more = {}) =>
    nobody().call(signIn, { body: { username, password: given } }, more)
  return { username, id: made.body.id, tryPassword }
}

/** Seconds after ten o'clock. */
const at = (seconds: number) =>
  house.clock.set(new Date(Date.parse(`${TODAY}T10:00:00+08:00`) + seconds * 1000).toISOString())

describe('signing in', () => {
  it('gives a cookie that no script reads and no other site sends', async () => {
    const { tryPassword, username } = await newAccount()
    const answer = await tryPassword(PASSWORD)
    expect(answer.body).toMatchObject({ username, role: 'teacher', readerId: null, classes: [] })
    expect(answer.headers['set-cookie']).toMatch(
      /^session=.{40,}; Max-Age=2592000; Path=\/; HttpOnly; SameSite=Strict$/,
    )
    const me = await clientOf(house.app, cookieOf(answer.headers)).call(whoAmI)
    expect(me.body).toEqual(answer.body)
  })

  it('takes the user name in any case and width', async () => {
    const { username } = await newAccount()
    const body = { username: ` ${username.toUpperCase().replace('T', 'Ｔ')} `, password: PASSWORD }
    expect((await nobody().call(signIn, { body })).status).toBe(200)
  })

  it('answers an unknown name as it answers a wrong password', async () => {
    const { username } = await newAccount()
    const wrong = await nobody().call(signIn, { body: { username, password: 'not this one' } })
    const unknown = await nobody().call(signIn, {
      body: { username: 'nobody here', password: 'not this one' },
    })
    expect([wrong.status, wrong.problem.code]).toEqual([401, 'wrong_credentials'])
    const { requestId: _, ...left } = wrong.problem as unknown as Record<string, unknown>
    const { requestId: __, ...right } = unknown.problem as unknown as Record<string, unknown>
    expect([unknown.status, right]).toEqual([401, left])
    expect(Object.keys(unknown.headers)).toEqual(Object.keys(wrong.headers))
  })

  it('sent again with its key still signs the person in', async () => {
    const { tryPassword } = await newAccount()
    const key = { 'idempotency-key': newId() }
    await tryPassword(PASSWORD, key)
    const again = await tryPassword(PASSWORD, key)
    expect((await clientOf(house.app, cookieOf(again.headers)).call(whoAmI)).status).toBe(200)
  })

  it('leaves nothing in the store by which passwords can be tried fast', async () => {
    const { tryPassword, username } = await newAccount()
    await tryPassword(PASSWORD, { 'idempotency-key': newId() })
    const asked = JSON.stringify([
      'signIn',
      { params: {}, query: {}, body: { username, password: PASSWORD } },
    ])
    const keys = await house.database.read.selectFrom('idempotency_key').selectAll().execute()
    expect(JSON.stringify(keys)).not.toContain(createHash('sha256').update(asked).digest('base64url'))
  })
})

describe('the growing delay', () => {
  it('begins after three failures, doubles, and refuses the right password too', async () => {
    const { tryPassword } = await newAccount()
    at(0)
    for (let tries = 0; tries < 3; tries++) expect((await tryPassword('wrong')).status).toBe(401)
    const early = await tryPassword(PASSWORD)
    expect([early.status, early.problem.code]).toEqual([429, 'too_many_attempts'])
    expect(early.headers['retry-after']).toBe('2')
    at(3)
    expect((await tryPassword('wrong')).status).toBe(401)
    at(6)
    expect((await tryPassword(PASSWORD)).status).toBe(429)
    at(8)
    expect((await tryPassword(PASSWORD)).status).toBe(200)
    for (let tries = 0; tries < 3; tries++) expect((await tryPassword('wrong')).status).toBe(401)
  })

  it('holds for names that do not exist, so that it tells nothing', async () => {
    const ask = () => nobody().call(signIn, { body: { username: 'no such name', password: 'wrong' } })
    const found = [await ask(), await ask(), await ask(), await ask()].map((answer) => answer.status)
    expect(found).toEqual([401, 401, 401, 429])
  })

  it('lets none of thirty tries at once slip past', async () => {
    const { tryPassword } = await newAccount()
    const answers = await Promise.all(Array.from({ length: 30 }, (_, n) => tryPassword(`wrong ${n}`)))
    expect(answers.filter((answer) => answer.status === 401)).toHaveLength(3)
    expect(answers.filter((answer) => answer.status === 429)).toHaveLength(27)
  })

  it('of one name stops no other', async () => {
    const [one, other] = [await newAccount(), await newAccount()]
    for (let tries = 0; tries < 4; tries++) await one.tryPassword('wrong')
    expect((await other.tryPassword(PASSWORD)).status).toBe(200)
  })
})

describe('a session', () => {
  it('ends when the person signs out', async () => {
    const teacher = await house.as('teacher')
    const out = await teacher.call(signOut)
    expect(out.status).toBe(200)
    expect(String(out.headers['set-cookie'])).toMatch(/^session=; .*Expires=Thu, 01 Jan 1970/)
    expect((await teacher.call(whoAmI)).status).toBe(401)
  })

  it('lives on while it is used and runs out after twelve hours without use', async () => {
    const teacher = await house.as('teacher')
    at(11 * 3600)
    expect((await teacher.call(whoAmI)).status).toBe(200)
    at(22 * 3600)
    expect((await teacher.call(whoAmI)).status).toBe(200)
    at(34 * 3600 + 60)
    expect((await teacher.call(whoAmI)).status).toBe(401)
  })

  it('of a cookie that was never given is nobody’s', async () => {
    expect((await clientOf(house.app, 'session=made-up').call(whoAmI)).status).toBe(401)
  })
})

describe('changing the own password', () => {
  const change = (client: Client, current: string, next: string) =>
    client.call(changePassword, { body: { current, next } })

  it('needs the old one, ends the other sessions and keeps this one', async () => {
    const { tryPassword } = await newAccount()
    const [here, there] = [await tryPassword(PASSWORD), await tryPassword(PASSWORD)].map((answer) =>
      clientOf(house.app, cookieOf(answer.headers)),
    )
    const wrong = await change(here!, 'not this one', 'a new password')
    expect([wrong.status, wrong.problem.code]).toEqual([401, 'wrong_credentials'])
    expect((await change(here!, PASSWORD, 'a new password')).status).toBe(200)
    expect((await here!.call(whoAmI)).status).toBe(200)
    expect((await there!.call(whoAmI)).status).toBe(401)
    expect((await tryPassword(PASSWORD)).status).toBe(401)
    expect((await tryPassword('a new password')).status).toBe(200)
  })

  it('refuses one that is too short or is the user name', async () => {
    const { tryPassword, username } = await newAccount()
    const client = clientOf(house.app, cookieOf((await tryPassword(PASSWORD)).headers))
    const short = await change(client, PASSWORD, 'short')
    expect([short.status, short.problem.code, short.problem.field]).toEqual([
      400,
      'password_too_short',
      'next',
    ])
    expect((await change(client, PASSWORD, username)).problem.code).toBe('password_is_username')
    expect((await tryPassword(PASSWORD)).status).toBe(200)
  })

  it('slows down whoever guesses the old one', async () => {
    const { tryPassword } = await newAccount()
    const client = clientOf(house.app, cookieOf((await tryPassword(PASSWORD)).headers))
    const found = []
    for (let tries = 0; tries < 4; tries++)
      found.push((await change(client, 'wrong', 'a new password')).status)
    expect(found).toEqual([401, 401, 401, 429])
  })
})
