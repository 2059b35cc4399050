import { sql } from 'kysely'
import type { Input } from '#platform/contract.ts'
import { notFound, Refused } from '#platform/errors.ts'
import type { Context } from '#platform/http/context.ts'
import { newId } from '#platform/ids.ts'
import type { addClass as addSpec, SchoolClass } from '../contract.ts'
import { classNameOf, entryYearOf, gradeOf, isPrimaryGrade } from '../rules.ts'
import { namingRule } from './school.ts'

/** Every class of this person's sight with its grade and name of today, by grade and number. */
export async function listClasses(ctx: Context, left = false): Promise<SchoolClass[]> {
  const { sight } = ctx.actor
  const rule = await namingRule(ctx.db)
  const { rows } = await sql<Omit<SchoolClass, 'grade' | 'name'>>`
    select c.id, c.entry_year as "entryYear", c.number, c.own_name as "ownName",
      (select count(*) from enrolment e where e.class_id = c.id and e.to_day is null) as pupils
    from class c order by c.entry_year desc, c.number`.execute(ctx.db)
  return rows
    .filter((row) => sight.kind === 'all' || (sight.kind === 'classes' && sight.classIds.includes(row.id)))
    .map((row) => ({
      ...row,
      grade: gradeOf(row.entryYear, ctx.today, rule.startsMonth),
      name: classNameOf(row, ctx.today, rule),
    }))
    .filter((row) => isPrimaryGrade(row.grade) !== left)
}

/** A function from a class's id to its name of today. */
export async function classNames(ctx: Context): Promise<(classId: string) => string> {
  const rule = await namingRule(ctx.db)
  const rows = await ctx.db
    .selectFrom('class')
    .select(['id', 'entry_year as entryYear', 'number', 'own_name as ownName'])
    .execute()
  const names = new Map(rows.map((row) => [row.id, classNameOf(row, ctx.today, rule)]))
  return (classId) => names.get(classId) ?? ''
}

export async function addClass(body: Input<typeof addSpec>['body'], ctx: Context): Promise<SchoolClass> {
  const rule = await namingRule(ctx.db)
  const entryYear = entryYearOf(body.grade, ctx.today, rule.startsMonth)
  const classId = await insertClass(ctx, { entryYear, number: body.number, ownName: body.ownName || null })
  if (!classId) throw new Refused('class_exists', { field: 'number' })
  const made = await oneClass(ctx, classId)
  ctx.audit({
    action: 'class.add',
    subjectId: classId,
    subject: made.name,
    after: { entryYear, number: body.number, ownName: made.ownName },
  })
  return made
}

/** @returns the new class's id, or undefined when this cohort and number is there already */
export async function insertClass(
  ctx: Context,
  given: { entryYear: number; number: number; ownName: string | null },
): Promise<string | undefined> {
  const row = await ctx.db
    .insertInto('class')
    .values({
      id: newId(),
      entry_year: given.entryYear,
      number: given.number,
      own_name: given.ownName,
      created_at: ctx.now,
    })
    .onConflict((conflict) => conflict.constraint('class_cohort_unique').doNothing())
    .returning('id')
    .executeTakeFirst()
  return row?.id
}

export async function changeClass(
  classId: string,
  ownName: string | null,
  ctx: Context,
): Promise<SchoolClass> {
  const before = await oneClass(ctx, classId)
  await ctx.db
    .updateTable('class')
    .set({ own_name: ownName || null })
    .where('id', '=', classId)
    .execute()
  const after = await oneClass(ctx, classId)
  ctx.audit({
    action: 'class.change',
    subjectId: classId,
    subject: after.name,
    before: { name: before.name },
    after: { name: after.name },
  })
  return after
}

async function oneClass(ctx: Context, classId: string): Promise<SchoolClass> {
  const all = [...(await listClasses(ctx)), ...(await listClasses(ctx, true))]
  const found = all.find((each) => each.id === classId)
  if (!found) throw notFound()
  return found
}
