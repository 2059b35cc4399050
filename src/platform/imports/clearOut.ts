import { type Kysely, sql } from 'kysely'
import type { Tables } from '../db.ts'

/** Lists handed in before a time lose their rows and cells: they hold children's names. That they were taken over stays. */
export async function clearOutLists(db: Kysely<Tables>, before: Date): Promise<void> {
  await sql`update import_file set bytes = ''::bytea,
      report = report || '{"faults": [], "preview": []}'::jsonb
    where created_at < ${before} and length(bytes) > 0`.execute(db)
}
