import { expect, it } from 'vitest'
import { readersImport } from '#features/readers/public.ts'
import { readSheet } from '#formats/sheet/read.ts'
import { withoutDamagedCells } from './list.ts'

it('hands no digits back that the spreadsheet has changed', () => {
  const table = readSheet(
    new TextEncoder().encode('姓名,班级,学籍号\n王五,三1,330101201700000000\n'),
    'list.csv',
  )
  const damaged = withoutDamagedCells(readersImport, table, [
    { row: 2, column: 'studentNo', code: 'precision_lost' },
    { row: 2, column: 'className', code: 'class_unknown' },
  ])
  expect(damaged.rows[0]?.cells).toEqual(['王五', '三1', ''])
})
