import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { clearOut } from '#apps/housekeeping.ts'
import { makeToken, signIn, signOut } from '#features/accounts/contract.ts'
import { addTerm } from '#features/school/contract.ts'
import { addDays } from '#platform/clock.ts'
import { newId } from '#platform/ids.ts'
import { type Client, clientOf, openTestHouse, type TestHouse, TODAY } from './support/house.ts'

let house: TestHouse
let librarian: Client
beforeAll(async () => {
  house = await openTestHouse()
  librarian = await house.as('librarian')
  const body = { name: '第一学期', startsOn: '2026-09-01' }
  await librarian.call(addTerm, { body }, { 'idempotency-key': newId() })
  await clientOf(house.app, '').call(signIn, { body: { username: 'nobody', password: 'wrong' } })
  await (await house.as('teacher')).call(signOut)
  await librarian.call(makeToken, { body: { label: '自助机', permissions: ['school.read'] } })
})
afterAll(() => house.close())

async function left() {
  const { rows } = await sql<Record<string, number>>`
    select (select count(*) from idempotency_key) as keys, (select count(*) from sign_in_failure) as failures,
      (select count(*) from session where kind = 'browser') as sessions,
      (select count(*) from session where kind = 'program') as tokens,
      (select count(*) from audit) as lines`.execute(house.database.read)
  return rows[0]
}
const clearOutAfter = (days: number) =>
  clearOut(house.database.write, new Date(`${addDays(TODAY, days)}T12:00:00+08:00`))

it('clears out what nobody asks for any more, and neither a living token nor a line of the audit', async () => {
  const before = await left()
  expect(before).toMatchObject({ keys: 1, failures: 1, sessions: 2, tokens: 1 })
  await clearOutAfter(1)
  expect(await left()).toEqual(before)
  await clearOutAfter(3)
  expect(await left()).toEqual({ ...before, failures: 0 })
  await clearOutAfter(91)
  expect(await left()).toEqual({ ...before, failures: 0, keys: 0 })
  await clearOutAfter(182)
  expect(await left()).toEqual({ ...before, failures: 0, keys: 0, sessions: 0 })
})
