import pg from 'pg'
import { StartProblem } from './startProblem.ts'

const PROGRAM_LOCK = 5_810_239

/**
 * One program at a time works on a database of the school's own: set-up code, clock and imports live in one process.
 * @returns how to let go of it
 * @throws StartProblem when another program holds it
 */
export async function holdDatabase(connection: pg.ClientConfig): Promise<() => Promise<void>> {
  const client = new pg.Client({ ...connection, application_name: 'shuxiang' })
  // A connection that breaks later ends the hold with it; the program itself goes on through its pools.
  client.on('error', () => undefined)
  await client.connect()
  const { rows } = await client.query<{ held: boolean }>(
    `select pg_try_advisory_lock(${PROGRAM_LOCK}) as held`,
  )
  if (rows[0]?.held) return () => client.end()
  await client.end()
  throw new StartProblem(
    'DATABASE_URL 的数据库正被另一个书香程序使用。请先停下那个程序。',
    'The database of DATABASE_URL is in use by another Shuxiang. Stop that one first.',
  )
}
