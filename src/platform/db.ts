import { Kysely, PostgresDialect, type Transaction } from 'kysely'
import pg from 'pg'

/** Every feature adds its tables here from its own `server/tables.ts` by declaration merging. */
// biome-ignore lint/suspicious/noEmptyInterface: the features fill it
export interface Tables {}

export type Db = Kysely<Tables> | Transaction<Tables>

export interface Database {
  /** For writes: `mount` opens one transaction of it per request. */
  write: Kysely<Tables>
  /** For GETs: its sessions are read-only, which PostgreSQL itself enforces at no cost of a round trip. */
  read: Kysely<Tables>
  close(): Promise<void>
}

/**
 * A statement that begins with a comment like `/* lend.lock *\/` is prepared once a connection under that name:
 * planning a join of eight tables costs more than running it. Only for statements whose text never changes.
 */
class PreparingClient extends pg.Client {
  // biome-ignore lint/suspicious/noExplicitAny: the driver's overloads are passed through unchanged
  override query(config: any, values?: any, callback?: any): any {
    const name = typeof config === 'string' ? /^\/\* ([\w.]+) \*\//.exec(config)?.[1] : undefined
    return name
      ? super.query({ name, text: config, values }, callback)
      : super.query(config, values, callback)
  }
}

/** One school is one schema; what schools share stands in `district`. */
export const SCHOOL_SCHEMA = 'school'

const INT8 = 20
const DATE = 1082

function typeParser(oid: number, format?: 'text' | 'binary') {
  if (oid === DATE) return (value: string) => value
  if (oid === INT8) return Number
  return pg.types.getTypeParser(oid, format as 'text')
}

/**
 * Opens the two pools. Days come back as `2026-09-01` strings, counts as numbers, instants as Date.
 * @param schema the school's schema, put first in the search path of every session
 */
export function openDatabase(connection: pg.ClientConfig, schema = SCHOOL_SCHEMA, size = 10): Database {
  const pool = (options: string) =>
    new pg.Pool({
      ...connection,
      Client: PreparingClient,
      max: size,
      options: `-c search_path=${schema} -c timezone=UTC ${options}`,
      types: { getTypeParser: typeParser as typeof pg.types.getTypeParser },
    })
  // The statements of a write are short and their best plan does not hang on the values: it is made once.
  const writes = pool('-c plan_cache_mode=force_generic_plan')
  const reads = pool('-c default_transaction_read_only=on')
  // An idle connection that breaks (server restarted) is replaced by the pool; without a listener Node would end.
  for (const each of [writes, reads]) each.on('error', () => undefined)
  const kysely = (each: pg.Pool) => new Kysely<Tables>({ dialect: new PostgresDialect({ pool: each }) })
  const write = kysely(writes)
  const read = kysely(reads)
  return {
    write,
    read,
    close: async () => {
      await Promise.all([write.destroy(), read.destroy()])
    },
  }
}

/** The SQLSTATE and the constraint behind a database error; shard suffixes (`_102008`) are stripped. */
export function constraintOf(error: unknown): { state: string; constraint: string } | undefined {
  if (!(error instanceof pg.DatabaseError)) return undefined
  const named = error.constraint ?? /constraint "([^"]+)"/.exec(error.message)?.[1] ?? ''
  return { state: error.code ?? '', constraint: named.replace(/_\d+$/, '') }
}
