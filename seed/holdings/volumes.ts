import type { Calendar } from '../calendar.ts'
import { dayNumber, schoolDayOf } from '../days.ts'
import type { Prng } from '../prng.ts'
import type { DemoLoan, DemoTitle, DemoVolume } from '../types.ts'
import { type Batch, deliveries, deliveryDay } from './batches.ts'
import { dealCopies } from './copies.ts'

/** A copy on its way into the register. */
interface Arrival {
  titleIndex: number
  batch: number
  /** Shuffles works within a delivery while the parts of one stay together. */
  rank: number
}

/** Which room or shelf a title stands on. */
export function locationOf(title: DemoTitle): DemoVolume['location'] {
  if (/^(H16|H316|H136\.2|H136\.33|Z5)/.test(title.clcNumber) && title.gradeFrom === undefined)
    return '工具书架'
  if (title.gradeFrom === undefined) {
    return /^[HZ]/.test(title.clcNumber) ? '工具书架' : '教师资料室'
  }
  const pictureBook = /^I(287\.8|\d+\.85)/.test(title.clcNumber)
  return pictureBook && (title.gradeTo ?? 6) <= 3 ? '低年级绘本区' : '学生借阅室'
}

/** The first order that can hold the title, or one or two later. */
function firstOrder(title: DemoTitle, batches: readonly Batch[], prng: Prng): number {
  const orders = batches.flatMap((b, i) => (b.source === '购入' && b.year >= title.year ? [i] : []))
  const delay = batches[orders[0]!]!.year > title.year ? 0 : Math.floor(prng.next() * prng.next() * 4)
  return orders[Math.min(delay, orders.length - 1)]!
}

/** Spreads the copies of a title: most come with the first order, some later, as gifts or from the closed school. */
function arrivalsOf(
  titleIndex: number,
  title: DemoTitle,
  copies: number,
  batches: readonly Batch[],
  rank: number,
  prng: Prng,
): Arrival[] {
  const first = firstOrder(title, batches, prng)
  const later = (source: Batch['source']) => batches.findIndex((b, i) => i > first && b.source === source)
  const reorder = copies >= 4 && prng.chance(0.3) ? later('购入') : -1
  const gift = later('捐赠')
  const handedOver = prng.chance(0.1) ? later('调入') : -1
  return Array.from({ length: copies }, (_, n) => {
    let batch = first
    if (reorder >= 0 && n >= copies / 2) batch = reorder
    if (gift >= 0 && prng.chance(0.05)) batch = gift
    if (handedOver >= 0 && prng.chance(0.6)) batch = handedOver
    return { titleIndex, batch, rank }
  })
}

/**
 * Registers all copies in the order in which they came. Accession numbers are unbroken, the barcode is the
 * accession number, and 种次号 are allotted within a class in the order of first arrival.
 * @param count number of volumes, at least the number of titles
 */
export function buildVolumes(
  titles: readonly DemoTitle[],
  count: number,
  calendar: Calendar,
  prng: Prng,
): DemoVolume[] {
  const batches = deliveries(calendar)
  const copies = dealCopies(titles, count, prng.fork('copies'))
  const ranks = new Map<string, number>()
  const arrivals = titles.flatMap((title, i) => {
    const rank = ranks.get(title.title) ?? prng.next()
    ranks.set(title.title, rank)
    return arrivalsOf(i, title, copies[i]!, batches, rank, prng)
  })
  arrivals.sort((a, b) => a.batch - b.batch || a.rank - b.rank || a.titleIndex - b.titleIndex)
  const nextInClass = new Map<string, number>()
  const callNumbers = new Map<number, string>()
  return arrivals.map(({ titleIndex, batch }, i): DemoVolume => {
    const title = titles[titleIndex]!
    let callNumber = callNumbers.get(titleIndex)
    if (!callNumber) {
      const inClass = (nextInClass.get(title.clcNumber) ?? 0) + 1
      nextInClass.set(title.clcNumber, inClass)
      callNumber = `${title.clcNumber}/${inClass}`
      callNumbers.set(titleIndex, callNumber)
    }
    const accessionNo = String(i + 1).padStart(8, '0')
    return {
      key: `v${String(i + 1).padStart(6, '0')}`,
      titleKey: title.key,
      accessionNo,
      barcode: accessionNo,
      callNumber,
      location: locationOf(title),
      priceFen: title.priceFen,
      source: batches[batch]!.source,
      acquiredOn: deliveryDay(batches[batch]!),
      state: 'available',
    }
  })
}

/**
 * Sets a few volumes to in repair, lost or withdrawn, never one that is out. What is in repair came back
 * torn lately; what is withdrawn is old and was not lent for a year.
 */
export function settleStates(
  volumes: readonly DemoVolume[],
  loans: readonly DemoLoan[],
  calendar: Calendar,
  prng: Prng,
): DemoVolume[] {
  const lastLoan = new Map(loans.map((loan) => [loan.volumeKey, loan]))
  const stateOf = (volume: DemoVolume): DemoVolume['state'] => {
    const loan = lastLoan.get(volume.key)
    if (loan && loan.returnedAt === null) return 'available'
    const sinceReturn = loan
      ? calendar.today - dayNumber(schoolDayOf(loan.returnedAt!))
      : Number.POSITIVE_INFINITY
    const damaged = loan?.condition === 'torn' || loan?.condition === 'pages_lost'
    if (damaged && sinceReturn < 120 && prng.chance(0.7)) return 'in_repair'
    if (sinceReturn < 30) return 'available'
    const age = calendar.today - dayNumber(volume.acquiredOn)
    if (age > 9 * 365 && sinceReturn > 365 && prng.chance(0.05)) return 'withdrawn'
    return age > 365 && prng.chance(0.003) ? 'lost' : 'available'
  }
  return volumes.map((volume) => ({ ...volume, state: stateOf(volume) }))
}
