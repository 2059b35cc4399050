import type { FastifyInstance } from 'fastify'
import { authenticate } from '#features/accounts/public.ts'
import { mountAccounts } from '#features/accounts/server/routes.ts'
import { mountCatalogue } from '#features/catalogue/server/routes.ts'
import { mountCirculation } from '#features/circulation/server/routes.ts'
import { titlesImport } from '#features/holdings/public.ts'
import { mountHoldings } from '#features/holdings/server/routes.ts'
import { readersImport } from '#features/readers/public.ts'
import { mountReaders } from '#features/readers/server/routes.ts'
import { mountSchool } from '#features/school/server/routes.ts'
import { type FirstRun, mountSetup } from '#features/setup/server/routes.ts'
import type { Clock } from '#platform/clock.ts'
import type { Database } from '#platform/db.ts'
import { createApp } from '#platform/http/app.ts'
import type { House } from '#platform/http/mount.ts'
import { mountImports } from '#platform/imports/routes.ts'
import { REFUSAL_OF_CONSTRAINT } from './constraints.ts'
import { mountHealth } from './health.ts'
import { servePages } from './pages.ts'

export interface HouseOptions {
  database: Database
  clock: Clock
  version: string
  logLevel: string
  logTo?: { write(line: string): void }
  firstRun: FirstRun
  /** Folder of the built pages; absent in tests of the API alone. */
  webRoot?: string
}

/** The whole product on one server, not yet listening. */
export async function createHouse(options: HouseOptions): Promise<{ app: FastifyInstance; house: House }> {
  const app = await createApp(options)
  const house: House = {
    app,
    database: options.database,
    clock: options.clock,
    authenticate: (request) => authenticate(options.database, request, options.clock.now()),
    mounted: [],
    refusalOfConstraint: REFUSAL_OF_CONSTRAINT,
  }
  mountHealth(house, options.version)
  mountSetup(house, options.firstRun)
  mountAccounts(house)
  mountSchool(house)
  mountReaders(house)
  mountCatalogue(house)
  mountHoldings(house)
  mountCirculation(house)
  mountImports(house, [readersImport, titlesImport])
  if (options.webRoot) await servePages(app, options.webRoot)
  return { app, house }
}
