import { sql } from 'kysely'
import {
  type CohortColumns,
  cohortGrade,
  cohortName,
  hasGraduated,
  type OpeningDays,
} from '#features/school/rules.ts'
import type { Context } from '#platform/http/context.ts'
import type { PolicyLine } from '../rules.ts'

export interface Standing {
  grade: number | null
  className: string | null
  graduated: boolean
  openLoans: number
  overdueLoans: number
  policies: PolicyLine[]
  opening: OpeningDays
  /** Who has the volume asked about. */
  heldBy: string | null
}

interface Row extends Pick<Standing, 'openLoans' | 'overdueLoans' | 'policies' | 'heldBy'>, CohortColumns {
  openWeekdays: number[]
  closed: OpeningDays['closed']
}

/**
 * Everything the lending rules ask about a reader (and a volume) in one statement.
 * Call it after the rows are locked: only a statement that begins then sees what another desk has just committed.
 */
export async function standingOf(readerId: string, volumeId: string | null, ctx: Context): Promise<Standing> {
  const { rows } = await sql<Row>`/* reader.standing */
    select open.loans as "openLoans", open.overdue as "overdueLoans",
      (select reader_id from loan where volume_id = ${volumeId}::uuid and returned_at is null and undone_at is null) as "heldBy",
      coalesce((select jsonb_agg(jsonb_build_object('readerKind', reader_kind, 'grade', grade, 'loanLimit', loan_limit,
        'loanDays', loan_days, 'overdueBlocks', overdue_blocks)) from lending_policy), '[]') as policies,
      s.class_name_pattern as pattern, s.year_starts_month as "startsMonth", s.open_weekdays as "openWeekdays",
      coalesce((select jsonb_agg(jsonb_build_object('fromDay', from_day, 'toDay', to_day)) from closed_period
        where to_day >= ${ctx.today}::date), '[]') as closed,
      c.entry_year as "entryYear", c.number as "classNumber", c.own_name as "ownName"
    from school s
    cross join (select count(*) as loans, count(*) filter (where due_on < ${ctx.today}::date) as overdue
      from loan where reader_id = ${readerId}::uuid and returned_at is null and undone_at is null) open
    left join enrolment e on e.reader_id = ${readerId}::uuid and e.to_day is null
    left join class c on c.id = e.class_id`.execute(ctx.db)
  const row = rows[0]
  if (!row) throw new Error('the school is not set up')
  const { openLoans, overdueLoans, policies, heldBy, openWeekdays, closed } = row
  return {
    openLoans,
    overdueLoans,
    policies,
    heldBy,
    grade: cohortGrade(row, ctx.today),
    className: cohortName(row, ctx.today),
    graduated: hasGraduated(row, ctx.today),
    opening: { openWeekdays, closed },
  }
}
