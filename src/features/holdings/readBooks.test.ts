import { describe, expect, it, test } from 'vitest'
import type { ImportRow } from '#platform/imports/kind.ts'
import { readBookRows, TITLE_COLUMNS } from './readBooks.ts'

type Cells = Partial<Record<(typeof TITLE_COLUMNS)[number]['key'], string>>

const rowOf = (cells: Cells, notes: ImportRow['notes'] = {}, row = 2): ImportRow => ({
  row,
  cells: { title: '夏洛的网', ...cells } as Record<string, string>,
  notes,
})
const read = (cells: Cells) => {
  const { good, faults } = readBookRows([rowOf(cells)])
  expect(faults).toEqual([])
  return good[0]
}

describe('a row that reads well', () => {
  it('is a record with one volume, from little', () => {
    expect(read({})).toMatchObject({
      record: { title: '夏洛的网', authors: [], language: 'chi', subjects: [] },
      isbn: null,
      copies: 1,
      barcode: null,
      source: 'purchase',
      acquiredOn: null,
    })
  })

  it('keeps what the list says', () => {
    const row = read({
      authors: '[美]E.B.怀特 著/任溶溶 译',
      isbn: '978-7-5442-7087-8',
      year: '2014年6月',
      price: '￥22.00',
      grades: '3-4年级',
      subjects: '童话；友谊，美国',
      clcNumber: 'i712.84',
      language: '中文',
      barcode: ' ts0001 ',
      accessionNo: '12',
      callNumber: 'I712/1',
      location: '低年级阅览室',
      source: '捐赠',
      acquiredOn: '2026.9.1',
      copies: '１册',
    })
    expect(row).toMatchObject({
      record: {
        authors: [
          { name: 'E.B.怀特', role: '著', country: '美' },
          { name: '任溶溶', role: '译' },
        ],
        year: '2014',
        priceFen: 2200,
        gradeFrom: 3,
        gradeTo: 4,
        subjects: ['童话', '友谊', '美国'],
        clcNumber: 'I712.84',
        language: 'chi',
      },
      isbn: '9787544270878',
      barcode: 'TS0001',
      accessionNo: '12',
      callNumber: 'I712/1',
      location: '低年级阅览室',
      source: 'gift',
      acquiredOn: '2026-09-01',
      copies: 1,
    })
  })

  test.each([
    ['2026-09-01', '2026-09-01'],
    ['2026/9/1', '2026-09-01'],
    ['2026年9月1日', '2026-09-01'],
  ])('reads the day “%s”', (text, day) => {
    expect(read({ acquiredOn: text })?.acquiredOn).toBe(day)
  })

  it('may bring no copy yet', () => {
    expect(read({ copies: '0' })?.copies).toBe(0)
  })
})

describe('a fault names its row, its column and its reason', () => {
  test.each<[column: string, code: string, Cells, params?: object]>([
    ['title', 'title_missing', { title: '' }],
    ['title', 'too_long', { title: '长'.repeat(301) }, { most: 300 }],
    ['summary', 'too_long', { summary: '长'.repeat(4001) }, { most: 4000 }],
    ['subtitle', 'too_long', { subtitle: '长'.repeat(301) }, { most: 300 }],
    ['callNumber', 'too_long', { callNumber: '长'.repeat(61) }, { most: 60 }],
    ['isbn', 'isbn_check', { isbn: '978-7-5442-7087-1' }, { expected: '8' }],
    ['isbn', 'isbn_form', { isbn: '12345' }],
    ['price', 'price_form', { price: '二十元' }],
    ['grades', 'grades_form', { grades: '高年级' }],
    ['clcNumber', 'clc_form', { clcNumber: '文学' }],
    ['copies', 'copies_form', { copies: '两本' }, { most: 200 }],
    ['copies', 'copies_form', { copies: '-1' }, { most: 200 }],
    ['copies', 'copies_form', { copies: '201' }, { most: 200 }],
    ['copies', 'copies_with_barcode', { copies: '2', barcode: 'A1' }],
    ['source', 'source_unknown', { source: '捡到' }, { value: '捡到' }],
    ['acquiredOn', 'day_form', { acquiredOn: '2026-02-30' }],
    ['acquiredOn', 'day_form', { acquiredOn: '去年' }],
    ['barcode', 'number_form', { barcode: '条 码' }],
    ['accessionNo', 'number_form', { accessionNo: 'A#1' }],
  ])('%s: %s', (column, code, cells, params) => {
    const { good, faults } = readBookRows([rowOf(cells)])
    expect(good).toEqual([])
    expect(faults).toMatchObject([{ row: 2, column, code, ...(params ? { params } : {}) }])
  })

  test.each([
    ['title', 'merged_cell', 'merged_cell'],
    ['price', 'error_cell', 'error_cell'],
    ['barcode', 'number_precision_lost', 'precision_lost'],
  ] as const)('a note on %s: %s', (column, note, code) => {
    const { faults } = readBookRows([rowOf({ price: '1', barcode: '1' }, { [column]: [note] })])
    expect(faults).toMatchObject([{ row: 2, column, code }])
  })

  it('zeros lost from a barcode, seen by the longer ones beside it', () => {
    const rows = [
      rowOf({ barcode: '12' }, { barcode: ['number_cell'] }),
      rowOf({ barcode: '00000013' }, {}, 3),
    ]
    expect(readBookRows(rows).faults).toEqual([
      { row: 2, column: 'barcode', code: 'zeros_lost', params: undefined },
    ])
  })

  it('a number that stands twice, on the second row', () => {
    const rows = [
      rowOf({ barcode: 'a1', accessionNo: '1' }),
      rowOf({ barcode: 'A1', accessionNo: '2' }, {}, 3),
      rowOf({ barcode: 'A2', accessionNo: '1' }, {}, 4),
    ]
    const { good, faults } = readBookRows(rows)
    expect(faults).toEqual([
      { row: 3, column: 'barcode', code: 'barcode_twice', params: { row: 2 } },
      { row: 4, column: 'accessionNo', code: 'accessionNo_twice', params: { row: 2 } },
    ])
    expect(good.map((row) => row.row)).toEqual([2])
  })
})

it('knows every heading for one column only', () => {
  const headings = TITLE_COLUMNS.flatMap((column) => [...column.headings]).map((heading) =>
    heading.toLowerCase(),
  )
  expect(headings.filter((heading, at) => headings.indexOf(heading) !== at)).toEqual([])
})
