import type { Day, Instant } from './types.ts'

const DAY_MS = 86_400_000
/** The school's zone has kept UTC+8 all year since 1992, so plain arithmetic is exact. */
const ZONE_MS = 8 * 3_600_000

/** Days since 1970-01-01 of a calendar day; whole numbers keep the simulation quick. */
export function dayNumber(day: Day): number {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) throw new RangeError(`not a day (YYYY-MM-DD): ${day}`)
  const n = Date.parse(`${day}T00:00:00Z`) / DAY_MS
  if (!Number.isInteger(n) || toDay(n) !== day) throw new RangeError(`no such day: ${day}`)
  return n
}

/** The calendar day of a day number. */
export function toDay(n: number): Day {
  return new Date(n * DAY_MS).toISOString().slice(0, 10)
}

/** 1 = Monday … 7 = Sunday. */
export function weekday(n: number): number {
  return ((((n + 3) % 7) + 7) % 7) + 1
}

/** The moment `seconds` after midnight, school time, of a day. */
export function instant(n: number, seconds: number): Instant {
  return new Date(n * DAY_MS - ZONE_MS + seconds * 1000).toISOString()
}

/** The school's calendar day of a moment. */
export function schoolDayOf(moment: Instant): Day {
  return new Date(Date.parse(moment) + ZONE_MS).toISOString().slice(0, 10)
}

/** Seconds after midnight of `HH:MM`. */
export function clock(time: string): number {
  return Number(time.slice(0, 2)) * 3600 + Number(time.slice(3)) * 60
}
