import { sql } from 'kysely'
import { type CohortColumns, cohortName } from '#features/school/rules.ts'
import { dayIn } from '#platform/clock.ts'
import { normalNumber } from '#platform/codes.ts'
import type { Input } from '#platform/contract.ts'
import { notFound, Refused } from '#platform/errors.ts'
import type { Context } from '#platform/http/context.ts'
import { newId } from '#platform/ids.ts'
import type { noteCondition as noteSpec, Returned, giveBack as spec } from '../contract.ts'
import { type Condition, overdueDays } from '../rules.ts'

interface Row extends CohortColumns {
  volumeId: string
  barcode: string
  title: string
  loanId: string | null
  lentAt: Date
  dueOn: string
  readerId: string
  name: string
  card: string | null
}

/**
 * Takes a volume back and says from whom.
 * @throws Refused 404 `unknown_barcode`, 409 `not_on_loan`
 */
export async function giveBack(body: Input<typeof spec>['body'], ctx: Context): Promise<Returned> {
  await lockVolume(body.barcode, ctx)
  const row = await openLoanOf(body.barcode, ctx)
  if (!row.loanId) {
    throw new Refused('not_on_loan', {
      field: 'barcode',
      params: { barcode: row.barcode, title: row.title },
    })
  }
  const actionId = newId()
  await closeLoan(row.loanId, actionId, body, ctx)
  const late = overdueDays(row.dueOn, ctx.today)
  ctx.audit({
    action: 'loan.return',
    subjectId: row.loanId,
    subject: `${row.title} ${row.barcode} ← ${row.name}`,
    before: { reader: row.name, dueOn: row.dueOn },
    after: { overdueDays: late, condition: body.condition ?? null },
  })
  return {
    loan: {
      id: row.loanId,
      barcode: row.barcode,
      title: row.title,
      lentOn: dayIn(ctx.timeZone, row.lentAt),
      dueOn: row.dueOn,
      returnedOn: ctx.today,
      condition: body.condition ?? null,
    },
    reader: { id: row.readerId, name: row.name, className: cohortName(row, ctx.today), card: row.card },
    overdueDays: late,
    actionId,
  }
}

/** Locked first and read after, so that of two desks the second sees that the volume is back. */
async function lockVolume(barcode: string, ctx: Context): Promise<void> {
  await sql`/* return.lock */ select id from volume where barcode = ${normalNumber(barcode)} for no key update`.execute(
    ctx.db,
  )
}

async function openLoanOf(barcode: string, ctx: Context): Promise<Row> {
  const { rows } = await sql<Row>`/* return.find */
    select v.id as "volumeId", v.barcode, t.title, l.id as "loanId", l.lent_at as "lentAt", l.due_on as "dueOn",
      r.id as "readerId", r.name, c.entry_year as "entryYear", c.number as "classNumber", c.own_name as "ownName",
      (select number from card k where k.reader_id = r.id and k.state = 'active') as card,
      s.class_name_pattern as pattern, s.year_starts_month as "startsMonth"
    from school s cross join volume v join title t on t.id = v.title_id
    left join loan l on l.volume_id = v.id and l.returned_at is null and l.undone_at is null
    left join reader r on r.id = l.reader_id
    left join enrolment e on e.reader_id = r.id and e.to_day is null
    left join class c on c.id = e.class_id
    where v.barcode = ${normalNumber(barcode)}`.execute(ctx.db)
  const row = rows[0]
  if (!row) throw notFound('unknown_barcode', 'barcode', { barcode })
  return row
}

async function closeLoan(
  loanId: string,
  actionId: string,
  body: { desk: string; condition?: Condition },
  ctx: Context,
): Promise<void> {
  await sql`/* return.close */ with closed as (
      update loan set returned_at = greatest(${ctx.now}::timestamptz, lent_at), returned_by = ${ctx.actor.accountId}, condition = ${body.condition ?? null}
      where id = ${loanId} returning id)
    insert into desk_action (id, desk, kind, loan_id, at, account_id)
    select ${actionId}::uuid, ${body.desk}, 'return', id, ${ctx.now}::timestamptz, ${ctx.actor.accountId}::uuid
    from closed`.execute(ctx.db)
}

/** Notes the condition of a volume that came back, with its loan. */
export async function noteCondition(
  loanId: string,
  body: Input<typeof noteSpec>['body'],
  ctx: Context,
): Promise<void> {
  const before = await ctx.db
    .selectFrom('loan')
    .innerJoin('volume', 'volume.id', 'loan.volume_id')
    .select(['loan.condition', 'loan.returned_at', 'volume.barcode'])
    .where('loan.id', '=', loanId)
    .forUpdate('loan')
    .executeTakeFirst()
  if (!before) throw notFound('unknown_loan')
  if (!before.returned_at) throw new Refused('loan_open')
  await ctx.db.updateTable('loan').set({ condition: body.condition }).where('id', '=', loanId).execute()
  ctx.audit({
    action: 'loan.condition',
    subjectId: loanId,
    subject: before.barcode,
    before: { condition: before.condition },
    after: { condition: body.condition },
  })
}
