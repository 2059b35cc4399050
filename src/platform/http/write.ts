import { createHash } from 'node:crypto'
import { type Kysely, sql, type Transaction } from 'kysely'
import { constraintOf, type Db, type Tables } from '../db.ts'
import { Refused } from '../errors.ts'
import { newId } from '../ids.ts'
import type { Actor, AuditLine } from './context.ts'

export interface WriteRequest {
  name: string
  actor: Actor
  requestId: string
  now: Date
  /** The caller's idempotency key; absent when the caller sent none. */
  key?: string
  /** Hash of what was asked, so that a key used for something else is noticed. */
  fingerprint: string
  /** False for answers that hold a secret: they are given once and never stored. */
  storeReply: boolean
}

interface Done {
  status: number
  reply: unknown
}

/** `fresh` is false when the answer is that of an earlier request with the same key. */
export type Written = Done & { fresh: boolean }

/** Not even a hash of these is kept: a short password would be found out from it. */
const SECRET_FIELDS = new Set(['password', 'current', 'next', 'code'])

/** The hash under which a keyed request is remembered; secrets are left out of it. */
export function fingerprintOf(parts: unknown): string {
  const plain = JSON.stringify(parts, (name, value) => (SECRET_FIELDS.has(name) ? undefined : value))
  return createHash('sha256').update(plain).digest('base64url')
}

/**
 * Runs a write in one transaction, with its audit lines and its key.
 * The key is claimed at the end: of two requests with one key the second waits at the row they both change or at
 * the key itself, is rolled back, and is given the first one's answer. So a key costs no round trip of its own.
 * @throws Refused `key_reused` when the key was used for another request, `already_done` when the answer was secret
 */
export async function runWrite(
  db: Kysely<Tables>,
  request: WriteRequest,
  status: number,
  verb: (trx: Transaction<Tables>, audit: (line: AuditLine) => void) => Promise<unknown>,
): Promise<Written> {
  try {
    const outcome = await db.transaction().execute(async (trx) => {
      const lines: AuditLine[] = []
      const result = await keepingRefusal(() => verb(trx, (line) => lines.push(line)))
      // Done before under this key: the refusal is of the repetition and leaves no trace.
      if (result.refusal && request.key && (await isKnownKey(trx, request.key))) throw result.refusal
      if (lines.length === 0) throw new Error(`${request.name} wrote nothing to the audit`)
      await leaveTraces(trx, request, lines, result.refusal ? undefined : { status, reply: result.reply })
      return result
    })
    if (outcome.refusal) throw outcome.refusal
    return { status, reply: outcome.reply, fresh: true }
  } catch (error) {
    const earlier = request.key ? await earlierReply(db, request, error) : undefined
    if (earlier) return { ...earlier, fresh: false }
    throw error
  }
}

async function isKnownKey(db: Db, key: string): Promise<boolean> {
  const row = await db.selectFrom('idempotency_key').select('key').where('key', '=', key).executeTakeFirst()
  return row !== undefined
}

async function keepingRefusal(verb: () => Promise<unknown>): Promise<{ reply?: unknown; refusal?: Refused }> {
  try {
    return { reply: await verb() }
  } catch (error) {
    if (error instanceof Refused && error.keepWrites) return { refusal: error }
    throw error
  }
}

/** One statement for the audit and the key: round trips are what a loan costs. */
async function leaveTraces(
  trx: Transaction<Tables>,
  request: WriteRequest,
  lines: AuditLine[],
  done: Done | undefined,
): Promise<void> {
  const rows = JSON.stringify(
    lines.map((line) => ({
      id: newId(),
      at: request.now,
      account_id: (line.by ?? request.actor).accountId,
      actor: (line.by ?? request.actor).name,
      role: (line.by ?? request.actor).role,
      action: line.action,
      subject_id: line.subjectId ?? null,
      subject: line.subject,
      before: line.before ?? null,
      after: line.after ?? null,
      reason: line.reason ?? null,
      request_id: request.requestId,
    })),
  )
  const auditInsert = sql`insert into audit
      (id, at, account_id, actor, role, action, subject_id, subject, before, after, reason, request_id)
    select id, at, account_id, actor, role, action, subject_id, subject, before, after, reason, request_id
    from jsonb_to_recordset(${rows}::jsonb) as line (id uuid, at timestamptz, account_id uuid, actor text, role text,
      action text, subject_id uuid, subject text, before jsonb, after jsonb, reason text, request_id text)`
  if (!request.key || !done) {
    await auditInsert.execute(trx)
    return
  }
  const reply = request.storeReply ? JSON.stringify(done.reply ?? null) : null
  await sql`/* write.traces */ with lines as (${auditInsert})
    insert into idempotency_key (key, account_id, fingerprint, status, reply, at)
    values (${request.key}, ${request.actor.accountId}, ${request.fingerprint}, ${done.status}, ${reply}::jsonb,
      ${request.now})`.execute(trx)
}

/** After a failed write: was it done before under the same key? Faults other than a clash of keys stay faults. */
async function earlierReply(
  db: Kysely<Tables>,
  request: WriteRequest,
  error: unknown,
): Promise<Done | undefined> {
  const clash = constraintOf(error)
  if (!(error instanceof Refused) && clash?.state !== '23505') return undefined
  const { rows } = await sql<{
    account_id: string | null
    fingerprint: string
    status: number
    reply: unknown
  }>`select account_id, fingerprint, status, reply from idempotency_key where key = ${request.key}`.execute(
    db,
  )
  const earlier = rows[0]
  if (!earlier) return undefined
  if (earlier.account_id !== request.actor.accountId || earlier.fingerprint !== request.fingerprint) {
    throw new Refused('key_reused')
  }
  if (earlier.reply === null) throw new Refused('already_done')
  return { status: earlier.status, reply: earlier.reply }
}
