import { type CellObject, utils, type WorkBook, type WorkSheet, write } from '@e965/xlsx'
import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import { type ReadOptions, readSheet } from './read.ts'
import type { SheetTable } from './table.ts'
import { unzip, zip } from './zip.ts'

type Value = string | number | boolean | null | CellObject
type BookType = 'xlsx' | 'biff8'

function bookOf(
  sheets: Record<string, Value[][]>,
  change: (sheet: WorkSheet, book: WorkBook) => void = () => {},
) {
  const book = utils.book_new()
  for (const [name, rows] of Object.entries(sheets)) {
    const sheet = utils.aoa_to_sheet(rows as unknown[][])
    utils.book_append_sheet(book, sheet, name)
    change(sheet, book)
  }
  return book
}

const bytesOf = (book: WorkBook, bookType: BookType): Buffer =>
  write(book, { type: 'buffer', bookType, bookSST: true })

function read(rows: Value[][], bookType: BookType = 'xlsx', options?: ReadOptions): SheetTable {
  return readSheet(bytesOf(bookOf({ 名单: rows }), bookType), 'list', options)
}

/** Rewrites one part of an .xlsx, for what the library cannot write. */
function withPart(bytes: Uint8Array, name: string, edit: (xml: string) => string): Buffer {
  const parts = unzip(bytes, 2 ** 31)
  parts.set(name, Buffer.from(edit(parts.get(name)?.toString('utf8') ?? '')))
  return zip(parts)
}

const number = (v: number, z?: string): CellObject => (z === undefined ? { t: 'n', v } : { t: 'n', v, z })
const NUMBER = [{ column: 0, code: 'number_cell' }]

describe.each<[BookType, 'xlsx' | 'xls']>([
  ['xlsx', 'xlsx'],
  ['biff8', 'xls'],
])('%s', (bookType, encoding) => {
  test('text stays text, rare characters and zeros included', () => {
    const table = read(
      [
        ['学籍号', '姓名'],
        ['00012', '王㛃'],
        [null, ''],
        ['G340101201709012345', ' 𠮷田 '],
      ],
      bookType,
    )
    expect(table).toEqual({
      encoding,
      sheetName: '名单',
      headings: ['学籍号', '姓名'],
      headingRow: 1,
      rows: [
        { row: 2, cells: ['00012', '王㛃'] },
        { row: 4, cells: ['G340101201709012345', ' 𠮷田 '] },
      ],
      mergedRanges: [],
    })
  })

  test.each<[string, CellObject, string, unknown]>([
    ['a number that lost its zeros', number(12), '12', NUMBER],
    ['an ISBN', number(9787020002207), '9787020002207', NUMBER],
    ['an ISBN shown as 9.79E+12', number(9787020002207, '0.00E+00'), '9787020002207', NUMBER],
    [
      'a long number',
      number(Number('340101201709012345')),
      '340101201709012350',
      [...NUMBER, { column: 0, code: 'number_precision_lost' }],
    ],
    ['15 digits', number(999999999999999), '999999999999999', NUMBER],
    [
      '16 digits',
      number(1000000000000000),
      '1000000000000000',
      [...NUMBER, { column: 0, code: 'number_precision_lost' }],
    ],
    [
      'a huge number',
      number(1.5e22),
      '15000000000000000000000',
      [...NUMBER, { column: 0, code: 'number_precision_lost' }],
    ],
    ['a price', number(12.5, '¥#,##0.00'), '12.5', NUMBER],
    ['a sum', number(0.1 + 0.2), '0.3', NUMBER],
    ['a tiny number', number(0.0000001), '0.0000001', NUMBER],
    ['a percentage', number(0.07, '0.0%'), '7%', NUMBER],
    ['a number of books', number(3, '0"册"'), '3', NUMBER],
    ['zeros by format', number(12, '000000'), '000012', undefined],
    ['zeros and text by format', number(12, '"TS"00000'), 'TS00012', undefined],
    ['a number in text format', number(12, '@'), '12', NUMBER],
    ['a day', number(45352, 'yyyy/m/d'), '2024-03-01', undefined],
    ['a Chinese day', number(45352, 'yyyy"年"m"月"d"日"'), '2024-03-01', undefined],
    ['a Chinese day with locale', number(45352, '[$-804]yyyy"年"m"月"d"日";@'), '2024-03-01', undefined],
    ['a month', number(45352, 'yyyy"年"m"月"'), '2024-03-01', undefined],
    ['a day and time', number(45352.5, 'yyyy/m/d h:mm'), '2024-03-01 12:00:00', undefined],
    ['a day and time shown as day', number(45352.5, 'yyyy/m/d'), '2024-03-01', undefined],
    ['a time', number(0.75, 'h:mm'), '18:00:00', undefined],
    ['no day', number(-3, 'yyyy/m/d'), '-3', NUMBER],
    ['true', { t: 'b', v: true }, 'TRUE', [{ column: 0, code: 'boolean_cell' }]],
    ['an error', { t: 'e', v: 0x2a }, '#N/A', [{ column: 0, code: 'error_cell' }]],
    ['a formula', { t: 'n', v: 7, f: '3+4' }, '7', NUMBER],
    ['a formula of text', { t: 's', v: '三年级', f: '"三"&"年级"' }, '三年级', undefined],
  ])('%s', (_case, cell, text, notes) => {
    const { rows } = read(
      [
        ['甲', '乙'],
        [cell, 'x'],
      ],
      bookType,
    )
    expect(rows[0]?.cells[0]).toBe(text)
    expect(rows[0]?.notes).toEqual(notes)
  })

  test('days counted from 1904', () => {
    const book = bookOf({
      名单: [
        ['甲', '乙'],
        [number(43890, 'yyyy/m/d'), 'x'],
      ],
    })
    book.Workbook = { ...book.Workbook, WBProps: { date1904: true } }
    expect(readSheet(bytesOf(book, bookType), 'a').rows[0]?.cells[0]).toBe('2024-03-01')
  })

  test('a merged title above the headings, merged cells within', () => {
    const rows = [
      ['三年级2班学生名单', null, null],
      [null],
      ['学号', '姓名', '班级'],
      ['1', '张三', '三2'],
      ['2', '李四', null],
    ]
    const book = bookOf({ 名单: rows }, (sheet) => {
      sheet['!merges'] = ['A1:C1', 'C4:C5'].map((range) => utils.decode_range(range))
    })
    const table = readSheet(bytesOf(book, bookType), 'a', { knownHeadings: ['学号', '姓名'] })
    expect(table.headingRow).toBe(3)
    expect(table.mergedRanges).toEqual(['A1:C1', 'C4:C5'])
    expect(table.rows).toEqual([
      { row: 4, cells: ['1', '张三', '三2'] },
      { row: 5, cells: ['2', '李四', ''], notes: [{ column: 2, code: 'merged_cell' }] },
    ])
  })

  test('the sheet with known headings is read, the others are named, hidden ones passed over', () => {
    const book = bookOf({
      说明: [
        ['请', '看'],
        ['这', '里'],
      ],
      旧: [['学号', '姓名']],
      名单: [
        ['学号', '姓名'],
        ['1', '张三'],
      ],
      空: [],
    })
    book.Workbook = { ...book.Workbook, Sheets: [{ Hidden: 0 }, { Hidden: 1 }, { Hidden: 0 }, { Hidden: 0 }] }
    const bytes = bytesOf(book, bookType)
    const table = readSheet(bytes, 'a', { knownHeadings: ['学号', '姓名'] })
    expect(table).toMatchObject({ sheetName: '名单', otherSheets: ['说明'] })
    expect(readSheet(bytes, 'a').sheetName).toBe('说明')
    expect(readSheet(bytes, 'a', { sheetName: '旧' }).sheetName).toBe('旧')
    expect(() => readSheet(bytes, 'a', { sheetName: '无' })).toThrow(
      expect.objectContaining({ code: 'sheet_unknown' }),
    )
  })

  test('an empty workbook', () => {
    expect(() => read([[]], bookType)).toThrow(expect.objectContaining({ code: 'file_empty' }))
  })
})

describe('what only some programs write', () => {
  test.each([31, 57, 58, 27])('a built-in Chinese date format, number %i, from its first cell on', (id) => {
    const bytes = bytesOf(
      bookOf({
        名单: [
          ['甲', '乙'],
          [number(45352, '0.00'), number(45353, '0.00')],
        ],
      }),
      'xlsx',
    )
    const edited = withPart(bytes, 'xl/styles.xml', (xml) =>
      xml.replaceAll('numFmtId="2"', `numFmtId="${id}"`),
    )
    expect(readSheet(edited, 'a').rows[0]?.cells).toEqual(['2024-03-01', '2024-03-02'])
  })

  test('a number format the file does not define shows the number', () => {
    const bytes = bytesOf(
      bookOf({
        名单: [
          ['甲', '乙'],
          [number(45352, '0.00'), 'x'],
        ],
      }),
      'xlsx',
    )
    const edited = withPart(bytes, 'xl/styles.xml', (xml) => xml.replaceAll('numFmtId="2"', 'numFmtId="190"'))
    expect(readSheet(edited, 'a').rows[0]?.cells[0]).toBe('45352')
  })

  test('rare characters written as references, rich text, phonetic marks', () => {
    const bytes = bytesOf(
      bookOf({
        名单: [
          ['甲', '乙'],
          ['AA', 'BB'],
        ],
      }),
      'xlsx',
    )
    const edited = withPart(bytes, 'xl/sharedStrings.xml', (xml) =>
      xml
        .replace('<t>AA</t>', '<t>&#134071;&#x20BB7;&#x5F20;&amp;</t>')
        .replace(
          '<t>BB</t>',
          '<r><t>张</t></r><r><rPr><b/></rPr><t>三</t></r><rPh sb="0" eb="1"><t>zhang</t></rPh>',
        ),
    )
    expect(readSheet(edited, 'a').rows[0]?.cells).toEqual(['𠮷𠮷张&', '张三'])
  })

  test('inline strings, cells without addresses, a formula without a value', () => {
    const bytes = bytesOf(bookOf({ 名单: [['甲']] }), 'xlsx')
    const edited = withPart(bytes, 'xl/worksheets/sheet1.xml', (xml) =>
      xml.replace(
        /<sheetData>.*<\/sheetData>/s,
        '<sheetData><row><c t="inlineStr"><is><t>学号</t></is></c><c t="inlineStr"><is><t>姓名</t></is></c></row><row/><row r="7"><c t="inlineStr"><is><t>007</t></is></c><c><f>1+1</f></c></row></sheetData>',
      ),
    )
    expect(readSheet(edited, 'a').rows).toEqual([{ row: 7, cells: ['007', ''] }])
  })

  // The library cannot write Chinese into such a file: texts of as many bytes hold the places.
  test.each(['biff5', 'biff4', 'biff2'] as const)('%s, of before Excel 97, in GBK', (bookType) => {
    const words = { AAAA: '学号', BBBB: '姓名', CCCCCC: '张三丰' }
    const book = bookOf({
      S: [
        ['AAAA', 'BBBB'],
        ['00012', 'CCCCCC'],
      ],
    })
    const bytes: Buffer = write(book, { type: 'buffer', bookType: bookType as 'biff8' })
    for (const [place, word] of Object.entries(words))
      iconv.encode(word, 'gbk').copy(bytes, bytes.indexOf(place))
    const codePage = bytes.indexOf(Buffer.from([0x42, 0, 2, 0]))
    if (codePage !== -1) bytes.writeUInt16LE(936, codePage + 4)
    const table = readSheet(bytes, 'a.xls')
    expect(table).toMatchObject({ encoding: 'xls', headings: ['学号', '姓名'] })
    expect(table.rows[0]?.cells).toEqual(['00012', '张三丰'])
  })
})
