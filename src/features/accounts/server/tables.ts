import type { Role } from '../roles.ts'

declare module '#platform/db.ts' {
  interface Tables {
    account: {
      id: string
      username: string
      username_key: string
      display_name: string
      role: Role
      password_hash: string
      reader_id: string | null
      state: 'active' | 'disabled'
      created_at: Date
      password_changed_at: Date
    }
    account_class: { account_id: string; class_id: string }
    session: {
      id: string
      account_id: string
      kind: 'browser' | 'program'
      token_hash: string
      label: string
      permissions: string[] | null
      ip: string
      user_agent: string
      created_at: Date
      seen_at: Date
      expires_at: Date | null
      ended_at: Date | null
    }
    sign_in_failure: { subject: string; failures: number; last_at: Date }
  }
}
