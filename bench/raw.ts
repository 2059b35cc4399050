import pg from 'pg'
import type { Connection } from '#platform/postgres/embedded.ts'

/** One statement of a transaction as the server sent it. */
export interface Statement {
  /** Set when the product prepares it once a connection. */
  name?: string
  text: string
  values: unknown[]
}

type Query = (
  config: string | { name?: string; text: string; values?: unknown[] },
  values?: unknown[],
  ...rest: unknown[]
) => unknown

/**
 * The statements that the product itself sends inside the write transaction of one request, recorded from the driver.
 * So the raw measurement runs the same SQL, and cannot fall behind when the product changes.
 */
export async function recordTransaction(request: () => Promise<void>): Promise<Statement[]> {
  const prototype = pg.Client.prototype as unknown as { query: Query }
  const original = prototype.query
  const seen: Statement[] = []
  prototype.query = function (this: pg.Client, config, values, ...rest) {
    if (typeof config === 'string') seen.push({ text: config, values: Array.isArray(values) ? values : [] })
    else if (config?.text)
      seen.push({
        name: config.name,
        text: config.text,
        values: config.values ?? (Array.isArray(values) ? values : []),
      })
    return original.call(this, config, values, ...rest)
  }
  try {
    await request()
  } finally {
    prototype.query = original
  }
  const begin = seen.findIndex((statement) => /^begin/i.test(statement.text))
  const end = seen.findIndex((statement) => /^commit/i.test(statement.text))
  return seen.slice(begin, end + 1)
}

/** The same transaction for other things: every value that occurs in `swap` is replaced, inside JSON texts too. */
export function withValues(statements: readonly Statement[], swap: ReadonlyMap<string, string>): Statement[] {
  return statements.map(({ name, text, values }) => ({
    name,
    text,
    values: values.map((value) => {
      if (typeof value !== 'string') return value
      const whole = swap.get(value)
      if (whole !== undefined) return whole
      if (!value.startsWith('[') && !value.startsWith('{')) return value
      return [...swap].reduce((json, [from, to]) => json.replaceAll(from, to), value)
    }),
  }))
}

/** Connections of our own, as the product's pool opens them. */
export async function rawClients(connection: Connection, count: number): Promise<pg.Client[]> {
  return Promise.all(
    Array.from({ length: count }, async () => {
      const client = new pg.Client({
        ...connection,
        options: '-c search_path=school -c timezone=UTC -c plan_cache_mode=force_generic_plan',
      })
      // The server stops before its clients when a measurement fails; that must not hide why it failed.
      client.on('error', () => undefined)
      await client.connect()
      return client
    }),
  )
}

export async function runRaw(client: pg.Client, statements: readonly Statement[]): Promise<void> {
  for (const statement of statements) await client.query(statement)
}
