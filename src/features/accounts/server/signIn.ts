import { Refused } from '#platform/errors.ts'
import type { Context } from '#platform/http/context.ts'
import { newId } from '#platform/ids.ts'
import type { Me } from '../contract.ts'
import { COOKIE_DAYS, countedFailures, secondsToWait, usernameKey } from '../rules.ts'
import { newToken, SESSION_COOKIE, sessionExpiry } from './authenticate.ts'
import { meOf } from './me.ts'
import { passwordMatches } from './password.ts'

/** Signs in. Unknown name and wrong password get the same answer after the same time. */
export async function signIn(body: { username: string; password: string }, ctx: Context): Promise<Me> {
  const key = usernameKey(body.username)
  await throttled(`${key}|${ctx.http.ip}`, ctx, async () => {
    const account = await ctx.db
      .selectFrom('account')
      .leftJoin('reader', 'reader.id', 'account.reader_id')
      .select('password_hash')
      .where('username_key', '=', key)
      .where('state', '=', 'active')
      .where((where) => where.or([where('left_on', 'is', null), where('left_on', '>', ctx.today)]))
      .executeTakeFirst()
    const right = await passwordMatches(account?.password_hash, body.password)
    if (!right) ctx.audit({ action: 'session.fail', subject: body.username.slice(0, 60) })
    return right
  })
  return startSession(key, ctx)
}

async function startSession(key: string, ctx: Context): Promise<Me> {
  const account = await ctx.db
    .selectFrom('account')
    .select(['id', 'username', 'display_name', 'role'])
    .where('username_key', '=', key)
    .executeTakeFirstOrThrow()
  await openBrowserSession(account.id, ctx)
  ctx.audit({
    action: 'session.start',
    subjectId: account.id,
    subject: account.username,
    by: { accountId: account.id, name: account.display_name, role: account.role },
  })
  return meOf(ctx, account.id)
}

/** Makes a session for an account and sets its cookie. The caller writes the audit line. */
export async function openBrowserSession(accountId: string, ctx: Context): Promise<void> {
  const { token, hash } = newToken()
  await ctx.db
    .insertInto('session')
    .values({
      id: newId(),
      account_id: accountId,
      kind: 'browser',
      token_hash: hash,
      label: '',
      permissions: null,
      ip: ctx.http.ip,
      user_agent: ctx.http.userAgent,
      created_at: ctx.now,
      seen_at: ctx.now,
      expires_at: sessionExpiry(ctx.now),
      ended_at: null,
    })
    .execute()
  ctx.http.setCookie(SESSION_COOKIE, token, COOKIE_DAYS * 24 * 3600)
}

/**
 * Checks a secret with a growing delay after failures. The row lock makes tries of one name from one address queue up,
 * so that a hundred at once gain nothing.
 * @throws Refused `too_many_attempts` with the seconds to wait, or `wrong_credentials`
 */
export async function throttled(
  subject: string,
  ctx: Context,
  isRight: () => Promise<boolean>,
): Promise<void> {
  await ctx.db
    .insertInto('sign_in_failure')
    .values({ subject, failures: 0, last_at: ctx.now })
    .onConflict((conflict) => conflict.column('subject').doNothing())
    .execute()
  const row = await ctx.db
    .selectFrom('sign_in_failure')
    .selectAll()
    .where('subject', '=', subject)
    .forUpdate()
    .executeTakeFirstOrThrow()
  const failures = countedFailures(row.failures, row.last_at, ctx.now)
  const seconds = secondsToWait(failures, row.last_at, ctx.now)
  if (seconds > 0) throw new Refused('too_many_attempts', { status: 429, params: { seconds } })
  if (await isRight()) {
    await ctx.db.deleteFrom('sign_in_failure').where('subject', '=', subject).execute()
    return
  }
  await ctx.db
    .updateTable('sign_in_failure')
    .set({ failures: failures + 1, last_at: ctx.now })
    .where('subject', '=', subject)
    .execute()
  throw new Refused('wrong_credentials', { status: 401, keepWrites: true })
}
