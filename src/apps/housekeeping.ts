import type { Kysely } from 'kysely'
import { clearOutSessions } from '#features/accounts/public.ts'
import type { Clock } from '#platform/clock.ts'
import type { Tables } from '#platform/db.ts'
import { clearOutKeys } from '#platform/http/clearOut.ts'
import { clearOutLists } from '#platform/imports/clearOut.ts'

const DAY_MS = 24 * 3600 * 1000
/** Longer than any desk or tablet keeps a scan it could not send. */
const KEYS_DAYS = 90
/** Long enough to mend the faulty rows of a list. */
const LISTS_DAYS = 30
const FAILURES_DAYS = 2
const ENDED_SESSIONS_DAYS = 180

/** What nobody asks for any more goes: old idempotency keys, forgotten failures, sessions long over. The audit stays. */
export async function clearOut(db: Kysely<Tables>, now: Date): Promise<void> {
  const before = (days: number) => new Date(now.getTime() - days * DAY_MS)
  await clearOutKeys(db, before(KEYS_DAYS))
  await clearOutLists(db, before(LISTS_DAYS))
  await clearOutSessions(db, { failures: before(FAILURES_DAYS), sessions: before(ENDED_SESSIONS_DAYS) })
}

/** Clears out now and once a day. @returns how to stop it */
export function keepHouse(
  db: Kysely<Tables>,
  clock: Clock,
  onFault: (error: unknown) => void,
): () => Promise<void> {
  let last = Promise.resolve()
  const run = () => {
    last = clearOut(db, clock.now()).catch(onFault)
  }
  run()
  const timer = setInterval(run, DAY_MS)
  return async () => {
    clearInterval(timer)
    await last
  }
}
