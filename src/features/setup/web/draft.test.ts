import { describe, expect, it, test } from 'vitest'
import { weekdayOf } from '#platform/clock.ts'
import { emptyDraft, exampleName, plannedClasses, proposeTerm } from './draft.ts'

test.each([
  ['2026-08-20', 2026, 'first', '2026-09-01'],
  ['2026-11-23', 2026, 'first', '2026-09-01'],
  ['2027-01-10', 2026, 'first', '2026-09-01'],
  ['2027-02-01', 2026, 'second', '2027-02-22'],
  ['2026-07-31', 2025, 'second', '2026-02-23'],
])('on %s the term of %i, %s half, is proposed from %s', (today, year, half, startsOn) => {
  expect(proposeTerm(today)).toEqual({ year, half, startsOn })
})

it('proposes a Monday for every spring term', () => {
  for (let year = 2024; year < 2060; year++) {
    expect(weekdayOf(proposeTerm(`${year}-03-01`).startsOn)).toBe(1)
  }
})

describe('the classes of the draft', () => {
  const { classes } = emptyDraft(
    { timeZone: 'Asia/Shanghai', classNamePattern: '{grade}（{number}）班', today: '2026-11-23' },
    '2026学年第一学期',
  )

  it('are as many a grade as were asked for, named as the school writes them', () => {
    const planned = plannedClasses({ ...classes, counts: [1, 0, 2, 0, 0, 0] })
    expect(planned.map((each) => each.name)).toEqual(['一（1）班', '三（1）班', '三（2）班'])
  })

  it('may have names of their own; a blank one counts for none', () => {
    const ownNames = { '1.1': ' 向日葵班 ', '1.2': '  ' }
    const planned = plannedClasses({ ...classes, counts: [2, 0, 0, 0, 0, 0], ownNames })
    expect(planned.map((each) => [each.ownName, each.name])).toEqual([
      ['向日葵班', '向日葵班'],
      [null, '一（2）班'],
    ])
  })
})

test.each([
  ['{grade}（{number}）班', '三（2）班'],
  ['{digit}.{number}', '3.2'],
])('the example of %s is %s', (pattern, name) => {
  expect(exampleName(pattern, 3, 2)).toBe(name)
})
