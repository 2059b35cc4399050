import type { Db } from '../db.ts'

/** Who is asking, as far as the platform must know. */
export interface Actor {
  accountId: string | null
  /** Shown in the audit; kept there even when the account goes. */
  name: string
  role: string
  permissions: ReadonlySet<string>
  /** Whose data this person may see: everybody's, that of some classes, or only their own. */
  sight: { kind: 'all' } | { kind: 'classes'; classIds: string[] } | { kind: 'self' }
  readerId: string | null
  sessionId: string | null
}

export const NOBODY: Actor = {
  accountId: null,
  name: '',
  role: 'nobody',
  permissions: new Set(),
  sight: { kind: 'self' },
  readerId: null,
  sessionId: null,
}

/** One line of the audit: what was done to what. Who, when and by which request are added by the platform. */
export interface AuditLine {
  /** `loan.lend`, `reader.change`: noun.verb. */
  action: string
  /** Id of the thing, when it has one. */
  subjectId?: string | null
  /** The thing as a person calls it: a name, a title, a barcode. */
  subject: string
  before?: unknown
  after?: unknown
  reason?: string
  /** Who did it, when that is not who sent the request: a person who has just proved who they are. */
  by?: Pick<Actor, 'accountId' | 'name' | 'role'>
}

export interface Context {
  /** In a write: the transaction. In a GET: a read-only connection. */
  db: Db
  actor: Actor
  requestId: string
  now: Date
  /** Today in the school's time zone, `2026-09-01`. */
  today: string
  timeZone: string
  language: 'zh-CN' | 'en'
  audit(line: AuditLine): void
  /** Runs after the transaction is committed, never when it is not. */
  afterCommit(act: () => void): void
  http: {
    ip: string
    userAgent: string
    setCookie(name: string, value: string, maxAgeSeconds: number): void
    clearCookie(name: string): void
  }
}

/** Whether the actor holds the word: for the rare right inside an endpoint (an override at the counter). */
export function holds(actor: Actor, word: string): boolean {
  return actor.permissions.has(word)
}
