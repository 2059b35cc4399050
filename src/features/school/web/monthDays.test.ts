import { expect, it, test } from 'vitest'
import { addMonths, weeksOf } from './monthDays.ts'

const CALENDAR = {
  openWeekdays: [1, 2, 3, 4, 5],
  terms: [],
  closed: [{ id: '1', fromDay: '2026-10-01', toDay: '2026-10-07', reason: '国庆节' }],
}

test.each([
  ['2026-11', 1, '2026-12'],
  ['2026-11', 2, '2027-01'],
  ['2026-01', -1, '2025-12'],
  ['2026-12', 0, '2026-12'],
])('%s and %i months', (month, months, expected) => {
  expect(addMonths(month, months)).toBe(expected)
})

it('lays a month out in weeks from Monday', () => {
  const weeks = weeksOf('2026-10', CALENDAR)
  expect(weeks.every((week) => week.length === 7)).toBe(true)
  expect(weeks[0]?.map((each) => each?.day.slice(-2))).toEqual([
    undefined,
    undefined,
    undefined,
    '01',
    '02',
    '03',
    '04',
  ])
  expect(weeks.flat().filter(Boolean)).toHaveLength(31)
})

it('tells a closed period from a weekday that is never open', () => {
  const days = weeksOf('2026-10', CALENDAR).flat()
  const kindOf = (day: string) => days.find((each) => each?.day === day)
  expect(kindOf('2026-10-03')).toEqual({ day: '2026-10-03', kind: 'closed', reason: '国庆节' })
  expect(kindOf('2026-10-08')?.kind).toBe('open')
  expect(kindOf('2026-10-10')?.kind).toBe('weekly')
})

it('has six weeks when a month needs them', () => {
  expect(weeksOf('2026-08', CALENDAR)).toHaveLength(6)
  expect(weeksOf('2027-02', CALENDAR)).toHaveLength(4)
})
