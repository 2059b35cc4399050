import { addDays, weekdayOf } from '#platform/clock.ts'
import type { Calendar } from '../contract.ts'
import { isOpenOn } from '../rules.ts'

export interface MonthDay {
  day: string
  /** Open; closed on this weekday always; closed for a reason. */
  kind: 'open' | 'weekly' | 'closed'
  reason?: string
}

/** `2026-11` + 2 = `2027-01`. */
export function addMonths(month: string, months: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number)
  const count = year * 12 + number - 1 + months
  return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}`
}

/** A month in weeks from Monday to Sunday; places before its first and after its last day are empty. */
export function weeksOf(month: string, calendar: Calendar): (MonthDay | undefined)[][] {
  const first = `${month}-01`
  const cells: (MonthDay | undefined)[] = Array.from({ length: weekdayOf(first) - 1 })
  for (let day = first; day.startsWith(month); day = addDays(day, 1)) cells.push(dayOf(day, calendar))
  while (cells.length % 7 !== 0) cells.push(undefined)
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7))
}

function dayOf(day: string, calendar: Calendar): MonthDay {
  const period = calendar.closed.find((each) => each.fromDay <= day && day <= each.toDay)
  if (period) return { day, kind: 'closed', reason: period.reason }
  return { day, kind: isOpenOn(day, calendar) ? 'open' : 'weekly' }
}
