import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { type Client, openTestHouse, type TestHouse } from '#tests/support/house.ts'
import { endpoint } from '../contract.ts'
import { Refused } from '../errors.ts'
import { newId } from '../ids.ts'
import { type House, mount } from './mount.ts'

const body = z.object({ name: z.string() })
const reply = z.object({ id: z.string() })
const given = {
  method: 'POST',
  permission: 'signed_in',
  summary: 'A write under a key',
  body,
  reply,
} as const
const act = endpoint({ ...given, name: 'act', path: '/api/v1/test/act', status: 201 })
const otherAct = endpoint({ ...given, name: 'otherAct', path: '/api/v1/test/other' })
const secretAct = endpoint({ ...given, name: 'secretAct', path: '/api/v1/test/secret', secretReply: true })

/** Names whose next act fails, and how. */
const failing = new Map<string, Error>()
const committed: string[] = []

function mountTests(house: House) {
  for (const spec of [act, otherAct, secretAct]) {
    mount(house, spec, async ({ body: { name } }, ctx) => {
      const id = newId()
      await sql`insert into closed_period (id, from_day, to_day, reason)
        values (${id}, '2026-10-01', '2026-10-01', ${name})`.execute(ctx.db)
      ctx.audit({ action: 'test.act', subject: name })
      ctx.afterCommit(() => committed.push(name))
      const failure = failing.get(name)
      failing.delete(name)
      if (failure) throw failure
      return { id }
    })
  }
}

let house: TestHouse
let client: Client
beforeAll(async () => {
  house = await openTestHouse({ mountMore: mountTests })
  client = await house.as('librarian')
})
afterAll(() => house.close())

async function effects(name: string) {
  const { rows } = await sql<{ rows: number; lines: number }>`
    select (select count(*) from closed_period where reason = ${name}) as rows,
      (select count(*) from audit where subject = ${name}) as lines`.execute(house.database.read)
  return rows[0]
}
const keyed = (key = newId()) => ({ 'idempotency-key': key })

describe('a write sent again with its key', () => {
  it('has one effect and the same answer', async () => {
    const key = keyed()
    const first = await client.call(act, { body: { name: 'once' } }, key)
    const second = await client.call(act, { body: { name: 'once' } }, key)
    expect([second.status, second.body]).toEqual([201, first.body])
    expect(await effects('once')).toEqual({ rows: 1, lines: 1 })
  })

  it('has one effect and the same answer when twenty come at once', async () => {
    const key = keyed()
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => client.call(act, { body: { name: 'crowd' } }, key)),
    )
    expect(new Set(answers.map((answer) => `${answer.status} ${answer.body.id}`)).size).toBe(1)
    expect(await effects('crowd')).toEqual({ rows: 1, lines: 1 })
  })

  it('does what waits for the commit once', async () => {
    const key = keyed()
    await client.call(act, { body: { name: 'after' } }, key)
    await client.call(act, { body: { name: 'after' } }, key)
    expect(committed.filter((name) => name === 'after')).toHaveLength(1)
  })

  it('without a key has its effect each time', async () => {
    await client.call(act, { body: { name: 'twice' } })
    await client.call(act, { body: { name: 'twice' } })
    expect(await effects('twice')).toEqual({ rows: 2, lines: 2 })
  })

  it('is tried anew when it was refused or broke the first time', async () => {
    for (const failure of [new Refused('class_exists'), new Error('broken')]) {
      const key = keyed()
      failing.set('again', failure)
      expect((await client.call(act, { body: { name: 'again' } }, key)).status).toBeGreaterThanOrEqual(409)
      expect((await client.call(act, { body: { name: 'again' } }, key)).status).toBe(201)
    }
    expect(await effects('again')).toEqual({ rows: 2, lines: 2 })
  })

  it('whose answer was a secret is not told it again', async () => {
    const key = keyed()
    expect((await client.call(secretAct, { body: { name: 'secret' } }, key)).status).toBe(200)
    const again = await client.call(secretAct, { body: { name: 'secret' } }, key)
    expect([again.status, again.problem.code]).toEqual([409, 'already_done'])
    expect(await effects('secret')).toEqual({ rows: 1, lines: 1 })
  })
})

describe('a key that was used', () => {
  it('for another body, another act or by another person is refused, and nothing is done', async () => {
    const key = keyed()
    await client.call(act, { body: { name: 'mine' } }, key)
    const somebody = await house.as('librarian')
    const answers = [
      await client.call(act, { body: { name: 'theirs' } }, key),
      await client.call(otherAct, { body: { name: 'mine' } }, key),
      await somebody.call(act, { body: { name: 'mine' } }, key),
    ]
    for (const answer of answers) expect([answer.status, answer.problem.code]).toEqual([409, 'key_reused'])
    expect(await effects('mine')).toEqual({ rows: 1, lines: 1 })
    expect(await effects('theirs')).toEqual({ rows: 0, lines: 0 })
  })
})

it('refuses a key that is empty or over 100 characters', async () => {
  for (const key of [' ', 'k'.repeat(101)]) {
    const answer = await client.call(act, { body: { name: 'odd' } }, keyed(key))
    expect([answer.status, answer.problem.field]).toEqual([400, 'Idempotency-Key'])
  }
})
