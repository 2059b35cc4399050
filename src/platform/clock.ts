/** The school's clock. Tests put their own `now` in; the zone follows the school's setting. */
export interface Clock {
  now(): Date
  timeZone: string
}

export function systemClock(timeZone: string): Clock {
  return { now: () => new Date(), timeZone }
}

const formatters = new Map<string, Intl.DateTimeFormat>()

/** The day of an instant in a zone, `2026-09-01`. */
export function dayIn(timeZone: string, at: Date): string {
  let formatter = formatters.get(timeZone)
  if (!formatter) {
    formatter = new Intl.DateTimeFormat('en-CA', {
      timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
    })
    formatters.set(timeZone, formatter)
  }
  return formatter.format(at)
}

/** `2026-09-30` + 1 = `2026-10-01`; days are counted on the calendar, so no clock change can shift them. */
export function addDays(day: string, days: number): string {
  const at = new Date(`${day}T00:00:00Z`)
  at.setUTCDate(at.getUTCDate() + days)
  return at.toISOString().slice(0, 10)
}

/** Whole days from one day to another; negative when `to` lies before `from`. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)
}

/** 1 = Monday … 7 = Sunday (ISO 8601). */
export function weekdayOf(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay() || 7
}

/** The instant at which a day begins in a zone. */
export function startOfDay(timeZone: string, day: string): Date {
  const midnight = Date.parse(`${day}T00:00:00Z`)
  // The offset of a first guess may be that of the other side of a clock change; that of the second is right.
  const first = midnight - offsetAt(timeZone, midnight)
  return new Date(midnight - offsetAt(timeZone, first))
}

/** Milliseconds by which a zone's clocks are ahead of UTC at an instant. */
function offsetAt(timeZone: string, at: number): number {
  const shown = new Date(at).toLocaleString('sv-SE', { timeZone }).replace(' ', 'T')
  return Date.parse(`${shown}Z`) - at
}
