import { chmod, mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startEmbedded } from '#platform/postgres/embedded.ts'
import {
  build,
  clearAway,
  killPostgres,
  type Program,
  postmasterPid,
  runningStore,
  startProgram,
} from './program.ts'

const quiet = { info: () => undefined, warn: () => undefined }
let dataDir: string

beforeAll(async () => {
  build()
  const temp = await mkdtemp(path.join(os.tmpdir(), 'shuxiang-faults-'))
  await chmod(temp, 0o711)
  dataDir = path.join(temp, '学校 数据')
}, 180_000)
afterAll(async () => {
  await clearAway(dataDir)
  await rm(path.dirname(dataDir), { recursive: true, force: true })
})

// One data folder goes through all of this in turn, as a school's does.
describe('the program', { timeout: 60_000 }, () => {
  it('says which setting is wrong, and touches nothing', async () => {
    const program = startProgram(dataDir, { PORT: '80a', TZ_SCHOOL: 'Asia/Peking' })
    expect(await program.ended()).toBe(1)
    for (const part of ['PORT', '80a', 'TZ_SCHOOL', 'Asia/Peking']) expect(program.said()).toContain(part)
    expectSentence(program)
    await expect(stat(dataDir)).rejects.toThrow()
  })

  it('says that its port is taken, and leaves no PostgreSQL behind', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await new Promise((resolve) => other.once('listening', resolve))
    const { port } = other.address() as AddressInfo
    const program = startProgram(dataDir, { PORT: String(port) })
    expect(await program.ended()).toBe(1)
    other.close()
    expect(program.said()).toContain(String(port))
    expectSentence(program)
    expect(await postmasterPid(dataDir)).toBeUndefined()
  })

  it('answers within five seconds of its second start, and keeps what it acknowledged through a kill of everything', async () => {
    const begun = Date.now()
    const program = startProgram(dataDir)
    const { url } = await program.ready()
    expect((await fetch(`${url}/api/v1/health`)).status).toBe(200)
    expect(Date.now() - begun).toBeLessThan(5000)

    const code = /\(set-up code\)\s+(\S+)/.exec(program.said())?.[1]
    expect((await post(url, '/api/v1/setup', school(code))).status).toBe(201)
    program.signal('SIGKILL')
    await killPostgres(dataDir)
    await program.ended()

    const again = startProgram(dataDir)
    await expectSetUp((await again.ready()).url)
    await stopped(again)
  })

  it('refuses a second process on its data and says who has them', async () => {
    const first = startProgram(dataDir)
    const { url } = await first.ready()
    const second = startProgram(dataDir)
    expect(await second.ended()).toBe(1)
    for (const part of [dataDir, String(first.pid), url]) expect(second.said()).toContain(part)
    expectSentence(second)
    await expectSetUp(url)
    await stopped(first)
  })

  it('adopts the PostgreSQL it left behind when it was killed', async () => {
    const first = startProgram(dataDir)
    await first.ready()
    const pid = await postmasterPid(dataDir)
    first.signal('SIGKILL')
    await first.ended()
    const second = startProgram(dataDir)
    await expectSetUp((await second.ready()).url)
    expect(await postmasterPid(dataDir)).toBe(pid)
    await stopped(second)
  })

  it('answers the requests it has before it stops', async () => {
    const program = startProgram(dataDir)
    const { url } = await program.ready()
    const other = new pg.Client(await runningStore(dataDir))
    await other.connect()
    const { rows } = await other.query(
      `select schema_name from district.migration where schema_name <> 'district'`,
    )
    await other.query(`begin; lock table ${rows[0].schema_name}.school`)
    const answer = expectSetUp(url)
    while ((await other.query('select 1 from pg_locks where not granted')).rowCount === 0);
    program.signal('SIGTERM')
    await new Promise((resolve) => setTimeout(resolve, 200))
    await other.query('rollback')
    await other.end()
    await answer
    expect(await program.ended()).toBe(0)
  })

  it('stops cleanly on SIGTERM, though a browser keeps its connection open', async () => {
    const program = startProgram(dataDir)
    const { url } = await program.ready()
    await fetch(`${url}/api/v1/health`, { headers: { connection: 'keep-alive' } })
    await stopped(program)
    expect(await postmasterPid(dataDir)).toBeUndefined()
    const log = await readFile(path.join(dataDir, 'postgres', 'postgres.log'), 'utf8')
    expect(log.trim()).toMatch(/database system is shut down$/)
    expect(await readdir(path.join(dataDir, 'hold'))).toEqual([])
  })

  it('stops cleanly on Ctrl+C, though pressed twice', async () => {
    const program = startProgram(dataDir)
    await program.ready()
    program.signal('SIGINT')
    setTimeout(() => program.signal('SIGINT'), 20)
    expect(await program.ended()).toBe(0)
    expect(await postmasterPid(dataDir)).toBeUndefined()
  })

  it('leaves the data of a newer program alone', async () => {
    await sql(`insert into district.migration (schema_name, name, checksum, applied_at)
      select schema_name, '9999_of_the_future.sql', 'x', now() from district.migration limit 1`)
    const program = startProgram(dataDir)
    expect(await program.ended()).toBe(1)
    expect(program.said()).toContain('9999_of_the_future.sql')
    expectSentence(program)
    expect(await postmasterPid(dataDir)).toBeUndefined()

    await sql(`delete from district.migration where name = '9999_of_the_future.sql'`)
    const again = startProgram(dataDir)
    await expectSetUp((await again.ready()).url)
    await stopped(again)
  })
})

/** What was said holds no stack trace. */
function expectSentence(program: Program): void {
  expect(program.said()).not.toMatch(/^\s+at /m)
}

async function stopped(program: Program): Promise<void> {
  program.signal('SIGTERM')
  expect(await program.ended()).toBe(0)
}

/** The school that an earlier test set up is still there. */
async function expectSetUp(url: string): Promise<void> {
  const answer = await post(url, '/api/v1/setup/code', { code: 'AAAA-AAAA' })
  expect(await answer.json()).toMatchObject({ code: 'already_set_up' })
}

function post(url: string, address: string, body: object): Promise<Response> {
  return fetch(url + address, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
    body: JSON.stringify(body),
  })
}

const school = (code: string | undefined) => ({
  code,
  school: { name: '断电小学', timeZone: 'Asia/Shanghai' },
  term: { name: '第一学期', startsOn: '2026-09-01', endsOn: '2027-01-20' },
  classNamePattern: '{grade}年级{number}班',
  classes: [{ grade: 1, number: 1 }],
  librarian: { username: 'librarian', name: '王老师', password: 'Yuedu-2026-haoshu' },
})

/** A statement to the store while the program does not run. */
async function sql(statement: string): Promise<void> {
  const store = await startEmbedded({ dataDir, log: quiet })
  const client = new pg.Client(store.connection)
  await client.connect()
  await client.query(statement)
  await client.end()
  await store.stop()
}
