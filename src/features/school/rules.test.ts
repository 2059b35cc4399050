import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { addDays } from '#platform/clock.ts'
import {
  CLASS_NAME_PATTERNS,
  classNameOf,
  cohortGrade,
  cohortName,
  entryYearOf,
  firstOpenDayFrom,
  GRADES,
  gradeOf,
  isOpenOn,
  type OpeningDays,
  readClassName,
  schoolYearOf,
} from './rules.ts'

const SEPTEMBER = 9

describe('grade', () => {
  test.each([
    [2026, '2026-09-01', 1],
    [2026, '2027-08-31', 1],
    [2026, '2027-09-01', 2],
    [2020, '2026-08-31', 6],
    [2020, '2026-09-01', 7],
    [2027, '2026-10-14', 0],
  ])('of the class that entered in %i is on %s %i', (entryYear, day, grade) => {
    expect(gradeOf(entryYear, day, SEPTEMBER)).toBe(grade)
    expect(entryYearOf(grade, day, SEPTEMBER)).toBe(entryYear)
  })

  it('changes on the first day of the month the school year begins in, and on no other', () => {
    fc.assert(
      fc.property(fc.nat(4000), fc.integer({ min: 1, max: 12 }), (offset, month) => {
        const day = addDays('2020-01-01', offset)
        const begins = day.endsWith(`-${String(month).padStart(2, '0')}-01`)
        const step = schoolYearOf(day, month) - schoolYearOf(addDays(day, -1), month)
        expect(step).toBe(begins ? 1 : 0)
      }),
    )
  })
})

describe('class name', () => {
  const rule = { pattern: CLASS_NAME_PATTERNS[0], startsMonth: SEPTEMBER }
  const cohort = { entryYear: 2024, number: 2, ownName: null }

  test.each([
    ['{grade}（{number}）班', '三（2）班'],
    ['{grade}年级（{number}）班', '三年级（2）班'],
    ['{grade}年级{number}班', '三年级2班'],
    ['{digit}.{number}', '3.2'],
    ['{digit}0{number}班', '302班'],
  ])('%s', (pattern, name) => {
    expect(classNameOf(cohort, '2026-10-14', { ...rule, pattern })).toBe(name)
  })

  it('keeps a name of its own through the years, and is named by its year when it has left', () => {
    const named = { ...cohort, ownName: '向日葵班' }
    expect(classNameOf(named, '2024-09-01', rule)).toBe('向日葵班')
    expect(classNameOf(named, '2030-08-31', rule)).toBe('向日葵班')
    expect(classNameOf(named, '2030-09-01', rule)).toBe('2024级（2）班')
  })

  it('is read back as written, in every pattern, for every grade and number', () => {
    for (const pattern of CLASS_NAME_PATTERNS)
      for (const grade of GRADES)
        for (let number = 1; number <= 99; number++) {
          const entryYear = entryYearOf(grade, '2026-10-14', SEPTEMBER)
          const name = classNameOf({ entryYear, number, ownName: null }, '2026-10-14', { ...rule, pattern })
          expect(readClassName(name), `${pattern} ${name}`).toEqual({ grade, number })
        }
  })

  it('of a class that has left is read back as year and number', () => {
    expect(readClassName(classNameOf(cohort, '2031-01-01', rule))).toEqual({ entryYear: 2024, number: 2 })
  })

  test.each([
    ['三（2）班', { grade: 3, number: 2 }],
    ['三(2)班', { grade: 3, number: 2 }],
    [' 三 （ 2 ） 班 ', { grade: 3, number: 2 }],
    ['三年级2班', { grade: 3, number: 2 }],
    ['三年级二班', { grade: 3, number: 2 }],
    ['三年级（12）班', { grade: 3, number: 12 }],
    ['３．２', { grade: 3, number: 2 }],
    ['3-2', { grade: 3, number: 2 }],
    ['302', { grade: 3, number: 2 }],
    ['312班', { grade: 3, number: 12 }],
    ['小三2班', { grade: 3, number: 2 }],
    ['2024级2班', { entryYear: 2024, number: 2 }],
    ['七（1）班', undefined],
    ['三（0）班', undefined],
    ['向日葵班', undefined],
    ['三年级', undefined],
    ['', undefined],
  ])('“%s”', (text, expected) => {
    expect(readClassName(text)).toEqual(expected)
  })

  it('and grade are none for a reader without a class', () => {
    const none = { entryYear: null, classNumber: null, ownName: null, ...rule }
    expect(cohortName(none, '2026-10-14')).toBeNull()
    expect(cohortGrade(none, '2026-10-14')).toBeNull()
  })

  it('stays when the class has left, its grade does not', () => {
    const left = { entryYear: 2020, classNumber: 1, ownName: null, ...rule }
    expect(cohortName(left, '2026-10-14')).toBe('2020级（1）班')
    expect(cohortGrade(left, '2026-10-14')).toBeNull()
  })
})

describe('opening days', () => {
  const opening: OpeningDays = {
    openWeekdays: [1, 2, 3, 4, 5],
    closed: [{ fromDay: '2026-10-01', toDay: '2026-10-07' }],
  }

  test.each([
    ['2026-09-30', true],
    ['2026-10-01', false],
    ['2026-10-07', false],
    ['2026-10-08', true],
    ['2026-10-10', false],
  ])('on %s the library is open: %s', (day, open) => {
    expect(isOpenOn(day, opening)).toBe(open)
  })

  test.each([
    ['2026-09-30', '2026-09-30'],
    ['2026-10-01', '2026-10-08'],
    ['2026-10-09', '2026-10-09'],
    ['2026-10-10', '2026-10-12'],
  ])('from %s the first open day is %s', (day, first) => {
    expect(firstOpenDayFrom(day, opening)).toBe(first)
  })

  it('of a library that never opens leave the day as it is', () => {
    expect(firstOpenDayFrom('2026-10-01', { openWeekdays: [], closed: [] })).toBe('2026-10-01')
  })
})
