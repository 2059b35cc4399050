import type { Prng } from '../prng.ts'
import type { DemoTitle } from '../types.ts'

/** 中小学图书馆 holdings ratio for primary schools, share of volumes. */
const RATIO: readonly (readonly [group: string, share: number])[] = [
  ['A', 0.015],
  ['B', 0.015],
  ['C-K', 0.64],
  ['N-X', 0.28],
  ['Z', 0.05],
]
const MOST_COPIES = 12

/** 五大部类 of a class number: A, B, C-K, N-X, Z. */
export function groupOf(clcNumber: string): string {
  const letter = clcNumber.charAt(0)
  if (letter === 'A' || letter === 'B' || letter === 'Z') return letter
  return letter <= 'K' ? 'C-K' : 'N-X'
}

/** How eagerly a school orders several copies. */
function demand(title: DemoTitle, prng: Prng): number {
  const luck = 0.2 + 2.6 * prng.next() ** 2
  if (title.ministrySeq !== undefined) return 4 + luck
  if (title.gradeFrom === undefined) return 0.25 * luck
  return luck * (title.clcNumber.startsWith('I') ? 1.3 : 1)
}

/** Gives every title of a group one copy and deals the rest out by demand. */
function deal(members: readonly number[], titles: readonly DemoTitle[], quota: number, prng: Prng): number[] {
  const copies = members.map(() => 1)
  const cap = Math.max(MOST_COPIES, Math.ceil((3 * quota) / Math.max(1, members.length)))
  let total = 0
  const cumulative = members.map((i) => {
    total += demand(titles[i]!, prng)
    return total
  })
  for (let left = quota - members.length; left > 0; ) {
    const at = prng.next() * total
    const found = cumulative.findIndex((sum) => at < sum)
    if (copies[found]! >= cap) continue
    copies[found]! += 1
    left -= 1
  }
  return copies
}

/**
 * Decides how many copies of every title there are, keeping the ratio of the five main groups.
 * @returns copies, in the order of `titles`; they sum to `volumes`
 */
export function dealCopies(titles: readonly DemoTitle[], volumes: number, prng: Prng): number[] {
  if (volumes < titles.length) throw new RangeError(`${volumes} volumes cannot hold ${titles.length} titles`)
  const groups = RATIO.map(([group, share]) => {
    const members = titles.flatMap((t, i) => (groupOf(t.clcNumber) === group ? [i] : []))
    return {
      members,
      quota: members.length === 0 ? 0 : Math.max(members.length, Math.round(share * volumes)),
    }
  })
  // Rounding, and tiny schools with more titles than a group's share, are made up for in the largest group.
  const main = groups[2]!
  main.quota += volumes - groups.reduce((sum, g) => sum + g.quota, 0)
  for (const group of groups) {
    const over = main.members.length - main.quota
    if (over <= 0) break
    const given = Math.min(over, group.quota - group.members.length)
    if (group === main || given <= 0) continue
    group.quota -= given
    main.quota += given
  }
  const copies = titles.map(() => 0)
  for (const { members, quota } of groups) {
    deal(members, titles, quota, prng).forEach((n, i) => {
      copies[members[i]!] = n
    })
  }
  return copies
}
