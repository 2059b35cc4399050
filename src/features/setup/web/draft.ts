import { classNameOf, entryYearOf, GRADES } from '#features/school/rules.ts'
import { addDays, weekdayOf } from '#platform/clock.ts'
import type { CallInput } from '#platform/contract.ts'
import type { setUpSchool } from '../contract.ts'

/** The school year of the preview begins in the month the server gives a new school. */
const YEAR_STARTS_MONTH = 9
const USUAL_CLASSES = 2

export interface SchoolPart {
  code: string
  name: string
  timeZone: string
  termName: string
  termStartsOn: string
}

export interface ClassesPart {
  /** Classes of grade 1 … 6. */
  counts: number[]
  pattern: string
  /** Names of their own by `grade.number`; kept when a count goes down and up again. */
  ownNames: Record<string, string>
}

export interface LibrarianPart {
  username: string
  name: string
  password: string
  again: string
}

/** What was typed so far, in all steps: going back loses nothing. */
export interface Draft {
  school: SchoolPart
  classes: ClassesPart
  librarian: LibrarianPart
}

export interface ProposedTerm {
  /** The year the school year began in. */
  year: number
  half: 'first' | 'second'
  startsOn: string
}

/** The term of a day, or the one about to begin. The first day of a spring term is only a guess near the usual one. */
export function proposeTerm(today: string): ProposedTerm {
  const year = Number(today.slice(0, 4))
  const month = Number(today.slice(5, 7))
  if (month >= 8) return { year, half: 'first', startsOn: `${year}-09-01` }
  if (month === 1) return { year: year - 1, half: 'first', startsOn: `${year - 1}-09-01` }
  const after = `${year}-02-20`
  return { year: year - 1, half: 'second', startsOn: addDays(after, (8 - weekdayOf(after)) % 7) }
}

export function emptyDraft(
  school: { timeZone: string; classNamePattern: string; today: string },
  termName: string,
): Draft {
  return {
    school: {
      code: '',
      name: '',
      timeZone: school.timeZone,
      termName,
      termStartsOn: proposeTerm(school.today).startsOn,
    },
    classes: {
      counts: GRADES.map(() => USUAL_CLASSES),
      pattern: school.classNamePattern,
      ownNames: {},
    },
    librarian: { username: '', name: '', password: '', again: '' },
  }
}

export interface PlannedClass {
  key: string
  grade: number
  number: number
  ownName: string | null
  name: string
}

/** How a pattern writes a class of this grade and number. */
export function exampleName(pattern: string, grade: number, number: number, ownName: string | null = null) {
  const day = `${2000 + grade}-${String(YEAR_STARTS_MONTH).padStart(2, '0')}-01`
  const entryYear = entryYearOf(grade, day, YEAR_STARTS_MONTH)
  return classNameOf({ entryYear, number, ownName }, day, { pattern, startsMonth: YEAR_STARTS_MONTH })
}

/** Every class of the draft as it will be called. */
export function plannedClasses({ counts, pattern, ownNames }: ClassesPart): PlannedClass[] {
  return GRADES.flatMap((grade) =>
    Array.from({ length: counts[grade - 1] ?? 0 }, (_, index) => {
      const number = index + 1
      const key = `${grade}.${number}`
      const ownName = ownNames[key]?.trim() || null
      return { key, grade, number, ownName, name: exampleName(pattern, grade, number, ownName) }
    }),
  )
}

export function bodyOf({ school, classes, librarian }: Draft): CallInput<typeof setUpSchool>['body'] {
  return {
    code: school.code,
    school: { name: school.name, timeZone: school.timeZone },
    term: { name: school.termName, startsOn: school.termStartsOn },
    classNamePattern: classes.pattern,
    classes: plannedClasses(classes).map(({ grade, number, ownName }) => ({ grade, number, ownName })),
    librarian: { username: librarian.username, name: librarian.name, password: librarian.password },
  }
}
