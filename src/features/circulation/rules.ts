import type { VolumeState } from '#features/holdings/rules.ts'
import type { CardState, ReaderKind } from '#features/readers/rules.ts'
import { firstOpenDayFrom, type OpeningDays } from '#features/school/rules.ts'
import { addDays, daysBetween } from '#platform/clock.ts'

/** Why a loan is refused, in the order a librarian explains it: the card, the person, the book, the rules. */
export const LEND_REFUSALS = [
  'card_lost',
  'card_replaced',
  'card_ended',
  'reader_left',
  'volume_withdrawn',
  'volume_lost',
  'volume_in_repair',
  'already_yours',
  'on_loan',
  'not_entitled',
  'overdue_block',
  'limit_reached',
] as const
export type LendRefusal = (typeof LEND_REFUSALS)[number]

/** Refusals that a person with `circulation.override` may set aside, giving a reason. */
export const OVERRIDABLE: readonly LendRefusal[] = ['overdue_block', 'limit_reached', 'volume_in_repair']

export interface PolicyLine {
  readerKind: ReaderKind
  /** 1 … 6; 0 = every grade, and readers without one. */
  grade: number
  loanLimit: number
  loanDays: number
  /** An overdue book blocks further lending. */
  overdueBlocks: boolean
}

/** What a school starts with; it changes the lines on the page 借阅规则. */
export const FIRST_POLICIES: readonly PolicyLine[] = [
  { readerKind: 'pupil', grade: 0, loanLimit: 2, loanDays: 14, overdueBlocks: true },
  { readerKind: 'teacher', grade: 0, loanLimit: 10, loanDays: 60, overdueBlocks: false },
  { readerKind: 'staff', grade: 0, loanLimit: 5, loanDays: 30, overdueBlocks: false },
]

/** The line of this grade goes before the line for every grade. */
export function policyFor(
  lines: readonly PolicyLine[],
  kind: ReaderKind,
  grade: number | null,
): PolicyLine | undefined {
  const ofKind = lines.filter((line) => line.readerKind === kind)
  return (
    ofKind.find((line) => line.grade !== 0 && line.grade === grade) ?? ofKind.find((line) => line.grade === 0)
  )
}

export interface LoanFacts {
  today: string
  cardState: CardState
  readerId: string
  readerKind: ReaderKind
  grade: number | null
  leftOn: string | null
  /** The class has passed its last grade: its pupils have left, edited or not. */
  graduated: boolean
  volumeState: VolumeState
  /** Who has the volume now. */
  heldBy: string | null
  openLoans: number
  overdueLoans: number
  policies: readonly PolicyLine[]
}

function standingRefusal(facts: LoanFacts): LendRefusal | undefined {
  if (facts.cardState === 'lost') return 'card_lost'
  if (facts.cardState === 'replaced') return 'card_replaced'
  if (facts.cardState === 'ended') return 'card_ended'
  if (facts.graduated || (facts.leftOn !== null && facts.leftOn <= facts.today)) return 'reader_left'
  return undefined
}

function volumeRefusal(facts: LoanFacts): LendRefusal | undefined {
  if (facts.volumeState === 'withdrawn') return 'volume_withdrawn'
  if (facts.volumeState === 'lost') return 'volume_lost'
  if (facts.heldBy === facts.readerId) return 'already_yours'
  if (facts.heldBy !== null) return 'on_loan'
  if (facts.volumeState === 'in_repair') return 'volume_in_repair'
  return undefined
}

function policyRefusal(facts: LoanFacts, policy: PolicyLine | undefined): LendRefusal | undefined {
  if (!policy || policy.loanLimit === 0) return 'not_entitled'
  if (policy.overdueBlocks && facts.overdueLoans > 0) return 'overdue_block'
  if (facts.openLoans >= policy.loanLimit) return 'limit_reached'
  return undefined
}

/** Every reason against this loan, the first to be told first; empty when it may be lent. */
export function lendRefusals(facts: LoanFacts): LendRefusal[] {
  const policy = policyFor(facts.policies, facts.readerKind, facts.grade)
  const found = [standingRefusal(facts), volumeRefusal(facts), policyRefusal(facts, policy)]
  return found.filter((refusal) => refusal !== undefined)
}

/** The reason that stands when an override was given for what may be overridden. */
export function refusalAfterOverride(
  refusals: readonly LendRefusal[],
  override: boolean,
): LendRefusal | undefined {
  return refusals.find((refusal) => !override || !OVERRIDABLE.includes(refusal))
}

/** What stops this reader from borrowing anything now: shown when the card is opened. */
export function readerBlocks(
  facts: Omit<LoanFacts, 'volumeState' | 'heldBy' | 'readerId'> & { readerId?: string },
): LendRefusal[] {
  return lendRefusals({ ...facts, readerId: '', volumeState: 'available', heldBy: null })
}

/** Due day: loan days on from today, moved forward off days on which the library is closed. */
export function dueDay(today: string, loanDays: number, opening: OpeningDays): string {
  return firstOpenDayFrom(addDays(today, loanDays), opening)
}

/** Days past the due day; 0 on the due day and before. */
export function overdueDays(dueOn: string, today: string): number {
  return Math.max(0, daysBetween(dueOn, today))
}

export const CONDITIONS = ['fine', 'damp', 'folded', 'scribbled', 'stained', 'torn', 'pages_lost'] as const
export type Condition = (typeof CONDITIONS)[number]

/** The one key that notes a condition after a return. Keys a browser keeps for itself (F5, F11, F12) are left out. */
export const CONDITION_KEYS: Record<Condition, string> = {
  fine: 'F3',
  damp: 'F4',
  folded: 'F6',
  scribbled: 'F7',
  stained: 'F8',
  torn: 'F9',
  pages_lost: 'F10',
}

/** The code on the printable 撤销 barcode: letters no accession number and no card begins with. */
export const UNDO_CODE = 'SXUNDO'

/** Chinese characters or letters alone are words to look for; a number is scanned or typed off a label. */
export function isWords(text: string): boolean {
  return text.toUpperCase() !== UNDO_CODE && (/\p{Script=Han}/u.test(text) || /^[a-z' ]+$/i.test(text))
}

export type ScanMeaning =
  | 'open_reader'
  | 'card_in_return_only'
  | 'lend'
  | 'give_back'
  | 'needs_reader'
  | 'not_out'
  | 'unknown'

/**
 * What a scan asks for. A volume that is out is taken back, whoever brings it; a volume on the shelf is lent when a
 * reader is open. A code that is a card and a barcode at once is the barcode while a reader is open.
 */
export function meaningOf(scan: {
  isCard: boolean
  volume: 'none' | 'out' | 'in'
  readerOpen: boolean
  returnOnly: boolean
}): ScanMeaning {
  if (scan.isCard && !scan.returnOnly && (scan.volume === 'none' || !scan.readerOpen)) return 'open_reader'
  if (scan.volume === 'out') return 'give_back'
  if (scan.volume === 'in') {
    if (scan.returnOnly) return 'not_out'
    return scan.readerOpen ? 'lend' : 'needs_reader'
  }
  return scan.isCard ? 'card_in_return_only' : 'unknown'
}

/** How many of a desk's last actions can be undone. */
export const UNDO_DEPTH = 20

export type UndoRefusal =
  | 'undo_done'
  | 'undo_too_old'
  | 'undo_returned_since'
  | 'undo_lent_on'
  | 'undo_volume_changed'

export interface UndoFacts {
  kind: 'lend' | 'return'
  actionUndone: boolean
  /** Actions of the desk that came after it. */
  newerActions: number
  loanReturned: boolean
  /** The volume is out on another loan by now. */
  lentOn: boolean
  volumeState: VolumeState
}

/** An action is reversed only while nothing has happened on top of it. */
export function undoRefusal(facts: UndoFacts): UndoRefusal | undefined {
  if (facts.actionUndone) return 'undo_done'
  if (facts.newerActions >= UNDO_DEPTH) return 'undo_too_old'
  if (facts.kind === 'lend') return facts.loanReturned ? 'undo_returned_since' : undefined
  if (facts.lentOn) return 'undo_lent_on'
  if (!facts.loanReturned) return 'undo_done'
  return facts.volumeState === 'available' || facts.volumeState === 'in_repair'
    ? undefined
    : 'undo_volume_changed'
}
