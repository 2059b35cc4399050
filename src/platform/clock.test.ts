import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { addDays, dayIn, daysBetween, startOfDay, weekdayOf } from './clock.ts'

test.each([
  ['Asia/Shanghai', '2026-10-13T15:59:59Z', '2026-10-13'],
  ['Asia/Shanghai', '2026-10-13T16:00:00Z', '2026-10-14'],
  ['Asia/Urumqi', '2026-10-13T17:59:59Z', '2026-10-13'],
  ['America/New_York', '2026-10-14T03:59:59Z', '2026-10-13'],
  ['UTC', '2026-12-31T23:59:59.999Z', '2026-12-31'],
])('in %s at %s it is %s', (zone, instant, day) => {
  expect(dayIn(zone, new Date(instant))).toBe(day)
})

test.each([
  ['2026-09-30', 1, '2026-10-01'],
  ['2026-12-31', 1, '2027-01-01'],
  ['2028-02-28', 1, '2028-02-29'],
  ['2027-02-28', 1, '2027-03-01'],
  ['2026-03-01', -1, '2026-02-28'],
  ['2026-10-14', 0, '2026-10-14'],
])('%s and %i days are %s', (day, days, expected) => {
  expect(addDays(day, days)).toBe(expected)
  expect(daysBetween(day, expected)).toBe(days)
})

test.each([
  ['2026-10-12', 1],
  ['2026-10-14', 3],
  ['2026-10-18', 7],
])('%s is weekday %i', (day, weekday) => {
  expect(weekdayOf(day)).toBe(weekday)
})

describe('a day of the school', () => {
  const zones = fc.constantFrom('Asia/Shanghai', 'Asia/Urumqi', 'UTC', 'America/New_York', 'Asia/Kathmandu')
  const days = fc.nat(4000).map((offset) => addDays('2024-01-01', offset))

  it('begins at the first instant that bears its name', () => {
    fc.assert(
      fc.property(zones, days, (zone, day) => {
        const start = startOfDay(zone, day)
        expect(dayIn(zone, start)).toBe(day)
        expect(dayIn(zone, new Date(start.getTime() - 1))).toBe(addDays(day, -1))
      }),
    )
  })

  it('comes after as many days as were added', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: -800, max: 800 }), (day, count) => {
        expect(daysBetween(day, addDays(day, count))).toBe(count)
        expect(weekdayOf(addDays(day, 7))).toBe(weekdayOf(day))
      }),
    )
  })
})
