import type { Connection } from '#platform/postgres/embedded.ts'
import type { Http } from './http.ts'
import { measure, round } from './measure.ts'
import { rawClients } from './raw.ts'

const QUERIES = 800

/** Two characters out of titles of the store, as a child types them; beside it what the statement alone takes. */
export async function searchBench(http: Http, connection: Connection) {
  const [client] = await rawClients(connection, 1)
  if (!client) throw new Error('no connection')
  const { rows } = await client.query<{ pair: string }>(
    `select distinct substr(title, 1 + (length(title) / 2)::int, 2) as pair from title order by pair limit 400`,
  )
  const pairs = rows.map((row) => row.pair).filter((pair) => /^\p{Script=Han}{2}$/u.test(pair))
  const path = (index: number) => `/api/v1/search?q=${encodeURIComponent(pairs[index % pairs.length] ?? '')}`
  await measure(1, 100, async (index) => void (await http.call('GET', path(index))))
  const over = await measure(1, QUERIES, async (index) => void (await http.call('GET', path(index))))
  const many = await measure(16, QUERIES * 2, async (index) => void (await http.call('GET', path(index))))
  const alone = await measure(1, QUERIES, async (index) => {
    await client.query(`select id from title where search @@ $1::tsquery limit 20`, [
      `'${pairs[index % pairs.length]}'`,
    ])
  })
  await client.end()
  return {
    'search of 2 characters, HTTP, 1 client': { ...over, ratio: round(over.median / alone.median) },
    'search of 2 characters, HTTP, 16 clients': many,
    'index look-up alone, raw driver': alone,
  }
}
