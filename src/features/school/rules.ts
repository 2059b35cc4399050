import { addDays, weekdayOf } from '#platform/clock.ts'

/** The month in which a Chinese school year begins. */
export const YEAR_STARTS_MONTH = 9
/** Monday to Friday. */
export const SCHOOL_WEEKDAYS = [1, 2, 3, 4, 5]

/** Grades of a primary school. */
export const GRADES = [1, 2, 3, 4, 5, 6] as const
const HANZI_DIGITS = '一二三四五六七八九'

/** The school year a day lies in, named by the year it began: with month 9, 2026-08-31 → 2025, 2026-09-01 → 2026. */
export function schoolYearOf(day: string, startsMonth: number): number {
  const year = Number(day.slice(0, 4))
  return Number(day.slice(5, 7)) >= startsMonth ? year : year - 1
}

/** The grade of a cohort on a day: 1 … 6; above 6 it has left, below 1 it has not come yet. */
export function gradeOf(entryYear: number, day: string, startsMonth: number): number {
  return schoolYearOf(day, startsMonth) - entryYear + 1
}

export function entryYearOf(grade: number, day: string, startsMonth: number): number {
  return schoolYearOf(day, startsMonth) - grade + 1
}

export function isPrimaryGrade(grade: number): boolean {
  return grade >= 1 && grade <= 6
}

export interface ClassCohort {
  entryYear: number
  number: number
  /** A name of its own (向日葵班); it stays through the years. */
  ownName: string | null
}

export interface NamingRule {
  /** `{grade}` 一…六, `{digit}` 1…6, `{number}` the class number: `{grade}（{number}）班`. */
  pattern: string
  startsMonth: number
}

/** The ways schools write a class; the first is the one proposed. */
export const CLASS_NAME_PATTERNS = [
  '{grade}（{number}）班',
  '{grade}年级（{number}）班',
  '{grade}年级{number}班',
  '{digit}.{number}',
  '{digit}0{number}班',
] as const

/** A class as the school writes it on that day. A cohort that has left is named by its year: 2020级（2）班. */
export function classNameOf(cohort: ClassCohort, day: string, rule: NamingRule): string {
  const grade = gradeOf(cohort.entryYear, day, rule.startsMonth)
  if (!isPrimaryGrade(grade)) return `${cohort.entryYear}级（${cohort.number}）班`
  if (cohort.ownName) return cohort.ownName
  return rule.pattern
    .replace('{grade}', HANZI_DIGITS[grade - 1] ?? '')
    .replace('{digit}', String(grade))
    .replace('{number}', String(cohort.number))
}

/** What a query brings of a reader's class: the columns are null for a reader without one. */
export interface CohortColumns {
  entryYear: number | null
  classNumber: number | null
  ownName: string | null
  pattern: string
  startsMonth: number
}

/** The name of a reader's class on a day; null without a class. */
export function cohortName(columns: CohortColumns, day: string): string | null {
  const { entryYear, classNumber, ownName } = columns
  if (entryYear === null || classNumber === null) return null
  return classNameOf({ entryYear, number: classNumber, ownName }, day, columns)
}

/** The grade of a reader's class on a day; null without a class and after it has left. */
export function cohortGrade(columns: CohortColumns, day: string): number | null {
  if (columns.entryYear === null) return null
  const grade = gradeOf(columns.entryYear, day, columns.startsMonth)
  return isPrimaryGrade(grade) ? grade : null
}

/** The class has passed the last grade on a day. */
export function hasGraduated(columns: CohortColumns, day: string): boolean {
  return columns.entryYear !== null && gradeOf(columns.entryYear, day, columns.startsMonth) > GRADES.length
}

/**
 * Reads a class from how people write it: 三（2）班, 三年级2班, 3.2, 3-2, 302, 小三2班, 2024级2班.
 * @returns grade and number, or year of entry and number, or undefined when it is none of these
 */
export function readClassName(
  text: string,
): { grade: number; number: number } | { entryYear: number; number: number } | undefined {
  const plain = text
    .normalize('NFKC')
    .replace(/[\s()[\]【】第]/g, '')
    .replace(/[一二三四五六七八九]/g, (hanzi) => String(HANZI_DIGITS.indexOf(hanzi) + 1))
  const byYear = /^(20\d\d)([级届])(\d{1,2})班?$/.exec(plain)
  // 级 names the year of entry, 届 the year of leaving, six years on.
  if (byYear) {
    const entryYear = Number(byYear[1]) - (byYear[2] === '届' ? GRADES.length : 0)
    return { entryYear, number: Number(byYear[3]) }
  }
  const byGrade =
    /^小?([1-6])(?:年级|年)(\d{1,2})班?$/.exec(plain) ??
    /^小?([1-6])[.\-—_·](\d{1,2})班?$/.exec(plain) ??
    /^小?([1-6])0?(\d{1,2})班?$/.exec(plain)
  if (!byGrade || Number(byGrade[2]) < 1) return undefined
  return { grade: Number(byGrade[1]), number: Number(byGrade[2]) }
}

export interface OpeningDays {
  /** 1 = Monday … 7 = Sunday. */
  openWeekdays: readonly number[]
  closed: readonly { fromDay: string; toDay: string }[]
}

export function isOpenOn(day: string, opening: OpeningDays): boolean {
  if (!opening.openWeekdays.includes(weekdayOf(day))) return false
  return !opening.closed.some((period) => period.fromDay <= day && day <= period.toDay)
}

/** The longest stretch searched for an open day: a library closed for longer is not run by this calendar. */
const SEARCH_DAYS = 366

/** The day itself when the library is open, else the first open day after it; the day itself when none is known. */
export function firstOpenDayFrom(day: string, opening: OpeningDays): string {
  for (let later = 0; later <= SEARCH_DAYS; later++) {
    const candidate = addDays(day, later)
    if (isOpenOn(candidate, opening)) return candidate
  }
  return day
}
