import { parse } from 'isbn3'

export type IsbnReading =
  | { kind: 'none' }
  | { kind: 'isbn'; isbn13: string; shown: string }
  /** Ten or thirteen digits of which the last is wrong; `expected` is the check digit they ask for. */
  | { kind: 'wrong_check'; expected: string }
  | { kind: 'not_isbn' }

/**
 * Reads an ISBN of 10 or 13 digits, with or without hyphens, full-width digits too (ISO 2108).
 * Nothing at all is allowed: old and local books have none.
 */
export function readIsbn(text: string | null | undefined): IsbnReading {
  const plain = (text ?? '')
    .normalize('NFKC')
    .toUpperCase()
    .replace(/^ISBN(?:-1[03])?:?/, '')
    .replace(/[\s\-‐‑–—.]/g, '')
  if (plain === '') return { kind: 'none' }
  if (!/^(?:\d{9}[\dX]|97[89]\d{10})$/.test(plain)) return { kind: 'not_isbn' }
  const expected = checkDigit(plain)
  if (expected !== plain.at(-1)) return { kind: 'wrong_check', expected }
  const isbn13 = plain.length === 13 ? plain : toIsbn13(plain)
  return { kind: 'isbn', isbn13, shown: hyphenated(isbn13) }
}

/** With hyphens where the register of groups knows them. */
export function hyphenated(isbn13: string): string {
  return parse(isbn13)?.isbn13h ?? isbn13
}

function toIsbn13(isbn10: string): string {
  const body = `978${isbn10.slice(0, 9)}`
  return body + checkDigit(`${body}0`)
}

/** The check digit the leading digits ask for (ISO 2108 annex A); the given last character is not looked at. */
function checkDigit(isbn: string): string {
  const digits = [...isbn.slice(0, -1)].map(Number)
  if (isbn.length === 13) {
    const sum = digits.reduce((total, digit, index) => total + digit * (index % 2 === 0 ? 1 : 3), 0)
    return String((10 - (sum % 10)) % 10)
  }
  const sum = digits.reduce((total, digit, index) => total + digit * (10 - index), 0)
  const check = (11 - (sum % 11)) % 11
  return check === 10 ? 'X' : String(check)
}

export interface Author {
  name: string
  /** 著, 绘, 编, 译 …; empty when not said. */
  role: string
  /** 美, 日 …; absent for Chinese authors. */
  country?: string
}

/** Long words end a name at once; single characters that end many names (沈从文, 徐刚) only after a space. */
const ROLE =
  /(?:\s*(原著|编著|主编|副主编|编译|编绘|编写|选编|改编|改写|总主编|口述|整理|摄影|译注|校注|注释|插图|绘图|绘画|作画|等著|等编|等译|等绘|著|编|译|绘|撰)|\s+(作|文|图|画|注))$/
/** A role by itself behind a stroke: 徐刚 著/绘. */
const ONLY_ROLE = /^(?:著|编|译|绘|撰|作|文|图|画|注|摄影|插图|绘画)$/

/** Reads “[美] E.B.怀特 著；任溶溶 译” or “方轶群 文/严个凡 画” into authors; names joined by commas share the role that follows. */
export function readAuthors(text: string): Author[] {
  const groups = text.normalize('NFKC').replaceAll('〔', '[').replaceAll('〕', ']').split(/[;/]/)
  const all: Author[] = []
  for (const group of groups) {
    const before = all.at(-1)
    if (before?.role && ONLY_ROLE.test(group.trim())) before.role += group.trim()
    else all.push(...readGroup(group))
  }
  return all
}

function readGroup(group: string): Author[] {
  let role = ''
  const authors: Author[] = []
  for (const part of group.split(/[,、]/).reverse()) {
    const author = readAuthor(part, role)
    role = author.role || role
    if (author.name) authors.unshift(author)
  }
  return authors
}

function readAuthor(text: string, roleAfter: string): Author {
  let name = text.trim()
  const country = /^[[(【]([^\])】]{1,6})[\])】]/.exec(name)
  if (country) name = name.slice(country[0].length).trim()
  const found = ROLE.exec(name)
  const role = found?.[1] ?? found?.[2]
  if (role && name.length > role.length) name = name.replace(ROLE, '').trim()
  name = name.replace(/\s*等$/, ' 等')
  return {
    name,
    role: role && name !== role ? role.replace(/^等/, '') : roleAfter,
    ...(country?.[1] ? { country: country[1] } : {}),
  }
}

/** Authors as a title page shows them: [美] E.B.怀特 著；任溶溶 译. */
export function writeAuthors(authors: readonly Author[]): string {
  return authors
    .map(({ name, role, country }) => `${country ? `[${country}] ` : ''}${name}${role ? ` ${role}` : ''}`)
    .join('；')
}

/** Two records with one key are taken for the same book: title, part and first author without spaces and marks. */
export function matchKey(record: {
  title: string
  partNumber?: string | null
  partTitle?: string | null
  authors: readonly Author[]
}): string {
  const plain = (text: string | null | undefined) =>
    (text ?? '')
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]/gu, '')
  return [record.title, record.partNumber, record.partTitle, record.authors[0]?.name].map(plain).join('|')
}

/** Money as people write it — 22, 22.5元, CNY68.00, ￥12.80 — in 分; undefined when it is no price. */
export function readPrice(text: string): number | undefined {
  const found = /^(?:CNY|RMB|￥|¥)?\s*(\d{1,7})(?:\.(\d{1,2}))?\s*元?(?:\(.*\))?$/i.exec(
    text.normalize('NFKC').replace(/¥/g, '').replace(/,/g, '').trim(),
  )
  if (!found) return undefined
  return Number(found[1]) * 100 + Number((found[2] ?? '').padEnd(2, '0'))
}

/** Grades as people write them — 3, 1-2, 三年级, 5～6年级; undefined when they are none. */
export function readGrades(text: string): { from: number; to: number } | undefined {
  const digits = text
    .normalize('NFKC')
    .replace(/[一二三四五六]/g, (hanzi) => String('一二三四五六'.indexOf(hanzi) + 1))
  const found = /^\D*([1-6])\D*?(?:[-~—–至到]\D*([1-6])\D*)?$/.exec(digits)
  if (!found) return undefined
  const from = Number(found[1])
  const to = Number(found[2] ?? found[1])
  return from <= to ? { from, to } : undefined
}

/** 中图法 main classes: 22 letters, no L, M, W, Y. */
export function isClcNumber(text: string): boolean {
  return /^[A-KN-VXZ][A-Z0-9.\-()=:+/"'〈〉<>\s]*$/i.test(text.normalize('NFKC').trim())
}
