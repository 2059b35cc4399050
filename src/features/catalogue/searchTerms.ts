import { spell } from '#platform/pinyin.ts'
import { type Author, readIsbn } from './rules.ts'

const HAN = /\p{Script=Han}/u
/** Pinyin is kept from every syllable of a title, but not without end. */
const MAX_SYLLABLES = 16
/** PostgreSQL takes terms of up to 2 KB; nobody looks for one of more than so many characters. */
const LONGEST_TERM = 64

/** Text as the index holds it: narrow, lower case. */
function plain(text: string): string {
  return text.normalize('NFKC').toLowerCase()
}

/** Runs of Chinese characters and runs of letters or digits, in order. */
function runsOf(text: string): string[] {
  return plain(text).match(/\p{Script=Han}+|[\p{L}\p{N}]+?(?=\p{Script=Han}|[^\p{L}\p{N}]|$)/gu) ?? []
}

function cut(term: string): string {
  return [...term].slice(0, LONGEST_TERM).join('')
}

function bigramsOf(run: string): string[] {
  const characters = [...run]
  return characters.slice(1).map((character, index) => `${characters[index]}${character}`)
}

/** Single characters and pairs of a text, and its Latin words: a part of a word is found from one character up. */
export function termsOf(text: string): string[] {
  return runsOf(text).flatMap((run) => (HAN.test(run) ? [...run, ...bigramsOf(run)] : [run]))
}

/** Pinyin from each syllable on, whole and by initials: 红楼梦 → hongloumeng, loumeng, meng, hlm, lm, m. */
export function spelledTermsOf(text: string): string[] {
  const { syllables } = spell(text)
  const used = syllables.slice(0, MAX_SYLLABLES)
  return used.flatMap((_, index) => {
    const rest = used.slice(index)
    return [rest.join(''), rest.map((syllable) => [...syllable][0]).join('')]
  })
}

export interface Searchable {
  title: string
  subtitle?: string | null
  partTitle?: string | null
  series?: string | null
  publisher?: string | null
  authors: readonly Author[]
  subjects: readonly string[]
}

/** The tsvector of a record as PostgreSQL reads it; weights: A title, B author and series, C pinyin, D subjects. */
export function searchVectorOf(record: Searchable): string {
  const weights = new Map<string, string>()
  const add = (terms: string[], weight: string) => {
    for (const term of terms.map(cut)) if (!weights.has(term)) weights.set(term, weight)
  }
  const titles = [record.title, record.subtitle, record.partTitle].filter((text) => text != null)
  const names = [...record.authors.map((author) => author.name), record.series].filter((text) => text != null)
  for (const text of titles) add(termsOf(text), 'A')
  for (const text of names) add(termsOf(text), 'B')
  for (const text of [...titles, ...names]) add(spelledTermsOf(text), 'C')
  for (const text of [...record.subjects, record.publisher ?? '']) add(termsOf(text), 'D')
  return [...weights].map(([term, weight]) => `'${term.replace(/['\\]/g, '$&$&')}':1${weight}`).join(' ')
}

export type SearchAsk =
  | { kind: 'all' }
  | { kind: 'isbn'; isbn13: string; code: string }
  | { kind: 'words'; tsquery: string; text: string; code: string | undefined }

/** What a person typed, as a question to the index. `code` is set when it may be a barcode. */
export function readSearch(text: string): SearchAsk {
  const typed = text.normalize('NFKC').trim()
  const code = /^(?=.*\d)[A-Z0-9][A-Z0-9\-_./]{3,39}$/i.test(typed) ? typed.toUpperCase() : undefined
  const isbn = readIsbn(typed)
  if (isbn.kind === 'isbn') return { kind: 'isbn', isbn13: isbn.isbn13, code: typed.toUpperCase() }
  const parts = typed.split(/\s+/).flatMap(runsOf)
  if (parts.length === 0) return { kind: 'all' }
  const tsquery = parts.flatMap(questionOf).join(' & ')
  return { kind: 'words', tsquery, text: typed, code }
}

function questionOf(run: string): string[] {
  const quoted = (term: string) => `'${term.replace(/['\\]/g, '$&$&')}'`
  if (!HAN.test(run)) return [`${quoted(cut(run))}:*`]
  const bigrams = bigramsOf(run)
  return (bigrams.length > 0 ? bigrams : [run]).map(quoted)
}
