import { createHash, randomBytes } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import type { Database } from '#platform/db.ts'
import { type Actor, NOBODY } from '#platform/http/context.ts'
import { permissionsOf, type Role, sightOf } from '../roles.ts'
import { SESSION_HOURS } from '../rules.ts'

export const SESSION_COOKIE = 'session'
const REFRESH_AFTER_MS = 5 * 60 * 1000

/** A new secret and what is kept of it. */
export function newToken(): { token: string; hash: string } {
  const token = randomBytes(32).toString('base64url')
  return { token, hash: hashToken(token) }
}

export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}

export function sessionExpiry(now: Date): Date {
  return new Date(now.getTime() + SESSION_HOURS * 3_600_000)
}

interface Row {
  session_id: string
  kind: 'browser' | 'program'
  permissions: string[] | null
  seen_at: Date
  account_id: string
  display_name: string
  role: Role
  reader_id: string | null
  class_ids: string[]
}

/**
 * Who sends a request, by cookie or bearer token; one statement. Ended and expired sessions are nobody, and so is who
 * has left the school. A class librarian who changed class looks after the old one no longer.
 */
export async function authenticate(database: Database, request: FastifyRequest, now: Date): Promise<Actor> {
  const token = bearerOf(request) ?? request.cookies[SESSION_COOKIE]
  if (!token) return NOBODY
  const { rows } = await sql<Row>`/* session.find */
    select s.id as session_id, s.kind, s.permissions, s.seen_at, a.id as account_id, a.display_name, a.role, a.reader_id,
      array(select c.class_id::text from account_class c where c.account_id = a.id
        and (a.role <> 'class_librarian' or a.reader_id is null or c.class_id in (
          select e.class_id from enrolment e where e.reader_id = a.reader_id and e.to_day is null))) as class_ids
    from session s join account a on a.id = s.account_id left join reader r on r.id = a.reader_id
    where s.token_hash = ${hashToken(token)} and s.ended_at is null and a.state = 'active'
      and (s.expires_at is null or s.expires_at > ${now}) and (r.left_on is null or r.left_on > ${now}::date)`.execute(
    database.read,
  )
  const row = rows[0]
  if (!row) return NOBODY
  if (now.getTime() - row.seen_at.getTime() > REFRESH_AFTER_MS) await refresh(database, row, now)
  return actorOf(row)
}

function bearerOf(request: FastifyRequest): string | undefined {
  return /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1]
}

function actorOf(row: Row): Actor {
  const words = permissionsOf(row.role)
  const allowed = row.permissions ? row.permissions.filter((word) => words.has(word as never)) : words
  const sight = sightOf(row.role)
  return {
    accountId: row.account_id,
    name: row.display_name,
    role: row.role,
    permissions: new Set<string>(allowed),
    sight: sight === 'classes' ? { kind: 'classes', classIds: row.class_ids } : { kind: sight },
    readerId: row.reader_id,
    sessionId: row.session_id,
  }
}

/** A session in use does not run out; a program's token keeps the end it was given. */
async function refresh(database: Database, row: Row, now: Date): Promise<void> {
  await database.write
    .updateTable('session')
    .set(row.kind === 'browser' ? { seen_at: now, expires_at: sessionExpiry(now) } : { seen_at: now })
    .where('id', '=', row.session_id)
    .execute()
}
