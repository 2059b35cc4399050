import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it, test } from 'vitest'
import { PERMISSIONS, ROLES } from '#features/accounts/roles.ts'
import { volumeState } from '#features/catalogue/contract.ts'
import { CONDITIONS } from '#features/circulation/rules.ts'
import { CARD_STATES, READER_KINDS } from '#features/readers/rules.ts'
import { GRADES } from '#features/school/rules.ts'
import { tables } from '#messages/tables.ts'
import { importKind } from '#platform/imports/contract.ts'
import { contractsInSource } from './support/contracts.ts'
import { callsIn, sourceFiles } from './support/source.ts'

const { 'zh-CN': chinese, en: english } = tables
const baseOf = (key: string) => key.replace(/_(one|other)$/, '')
const bases = new Set(Object.keys(chinese).map(baseOf))
const calls = callsIn(sourceFiles())

/** Texts given to a call at a place: `new Refused` 0. */
const given = (callee: RegExp, place: number, within = '') =>
  calls
    .filter((call) => callee.test(call.callee) && call.file.includes(within))
    .flatMap((call) => call.args[place] ?? [])
const missing = (keys: Iterable<string>) => [...new Set(keys)].filter((key) => !bases.has(key))

describe('the tables of sentences', () => {
  it('have the same keys in both languages', () => {
    expect([...new Set(Object.keys(english).map(baseOf))].sort()).toEqual([...bases].sort())
  })

  it('have the plural forms their language needs: English one and other, Chinese other alone', () => {
    const englishPlurals = Object.keys(english).filter((key) => /_(one|other)$/.test(key))
    const pairs = englishPlurals.map(baseOf).flatMap((base) => [`${base}_one`, `${base}_other`])
    expect([...new Set(pairs)].sort()).toEqual(englishPlurals.sort())
    expect(Object.keys(chinese).filter((key) => key.endsWith('_one'))).toEqual([])
  })

  it('fill in the same things in both languages', () => {
    const paramsOf = (text = '') =>
      [...new Set([...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]))].sort()
    const of = (table: Record<string, string>, base: string) =>
      paramsOf(table[`${base}_other`] ?? table[base])
    const differing = [...bases].filter((base) => String(of(chinese, base)) !== String(of(english, base)))
    expect(differing).toEqual([])
    const onlyInSingular = Object.keys(english).filter(
      (key) =>
        key.endsWith('_one') &&
        paramsOf(english[key]).some((name) => !of(english, baseOf(key)).includes(name)),
    )
    expect(onlyInSingular).toEqual([])
  })

  it('say something under every key', () => {
    const empty = [...Object.entries(chinese), ...Object.entries(english)].filter(
      ([, text]) => text.trim() === '',
    )
    expect(empty).toEqual([])
  })

  it('hold no key twice in the files they are put together from', () => {
    for (const [language, table] of Object.entries(tables)) {
      const keys = readdirSync(`src/messages/${language}`).flatMap((part) =>
        Object.keys(JSON.parse(readFileSync(`src/messages/${language}/${part}`, 'utf8'))),
      )
      expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([])
      expect(keys).toHaveLength(Object.keys(table).length)
    }
  })

  it('are English in English, but for words a person writes into a list or types', () => {
    const mayQuote = /^(fault|import\.column|import\.otherColumns)\.|(Hint|\.hintMeaning)$/
    const chineseLeft = Object.entries(english).filter(
      ([key, text]) => /\p{Script=Han}/u.test(text) && !mayQuote.test(key),
    )
    expect(chineseLeft).toEqual([])
  })
})

describe('a sentence stands in the tables for', () => {
  it('every refusal a contract names', async () => {
    const codes = (await contractsInSource()).flatMap((spec) => spec.refusals)
    expect(codes.length).toBeGreaterThan(20)
    expect(missing(codes.map((code) => `refusal.${code}`))).toEqual([])
  })

  it('every refusal the server throws', () => {
    const codes = [...given(/^new Refused$/, 0), ...given(/^notFound$/, 0)]
    expect(codes).toEqual(expect.arrayContaining(['unknown_import', 'card_move', 'unknown_title']))
    expect(missing(codes.map((code) => `refusal.${code}`))).toEqual([])
  })

  it('every fault of a field', () => {
    const codes = given(/^new Invalid$/, 1).filter((code) => !code.includes('*'))
    expect(codes).toEqual(expect.arrayContaining(['day_order', 'missing_columns']))
    const passwords = ['password_too_short', 'password_is_username']
    expect(missing([...codes, ...passwords].map((code) => `invalid.${code}`))).toEqual([])
  })

  it('every way in which a whole list cannot be read', () => {
    const source = readFileSync('src/formats/sheet/problem.ts', 'utf8')
    const union = (name: string) =>
      [
        ...(new RegExp(`type ${name} =([^\\n]*(?:\\n  \\|[^\\n]*)*)`).exec(source)?.[1] ?? '').matchAll(
          /'(\w+)'/g,
        ),
      ].map((match) => match[1])
    const codes = [
      ...union('SheetProblemCode'),
      ...union('SheetProblemHint').map((hint) => `file_unreadable_${hint}`),
    ]
    expect(codes.length).toBeGreaterThan(8)
    expect(missing(codes.map((code) => `invalid.${code}`))).toEqual([])
  })

  it('every fault of a row of a list', () => {
    const called = given(/^fault$/, 1, 'features/')
    const written = ['readers/readerList.ts', 'holdings/readBooks.ts', 'holdings/planBooks.ts']
      .map((file) => readFileSync(`src/features/${file}`, 'utf8'))
      .flatMap((source) => [...source.matchAll(/(?:code: |fault\()'(\w+)'/g)].map((match) => match[1] ?? ''))
      .filter((code) => code.includes('_'))
    const doubled = ['studentNo', 'card', 'barcode', 'accessionNo'].map((column) => `${column}_twice`)
    const codes = [...called, ...written, ...doubled]
    expect(codes).toEqual(expect.arrayContaining(['name_missing', 'card_of_another', 'accession_taken']))
    expect(missing(codes.map((code) => `fault.${code}`))).toEqual([])
  })

  it('every t(…) in the source', () => {
    const keys = given(/^(\w+\.)?t$|^t\.has$/, 0)
    expect(keys.length).toBeGreaterThan(50)
    const fits = (key: string) => {
      const pattern = new RegExp(
        `^${key
          .split('*')
          .map((part) => part.replace(/[.]/g, '\\.'))
          .join('.+')}$`,
      )
      return [...bases].some((base) => pattern.test(base))
    }
    expect([...new Set(keys)].filter((key) => (key.includes('*') ? !fits(key) : !bases.has(key)))).toEqual([])
  })

  test.each<[string, readonly (string | number)[]]>([
    ['role.', ROLES],
    ['permission.', Object.keys(PERMISSIONS)],
    ['reader.kind.', READER_KINDS],
    ['card.state.', CARD_STATES],
    ['volume.state.', volumeState.options],
    ['condition.', CONDITIONS],
    ['grade.', GRADES],
    ['import.title.', importKind.options],
    ['import.hint.', importKind.options],
    ['import.encoding.', ['xlsx', 'xls', 'utf-8', 'utf-8-bom', 'gb18030', 'utf-16le']],
  ])('each of %s…', (prefix, words) => {
    const asked = calls.some((call) => call.args[0]?.some((text) => text.startsWith(`${prefix}*`)))
    if (asked) expect(missing(words.map((word) => `${prefix}${word}`))).toEqual([])
  })
})
