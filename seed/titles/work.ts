import type { Prng } from '../prng.ts'
import type { Recipe, Topic } from './recipe.ts'
import { SHAPES, VARIANTS } from './shapes.ts'

/** The part of a title that a recipe decides. */
export interface Draft {
  title: string
  subtitle?: string
  partNumber?: string
  partTitle?: string
  summary?: string
  subjects: string[]
  clcNumber: string
  /** Where the title names one grade. */
  grade?: number
}

export interface Work {
  drafts: Draft[]
  series?: string
}

/** Share of titles that carry a content note. */
const SUMMARY_SHARE = 0.4
/** Share of works that come in parts, where the recipe knows such works. */
const SET_SHARE = 0.13
const TRIES = 40
const GRADES = ['一', '二', '三', '四', '五', '六']

type Slots = Map<string, string>

function fill(template: string, recipe: Recipe, slots: Slots, prng: Prng): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const known = slots.get(name)
    if (known !== undefined) return known
    const bank = recipe.banks?.[name]
    if (!bank) throw new Error(`recipe ${recipe.clcNumber}: nothing to fill {${name}} with`)
    const value = prng.pick(bank)
    slots.set(name, value)
    return value
  })
}

function topicSlots(topic: Topic | undefined): Slots {
  return new Map(
    topic
      ? [
          ['w', topic.word],
          ['about', topic.about],
        ]
      : [],
  )
}

/** Subject words of the recipe and the topic, at most five, none twice. */
function subjectsOf(recipe: Recipe, topic: Topic | undefined): string[] {
  const all = topic ? [topic.word, ...recipe.subjects] : [...recipe.subjects]
  return [...new Set(all)].slice(0, 5)
}

function summaryOf(recipe: Recipe, slots: Slots, prng: Prng): string | undefined {
  const own = recipe.summaries ?? SHAPES[recipe.shape].summaries
  if (own.length === 0 || !prng.chance(SUMMARY_SHARE)) return undefined
  return fill(prng.pick(own), recipe, slots, prng)
}

function draftOf(recipe: Recipe, topic: Topic | undefined, slots: Slots, prng: Prng): Omit<Draft, 'title'> {
  const summary = summaryOf(recipe, slots, prng)
  const grade = recipe.gradeInTitle ? GRADES.indexOf(slots.get('grade') ?? '') + 1 : 0
  return {
    ...(summary ? { summary } : {}),
    ...(grade > 0 ? { grade } : {}),
    subjects: subjectsOf(recipe, topic),
    clcNumber: topic?.clcNumber ?? recipe.clcNumber,
  }
}

/** `火星小学：蓝色信号` is a title and other title information. */
function splitTitle(text: string): { title: string; subtitle?: string } {
  const [title = text, subtitle] = text.split('：')
  return subtitle ? { title, subtitle } : { title }
}

function single(recipe: Recipe, taken: Set<string>, prng: Prng): Work {
  for (let attempt = 0; attempt < TRIES + VARIANTS.length * 20; attempt++) {
    const topic = recipe.topics ? prng.pick(recipe.topics) : undefined
    const slots = topicSlots(topic)
    const plain = fill(prng.pick(recipe.titles), recipe, slots, prng)
    const variant = attempt >= TRIES && !plain.includes('：') ? `：${prng.pick(VARIANTS)}` : ''
    const text = plain + variant
    if (taken.has(text)) continue
    taken.add(text)
    const series = recipe.series && prng.chance(0.35) ? { series: prng.pick(recipe.series) } : {}
    return { drafts: [{ ...splitTitle(text), ...draftOf(recipe, topic, slots, prng) }], ...series }
  }
  throw new Error(`recipe ${recipe.clcNumber} (${recipe.titles[0]}) has no title left`)
}

/** A work in parts under one name, or undefined when the name drawn is taken. */
function multiPart(recipe: Recipe, most: number, taken: Set<string>, prng: Prng): Work | undefined {
  const shared: Slots = new Map()
  const name = fill(prng.pick(recipe.sets!), recipe, shared, prng)
  if (taken.has(name)) return undefined
  const topics = recipe.topics ? prng.shuffle(recipe.topics) : undefined
  const pattern = prng.pick(recipe.parts!)
  const partTitles = new Set<string>()
  const drafts: Draft[] = []
  const wanted = Math.min(most, prng.int(3, 8), topics?.length ?? 8)
  for (let attempt = 0; attempt < TRIES && drafts.length < wanted; attempt++) {
    const topic = topics?.[drafts.length]
    const slots: Slots = new Map([...shared, ...topicSlots(topic)])
    const partTitle = fill(pattern, recipe, slots, prng)
    if (partTitles.has(partTitle)) continue
    partTitles.add(partTitle)
    const partNumber = String(drafts.length + 1)
    drafts.push({ title: name, partNumber, partTitle, ...draftOf(recipe, topic, slots, prng) })
  }
  // A work in parts is shelved together, so it bears the class of the whole.
  for (const draft of drafts) draft.clcNumber = recipe.clcNumber
  taken.add(name)
  return { drafts }
}

/**
 * Makes works one after the other, never the same title twice.
 * @param taken titles already used; added to as works are made
 */
export function workMaker(prng: Prng, taken: Set<string>): (recipe: Recipe, most: number) => Work {
  return (recipe, most) => {
    const inParts = recipe.sets && recipe.parts && most >= 3 && prng.chance(SET_SHARE)
    const set = inParts ? multiPart(recipe, most, taken, prng) : undefined
    return set ?? single(recipe, taken, prng)
  }
}
