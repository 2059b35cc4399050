import { newId } from '#platform/ids.ts'
import type { DeskReader } from '../../contract.ts'
import type { Line } from './lines.ts'

const PENDING_KEY = 'desk-pending'
const DESK_KEY = 'desk'

interface Pending {
  reader: DeskReader | null
  lines: Line[]
}

/** The name of this counter: kept by the browser, so that its list and its undo outlive a sign-out. */
export function deskName(): string {
  const kept = localStorage.getItem(DESK_KEY)
  if (kept) return kept
  const made = `desk-${newId()}`
  localStorage.setItem(DESK_KEY, made)
  return made
}

/** Scans without an answer are kept until they have one: a reload or a crash of the page loses none. */
export function savePending({ reader, lines }: Pending): void {
  const waiting = lines.filter((line) => line.outcome === 'waiting')
  if (waiting.length === 0) localStorage.removeItem(PENDING_KEY)
  else localStorage.setItem(PENDING_KEY, JSON.stringify({ reader, lines: waiting }))
}

export function loadPending(): Pending {
  const kept = localStorage.getItem(PENDING_KEY)
  return kept ? (JSON.parse(kept) as Pending) : { reader: null, lines: [] }
}
