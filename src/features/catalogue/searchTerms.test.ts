import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import { openTestHouse, type TestHouse } from '#tests/support/house.ts'
import { readSearch, type Searchable, searchVectorOf, spelledTermsOf, termsOf } from './searchTerms.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse({ school: false })
})
afterAll(() => house.close())

const record = (title: string, more: Partial<Searchable> = {}): Searchable => ({
  title,
  authors: [],
  subjects: [],
  ...more,
})

/** Is the record found by what was typed, as PostgreSQL sees it? */
async function finds(book: Searchable, typed: string): Promise<boolean> {
  const ask = readSearch(typed)
  if (ask.kind !== 'words') throw new Error(`“${typed}” asks for ${ask.kind}`)
  const { rows } = await sql<{ found: boolean }>`
    select ${searchVectorOf(book)}::tsvector @@ ${ask.tsquery}::tsquery as found`.execute(house.database.read)
  return rows[0]?.found ?? false
}

describe('terms', () => {
  it('are single characters, pairs and whole Latin words', () => {
    expect(termsOf('红楼梦 Harry2')).toEqual(['红', '楼', '梦', '红楼', '楼梦', 'harry2'])
  })

  it('part letters from Chinese without a space between them', () => {
    expect(termsOf('学Python编程')).toEqual(['学', 'python', '编', '程', '编程'])
  })

  it('in pinyin begin at every syllable, whole and by initials', () => {
    expect(spelledTermsOf('红楼梦')).toEqual(['hongloumeng', 'hlm', 'loumeng', 'lm', 'meng', 'm'])
  })
})

describe('a title is found', () => {
  const book = record('没头脑和不高兴', {
    authors: [{ name: '任溶溶', role: '著' }],
    series: '百年百部',
    publisher: '浙江少年儿童出版社',
    subjects: ['童话'],
  })
  test.each([
    '没头脑和不高兴',
    '头脑',
    '不高兴',
    '脑',
    'meitounao',
    'mtnhbgx',
    'bugaoxing',
    'mtn',
    'MeiTou',
    '任溶溶',
    'rrr',
    '百部',
    '少年儿童',
    '童话',
    '任溶溶 头脑',
    '没头脑 rrr',
    '“没头脑”',
  ])('by “%s”', async (typed) => {
    expect(await finds(book, typed)).toBe(true)
  })

  test.each(['头不', '溶头', 'toubu', '没头脑 安徒生'])('not by “%s”', async (typed) => {
    expect(await finds(book, typed)).toBe(false)
  })
})

test.each([
  ['', { kind: 'all' }],
  ['？！', { kind: 'all' }],
  ['978-7-5442-7087-8', { kind: 'isbn', isbn13: '9787544270878' }],
  ['7-5442-7087-4', { kind: 'isbn', isbn13: '9787544270878' }],
  ['00000012', { kind: 'words', code: '00000012' }],
  ['ts0012', { kind: 'words', code: 'TS0012' }],
  ['12', { kind: 'words', code: undefined }],
])('“%s” is read as a search', (typed, expected) => {
  expect(readSearch(typed)).toMatchObject(expected)
})

/** Whatever a person or a list can bring: quotes, backslashes, emoji, rare characters, halves of pairs. */
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({
    unit: fc.constantFrom("'", '\\', ':', '*', '&', '!', '(', '红', 'a', ' ', '𠮷', '😀', '\ud842'),
    maxLength: 60,
  }),
)
const SAMPLES = 300

describe('PostgreSQL takes', () => {
  it('the terms of any text', async () => {
    const texts = fc.sample(anyText, SAMPLES)
    const vectors = texts.map((text) => searchVectorOf(record(text, { subtitle: text, subjects: [text] })))
    const { rows } = await sql<{ bad: string }>`
      select bad from unnest(${vectors}::text[]) as bad where not pg_input_is_valid(bad, 'tsvector')`.execute(
      house.database.read,
    )
    expect(rows).toEqual([])
  })

  it('the terms of sound text as sound text: no character is cut in half', () => {
    const sound = fc
      .sample(anyText, SAMPLES)
      .map((text) => text.replace(/\p{Cs}/gu, ''))
      .concat('𠮷田', '😀')
    expect(
      sound.map((text) => searchVectorOf(record(text))).filter((terms) => /\p{Cs}/u.test(terms)),
    ).toEqual([])
  })

  it('any search a person types', async () => {
    const asks = fc.sample(anyText, SAMPLES).map(readSearch)
    const queries = asks.flatMap((ask) => (ask.kind === 'words' ? [ask.tsquery] : []))
    const { rows } = await sql<{ bad: string }>`
      select bad from unnest(${queries}::text[]) as bad where not pg_input_is_valid(bad, 'tsquery')`.execute(
      house.database.read,
    )
    expect(rows).toEqual([])
    expect(queries.length).toBeGreaterThan(SAMPLES / 4)
  })

  it('the longest title and search of characters that NFKC draws out: ㌀ is アパート', async () => {
    const ask = readSearch('㌀'.repeat(200))
    const { rows } =
      await sql`select pg_input_is_valid(${searchVectorOf(record('㌀'.repeat(300)))}, 'tsvector') as title,
      pg_input_is_valid(${ask.kind === 'words' ? ask.tsquery : ''}, 'tsquery') as search`.execute(
        house.database.read,
      )
    expect(rows).toEqual([{ title: true, search: true }])
  })
})

it('finds any title by the whole of itself and by its first two characters', async () => {
  const han = fc.string({
    unit: fc.constantFrom(...'红楼梦西游记水浒传三国演义𠮷〇'),
    minLength: 2,
    maxLength: 12,
  })
  for (const title of fc.sample(han, 40)) {
    expect(await finds(record(title), title), title).toBe(true)
    expect(await finds(record(title), [...title].slice(0, 2).join('')), title).toBe(true)
  }
})
