import { expect, it } from 'vitest'
import { FIRST_POLICIES, type PolicyLine } from '../rules.ts'
import { changesOf, gradesLeft, newLine, sorted, whoHasWhich } from './LendingRulesDraft.ts'

const third: PolicyLine = { readerKind: 'pupil', grade: 3, loanLimit: 3, loanDays: 21, overdueBlocks: true }
const lines = [...FIRST_POLICIES, third]

it('tells which line holds, neighbouring grades together', () => {
  const told = whoHasWhich(lines).map(({ readerKind, grades, line }) => [
    readerKind,
    grades && `${grades.from}-${grades.to}`,
    line?.loanLimit,
  ])
  expect(told).toEqual([
    ['pupil', '1-2', 2],
    ['pupil', '3-3', 3],
    ['pupil', '4-6', 2],
    ['teacher', null, 10],
    ['staff', null, 5],
  ])
})

it('tells who has no line at all', () => {
  const told = whoHasWhich([third]).filter(({ line }) => !line)
  expect(told.map(({ readerKind, grades }) => [readerKind, grades?.from, grades?.to])).toEqual([
    ['pupil', 1, 2],
    ['pupil', 4, 6],
    ['teacher', undefined, undefined],
    ['staff', undefined, undefined],
  ])
})

it('sees what was added, changed and removed, whatever the order', () => {
  const [pupil, teacher, staff] = FIRST_POLICIES as [PolicyLine, PolicyLine, PolicyLine]
  const changed = { ...teacher, loanDays: 30 }
  expect(changesOf(FIRST_POLICIES, [third, changed, pupil])).toEqual({
    added: [third],
    changed: [changed],
    removed: [staff],
  })
  expect(changesOf(FIRST_POLICIES, [staff, pupil, teacher])).toEqual({ added: [], changed: [], removed: [] })
})

it('offers grades to pupils only, and none twice', () => {
  expect(gradesLeft(lines, 'pupil')).toEqual([1, 2, 4, 5, 6])
  expect(gradesLeft(lines, 'teacher')).toEqual([])
  expect(gradesLeft([third], 'teacher')).toEqual([0])
})

it('begins a new line with what held until now', () => {
  expect(newLine(lines, 'pupil', 4)).toEqual({ ...FIRST_POLICIES[0], grade: 4 })
  expect(newLine([third], 'teacher', 0)).toEqual(FIRST_POLICIES[1])
})

it('sorts by kind, every grade first', () => {
  expect(sorted([...lines].reverse()).map((line) => `${line.readerKind} ${line.grade}`)).toEqual([
    'pupil 0',
    'pupil 3',
    'teacher 0',
    'staff 0',
  ])
})
