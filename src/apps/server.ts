import { readFile } from 'node:fs/promises'
import { networkInterfaces } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import type pg from 'pg'
import { schoolRow } from '#features/school/public.ts'
import { newSetupCode } from '#features/setup/public.ts'
import { systemClock } from '#platform/clock.ts'
import { type Config, readConfig } from '#platform/config.ts'
import { type Database, openDatabase } from '#platform/db.ts'
import { holdDatabase } from '#platform/holdDatabase.ts'
import { mendInterruptedImports } from '#platform/imports/routes.ts'
import { migrate } from '#platform/migrate.ts'
import { startEmbedded } from '#platform/postgres/embedded.ts'
import { holdDataDir } from '#platform/postgres/hold.ts'
import { placeDataDir } from '#platform/postgres/place.ts'
import { StartProblem } from '#platform/startProblem.ts'
import { demoAccounts, fillWithDemoSchool } from '#seed/load.ts'
import { createHouse } from './house.ts'
import { keepHouse } from './housekeeping.ts'

const say = {
  info: (message: string) => console.log(message),
  warn: (message: string) => console.warn(message),
}

/**
 * Starts the whole program: settings, hold on the data, database, migrations, server.
 * Ends its start-up with one line `ready {"url":…,"accounts":[…]}`.
 * @throws StartProblem with a sentence for whoever started it
 */
export async function main({ demo, root }: { demo: boolean; root: string }): Promise<void> {
  const config = readConfig(process.env, { root, demo })
  const closers: (() => Promise<void>)[] = []
  const asked = stopAsked()
  try {
    await start(config, root, closers)
  } catch (error) {
    await closeAll(closers)
    throw error
  }
  // Not awaited: `main` has done its work when the program answers.
  void asked.then(() => closeAll(closers)).then(() => process.exit(0))
}

async function start(config: Config, root: string, closers: (() => Promise<void>)[]): Promise<void> {
  const { connection, announce } = await openStore(config, closers)
  const applied = await migrate(connection, join(root, 'migrations'))
  if (applied.length > 0)
    say.info(`数据库已升级 ${applied.length} 步 (database upgraded, ${applied.length} steps)`)
  const database = openDatabase(connection)
  closers.push(() => database.close())
  await mendInterruptedImports(database.write)
  const school = await readySchool(database, config)
  const clock = systemClock(school?.time_zone ?? config.timeZone)
  const code = newSetupCode()
  const { app } = await createHouse({
    database,
    clock,
    version: await versionOf(root),
    logLevel: config.logLevel,
    firstRun: {
      code,
      loadDemo: async (ctx) => {
        await fillWithDemoSchool(ctx.db, ctx.timeZone, ctx.now)
        return demoAccounts()
      },
    },
    webRoot: join(root, 'dist', 'web'),
  })
  closers.push(keepHouse(database.write, clock, (error) => app.log.error({ err: error }, 'housekeeping')))
  closers.push(() => closeServer(app))
  const url = await listen(app, config)
  await announce(url)
  greet(url, config, school ? undefined : code)
  console.log(`ready ${JSON.stringify({ url, accounts: config.demo ? demoAccounts() : [] })}`)
}

/** The school of this store; `npm run demo` fills an empty one. */
async function readySchool(database: Database, { demo, timeZone }: Config) {
  const school = await schoolRow(database.read)
  if (school || !demo) return school
  say.info('正在生成演示学校… (making the demo school)')
  await database.write.transaction().execute((trx) => fillWithDemoSchool(trx, timeZone, new Date()))
  return schoolRow(database.read)
}

/** The database of DATABASE_URL, or the embedded one over the data folder that this process then holds. */
async function openStore(
  config: Config,
  closers: (() => Promise<void>)[],
): Promise<{ connection: pg.ClientConfig; announce(url: string): Promise<void> }> {
  if (config.databaseUrl) {
    const connection = { connectionString: config.databaseUrl }
    closers.push(await holdDatabase(connection))
    return { connection, announce: async () => undefined }
  }
  const dataDir = await placeDataDir(config, say)
  const hold = await holdDataDir(dataDir)
  closers.push(() => hold.release())
  const engine = await startEmbedded({ dataDir, log: say })
  closers.push(() => engine.stop())
  return { connection: engine.connection, announce: (url) => hold.announce(url) }
}

async function versionOf(root: string): Promise<string> {
  return JSON.parse(await readFile(join(root, 'package.json'), 'utf8')).version
}

async function listen(app: FastifyInstance, { port, host }: Config): Promise<string> {
  try {
    await app.listen({ port, host })
  } catch (error) {
    throw listenProblem((error as NodeJS.ErrnoException).code, port, host) ?? error
  }
  const address = app.server.address()
  const actual = typeof address === 'object' && address ? address.port : port
  return `http://${host === '0.0.0.0' || host === '::' ? 'localhost' : host}:${actual}`
}

function listenProblem(code: string | undefined, port: number, host: string): StartProblem | undefined {
  if (code === 'EADDRINUSE') {
    return new StartProblem(
      `端口 ${port} 已被别的程序占用。请关掉那个程序，或用 PORT=${port + 1} npm start 换一个端口。`,
      `Port ${port} is taken by another program. Stop it, or choose another with PORT=${port + 1} npm start.`,
    )
  }
  if (code === 'EACCES') {
    return new StartProblem(
      `没有权限使用端口 ${port}。请用 PORT=8080 npm start。`,
      `No permission for port ${port}. Use PORT=8080 npm start.`,
    )
  }
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
    return new StartProblem(
      `这台电脑没有地址 ${host}。请检查设置 HOST，或去掉它。`,
      `This computer has no address ${host}. Check the setting HOST, or leave it out.`,
    )
  }
  return undefined
}

function greet(url: string, config: Config, setupCode: string | undefined): void {
  say.info('')
  say.info(`  书香 Shuxiang   ${url}`)
  if (config.host === '0.0.0.0')
    for (const address of lanAddresses(url)) say.info(`  局域网 (LAN)    ${address}`)
  if (setupCode) {
    say.info(`  设置码 (set-up code)   ${setupCode}`)
    say.info(
      '  第一次使用：在浏览器打开上面的地址，输入设置码。 (First run: open the address, enter the code.)',
    )
  }
  if (config.demo) {
    say.info('  演示学校的账号 (accounts of the demo school):')
    for (const each of demoAccounts()) {
      say.info(`    ${each.role.padEnd(16)} ${each.username.padEnd(16)} ${each.password}`)
    }
  }
  say.info('')
}

function lanAddresses(url: string): string[] {
  const { port } = new URL(url)
  return Object.values(networkInterfaces())
    .flatMap((each) => each ?? [])
    .filter((each) => each.family === 'IPv4' && !each.internal)
    .map((each) => `http://${each.address}:${port}`)
}

/** The last opened is closed first: requests end, then the pools, then PostgreSQL, then the hold. */
async function closeAll(closers: (() => Promise<void>)[]): Promise<void> {
  for (const close of closers.splice(0).reverse()) {
    await close().catch((error) => console.error('closing failed', error))
  }
}

/** Ends the server: open requests get their answer (at most 10 s), then their connections go, also kept-alive ones. */
async function closeServer(app: FastifyInstance): Promise<void> {
  const sweep = setInterval(() => app.server.closeIdleConnections(), 100)
  const limit = setTimeout(() => app.server.closeAllConnections(), 10_000)
  await app.close().finally(() => {
    clearInterval(sweep)
    clearTimeout(limit)
  })
}

/** Resolves when the program is asked to stop: at any time, even while it starts; a second Ctrl+C changes nothing. */
function stopAsked(): Promise<void> {
  return new Promise((resolve) => {
    let told = false
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
      process.on(signal, () => {
        if (!told) say.info('正在关闭… (stopping)')
        told = true
        resolve()
      })
    }
  })
}
