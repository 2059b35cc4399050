import { adultName } from '../people/names.ts'
import type { Prng } from '../prng.ts'
import type { DemoAuthor, DemoTitle } from '../types.ts'
import { englishName, foreignName } from './foreignNames.ts'
import { isbnSource, type Publisher, pickPublisher, priceFen } from './imprint.ts'
import { type MinistryTitle, ministryTitles } from './ministry.ts'
import type { Recipe, Shape } from './recipe.ts'
import { PLAN } from './recipes/index.ts'
import { SHAPES } from './shapes.ts'
import { type Draft, workMaker } from './work.ts'

export interface TitleOptions {
  /** The latest year of publication. */
  upToYear?: number
}

type Finish = (draft: Draft, head: Head) => DemoTitle

/** What the parts of one work share. */
interface Head {
  publisher: Publisher
  authors: DemoAuthor[]
  year: number
  size: string
  price: number
  edition?: string
  series?: string
  hasIsbn: boolean
}

/** Older books are rarer; about a third are from the last five years. */
function yearOf(upToYear: number, prng: Prng): number {
  return upToYear - Math.floor(prng.next() * (0.35 + 0.65 * prng.next()) * 20)
}

/** Author pools make some writers stand on several title pages, as in a real catalogue. */
function authorSource(prng: Prng, sizeByLetter: (letter: string) => number) {
  const pools = new Map<string, string[]>()
  return (recipe: Recipe): string => {
    if (recipe.country) return foreignName(recipe.country, prng)
    if (recipe.shape === 'english') return englishName(prng)
    const letter = recipe.clcNumber.charAt(0)
    let pool = pools.get(letter)
    if (!pool) {
      pool = Array.from({ length: sizeByLetter(letter) }, () => adultName(prng))
      pools.set(letter, pool)
    }
    return pool[Math.floor(prng.next() * prng.next() * pool.length)]!
  }
}

function titlePage(recipe: Recipe, name: () => string, prng: Prng): DemoAuthor[] {
  const country = recipe.country ? { country: recipe.country } : {}
  const used = new Set<string>()
  const fresh = (source: () => string) => {
    let candidate = source()
    while (used.has(candidate)) candidate = source()
    used.add(candidate)
    return candidate
  }
  const roles = prng.pick(SHAPES[recipe.shape].roles)
  const authors: DemoAuthor[] = roles.map((role) => ({ name: fresh(name), role, ...country }))
  if (recipe.country) authors.push({ name: fresh(() => adultName(prng)), role: '译' })
  return authors
}

/** The stages a book suits: a recipe's span, sometimes narrowed by a year. */
function gradesOf(recipe: Recipe, prng: Prng): { gradeFrom?: number; gradeTo?: number } {
  if (!recipe.grades) return {}
  const [from, to] = recipe.grades
  const narrow = to - from >= 2 && prng.chance(0.4)
  const fromTop = prng.chance(0.5)
  return { gradeFrom: from + (narrow && !fromTop ? 1 : 0), gradeTo: to - (narrow && fromTop ? 1 : 0) }
}

/** How many titles of each letter still have to be made once the ministry's are in. */
function quotas(count: number, listed: readonly MinistryTitle[]): Map<string, number> {
  const letters = Object.keys(PLAN)
  const has = (letter: string) => listed.filter((m) => m.clcNumber.startsWith(letter)).length
  const wanted = letters.map((l) => Math.max(0, (PLAN[l]!.perMille * count) / 1000 - has(l)))
  const total = wanted.reduce((a, b) => a + b, 0)
  const left = count - listed.length
  const exact = wanted.map((w) => (total > 0 ? (w / total) * left : 0))
  const floors = exact.map(Math.floor)
  let rest = left - floors.reduce((a, b) => a + b, 0)
  const byRemainder = exact
    .map((e, i) => [e - floors[i]!, i] as const)
    .sort((a, b) => b[0] - a[0] || a[1] - b[1])
  for (const [, i] of byRemainder) {
    if (rest-- <= 0) break
    floors[i]! += 1
  }
  return new Map(letters.map((l, i) => [l, floors[i]!]))
}

const MINISTRY_SHAPES: readonly (readonly [RegExp, Shape])[] = [
  [/^(I287\.8|I\d+\.85)/, 'picture'],
  [/^J2[23]8/, 'comic'],
  [/^(I287\.2|I22)/, 'poem'],
  [/^(I|K8|D|A)/, 'novel'],
]

/** Gives a title of the ministry's list the made-up imprint it needs to stand in a catalogue. */
function ministryDraft(m: MinistryTitle): { recipe: Recipe; draft: Draft } {
  const shape = MINISTRY_SHAPES.find(([pattern]) => pattern.test(m.clcNumber))?.[1] ?? 'popular'
  const { title, subtitle, note: summary, subjects, clcNumber } = m
  const recipe: Recipe = { share: 0, clcNumber, shape, grades: null, subjects, titles: [] }
  return { recipe, draft: { title, ...(subtitle ? { subtitle } : {}), summary, subjects, clcNumber } }
}

function finisher(prng: Prng): (recipe: Recipe) => Finish {
  const nextIsbn = isbnSource(prng.fork('isbn'))
  return (recipe) => (draft, head) => {
    const [least, most] = SHAPES[recipe.shape].pages
    return {
      key: '',
      title: draft.title,
      ...(draft.subtitle ? { subtitle: draft.subtitle } : {}),
      ...(draft.partNumber ? { partNumber: draft.partNumber } : {}),
      ...(draft.partTitle ? { partTitle: draft.partTitle } : {}),
      authors: head.authors,
      publisher: head.publisher.name,
      place: head.publisher.place,
      year: head.year,
      ...(head.edition ? { edition: head.edition } : {}),
      pages: prng.int(least, most),
      size: head.size,
      ...(head.series ? { series: head.series } : {}),
      ...(head.hasIsbn ? { isbn: nextIsbn(head.publisher) } : {}),
      priceFen: head.price,
      language: recipe.shape === 'english' ? 'eng' : 'chi',
      ...(draft.summary ? { summary: draft.summary } : {}),
      ...(draft.grade ? { gradeFrom: draft.grade, gradeTo: draft.grade } : gradesOf(recipe, prng)),
      subjects: draft.subjects,
      clcNumber: draft.clcNumber,
      clcEdition: '5',
    }
  }
}

/** Draws what the parts of one work share. */
function headMaker(upToYear: number, prng: Prng) {
  return (recipe: Recipe, authors: DemoAuthor[], series?: string): Head => {
    const year = yearOf(upToYear, prng)
    const shape = SHAPES[recipe.shape]
    return {
      publisher: pickPublisher(recipe.clcNumber, prng),
      authors,
      year,
      size: prng.pick(shape.sizes),
      price: priceFen(shape.price, year, prng),
      ...(prng.chance(0.1) ? { edition: `第${prng.int(2, 4)}版` } : {}),
      ...(series ? { series } : {}),
      hasIsbn: !prng.chance(0.055),
    }
  }
}

/**
 * Makes a catalogue: the ministry's 110 first, the rest generated by the recipes in the ratio a primary
 * school holds. Deterministic for a given `count`, `prng` and year; 20,000 titles take about half a second.
 * @param count number of titles; below 110 only the head of the ministry's list
 */
export function buildTitles(count: number, prng: Prng, { upToYear = 2026 }: TitleOptions = {}): DemoTitle[] {
  const listed = ministryTitles().slice(0, count)
  const quota = quotas(count, listed)
  const poolSize = (letter: string) => Math.max(6, Math.round((quota.get(letter) ?? 0) / 4))
  const authorName = authorSource(prng.fork('authors'), poolSize)
  const makeHead = headMaker(upToYear, prng)
  const finishFor = finisher(prng.fork('finish'))
  const out: DemoTitle[] = listed.map((m) => {
    const { recipe, draft } = ministryDraft(m)
    const title = finishFor(recipe)(draft, { ...makeHead(recipe, m.authors), hasIsbn: true })
    return { ...title, gradeFrom: m.gradeFrom, gradeTo: m.gradeTo, ministrySeq: m.seq }
  })
  const makeWork = workMaker(prng.fork('works'), new Set(out.map((t) => t.title)))
  for (const [letter, wanted] of quota) {
    for (let made = 0; made < wanted; ) {
      const recipe = prng.weighted(PLAN[letter]!.recipes, (r) => r.share)
      const work = makeWork(recipe, wanted - made)
      const head = makeHead(
        recipe,
        titlePage(recipe, () => authorName(recipe), prng),
        work.series,
      )
      for (const draft of work.drafts) out.push(finishFor(recipe)(draft, head))
      made += work.drafts.length
    }
  }
  return out.map((title, i) => ({ ...title, key: `t${String(i + 1).padStart(5, '0')}` }))
}
