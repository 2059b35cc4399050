/** A key as the browser reports it: `code` is the key itself, whatever an input method makes of it. */
export interface Stroke {
  code: string
  key: string
  /** Milliseconds on a steady clock. */
  at: number
}

/** Scanners send a key in under 10 ms, a person over 30 ms apart. The median is looked at: a busy PC hiccups. */
const MEDIAN_GAP_MS = 25
/** A pause as long as this separates what a person typed before from a scan. */
const SEPARATING_GAP_MS = 150
/** A scan cut by a hiccup of the PC goes on after a pause of up to this. */
const LONGEST_HICCUP_MS = 2000
const SHORTEST_SCAN = 4

const SIGNS: Record<string, string> = {
  Minus: '-',
  NumpadSubtract: '-',
  Period: '.',
  NumpadDecimal: '.',
  Slash: '/',
  NumpadDivide: '/',
}

/** The character of a key by its place on the keyboard; undefined for keys that write nothing. */
export function characterOf({ code, key }: Pick<Stroke, 'code' | 'key'>): string | undefined {
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(code)
  const letter = /^Key([A-Z])$/.exec(code)
  // Shift and a digit key is a sign such as %: then what the browser says counts.
  if (digit && (key.length !== 1 || /\d/.test(key.normalize('NFKC')))) return digit[1]
  if (letter) return letter[1]
  if (code in SIGNS) return SIGNS[code]
  return key.length === 1 && key !== ' ' ? key : undefined
}

export type Reading = { kind: 'begin' } | { kind: 'more' } | { kind: 'scan'; text: string } | { kind: 'none' }

/**
 * Tells a scanner from a person by the pace of the keys, ended by Enter or Tab.
 * `begin` marks the first key of what may become a scan, so that the field it went into can be put back.
 */
export class ScanReader {
  #text = ''
  #gaps: number[] = []
  #lastAt = 0

  feed(stroke: Stroke): Reading {
    const gap = stroke.at - this.#lastAt
    this.#lastAt = stroke.at
    if (stroke.code === 'Enter' || stroke.code === 'NumpadEnter' || stroke.code === 'Tab') {
      const text = this.#text
      const paced = medianOf([...this.#gaps, gap]) <= MEDIAN_GAP_MS
      this.#text = ''
      return text.length >= SHORTEST_SCAN && paced ? { kind: 'scan', text } : { kind: 'none' }
    }
    const character = characterOf(stroke)
    if (character === undefined) return { kind: 'none' }
    const begins = this.#text === '' || gap > (this.#isScanSoFar() ? LONGEST_HICCUP_MS : SEPARATING_GAP_MS)
    this.#text = begins ? character : this.#text + character
    this.#gaps = begins ? [] : [...this.#gaps, gap]
    return { kind: begins ? 'begin' : 'more' }
  }

  /** At a scanner's pace up to here; one key alone has none yet and is given the time. */
  #isScanSoFar(): boolean {
    return medianOf(this.#gaps) <= MEDIAN_GAP_MS
  }
}

function medianOf(gaps: number[]): number {
  return [...gaps].sort((a, b) => a - b)[Math.floor(gaps.length / 2)] ?? 0
}
