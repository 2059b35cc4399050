import { type CellObject, utils, type WorkSheet, write } from '@e965/xlsx'
import { plainNumber } from './cells.ts'
import { guardText } from './csv.ts'
import { dressed } from './dress.ts'

/** `width` in characters of a digit's width (a Chinese character takes two); `text`: kept as text. */
export type XlsxColumn = { heading: string; width?: number; text?: boolean }

/** `notes` are lines above the headings, at most 8, so that `readSheet` still finds the headings. */
export type XlsxSheet = {
  name: string
  columns: readonly XlsxColumn[]
  rows: readonly (readonly (string | number | null)[])[]
  notes?: readonly string[]
}

const MOST_NOTES = 8
const LONGEST_CELL = 32_767
const LONGEST_NAME = 31
const TEXT_FORMAT = '@'
const WIDTH_SAMPLE = 100
const NARROWEST = 8
const WIDEST = 40

/**
 * Writes an .xlsx: headings bold and frozen, text columns in format "@" down to the last row of the
 * sheet, so that leading zeros a person types into it stay. Strings are never formulas. Text beyond
 * the 32,767 characters a cell can hold is cut. Errors: RangeError for more than 8 notes.
 */
export function writeXlsx(sheets: readonly XlsxSheet[]): Uint8Array {
  const names = sheetNames(sheets.map(({ name }) => name))
  const book = utils.book_new()
  for (const [at, sheet] of sheets.entries()) utils.book_append_sheet(book, sheetOf(sheet), names[at])
  const plain = write(book, { type: 'buffer', bookType: 'xlsx', bookSST: true }) as Buffer
  return dressed(
    plain,
    sheets.map(({ columns, notes }) => ({
      headingRow: (notes?.length ?? 0) + 1,
      textColumns: columns.map(({ text }) => text === true),
    })),
  )
}

function sheetOf({ name, columns, rows, notes = [] }: XlsxSheet): WorkSheet {
  if (notes.length > MOST_NOTES) throw new RangeError(`sheet ${name} has more than ${MOST_NOTES} notes`)
  const grid: CellObject[][] = [
    ...notes.map((note) => [textCell(note, false)]),
    columns.map(({ heading }) => textCell(heading, true)),
    ...rows.map((row) => columns.map((column, at) => cellOf(row[at] ?? null, column.text === true))),
  ]
  const end = { r: grid.length - 1, c: Math.max(0, columns.length - 1) }
  return {
    '!data': grid,
    '!ref': utils.encode_range({ s: { r: 0, c: 0 }, e: end }),
    '!cols': columns.map((column, at) => ({ wch: column.width ?? fittingWidth(column.heading, rows, at) })),
  }
}

function cellOf(value: string | number | null, asText: boolean): CellObject {
  if (typeof value === 'number' && !asText) {
    return Number.isFinite(value) ? { t: 'n', v: value } : { t: 'z' }
  }
  const text = typeof value === 'number' ? plainNumber(value) : (value ?? '')
  return text === '' ? { t: 'z' } : textCell(text, asText)
}

function textCell(text: string, asText: boolean): CellObject {
  // A spreadsheet reads _x0041_ as an escaped character, so the text itself is escaped.
  const value = text.slice(0, LONGEST_CELL).replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_')
  // In a cell of format "@" such text stays text even when a person edits it.
  return asText || guardText(text) !== text ? { t: 's', v: value, z: TEXT_FORMAT } : { t: 's', v: value }
}

/** Digits' widths that text takes: characters of East Asia count two. */
function shownWidth(text: string): number {
  return [...text].reduce((sum, character) => sum + (character > '\u2E7F' ? 2 : 1), 0)
}

function fittingWidth(heading: string, rows: XlsxSheet['rows'], at: number): number {
  const texts = [heading, ...rows.slice(0, WIDTH_SAMPLE).map((row) => String(row[at] ?? ''))]
  const widest = Math.max(...texts.map((text) => shownWidth(text.slice(0, WIDEST))))
  return Math.min(WIDEST, Math.max(NARROWEST, widest + 2))
}

/** Names Excel accepts: no []:*?/\, no ' at the ends, 1 to 31 characters, none twice. */
function sheetNames(wanted: readonly string[]): string[] {
  const taken = new Set<string>()
  return wanted.map((name, at) => {
    const clean = name.replace(/[[\]:*?/\\\p{Cc}]/gu, ' ').replace(/^[\s']+|[\s']+$/g, '')
    const base = clean.slice(0, LONGEST_NAME) || `Sheet${at + 1}`
    let unique = base
    for (let count = 2; taken.has(unique.toLowerCase()); count += 1) {
      unique = `${base.slice(0, LONGEST_NAME - 5)} (${count})`
    }
    taken.add(unique.toLowerCase())
    return unique
  })
}
