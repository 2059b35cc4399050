import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import { SheetProblem } from './problem.ts'
import { type ReadOptions, readSheet } from './read.ts'

const utf8 = (text: string) => new TextEncoder().encode(text)
const gb = (text: string): Uint8Array => iconv.encode(text, 'gb18030')
const cells = (bytes: Uint8Array, options?: ReadOptions) =>
  readSheet(bytes, 'list.csv', options).rows.map((row) => row.cells)

function problemOf(read: () => unknown): Partial<SheetProblem> {
  try {
    read()
  } catch (error) {
    if (error instanceof SheetProblem) {
      const { code, row, column, hint } = error
      return { code, ...(row && { row }), ...(column && { column }), ...(hint && { hint }) }
    }
    throw error
  }
  throw new Error('no problem was found')
}

describe('encodings', () => {
  const text = '学号,姓名\r\n00012,王㛃\r\n00013,𠮷田\r\n'
  test.each([
    ['utf-8', utf8(text)],
    ['utf-8-bom', utf8(`\uFEFF${text}`)],
    ['gb18030', gb(text)],
    ['utf-16le', Buffer.from(`\uFEFF${text.replaceAll(',', '\t')}`, 'utf16le')],
  ])('%s, rare characters and leading zeros included', (encoding, bytes) => {
    const table = readSheet(bytes, 'list.csv')
    expect(table).toMatchObject({ encoding, headings: ['学号', '姓名'], headingRow: 1, mergedRanges: [] })
    expect(table.rows).toEqual([
      { row: 2, cells: ['00012', '王㛃'] },
      { row: 3, cells: ['00013', '𠮷田'] },
    ])
  })

  test.each([
    [
      'neither UTF-8 nor GB18030',
      Buffer.concat([gb('学号,姓名\r\n1,张三\r\n2,'), Buffer.from([0xff, 0xff])]),
      3,
    ],
    ['a character cut off at the end', gb('学号,姓名\n1,张三').subarray(0, -1), 2],
    [
      'a broken byte in UTF-8',
      Buffer.concat([utf8('学号,姓名\n1,张三丰\n2,'), Buffer.from([0xe5, 0x2c]), utf8('李四')]),
      3,
    ],
    [
      'a broken byte after a UTF-8 mark',
      Buffer.concat([utf8('\uFEFF学号,姓名\n'), Buffer.from([0xc4, 0xe3])]),
      2,
    ],
    ['half a character of UTF-16', Buffer.from('\uFEFF学\t名\n1\t\uD842', 'utf16le'), 2],
    [
      'a row with a line break in quotes',
      Buffer.concat([gb('学号,姓名\n"1\n",张\n2,'), Buffer.from([0xff])]),
      3,
    ],
  ])('%s', (_case, bytes, row) => {
    expect(problemOf(() => readSheet(bytes, 'list.csv'))).toEqual({ code: 'encoding_unknown', row })
  })
})

describe('separators', () => {
  test.each([
    ['comma', '学号,姓名;性别\n1,张，三\n'],
    ['tab', '学号\t姓名;性别\n1\t张，三\n'],
    ['semicolon', '学号;姓名，性别\n1;张，三\n'],
    ['full-width comma', '学号，姓名\n1，"张，三"\n'],
  ])('%s', (_case, text) => {
    expect(cells(utf8(text), { knownHeadings: ['学号', '姓名'] })).toEqual([['1', '张，三']])
    expect(cells(utf8(text))).toEqual([['1', '张，三']])
  })

  test('a list of one column is not split at the commas of its text', () => {
    expect(cells(utf8('书名\n红岩，青春\n活着\n围城\n'))).toEqual([['红岩，青春'], ['活着'], ['围城']])
  })

  test('the line "sep=;" of Excel is no heading', () => {
    expect(cells(utf8('sep=;\n学号;姓名\n1;张三\n'))).toEqual([['1', '张三']])
  })

  test('a quote that is never closed', () => {
    const read = () => readSheet(utf8('学号,姓名\n1,"张三\n2,李四\n'), 'list.csv')
    expect(problemOf(read)).toEqual({ code: 'quote_unclosed', row: 2 })
  })
})

describe('the heading row', () => {
  const known = { knownHeadings: ['学号', '姓名', '班级'] }
  test.each([
    ['after a title', '三年级2班学生名单,,\n\n学号,姓名,班级\n1,张三,三2\n', known, 3],
    ['after a line of remarks', '学校,实验小学,2025\n*学号,姓名（必填）,班级\n1,张三,三2\n', known, 2],
    ['without known headings', '名单\n\n编号,名字,\n1,张三,x\n', {}, 3],
    ['none of them known', '名单\n编号,名字,x\n1,张三,x\n', known, 2],
    ['of a list of one column', '名单\n学号\n1\n', known, 2],
  ])('%s', (_case, text, options, headingRow) => {
    const table = readSheet(utf8(text), 'list.csv', options)
    expect(table.headingRow).toBe(headingRow)
    expect(table.rows.map(({ row }) => row)).toEqual([headingRow + 1])
  })

  test('a file of headings alone has no rows', () => {
    expect(readSheet(utf8('学号,姓名\n'), 'list.csv')).toMatchObject({ headings: ['学号', '姓名'], rows: [] })
  })
})

describe('shape', () => {
  test('blank rows and empty columns at the end are dropped, headings trimmed, cells not', () => {
    const table = readSheet(utf8('学号, 姓名 ,,\n\n1, 张三 ,,\n,,,\n2\n'), 'list.csv')
    expect(table.headings).toEqual(['学号', '姓名'])
    expect(table.rows).toEqual([
      { row: 3, cells: ['1', ' 张三 '] },
      { row: 5, cells: ['2', ''] },
    ])
  })

  test('a number a spreadsheet shortened is told', () => {
    const { rows } = readSheet(utf8('ISBN,价格\n9.78702E+12,1.5E+01\n9787020002207,15\n'), 'list.csv')
    expect(rows[0]?.notes).toEqual([{ column: 0, code: 'number_precision_lost' }])
    expect(rows[1]?.notes).toBeUndefined()
  })

  test.each([
    ['no bytes', new Uint8Array(), { code: 'file_empty' }],
    ['a byte order mark alone', utf8('\uFEFF'), { code: 'file_empty' }],
    ['blanks', utf8(' ,\n\t\n'), { code: 'file_empty' }],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13]), { code: 'file_unreadable' }],
    [
      'a web page named .xls',
      utf8('\n<html><table><tr><td>学号'),
      { code: 'file_unreadable', hint: 'web_page' },
    ],
    ['over 20 MB', new Uint8Array(20 * 1024 * 1024 + 1), { code: 'file_too_large' }],
    ['over 100,000 rows', utf8(`a,b\n${'1,2\n'.repeat(100_001)}`), { code: 'too_many_rows', row: 100_002 }],
    [
      'over 200 columns',
      utf8(`a,b\n\n1${','.repeat(200)}2\n`),
      { code: 'too_many_columns', row: 3, column: 'GS' },
    ],
  ])('%s', (_case, bytes, problem) => {
    expect(problemOf(() => readSheet(bytes, 'list.csv'))).toEqual(problem)
  })

  test('100,000 rows and 200 columns are not too many', () => {
    expect(readSheet(utf8(`a,b\n${'1,2\n'.repeat(100_000)}`), 'list.csv').rows).toHaveLength(100_000)
    expect(readSheet(utf8(`a,b\n1${','.repeat(199)}2\n`), 'list.csv').headings).toHaveLength(200)
  })
})
