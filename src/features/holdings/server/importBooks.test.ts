import iconv from 'iconv-lite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { getTitle, search } from '#features/catalogue/contract.ts'
import { readSheet } from '#formats/sheet/read.ts'
import { newId } from '#platform/ids.ts'
import { importTemplate } from '#platform/imports/contract.ts'
import { type Client, openTestHouse, type TestHouse } from '#tests/support/house.ts'
import { countsOf, csvOf, dryRun, takeOver, xlsxOf } from '#tests/support/lists.ts'
import { addTitle } from '../contract.ts'
import { TITLE_COLUMNS } from '../readBooks.ts'

let house: TestHouse
let librarian: Client
beforeAll(async () => {
  house = await openTestHouse()
  librarian = await house.as('librarian')
})
afterAll(() => house.close())

const HEADINGS = ['书名', '作者', 'ISBN', '定价', '索书号', '登录号', '条形码', '册数']
const check = (rows: string[][], headings = HEADINGS, addCopies = false) =>
  dryRun(house, librarian, { kind: 'titles', bytes: xlsxOf([headings, ...rows]), addCopies })
const find = async (q: string) => (await librarian.call(search, { query: { q } })).body.items
const titleOf = async (q: string) =>
  (await librarian.call(getTitle, { params: { id: (await find(q))[0]?.id ?? '' } })).body
const counts = (state: string, created = 0, changed = 0, unchanged = 0, faultyRows = 0) => ({
  state,
  created,
  changed,
  unchanged,
  faultyRows,
})

describe('a book list', () => {
  it('brings titles with their volumes, found at once', async () => {
    const report = await check([
      ['夏洛的网', '[美]E.B.怀特 著/任溶溶 译', '978-7-5327-3341-5', '17.00', 'I712.84/1', '101', '', '1'],
      ['夏洛的网', '[美]E.B.怀特 著/任溶溶 译', '978-7-5327-3341-5', '17.00', 'I712.84/1', '102', '', '1'],
      ['团圆', '余丽琼 文/朱成梁 图', '', '￥29.80', '', '', 'TS-7', '1'],
      ['五星红旗', '华琪，杨汝戬 主编', '', '', '', '', '', '3'],
    ])
    expect(countsOf(report)).toEqual(counts('checked', 4))
    expect(report.preview[3]).toEqual({ row: 5, what: 'new', text: '五星红旗', detail: '× 3 · 华琪' })
    expect(await find('夏洛的网')).toEqual([])
    expect(countsOf(await takeOver(librarian, report.id))).toEqual(counts('committed', 4))
    expect(await titleOf('夏洛')).toMatchObject({
      title: '夏洛的网',
      isbn: '9787532733415',
      priceFen: 1700,
      authors: [{ name: 'E.B.怀特', country: '美' }, { name: '任溶溶' }],
      volumes: [
        { accessionNo: '101', barcode: '101', callNumber: 'I712.84/1' },
        { accessionNo: '102', barcode: '102' },
      ],
    })
    expect(await titleOf('团圆')).toMatchObject({ priceFen: 2980, volumes: [{ barcode: 'TS-7' }] })
    const { volumes } = await titleOf('五星红旗')
    expect(volumes.map((volume) => volume.accessionNo)).toEqual(['00000104', '00000105', '00000106'])
  })

  it('in GB18030 keeps its rare characters', async () => {
    const bytes = iconv.encode(csvOf([HEADINGS, ['㛃和𠮷', '王㛃 著', '', '', '', '', '', '1']]), 'gb18030')
    const report = await dryRun(house, librarian, { kind: 'titles', bytes, fileName: '书.csv' })
    expect(report).toMatchObject({ encoding: 'gb18030', created: 1, fileName: '书.csv' })
    expect(await takeOver(librarian, report.id)).toMatchObject({ state: 'committed' })
    expect((await find('㛃和𠮷'))[0]).toMatchObject({ title: '㛃和𠮷', authors: '王㛃 著' })
  })

  it.each([
    [
      'barcodes',
      [
        ['活着', '余华', '', '', '', '', 'B-1', '1'],
        ['活着', '余华', '', '', '', '', 'B-2', '1'],
      ],
    ],
    [
      'accession numbers',
      [
        ['兄弟', '余华', '', '', '', '9001', '', '1'],
        ['兄弟', '余华', '', '', '', '9002', '', '1'],
      ],
    ],
    [
      'neither',
      [
        ['第七天', '余华', '', '', '', '', '', '2'],
        ['文城', '余华', '', '', '', '', '', '1'],
      ],
    ],
  ])('with %s handed in twice changes nothing and says it was taken over before', async (_, rows) => {
    await takeOver(librarian, (await check(rows)).id)
    const again = await check(rows)
    expect(countsOf(again)).toEqual(counts('checked', 0, 0, 2))
    expect(again.takenOverBefore).not.toBeNull()
    const before = await volumeCount()
    await takeOver(librarian, again.id)
    expect(await volumeCount()).toBe(before)
  })

  it('taken over twice at once goes in once', async () => {
    const rows = [['许三观卖血记', '余华', '', '', '', '', '', '2']]
    const [one, other] = [await check(rows), await check(rows)]
    await Promise.all([takeOver(librarian, one.id), takeOver(librarian, other.id)])
    expect((await find('许三观卖血记')).map((item) => item.total)).toEqual([2])
  })

  it('adds copies on top only when that is asked for', async () => {
    const rows = [['草房子', '曹文轩', '', '', '', '', '', '2']]
    await takeOver(librarian, (await check(rows)).id)
    const more = await check(rows, HEADINGS, true)
    expect(more).toMatchObject({ addCopies: true, created: 1, unchanged: 0 })
    await takeOver(librarian, more.id)
    expect((await titleOf('草房子')).total).toBe(4)
  })

  it('changes where a volume stands, and tells from where to where', async () => {
    await takeOver(librarian, (await check([['狼图腾', '姜戎', '', '', 'I247/1', '', 'L-1', '']])).id)
    const moved = await check([['狼图腾', '姜戎', '', '', 'I247/2', '', 'L-1', '']])
    expect(moved.preview).toEqual([
      { row: 2, what: 'changed', text: '狼图腾 L-1', detail: 'I247/1 → I247/2' },
    ])
    await takeOver(librarian, moved.id)
    expect((await titleOf('狼图腾')).volumes).toMatchObject([{ callNumber: 'I247/2' }])
  })

  it('of a thousand titles goes in whole, with numbers without a gap', async () => {
    const rows = Array.from({ length: 1000 }, (_, at) => [`千种书${at}`, '佚名', '', '', '', '', '', '1'])
    expect(await takeOver(librarian, (await check(rows)).id)).toMatchObject(counts('committed', 1000))
    const volumes = await house.database.read
      .selectFrom('volume')
      .innerJoin('title', 'title.id', 'volume.title_id')
      .select('accession_no')
      .where('title.title', 'like', '千种书%')
      .execute()
    const numbers = volumes.map((volume) => Number(volume.accession_no)).sort((a, b) => a - b)
    expect(numbers).toEqual(Array.from({ length: 1000 }, (_, at) => (numbers[0] ?? 0) + at))
  })
})

const volumeCount = async () => (await house.database.read.selectFrom('volume').select('id').execute()).length

describe('a faulty book list', () => {
  it('names row, column, reason and what stands there', async () => {
    await takeOver(librarian, (await check([['城南旧事', '林海音', '', '', '', '', 'S-1', '']])).id)
    const report = await check([
      ['', '林海音', '', '', '', '', '', ''],
      ['骆驼祥子', '老舍', '978-7-5327-3341-0', '', '', '', '', ''],
      ['骆驼祥子', '老舍', '', '十元', '', '', '', ''],
      ['四世同堂', '老舍', '', '', '', '', 'S-1', ''],
    ])
    expect(report.faulty.map(({ row, column, code, value }) => [row, column, code, value])).toEqual([
      [2, '题名', 'title_missing', ''],
      [3, 'ISBN', 'isbn_check', '978-7-5327-3341-0'],
      [4, '价格', 'price_form', '十元'],
      [5, '条码号', 'barcode_of_another', 'S-1'],
    ])
    expect(report.faulty[1]?.message).toContain('5')
    expect(report.faulty[3]?.message).toContain('城南旧事')
  })

  it('whose barcode somebody took since the dry run goes in not at all', async () => {
    const report = await check([
      ['茶馆', '老舍', '', '', '', '', '', ''],
      ['龙须沟', '老舍', '', '', '', '', 'RACE-1', ''],
    ])
    const record = { title: `别的${newId()}` }
    await librarian.call(addTitle, { body: { record, copies: { count: 1, barcodes: ['RACE-1'] } } })
    const after = await takeOver(librarian, report.id)
    expect(after).toMatchObject({ state: 'checked', failure: 'import_has_faults' })
    expect(await find('茶馆')).toEqual([])
  })
})

it('has a template it reads itself', async () => {
  const { body, headers } = await librarian.call(importTemplate, { params: { kind: 'titles' } })
  expect(decodeURIComponent(String(headers['content-disposition']))).toContain('图书清单模板.xlsx')
  const { headings } = readSheet(body as Uint8Array, 'template.xlsx')
  expect(headings).toEqual(TITLE_COLUMNS.map((column) => column.headings[0]))
})
