import { type CellObject, SSF } from '@e965/xlsx'
import type { CellNoteCode } from './table.ts'

export type CellReading = { text: string; codes: CellNoteCode[] }

type FormatKind = 'plain' | 'date' | 'time' | 'date_time' | 'zero_padded' | 'percent'

/** Excel keeps 15 digits; from here on a whole number has 16. */
const FIRST_LOSSY_INTEGER = 1e15
const LAST_DAY_SERIAL = 2958466

/**
 * Gives a reader of the cells of one workbook. `date1904`: the workbook counts days from 1904.
 * Numbers come as a person would write them, dates as YYYY-MM-DD (with " HH:MM:SS" when the cell shows a time).
 */
export function cellReader(date1904: boolean): (cell: CellObject) => CellReading {
  const kinds = new Map<string, FormatKind>()
  function kindOf(cell: CellObject): FormatKind {
    if (cell.z === undefined) return kindOfShown(cell.w)
    const format = String(cell.z)
    const kind = kinds.get(format) ?? kindOfFormat(format)
    kinds.set(format, kind)
    return kind
  }
  return (cell) => {
    switch (cell.t) {
      case 's':
        return { text: String(cell.v ?? ''), codes: [] }
      case 'b':
        return { text: cell.v ? 'TRUE' : 'FALSE', codes: ['boolean_cell'] }
      case 'e':
        return { text: cell.w ?? '#N/A', codes: ['error_cell'] }
      case 'n':
        return readNumber(Number(cell.v), cell.w, kindOf(cell), date1904)
      default:
        return { text: '', codes: [] }
    }
  }
}

function readNumber(
  value: number,
  shown: string | undefined,
  kind: FormatKind,
  date1904: boolean,
): CellReading {
  if (kind === 'date' || kind === 'time' || kind === 'date_time') {
    const text = dateText(value, kind, date1904)
    if (text !== undefined) return { text, codes: [] }
  }
  if (kind === 'zero_padded' && shown !== undefined) return { text: shown.trim(), codes: [] }
  const codes: CellNoteCode[] = ['number_cell']
  if (Number.isInteger(value) && Math.abs(value) >= FIRST_LOSSY_INTEGER) codes.push('number_precision_lost')
  return { text: kind === 'percent' ? `${plainNumber(value * 100)}%` : plainNumber(value), codes }
}

/** A number in digits, never with an exponent, without the noise beyond 15 digits: 0.1+0.2 gives 0.3. */
export function plainNumber(value: number): string {
  if (!Number.isFinite(value)) return ''
  const shortest = String(Number.isInteger(value) ? value : Number(value.toPrecision(15)))
  if (!shortest.includes('e')) return shortest === '-0' ? '0' : shortest
  return value.toLocaleString('en-US', { useGrouping: false, maximumSignificantDigits: 15 })
}

function dateText(serial: number, kind: FormatKind, date1904: boolean): string | undefined {
  if (serial < 0 || serial >= LAST_DAY_SERIAL) return undefined
  const code = SSF.parse_date_code(serial, { date1904 }) as
    | { y: number; m: number; d: number; H: number; M: number; S: number }
    | null
    | undefined
  if (!code) return undefined
  const pad = (part: number, digits = 2) => String(Math.floor(part)).padStart(digits, '0')
  const day = `${pad(code.y, 4)}-${pad(code.m)}-${pad(code.d)}`
  const time = `${pad(code.H)}:${pad(code.M)}:${pad(code.S)}`
  if (kind === 'time' && serial < 1) return time
  return kind === 'date' || Number.isInteger(serial) ? day : `${day} ${time}`
}

/** A number format without quoted text, escapes, fillers, colours, locales and parts of seconds; its first section. */
function bareFormat(format: string): string {
  const bare = format.replace(/"[^"]*"|[\\_*].|\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '')
  return bare.split(';')[0]?.replace(/s\.0+/gi, 's') ?? ''
}

function kindOfFormat(format: string): FormatKind {
  const bare = bareFormat(format)
  if (/^general$/i.test(bare.trim()) || bare.includes('@')) return 'plain'
  if (!/[0#?]/.test(bare) && (SSF.is_date(format) || /a{3,4}/i.test(bare))) {
    const time = /[hs]|am\/pm/i.test(bare)
    if (!time) return 'date'
    return /[yd]/i.test(bare) ? 'date_time' : 'time'
  }
  if (bare.includes('%')) return 'percent'
  const whole = bare.split('.')[0] ?? ''
  return /0{2,}/.test(whole) && !/[#,?e/]/i.test(whole) ? 'zero_padded' : 'plain'
}

// The library has no format text for the built-in date formats of Chinese Excel (27-36, 50-58), yet
// it shows their cells as dates. Numbers it does not know a format for it shows plainly.
function kindOfShown(shown = ''): FormatKind {
  if (/^\d{1,2}\/\d{1,2}\/\d{2}$/.test(shown)) return 'date'
  return /^\d{1,2}:\d{2}:\d{2}$/.test(shown) ? 'time' : 'plain'
}
