import { SheetProblem } from './problem.ts'
import { findHeading, isBlank, MAX_ROWS, type SheetRow } from './table.ts'

const SEPARATORS = [',', '\t', ';', '，'] as const
export type Separator = (typeof SEPARATORS)[number]

/** Rows looked at to tell the separator. */
const SAMPLE = 40

/**
 * `rows` leaves out blank rows, `row` counts them (a quoted line break does not start a row, as in
 * Excel). `unclosedRow` is the row whose quote never ends; its last cell then holds the rest.
 */
export type CsvParsed = { rows: SheetRow[]; lastRow: number; unclosedRow?: number }

// A spreadsheet would run such a cell as a formula. Full-width signs count: Chinese Excel accepts them.
const FORMULA_START = /^'*[=+\-@\t\r＝＋－＠]/
const GUARDED = /^'+[=+\-@\t\r＝＋－＠]/
const TEXT_FORMULA = /^="([^"]*)"$/

/** Text as it goes into a CSV cell: a leading ' keeps a spreadsheet from running it. */
export function guardText(text: string): string {
  return FORMULA_START.test(text) ? `'${text}` : text
}

/** Undoes `guardText`, and reads ="00012", by which other systems keep leading zeros. */
function unguardText(text: string): string {
  if (GUARDED.test(text)) return text.slice(1)
  return TEXT_FORMULA.exec(text)?.[1] ?? text
}

/**
 * Parses RFC 4180 text, forgiving what spreadsheets and people write: CRLF, LF or CR, text after a
 * closing quote, quotes inside an unquoted cell. Stops after `limit` rows that are not blank.
 */
export function parseCsv(text: string, separator: Separator, limit = Number.POSITIVE_INFINITY): CsvParsed {
  const unquoted = new RegExp(`[^${separator}\\r\\n]*`, 'y')
  const rows: SheetRow[] = []
  let at = 0
  let row = 0
  let unclosedRow: number | undefined

  function takeUnquoted(): string {
    unquoted.lastIndex = at
    const found = unquoted.exec(text)?.[0] ?? ''
    at += found.length
    return found
  }
  function takeQuoted(): string {
    const start = at + 1
    let end = text.indexOf('"', start)
    while (end !== -1 && text[end + 1] === '"') end = text.indexOf('"', end + 2)
    if (end === -1) unclosedRow = row
    const inner = text.slice(start, end === -1 ? text.length : end)
    at = end === -1 ? text.length : end + 1
    return inner.replaceAll('""', '"') + takeUnquoted()
  }

  while (at < text.length && rows.length < limit) {
    row += 1
    const cells: string[] = []
    for (;;) {
      cells.push(unguardText(text[at] === '"' ? takeQuoted() : takeUnquoted()))
      if (text[at] !== separator) break
      at += 1
    }
    at += text.startsWith('\r\n', at) ? 2 : 1
    if (!isBlank(cells)) rows.push({ row, cells })
  }
  return unclosedRow === undefined ? { rows, lastRow: row } : { rows, lastRow: row, unclosedRow }
}

/**
 * Tells the separator by the heading row: most known headings, then most rows of as many cells as the
 * heading row, then most cells. A separator that fewer than half of the rows use belongs to the text.
 */
export function separatorOf(text: string, known: ReadonlySet<string> = new Set()): Separator {
  let best: { separator: Separator; rank: number[] } = { separator: ',', rank: [0, 0, 0] }
  for (const separator of SEPARATORS) {
    const { rows } = parseCsv(text, separator, SAMPLE)
    const { at, matches, filled } = findHeading(rows, known)
    const body = rows.slice(at)
    const using = body.filter(({ cells }) => cells.length > 1).length
    if (filled < 2 || using * 2 < body.length) continue
    const alike = body.filter(({ cells }) => cells.length === body[0]?.cells.length).length
    const rank = [matches, alike / rows.length, filled]
    const differs = rank.findIndex((part, place) => part !== best.rank[place])
    if (differs !== -1 && rank[differs]! > best.rank[differs]!) best = { separator, rank }
  }
  return best.separator
}

/** Reads decoded text into rows. Errors: `quote_unclosed` with its row. */
export function readCsvRows(text: string, known: ReadonlySet<string>): SheetRow[] {
  const parsed = parseCsv(text, separatorOf(text, known), MAX_ROWS + SAMPLE)
  if (parsed.unclosedRow !== undefined) {
    throw new SheetProblem('quote_unclosed', 'a quote is opened and never closed', {
      row: parsed.unclosedRow,
    })
  }
  return parsed.rows
}

export type CsvColumn = { heading: string }

function csvCell(value: string | number | null): string {
  if (value === null) return ''
  const text = typeof value === 'number' ? String(value) : guardText(value.replaceAll('\0', ''))
  return /[",;\t\r\n，]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/**
 * Writes UTF-8 with byte order mark, comma separated, CRLF. Text a spreadsheet would run as a formula
 * gets a leading ' (taken off again by `readSheet`); NUL, which no text file may hold, is dropped.
 */
export function writeCsv(
  columns: readonly CsvColumn[],
  rows: readonly (readonly (string | number | null)[])[],
): Uint8Array {
  const lines = [columns.map(({ heading }) => heading), ...rows].map(
    (cells) => `${cells.map(csvCell).join(',')}\r\n`,
  )
  return new TextEncoder().encode(`\uFEFF${lines.join('')}`)
}
