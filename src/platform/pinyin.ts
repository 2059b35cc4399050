import { pinyin } from 'pinyin-pro'

export interface Spelling {
  /** One lower-case syllable (or Latin run) an entry, without tones: ['hong', 'lou', 'meng']. */
  syllables: string[]
  /** `hongloumeng` written together, for prefix search. */
  joined: string
  /** First letters: `hlm`. */
  initials: string
}

/** How a text is spelled in pinyin. `name` reads a leading surname by its surname sound (单 shàn, 解 xiè). */
export function spell(text: string, kind: 'text' | 'name' = 'text'): Spelling {
  const raw = pinyin(text.normalize('NFKC'), {
    toneType: 'none',
    type: 'array',
    nonZh: 'consecutive',
    v: true,
    surname: kind === 'name' ? 'head' : 'off',
  })
  const syllables = raw
    .flatMap((part) => part.toLowerCase().split(/[^\p{L}\p{N}]+/u))
    .filter((part) => part !== '')
  return {
    syllables,
    joined: syllables.join(''),
    initials: syllables.map((syllable) => [...syllable][0]).join(''),
  }
}
