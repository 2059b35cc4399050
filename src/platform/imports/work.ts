import { setImmediate } from 'node:timers/promises'
import type { Progress } from './kind.ts'

/** Thrown inside an import that a person has stopped; its transaction rolls back. */
export class Cancelled extends Error {}

interface Work {
  done: number
  total: number
  cancelled: boolean
}

const YIELD_EVERY_ROWS = 200

/** Imports at work in this process: how far they are, and whether they are to stop. */
export class Works {
  readonly #works = new Map<string, Work>()
  readonly #running = new Set<Promise<void>>()

  /** Lets work go on in the background; the program waits for it before it lets go of the database. */
  follow(work: Promise<void>): void {
    this.#running.add(work)
    void work.finally(() => this.#running.delete(work))
  }

  /** Cancels everything at work and waits until it has let go. */
  async stop(): Promise<void> {
    for (const id of this.#works.keys()) this.cancel(id)
    await Promise.all(this.#running)
  }

  begin(id: string, total: number): Progress {
    const work: Work = { done: 0, total, cancelled: false }
    this.#works.set(id, work)
    return async (done) => {
      const before = work.done
      work.done = done
      // The counter next door must not wait for a list of 12,000 rows.
      if (Math.floor(before / YIELD_EVERY_ROWS) !== Math.floor(done / YIELD_EVERY_ROWS)) await setImmediate()
      if (work.cancelled) throw new Cancelled()
    }
  }

  progressOf(id: string): { done: number; total: number } | undefined {
    return this.#works.get(id)
  }

  /** @returns false when nothing of that id is at work */
  cancel(id: string): boolean {
    const work = this.#works.get(id)
    if (work) work.cancelled = true
    return work !== undefined
  }

  end(id: string): void {
    this.#works.delete(id)
  }
}
