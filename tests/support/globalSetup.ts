import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { migrate } from '#platform/migrate.ts'
import { startEmbedded } from '#platform/postgres/embedded.ts'
import { placeDataDir } from '#platform/postgres/place.ts'

export interface TestStore {
  host: string
  port: number
  user: string
  password?: string
  template: string
}

declare module 'vitest' {
  interface ProvidedContext {
    store: TestStore
  }
}

const silent = { info: () => undefined, warn: (message: string) => console.warn(message) }

/** One real PostgreSQL for the whole run, with a migrated database that every test file clones. */
export default async function globalSetup(project: TestProject) {
  const folder = await mkdtemp(join(tmpdir(), 'shuxiang-test-'))
  const dataDir = await placeDataDir({ dataDir: folder, dataDirExplicit: true }, silent)
  // Nothing of a test outlives it, so there is nothing to sync to disk for.
  const settings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }
  const engine = await startEmbedded({ dataDir, log: silent, settings })
  const { host, port, user, password } = engine.connection
  const template = 'shuxiang_template'
  const admin = new pg.Client(engine.connection)
  await admin.connect()
  await admin.query(`create database ${template}`)
  await admin.end()
  await migrate({ ...engine.connection, database: template }, 'migrations')
  project.provide('store', { host, port, user, password, template })
  return async () => {
    await engine.stop()
    await rm(folder, { recursive: true, force: true })
  }
}
