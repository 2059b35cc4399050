import { utils, write } from '@e965/xlsx'
import iconv from 'iconv-lite'
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import { readSheet } from '#formats/sheet/read.ts'
import { commitImport, faultyRows } from '#platform/imports/contract.ts'
import { type Client, openTestHouse, type TestHouse } from '#tests/support/house.ts'
import { countsOf, csvOf, dryRun, takeOver, xlsxOf } from '#tests/support/lists.ts'
import { makeClass } from '#tests/support/make.ts'
import { changeCard, getReader, listReaders } from '../contract.ts'

let house: TestHouse
let librarian: Client
beforeAll(async () => {
  house = await openTestHouse()
  librarian = await house.as('librarian')
  for (const number of [1, 2]) await makeClass(librarian, 3, number)
})
afterAll(() => house.close())

const HEADINGS = ['姓名', '班级', '学籍号', '借书证号', '座号']
let people = 0
/** Rows for so many pupils nobody has heard of. */
const pupils = (count: number, className = '三（1）班') =>
  Array.from({ length: count }, () => {
    const number = String(++people).padStart(4, '0')
    return [`学生${number}`, className, `G2026${number}`, `C${number}`, String(((people - 1) % 50) + 1)]
  })
const check = (rows: string[][]) =>
  dryRun(house, librarian, { kind: 'readers', bytes: xlsxOf([HEADINGS, ...rows]) })
const find = async (q: string) => (await librarian.call(listReaders, { query: { q } })).body.items
const counts = (state: string, created = 0, changed = 0, unchanged = 0, faulty = 0) => ({
  state,
  created,
  changed,
  unchanged,
  faultyRows: faulty,
})

describe('a class list', () => {
  const biff = (rows: string[][]) => {
    const book = utils.book_new()
    utils.book_append_sheet(book, utils.aoa_to_sheet(rows), '名单')
    return write(book, { type: 'buffer', bookType: 'biff8' }) as Buffer
  }
  test.each<[string, (rows: string[][]) => Uint8Array | string]>([
    ['xlsx', xlsxOf],
    ['xls', biff],
    ['gb18030', (rows) => iconv.encode(csvOf(rows), 'gb18030')],
    ['utf-8-bom', (rows) => `\uFEFF${csvOf(rows)}`],
    ['utf-8', csvOf],
  ])('is read from %s', async (encoding, bytesOf) => {
    const rows = pupils(3)
    const report = await dryRun(house, librarian, {
      kind: 'readers',
      bytes: bytesOf([HEADINGS, ...rows]),
      fileName: '三1班名单',
    })
    expect(report).toMatchObject({
      ...counts('checked', 3),
      encoding,
      fileName: '三1班名单',
      total: 3,
      done: 3,
    })
    expect(await takeOver(librarian, report.id)).toMatchObject(counts('committed', 3))
    const [name, className, , card] = rows[0]!
    expect(await find(name ?? '')).toMatchObject([{ name, className, card, cardState: 'active' }])
  })

  it('changes nothing until it is taken over, and says what it would do', async () => {
    const rows = pupils(2)
    const report = await check(rows)
    expect(report.preview).toEqual([
      { row: 2, what: 'new', text: rows[0]?.[0], detail: `三（1）班 · ${rows[0]?.[3]}` },
      { row: 3, what: 'new', text: rows[1]?.[0], detail: `三（1）班 · ${rows[1]?.[3]}` },
    ])
    expect(await find(rows[0]?.[0] ?? '')).toEqual([])
  })

  it('handed in twice changes nothing and says it was taken over before', async () => {
    const rows = pupils(3)
    const first = await check(rows)
    expect(first.takenOverBefore).toBeNull()
    await takeOver(librarian, first.id)
    const second = await check(rows)
    expect(second).toMatchObject(counts('checked', 0, 0, 3))
    expect(second.takenOverBefore).toMatch(/^2026-10-14T/)
    expect(await takeOver(librarian, second.id)).toMatchObject(counts('committed', 0, 0, 3))
    expect(await find(rows[0]?.[0] ?? '')).toHaveLength(1)
  })

  it('moves a pupil to the class it names and tells from where to where', async () => {
    const [row] = pupils(1)
    await takeOver(librarian, (await check([row!])).id)
    const moved = await check([['改名', '三（2）班', row![2]!, '', '']])
    expect(moved).toMatchObject(counts('checked', 0, 1))
    expect(moved.preview[0]?.detail).toBe(`${row![0]} → 改名；三（1）班 → 三（2）班`)
    await takeOver(librarian, moved.id)
    expect(await find('改名')).toMatchObject([{ className: '三（2）班', card: row![3] }])
  })

  it('still changes nothing after a card of it was reported lost', async () => {
    const rows = pupils(1)
    await takeOver(librarian, (await check(rows)).id)
    const [line] = await find(rows[0]?.[0] ?? '')
    const { body: reader } = await librarian.call(getReader, { params: { id: line?.id ?? '' } })
    await librarian.call(changeCard, { params: { id: reader.cards[0]?.id ?? '' }, body: { state: 'lost' } })
    const again = await check(rows)
    expect(countsOf(again)).toEqual(counts('checked', 0, 0, 1))
    expect((await takeOver(librarian, again.id)).failure).toBeNull()
    expect(await find(rows[0]?.[0] ?? '')).toMatchObject([{ cardState: 'lost' }])
  })

  it('keeps names of rare characters, which schools do have', async () => {
    const [row] = pupils(1)
    const report = await check([['王𠮷', ...row!.slice(1)]])
    expect(await takeOver(librarian, report.id)).toMatchObject(counts('committed', 1))
    expect(await find('王𠮷')).toHaveLength(1)
  })

  it('of twelve hundred goes in whole', async () => {
    const report = await check(pupils(1200))
    expect(await takeOver(librarian, report.id)).toMatchObject(counts('committed', 1200))
  })
})

describe('a list with faulty rows', () => {
  const good = () => pupils(1)[0]!
  const faultyList = () => [
    good(),
    ['无班级', '', 'G1', '', ''],
    good(),
    ['坏座号', '三（1）班', 'G2', '', '一百'],
  ]

  it('is taken over whole or not at all', async () => {
    const report = await check(faultyList())
    expect(report).toMatchObject(counts('checked', 2, 0, 0, 2))
    expect(report.faulty).toEqual([
      { row: 3, column: '班级', code: 'class_missing', message: '学生要有班级。', value: '' },
      { row: 5, column: '座号', code: 'seat_form', message: expect.any(String), value: '一百' },
    ])
    const { status, problem } = await librarian.call(commitImport, { params: { id: report.id }, body: {} })
    expect([status, problem.code]).toEqual([409, 'import_has_faults'])
    expect(await find('坏座号')).toEqual([])
  })

  it('is taken over without them when that is asked for', async () => {
    const rows = faultyList()
    const report = await check(rows)
    expect(await takeOver(librarian, report.id, true)).toMatchObject(counts('committed', 2, 0, 0, 2))
    expect(await find(rows[0]![0]!)).toHaveLength(1)
    expect(await find('坏座号')).toEqual([])
  })

  it('gives them back to be mended and handed in again', async () => {
    const report = await check(faultyList())
    const file = await librarian.call(faultyRows, { params: { id: report.id } })
    expect(decodeURIComponent(String(file.headers['content-disposition']))).toContain('名单-错误的行.xlsx')
    const table = readSheet(file.body as Uint8Array, 'faulty.xlsx')
    expect(table.headings).toEqual(['原因 / Reason', ...HEADINGS])
    expect(table.rows.map((row) => row.cells.slice(0, 2))).toEqual([
      ['班级：学生要有班级。', '无班级'],
      [expect.stringContaining('座号'), '坏座号'],
    ])
    const mended = table.rows.map(({ cells: [reason, name, , number] }) => [
      reason!,
      name!,
      '三（2）班',
      number!,
      '',
      '9',
    ])
    const again = await dryRun(house, librarian, {
      kind: 'readers',
      bytes: xlsxOf([table.headings, ...mended]),
    })
    expect(again).toMatchObject(counts('checked', 2))
  })

  it('names a number that Excel kept as a number, and a merged cell', async () => {
    const sheet = utils.aoa_to_sheet([
      HEADINGS,
      ['甲', '三（1）班', 3401012017, '', ''],
      ['乙', '三（1）班', Number('340101201709012345'), '', ''],
      ['丙', '三（1）班', 'G31', '', ''],
      ['丁', '', 'G32', '', ''],
    ])
    sheet['!merges'] = [{ s: { r: 3, c: 1 }, e: { r: 4, c: 1 } }]
    const book = utils.book_new()
    utils.book_append_sheet(book, sheet, '名单')
    const bytes = write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer
    const report = await dryRun(house, librarian, { kind: 'readers', bytes })
    expect(report.faulty.map(({ row, column, code }) => [row, column, code])).toEqual([
      [2, '学籍号', 'zeros_lost'],
      [3, '学籍号', 'precision_lost'],
      [5, '班级', 'merged_cell'],
      [5, '班级', 'class_missing'],
    ])
    expect(report.created).toBe(1)
  })

  it('names the second row with a card, and the owner of a card of somebody else', async () => {
    const owner = good()
    await takeOver(librarian, (await check([owner])).id)
    const report = await check([
      ['甲', '三（1）班', 'G41', 'K1', ''],
      ['乙', '三（1）班', 'G42', 'k1', ''],
      ['丙', '三（1）班', 'G43', owner[3]!, ''],
    ])
    expect(report.faulty.map(({ row, code, value }) => [row, code, value])).toEqual([
      [3, 'card_twice', 'k1'],
      [4, 'card_of_another', owner[3]],
    ])
    expect(report.faulty[1]?.message).toContain(owner[0])
  })
})
