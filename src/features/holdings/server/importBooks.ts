import { sql } from 'kysely'
import { insertTitles } from '#features/catalogue/public.ts'
import type { Context } from '#platform/http/context.ts'
import type { ImportKind, PreviewLine, Progress } from '#platform/imports/kind.ts'
import {
  type BookPlan,
  type KnownTitle,
  type KnownVolume,
  planBooks,
  type VolumeChange,
} from '../planBooks.ts'
import { type BookRow, readBookRows, TITLE_COLUMNS } from '../readBooks.ts'
import { insertVolumes, type NewVolume } from './insertVolumes.ts'

const MOST_PREVIEW = 200
/** Rows in one statement. */
const BATCH = 500

/** Book lists: titles with their volumes. */
export const titlesImport: ImportKind = {
  kind: 'titles',
  columns: TITLE_COLUMNS,
  template: () => ({
    fileName: '图书清单模板.xlsx',
    sheets: [
      {
        name: '图书清单',
        columns: TITLE_COLUMNS.map(({ headings }) => ({ heading: headings[0], text: true, width: 14 })),
        rows: [],
      },
    ],
  }),
  async plan(rows, ctx, options, progress) {
    const { good, faults } = readBookRows(rows)
    await progress(Math.floor(rows.length / 2))
    const plan = planBooks(good, await heldFor(good, ctx), options.addCopies)
    await progress(rows.length)
    const added = [...plan.titles, ...plan.additions].flatMap((group) => group.rows)
    return {
      created: added.length,
      changed: plan.changed.length,
      unchanged: plan.unchanged.length,
      faults: [...faults, ...plan.faults],
      preview: previewOf(plan, added),
      apply: (within, step) => apply(plan, within, step),
    }
  },
}

/** What the store holds of the titles, barcodes and accession numbers of a list; two statements. */
async function heldFor(rows: readonly BookRow[], ctx: Context) {
  const present = (values: (string | null)[]) => values.filter((value) => value !== null)
  const titles = await sql<KnownTitle>`
    select t.id, t.isbn, t.match_key as "matchKey", t.part_number as "partNumber"
    from title t where t.isbn = any(${present(rows.map((row) => row.isbn))}::text[])
      or t.match_key = any(${rows.map((row) => row.matchKey)}::text[]) order by t.id desc`.execute(ctx.db)
  const volumes = await sql<KnownVolume>`
    select v.id, v.title_id as "titleId", v.barcode, v.accession_no as "accessionNo", v.call_number as "callNumber",
      v.location, t.title, t.isbn, t.match_key as "matchKey"
    from volume v join title t on t.id = v.title_id
    where v.barcode = any(${present(rows.map((row) => row.barcode))}::text[])
      or v.accession_no = any(${present(rows.map((row) => row.accessionNo))}::text[])`.execute(ctx.db)
  return { titles: titles.rows, volumes: volumes.rows }
}

function previewOf(plan: BookPlan, added: readonly BookRow[]): PreviewLine[] {
  const changed = plan.changed.slice(0, MOST_PREVIEW).map(({ row, before, callNumber, location }) => ({
    row: row.row,
    what: 'changed' as const,
    text: `${before.title} ${before.barcode}`,
    detail: [
      callNumber !== before.callNumber && `${before.callNumber ?? '—'} → ${callNumber}`,
      location !== before.location && `${before.location ?? '—'} → ${location}`,
    ]
      .filter(Boolean)
      .join('；'),
  }))
  const created = added.slice(0, MOST_PREVIEW).map((row) => ({
    row: row.row,
    what: 'new' as const,
    text: row.record.title,
    detail: [row.barcode ?? `× ${row.copies}`, row.record.authors[0]?.name].filter(Boolean).join(' · '),
  }))
  return [...changed, ...created]
}

async function apply(plan: BookPlan, ctx: Context, progress: Progress): Promise<void> {
  const volumes = plan.additions.flatMap(({ titleId, rows }) => volumesOf(titleId, rows, ctx))
  let done = 0
  for (let from = 0; from < plan.titles.length; from += BATCH) {
    const batch = plan.titles.slice(from, from + BATCH)
    const ids = await insertTitles(
      ctx.db,
      batch.map((title) => title.record),
      ctx.now,
    )
    for (const [index, title] of batch.entries()) {
      volumes.push(...volumesOf(ids[index] ?? '', title.rows, ctx))
      done += title.rows.length
    }
    await progress(Math.floor(done / 2))
  }
  await insertVolumesInBatches(volumes, ctx, (share) => progress(Math.floor(done / 2 + (done / 2) * share)))
  await changeVolumes(plan.changed, ctx)
}

/** All changed volumes in one statement. */
async function changeVolumes(changes: readonly VolumeChange[], ctx: Context): Promise<void> {
  const rows = changes.map(({ before, callNumber, location }) => ({ id: before.id, callNumber, location }))
  await sql`update volume v set call_number = given."callNumber", location = given.location
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given (id uuid, "callNumber" text, location text)
    where v.id = given.id`.execute(ctx.db)
}

/** Volumes with numbers of their own first, so that the numbers allotted to the others come behind them. */
async function insertVolumesInBatches(
  volumes: readonly NewVolume[],
  ctx: Context,
  progress: (share: number) => Promise<void>,
): Promise<void> {
  const ordered = [...volumes].sort((a, b) => Number(!a.accessionNo) - Number(!b.accessionNo))
  for (let from = 0; from < ordered.length; from += BATCH) {
    await insertVolumes(ordered.slice(from, from + BATCH), ctx)
    await progress((from + BATCH) / ordered.length)
  }
}

function volumesOf(titleId: string, rows: readonly BookRow[], ctx: Context): NewVolume[] {
  return rows.flatMap((row) =>
    Array.from({ length: row.copies }, () => ({
      titleId,
      barcode: row.barcode ?? undefined,
      accessionNo: row.accessionNo ?? undefined,
      callNumber: row.callNumber ?? row.record.clcNumber ?? null,
      location: row.location,
      priceFen: row.record.priceFen ?? null,
      source: row.source,
      acquiredOn: row.acquiredOn ?? ctx.today,
      state: 'available' as const,
    })),
  )
}
