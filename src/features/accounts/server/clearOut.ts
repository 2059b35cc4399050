import type { Kysely } from 'kysely'
import type { Tables } from '#platform/db.ts'

/** Failures that no longer count, and sessions long over. The audit keeps who was signed in when. */
export async function clearOutSessions(
  db: Kysely<Tables>,
  before: { failures: Date; sessions: Date },
): Promise<void> {
  await db.deleteFrom('sign_in_failure').where('last_at', '<', before.failures).execute()
  await db
    .deleteFrom('session')
    .where((where) =>
      where.or([where('ended_at', '<', before.sessions), where('expires_at', '<', before.sessions)]),
    )
    .execute()
}
