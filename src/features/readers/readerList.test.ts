import { describe, expect, it, test } from 'vitest'
import type { ImportRow } from '#platform/imports/kind.ts'
import {
  type KnownClasses,
  type KnownReader,
  planReaders,
  type ReaderRow,
  readReaderRows,
} from './readerList.ts'

const CLASSES: KnownClasses = {
  byCohort: (cohort) => ('grade' in cohort && cohort.grade === 3 ? `class 3.${cohort.number}` : undefined),
  byOwnName: (name) => (name === '向日葵班' ? 'class 3.9' : undefined),
}
const CELLS = { name: '王小明', kind: '', className: '三（2）班', studentNo: 'G1', card: '', seatNo: '' }

const rowOf = (cells: Partial<typeof CELLS>, notes: ImportRow['notes'] = {}, row = 2): ImportRow => ({
  row,
  cells: { ...CELLS, ...cells },
  notes,
})
const faultsOf = (rows: ImportRow[]) =>
  readReaderRows(rows, CLASSES).faults.map(({ row, column, code }) => [row, column, code])

describe('a row that reads well', () => {
  it('is a pupil of a class unless it says otherwise', () => {
    const { good, faults } = readReaderRows([rowOf({ card: ' p 0001 ', seatNo: '７' })], CLASSES)
    expect(faults).toEqual([])
    expect(good).toEqual([
      {
        row: 2,
        name: '王小明',
        kind: 'pupil',
        classId: 'class 3.2',
        className: '三（2）班',
        studentNo: 'G1',
        card: 'P0001',
        seatNo: 7,
      },
    ])
  })

  test.each([
    ['学生', 'pupil'],
    ['教师', 'teacher'],
    ['职工', 'staff'],
    ['Teacher', 'teacher'],
  ])('“%s” is a %s', (word, kind) => {
    expect(readReaderRows([rowOf({ kind: word })], CLASSES).good[0]?.kind).toBe(kind)
  })

  it('of a teacher needs no class', () => {
    expect(readReaderRows([rowOf({ kind: '教师', className: '' })], CLASSES).good[0]?.classId).toBeNull()
  })

  it('names a class by the name of its own too', () => {
    expect(readReaderRows([rowOf({ className: '向日葵班' })], CLASSES).good[0]?.classId).toBe('class 3.9')
  })
})

describe('a fault names its row, its column and its reason', () => {
  test.each<[Partial<typeof CELLS>, ImportRow['notes'], string, string]>([
    [{ name: '' }, {}, 'name', 'name_missing'],
    [{ name: '长'.repeat(61) }, {}, 'name', 'too_long'],
    [{ kind: '家长' }, {}, 'kind', 'kind_unknown'],
    [{ className: '' }, {}, 'className', 'class_missing'],
    [{ className: '四（1）班' }, {}, 'className', 'class_unknown'],
    [{ className: '月亮班' }, {}, 'className', 'class_unreadable'],
    [{ studentNo: '' }, {}, 'studentNo', 'key_missing'],
    [{ studentNo: '3401012017' }, { studentNo: ['number_cell'] }, 'studentNo', 'zeros_lost'],
    [
      { studentNo: '340101201709012300' },
      { studentNo: ['number_cell', 'number_precision_lost'] },
      'studentNo',
      'precision_lost',
    ],
    [{ card: '12' }, { card: ['number_cell', 'number_precision_lost'] }, 'card', 'precision_lost'],
    [{ studentNo: 'G1？' }, {}, 'studentNo', 'number_form'],
    [{ card: 'P#1' }, {}, 'card', 'number_form'],
    [{ seatNo: '0' }, {}, 'seatNo', 'seat_form'],
    [{ seatNo: '3号' }, {}, 'seatNo', 'seat_form'],
    [{ seatNo: '100' }, {}, 'seatNo', 'seat_form'],
    [{}, { className: ['merged_cell'] }, 'className', 'merged_cell'],
    [{}, { name: ['error_cell'] }, 'name', 'error_cell'],
  ])('%j %j', (cells, notes, column, code) => {
    expect(faultsOf([rowOf(cells, notes)])).toEqual([[2, column, code]])
    expect(readReaderRows([rowOf(cells, notes)], CLASSES).good).toEqual([])
  })

  it('of a card kept as a number only when other cards of the list are longer', () => {
    const number = { card: ['number_cell' as const] }
    const longer = rowOf({ studentNo: 'G2', card: '00012' }, {}, 3)
    expect(faultsOf([rowOf({ card: '12' }, number), longer])).toEqual([[2, 'card', 'zeros_lost']])
    expect(faultsOf([rowOf({ card: '12' }, number)])).toEqual([])
  })

  it('of a number that stands twice, on the second row', () => {
    const rows = [
      rowOf({ card: 'P1' }),
      rowOf({ card: 'P2' }, {}, 3),
      rowOf({ studentNo: 'G3', card: 'p1' }, {}, 4),
    ]
    expect(readReaderRows(rows, CLASSES).faults).toEqual([
      { row: 3, column: 'studentNo', code: 'studentNo_twice', params: { row: 2 } },
      { row: 4, column: 'card', code: 'card_twice', params: { row: 2 } },
    ])
  })

  it('and all the faults of a row are told at once', () => {
    expect(faultsOf([rowOf({ name: '', className: '', seatNo: 'x' })])).toHaveLength(3)
  })
})

describe('the plan of a list', () => {
  const ROW: ReaderRow = {
    row: 2,
    name: '王小明',
    kind: 'pupil',
    classId: 'class 3.2',
    className: '三（2）班',
    studentNo: 'G1',
    card: 'P1',
    seatNo: 7,
  }
  const KNOWN: KnownReader = {
    id: 'wang',
    name: '王小明',
    kind: 'pupil',
    studentNo: 'G1',
    card: 'P1',
    classId: 'class 3.2',
    seatNo: 7,
    leftOn: null,
  }
  const plan = (row: Partial<ReaderRow>, known: Partial<KnownReader>[] = [{}], owner = 'wang') =>
    planReaders(
      [{ ...ROW, ...row }],
      known.map((each) => ({ ...KNOWN, ...each })),
      new Map([['P1', owner]]),
    )

  it('changes nothing for a row that is there already', () => {
    expect(plan({})).toEqual({ created: [], changed: [], unchanged: 1, faults: [] })
  })

  it('takes an empty cell for no change', () => {
    expect(plan({ card: null, seatNo: null }).unchanged).toBe(1)
    expect(plan({ studentNo: null, seatNo: null }).unchanged).toBe(1)
  })

  it('makes a reader of an unknown number, also when somebody has the same name', () => {
    expect(plan({ studentNo: 'G2', card: 'P2' }).created).toHaveLength(1)
  })

  test.each<[string, Partial<ReaderRow>, object]>([
    ['a new class', { classId: 'class 3.3' }, { classId: 'class 3.3' }],
    ['a mended name', { name: '王晓明' }, { name: '王晓明' }],
    ['a new card', { card: 'P2' }, { card: 'P2' }],
    ['a seat', { seatNo: 8 }, { seatNo: 8 }],
    ['a kind', { kind: 'staff' }, { kind: 'staff' }],
  ])('notices %s', (_, row, change) => {
    const { changed, created } = plan(row)
    expect(created).toEqual([])
    expect(changed).toEqual([{ row: { ...ROW, ...row }, before: KNOWN, ...change }])
  })

  it('brings back a reader who had left', () => {
    expect(plan({}, [{ leftOn: '2026-06-30' }]).changed[0]).toMatchObject({ returns: true })
  })

  it('notes the 学籍号 of a reader known by card and name', () => {
    expect(plan({}, [{ studentNo: null }]).changed[0]).toMatchObject({ studentNo: 'G1' })
  })

  test.each<[string, Partial<ReaderRow>, Partial<KnownReader>[], string, string]>([
    [
      'the card of another pupil',
      {},
      [{}, { id: 'li', studentNo: 'G9', name: '李' }],
      'li',
      'card_of_another',
    ],
    ['a new number with the card of a numbered pupil', { studentNo: 'G2' }, [{}], 'wang', 'card_of_another'],
    ['a card alone with another name', { studentNo: null, name: '李四' }, [{}], 'wang', 'card_other_name'],
    [
      'a card of another name who has no number',
      { name: '李四' },
      [{ studentNo: null }],
      'wang',
      'card_other_name',
    ],
  ])('refuses %s', (_, row, known, owner, code) => {
    const { faults, changed, created } = plan(row, known, owner)
    expect(faults).toMatchObject([{ row: 2, column: 'card', code }])
    expect([...changed, ...created]).toEqual([])
  })

  it('refuses a second row for one person', () => {
    const byNumber = { ...ROW, card: null, classId: 'class 3.3' }
    const byCard = { ...ROW, row: 3, studentNo: null, classId: 'class 3.4' }
    const found = planReaders([byNumber, byCard], [KNOWN], new Map([['P1', 'wang']]))
    expect(found.changed).toHaveLength(1)
    expect(found.faults).toMatchObject([{ row: 3 }])
  })
})
