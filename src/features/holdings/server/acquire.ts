import type { TitleDetail, TitleRecord } from '#features/catalogue/contract.ts'
import { checkRecord, getTitle, insertTitles, recordView } from '#features/catalogue/public.ts'
import { matchKey, readIsbn } from '#features/catalogue/rules.ts'
import type { Input } from '#platform/contract.ts'
import { Invalid, notFound, Refused } from '#platform/errors.ts'
import { type Context, holds } from '#platform/http/context.ts'
import type { addTitle as addSpec, Copies } from '../contract.ts'
import { insertVolumes, type NewVolume } from './insertVolumes.ts'

/**
 * A new title with its copies.
 * @throws Refused `title_held` with the held title's id, unless `evenIfHeld`; `barcode_taken`
 */
export async function addTitle(body: Input<typeof addSpec>['body'], ctx: Context): Promise<TitleDetail> {
  if (body.copies && !holds(ctx.actor, 'holdings.manage')) throw new Refused('not_allowed', { status: 403 })
  checkRecord(body.record)
  if (!body.evenIfHeld) await refuseHeld(body.record, ctx)
  const [titleId] = await insertTitles(ctx.db, [body.record], ctx.now)
  if (!titleId) throw new Error('a title went in without an id')
  if (body.copies) await insertCopies(titleId, body.copies, body.record, ctx)
  const made = await getTitle(titleId, ctx)
  ctx.audit({
    action: 'title.add',
    subjectId: titleId,
    subject: made.title,
    after: { ...recordView(made), barcodes: made.volumes.map((volume) => volume.barcode) },
  })
  return made
}

async function refuseHeld(record: TitleRecord, ctx: Context): Promise<void> {
  const isbn = readIsbn(record.isbn)
  const held = await ctx.db
    .selectFrom('title')
    .select(['id', 'title'])
    .where((where) =>
      where.or([
        // The volumes of a set often share one ISBN: another part is another title.
        where.and([
          where('isbn', '=', isbn.kind === 'isbn' ? isbn.isbn13 : null),
          where('part_number', 'is not distinct from', record.partNumber || null),
        ]),
        where('match_key', '=', matchKey(record)),
      ]),
    )
    .limit(1)
    .executeTakeFirst()
  if (held) throw new Refused('title_held', { params: { title: held.title, id: held.id } })
}

/** More copies of a title that is held. */
export async function addVolumes(titleId: string, copies: Copies, ctx: Context): Promise<TitleDetail> {
  const before = await getTitle(titleId, ctx)
  if (!before) throw notFound('unknown_title')
  await insertCopies(titleId, copies, before, ctx)
  const after = await getTitle(titleId, ctx)
  const known = new Set(before.volumes.map((volume) => volume.id))
  ctx.audit({
    action: 'volume.add',
    subjectId: titleId,
    subject: after.title,
    after: {
      barcodes: after.volumes.filter((volume) => !known.has(volume.id)).map((volume) => volume.barcode),
    },
  })
  return after
}

async function insertCopies(
  titleId: string,
  copies: Copies,
  record: Pick<TitleRecord, 'clcNumber' | 'priceFen'>,
  ctx: Context,
): Promise<void> {
  const { barcodes } = copies
  if (barcodes && barcodes.length !== copies.count) throw new Invalid('copies.barcodes', 'barcode_count')
  const volumes: NewVolume[] = Array.from({ length: copies.count }, (_, index) => ({
    titleId,
    barcode: barcodes?.[index],
    callNumber: copies.callNumber || record.clcNumber || null,
    location: copies.location || null,
    priceFen: copies.priceFen ?? record.priceFen ?? null,
    source: copies.source,
    acquiredOn: copies.acquiredOn ?? ctx.today,
    state: 'available',
  }))
  await insertVolumes(volumes, ctx)
}
