import { createHouse } from '#apps/house.ts'
import { systemClock } from '#platform/clock.ts'
import { openDatabase } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import type { Connection } from '#platform/postgres/embedded.ts'
import { LIBRARIAN } from './fill.ts'
import type { Http } from './http.ts'
import { measure, round, type Spread } from './measure.ts'
import { rawClients, recordTransaction, runRaw, type Statement, withValues } from './raw.ts'

const WARM_UP = 800
const ONE_CLIENT = 1500
const MANY_CLIENTS = 16
const MANY = 4000

const card = (index: number) => `P${String((index % 2000) + 1).padStart(6, '0')}`
const barcode = (index: number) => String(index + 1).padStart(8, '0')

interface Line extends Spread {
  /** HTTP median ÷ raw median, or HTTP rate ÷ raw rate. */
  ratio?: number
}

interface Act {
  http(index: number): Promise<void>
  raw(client: import('pg').Client, index: number): Promise<void>
}

/** Lend and return over HTTP, and the same statements in the same transaction straight through the driver. */
export async function circulationBench(http: Http, connection: Connection): Promise<Record<string, Line>> {
  const { lend, giveBack } = await acts(http, connection)
  const clients = await rawClients(connection, MANY_CLIENTS)
  const lines: Record<string, Line> = {}
  const runs: [string, number, number][] = [
    ['1 client', 1, ONE_CLIENT],
    ['16 clients', MANY_CLIENTS, MANY],
  ]
  let from = 1
  for (const [label, workers, total] of runs) {
    for (const [name, act] of [
      ['lend', lend],
      ['return', giveBack],
    ] as const) {
      const begin = name === 'lend' ? from : from - 2 * (total + WARM_UP)
      const httpAt = begin
      const rawAt = begin + total + WARM_UP
      await measure(workers, WARM_UP, (index, client) => act.raw(clients[client] as never, rawAt + index))
      const raw = await measure(workers, total, (index, client) =>
        act.raw(clients[client] as never, rawAt + WARM_UP + index),
      )
      await measure(workers, WARM_UP, (index) => act.http(httpAt + index))
      const over = await measure(workers, total, (index) => act.http(httpAt + WARM_UP + index))
      lines[`${name}, HTTP, ${label}`] = {
        ...over,
        ratio: workers === 1 ? round(over.median / raw.median) : round(over.perSecond / raw.perSecond),
      }
      lines[`${name}, raw driver, ${label}`] = raw
      if (name === 'lend') from += 2 * (total + WARM_UP)
    }
  }
  await Promise.all(clients.map((client) => client.end()))
  return lines
}

/** Records one lend and one return of the product in this process, to run them again as they are. */
async function acts(http: Http, connection: Connection): Promise<{ lend: Act; giveBack: Act }> {
  const database = openDatabase(connection)
  const { app } = await createHouse({
    database,
    clock: systemClock('Asia/Shanghai'),
    version: 'bench',
    logLevel: 'silent',
    firstRun: { code: '', loadDemo: async () => [] },
  })
  const signedIn = await app.inject({ method: 'POST', url: '/api/v1/session', payload: LIBRARIAN })
  const cookie = String(signedIn.headers['set-cookie']).split(';')[0] ?? ''
  const key = newId()
  const post = (url: string, payload: object, idempotencyKey: string) =>
    app.inject({ method: 'POST', url, payload, headers: { cookie, 'idempotency-key': idempotencyKey } })
  const answers: string[] = []
  const returnKey = newId()
  const lendSql = await recordTransaction(async () => {
    answers.push(
      (await post('/api/v1/loans', { card: card(0), barcode: barcode(0), desk: 'bench' }, key)).body,
    )
  })
  const returnSql = await recordTransaction(async () => {
    answers.push((await post('/api/v1/returns', { barcode: barcode(0), desk: 'bench' }, returnKey)).body)
  })
  const ids = await idsOf(database)
  await app.close()
  await database.close()
  const lent = JSON.parse(answers[0] ?? '{}')
  const back = JSON.parse(answers[1] ?? '{}')
  const loans = new Map<number, string>()
  const swap = (statements: Statement[], index: number, loanId: string, actionId: string, given: string) =>
    withValues(
      statements,
      new Map([
        [card(0), card(index)],
        [barcode(0), barcode(index)],
        [ids.readers[0] ?? '', ids.readers[index % 2000] ?? ''],
        [ids.volumes[0] ?? '', ids.volumes[index] ?? ''],
        [lent.id, loanId],
        [actionId, newId()],
        [auditIdIn(statements), newId()],
        [given, newId()],
      ]),
    )
  return {
    lend: {
      http: async (index) => {
        await http.call(
          'POST',
          '/api/v1/loans',
          { card: card(index), barcode: barcode(index), desk: 'bench' },
          newId(),
        )
      },
      raw: async (client, index) => {
        const loanId = newId()
        loans.set(index, loanId)
        await runRaw(client, swap(lendSql, index, loanId, lent.actionId, key))
      },
    },
    giveBack: {
      http: async (index) => {
        await http.call('POST', '/api/v1/returns', { barcode: barcode(index), desk: 'bench' }, newId())
      },
      raw: async (client, index) =>
        runRaw(client, swap(returnSql, index, loans.get(index) ?? '', back.actionId, returnKey)),
    },
  }
}

function auditIdIn(statements: readonly Statement[]): string {
  for (const { values } of statements) {
    for (const value of values) {
      const found = typeof value === 'string' && /^\[\{"id":"([0-9a-f-]{36})"/.exec(value)
      if (found) return found[1] ?? ''
    }
  }
  throw new Error('no audit line was recorded')
}

async function idsOf(database: ReturnType<typeof openDatabase>) {
  const readers = await database.read.selectFrom('card').select('reader_id').orderBy('number').execute()
  const volumes = await database.read.selectFrom('volume').select('id').orderBy('barcode').execute()
  return { readers: readers.map((row) => row.reader_id), volumes: volumes.map((row) => row.id) }
}
