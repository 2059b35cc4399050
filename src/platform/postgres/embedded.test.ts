import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type Embedded, startEmbedded } from '#platform/postgres/embedded.ts'
import { isAlive } from '#platform/postgres/process.ts'

const quiet = { info() {}, warn() {} }
const settings = { fsync: 'off' }

let temp: string
/** Longer than the 107 bytes of a unix socket's path. */
let dataDir: string
const running: Embedded[] = []

beforeAll(async () => {
  temp = await mkdtemp(path.join(os.tmpdir(), 'shuxiang-test-'))
  // As a home that lets others walk through.
  await chmod(temp, 0o711)
  dataDir = path.join(temp, `书香 小学 $HOME "图书馆" ${'很长'.repeat(16)}`, 'data')
})
afterEach(async () => {
  for (const server of running.splice(0)) await server.stop()
})
afterAll(() => rm(temp, { recursive: true, force: true }))

describe('the embedded PostgreSQL', { timeout: 30_000 }, () => {
  it('is made in UTF-8 with safe defaults, reachable by nobody from outside', async () => {
    const server = await start()
    expect(server.adopted).toBe(false)
    const [row] = await ask(
      server,
      `select current_setting('server_encoding') encoding, current_setting('timezone') zone,
        current_setting('synchronous_commit') acknowledged, current_setting('listen_addresses') tcp,
        (select datcollate from pg_database where datname = current_database()) sorting`,
    )
    const tcp = process.platform === 'win32' ? '127.0.0.1' : ''
    expect(row).toEqual({ encoding: 'UTF8', zone: 'UTC', acknowledged: 'on', tcp, sorting: 'C' })
    await ask(server, `create table book as select '红楼梦' title`)
  })

  it('keeps data from one start to the next', async () => {
    expect(await ask(await start(), 'select title from book')).toEqual([{ title: '红楼梦' }])
  })

  it('does not turn fsync off by itself', async () => {
    const server = await start({})
    expect(await ask(server, 'show fsync')).toEqual([{ fsync: 'on' }])
  })

  it('adopts the server of a process that was killed', async () => {
    const { pid } = await startAndKill()
    const server = await start()
    expect(server).toMatchObject({ adopted: true, postmasterPid: pid })
    expect(await ask(server, 'select title from book')).toHaveLength(1)
    await server.stop()
    expect(isAlive(pid)).toBe(false)
  })

  it('replaces an orphaned server that runs with other settings', async () => {
    const { pid } = await startAndKill()
    const server = await start({ ...settings, work_mem: '5MB' })
    expect(server.adopted).toBe(false)
    expect(isAlive(pid)).toBe(false)
    expect(await ask(server, 'show work_mem')).toEqual([{ work_mem: '5MB' }])
  })

  it('starts over the pid file of a killed server, though its number belongs to another process now', async () => {
    const { pid } = await startAndKill()
    const file = path.join(dataDir, 'postgres', 'postmaster.pid')
    const text = await readFile(file, 'utf8')
    process.kill(pid, 'SIGKILL')
    while (isAlive(pid)) await new Promise((resolve) => setTimeout(resolve, 20))
    await writeFile(file, text.replace(String(pid), String(process.pid)))
    const server = await start()
    expect(server.adopted).toBe(false)
    expect(await ask(server, 'select title from book')).toHaveLength(1)
  })

  it('starts again after a making that was cut short', async () => {
    const other = path.join(temp, 'cut short')
    await mkdir(path.join(other, 'postgres.part', 'base'), { recursive: true })
    const server = await startEmbedded({ dataDir: other, log: quiet, settings })
    running.push(server)
    expect(await ask(server, 'select 1 one')).toEqual([{ one: 1 }])
  })

  it('refuses data of another PostgreSQL version with a sentence', async () => {
    const other = path.join(temp, 'cut short')
    await writeFile(path.join(other, 'postgres', 'PG_VERSION'), '15\n')
    await expect(startEmbedded({ dataDir: other, log: quiet, settings })).rejects.toMatchObject({
      name: 'StartProblem',
      message: expect.stringContaining('PostgreSQL 15'),
    })
  })
})

async function start(extra: Record<string, string> = settings): Promise<Embedded> {
  const server = await startEmbedded({ dataDir, log: quiet, settings: extra })
  running.push(server)
  return server
}

async function ask(server: Embedded, sql: string): Promise<unknown[]> {
  const client = new pg.Client(server.connection)
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

/** Starts the server from a process of its own and kills that; the number is the orphaned postmaster's. */
async function startAndKill(): Promise<{ pid: number }> {
  const program = `
    import { startEmbedded } from '#platform/postgres/embedded.ts'
    const log = { info() {}, warn() {} }
    const server = await startEmbedded({ ...${JSON.stringify({ dataDir, settings })}, log })
    console.log(server.postmasterPid)
    setInterval(() => {}, 1000)`
  const child: ChildProcess = spawn(
    process.execPath,
    ['--import', 'tsx', '--input-type=module', '-e', program],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  const [line] = (await once(child.stdout!, 'data')) as [Buffer]
  child.kill('SIGKILL')
  await once(child, 'exit')
  return { pid: Number(line.toString()) }
}
