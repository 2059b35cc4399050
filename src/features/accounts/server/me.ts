import { classNames } from '#features/school/public.ts'
import { notFound } from '#platform/errors.ts'
import type { Context } from '#platform/http/context.ts'
import type { Me } from '../contract.ts'
import { permissionsOf } from '../roles.ts'

/** What the page needs to know of the person signed in. */
export async function meOf(ctx: Context, accountId = ctx.actor.accountId): Promise<Me> {
  const account = await ctx.db
    .selectFrom('account')
    .select(['id', 'username', 'display_name', 'role', 'reader_id'])
    .where('id', '=', accountId)
    .executeTakeFirst()
  if (!account) throw notFound()
  const classes = await ctx.db
    .selectFrom('account_class')
    .select('class_id')
    .where('account_id', '=', account.id)
    .execute()
  const nameOf = await classNames(ctx)
  // A program's token may hold fewer words than its maker.
  const held = ctx.actor.accountId === account.id ? ctx.actor.permissions : permissionsOf(account.role)
  return {
    id: account.id,
    username: account.username,
    name: account.display_name,
    role: account.role,
    permissions: [...held].sort(),
    readerId: account.reader_id,
    classes: classes.map(({ class_id }) => ({ id: class_id, name: nameOf(class_id) })),
  }
}
