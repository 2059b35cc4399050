import { sql } from 'kysely'
import { notFound } from '#platform/errors.ts'
import type { Context } from '#platform/http/context.ts'
import type { TitleDetail } from '../contract.ts'

/** @throws Refused 404 `unknown_title` */
export async function getTitle(titleId: string, ctx: Context): Promise<TitleDetail> {
  const { rows } = await sql<Omit<TitleDetail, 'available' | 'total'>>`
    select t.id, t.title, t.subtitle, t.part_number as "partNumber", t.part_title as "partTitle", t.authors, t.publisher,
      t.place, t.year, t.edition, t.pages, t.size, t.series, t.isbn, t.price_fen as "priceFen", t.language, t.summary,
      t.grade_from as "gradeFrom", t.grade_to as "gradeTo", t.subjects, t.clc_number as "clcNumber",
      t.clc_edition as "clcEdition",
      coalesce((select jsonb_agg(jsonb_build_object('id', v.id, 'barcode', v.barcode, 'accessionNo', v.accession_no,
          'callNumber', v.call_number, 'location', v.location,
          'state', case when l.id is null then v.state else 'on_loan' end, 'dueOn', l.due_on, 'priceFen', v.price_fen) order by v.accession_no)
        from volume v
        left join loan l on l.volume_id = v.id and l.returned_at is null and l.undone_at is null
        where v.title_id = t.id), '[]') as volumes
    from title t where t.id = ${titleId}`.execute(ctx.db)
  const row = rows[0]
  if (!row) throw notFound('unknown_title')
  const held = row.volumes.filter((volume) => volume.state !== 'withdrawn' && volume.state !== 'lost')
  const staff = ctx.actor.permissions.has('holdings.manage')
  return {
    ...row,
    volumes: staff ? row.volumes : held.map((volume) => ({ ...volume, priceFen: null })),
    available: held.filter((volume) => volume.state === 'available').length,
    total: held.length,
  }
}
