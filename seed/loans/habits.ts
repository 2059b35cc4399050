import type { Calendar } from '../calendar.ts'
import { dayNumber } from '../days.ts'
import type { Prng } from '../prng.ts'
import type { DemoClass, DemoPerson } from '../types.ts'
import type { Taste } from './stock.ts'

/** What a borrower is like and what is out in their name. */
export interface Borrower {
  person: DemoPerson
  /** Books wanted at a visit (pupils) or chance of coming on a day (teachers), on average. */
  appetite: number
  /** Multiplies the share of loans that come back late. */
  forgetfulness: number
  taste: Taste
  limit: number
  /** Indices of open loans. */
  open: number[]
  knownTitles: Set<number>
  wish?: number
  /** Last day number at school; infinite while the person stays. */
  lastDay: number
}

/** Appetites of pupils: some never come, most take a book most weeks, a few read everything. */
const APPETITES: readonly (readonly [share: number, low: number, high: number])[] = [
  [6, 0, 0],
  [20, 0.08, 0.3],
  [44, 0.4, 0.8],
  [23, 0.85, 1.3],
  [7, 1.5, 2.3],
]

/** Mean loans a pupil makes in a term with the appetites above; measured, and used to scale to other wishes. */
const MEASURED_LOANS_PER_TERM = 7.8

const TASTE_SHARES: readonly (readonly [Taste, number])[] = [
  ['any', 30],
  ['stories', 34],
  ['nature', 18],
  ['history', 7],
  ['fun', 11],
]

function lastDayOf(person: DemoPerson): number {
  return person.leftOn ? dayNumber(person.leftOn) : Number.MAX_SAFE_INTEGER
}

function pupil(person: DemoPerson, factor: number, prng: Prng): Borrower {
  const [, low, high] = prng.weighted(APPETITES, ([share]) => share)
  return {
    person,
    appetite: (low + prng.next() * (high - low)) * factor,
    forgetfulness: prng.chance(0.15) ? 3 : 0.65,
    taste: prng.weighted(TASTE_SHARES, ([, share]) => share)[0],
    limit: 3,
    open: [],
    knownTitles: new Set(),
    lastDay: lastDayOf(person),
  }
}

function teacher(person: DemoPerson, prng: Prng): Borrower {
  return {
    person,
    appetite: prng.chance(0.2) ? 0.003 : 0.009 + prng.next() * 0.022,
    forgetfulness: 1,
    taste: 'any',
    limit: 10,
    open: [],
    knownTitles: new Set(),
    lastDay: lastDayOf(person),
  }
}

/** Gives every pupil and teacher habits; `loansPerPupilTerm` sets how much the pupils read. */
export function buildBorrowers(
  people: readonly DemoPerson[],
  loansPerPupilTerm: number,
  prng: Prng,
): { pupils: Borrower[]; teachers: Borrower[] } {
  const factor = loansPerPupilTerm / MEASURED_LOANS_PER_TERM
  return {
    pupils: people.filter((p) => p.kind === 'pupil').map((p) => pupil(p, factor, prng)),
    teachers: people.filter((p) => p.kind === 'teacher').map((p) => teacher(p, prng)),
  }
}

/** How surely a class comes in its slot. The gap between classes is what a librarian wants to see and close. */
export function attendance(classes: readonly DemoClass[], prng: Prng): Map<string, number> {
  const order = prng.shuffle([0.96, 0.93, 0.88, 0.8, 0.7, 0.84, 0.3, 0.92, 0.76, 0.86, 0.45, 0.9])
  // The two first grades come first in the list; beginners are taken along by their teachers.
  return new Map(classes.map((cls, i) => [cls.key, i < 2 ? 0.9 : order[i % order.length]!]))
}

/** How a week of the term feels: first graders start late, a rush after the opening, little before the exams, none at the end. */
export function seasonFactor(calendar: Calendar, day: number, grade: number): number {
  const term = calendar.terms.find((t) => dayNumber(t.startsOn) <= day && day <= dayNumber(t.endsOn))
  if (!term) return 0
  const week = Math.floor((day - dayNumber(term.startsOn)) / 7)
  const toEnd = dayNumber(term.endsOn) - day
  if (toEnd < 12) return 0
  if (toEnd < 28) return grade === 6 ? 0.3 : 0.55
  const autumn = term.startsOn.slice(5, 7) === '09'
  if (grade === 1 && autumn && week < 5) return 0
  if (week === 0) return 0.5
  if (week < 5) return 1.55
  return week < 9 ? 1.15 : 0.85
}
