import { describe, expect, it, test } from 'vitest'
import { type KnownTitle, type KnownVolume, planBooks } from './planBooks.ts'
import { type BookRow, readBookRows } from './readBooks.ts'

const ISBN = '9787544270878'
const OTHER_ISBN = '9787020002207'

/** A row as a list brings it. */
function rowOf(cells: Record<string, string>, row = 2): BookRow {
  const { good, faults } = readBookRows([
    { row, cells: { title: '夏洛的网', authors: 'E.B.怀特 著', ...cells }, notes: {} },
  ])
  if (!good[0]) throw new Error(JSON.stringify(faults))
  return good[0]
}

const KEY = rowOf({}).matchKey
const TITLE: KnownTitle = { id: 'title 1', isbn: ISBN, matchKey: KEY, partNumber: null }
const VOLUME: KnownVolume = {
  id: 'volume 1',
  titleId: 'title 1',
  barcode: 'A1',
  accessionNo: '1',
  callNumber: 'I712/1',
  location: null,
  title: '夏洛的网',
  isbn: ISBN,
  matchKey: KEY,
}

const plan = (rows: BookRow[], held: Partial<Parameters<typeof planBooks>[1]> = {}, addCopies = false) => {
  const { titles, additions, changed, unchanged, faults } = planBooks(
    rows,
    { titles: [TITLE], volumes: [VOLUME], ...held },
    addCopies,
  )
  return {
    titles: titles.map((each) => each.rows.length),
    additions: additions.map((each) => [each.titleId, each.rows.length]),
    changed: changed.map(({ before, callNumber, location }) => [before.id, callNumber, location]),
    unchanged: unchanged.length,
    faults: faults.map(({ row, column, code }) => [row, column, code]),
  }
}
const NOTHING = { titles: [], additions: [], changed: [], unchanged: 0, faults: [] }

describe('a row is', () => {
  test.each<[string, Record<string, string>, Partial<ReturnType<typeof plan>>]>([
    ['unchanged: its title is held by ISBN', { isbn: ISBN, title: '夏洛的网（新版）' }, { unchanged: 1 }],
    ['unchanged: its title is held by title and author', {}, { unchanged: 1 }],
    ['unchanged: its barcode is held', { isbn: ISBN, barcode: 'A1' }, { unchanged: 1 }],
    ['unchanged: its accession number is held by this very title', { accessionNo: '1' }, { unchanged: 1 }],
    ['a volume more of a held title', { isbn: ISBN, barcode: 'A2' }, { additions: [['title 1', 1]] }],
    ['a new title: another ISBN is another edition', { isbn: OTHER_ISBN }, { titles: [1] }],
    ['a new title: another part of the set', { isbn: ISBN, partNumber: '2', title: '下册' }, { titles: [1] }],
    ['a new title: another author', { authors: '任溶溶' }, { titles: [1] }],
    ['a change of place', { barcode: 'A1', location: '二楼' }, { changed: [['volume 1', 'I712/1', '二楼']] }],
    ['a change of call number', { barcode: 'A1', callNumber: 'I7' }, { changed: [['volume 1', 'I7', null]] }],
    [
      'at fault: its barcode belongs to another title',
      { title: '别的书', barcode: 'A1' },
      { faults: [[2, 'barcode', 'barcode_of_another']] },
    ],
    [
      'at fault: its accession number is taken',
      { title: '别的书', barcode: 'A2', accessionNo: '1' },
      { faults: [[2, 'accessionNo', 'accession_taken']] },
    ],
  ])('%s', (_, cells, expected) => {
    expect(plan([rowOf(cells)])).toEqual({ ...NOTHING, ...expected })
  })

  it('copies on top of a held title when they are asked for', () => {
    expect(plan([rowOf({ isbn: ISBN, copies: '3' })], {}, true)).toEqual({
      ...NOTHING,
      additions: [['title 1', 1]],
    })
  })
})

it('makes one title of rows that mean one book', () => {
  const rows = [
    rowOf({ isbn: OTHER_ISBN, barcode: 'B1' }),
    rowOf({ isbn: OTHER_ISBN, barcode: 'B2' }, 3),
    rowOf({ title: '活着', authors: '余华 著' }, 4),
    rowOf({ title: '活 着', authors: '余华' }, 5),
  ]
  expect(plan(rows)).toEqual({ ...NOTHING, titles: [2, 2] })
})

it('keeps the parts of a set with one ISBN apart', () => {
  const rows = [rowOf({ isbn: OTHER_ISBN, partNumber: '1' }), rowOf({ isbn: OTHER_ISBN, partNumber: '2' }, 3)]
  expect(plan(rows, { titles: [], volumes: [] })).toEqual({ ...NOTHING, titles: [1, 1] })
})
