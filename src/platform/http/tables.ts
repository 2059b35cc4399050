import type { ColumnType } from 'kysely'

declare module '../db.ts' {
  interface Tables {
    audit: {
      id: string
      at: Date
      account_id: string | null
      actor: string
      role: string
      action: string
      subject_id: string | null
      subject: string
      before: ColumnType<unknown, string | null, never>
      after: ColumnType<unknown, string | null, never>
      reason: string | null
      request_id: string
    }
    idempotency_key: {
      key: string
      account_id: string | null
      fingerprint: string
      status: number
      reply: ColumnType<unknown, string | null, never>
      at: Date
    }
  }
}
