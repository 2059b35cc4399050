import { expect, it } from 'vitest'
import { ScanReader } from './scanReader.ts'

/** Types a text, each key so many milliseconds after the one before, and ends it with Enter. */
function type(reader: ScanReader, text: string, gapBefore: (index: number) => number, from = 10_000) {
  let at = from
  for (const [index, character] of [...text].entries()) {
    at += gapBefore(index)
    reader.feed({ code: /\d/.test(character) ? `Digit${character}` : `Key${character}`, key: character, at })
  }
  return { at, reading: reader.feed({ code: 'Enter', key: 'Enter', at: at + 5 }) }
}

it.each([
  ['a scan', '00000013', () => 5, 'scan'],
  [
    'a scan with a hiccup of the PC in the middle',
    '00000013',
    (index: number) => (index === 3 ? 600 : 5),
    'scan',
  ],
  [
    'a scan with a hiccup after its first key',
    '00000013',
    (index: number) => (index === 1 ? 600 : 5),
    'scan',
  ],
  ['a person', '00000013', () => 90, 'none'],
  ['a scan too short to be one', '013', () => 5, 'none'],
] as const)('%s', (_, text, gap, kind) => {
  const { reading } = type(new ScanReader(), text, gap)
  expect(reading).toEqual(kind === 'scan' ? { kind, text } : { kind })
})

it('leaves what a person typed before out of the scan', () => {
  const reader = new ScanReader()
  for (const [index, letter] of [...'HUANG'].entries()) {
    reader.feed({ code: `Key${letter}`, key: letter, at: index * 90 })
  }
  expect(type(reader, 'P000421', (index) => (index === 0 ? 200 : 5), 4 * 90).reading).toEqual({
    kind: 'scan',
    text: 'P000421',
  })
})
