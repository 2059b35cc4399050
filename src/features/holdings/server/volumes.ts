import { sql } from 'kysely'
import { type Author, writeAuthors } from '#features/catalogue/rules.ts'
import { normalNumber } from '#platform/codes.ts'
import type { Input, Reply } from '#platform/contract.ts'
import { notFound, Refused } from '#platform/errors.ts'
import type { Context } from '#platform/http/context.ts'
import type { changeVolume as changeSpec, getVolume as getSpec } from '../contract.ts'
import { volumeMoveRefusal } from '../rules.ts'

type VolumeView = Reply<typeof getSpec>

/** @throws Refused 404 `unknown_barcode` */
export async function getVolume(barcode: string, ctx: Context): Promise<VolumeView> {
  const { rows } = await sql<
    Omit<VolumeView, 'title'> & {
      titleId: string
      titleText: string
      authors: Author[]
      isbn: string | null
    }
  >`
    select v.id, v.barcode, v.accession_no as "accessionNo", v.call_number as "callNumber", v.location,
      case when l.id is null then v.state else 'on_loan' end as state, l.due_on as "dueOn",
      t.id as "titleId", t.title as "titleText", t.authors, t.isbn
    from volume v join title t on t.id = v.title_id
    left join loan l on l.volume_id = v.id and l.returned_at is null and l.undone_at is null
    where v.barcode = ${normalNumber(barcode)}`.execute(ctx.db)
  const row = rows[0]
  if (!row) throw notFound('unknown_barcode', 'barcode', { barcode })
  const { titleId, titleText, authors, isbn, ...volume } = row
  return { ...volume, title: { id: titleId, title: titleText, authors: writeAuthors(authors), isbn } }
}

export async function changeVolume(
  barcode: string,
  changes: Input<typeof changeSpec>['body'],
  ctx: Context,
): Promise<VolumeView> {
  const row = await ctx.db
    .selectFrom('volume')
    .selectAll()
    .where('barcode', '=', normalNumber(barcode))
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw notFound('unknown_barcode', 'barcode', { barcode })
  const before = await getVolume(barcode, ctx)
  if (changes.state && changes.state !== row.state) {
    const refusal = volumeMoveRefusal(row.state, changes.state, before.state === 'on_loan')
    if (refusal) throw new Refused(refusal, { field: 'state', params: { barcode } })
  }
  const next = {
    call_number: changes.callNumber === undefined ? row.call_number : changes.callNumber || null,
    location: changes.location === undefined ? row.location : changes.location || null,
    price_fen: changes.priceFen === undefined ? row.price_fen : changes.priceFen,
    state: changes.state ?? row.state,
  }
  await ctx.db.updateTable('volume').set(next).where('id', '=', row.id).execute()
  ctx.audit({
    action: 'volume.change',
    subjectId: row.id,
    subject: `${before.title.title} ${barcode}`,
    before: {
      callNumber: row.call_number,
      location: row.location,
      priceFen: row.price_fen,
      state: row.state,
    },
    after: {
      callNumber: next.call_number,
      location: next.location,
      priceFen: next.price_fen,
      state: next.state,
    },
  })
  return getVolume(barcode, ctx)
}
