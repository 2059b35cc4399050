import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import { z } from 'zod'
import { clientOf, openTestHouse, type TestHouse } from '#tests/support/house.ts'
import { endpoint } from '../contract.ts'
import { Refused } from '../errors.ts'
import { newId } from '../ids.ts'
import { type House, mount } from './mount.ts'

const lookAndWrite = endpoint({
  name: 'lookAndWrite',
  method: 'GET',
  path: '/api/v1/test/look',
  permission: 'public',
  summary: 'A GET that tries to write',
  reply: z.object({}),
})

const write = endpoint({
  name: 'writeTest',
  method: 'POST',
  path: '/api/v1/test/write',
  permission: 'public',
  summary: 'A write that ends in one of several ways',
  body: z.object({
    name: z.string().min(1),
    end: z.enum(['well', 'refused', 'refused_keeping', 'fault', 'no_audit']).default('well'),
  }),
  reply: z.object({ name: z.string() }),
})

/** How often `afterCommit` ran for a name. */
const committed: string[] = []

const closeADay = (reason: string) =>
  sql`insert into closed_period (id, from_day, to_day, reason) values (${newId()}, '2026-10-01', '2026-10-01', ${reason})`

function mountTests(house: House) {
  mount(house, lookAndWrite, async (_, ctx) => {
    await closeADay('by GET').execute(ctx.db)
    return {}
  })
  mount(house, write, async ({ body }, ctx) => {
    await closeADay(body.name).execute(ctx.db)
    ctx.afterCommit(() => committed.push(body.name))
    if (body.end !== 'no_audit') ctx.audit({ action: 'test.write', subject: body.name })
    if (body.end === 'fault') throw new Error('the secret of the house')
    if (body.end === 'refused') throw new Refused('class_exists')
    if (body.end === 'refused_keeping') throw new Refused('class_exists', { keepWrites: true })
    return { name: body.name }
  })
}

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse({ mountMore: mountTests })
})
afterAll(() => house.close())

/** Rows and audit lines a name left behind. */
async function traces(name: string) {
  const { rows } = await sql<{ rows: number; lines: number }>`
    select (select count(*) from closed_period where reason = ${name}) as rows,
      (select count(*) from audit where subject = ${name}) as lines`.execute(house.database.read)
  return rows[0]
}
const anybody = () => clientOf(house.app, '')

describe('a GET', () => {
  it('cannot write: PostgreSQL itself refuses', async () => {
    expect((await anybody().call(lookAndWrite)).status).toBe(500)
    expect(await traces('by GET')).toEqual({ rows: 0, lines: 0 })
    expect(JSON.stringify(house.log.at(-1))).toContain('read-only transaction')
  })
})

describe('a write', () => {
  test.each([
    ['well', 200, { rows: 1, lines: 1 }],
    ['refused', 409, { rows: 0, lines: 0 }],
    ['refused_keeping', 409, { rows: 1, lines: 1 }],
    ['fault', 500, { rows: 0, lines: 0 }],
    ['no_audit', 500, { rows: 0, lines: 0 }],
  ] as const)('that ends %s leaves all or nothing', async (end, status, left) => {
    const answer = await anybody().call(write, { body: { name: end, end } })
    expect(answer.status).toBe(status)
    expect(await traces(end)).toEqual(left)
  })

  it('runs what waits for the commit after it, and only then', async () => {
    await anybody().call(write, { body: { name: 'commit' } })
    await anybody().call(write, { body: { name: 'commit', end: 'refused' } })
    await anybody().call(write, { body: { name: 'commit', end: 'fault' } })
    expect(committed.filter((name) => name === 'commit')).toHaveLength(1)
  })
})

describe('a fault', () => {
  it('is answered with an id, under which the log has it, and tells nothing of the inside', async () => {
    const answer = await anybody().call(
      write,
      { body: { name: 'x', end: 'fault' } },
      { 'accept-language': 'en' },
    )
    expect(answer.body).toEqual({
      code: 'fault',
      message: expect.stringContaining('nothing was saved'),
      requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    })
    expect(answer.headers['x-request-id']).toBe(
      answer.body && (answer.problem as { requestId?: string }).requestId,
    )
    const line = house.log.find((each) => each.reqId === answer.headers['x-request-id'])
    expect(line).toMatchObject({
      msg: 'fault',
      path: '/api/v1/test/write',
      err: { message: 'the secret of the house' },
    })
  })

  it('is what a refusal is not: nothing is logged for one', async () => {
    const before = house.log.length
    await anybody().call(write, { body: { name: 'y', end: 'refused' } })
    expect(house.log).toHaveLength(before)
  })
})

describe('what comes in wrong', () => {
  const send = (payload: string, type = 'application/json') =>
    house.app.inject({ method: 'POST', url: write.path, headers: { 'content-type': type }, payload })

  test.each([
    ['{"name":""}', { code: 'too_small', field: 'name' }],
    ['{"name":1}', { code: 'invalid_type', field: 'name' }],
    ['{}', { code: 'invalid_type', field: 'name' }],
    ['{"name":"a","end":"never"}', { code: 'format', field: 'end' }],
    ['{"name":', { code: 'bad_request' }],
    ['', { code: 'bad_request' }],
  ])('%s is 400 and names the field', async (payload, expected) => {
    const response = await send(payload)
    expect(response.statusCode).toBe(400)
    expect(response.json()).toMatchObject({
      ...expected,
      message: expect.any(String),
      requestId: expect.any(String),
    })
  })

  test.each([
    ['NUL', '\\u0000'],
    ['half a surrogate pair', '\\ud842'],
  ])('text with %s, which no database holds, is 400 and no fault', async (_, code) => {
    expect((await send(`{"name":"a${code}b"}`)).statusCode).toBe(400)
  })

  it('is answered in the language of the caller, the cookie before the browser', async () => {
    const ask = (headers: Record<string, string>) =>
      anybody()
        .call(write, { body: { name: 'z', end: 'refused' } }, headers)
        .then((answer) => answer.problem.message)
    expect(await ask({})).toBe('这个班级已经有了。')
    expect(await ask({ 'accept-language': 'en-GB,en;q=0.9,zh;q=0.8' })).toBe('This class exists.')
    expect(await ask({ 'accept-language': 'zh-CN,en;q=0.5' })).toBe('这个班级已经有了。')
    expect(await ask({ cookie: 'lang=zh-CN', 'accept-language': 'en' })).toBe('这个班级已经有了。')
  })
})

describe('a write from another site', () => {
  const send = (headers: Record<string, string>) =>
    anybody().call(write, { body: { name: 'origin' } }, { host: 'library.school:8080', ...headers })

  test.each([
    ['another host', { origin: 'https://evil.example' }],
    ['another port', { origin: 'http://library.school:9000' }],
    ['a page without an origin', { origin: 'null' }],
    ['what the browser calls cross-site', { 'sec-fetch-site': 'cross-site' }],
  ])('is refused: %s', async (_, headers) => {
    const before = await traces('origin')
    const answer = await send(headers)
    expect([answer.status, answer.problem.code]).toEqual([403, 'foreign_origin'])
    expect(await traces('origin')).toEqual(before)
  })

  test.each([
    ['the own page', { origin: 'http://library.school:8080' }],
    ['a program, which has no origin', {}],
  ])('is not one: %s', async (_, headers) => {
    expect((await send(headers)).status).toBe(200)
  })
})
