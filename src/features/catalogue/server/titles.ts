import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'
import { Invalid, notFound } from '#platform/errors.ts'
import type { Context } from '#platform/http/context.ts'
import { newId } from '#platform/ids.ts'
import { spell } from '#platform/pinyin.ts'
import type { TitleDetail, TitleRecord } from '../contract.ts'
import { isClcNumber, matchKey, readIsbn } from '../rules.ts'
import { searchVectorOf } from '../searchTerms.ts'
import { getTitle } from './titleDetail.ts'

/** @throws Invalid `isbn_check`, `isbn_form`, `clc_form`, `grade_order` */
export function checkRecord(record: TitleRecord): void {
  const isbn = readIsbn(record.isbn)
  if (isbn.kind === 'wrong_check') throw new Invalid('isbn', 'isbn_check', { expected: isbn.expected })
  if (isbn.kind === 'not_isbn') throw new Invalid('isbn', 'isbn_form')
  if (record.clcNumber && !isClcNumber(record.clcNumber)) throw new Invalid('clcNumber', 'clc_form')
  if (record.gradeFrom && record.gradeTo && record.gradeFrom > record.gradeTo) {
    throw new Invalid('gradeTo', 'grade_order')
  }
}

/** The row of a checked record, with its search terms and keys. */
function rowOf(record: TitleRecord) {
  const isbn = readIsbn(record.isbn)
  return {
    title: record.title,
    subtitle: record.subtitle || null,
    part_number: record.partNumber || null,
    part_title: record.partTitle || null,
    authors: record.authors,
    publisher: record.publisher || null,
    place: record.place || null,
    year: record.year || null,
    edition: record.edition || null,
    pages: record.pages || null,
    size: record.size || null,
    series: record.series || null,
    isbn: isbn.kind === 'isbn' ? isbn.isbn13 : null,
    price_fen: record.priceFen ?? null,
    language: record.language,
    summary: record.summary || null,
    grade_from: record.gradeFrom ?? null,
    grade_to: record.gradeTo ?? null,
    subjects: record.subjects,
    clc_number: record.clcNumber || null,
    clc_edition: record.clcEdition || null,
    match_key: matchKey(record),
    sort_key: `${spell(record.title).syllables.join(' ')} ${record.title} ${record.partNumber ?? ''}`,
    search: searchVectorOf(record),
  }
}

/** Stores records in one statement; they are found by search at once. @returns their ids, in order */
export async function insertTitles(db: Db, records: readonly TitleRecord[], now: Date): Promise<string[]> {
  const rows = records.map((record) => ({ id: newId(), ...rowOf(record), created_at: now, changed_at: now }))
  await sql`insert into title
    select * from jsonb_populate_recordset(null::title, ${JSON.stringify(rows)}::jsonb)`.execute(db)
  return rows.map((row) => row.id)
}

export async function changeTitle(titleId: string, record: TitleRecord, ctx: Context): Promise<TitleDetail> {
  checkRecord(record)
  const before = await getTitle(titleId, ctx)
  const { authors, ...row } = rowOf(record)
  const changed = await ctx.db
    .updateTable('title')
    .set({ ...row, authors: JSON.stringify(authors), changed_at: ctx.now })
    .where('id', '=', titleId)
    .returning('id')
    .executeTakeFirst()
  if (!changed) throw notFound('unknown_title')
  const after = await getTitle(titleId, ctx)
  ctx.audit({
    action: 'title.change',
    subjectId: titleId,
    subject: after.title,
    before: recordView(before),
    after: recordView(after),
  })
  return after
}

/** A record without its volumes, for the audit. */
export function recordView({ volumes: _, available: __, total: ___, ...record }: TitleDetail) {
  return record
}
