import { dayNumber } from '../days.ts'
import type { Prng } from '../prng.ts'
import type { DemoTitle, DemoVolume } from '../types.ts'

/** A weighted choice among titles. */
export interface Choice {
  ids: Int32Array
  cumulative: Float64Array
}

/** What a child likes to take home. */
export type Taste = 'any' | 'stories' | 'nature' | 'history' | 'fun'

/** The volumes that may be lent, and where they are. */
export interface Stock {
  /** What pupils of a grade (1–6) with a taste reach for. */
  forPupil(grade: number, taste: Taste): Choice
  readonly forTeachers: Choice
  /** Takes a free copy of some title not in `known`, or of `wish` first; undefined when the shelf disappoints. */
  take(choice: Choice, day: number, known: ReadonlySet<number>, wish?: number): number | undefined
  giveBack(volume: number, day: number): void
  titleOf(volume: number): number
  /** The next part of a work in parts. */
  nextPart(title: number): number | undefined
}

/** A new book is processed and shelved before it can be lent. */
const PROCESSING_DAYS = 10
const OUT = 0x7fffffff
const TRIES = 12

const TASTES: Readonly<Record<Taste, RegExp>> = {
  any: /./,
  stories: /^I/,
  nature: /^[N-X]/,
  history: /^[DEK]/,
  fun: /^(J228|G8|G89|I277\.8|Z)/,
}

/** A heavy tail: few favourites, many that are lent now and then, a fifth that nobody takes. */
function popularity(title: DemoTitle, prng: Prng): number {
  const luck = prng.next()
  if (title.ministrySeq !== undefined) return 2.5 + 3 * luck
  if (prng.chance(0.2)) return 0
  const base = 0.1 + luck * luck * luck * 5
  if (title.clcNumber.startsWith('J228')) return base * 2.2
  if (/^[ABCDF]/.test(title.clcNumber)) return base * 0.4
  return base * (title.clcNumber.startsWith('I') ? 1.5 : 1)
}

/** How well a title suits a grade: fully within its span, a little one year beside it. */
function suits(title: DemoTitle, grade: number): number {
  if (title.gradeFrom === undefined) return 0
  const outside = Math.max(title.gradeFrom - grade, grade - (title.gradeTo ?? 6), 0)
  return outside === 0 ? 1 : outside === 1 ? 0.12 : 0
}

function choiceOf(weights: readonly number[]): Choice {
  const ids: number[] = []
  const cumulative: number[] = []
  let total = 0
  weights.forEach((weight, id) => {
    if (weight <= 0) return
    total += weight
    ids.push(id)
    cumulative.push(total)
  })
  return { ids: Int32Array.from(ids), cumulative: Float64Array.from(cumulative) }
}

function draw({ ids, cumulative }: Choice, prng: Prng): number | undefined {
  if (ids.length === 0) return undefined
  const at = prng.next() * cumulative[cumulative.length - 1]!
  let low = 0
  let high = cumulative.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if (cumulative[middle]! > at) high = middle
    else low = middle + 1
  }
  return ids[low]
}

function choices(titles: readonly DemoTitle[], lendable: ReadonlySet<number>, prng: Prng) {
  const liking = titles.map((t, i) => (lendable.has(i) ? popularity(t, prng) : 0))
  const byGrade = [1, 2, 3, 4, 5, 6].map((grade) => {
    const of = (taste: Taste) =>
      choiceOf(titles.map((t, i) => (TASTES[taste].test(t.clcNumber) ? liking[i]! * suits(t, grade) : 0)))
    return {
      any: of('any'),
      stories: of('stories'),
      nature: of('nature'),
      history: of('history'),
      fun: of('fun'),
    }
  })
  const forTeachers = choiceOf(
    titles.map((t, i) => (lendable.has(i) ? (t.gradeFrom === undefined ? 6 : 0.25) * (0.1 + liking[i]!) : 0)),
  )
  return { byGrade, forTeachers }
}

/** Parts of one work follow one another under the same title. */
function partLinks(titles: readonly DemoTitle[]): Map<number, number> {
  const links = new Map<number, number>()
  titles.forEach((title, i) => {
    const next = titles[i + 1]
    if (title.partNumber && next?.partNumber && next.title === title.title) links.set(i, i + 1)
  })
  return links
}

/** Sets up the shelves: works of reference stay in the room, everything else may be lent. */
export function createStock(titles: readonly DemoTitle[], volumes: readonly DemoVolume[], prng: Prng): Stock {
  const titleIndex = new Map(titles.map((t, i) => [t.key, i]))
  const titleOf = Int32Array.from(volumes, (v) => titleIndex.get(v.titleKey)!)
  const copies: number[][] = titles.map(() => [])
  const freeFrom = new Int32Array(volumes.length)
  volumes.forEach((volume, i) => {
    if (volume.location === '工具书架') return
    copies[titleOf[i]!]!.push(i)
    freeFrom[i] = dayNumber(volume.acquiredOn) + PROCESSING_DAYS
  })
  const lendable = new Set(titles.flatMap((_, i) => (copies[i]!.length > 0 ? [i] : [])))
  const { byGrade, forTeachers } = choices(titles, lendable, prng.fork('popularity'))
  const links = partLinks(titles)
  const picks = prng.fork('picks')
  const takeCopy = (title: number, day: number): number | undefined => {
    const free = copies[title]!.filter((v) => freeFrom[v]! <= day)
    const volume = free.length > 0 ? picks.pick(free) : undefined
    if (volume !== undefined) freeFrom[volume] = OUT
    return volume
  }
  return {
    forPupil: (grade, taste) => byGrade[grade - 1]![taste],
    forTeachers,
    take(choice, day, known, wish) {
      const wished = wish === undefined || known.has(wish) ? undefined : takeCopy(wish, day)
      for (let i = 0, volume = wished; i < TRIES; i++) {
        if (volume !== undefined) return volume
        const title = draw(choice, picks)
        if (title !== undefined && !known.has(title)) volume = takeCopy(title, day)
      }
      return undefined
    },
    giveBack(volume, day) {
      if (freeFrom[volume] !== OUT) throw new Error(`volume ${volume} was given back but is not out`)
      // Returns are shelved overnight.
      freeFrom[volume] = day + 1
    },
    titleOf: (volume) => titleOf[volume]!,
    nextPart: (title) => links.get(title),
  }
}
