import { chown, readFile, rmdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { type Account, accountFor } from '#platform/postgres/account.ts'
import { readyBinaries } from '#platform/postgres/binaries.ts'
import { clusterPassword, NAME, readyCluster } from '#platform/postgres/cluster.ts'
import { type Listen, placeToListen, SOCKET_PORT } from '#platform/postgres/listen.ts'
import { pgDataOf, prepareFolder } from '#platform/postgres/place.ts'
import {
  livingPostmaster,
  type Steering,
  startPostmaster,
  stopPostmaster,
} from '#platform/postgres/postmaster.ts'
import { SETTINGS_FILE, settingsText } from '#platform/postgres/settings.ts'

/** How to reach the database; `host` is the folder of a unix socket where there are such. Fits the `pg` package. */
export interface Connection {
  host: string
  port: number
  user: string
  database: string
  password?: string
}

export interface Embedded {
  connection: Connection
  /** The server was found running, left behind by a process that was killed. */
  adopted: boolean
  postmasterPid: number
  /** Stops the server cleanly and waits for it; may be called twice. */
  stop(): Promise<void>
}

interface Order {
  /** Absolute; placed by `placeDataDir` and held by `holdDataDir` before. */
  dataDir: string
  log: { info(message: string): void; warn(message: string): void }
  /** Further PostgreSQL settings, e.g. `{ fsync: 'off' }` for a throw-away database. */
  settings?: Record<string, string>
}

/**
 * Starts the PostgreSQL that npm brought over `<dataDir>/postgres`, making that on the first start. A server that a
 * killed process left behind is adopted if it answers and is what we would start, else stopped first.
 * @throws StartProblem when it cannot start: no binaries for this system, a folder out of reach, data of another
 * version, or PostgreSQL's own reason
 */
export async function startEmbedded({ dataDir, log, settings = {} }: Order): Promise<Embedded> {
  const pgData = pgDataOf(dataDir)
  const account = await accountFor(pgData)
  await prepareFolder(dataDir, account)
  const { version, initdb, pgCtl } = await readyBinaries(account, dataDir)
  await readyCluster({ dataDir, initdb, version, account, hasty: settings.fsync === 'off' })
  const steering: Steering = { pgCtl, pgData, account }
  const password = await clusterPassword(dataDir)
  const textFor = (listen: Listen) => settingsText(version, listen, settings)

  const found = await adoptable(pgData, textFor, password, log)
  if (found) return { ...found, adopted: true, stop: stopper(steering, found.connection) }

  await stopPostmaster(steering, 15)
  const listen = await placeToListen(pgData, account)
  await writeSettings(pgData, textFor(listen), account)
  const { pid } = await startPostmaster(steering)
  const connection = connectionTo(listen, password)
  const stop = stopper(steering, connection)
  try {
    await ensureDatabase(connection)
  } catch (error) {
    await stop()
    throw error
  }
  log.info(`PostgreSQL 已启动 (started), pid ${pid}`)
  return { connection, adopted: false, postmasterPid: pid, stop }
}

async function writeSettings(pgData: string, text: string, account: Account | undefined): Promise<void> {
  const file = path.join(pgData, SETTINGS_FILE)
  await writeFile(file, text, { mode: 0o600 })
  if (account) await chown(file, account.uid, account.gid)
}

function stopper(steering: Steering, connection: Connection): () => Promise<void> {
  let stopping: Promise<void> | undefined
  const stop = async () => {
    await stopPostmaster(steering)
    if (path.isAbsolute(connection.host)) await rmdir(connection.host).catch(() => {})
  }
  return () => {
    stopping ??= stop()
    return stopping
  }
}

/** The running server of this folder, if it has the settings we would give it and answers. */
async function adoptable(
  pgData: string,
  textFor: (listen: Listen) => string,
  password: string | undefined,
  log: Order['log'],
): Promise<{ postmasterPid: number; connection: Connection } | undefined> {
  const has = await readFile(path.join(pgData, SETTINGS_FILE), 'utf8').catch(() => '')
  for (let waited = 0; waited < 60_000; waited += 200) {
    const found = await livingPostmaster(pgData)
    if (!found) return undefined
    const { pid, port, socketDir, ready } = found
    const listen = process.platform === 'win32' ? { port } : { socketDir }
    if (has !== textFor(listen)) break
    const connection = connectionTo(listen, password)
    const answer = ready ? await ask(connection) : 'later'
    if (answer === 'yes') {
      log.info(`接管了仍在运行的 PostgreSQL (adopted the running PostgreSQL), pid ${pid}`)
      return { postmasterPid: pid, connection }
    }
    if (answer === 'no') break
    await sleep(200)
  }
  log.warn('停止上次遗留的 PostgreSQL (stopping the PostgreSQL left behind by the last run)')
  return undefined
}

async function ask(connection: Connection): Promise<'yes' | 'later' | 'no'> {
  try {
    await ensureDatabase(connection)
    return 'yes'
  } catch (error) {
    // Starting up or shutting down; all places taken by the connections of the process that was killed.
    return ['57P03', '53300'].includes((error as { code?: string }).code ?? '') ? 'later' : 'no'
  }
}

async function ensureDatabase(connection: Connection): Promise<void> {
  const client = new pg.Client({
    ...connection,
    database: 'postgres',
    connectionTimeoutMillis: 5000,
    query_timeout: 15_000,
  })
  client.on('error', () => {})
  try {
    await client.connect()
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [NAME])
    if (!rowCount) await client.query(`create database ${NAME}`)
  } finally {
    await client.end().catch(() => {})
  }
}

function connectionTo(listen: Listen, password: string | undefined): Connection {
  const place =
    'port' in listen
      ? { host: '127.0.0.1', port: listen.port }
      : { host: listen.socketDir, port: SOCKET_PORT }
  return { ...place, user: NAME, database: NAME, ...(password && { password }) }
}
