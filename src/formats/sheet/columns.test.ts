import { describe, expect, test } from 'vitest'
import { type ColumnSpec, matchColumns, REASON_HEADING } from './columns.ts'

const COLUMNS: ColumnSpec<'number' | 'name' | 'price' | 'class'>[] = [
  { key: 'number', headings: ['学号', '学籍号', 'Student No.'], required: true },
  { key: 'name', headings: ['姓名', '学生姓名', 'Name'], required: true },
  { key: 'price', headings: ['价格', '定价'] },
  { key: 'class', headings: ['班级'] },
]

describe('matchColumns', () => {
  test.each([
    ['as written', '学号', 'number'],
    ['another accepted name', '学生姓名', 'name'],
    ['case and width', 'ＮＡＭＥ', 'name'],
    ['punctuation and spaces', ' student  no ', 'number'],
    ['star of a required column', '*姓名：', 'name'],
    ['line break within', '姓\n名', 'name'],
    ['square brackets of emphasis', '【班级】', 'class'],
    ['note in round brackets', '价格(元)', 'price'],
    ['note in full-width brackets', '定价（元，必填）*', 'price'],
    ['note in heavy brackets', '姓名【必填】', 'name'],
    ['two notes', '价格（元）(选填)', 'price'],
  ])('%s: %s', (_case, heading, key) => {
    const { index, ignored } = matchColumns(['备注', heading], COLUMNS)
    expect(index[key as keyof typeof index]).toBe(1)
    expect(ignored).toEqual(['备注'])
  })

  test('an exact heading beats one with a note, whichever comes first', () => {
    const match = matchColumns(['学号(旧)', '学号', '姓名'], COLUMNS)
    expect(match.index.number).toBe(1)
    expect(match.doubled).toEqual([])
    expect(match.ignored).toEqual(['学号(旧)'])
  })

  test('a heading with a note goes to the column that accepts it in full', () => {
    const columns: ColumnSpec[] = [
      { key: 'new', headings: ['学号'] },
      { key: 'old', headings: ['学号(旧)'] },
    ]
    expect(matchColumns(['学号（旧）'], columns).index).toEqual({ new: undefined, old: 0 })
  })

  test('tells missing required columns, and not the others', () => {
    const match = matchColumns(['班级', '姓 名'], COLUMNS)
    expect(match.missing.map(({ key }) => key)).toEqual(['number'])
    expect(match.index).toEqual({ number: undefined, name: 1, price: undefined, class: 0 })
  })

  test('tells doubled columns, be it by the same or by another accepted name', () => {
    const match = matchColumns(['姓名', '学号', '学生姓名', '价格(元)', '价格（角）'], COLUMNS)
    expect(match.index).toMatchObject({ name: 0, price: 3 })
    expect(match.doubled).toEqual([
      { key: 'name', headings: ['姓名', '学生姓名'] },
      { key: 'price', headings: ['价格(元)', '价格（角）'] },
    ])
  })

  test('the reason column is neither matched nor told as ignored', () => {
    const columns: ColumnSpec[] = [{ key: 'reason', headings: ['原因', REASON_HEADING] }]
    const match = matchColumns([REASON_HEADING, '', '***'], columns)
    expect(match.index.reason).toBeUndefined()
    expect(match.ignored).toEqual(['***'])
  })

  test('an endless heading costs no time', () => {
    expect(matchColumns(['('.repeat(30_000)], COLUMNS).ignored).toHaveLength(1)
  })
})
