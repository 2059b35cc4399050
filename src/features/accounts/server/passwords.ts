import { Invalid, notFound } from '#platform/errors.ts'
import type { Context } from '#platform/http/context.ts'
import { passwordFault } from '../rules.ts'
import { hashPassword, passwordMatches } from './password.ts'
import { throttled } from './signIn.ts'

/** Changes the own password after proof of the old one, and ends the person's other sessions. */
export async function changePassword(body: { current: string; next: string }, ctx: Context): Promise<void> {
  const account = await accountOf(ctx, ctx.actor.accountId)
  await throttled(`change|${account.id}`, ctx, async () => {
    const right = await passwordMatches(account.password_hash, body.current)
    if (!right) {
      ctx.audit({ action: 'password.change_fail', subjectId: account.id, subject: account.username })
    }
    return right
  })
  await setPassword(ctx, account, body.next)
  await endSessions(ctx, account.id, ctx.actor.sessionId)
  ctx.audit({ action: 'password.change', subjectId: account.id, subject: account.username })
}

/** Sets another person's password; every session of theirs ends. */
export async function resetPassword(accountId: string, next: string, ctx: Context): Promise<void> {
  const account = await accountOf(ctx, accountId)
  await setPassword(ctx, account, next)
  await endSessions(ctx, account.id, account.id === ctx.actor.accountId ? ctx.actor.sessionId : null)
  ctx.audit({ action: 'password.reset', subjectId: account.id, subject: account.username })
}

interface Account {
  id: string
  username: string
  password_hash: string
}

async function accountOf(ctx: Context, accountId: string | null): Promise<Account> {
  const account = await ctx.db
    .selectFrom('account')
    .select(['id', 'username', 'password_hash'])
    .where('id', '=', accountId)
    .executeTakeFirst()
  if (!account) throw notFound()
  return account
}

async function setPassword(ctx: Context, account: Account, next: string): Promise<void> {
  const fault = passwordFault(next, account.username)
  if (fault) throw new Invalid('next', fault)
  await ctx.db
    .updateTable('account')
    .set({ password_hash: await hashPassword(next), password_changed_at: ctx.now })
    .where('id', '=', account.id)
    .execute()
}

/** Ends the sessions and tokens of an account, save one session. */
export async function endSessions(ctx: Context, accountId: string, keep: string | null): Promise<void> {
  await ctx.db
    .updateTable('session')
    .set({ ended_at: ctx.now })
    .where('account_id', '=', accountId)
    .where('ended_at', 'is', null)
    .$if(keep !== null, (query) => query.where('id', '!=', keep))
    .execute()
}
