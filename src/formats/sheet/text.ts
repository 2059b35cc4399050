import iconv from 'iconv-lite'
import { parseCsv, separatorOf } from './csv.ts'
import { SheetProblem } from './problem.ts'
import type { SheetEncoding } from './table.ts'

const REPLACEMENT = '\uFFFD'

/**
 * Decodes a text file: byte order mark, else strict UTF-8, else GB18030.
 * Errors: `encoding_unknown` with the row of the first undecodable bytes, `file_unreadable` for binary.
 */
export function decodeText(bytes: Uint8Array): { encoding: SheetEncoding; text: string } {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) {
    return { encoding: 'utf-16le', text: decodeStrictly(bytes, 'utf-16le') }
  }
  if (bytes.includes(0)) throw new SheetProblem('file_unreadable', 'neither a workbook nor a text file')
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) {
    return { encoding: 'utf-8-bom', text: decodeStrictly(bytes, 'utf-8') }
  }
  try {
    return { encoding: 'utf-8', text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) }
  } catch {
    return { encoding: 'gb18030', text: decodeGb18030(bytes) }
  }
}

function decodeStrictly(bytes: Uint8Array, label: 'utf-8' | 'utf-16le'): string {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes)
  } catch {
    throw undecodable(new TextDecoder(label).decode(bytes), label)
  }
}

function decodeGb18030(bytes: Uint8Array): string {
  const asUtf8 = new TextDecoder('utf-8').decode(bytes)
  if (isDamagedUtf8(asUtf8)) throw undecodable(asUtf8, 'utf-8')
  const text = iconv.decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), 'gb18030')
  if (text.includes(REPLACEMENT)) throw undecodable(text, 'gb18030')
  return text
}

// A UTF-8 file with one broken byte often decodes as GB18030 without complaint, into nonsense.
function isDamagedUtf8(lossy: string): boolean {
  const broken = lossy.split(REPLACEMENT).length - 1
  const chinese = lossy.match(/[\u2E80-\uFFEF\u{20000}-\u{3FFFF}]/gu)?.length ?? 0
  return chinese > 4 * broken
}

function undecodable(lossy: string, label: string): SheetProblem {
  const before = lossy.slice(0, lossy.indexOf(REPLACEMENT) + 1)
  const row = parseCsv(before, separatorOf(before)).lastRow
  return new SheetProblem('encoding_unknown', `bytes that are not ${label}`, { row })
}
