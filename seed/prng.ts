/** A small seeded source of chance; equal seeds give equal sequences on every machine. */
export interface Prng {
  /** A float in [0, 1). */
  next(): number
  /** A whole number from `min` to `max`, both inside. */
  int(min: number, max: number): number
  chance(probability: number): boolean
  pick<T>(items: readonly T[]): T
  weighted<T>(items: readonly T[], weightOf: (item: T) => number): T
  shuffle<T>(items: readonly T[]): T[]
  /** An independent stream, so that a change in one part of the school leaves the others alone. */
  fork(label: string): Prng
}

/** FNV-1a, enough to turn a label into a seed. */
function hash(text: string, start: number): number {
  let h = (2166136261 ^ start) >>> 0
  for (let i = 0; i < text.length; i++) {
    h ^= text.charCodeAt(i)
    h = Math.imul(h, 16777619) >>> 0
  }
  return h
}

/**
 * Makes a generator (mulberry32) from a 32-bit seed.
 * @param seed any whole number; only its low 32 bits count
 */
export function createPrng(seed: number): Prng {
  const origin = seed >>> 0
  let state = origin
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
  const int = (min: number, max: number) => min + Math.floor(next() * (max - min + 1))
  const pick = <T>(items: readonly T[]): T => {
    if (items.length === 0) throw new RangeError('nothing to pick from')
    return items[int(0, items.length - 1)]!
  }
  const weighted = <T>(items: readonly T[], weightOf: (item: T) => number): T => {
    let rest = next() * items.reduce((sum, item) => sum + weightOf(item), 0)
    for (const item of items) {
      rest -= weightOf(item)
      if (rest < 0) return item
    }
    return items[items.length - 1]!
  }
  const shuffle = <T>(items: readonly T[]): T[] => {
    const out = [...items]
    for (let i = out.length - 1; i > 0; i--) {
      const j = int(0, i)
      ;[out[i], out[j]] = [out[j]!, out[i]!]
    }
    return out
  }
  const chance = (probability: number) => next() < probability
  return {
    next,
    int,
    chance,
    pick,
    weighted,
    shuffle,
    fork: (label) => createPrng(hash(label, origin)),
  }
}

/** Splits a bank written as one text into its words. */
export function words(text: string): string[] {
  return text.trim().split(/\s+/)
}
