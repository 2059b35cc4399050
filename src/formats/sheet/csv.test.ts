import fc from 'fast-check'
import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import { parseCsv, writeCsv } from './csv.ts'
import { readSheet } from './read.ts'

const COLUMNS = [{ heading: '学号' }, { heading: '姓名' }, { heading: '备注' }]

function rowsOf(text: string, separator: ',' | '\t' | ';' | '，' = ',') {
  return parseCsv(text, separator).rows.map(({ row, cells }) => [row, ...cells])
}

describe('parseCsv', () => {
  test.each([
    [
      'CRLF, LF and CR',
      'a,b\r\nc,d\ne,f\rg,h',
      [
        [1, 'a', 'b'],
        [2, 'c', 'd'],
        [3, 'e', 'f'],
        [4, 'g', 'h'],
      ],
    ],
    ['quotes', '"a,b","c ""d""",""\r\n', [[1, 'a,b', 'c "d"', '']]],
    [
      'a line break in quotes is one row',
      '"a\r\nb",c\nd,e',
      [
        [1, 'a\r\nb', 'c'],
        [2, 'd', 'e'],
      ],
    ],
    [
      'blank rows are left out, numbers stay',
      'a,b\n\n , \nc,d',
      [
        [1, 'a', 'b'],
        [4, 'c', 'd'],
      ],
    ],
    [
      'a last empty cell',
      'a,\nb,',
      [
        [1, 'a', ''],
        [2, 'b', ''],
      ],
    ],
    ['a quote inside an unquoted cell', '5" 屏,b', [[1, '5" 屏', 'b']]],
    ['text after a closing quote', '"a"b,c', [[1, 'ab', 'c']]],
    ['zeros kept by ="…"', '="00012",b', [[1, '00012', 'b']]],
    ['a guarded formula', "'=1+1,'-x,'00012", [[1, '=1+1', '-x', "'00012"]]],
    ['nothing', '', []],
  ])('%s', (_case, text, rows) => {
    expect(rowsOf(text)).toEqual(rows)
  })

  test('tells the row of a quote that is never closed', () => {
    expect(parseCsv('a,b\n"c\nd",e\nf,"g\nh,i\n', ',').unclosedRow).toBe(3)
  })

  test('separators other than the comma', () => {
    expect(rowsOf('a\t"b\tc"', '\t')).toEqual([[1, 'a', 'b\tc']])
    expect(rowsOf('红岩，"罗广斌，杨益言"', '，')).toEqual([[1, '红岩', '罗广斌，杨益言']])
  })
})

/** Any text a cell can hold: whole characters, mostly such as trouble a CSV. */
const cellText = fc.oneof(
  fc.string({ unit: 'binary' }).map((text) => text.replaceAll('\0', '')),
  fc.string({ unit: fc.constantFrom(...',;\t\r\n"\'=+-@ ，＝a0中𠮷㛃') }),
)
const tableRows = fc.array(fc.tuple(fc.constantFrom('00012', '0', 'x'), cellText, cellText), {
  maxLength: 20,
})

describe('writeCsv', () => {
  test('what is written is read again, whatever the text', () => {
    fc.assert(
      fc.property(tableRows, (rows) => {
        const table = readSheet(writeCsv(COLUMNS, rows), 'a.csv', { knownHeadings: ['学号', '姓名'] })
        expect(table.encoding).toBe('utf-8-bom')
        expect(table.headings).toEqual(['学号', '姓名', '备注'])
        expect(table.rows.map(({ cells }) => cells)).toEqual(rows)
        expect(table.rows.map(({ row }) => row)).toEqual(rows.map((_, at) => at + 2))
      }),
      { numRuns: 300 },
    )
  })

  test('so it is when a spreadsheet saves it as GB18030', () => {
    fc.assert(
      fc.property(tableRows, (rows) => {
        const text = new TextDecoder().decode(writeCsv(COLUMNS, rows))
        const bytes = iconv.encode(text, 'gb18030')
        // Private-use characters have no fixed place in GB18030.
        fc.pre(!/[\uE000-\uF8FF\uFFFD\u{F0000}-\u{10FFFF}]/u.test(text))
        fc.pre(iconv.decode(bytes, 'gb18030') === text)
        const table = readSheet(bytes, 'a.csv')
        expect(table.encoding).toBe('gb18030')
        expect(table.rows.map(({ cells }) => cells)).toEqual(rows)
      }),
      { numRuns: 300 },
    )
  })

  test('guards formulas, keeps numbers, quotes what needs it', () => {
    const bytes = writeCsv(COLUMNS, [
      ['=1+1', -5, null],
      ['@x', '＝A1', 'a,"b"\0'],
    ])
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    expect(new TextDecoder().decode(bytes)).toBe(`学号,姓名,备注\r\n'=1+1,-5,\r\n'@x,'＝A1,"a,""b"""\r\n`)
  })
})
