import { sql } from 'kysely'
import { addDays, startOfDay } from '#platform/clock.ts'
import type { Input, Reply } from '#platform/contract.ts'
import { Invalid, notFound, Refused } from '#platform/errors.ts'
import { type Context, holds } from '#platform/http/context.ts'
import { newId } from '#platform/ids.ts'
import type { listSessions as listSpec, makeToken as makeSpec, Session } from '../contract.ts'
import { PERMISSIONS } from '../roles.ts'
import { newToken, SESSION_COOKIE } from './authenticate.ts'

/** Sessions and tokens that are alive now, the last used first. */
export async function listSessions(
  query: Input<typeof listSpec>['query'],
  ctx: Context,
): Promise<Reply<typeof listSpec>> {
  type Row = Omit<Session, 'createdAt' | 'seenAt' | 'expiresAt' | 'current'> & {
    createdAt: Date
    seenAt: Date
    expiresAt: Date | null
    total: number
  }
  const { rows } = await sql<Row>`
    select s.id, s.account_id as "accountId", a.display_name as name, a.username, a.role, s.kind, s.label, s.permissions,
      s.ip, s.user_agent as "userAgent", s.created_at as "createdAt", s.seen_at as "seenAt",
      s.expires_at as "expiresAt", count(*) over () as total
    from session s join account a on a.id = s.account_id
    where s.ended_at is null and (s.expires_at is null or s.expires_at > ${ctx.now}) and a.state = 'active'
      and (${query.kind ?? null}::text is null or s.kind = ${query.kind ?? null}::text)
    order by s.seen_at desc, s.id limit ${query.size} offset ${(query.page - 1) * query.size}`.execute(ctx.db)
  return {
    total: rows[0]?.total ?? 0,
    items: rows.map(({ total: _, ...row }) => ({
      ...row,
      createdAt: row.createdAt.toISOString(),
      seenAt: row.seenAt.toISOString(),
      expiresAt: row.expiresAt?.toISOString() ?? null,
      current: row.id === ctx.actor.sessionId,
    })),
  }
}

export async function signOut(ctx: Context): Promise<void> {
  await endSession(ctx.actor.sessionId ?? '', ctx)
  ctx.http.clearCookie(SESSION_COOKIE)
}

/** Ends a session or revokes a token; it counts for nothing from the next request on. */
export async function endSession(sessionId: string, ctx: Context): Promise<void> {
  const ended = await ctx.db
    .updateTable('session')
    .set({ ended_at: ctx.now })
    .where('id', '=', sessionId)
    .where('ended_at', 'is', null)
    .returning(['id', 'kind', 'account_id', 'label', 'ip'])
    .executeTakeFirst()
  if (!ended) throw notFound()
  const account = await ctx.db
    .selectFrom('account')
    .select('username')
    .where('id', '=', ended.account_id)
    .executeTakeFirstOrThrow()
  const subject = [account.username, ended.label || ended.ip].join(' · ')
  const own = ended.id === ctx.actor.sessionId ? 'session.end' : 'session.revoke'
  const action = ended.kind === 'program' ? 'token.revoke' : own
  ctx.audit({ action, subjectId: ended.account_id, subject })
}

/** A token acts for its maker, with no more than the words named. */
export async function makeToken(
  body: Input<typeof makeSpec>['body'],
  ctx: Context,
): Promise<Reply<typeof makeSpec>> {
  const unknown = body.permissions.find((word) => !(word in PERMISSIONS))
  if (unknown) throw new Invalid('permissions', 'unknown_permission', { word: unknown })
  // A program may not make a program that may more.
  if (body.permissions.some((word) => !holds(ctx.actor, word)))
    throw new Refused('not_allowed', { status: 403 })
  const { token, hash } = newToken()
  const tokenId = newId()
  await ctx.db
    .insertInto('session')
    .values({
      id: tokenId,
      account_id: ctx.actor.accountId ?? '',
      kind: 'program',
      token_hash: hash,
      label: body.label,
      permissions: body.permissions,
      ip: ctx.http.ip,
      user_agent: '',
      created_at: ctx.now,
      seen_at: ctx.now,
      expires_at: body.expiresOn ? startOfDay(ctx.timeZone, addDays(body.expiresOn, 1)) : null,
      ended_at: null,
    })
    .execute()
  ctx.audit({
    action: 'token.make',
    subjectId: tokenId,
    subject: body.label,
    after: { permissions: body.permissions, expiresOn: body.expiresOn ?? null },
  })
  return { id: tokenId, token }
}
