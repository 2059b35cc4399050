import { read as readBook, type WorkSheet } from '@e965/xlsx'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { matchColumns, REASON_HEADING } from './columns.ts'
import { writeFaultyRows } from './faulty.ts'
import { readSheet } from './read.ts'
import { writeXlsx } from './writeXlsx.ts'
import { unzip } from './zip.ts'

const COLUMNS = [{ heading: '学号', text: true, width: 20 }, { heading: '姓名' }, { heading: '价格' }]

function sheetsOf(bytes: Uint8Array): Record<string, WorkSheet> {
  return readBook(bytes, { type: 'array', cellNF: true }).Sheets
}

function partOf(bytes: Uint8Array, name: string): string {
  return unzip(bytes, 1e9).get(name)?.toString('utf8') ?? ''
}

describe('writeXlsx', () => {
  test('text and numbers, null and NaN', () => {
    const bytes = writeXlsx([
      {
        name: '书目',
        columns: COLUMNS,
        rows: [
          ['00012', '张三', 12.5],
          [7, null, Number.NaN],
        ],
      },
    ])
    const sheet = sheetsOf(bytes).书目!
    expect(sheet.A2).toMatchObject({ t: 's', v: '00012', z: '@' })
    expect(sheet.A3).toMatchObject({ t: 's', v: '7', z: '@' })
    expect(sheet.B2).toMatchObject({ t: 's', v: '张三', z: 'General' })
    expect(sheet.C2).toMatchObject({ t: 'n', v: 12.5 })
    expect([sheet.B3, sheet.C3]).toEqual([undefined, undefined])
  })

  test('headings are bold and frozen, text columns are text below the last row too', () => {
    const bytes = writeXlsx([
      { name: '模板', columns: COLUMNS, rows: [], notes: ['学号请按文本填写', '第二行'] },
    ])
    const xml = partOf(bytes, 'xl/worksheets/sheet1.xml')
    expect(xml).toContain('<pane ySplit="3" topLeftCell="A4" activePane="bottomLeft" state="frozen"/>')
    expect(xml).toMatch(/<col style="1" [^>]*min="1"/)
    expect(xml).not.toMatch(/style="1" [^>]*min="2"/)
    expect(xml.match(/<row r="3".*?<\/row>/s)?.[0].match(/s="2"/g)).toHaveLength(3)
    const styles = partOf(bytes, 'xl/styles.xml')
    expect(
      styles
        .match(/<cellXfs.*<\/cellXfs>/s)?.[0]
        .match(/<xf [^>]*>/g)
        ?.map((xf) => xf.includes('fontId="1"')),
    ).toEqual([false, false, true])
    expect(styles).toContain('<font><b/>')
  })

  test('notes above the headings are passed over on reading', () => {
    const notes = Array.from({ length: 8 }, (_, at) => `说明 ${at}`)
    const bytes = writeXlsx([{ name: '模板', columns: COLUMNS, rows: [['1', '张三', null]], notes }])
    expect(readSheet(bytes, 'a')).toMatchObject({ headingRow: 9, headings: ['学号', '姓名', '价格'] })
    expect(() => writeXlsx([{ name: '模板', columns: COLUMNS, rows: [], notes: [...notes, 'x'] }])).toThrow(
      RangeError,
    )
  })

  test('formulas are stored as text that stays text', () => {
    const rows = ['=1+1', '+1', '-1', '@SUM(A1)', '=HYPERLINK("http://x","y")'].map((text) => [
      '1',
      text,
      null,
    ])
    const bytes = writeXlsx([{ name: '书目', columns: COLUMNS, rows }])
    expect(partOf(bytes, 'xl/worksheets/sheet1.xml')).not.toContain('<f>')
    const sheet = sheetsOf(bytes).书目!
    for (const [at, row] of rows.entries())
      expect(sheet[`B${at + 2}`]).toMatchObject({ t: 's', v: row[1], z: '@' })
  })

  test('any text is read again', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom(...'_x0041&<>"\'\t\n =中𠮷') }),
    )
    fc.assert(
      fc.property(fc.array(fc.tuple(text, text), { maxLength: 5 }), (cells) => {
        const rows = cells.map(([one, two]) => ['1', one, two])
        const table = readSheet(writeXlsx([{ name: '书目', columns: COLUMNS, rows }]), 'a', {
          knownHeadings: ['学号', '姓名'],
        })
        // Spreadsheets know one line break within a cell.
        const expected = rows.map((row) => row.map((cell) => cell.replaceAll('\r\n', '\n')))
        expect(table.rows.map((row) => row.cells)).toEqual(expected)
      }),
      { numRuns: 200 },
    )
  })

  test('names that Excel refuses are mended, text beyond a cell is cut', () => {
    const sheet = { columns: COLUMNS, rows: [['x'.repeat(40_000), null, null]] }
    const names = ['三(2)班: 借/还?', '', "'引'", 'a'.repeat(40), `${'A'.repeat(31)}b`]
    const sheets = sheetsOf(writeXlsx(names.map((name) => ({ ...sheet, name }))))
    expect(Object.keys(sheets)).toEqual([
      '三(2)班  借 还',
      'Sheet2',
      '引',
      'a'.repeat(31),
      `${'A'.repeat(26)} (2)`,
    ])
    expect(sheets.引?.A2.v).toHaveLength(32_767)
  })

  test('the same content gives the same bytes', () => {
    const sheets = [{ name: '书目', columns: COLUMNS, rows: [['1', '张三', 3]] }]
    expect(writeXlsx(sheets)).toEqual(writeXlsx(sheets))
  })
})

describe('writeFaultyRows', () => {
  const table = readSheet(
    new TextEncoder().encode('学号,姓名,姓名\n00012,张三,=1\n00013,李四,\n00014,王五,x\n'),
    'list.csv',
  )
  const faults = [
    { row: 4, column: '姓名', reason: '重复' },
    { row: 2, reason: '学号已有' },
    { row: 4, reason: '缺班级' },
    { row: 99, reason: '没有这一行' },
  ]

  test('one line for each faulty row, reasons first, zeros kept', () => {
    const again = readSheet(writeFaultyRows(table, faults), 'faulty.xlsx')
    expect(again.headings).toEqual([REASON_HEADING, '学号', '姓名', '姓名'])
    expect(again.rows).toEqual([
      { row: 2, cells: ['学号已有', '00012', '张三', '=1'] },
      { row: 3, cells: ['姓名：重复 缺班级', '00014', '王五', 'x'] },
    ])
    const match = matchColumns(again.headings, [{ key: 'number', headings: ['学号'], required: true }])
    expect(match).toMatchObject({ index: { number: 1 }, missing: [], ignored: ['姓名', '姓名'] })
  })

  test('mended and faulty again, it has one reason column', () => {
    const again = readSheet(writeFaultyRows(table, faults), 'faulty.xlsx')
    const third = readSheet(writeFaultyRows(again, [{ row: 3, reason: '还是重复' }]), 'faulty.xlsx')
    expect(third.headings).toEqual([REASON_HEADING, '学号', '姓名', '姓名'])
    expect(third.rows.map(({ cells }) => cells)).toEqual([['还是重复', '00014', '王五', 'x']])
  })
})
