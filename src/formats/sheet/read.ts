import { readCsvRows } from './csv.ts'
import { SheetProblem } from './problem.ts'
import { buildTable, knownKeys, MAX_BYTES, type SheetTable } from './table.ts'
import { decodeText } from './text.ts'
import { readXls, readXlsx } from './workbook.ts'

export type ReadOptions = {
  /** Names of columns; they tell the heading row (and the sheet) from titles and remarks. */
  knownHeadings?: readonly string[]
  /** The sheet of a workbook to read; without it the first that fits. */
  sheetName?: string
}

const ZIP = [0x50, 0x4b, 0x03, 0x04]
const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]
const WEB_PAGE = /^\s*<(?:!doctype|html|head|meta|table|\?xml|\?mso)/i

/**
 * Reads a list file: .xlsx, .xls, CSV or tab separated text, told by content. `fileName` is used in
 * messages only. Limits: 20 MB, 100,000 rows, 200 columns.
 * Errors: `SheetProblem` for a file that cannot be read as a whole (see its code); what is doubtful
 * about single cells comes as notes.
 */
export function readSheet(bytes: Uint8Array, fileName: string, options: ReadOptions = {}): SheetTable {
  if (bytes.length === 0) throw new SheetProblem('file_empty', `${fileName} has no content`)
  if (bytes.length > MAX_BYTES)
    throw new SheetProblem('file_too_large', `${fileName} is over ${MAX_BYTES} bytes`)
  const known = knownKeys(options.knownHeadings)
  if (startsWith(bytes, ZIP)) return readXlsx(bytes, known, options)
  if (startsWith(bytes, OLE) || isBareBiff(bytes)) return readXls(bytes, known, options)

  const { encoding, text } = decodeText(bytes)
  if (WEB_PAGE.test(text.slice(0, 1000))) {
    throw new SheetProblem('file_unreadable', `${fileName} is a web page`, { hint: 'web_page' })
  }
  return buildTable(readCsvRows(text, known), known, { encoding, mergedRanges: [] })
}

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, at) => bytes[at] === byte)
}

// Excel 2 to 4, still written by old school software, has no OLE wrapping. No text starts like this.
function isBareBiff(bytes: Uint8Array): boolean {
  return bytes[0] === 0x09 && [0x00, 0x02, 0x04, 0x08].includes(bytes[1] ?? -1)
}
