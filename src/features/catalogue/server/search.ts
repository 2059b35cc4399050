import { type RawBuilder, sql } from 'kysely'
import type { Input, Reply } from '#platform/contract.ts'
import type { Context } from '#platform/http/context.ts'
import { likeText } from '#platform/likeText.ts'
import type { findHeld as heldSpec, SearchItem, search as searchSpec } from '../contract.ts'
import { type Author, matchKey, readIsbn, writeAuthors } from '../rules.ts'
import { readSearch, type SearchAsk } from '../searchTerms.ts'

/** Of a very common term only so many records are ranked, those titled just so first; the count is of all. */
const RANKED_AT_MOST = 2000

/** Titles that answer what was typed, best first; without words all titles by pinyin. */
export async function search(
  query: Input<typeof searchSpec>['query'],
  ctx: Context,
): Promise<Reply<typeof searchSpec>> {
  const ask = readSearch(query.q)
  return ask.kind === 'words' ? searchWords(ask, query, ctx) : plainList(ask, query, ctx)
}

async function searchWords(
  ask: Extract<SearchAsk, { kind: 'words' }>,
  { page, size }: { page: number; size: number },
  ctx: Context,
) {
  const matches = sql`(t.search @@ ${ask.tsquery}::tsquery
    ${ask.code ? sql`or t.id in (select title_id from volume where barcode = ${ask.code})` : sql``})`
  return titlesBy(
    sql`with hits as materialized (select t.id, t.title, t.search, t.sort_key from title t where ${matches}
        order by (t.title = ${ask.text}) desc, starts_with(t.title, ${ask.text}) desc
        limit ${Math.max(RANKED_AT_MOST, page * size)}),
      counted as (select count(*) as total from title t where ${matches}),
      chosen as (
        select h.id, row_number() over (order by (h.title = ${ask.text}) desc, starts_with(h.title, ${ask.text}) desc,
          ts_rank(array[0.05, 0.2, 0.6, 1], h.search, ${ask.tsquery}::tsquery) desc, h.sort_key, h.id) as place
        from hits h order by place limit ${size} offset ${(page - 1) * size})`,
    ctx,
  )
}

async function plainList(
  ask: SearchAsk,
  { page, size }: { page: number; size: number },
  ctx: Context,
): Promise<Reply<typeof searchSpec>> {
  const matches =
    ask.kind === 'isbn'
      ? sql`(t.isbn = ${ask.isbn13} or t.id in (select title_id from volume where barcode = ${ask.code}))`
      : sql`true`
  return titlesBy(
    sql`with counted as (select count(*) as total from title t where ${matches}),
      chosen as (
        select p.id, row_number() over (order by p.sort_key, p.id) as place from (
          select t.id, t.sort_key from title t where ${matches} order by t.sort_key, t.id
          limit ${size} offset ${(page - 1) * size}) p)`,
    ctx,
  )
}

interface Row extends Omit<SearchItem, 'authors'> {
  authors: Author[]
  found: number
}

/** Fills in the chosen titles of one page, with what is on the shelf: one statement with the choice before it. */
async function titlesBy(choice: RawBuilder<unknown>, ctx: Context): Promise<Reply<typeof searchSpec>> {
  const { rows } = await sql<Row>`${choice}
    select t.id, t.title, t.subtitle, t.part_number as "partNumber", t.authors, t.publisher, t.year, t.isbn,
      t.clc_number as "clcNumber", coalesce(h.call_number, t.clc_number) as "callNumber", t.summary,
      t.grade_from as "gradeFrom", t.grade_to as "gradeTo", h.available, h.total, counted.total as found
    from counted left join chosen on true
    left join title t on t.id = chosen.id
    left join lateral (
      select count(*) filter (where v.state in ('available', 'in_repair')) as total,
        count(*) filter (where v.state = 'available' and not exists (select 1 from loan l
          where l.volume_id = v.id and l.returned_at is null and l.undone_at is null)) as available,
        min(v.call_number) as call_number
      from volume v where v.title_id = t.id) h on true
    order by chosen.place`.execute(ctx.db)
  const total = rows[0]?.found ?? 0
  return {
    total,
    items: rows
      .filter((row) => row.id !== null)
      .map(({ found: _, ...row }) => ({ ...row, authors: writeAuthors(row.authors) })),
  }
}

/** Titles held with this ISBN; when none is, those with the same title and first author. */
export async function findHeld(
  query: Input<typeof heldSpec>['query'],
  ctx: Context,
): Promise<Reply<typeof heldSpec>> {
  const isbn = readIsbn(query.isbn)
  const isbn13 = isbn.kind === 'isbn' ? isbn.isbn13 : null
  const like = query.title ? anyPartOf(query.title, query.author) : null
  const { items } = await titlesBy(
    sql`with counted as (select 1 as total),
      chosen as (select t.id, row_number() over (order by (t.isbn = ${isbn13}) desc nulls last, t.sort_key, t.id) as place
        from title t where t.isbn = ${isbn13} or t.match_key like ${like} order by place limit 5)`,
    ctx,
  )
  return { items }
}

/** Matches the key of every part of a work; without an author, of every author's. */
function anyPartOf(title: string, author: string | undefined): string {
  const key = matchKey({ title, authors: [{ name: author ?? '', role: '' }] })
  const [titleKey = '', , , authorKey] = likeText(key).split('|')
  return `${titleKey}|%|${authorKey || '%'}`
}
