import type { DeskReader, LoanLine } from '../../contract.ts'
import type { Condition, ScanMeaning } from '../../rules.ts'

/** What is to be done for a line; once decided it is done again unchanged when an answer is lost. */
export type Plan =
  | { act: 'lend'; card: string; barcode: string; overrideReason?: string }
  | { act: 'return'; barcode: string }
  | { act: 'undo'; actionId?: string }
  | { act: 'condition'; condition: Condition; returnLine?: string }
  | { act: 'open'; readerId: string }
  | { act: 'show'; reader: DeskReader }
  | { act: 'finish' }
  | { act: 'none'; why: ScanMeaning; title: string }

export interface Line {
  /** Idempotency key of what the line does. */
  key: string
  /** As scanned or typed. */
  text: string
  returnOnly: boolean
  plan?: Plan
  outcome: 'waiting' | 'opened' | 'blocked' | 'lent' | 'returned' | 'undone' | 'refused'
  barcode?: string
  title?: string
  reader?: Pick<LoanLine['reader'], 'id' | 'name' | 'className'>
  dueOn?: string
  overdueDays?: number
  condition?: Condition | null
  loanId?: string
  actionId?: string
  /** This line's action was reversed later. */
  undone?: boolean
  /** What an undo reversed. */
  undid?: 'lend' | 'return'
  code?: string
  message?: string
  /** Request id of a fault. */
  fault?: string
  /** A refusal that was dealt with by another line. */
  settled?: boolean
}
