export interface Spread {
  count: number
  /** Milliseconds. */
  median: number
  p95: number
  p99: number
  perSecond: number
}

/** Runs `total` jobs over `clients` workers and says how long one took and how many were done a second. */
export async function measure(
  clients: number,
  total: number,
  job: (index: number, client: number) => Promise<void>,
): Promise<Spread> {
  const times: number[] = []
  let next = 0
  const began = performance.now()
  await Promise.all(
    Array.from({ length: clients }, async (_, client) => {
      for (let index = next++; index < total; index = next++) {
        const start = performance.now()
        await job(index, client)
        times.push(performance.now() - start)
      }
    }),
  )
  return spreadOf(times, performance.now() - began)
}

function spreadOf(times: number[], wallMs: number): Spread {
  const sorted = times.sort((a, b) => a - b)
  const at = (share: number) =>
    round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0)
  return {
    count: sorted.length,
    median: at(0.5),
    p95: at(0.95),
    p99: at(0.99),
    perSecond: Math.round(sorted.length / (wallMs / 1000)),
  }
}

export function round(value: number, digits = 2): number {
  return Number(value.toFixed(digits))
}
