import { sql } from 'kysely'
import type { Input } from '#platform/contract.ts'
import type { Db } from '#platform/db.ts'
import { SCHOOL_SCHEMA } from '#platform/db.ts'
import { notFound } from '#platform/errors.ts'
import type { Context } from '#platform/http/context.ts'
import { newId } from '#platform/ids.ts'
import type { changeSchool as changeSpec, SchoolFacts } from '../contract.ts'
import { isOpenOn, type NamingRule, type OpeningDays, SCHOOL_WEEKDAYS, YEAR_STARTS_MONTH } from '../rules.ts'

/** The school's row; undefined on an empty store. */
export function schoolRow(db: Db) {
  return db.selectFrom('school').selectAll().executeTakeFirst()
}

export async function namingRule(db: Db): Promise<NamingRule> {
  const school = await schoolRow(db)
  return {
    pattern: school?.class_name_pattern ?? '{grade}（{number}）班',
    startsMonth: school?.year_starts_month ?? 9,
  }
}

/** Open weekdays and the closed periods that end on or after a day. */
export async function openingFrom(db: Db, day: string): Promise<OpeningDays> {
  const school = await schoolRow(db)
  const closed = await db
    .selectFrom('closed_period')
    .select(['from_day as fromDay', 'to_day as toDay'])
    .where('to_day', '>=', day)
    .execute()
  return { openWeekdays: school?.open_weekdays ?? [1, 2, 3, 4, 5], closed }
}

export async function getSchool(ctx: Context): Promise<SchoolFacts> {
  const school = await schoolRow(ctx.db)
  return {
    setUp: school !== undefined,
    name: school?.name ?? '',
    timeZone: school?.time_zone ?? ctx.timeZone,
    classNamePattern: school?.class_name_pattern ?? '{grade}（{number}）班',
    yearStartsMonth: school?.year_starts_month ?? 9,
    demo: school?.demo ?? false,
    today: ctx.today,
    openToday: school !== undefined && isOpenOn(ctx.today, await openingFrom(ctx.db, ctx.today)),
  }
}

export async function changeSchool(
  changes: Input<typeof changeSpec>['body'],
  ctx: Context,
): Promise<SchoolFacts> {
  const before = await ctx.db.selectFrom('school').selectAll().forUpdate().executeTakeFirst()
  if (!before) throw notFound()
  const next = {
    name: changes.name ?? before.name,
    time_zone: changes.timeZone ?? before.time_zone,
    class_name_pattern: changes.classNamePattern ?? before.class_name_pattern,
    open_weekdays: changes.openWeekdays ?? before.open_weekdays,
  }
  await ctx.db.updateTable('school').set(next).where('id', '=', before.id).execute()
  await sql`update district.school set name = ${next.name} where schema_name = ${SCHOOL_SCHEMA}`.execute(
    ctx.db,
  )
  ctx.audit({
    action: 'school.change',
    subjectId: before.id,
    subject: next.name,
    before: auditView(before),
    after: auditView(next),
  })
  return getSchool(ctx)
}

function auditView(row: {
  name: string
  time_zone: string
  class_name_pattern: string
  open_weekdays: number[]
}) {
  return {
    name: row.name,
    timeZone: row.time_zone,
    classNamePattern: row.class_name_pattern,
    openWeekdays: row.open_weekdays,
  }
}

/** The school's row, and its line among the district's schools. */
export async function insertSchool(
  school: { name: string; timeZone: string; classNamePattern: string; demo: boolean },
  ctx: Context,
): Promise<void> {
  const id = newId()
  await ctx.db
    .insertInto('school')
    .values({
      id,
      name: school.name,
      time_zone: school.timeZone,
      class_name_pattern: school.classNamePattern,
      year_starts_month: YEAR_STARTS_MONTH,
      open_weekdays: SCHOOL_WEEKDAYS,
      demo: school.demo,
      created_at: ctx.now,
    })
    .execute()
  await sql`insert into district.school (id, schema_name, name, created_at)
    values (${id}, ${SCHOOL_SCHEMA}, ${school.name}, ${ctx.now})`.execute(ctx.db)
  ctx.audit({ action: 'school.set_up', subjectId: id, subject: school.name, after: school })
}
