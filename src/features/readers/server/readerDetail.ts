import { sql } from 'kysely'
import { namingRule } from '#features/school/public.ts'
import { classNameOf, gradeOf, isPrimaryGrade } from '#features/school/rules.ts'
import { notFound } from '#platform/errors.ts'
import { type Context, holds } from '#platform/http/context.ts'
import type { ReaderDetail } from '../contract.ts'
import type { ReaderKind } from '../rules.ts'
import { inSight } from './findReaders.ts'

interface ReaderRow {
  id: string
  name: string
  kind: ReaderKind
  studentNo: string | null
  leftOn: string | null
}

/**
 * One reader as this person may see them: numbers only for who holds `readers.numbers`.
 * @throws Refused 404 when there is none, or none in this person's sight
 */
export async function getReader(readerId: string, ctx: Context): Promise<ReaderDetail> {
  const reader = await wholeReader(readerId, ctx)
  if (holds(ctx.actor, 'readers.numbers')) return reader
  return { ...reader, studentNo: null, card: null, cardState: null, cards: [] }
}

/** One reader with everything: what a change starts from, never from a view cut by permission. */
export async function wholeReader(readerId: string, ctx: Context): Promise<ReaderDetail> {
  const { rows } = await sql<ReaderRow>`
    select r.id, r.name, r.kind, r.student_no as "studentNo", r.left_on as "leftOn"
    from reader r left join enrolment e on e.reader_id = r.id and e.to_day is null
    where r.id = ${readerId} and ${inSight(ctx.actor)}`.execute(ctx.db)
  const row = rows[0]
  if (!row) throw notFound('unknown_reader')
  const [cards, enrolments] = await Promise.all([cardsOf(readerId, ctx), enrolmentsOf(readerId, ctx)])
  const current = enrolments.find((each) => each.toDay === null)
  const card = cards[0]
  return {
    ...row,
    classId: current?.classId ?? null,
    className: current?.className ?? null,
    grade: current && isPrimaryGrade(current.grade) ? current.grade : null,
    seatNo: current?.seatNo ?? null,
    card: card?.number ?? null,
    cardState: card?.state ?? null,
    cards,
    enrolments: enrolments.map(({ classId, className, fromDay, toDay }) => ({
      classId,
      className,
      fromDay,
      toDay,
    })),
  }
}

/** The card in use first, then by age. */
function cardsOf(readerId: string, ctx: Context) {
  return ctx.db
    .selectFrom('card')
    .select(['id', 'number', 'state', 'issued_on as issuedOn', 'ended_on as endedOn'])
    .where('reader_id', '=', readerId)
    .orderBy(sql`state = 'active'`, 'desc')
    .orderBy('issued_on', 'desc')
    .orderBy('id', 'desc')
    .execute()
}

async function enrolmentsOf(readerId: string, ctx: Context) {
  const rule = await namingRule(ctx.db)
  const rows = await ctx.db
    .selectFrom('enrolment as e')
    .innerJoin('class as c', 'c.id', 'e.class_id')
    .select([
      'e.class_id as classId',
      'e.seat_no as seatNo',
      'e.from_day as fromDay',
      'e.to_day as toDay',
      'c.entry_year as entryYear',
      'c.number',
      'c.own_name as ownName',
    ])
    .where('e.reader_id', '=', readerId)
    .orderBy('e.from_day', 'desc')
    .orderBy('e.id', 'desc')
    .execute()
  // A class of the past is named as it was called on the last day spent in it.
  return rows.map((row) => ({
    ...row,
    className: classNameOf(row, row.toDay ?? ctx.today, rule),
    grade: gradeOf(row.entryYear, ctx.today, rule.startsMonth),
  }))
}
