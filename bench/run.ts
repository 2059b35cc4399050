import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { migrate } from '#platform/migrate.ts'
import { startEmbedded } from '#platform/postgres/embedded.ts'
import { placeDataDir } from '#platform/postgres/place.ts'
import { circulationBench } from './circulation.ts'
import { FULL, fill, LIBRARIAN } from './fill.ts'
import { Http } from './http.ts'
import { importBench } from './imports.ts'
import { startProgram } from './program.ts'
import { searchBench } from './search.ts'

const quiet = { info: () => undefined, warn: (message: string) => console.warn(message) }

/** `npm run bench`: a full-sized store of its own, the built product over it, the raw driver beside it. */
async function main(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'shuxiang-bench-'))
  const dataDir = await placeDataDir({ dataDir: folder, dataDirExplicit: true }, quiet)
  console.log(`filling: ${JSON.stringify(FULL)}`)
  const engine = await startEmbedded({ dataDir, log: quiet })
  await migrate(engine.connection, 'migrations')
  await fill(engine.connection, FULL)
  await engine.stop()
  const program = await startProgram(dataDir)
  const http = new Http(program.url)
  try {
    await new Promise((resolve) => setTimeout(resolve, 2000))
    const restMb = program.memoryMb()
    await http.signIn(LIBRARIAN.username, LIBRARIAN.password)
    const circulation = await circulationBench(http, engine.connection)
    const search = await searchBench(http, engine.connection)
    const imports = await importBench(http)
    const whole = {
      date: new Date().toISOString().slice(0, 10),
      node: process.version,
      store: FULL,
      startToFirstAnswerMs: Math.round(program.firstAnswerMs),
      memoryAtRestMb: restMb,
      memoryAfterMb: program.memoryMb(),
      circulation,
      search,
      imports,
    }
    show(whole)
    console.log(JSON.stringify(whole))
  } finally {
    http.close()
    await program.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

function show({ circulation, search, imports, ...rest }: Record<string, unknown>): void {
  console.table(circulation)
  console.table(search)
  console.table(imports)
  console.table(
    Object.fromEntries(
      Object.entries(rest).map(([name, value]) => [
        name,
        { value: typeof value === 'object' ? JSON.stringify(value) : value },
      ]),
    ),
  )
}

await main()
