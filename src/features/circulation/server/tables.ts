import type { ReaderKind } from '#features/readers/rules.ts'
import type { Condition } from '../rules.ts'

declare module '#platform/db.ts' {
  interface Tables {
    lending_policy: {
      reader_kind: ReaderKind
      grade: number
      loan_limit: number
      loan_days: number
      overdue_blocks: boolean
    }
    loan: {
      id: string
      volume_id: string
      reader_id: string
      lent_at: Date
      lent_by: string | null
      due_on: string
      returned_at: Date | null
      returned_by: string | null
      condition: Condition | null
      override_reason: string | null
      undone_at: Date | null
    }
    desk_action: {
      id: string
      desk: string
      kind: 'lend' | 'return'
      loan_id: string
      at: Date
      account_id: string | null
      undone_at: Date | null
    }
  }
}
