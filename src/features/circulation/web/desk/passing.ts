import { ApiProblem, Unreachable } from '#platform/client.ts'

const FAULT_TRIES = 3
const FIRST_PAUSE_MS = 500
const LONGEST_PAUSE_MS = 5000

/** Worth another try with the same key: no answer, signed out meanwhile, too many requests, or a fault at first. */
export function isPassing(error: unknown, tries: number): boolean {
  if (error instanceof Unreachable) return true
  if (!(error instanceof ApiProblem)) return false
  return error.status === 401 || error.status === 429 || (error.status >= 500 && tries < FAULT_TRIES)
}

/** Waits before the next try: half a second at first, five at most. */
export function pauseAfter(tries: number): Promise<void> {
  const ms = Math.min(FIRST_PAUSE_MS * 2 ** (tries - 1), LONGEST_PAUSE_MS)
  return new Promise((resolve) => setTimeout(resolve, ms))
}
