import type { CellObject, ParsingOptions, WorkBook, WorkSheet } from '@e965/xlsx'
import * as XLSX from '@e965/xlsx'
import iconv from 'iconv-lite'
import { cellReader } from './cells.ts'
import { SheetProblem } from './problem.ts'
import {
  buildTable,
  type CellNote,
  findHeading,
  isBlank,
  MAX_ROWS,
  type SheetRow,
  type SheetTable,
} from './table.ts'
import { withinTime } from './timeLimit.ts'
import { unzip } from './zip.ts'

const MAX_UNPACKED = 300 * 1024 * 1024
/** Beyond these the library would hold the whole server for a long time. */
const MAX_CELLS = 3_000_000
const MAX_SHEET_ROWS = 1_048_576
const GBK = 936
/** A damaged .xls can keep the library in a loop. Sound files need a tenth of this time. */
const BASE_MS = 5000
const MS_PER_BYTE = 0.002

// Formulas are not read: a cell gives the value the file keeps for it.
const OPTIONS: ParsingOptions = { dense: true, cellNF: true, cellFormula: false, cellHTML: false }

export type WorkbookOptions = { sheetName?: string }

/** Reads an .xlsx or .xlsm package. Errors: `file_unreadable`, `file_too_large` and those of `readBook`. */
export function readXlsx(
  bytes: Uint8Array,
  known: ReadonlySet<string>,
  options: WorkbookOptions,
): SheetTable {
  const parts = unzip(bytes, MAX_UNPACKED)
  const names = [...parts.keys()].map((name) => name.toLowerCase())
  if (!names.includes('[content_types].xml') || !names.some((name) => /workbook\d*\.xml$/.test(name))) {
    throw new SheetProblem('file_unreadable', 'not an .xlsx workbook', { hint: 'other_workbook' })
  }
  if (names.includes('meta-inf/manifest.xml') || names.includes('objectdata.xml')) {
    throw new SheetProblem('file_unreadable', 'an OpenDocument workbook', { hint: 'other_workbook' })
  }
  const size = [...parts.values()].reduce((sum, { length }) => sum + length, 0)
  const book = guarded(size, () => {
    const cfb = XLSX.CFB.utils.cfb_new()
    for (const [name, content] of parts)
      XLSX.CFB.utils.cfb_add(cfb, name, mendedPart(name, content), { unsafe: true })
    return parseZip(cfb, { ...OPTIONS, type: 'buffer' })
  })
  return readBook(book, 'xlsx', known, options)
}

/** Reads an .xls workbook (Excel 2 to 2003). Errors: `file_unreadable` and those of `readBook`. */
export function readXls(bytes: Uint8Array, known: ReadonlySet<string>, options: WorkbookOptions): SheetTable {
  XLSX.set_cptable(CODE_PAGES)
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const parse = () => XLSX.read(file, { ...OPTIONS, type: 'buffer', codepage: GBK })
  const book = guarded(file.length, parse, file.includes(ENCRYPTED))
  return readBook(book, 'xls', known, options)
}

// The library exports this, its types leave it out. It takes parts unpacked by us, within our limits.
const { parse_zip: parseZip } = XLSX as unknown as {
  parse_zip: (parts: unknown, options: ParsingOptions) => WorkBook
}

// .xls of before Excel 97 holds its texts in the code page of the writing machine.
const CODE_PAGES = {
  utils: {
    decode(page: number, bytes: Uint8Array | string): string {
      const name = page === 1200 ? 'utf-16le' : page === 65001 ? 'utf-8' : `cp${page}`
      return iconv.decode(
        Buffer.from(bytes as string, 'latin1'),
        iconv.encodingExists(name) ? name : 'latin1',
      )
    },
    encode(_page: number, text: string): Buffer {
      return Buffer.from(text, 'latin1')
    },
  },
}

/** An .xlsx with a password is kept in an OLE file under this name. */
const ENCRYPTED = Buffer.from('EncryptedPackage', 'utf16le')

function guarded(size: number, parse: () => WorkBook, encrypted = false): WorkBook {
  try {
    return withinTime(parse, Math.ceil(BASE_MS + size * MS_PER_BYTE))
  } catch (error) {
    if (error instanceof SheetProblem) throw error
    const message = error instanceof Error ? error.message : String(error)
    const locked = encrypted || /password|encrypt/i.test(message)
    const details = { cause: error, ...(locked ? { hint: 'password' as const } : {}) }
    throw new SheetProblem('file_unreadable', message, details)
  }
}

function mendedPart(name: string, content: Buffer): Buffer {
  if (!name.toLowerCase().endsWith('.xml')) return content
  checkAmount(content)
  // The library cuts characters beyond U+FFFF (rare names) when they are written as references.
  if (!content.includes('&#')) return content
  const text = content
    .toString('utf8')
    .replace(/&#(x?)([0-9a-f]+);/gi, (written, hex: string, digits: string) => {
      const point = Number.parseInt(digits, hex ? 16 : 10)
      return point > 0xffff && point <= 0x10ffff ? String.fromCodePoint(point) : written
    })
  return Buffer.from(text, 'utf8')
}

/** Errors: `too_many_rows`, `file_too_large`, told from the tags before the part is parsed. */
function checkAmount(part: Buffer): void {
  if (
    occurrences(part, '/row>', MAX_SHEET_ROWS) + occurrences(part, ':row>', MAX_SHEET_ROWS) >
    MAX_SHEET_ROWS
  ) {
    throw new SheetProblem('too_many_rows', `more than ${MAX_ROWS} rows`)
  }
  if (occurrences(part, 'v>', 2 * MAX_CELLS) + occurrences(part, 't>', 2 * MAX_CELLS) > 2 * MAX_CELLS) {
    throw new SheetProblem('file_too_large', `more than ${MAX_CELLS} cells`)
  }
}

function occurrences(part: Buffer, needle: string, limit: number): number {
  const bytes = Buffer.from(needle)
  let count = 0
  for (let at = part.indexOf(bytes); at !== -1 && count <= limit; at = part.indexOf(bytes, at + 1)) count += 1
  return count
}

type Candidate = { name: string; sheet: WorkSheet; rows: SheetRow[]; matches: number }

/**
 * Takes the sheet asked for, else the first visible one with known headings, else the first visible
 * one that holds anything. Errors: `sheet_unknown`, `file_empty`, `file_unreadable`.
 */
function readBook(
  book: WorkBook,
  encoding: 'xlsx' | 'xls',
  known: ReadonlySet<string>,
  options: WorkbookOptions,
): SheetTable {
  if (book.SheetNames.length === 0) throw new SheetProblem('file_unreadable', 'no sheets')
  const read = cellReader(book.Workbook?.WBProps?.date1904 === true)
  const candidates: Candidate[] = []
  for (const [at, name] of book.SheetNames.entries()) {
    if (book.Workbook?.Sheets?.[at]?.Hidden && name !== options.sheetName) continue
    const sheet = book.Sheets[name]
    if (!sheet) throw new SheetProblem('file_unreadable', `sheet ${name} is damaged`)
    const rows = sheetRows(sheet, read)
    if (rows.length > 0) candidates.push({ name, sheet, rows, matches: findHeading(rows, known).matches })
  }
  const chosen =
    options.sheetName === undefined
      ? (candidates.find(({ matches }) => matches >= 2) ?? candidates[0])
      : candidates.find(({ name }) => name === options.sheetName)
  if (!chosen) {
    if (options.sheetName === undefined) throw new SheetProblem('file_empty', 'no sheet holds anything')
    throw new SheetProblem('sheet_unknown', `no sheet ${options.sheetName}`)
  }
  const otherSheets = candidates.filter((candidate) => candidate !== chosen).map(({ name }) => name)
  const merges = chosen.sheet['!merges'] ?? []
  const table = buildTable(chosen.rows, known, {
    encoding,
    sheetName: chosen.name,
    mergedRanges: merges.map((range) => XLSX.utils.encode_range(range)),
    ...(otherSheets.length > 0 ? { otherSheets } : {}),
  })
  noteMerges(table, merges)
  return table
}

function sheetRows(sheet: WorkSheet, read: ReturnType<typeof cellReader>): SheetRow[] {
  const grid: (CellObject | undefined)[][] = sheet['!data'] ?? []
  const rows: SheetRow[] = []
  grid.forEach((line, at) => {
    const cells: string[] = []
    const notes: CellNote[] = []
    for (let column = 0; column < line.length; column += 1) {
      const cell = line[column]
      const reading = cell ? read(cell) : undefined
      cells.push(reading?.text ?? '')
      for (const code of reading?.codes ?? []) notes.push({ column, code })
    }
    if (isBlank(cells)) return
    rows.push(notes.length > 0 ? { row: at + 1, cells, notes } : { row: at + 1, cells })
  })
  return rows
}

function noteMerges(table: SheetTable, merges: NonNullable<WorkSheet['!merges']>): void {
  const byRow = new Map(table.rows.map((row) => [row.row, row]))
  const last = table.rows.at(-1)?.row ?? 0
  let left = table.rows.length * table.headings.length + table.headings.length
  for (const { s, e } of merges) {
    for (let at = Math.max(s.r, table.headingRow); at <= Math.min(e.r, last - 1); at += 1) {
      const row = byRow.get(at + 1)
      for (let column = s.c; row && column <= Math.min(e.c, table.headings.length - 1); column += 1) {
        if (at === s.r && column === s.c) continue
        left -= 1
        // Only ranges that overlap, which no spreadsheet writes, can cover more cells than there are.
        if (left < 0) throw new SheetProblem('file_unreadable', 'merged ranges overlap')
        row.notes = [...(row.notes ?? []), { column, code: 'merged_cell' }]
      }
    }
  }
}
