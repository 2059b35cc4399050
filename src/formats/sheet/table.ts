import { bareHeadingKey, headingKey } from './columns.ts'
import { SheetProblem } from './problem.ts'

export const MAX_BYTES = 20 * 1024 * 1024
export const MAX_ROWS = 100_000
export const MAX_COLUMNS = 200
/** The heading row is looked for among this many rows that hold anything. */
const HEADING_SEARCH = 10

export type SheetEncoding = 'xlsx' | 'xls' | 'utf-8' | 'utf-8-bom' | 'gb18030' | 'utf-16le'

/**
 * What is worth telling about one cell. `number_cell`: the file holds a number, so leading zeros may
 * be gone. `number_precision_lost`: digits beyond what the program keeps are gone. `merged_cell`: the
 * cell lies under a merge, its value stands in the top left cell. `boolean_cell`, `error_cell`: the
 * text stands for TRUE/FALSE or an error such as #N/A.
 */
export type CellNoteCode =
  | 'number_cell'
  | 'number_precision_lost'
  | 'merged_cell'
  | 'boolean_cell'
  | 'error_cell'

/** `column` is the 0-based place in `headings` and `cells`. */
export type CellNote = { column: number; code: CellNoteCode }

/** `row` is 1-based, as Excel numbers it; `cells` has as many entries as `headings`, untrimmed. */
export type SheetRow = { row: number; cells: string[]; notes?: CellNote[] }

export type SheetTable = {
  encoding: SheetEncoding
  sheetName?: string
  /** Visible sheets that hold something and were not read. */
  otherSheets?: string[]
  headings: string[]
  headingRow: number
  rows: SheetRow[]
  /** All merged ranges of the sheet, such as "A1:F1". */
  mergedRanges: string[]
}

type TableOrigin = Pick<SheetTable, 'encoding' | 'sheetName' | 'otherSheets' | 'mergedRanges'>

export function isBlank(cells: readonly string[]): boolean {
  return cells.every((cell) => cell.trim() === '')
}

/** The keys `findHeading` compares with. */
export function knownKeys(headings: readonly string[] = []): ReadonlySet<string> {
  return new Set(headings.map(headingKey).filter((key) => key !== ''))
}

export type HeadingFound = { at: number; matches: number; filled: number }

/**
 * The heading row among rows that are not blank: the first with two known headings, else the first
 * with two filled cells (or one cell that is a known heading: a list of one column), else the first.
 */
export function findHeading(rows: readonly SheetRow[], known: ReadonlySet<string>): HeadingFound {
  const looks = rows.slice(0, HEADING_SEARCH).map(({ cells }, at) => ({
    at,
    matches: cells.filter((cell) => known.has(headingKey(cell)) || known.has(bareHeadingKey(cell))).length,
    filled: cells.filter((cell) => cell.trim() !== '').length,
  }))
  return (
    looks.find(({ matches }) => matches >= 2) ??
    looks.find(({ matches, filled }) => filled >= 2 || matches === 1) ??
    looks[0] ?? { at: 0, matches: 0, filled: 0 }
  )
}

/** Letter of a 0-based column: 0 gives A, 26 gives AA. */
export function columnLetter(column: number): string {
  const rest = Math.floor(column / 26)
  return (rest > 0 ? columnLetter(rest - 1) : '') + String.fromCharCode(65 + (column % 26))
}

function widthOf(cells: readonly string[]): number {
  return cells.findLastIndex((cell) => cell.trim() !== '') + 1
}

/** Digits a spreadsheet dropped when it wrote a long number into a text file: 9.78702E+12. */
const SHORTENED_NUMBER = /^\s*[+-]?\d(?:\.(\d+))?E\+(\d+)\s*$/i

function withShortenedNumbers(row: SheetRow): SheetRow {
  const notes: CellNote[] = [...(row.notes ?? [])]
  row.cells.forEach((cell, column) => {
    const found = cell.length < 30 ? SHORTENED_NUMBER.exec(cell) : null
    if (found && (found[1]?.length ?? 0) < Number(found[2]))
      notes.push({ column, code: 'number_precision_lost' })
  })
  return notes.length > 0 ? { ...row, notes } : row
}

/**
 * Makes the table of the rows that are not blank (in file order). Errors: `file_empty`,
 * `too_many_rows`, `too_many_columns`.
 */
export function buildTable(
  rows: readonly SheetRow[],
  known: ReadonlySet<string>,
  origin: TableOrigin,
): SheetTable {
  const { at } = findHeading(rows, known)
  const heading = rows[at]
  if (!heading) throw new SheetProblem('file_empty', 'the file holds no rows')
  const body = rows.slice(at + 1)
  const tooFar = body[MAX_ROWS]
  if (tooFar) throw new SheetProblem('too_many_rows', `more than ${MAX_ROWS} rows`, { row: tooFar.row })

  let width = widthOf(heading.cells)
  for (const { row, cells } of [heading, ...body]) {
    width = Math.max(width, widthOf(cells))
    if (width > MAX_COLUMNS) {
      const details = { row, column: columnLetter(width - 1) }
      throw new SheetProblem('too_many_columns', `more than ${MAX_COLUMNS} columns`, details)
    }
  }
  const fitted = (cells: readonly string[]) =>
    Array.from({ length: width }, (_, column) => cells[column] ?? '')
  return {
    ...origin,
    headings: fitted(heading.cells).map((cell) => cell.trim()),
    headingRow: heading.row,
    rows: body.map((row) => withShortenedNumbers({ ...row, cells: fitted(row.cells) })),
  }
}
