import { type ColumnMatch, matchColumns } from '#formats/sheet/columns.ts'
import { SheetProblem } from '#formats/sheet/problem.ts'
import { readSheet } from '#formats/sheet/read.ts'
import type { SheetRow, SheetTable } from '#formats/sheet/table.ts'
import { Invalid } from '../errors.ts'
import type { ImportKind, ImportRow, RowFault } from './kind.ts'

export interface ReadList {
  table: SheetTable
  rows: ImportRow[]
  ignoredColumns: string[]
}

/**
 * Reads a list for a kind of import, columns by their headings in any order.
 * @throws Invalid on `file`: what makes the whole file unusable, with the row and the column where there is one
 */
export function readList(kind: ImportKind, bytes: Uint8Array, fileName: string): ReadList {
  const table = readTable(kind, bytes, fileName)
  const match = matchColumns(table.headings, kind.columns)
  const [missing] = match.missing
  if (missing) {
    const columns = match.missing.map((column) => column.headings[0]).join('、')
    throw new Invalid('file', 'missing_columns', { columns })
  }
  const [doubled] = match.doubled
  if (doubled) throw new Invalid('file', 'doubled_columns', { columns: doubled.headings.join('、') })
  if (table.rows.length === 0) throw new Invalid('file', 'no_rows')
  return {
    table,
    rows: table.rows.map((row) => rowOf(row, match, kind)),
    ignoredColumns: match.ignored,
  }
}

function readTable(kind: ImportKind, bytes: Uint8Array, fileName: string): SheetTable {
  try {
    const knownHeadings = kind.columns.flatMap((column) => [...column.headings])
    return readSheet(bytes, fileName, { knownHeadings })
  } catch (error) {
    if (!(error instanceof SheetProblem)) throw error
    throw new Invalid('file', error.hint ? `${error.code}_${error.hint}` : error.code, {
      row: error.row ?? 0,
      column: error.column ?? '',
    })
  }
}

function rowOf(row: SheetRow, match: ColumnMatch, kind: ImportKind): ImportRow {
  const cells: Record<string, string> = {}
  const notes: ImportRow['notes'] = Object.fromEntries(
    kind.columns.map(({ key }) => {
      const place = match.index[key]
      cells[key] = place === undefined ? '' : (row.cells[place] ?? '').trim()
      return [key, (row.notes ?? []).filter((note) => note.column === place).map((note) => note.code)]
    }),
  )
  return { row: row.row, cells, notes }
}

const DAMAGED = new Set(['precision_lost', 'zeros_lost'])

/**
 * The table to hand back, with the cells empty whose digits the spreadsheet itself has changed: as text they would pass
 * for right when the file is handed in again.
 */
export function withoutDamagedCells(
  kind: ImportKind,
  table: SheetTable,
  faults: readonly RowFault[],
): SheetTable {
  const { index } = matchColumns(table.headings, kind.columns)
  const damaged = new Set(
    faults.flatMap(({ row, column, code }) =>
      DAMAGED.has(code) && column ? [`${row}/${index[column]}`] : [],
    ),
  )
  return {
    ...table,
    rows: table.rows.map((row) => ({
      ...row,
      cells: row.cells.map((cell, column) => (damaged.has(`${row.row}/${column}`) ? '' : cell)),
    })),
  }
}
