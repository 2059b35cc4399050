import type { FastifyInstance } from 'fastify'
import pg from 'pg'
import { inject } from 'vitest'
import { createHouse } from '#apps/house.ts'
import { createAccount } from '#features/accounts/public.ts'
import type { Role } from '#features/accounts/roles.ts'
import { permissionsOf } from '#features/accounts/roles.ts'
import { writePolicies } from '#features/circulation/public.ts'
import { FIRST_POLICIES } from '#features/circulation/rules.ts'
import { insertSchool } from '#features/school/public.ts'
import { urlOf } from '#platform/client.ts'
import type { Clock } from '#platform/clock.ts'
import { dayIn } from '#platform/clock.ts'
import type { CallInput, EndpointSpec, Reply } from '#platform/contract.ts'
import { type Database, openDatabase } from '#platform/db.ts'
import { type Actor, type Context, NOBODY } from '#platform/http/context.ts'
import type { House } from '#platform/http/mount.ts'
import { newId } from '#platform/ids.ts'

export const SETUP_CODE = 'TEST-CODE'
export const PASSWORD = 'correct horse'
/** Wednesday, in the first term of the school year 2026. */
export const TODAY = '2026-10-14'

export interface Answer<T> {
  status: number
  body: T
  headers: Record<string, unknown>
}

export interface TestHouse {
  app: FastifyInstance
  house: House
  database: Database
  clock: Clock & { set(at: string): void }
  /** Every line the server logged: errors only, unless LOG_LEVEL says otherwise. */
  log: Record<string, unknown>[]
  /** Runs code of the server in one committed transaction, as the librarian. */
  inside<T>(work: (ctx: Context) => Promise<T>): Promise<T>
  /** A client signed in with a role; `nobody` is not signed in. */
  as(role: Role | 'nobody', options?: ClientOptions): Promise<Client>
  close(): Promise<void>
}

interface ClientOptions {
  classIds?: string[]
  readerId?: string
}

export interface Client {
  call<E extends EndpointSpec>(
    spec: E,
    input?: CallInput<E>,
    headers?: Record<string, string>,
  ): Promise<Answer<Reply<E>> & { problem: { code: string; field?: string; message: string } }>
  cookie: string
}

interface HouseWish {
  /** Set up already; on by default. */
  school?: boolean
  /** Folder of the built pages, for journeys in a browser. */
  webRoot?: string
  /** Puts endpoints of the test's own on the server. */
  mountMore?(house: House): void
}

/** Clones the migrated template and opens the whole product over it. */
export async function openTestHouse({
  school = true,
  webRoot,
  mountMore,
}: HouseWish = {}): Promise<TestHouse> {
  const { template, ...server } = inject('store')
  const database = `test_${newId().replaceAll('-', '')}`
  await onServer(server, `create database ${database} template ${template}`)
  const db = openDatabase({ ...server, database })
  const clock = testClock()
  const log: Record<string, unknown>[] = []
  const { app, house } = await createHouse({
    database: db,
    clock,
    version: '0.0.0-test',
    logLevel: process.env.LOG_LEVEL ?? 'error',
    logTo: {
      write: (line) => {
        log.push(JSON.parse(line))
        if (process.env.LOG_LEVEL) process.stdout.write(line)
      },
    },
    firstRun: { code: SETUP_CODE, loadDemo: async () => [] },
    webRoot,
  })
  mountMore?.(house)
  await app.ready()
  const inside = insideOf(db, clock)
  if (school) await inside(setUp)
  return {
    app,
    house,
    database: db,
    clock,
    log,
    inside,
    as: (role, options) => signedIn(app, inside, role, options),
    close: async () => {
      await app.close()
      await db.close()
      await onServer(server, `drop database ${database} with (force)`)
    },
  }
}

async function onServer(server: pg.ClientConfig, sql: string): Promise<void> {
  const client = new pg.Client({ ...server, database: 'postgres' })
  await client.connect()
  await client.query(sql)
  await client.end()
}

function testClock() {
  let offset = 0
  const clock = {
    timeZone: 'Asia/Shanghai',
    now: () => new Date(Date.now() + offset),
    set: (at: string) => {
      offset = Date.parse(at) - Date.now()
    },
  }
  clock.set(`${TODAY}T10:00:00+08:00`)
  return clock
}

function insideOf(db: Database, clock: Clock) {
  const actor: Actor = {
    ...NOBODY,
    name: 'test',
    role: 'librarian',
    permissions: permissionsOf('librarian'),
    sight: { kind: 'all' },
  }
  return <T>(work: (ctx: Context) => Promise<T>) =>
    db.write.transaction().execute((trx) =>
      work({
        db: trx,
        actor,
        requestId: 'test',
        now: clock.now(),
        today: dayIn(clock.timeZone, clock.now()),
        timeZone: clock.timeZone,
        language: 'zh-CN',
        audit: () => undefined,
        afterCommit: () => undefined,
        http: {
          ip: '127.0.0.1',
          userAgent: 'test',
          setCookie: () => undefined,
          clearCookie: () => undefined,
        },
      }),
    )
}

async function setUp(ctx: Context): Promise<void> {
  const name = '测试小学'
  await insertSchool(
    { name, timeZone: 'Asia/Shanghai', classNamePattern: '{grade}（{number}）班', demo: false },
    ctx,
  )
  await writePolicies(FIRST_POLICIES, ctx)
}

async function signedIn(
  app: FastifyInstance,
  inside: TestHouse['inside'],
  role: Role | 'nobody',
  options: ClientOptions = {},
): Promise<Client> {
  if (role === 'nobody') return clientOf(app, '')
  const username = `${role}-${newId().slice(-6)}`
  await inside((ctx) =>
    createAccount({ username, name: username, role, password: PASSWORD, ...options }, ctx),
  )
  const response = await app.inject({
    method: 'POST',
    url: '/api/v1/session',
    payload: { username, password: PASSWORD },
  })
  const [cookie] = String(response.headers['set-cookie']).split(';')
  return clientOf(app, cookie ?? '')
}

export function clientOf(app: FastifyInstance, cookie: string, more: Record<string, string> = {}): Client {
  return {
    cookie,
    async call(spec, input = {}, headers = {}) {
      const response = await app.inject({
        method: spec.method,
        url: urlOf(spec, input),
        headers: { ...(cookie ? { cookie } : {}), ...more, ...headers },
        ...(input.body === undefined ? {} : { payload: input.body as object }),
      })
      const type = String(response.headers['content-type'] ?? '')
      const body = type.includes('json') ? response.json() : response.rawPayload
      return { status: response.statusCode, body, problem: body, headers: response.headers }
    },
  }
}
