import type { Kysely } from 'kysely'
import type { Tables } from '../db.ts'

/** Idempotency keys from before a time: older than any desk or tablet keeps a scan it could not send. */
export async function clearOutKeys(db: Kysely<Tables>, before: Date): Promise<void> {
  await db.deleteFrom('idempotency_key').where('at', '<', before).execute()
}
