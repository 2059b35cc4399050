import type { Input, Reply } from '#platform/contract.ts'
import { Invalid, notFound, Refused } from '#platform/errors.ts'
import type { Context } from '#platform/http/context.ts'
import { newId } from '#platform/ids.ts'
import type { Calendar, addClosedPeriod as closeSpec, addTerm as termSpec } from '../contract.ts'
import { schoolRow } from './school.ts'

export async function getCalendar(ctx: Context): Promise<Calendar> {
  const school = await schoolRow(ctx.db)
  const terms = await ctx.db
    .selectFrom('term')
    .select(['id', 'name', 'starts_on as startsOn', 'ends_on as endsOn'])
    .orderBy('starts_on', 'desc')
    .execute()
  const closed = await ctx.db
    .selectFrom('closed_period')
    .select(['id', 'from_day as fromDay', 'to_day as toDay', 'reason'])
    .orderBy('from_day', 'desc')
    .orderBy('id')
    .execute()
  return { openWeekdays: school?.open_weekdays ?? [], terms, closed }
}

export async function addTerm(
  body: Input<typeof termSpec>['body'],
  ctx: Context,
): Promise<Reply<typeof termSpec>> {
  if (body.endsOn && body.endsOn < body.startsOn) throw new Invalid('endsOn', 'day_order')
  const row = await ctx.db
    .insertInto('term')
    .values({ id: newId(), name: body.name, starts_on: body.startsOn, ends_on: body.endsOn ?? null })
    .onConflict((conflict) => conflict.constraint('term_starts_unique').doNothing())
    .returning(['id', 'name', 'starts_on as startsOn', 'ends_on as endsOn'])
    .executeTakeFirst()
  if (!row) throw new Refused('term_exists', { field: 'startsOn' })
  ctx.audit({ action: 'term.add', subjectId: row.id, subject: row.name, after: row })
  return row
}

export async function addClosedPeriod(
  body: Input<typeof closeSpec>['body'],
  ctx: Context,
): Promise<Reply<typeof closeSpec>> {
  if (body.toDay < body.fromDay) throw new Invalid('toDay', 'day_order')
  const row = { id: newId(), from_day: body.fromDay, to_day: body.toDay, reason: body.reason }
  await ctx.db.insertInto('closed_period').values(row).execute()
  ctx.audit({ action: 'calendar.close', subjectId: row.id, subject: body.reason, after: body })
  return { id: row.id, ...body }
}

export async function removeClosedPeriod(periodId: string, ctx: Context): Promise<void> {
  const row = await ctx.db
    .deleteFrom('closed_period')
    .where('id', '=', periodId)
    .returning(['from_day', 'to_day', 'reason'])
    .executeTakeFirst()
  if (!row) throw notFound()
  ctx.audit({
    action: 'calendar.open',
    subjectId: periodId,
    subject: row.reason,
    before: { fromDay: row.from_day, toDay: row.to_day, reason: row.reason },
  })
}
