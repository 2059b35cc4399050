import { expect, it } from 'vitest'
import { auditDiff } from './auditDiff.ts'

it('keeps only the fields that differ', () => {
  const before = { name: '王芳', role: 'teacher', state: 'active', classes: ['三（2）班'] }
  expect(auditDiff(before, { ...before, state: 'disabled', classes: [] })).toEqual([
    { field: 'state', before: 'active', after: 'disabled' },
    { field: 'classes', before: ['三（2）班'], after: [] },
  ])
})

it('says what there is when there is one side', () => {
  expect(auditDiff(null, { id: '01a2', name: '王芳', seatNo: null, classes: [] })).toEqual([
    { field: 'name', before: undefined, after: '王芳' },
  ])
  expect(auditDiff({ reason: '国庆节' }, null)).toEqual([
    { field: 'reason', before: '国庆节', after: undefined },
  ])
  expect(auditDiff(null, null)).toEqual([])
})

it('leaves alone what a change in part did not name', () => {
  const before = { name: '实验小学', timeZone: 'Asia/Shanghai', openWeekdays: [1, 2, 3, 4, 5] }
  expect(auditDiff(before, { openWeekdays: [1, 2, 3] })).toEqual([
    { field: 'openWeekdays', before: [1, 2, 3, 4, 5], after: [1, 2, 3] },
  ])
})

it('shows both sides when they speak of different things', () => {
  expect(auditDiff({ dueOn: '2026-11-20', reader: '李明' }, { overdueDays: 3, condition: null })).toEqual([
    { field: 'reader', before: '李明', after: undefined },
    { field: 'dueOn', before: '2026-11-20', after: undefined },
    { field: 'overdueDays', before: undefined, after: 3 },
  ])
})

it('finds the changed line of a table', () => {
  const line = { readerKind: 'pupil', grade: 0, loanLimit: 2, loanDays: 14, overdueBlocks: true }
  const third = { ...line, grade: 3, loanLimit: 3 }
  const teacher = { ...line, readerKind: 'teacher' }
  expect(auditDiff([line, teacher], [line, third])).toEqual([
    { field: 'policy.teacher.0', before: teacher, after: undefined },
    { field: 'policy.pupil.3', before: undefined, after: third },
  ])
})
