import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { addTerm, getSchool, listClasses } from '#features/school/contract.ts'
import { newId } from '#platform/ids.ts'
import { type Client, clientOf, openTestHouse, type TestHouse, TODAY } from '#tests/support/house.ts'
import { makeClass, makeReader } from '#tests/support/make.ts'
import { endSession, listAudit, listSessions, makeToken, signIn, whoAmI } from '../contract.ts'
import type { PermissionWord } from '../roles.ts'

let house: TestHouse
let librarian: Client
beforeAll(async () => {
  house = await openTestHouse()
  librarian = await house.as('librarian')
})
afterAll(() => house.close())
beforeEach(() => house.clock.set(`${TODAY}T10:00:00+08:00`))

const program = (token: string) => clientOf(house.app, '', { authorization: `Bearer ${token}` })
const make = (permissions: PermissionWord[], more: object = {}) =>
  librarian.call(makeToken, { body: { label: '自助机', permissions, ...more } })

describe('a token', () => {
  it('acts for its maker with the words it was given and no more', async () => {
    const { status, body } = await make(['school.read'])
    expect(status).toBe(201)
    const reading = program(body.token)
    expect((await reading.call(listClasses)).status).toBe(200)
    expect((await reading.call(whoAmI)).body.permissions).toEqual(['school.read'])
    const refused = await reading.call(addTerm, { body: { name: '学期', startsOn: '2026-09-01' } })
    expect([refused.status, refused.problem.code]).toEqual([403, 'not_allowed'])
  })

  it('is told once and kept only as a hash', async () => {
    const { body } = await make(['school.read'])
    const rows = await house.database.read.selectFrom('session').selectAll().execute()
    const lines = await house.database.read.selectFrom('audit').selectAll().execute()
    expect(JSON.stringify([rows, lines])).not.toContain(body.token)
  })

  it('refuses a word the product does not know, or none at all', async () => {
    const unknown = await make(['books.burn' as PermissionWord])
    expect([unknown.status, unknown.problem.code]).toEqual([400, 'unknown_permission'])
    expect((await make([])).status).toBe(400)
  })

  it('counts for nothing once it is revoked', async () => {
    const { body } = await make(['school.read'])
    expect((await librarian.call(endSession, { params: { id: body.id } })).status).toBe(200)
    expect((await program(body.token).call(listClasses)).status).toBe(401)
    expect((await librarian.call(endSession, { params: { id: body.id } })).status).toBe(404)
  })

  it('does not run out with idleness, but at the end of its last day in the school', async () => {
    const { body: lasting } = await make(['school.read'])
    const { body: short } = await make(['school.read'], { expiresOn: TODAY })
    const statusOf = async (token: string) => (await program(token).call(listClasses)).status
    house.clock.set(`${TODAY}T23:59:00+08:00`)
    expect(await statusOf(short.token)).toBe(200)
    house.clock.set('2026-10-15T00:01:00+08:00')
    expect([await statusOf(lasting.token), await statusOf(short.token)]).toEqual([200, 401])
  })
})

describe('the list of sessions', () => {
  it('shows who is signed in where, and which one is one’s own', async () => {
    const teacher = await house.as('teacher')
    const { body: token } = await make(['school.read', 'audit.read'])
    const { body } = await librarian.call(listSessions, { query: { size: 200 } })
    expect(body.items.filter((item) => item.current)).toMatchObject([{ kind: 'browser', role: 'librarian' }])
    expect(body.items.find((item) => item.id === token.id)).toMatchObject({
      kind: 'program',
      label: '自助机',
      permissions: ['school.read', 'audit.read'],
      expiresAt: null,
      current: false,
    })
    const own = body.items.find((item) => item.role === 'teacher')
    expect(own).toMatchObject({ kind: 'browser', ip: '127.0.0.1', permissions: null })
    await librarian.call(endSession, { params: { id: own?.id ?? '' } })
    expect((await teacher.call(whoAmI)).status).toBe(401)
    const after = await librarian.call(listSessions, { query: { kind: 'browser' } })
    expect(after.body.items.map((item) => item.id)).not.toContain(own?.id)
    expect(after.body.items.every((item) => item.kind === 'browser')).toBe(true)
  })
})

describe('the audit', () => {
  const list = async (query: object) => (await librarian.call(listAudit, { query })).body.items

  it('says who did what to what, from what to what, by which request', async () => {
    const { id, name } = await makeReader(librarian, { kind: 'teacher' })
    const [line] = await list({ thing: id })
    expect(line).toMatchObject({
      role: 'librarian',
      action: 'reader.add',
      subjectId: id,
      subject: name,
      before: null,
      after: { name, kind: 'teacher' },
      requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    })
    expect(line?.actor).toMatch(/^librarian-/)
  })

  it('names the person who signed in, and nobody for a failed try', async () => {
    const body = { username: 'no such name', password: 'wrong' }
    await clientOf(house.app, '').call(signIn, { body })
    await house.as('teacher')
    const [start] = await list({ thing: 'session.start', person: 'teacher-' })
    expect(start).toMatchObject({ role: 'teacher', actor: start?.subject })
    const [failed] = await list({ thing: 'no such name' })
    expect(failed).toMatchObject({ actor: '', role: 'nobody', subject: 'no such name' })
  })

  it('is found by person, by thing and by kind of act', async () => {
    const made = await makeClass(librarian, 5)
    const actor = (await librarian.call(whoAmI)).body.name
    expect((await list({ person: actor.slice(3), thing: made.name })).map((line) => line.action)).toEqual([
      'class.add',
    ])
    expect(await list({ person: 'somebody else', thing: made.name })).toEqual([])
    expect((await list({ thing: 'class.' })).every((line) => line.action.startsWith('class.'))).toBe(true)
    expect(await list({ thing: '%' })).toEqual([])
  })

  it('is found by day, both days within, in the school’s time zone', async () => {
    house.clock.set('2026-11-02T00:30:00+08:00')
    librarian = await house.as('librarian')
    const { name } = await makeReader(librarian, { kind: 'staff' })
    const actions = async (query: object) =>
      (await list({ thing: name, ...query })).map((line) => line.action)
    expect(await actions({ from: '2026-11-02', to: '2026-11-02' })).toEqual(['reader.add'])
    expect(await actions({ to: '2026-11-01' })).toEqual([])
    expect(await actions({ from: '2026-11-03' })).toEqual([])
  })

  it('is newest first and comes in pages', async () => {
    await makeClass(librarian, 6)
    const { body } = await librarian.call(listAudit, { query: { size: 3 } })
    expect(body.items).toHaveLength(3)
    expect(body.total).toBeGreaterThan(3)
    const times = body.items.map((line) => line.at)
    expect(times).toEqual([...times].sort().reverse())
    const next = await list({ size: 3, page: 2 })
    expect(next.map((line) => line.id)).not.toContain(body.items[2]?.id)
  })
})

it('knows nobody by a bearer token that was never given', async () => {
  expect((await program(newId()).call(whoAmI)).status).toBe(401)
  expect((await program(newId()).call(getSchool)).status).toBe(200)
})
