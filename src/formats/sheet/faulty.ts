import { isReasonHeading, REASON_HEADING } from './columns.ts'
import type { SheetTable } from './table.ts'
import { writeXlsx } from './writeXlsx.ts'

/** `row` as in the table; `column` is the heading as the person knows it. */
export type RowFault = { row: number; column?: string; reason: string }

const REASON_WIDTH = 40

/**
 * Writes the faulty rows as an .xlsx that a person mends and imports again: the reasons first, then
 * the original headings and cells, all as text. One line for each faulty row, in the order of the
 * table. Faults of rows the table does not hold are left out: there is nothing to mend in them.
 */
export function writeFaultyRows(table: SheetTable, faults: readonly RowFault[]): Uint8Array {
  // A mended file that is still faulty already has the reason column.
  const kept = [...table.headings.keys()].filter((column) => !isReasonHeading(table.headings[column] ?? ''))
  const reasons = new Map<number, string[]>()
  for (const { row, column, reason } of faults) {
    const text = column === undefined ? reason : `${column}：${reason}`
    reasons.set(row, [...(reasons.get(row) ?? []), text])
  }
  const rows = table.rows.flatMap(({ row, cells }) => {
    const why = reasons.get(row)
    return why ? [[why.join(' '), ...kept.map((column) => cells[column] ?? '')]] : []
  })
  const columns = [
    { heading: REASON_HEADING, width: REASON_WIDTH, text: true },
    ...kept.map((column) => ({ heading: table.headings[column] ?? '', text: true })),
  ]
  return writeXlsx([{ name: table.sheetName ?? 'Sheet1', columns, rows }])
}
