import { createHash } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import { writeFaultyRows } from '#formats/sheet/faulty.ts'
import { writeXlsx } from '#formats/sheet/writeXlsx.ts'
import { translator } from '#messages/translate.ts'
import type { Db } from '../db.ts'
import { Invalid, notFound, Refused } from '../errors.ts'
import type { Context } from '../http/context.ts'
import { type FileReply, type House, mount } from '../http/mount.ts'
import { newId } from '../ids.ts'
import * as contract from './contract.ts'
import type { ImportKind, ImportOptions } from './kind.ts'
import { readList, withoutDamagedCells } from './list.ts'
import { checkInBackground, commitInBackground, EMPTY_REPORT } from './run.ts'
import { Works } from './work.ts'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** Mounts the imports. The kinds are the features' own; the platform only carries the list to them. */
export function mountImports(house: House, kinds: readonly ImportKind[]): void {
  const works = new Works()
  house.app.addHook('onClose', () => works.stop())
  const kindOf = (name: string) => {
    const kind = kinds.find((each) => each.kind === name)
    if (!kind) throw new Invalid('kind', 'format')
    return kind
  }
  mount(house, contract.startImport, async (_, ctx, request) => {
    const given = await readUpload(request)
    const kind = kindOf(given.kind)
    readList(kind, given.bytes, given.fileName)
    const job = { ...given, id: newId(), kind, ctx }
    await store(job, ctx)
    ctx.afterCommit(() => works.follow(checkInBackground(house, works, job)))
    return { id: job.id }
  })
  mount(house, contract.getImport, ({ params }, ctx) => report(params.id, works, kindOf, ctx))
  mount(house, contract.commitImport, async ({ params, body }, ctx) => {
    const row = await lockRow(params.id, ctx.db)
    if (row.state !== 'checked') throw new Refused('import_not_checked')
    if ((row.report?.faultyRows ?? 0) > 0 && !body.skipFaulty) throw new Refused('import_has_faults')
    await ctx.db.updateTable('import_file').set({ state: 'committing' }).where('id', '=', row.id).execute()
    ctx.audit({
      action: 'import.begin',
      subjectId: row.id,
      subject: row.file_name,
      after: { skipFaulty: body.skipFaulty },
    })
    const job = {
      id: row.id,
      kind: kindOf(row.kind),
      fileName: row.file_name,
      bytes: row.bytes,
      options: row.options,
    }
    ctx.afterCommit(() =>
      works.follow(commitInBackground(house, works, { ...job, ctx, skipFaulty: body.skipFaulty })),
    )
    return { id: row.id }
  })
  mount(house, contract.cancelImport, async ({ params }, ctx) => {
    const row = await lockRow(params.id, ctx.db)
    ctx.audit({ action: 'import.cancel', subjectId: row.id, subject: row.file_name })
    if (works.cancel(row.id)) return { id: row.id }
    if (row.state !== 'checked') throw new Refused('import_over')
    const bytes = Buffer.alloc(0)
    await ctx.db
      .updateTable('import_file')
      .set({ state: 'cancelled', bytes })
      .where('id', '=', row.id)
      .execute()
    return { id: row.id }
  })
  mount(house, contract.faultyRows, ({ params }, ctx) => faultyFile(params.id, kindOf, ctx))
  mount(house, contract.importTemplate, async ({ params }): Promise<FileReply> => {
    const { fileName, sheets } = kindOf(params.kind).template()
    return { bytes: writeXlsx(sheets), fileName, contentType: XLSX }
  })
}

/** What a restart cut off: a dry run is made again by hand, a take-over was rolled back and can be pressed again. */
export async function mendInterruptedImports(db: Db): Promise<void> {
  await db.updateTable('import_file').set({ state: 'failed' }).where('state', '=', 'checking').execute()
  await db.updateTable('import_file').set({ state: 'checked' }).where('state', '=', 'committing').execute()
}

async function readUpload(request: FastifyRequest) {
  if (!request.isMultipart()) throw new Invalid('file', 'file_missing')
  const part = await request.file()
  if (!part) throw new Invalid('file', 'file_missing')
  const bytes = await part.toBuffer()
  const field = (name: string) => {
    const value = part.fields[name]
    return value && 'value' in value ? String(value.value) : ''
  }
  return {
    bytes,
    fileName: part.filename || 'list',
    kind: field('kind'),
    options: { addCopies: field('addCopies') === 'true' } satisfies ImportOptions,
  }
}

interface NewImport {
  id: string
  kind: ImportKind
  fileName: string
  bytes: Buffer
  options: ImportOptions
}

async function store(given: NewImport, ctx: Context): Promise<void> {
  await ctx.db
    .insertInto('import_file')
    .values({
      id: given.id,
      kind: given.kind.kind,
      file_name: given.fileName,
      sha256: createHash('sha256').update(given.bytes).digest('hex'),
      bytes: given.bytes,
      state: 'checking',
      options: JSON.stringify(given.options),
      report: null,
      created_by: ctx.actor.accountId ?? '',
      created_at: ctx.now,
      committed_at: null,
    })
    .execute()
  ctx.audit({
    action: 'import.check',
    subjectId: given.id,
    subject: given.fileName,
    after: { kind: given.kind.kind },
  })
}

function rowById(id: string, db: Db) {
  return db.selectFrom('import_file').selectAll().where('id', '=', id)
}

async function lockRow(id: string, db: Db) {
  const row = await rowById(id, db).forUpdate().executeTakeFirst()
  if (!row) throw notFound('unknown_import')
  return row
}

async function report(
  id: string,
  works: Works,
  kindOf: (name: string) => ImportKind,
  ctx: Context,
): Promise<contract.ImportReport> {
  const row = await ctx.db
    .selectFrom('import_file')
    .select(['kind', 'file_name', 'sha256', 'state', 'options', 'report'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) throw notFound('unknown_import')
  const before = await ctx.db
    .selectFrom('import_file')
    .select('committed_at')
    .where('kind', '=', row.kind)
    .where('sha256', '=', row.sha256)
    .where('state', '=', 'committed')
    .where('id', '!=', id)
    .orderBy('committed_at', 'desc')
    .executeTakeFirst()
  const { faults, ...stored } = row.report ?? EMPTY_REPORT
  const t = translator(ctx.language)
  const headingOf = headings(kindOf(row.kind))
  return {
    id,
    kind: row.kind,
    fileName: row.file_name,
    state: row.state,
    ...stored,
    ...(works.progressOf(id) ?? { done: stored.total, total: stored.total }),
    faulty: faults.map((fault) => ({
      row: fault.row,
      column: fault.column ? headingOf(fault.column) : null,
      code: fault.code,
      message: t(`fault.${fault.code}`, fault.params),
      value: fault.value,
    })),
    takenOverBefore: before?.committed_at?.toISOString() ?? null,
    addCopies: row.options.addCopies,
  }
}

function headings(kind: ImportKind): (key: string) => string {
  return (key) => kind.columns.find((column) => column.key === key)?.headings[0] ?? key
}

async function faultyFile(
  id: string,
  kindOf: (name: string) => ImportKind,
  ctx: Context,
): Promise<FileReply> {
  const row = await rowById(id, ctx.db).executeTakeFirst()
  if (!row?.report) throw notFound('unknown_import')
  const kind = kindOf(row.kind)
  const t = translator(ctx.language)
  const headingOf = headings(kind)
  const faults = row.report.faults.map((fault) => ({
    row: fault.row,
    ...(fault.column ? { column: headingOf(fault.column) } : {}),
    reason: t(`fault.${fault.code}`, fault.params),
  }))
  const { table } = readList(kind, row.bytes, row.file_name)
  return {
    bytes: writeFaultyRows(withoutDamagedCells(kind, table, row.report.faults), faults),
    fileName: `${row.file_name.replace(/\.[^.]*$/, '')}-${t('import.faultyRows')}.xlsx`,
    contentType: XLSX,
  }
}
