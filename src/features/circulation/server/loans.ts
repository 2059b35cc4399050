import { type RawBuilder, sql } from 'kysely'
import { inSight } from '#features/readers/public.ts'
import { classNames } from '#features/school/public.ts'
import { type CohortColumns, cohortName } from '#features/school/rules.ts'
import { dayIn } from '#platform/clock.ts'
import type { Input, Reply } from '#platform/contract.ts'
import { type Context, holds } from '#platform/http/context.ts'
import type { listLoans as spec } from '../contract.ts'
import { type Condition, overdueDays } from '../rules.ts'

interface Row extends CohortColumns {
  id: string
  barcode: string
  titleId: string
  title: string
  readerId: string
  name: string
  card: string | null
  lentAt: Date
  dueOn: string
  returnedAt: Date | null
  condition: Condition | null
  total: number
}

/** Loans of readers in this person's sight. Without `circulation.history` only what is out, or one's own. */
export async function listLoans(
  query: Input<typeof spec>['query'],
  ctx: Context,
): Promise<Reply<typeof spec>> {
  const { rows } = await sql<Row>`
    select l.id, v.barcode, t.id as "titleId", t.title, r.id as "readerId", r.name,
      (select number from card k where k.reader_id = r.id and k.state = 'active') as card,
      l.lent_at as "lentAt", l.due_on as "dueOn", l.returned_at as "returnedAt", l.condition,
      c.entry_year as "entryYear", c.number as "classNumber", c.own_name as "ownName",
      s.class_name_pattern as pattern, s.year_starts_month as "startsMonth", count(*) over () as total
    from school s cross join loan l
    join volume v on v.id = l.volume_id join title t on t.id = v.title_id join reader r on r.id = l.reader_id
    left join enrolment e on e.reader_id = r.id and e.to_day is null left join class c on c.id = e.class_id
    where ${sql.join(conditionsOf(query, ctx), sql` and `)}
    order by l.lent_at desc, l.id desc limit ${query.size} offset ${(query.page - 1) * query.size}`.execute(
    ctx.db,
  )
  await noteReading(query, ctx)
  return {
    total: rows[0]?.total ?? 0,
    items: rows.map((row) => ({
      id: row.id,
      barcode: row.barcode,
      titleId: row.titleId,
      title: row.title,
      reader: {
        id: row.readerId,
        name: row.name,
        className: cohortName(row, ctx.today),
        card: holds(ctx.actor, 'readers.numbers') ? row.card : null,
      },
      lentOn: dayIn(ctx.timeZone, row.lentAt),
      dueOn: row.dueOn,
      returnedOn: row.returnedAt && dayIn(ctx.timeZone, row.returnedAt),
      condition: row.condition,
      overdueDays: row.returnedAt ? 0 : overdueDays(row.dueOn, ctx.today),
    })),
  }
}

/** What was out is history: who read whose is written down (child-privacy 3). One's own is one's own. */
async function noteReading(query: Input<typeof spec>['query'], ctx: Context): Promise<void> {
  const onlyOpen = query.open === 'true' || query.overdue === 'true'
  const own = query.reader !== undefined && query.reader === ctx.actor.readerId
  if (onlyOpen || own || !holds(ctx.actor, 'circulation.history')) return
  if (query.reader) {
    const reader = await ctx.db
      .selectFrom('reader')
      .select('name')
      .where('id', '=', query.reader)
      .executeTakeFirst()
    ctx.audit({ action: 'loan_history.read', subjectId: query.reader, subject: reader?.name ?? query.reader })
    return
  }
  const nameOf = await classNames(ctx)
  const subject = query.classId ? nameOf(query.classId) : '*'
  ctx.audit({ action: 'loan_history.read', subjectId: query.classId ?? null, subject })
}

function conditionsOf(query: Input<typeof spec>['query'], ctx: Context): RawBuilder<unknown>[] {
  const open = sql`l.returned_at is null`
  const mayReadHistory = holds(ctx.actor, 'circulation.history')
  return [
    sql`l.undone_at is null`,
    inSight(ctx.actor),
    ...(mayReadHistory ? [] : [sql`(${open} or r.id = ${ctx.actor.readerId}::uuid)`]),
    ...(query.reader ? [sql`l.reader_id = ${query.reader}`] : []),
    ...(query.classId ? [sql`e.class_id = ${query.classId}`] : []),
    ...(query.open === 'true' ? [open] : []),
    ...(query.open === 'false' ? [sql`l.returned_at is not null`] : []),
    ...(query.overdue === 'true' ? [open, sql`l.due_on < ${ctx.today}::date`] : []),
  ]
}
