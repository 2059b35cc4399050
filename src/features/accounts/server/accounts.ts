import { sql } from 'kysely'
import { classNames } from '#features/school/public.ts'
import type { Input, Reply } from '#platform/contract.ts'
import { Invalid, notFound, Refused } from '#platform/errors.ts'
import type { Context } from '#platform/http/context.ts'
import { newId } from '#platform/ids.ts'
import { likeText } from '#platform/likeText.ts'
import type { Account, changeAccount as changeSpec, listAccounts as listSpec } from '../contract.ts'
import type { Role } from '../roles.ts'
import { passwordFault, usernameKey } from '../rules.ts'
import { hashPassword } from './password.ts'
import { endSessions } from './passwords.ts'

export interface NewAccount {
  username: string
  name: string
  role: Role
  password: string
  readerId?: string | null
  classIds?: string[]
}

/**
 * Makes an account.
 * @throws Invalid for a weak password, Refused `username_taken` or `reader_has_account`
 */
export async function createAccount(given: NewAccount, ctx: Context): Promise<Account> {
  const fault = passwordFault(given.password, given.username)
  if (fault) throw new Invalid('password', fault)
  await refuseTaken(given, ctx)
  const accountId = newId()
  await ctx.db
    .insertInto('account')
    .values({
      id: accountId,
      username: given.username,
      username_key: usernameKey(given.username),
      display_name: given.name,
      role: given.role,
      password_hash: await hashPassword(given.password),
      reader_id: given.readerId ?? null,
      state: 'active',
      created_at: ctx.now,
      password_changed_at: ctx.now,
    })
    .execute()
  await setClasses(ctx, accountId, given.classIds ?? [])
  const made = await accountById(ctx, accountId)
  ctx.audit({
    action: 'account.create',
    subjectId: accountId,
    subject: made.username,
    after: auditView(made),
  })
  return made
}

async function refuseTaken(given: NewAccount, ctx: Context): Promise<void> {
  const taken = await ctx.db
    .selectFrom('account')
    .select(['username_key'])
    .where((where) =>
      where.or([
        where('username_key', '=', usernameKey(given.username)),
        where('reader_id', '=', given.readerId ?? null),
      ]),
    )
    .executeTakeFirst()
  if (!taken) return
  if (taken.username_key === usernameKey(given.username)) {
    throw new Refused('username_taken', { field: 'username', params: { username: given.username } })
  }
  throw new Refused('reader_has_account', { field: 'readerId' })
}

type Changes = Input<typeof changeSpec>['body']

/** Changes name, role, state or classes. The last active librarian cannot be taken away. */
export async function changeAccount(accountId: string, changes: Changes, ctx: Context): Promise<Account> {
  await ctx.db.selectFrom('account').select('id').where('id', '=', accountId).forUpdate().execute()
  const before = await accountById(ctx, accountId)
  await keepOneLibrarian(before, changes, ctx)
  await ctx.db
    .updateTable('account')
    .set({
      display_name: changes.name ?? before.name,
      role: changes.role ?? before.role,
      state: changes.state ?? before.state,
    })
    .where('id', '=', accountId)
    .execute()
  if (changes.classIds) await setClasses(ctx, accountId, changes.classIds)
  if (changes.state === 'disabled') await endSessions(ctx, accountId, null)
  const after = await accountById(ctx, accountId)
  ctx.audit({
    action: 'account.change',
    subjectId: accountId,
    subject: after.username,
    before: auditView(before),
    after: auditView(after),
  })
  return after
}

async function keepOneLibrarian(before: Account, changes: Changes, ctx: Context): Promise<void> {
  const leaves = changes.state === 'disabled' || (changes.role !== undefined && changes.role !== 'librarian')
  if (before.role !== 'librarian' || before.state !== 'active' || !leaves) return
  const others = await ctx.db
    .selectFrom('account')
    .select('id')
    .where('role', '=', 'librarian')
    .where('state', '=', 'active')
    .forUpdate()
    .execute()
  if (others.every((other) => other.id === before.id)) throw new Refused('last_librarian')
}

async function setClasses(ctx: Context, accountId: string, classIds: string[]): Promise<void> {
  await ctx.db.deleteFrom('account_class').where('account_id', '=', accountId).execute()
  if (classIds.length === 0) return
  await ctx.db
    .insertInto('account_class')
    .values([...new Set(classIds)].map((class_id) => ({ account_id: accountId, class_id })))
    .execute()
}

function auditView(account: Account) {
  return {
    name: account.name,
    role: account.role,
    state: account.state,
    classes: account.classes.map((each) => each.name),
  }
}

async function accountById(ctx: Context, accountId: string): Promise<Account> {
  const { items } = await selectAccounts(ctx, { id: accountId, page: 1, size: 1 })
  if (!items[0]) throw notFound()
  return items[0]
}

export function listAccounts(query: Input<typeof listSpec>['query'], ctx: Context) {
  return selectAccounts(ctx, query)
}

interface AccountRow {
  id: string
  username: string
  name: string
  role: Role
  state: 'active' | 'disabled'
  readerId: string | null
  readerName: string | null
  classIds: string[]
  signedInAt: Date | null
  total: number
}

async function selectAccounts(
  ctx: Context,
  filter: { id?: string; q?: string; role?: Role; page: number; size: number },
): Promise<Reply<typeof listSpec>> {
  const like = `%${likeText(filter.q ?? '')}%`
  const { rows } = await sql<AccountRow>`
    select a.id, a.username, a.display_name as name, a.role, a.state, a.reader_id as "readerId", r.name as "readerName",
      array(select class_id::text from account_class c where c.account_id = a.id order by class_id) as "classIds",
      (select max(s.created_at) from session s where s.account_id = a.id and s.kind = 'browser') as "signedInAt",
      count(*) over () as total
    from account a left join reader r on r.id = a.reader_id
    where (${filter.id ?? null}::uuid is null or a.id = ${filter.id ?? null}::uuid)
      and (${filter.role ?? null}::text is null or a.role = ${filter.role ?? null}::text)
      and (a.username ilike ${like} or a.display_name ilike ${like})
    order by array_position(array['librarian','leader','teacher','class_librarian','reader'], a.role), a.username_key
    limit ${filter.size} offset ${(filter.page - 1) * filter.size}`.execute(ctx.db)
  const nameOf = await classNames(ctx)
  return {
    total: rows[0]?.total ?? 0,
    items: rows.map(({ total: _, classIds, signedInAt, ...row }) => ({
      ...row,
      signedInAt: signedInAt?.toISOString() ?? null,
      classes: classIds.map((classId) => ({ id: classId, name: nameOf(classId) })),
    })),
  }
}
