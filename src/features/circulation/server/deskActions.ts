import { type RawBuilder, sql } from 'kysely'
import { type CohortColumns, cohortName } from '#features/school/rules.ts'
import { startOfDay } from '#platform/clock.ts'
import type { Input, Reply } from '#platform/contract.ts'
import type { Context } from '#platform/http/context.ts'
import type { DeskAction, listDeskActions as listSpec } from '../contract.ts'
import type { Condition } from '../rules.ts'

interface Row extends CohortColumns {
  id: string
  kind: 'lend' | 'return'
  at: Date
  loanId: string
  barcode: string
  title: string
  readerId: string
  name: string
  card: string | null
  dueOn: string
  condition: Condition | null
  undone: boolean
}

/** What a desk did today and how often; what was undone is shown but not counted. */
export async function listDeskActions(
  query: Input<typeof listSpec>['query'],
  ctx: Context,
): Promise<Reply<typeof listSpec>> {
  const since = startOfDay(ctx.timeZone, ctx.today)
  const { rows } = await sql<{ lent: number; returned: number; total: number }>`
    select count(*) filter (where kind = 'lend' and undone_at is null) as lent,
      count(*) filter (where kind = 'return' and undone_at is null) as returned, count(*) as total
    from desk_action where desk = ${query.desk} and at >= ${since}`.execute(ctx.db)
  const items = await deskActions(
    sql`a.desk = ${query.desk} and a.at >= ${since}
      order by a.at desc, a.id desc limit ${query.size} offset ${(query.page - 1) * query.size}`,
    ctx,
  )
  return { ...(rows[0] ?? { lent: 0, returned: 0, total: 0 }), items }
}

/** Actions by a condition on `a`, as the list shows them. */
export async function deskActions(where: RawBuilder<unknown>, ctx: Context): Promise<DeskAction[]> {
  const { rows } = await sql<Row>`
    select a.id, a.kind, a.at, a.loan_id as "loanId", a.undone_at is not null as undone, l.due_on as "dueOn",
      l.condition, v.barcode, t.title, r.id as "readerId", r.name,
      (select number from card k where k.reader_id = r.id and k.state = 'active') as card,
      c.entry_year as "entryYear", c.number as "classNumber", c.own_name as "ownName",
      s.class_name_pattern as pattern, s.year_starts_month as "startsMonth"
    from school s cross join desk_action a
    join loan l on l.id = a.loan_id join volume v on v.id = l.volume_id join title t on t.id = v.title_id
    join reader r on r.id = l.reader_id
    left join enrolment e on e.reader_id = r.id and e.to_day is null left join class c on c.id = e.class_id
    where ${where}`.execute(ctx.db)
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    at: row.at.toISOString(),
    loanId: row.loanId,
    barcode: row.barcode,
    title: row.title,
    reader: { id: row.readerId, name: row.name, className: cohortName(row, ctx.today), card: row.card },
    dueOn: row.dueOn,
    condition: row.condition,
    undone: row.undone,
  }))
}
