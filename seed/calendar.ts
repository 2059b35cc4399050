import { dayNumber, toDay, weekday } from './days.ts'
import type { Day, DemoClosedRange, DemoTerm } from './types.ts'

/** 春节, 端午 and 中秋 by year: lunar feasts, set down because not every ICU version agrees on them. */
const FEASTS: Readonly<Record<number, readonly [string, string, string]>> = {
  2020: ['01-25', '06-25', '10-01'],
  2021: ['02-12', '06-14', '09-21'],
  2022: ['02-01', '06-03', '09-10'],
  2023: ['01-22', '06-22', '09-29'],
  2024: ['02-10', '06-10', '09-17'],
  2025: ['01-29', '05-31', '10-06'],
  2026: ['02-17', '06-19', '09-25'],
  2027: ['02-06', '06-09', '09-15'],
  2028: ['01-26', '05-28', '10-03'],
  2029: ['02-13', '06-16', '09-22'],
  2030: ['02-03', '06-05', '09-12'],
  2031: ['01-23', '06-24', '10-01'],
  2032: ['02-11', '06-12', '09-19'],
  2033: ['01-31', '06-01', '09-08'],
  2034: ['02-19', '06-20', '09-27'],
  2035: ['02-08', '06-10', '09-16'],
  2036: ['01-28', '05-30', '10-04'],
  2037: ['02-15', '06-18', '09-24'],
  2038: ['02-04', '06-07', '09-13'],
  2039: ['01-24', '05-27', '10-02'],
  2040: ['02-12', '06-14', '09-20'],
}

/** The school's years, terms and open days around one `today`. */
export interface Calendar {
  today: number
  /** First calendar year of the current school year. */
  schoolYear: number
  /** Index in `terms` of the term that is running or, in a vacation, ran last. */
  currentTerm: number
  terms: DemoTerm[]
  closedDays: DemoClosedRange[]
  isOpen(day: number): boolean
  /** The day itself if the school is open, else the next open day. */
  nextOpen(day: number): number
}

function feast(year: number, which: 0 | 1 | 2): number {
  const row = FEASTS[year]
  if (!row) throw new RangeError(`the demo calendar knows the years 2020 to 2040, not ${year}`)
  return dayNumber(`${year}-${row[which]}`)
}

function firstWeekdayFrom(day: number, wanted: number): number {
  return day + ((wanted - weekday(day) + 7) % 7)
}

/** Spring term opens on a Monday about two weeks after 春节; autumn term ends before the Saturday that opens the vacation. */
function winterVacation(year: number): [number, number] {
  const newYear = feast(year, 0)
  return [firstWeekdayFrom(newYear - 17, 6), firstWeekdayFrom(newYear + 12, 1) - 1]
}

/** The usual State Council habit: a feast is joined to its week-end, a Tuesday or Thursday through a bridge day. */
function longWeekend(day: number): [number, number] {
  const spans: Record<number, [number, number]> = {
    1: [-2, 0],
    2: [-2, 0],
    3: [0, 0],
    4: [0, 2],
    5: [0, 2],
    6: [0, 2],
    7: [-1, 1],
  }
  const [before, after] = spans[weekday(day)]!
  return [day + before, day + after]
}

/** 清明 of the 21st century, by the customary formula of solar terms. */
function qingming(year: number): number {
  const y = year % 100
  return dayNumber(`${year}-04-01`) + Math.floor(y * 0.2422 + 4.81) - Math.floor(y / 4) - 1
}

function holidays(year: number): [number, number, string][] {
  const national = dayNumber(`${year}-10-01`)
  const moon = feast(year, 2)
  const together = moon >= national && moon < national + 8
  const out: [number, number, string][] = [
    [...longWeekend(dayNumber(`${year}-01-01`)), '元旦'],
    [...longWeekend(qingming(year)), '清明节'],
    [dayNumber(`${year}-05-01`), dayNumber(`${year}-05-05`), '劳动节'],
    [...longWeekend(feast(year, 1)), '端午节'],
    [national, national + (together ? 7 : 6), together ? '国庆节、中秋节' : '国庆节'],
  ]
  if (!together) {
    const [from, to] = longWeekend(moon)
    out.push([from, Math.min(to, national - 1), '中秋节'])
  }
  return out
}

function termsOf(year: number): DemoTerm[] {
  const [winterFrom, winterTo] = winterVacation(year + 1)
  return [
    { name: `${year}学年第一学期`, startsOn: `${year}-09-01`, endsOn: toDay(winterFrom - 1) },
    { name: `${year}学年第二学期`, startsOn: toDay(winterTo + 1), endsOn: `${year + 1}-06-30` },
  ]
}

function closedRanges(firstYear: number, lastYear: number): DemoClosedRange[] {
  const ranges: [number, number, string][] = []
  for (let year = firstYear; year <= lastYear; year++) {
    ranges.push([...winterVacation(year + 1), '寒假'])
    ranges.push([dayNumber(`${year + 1}-07-01`), dayNumber(`${year + 1}-08-31`), '暑假'])
  }
  const from = dayNumber(`${firstYear}-09-01`)
  const to = dayNumber(`${lastYear + 1}-08-31`)
  for (let year = firstYear; year <= lastYear + 1; year++) {
    ranges.push(...holidays(year).filter(([first, last]) => last >= from && first <= to))
  }
  return ranges
    .sort((a, b) => a[0] - b[0])
    .map(([first, last, reason]) => ({ fromDay: toDay(first), toDay: toDay(last), reason }))
}

/**
 * Lays out the terms, vacations and holidays of the two school years before `today` and of the current one.
 * Make-up working Saturdays are left out: the school is shut at week-ends.
 * @throws RangeError when `today` lies before September 2022 or after August 2040
 */
export function buildCalendar(todayText: Day): Calendar {
  const today = dayNumber(todayText)
  const year = Number(todayText.slice(0, 4))
  const schoolYear = todayText.slice(5) >= '09-01' ? year : year - 1
  const terms = [schoolYear - 2, schoolYear - 1, schoolYear].flatMap(termsOf)
  const closedDays = closedRanges(schoolYear - 2, schoolYear)
  const closed = new Set<number>()
  for (const range of closedDays) {
    for (let d = dayNumber(range.fromDay); d <= dayNumber(range.toDay); d++) closed.add(d)
  }
  const isOpen = (day: number) => weekday(day) <= 5 && !closed.has(day)
  const nextOpen = (day: number) => {
    let d = day
    while (!isOpen(d)) d++
    return d
  }
  const currentTerm = terms.findLastIndex((term) => term.startsOn <= todayText)
  return { today, schoolYear, currentTerm, terms, closedDays, isOpen, nextOpen }
}
