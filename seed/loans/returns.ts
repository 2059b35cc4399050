import type { Calendar } from '../calendar.ts'
import { dayNumber } from '../days.ts'
import type { Prng } from '../prng.ts'
import type { DemoCondition } from '../types.ts'
import type { Borrower } from './habits.ts'

const CONDITIONS: readonly (readonly [DemoCondition, number])[] = [
  ['fine', 963],
  ['folded', 13],
  ['scribbled', 7],
  ['stained', 6],
  ['torn', 5],
  ['damp', 4],
  ['pages_lost', 2],
]

const LATE_SHARE = 0.12

/** Condition found when a book comes back. */
export function conditionAtReturn(prng: Prng): DemoCondition {
  return prng.weighted(CONDITIONS, ([, share]) => share)[0]
}

function lateness(prng: Prng): number {
  const kind = prng.next()
  if (kind < 0.5) return prng.int(1, 7)
  return kind < 0.86 ? prng.int(8, 24) : prng.int(25, 70)
}

function lastOpenBefore(calendar: Calendar, day: number): number {
  let d = day
  while (!calendar.isOpen(d)) d--
  return d
}

/** Before a vacation books are called in; the few that stay out come back when school opens again. */
function calledIn(calendar: Calendar, lent: number, planned: number, prng: Prng): number {
  const term = calendar.terms.find((t) => dayNumber(t.startsOn) <= lent && lent <= dayNumber(t.endsOn))
  const end = term ? dayNumber(term.endsOn) : planned
  if (planned <= end) return planned
  if (prng.chance(0.04)) return calendar.nextOpen(end + prng.int(40, 80))
  return lastOpenBefore(calendar, end - prng.int(0, 8))
}

/** Never later than the day a person leaves: the class teacher sees to that. */
function beforeLeaving(calendar: Calendar, borrower: Borrower, planned: number): number {
  return planned <= borrower.lastDay ? planned : lastOpenBefore(calendar, borrower.lastDay)
}

/** The open day on which a pupil will bring the book back: mostly in next week's slot or the one after. */
export function plannedReturn(
  calendar: Calendar,
  borrower: Borrower,
  lent: number,
  due: number,
  prng: Prng,
): number {
  const kind = prng.next()
  const late = LATE_SHARE * borrower.forgetfulness
  let planned: number
  if (kind < late) planned = due + lateness(prng)
  else if (kind < late + 0.64) planned = lent + 7
  else if (kind < late + 0.72) planned = Math.min(lent + 14, due)
  else planned = lent + prng.int(2, 6)
  const inTerm = calledIn(calendar, lent, calendar.nextOpen(planned), prng)
  return calendar.nextOpen(Math.max(beforeLeaving(calendar, borrower, inTerm), lent + 1))
}

/** Teachers keep books for weeks and over vacations. */
export function plannedTeacherReturn(calendar: Calendar, lent: number, due: number, prng: Prng): number {
  const planned = prng.chance(0.12) ? due + prng.int(1, 30) : lent + prng.int(5, 42)
  return calendar.nextOpen(planned)
}
