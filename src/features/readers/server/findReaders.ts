import { type RawBuilder, sql } from 'kysely'
import { namingRule } from '#features/school/public.ts'
import { cohortName, entryYearOf, readClassName } from '#features/school/rules.ts'
import { normalNumber } from '#platform/codes.ts'
import type { Input, Reply } from '#platform/contract.ts'
import { type Actor, type Context, holds } from '#platform/http/context.ts'
import { likeText } from '#platform/likeText.ts'
import type { listReaders as listSpec, ReaderLine } from '../contract.ts'

interface Row extends Omit<ReaderLine, 'className'> {
  entryYear: number | null
  classNumber: number | null
  ownName: string | null
  total: number
}

/** Readers in this person's sight; pupils by class and seat, then grown-ups by name. */
export async function listReaders(
  query: Input<typeof listSpec>['query'],
  ctx: Context,
): Promise<Reply<typeof listSpec>> {
  const rule = await namingRule(ctx.db)
  const numbers = holds(ctx.actor, 'readers.numbers')
  const words = (query.q ?? '').normalize('NFKC').split(/\s+/).filter(Boolean)
  const conditions = [
    inSight(ctx.actor),
    // Of those who left only who sees everybody has a list.
    query.left === 'yes' && ctx.actor.sight.kind !== 'all' ? sql`false` : sql`true`,
    query.left === 'yes' ? sql`r.left_on is not null` : sql`r.left_on is null`,
    ...(query.kind ? [sql`r.kind = ${query.kind}`] : []),
    ...(query.classId ? [sql`e.class_id = ${query.classId}`] : []),
    ...words.map((word) =>
      wordMatches(word, numbers, (grade) => entryYearOf(grade, ctx.today, rule.startsMonth)),
    ),
  ]
  const { rows } = await sql<Row>`
    select r.id, r.name, r.kind, r.left_on as "leftOn", e.class_id as "classId", e.seat_no as "seatNo",
      c.entry_year as "entryYear", c.number as "classNumber", c.own_name as "ownName",
      k.number as card, k.state as "cardState", count(*) over () as total
    from reader r
    left join enrolment e on e.id = ${query.left === 'yes' ? lastEnrolment : openEnrolment}
    left join class c on c.id = e.class_id
    left join lateral (select number, state from card where card.reader_id = r.id
      order by (state = 'active') desc, (state = 'lost') desc, issued_on desc, id desc limit 1) k on true
    where ${sql.join(conditions, sql` and `)}
    order by c.entry_year desc nulls last, c.number, e.seat_no nulls last, r.name, r.id
    limit ${query.size} offset ${(query.page - 1) * query.size}`.execute(ctx.db)
  return {
    total: rows[0]?.total ?? 0,
    items: rows.map(({ total: _, entryYear, classNumber, ownName, ...row }) => ({
      ...row,
      card: numbers ? row.card : null,
      cardState: numbers ? row.cardState : null,
      className: cohortName({ entryYear, classNumber, ownName, ...rule }, ctx.today),
    })),
  }
}

/** The class a reader is in; for those who left, the one they left from. */
const openEnrolment = sql`(select id from enrolment where reader_id = r.id and to_day is null)`
const lastEnrolment = sql`(select id from enrolment where reader_id = r.id order by from_day desc, id desc limit 1)`

/** A condition on `r` and `e`: which readers this person may see. */
export function inSight(actor: Actor): RawBuilder<unknown> {
  if (actor.sight.kind === 'all') return sql`true`
  if (actor.sight.kind === 'self') return sql`r.id = ${actor.readerId}::uuid`
  return sql`(r.id = ${actor.readerId}::uuid or e.class_id = any(${actor.sight.classIds}::uuid[]))`
}

function numberMatches(number: string): RawBuilder<unknown> {
  return sql`or r.student_no = ${number} or exists (select 1 from card
    where card.reader_id = r.id and card.number like ${`${likeText(number)}%`})`
}

function wordMatches(
  word: string,
  numbers: boolean,
  entryYear: (grade: number) => number,
): RawBuilder<unknown> {
  const like = `%${likeText(word)}%`
  const spelled = `${likeText(word.toLowerCase())}%`
  const asClass = readClassName(word)
  const cohort = asClass && {
    year: 'grade' in asClass ? entryYear(asClass.grade) : asClass.entryYear,
    number: asClass.number,
  }
  return sql`(r.name like ${like} or r.pinyin like ${spelled} or r.initials like ${spelled}
    or c.own_name = ${word} ${numbers ? numberMatches(normalNumber(word)) : sql``}
    ${cohort ? sql`or (c.entry_year = ${cohort.year} and c.number = ${cohort.number})` : sql``})`
}
