import { sql } from 'kysely'
import { Refused } from '../errors.ts'
import type { Context } from '../http/context.ts'
import type { House } from '../http/mount.ts'
import { fingerprintOf, runWrite } from '../http/write.ts'
import type { ImportKind, ImportOptions, ImportPlan } from './kind.ts'
import { type ReadList, readList } from './list.ts'
import type { ImportState, StoredReport } from './tables.ts'
import { Cancelled, type Works } from './work.ts'

const IMPORT_LOCK = 5_810_238
const FAULTS_KEPT = 2000
const PREVIEW_KEPT = 200

export interface ImportJob {
  id: string
  kind: ImportKind
  fileName: string
  bytes: Uint8Array
  options: ImportOptions
  ctx: Context
}

/** The dry run, in the background: reads, compares, keeps the report. */
export async function checkInBackground(house: House, works: Works, job: ImportJob): Promise<void> {
  await inBackground(house, works, job, 'cancelled', async (list) => {
    const progress = works.begin(job.id, list.rows.length)
    const ctx = { ...job.ctx, db: house.database.read }
    const plan = await job.kind.plan(list.rows, ctx, job.options, progress)
    await keep(house, job.id, 'checked', reportOf(list, plan))
  })
}

/** Takes the list over in one transaction: the plan is made anew in it, since the store may have changed. */
export async function commitInBackground(
  house: House,
  works: Works,
  job: ImportJob & { skipFaulty: boolean },
): Promise<void> {
  await inBackground(house, works, job, 'checked', async (list) => {
    const progress = works.begin(job.id, list.rows.length * 2)
    const request = {
      name: 'commitImport',
      actor: job.ctx.actor,
      requestId: job.ctx.requestId,
      now: job.ctx.now,
      fingerprint: fingerprintOf(job.id),
      storeReply: false,
    }
    await runWrite(house.database.write, request, 202, async (trx, audit) => {
      // Two lists at once would each plan without seeing what the other adds.
      await sql`select pg_advisory_xact_lock(${sql.lit(IMPORT_LOCK)})`.execute(trx)
      const ctx = { ...job.ctx, db: trx, audit }
      const plan = await job.kind.plan(list.rows, ctx, job.options, progress)
      if (plan.faults.length > 0 && !job.skipFaulty) throw new Stale(reportOf(list, plan))
      await plan.apply(ctx, (done) => progress(list.rows.length + done))
      await trx
        .updateTable('import_file')
        .set({
          state: 'committed',
          committed_at: house.clock.now(),
          report: JSON.stringify(reportOf(list, plan)),
        })
        .where('id', '=', job.id)
        .execute()
      const { created, changed, unchanged } = plan
      audit({
        action: `import.${job.kind.kind}`,
        subjectId: job.id,
        subject: job.fileName,
        after: { created, changed, unchanged, faultyRows: faultyRowsOf(plan) },
      })
    })
  })
}

/** The store has changed since the dry run, and the list no longer fits: nothing is written, the new report is kept. */
class Stale extends Error {
  readonly report: StoredReport

  constructor(report: StoredReport) {
    super('import_has_faults')
    this.report = report
  }
}

/** Runs the work, and keeps what became of it: cancelled, refused or failed with the id of the fault. Never throws. */
async function inBackground(
  house: House,
  works: Works,
  job: ImportJob,
  stateWhenStopped: ImportState,
  work: (list: ReadList) => Promise<void>,
): Promise<void> {
  const logged = (error: unknown) =>
    house.app.log.error({ err: error, importId: job.id, requestId: job.ctx.requestId }, 'import failed')
  try {
    await work(readList(job.kind, job.bytes, job.fileName))
  } catch (error) {
    await keepEnd(house, job, stateWhenStopped, error, logged).catch(logged)
  } finally {
    works.end(job.id)
  }
}

async function keepEnd(
  house: House,
  job: ImportJob,
  stateWhenStopped: ImportState,
  error: unknown,
  log: (error: unknown) => void,
): Promise<void> {
  if (error instanceof Cancelled) await keep(house, job.id, stateWhenStopped)
  else if (error instanceof Stale) {
    await keep(house, job.id, 'checked', { ...error.report, failure: 'import_has_faults' })
  } else if (error instanceof Refused) await keepFailure(house, job.id, 'failed', error.code)
  else {
    log(error)
    await keepFailure(house, job.id, 'failed', `fault ${job.ctx.requestId}`)
  }
}

async function keep(house: House, id: string, state: ImportState, report?: StoredReport): Promise<void> {
  await house.database.write
    .updateTable('import_file')
    .set(report ? { state, report: JSON.stringify(report) } : { state })
    .where('id', '=', id)
    .where('state', 'in', ['checking', 'committing'])
    .execute()
}

async function keepFailure(house: House, id: string, state: ImportState, failure: string): Promise<void> {
  const row = await house.database.write
    .selectFrom('import_file')
    .select('report')
    .where('id', '=', id)
    .executeTakeFirst()
  await keep(house, id, state, { ...(row?.report ?? EMPTY_REPORT), failure })
}

export const EMPTY_REPORT: StoredReport = {
  total: 0,
  encoding: '',
  created: 0,
  changed: 0,
  unchanged: 0,
  faultyRows: 0,
  faults: [],
  preview: [],
  ignoredColumns: [],
  failure: null,
}

function faultyRowsOf(plan: ImportPlan): number {
  return new Set(plan.faults.map((fault) => fault.row)).size
}

function reportOf(list: ReadList, plan: ImportPlan): StoredReport {
  const cells = new Map(list.rows.map((row) => [row.row, row.cells]))
  const faults = [...plan.faults].sort((a, b) => a.row - b.row).slice(0, FAULTS_KEPT)
  return {
    total: list.rows.length,
    encoding: list.table.encoding,
    created: plan.created,
    changed: plan.changed,
    unchanged: plan.unchanged,
    faultyRows: faultyRowsOf(plan),
    faults: faults.map((fault) => ({
      ...fault,
      value: (fault.column && cells.get(fault.row)?.[fault.column]) || '',
    })),
    preview: plan.preview.slice(0, PREVIEW_KEPT),
    ignoredColumns: list.ignoredColumns,
    failure: null,
  }
}
