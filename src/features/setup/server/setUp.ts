import { sql } from 'kysely'
import { createAccount, openBrowserSession, permissionsOf, throttled } from '#features/accounts/public.ts'
import { writePolicies } from '#features/circulation/public.ts'
import { FIRST_POLICIES } from '#features/circulation/rules.ts'
import { addTerm, insertClass, insertSchool, schoolRow } from '#features/school/public.ts'
import { entryYearOf, YEAR_STARTS_MONTH } from '#features/school/rules.ts'
import { dayIn } from '#platform/clock.ts'
import type { Input, Reply } from '#platform/contract.ts'
import { Invalid, Refused } from '#platform/errors.ts'
import type { Context } from '#platform/http/context.ts'
import type { setUpSchool as spec } from '../contract.ts'
import { isSetupCode } from './setupCode.ts'

const SET_UP_LOCK = 5_810_237

/**
 * The set-up code, checked with a growing delay, on a store that is still empty. Two set-ups at once queue up here.
 * @throws Refused `already_set_up`, `wrong_setup_code`, `too_many_attempts`
 */
export async function requireEmptyStore(expected: string, given: string, ctx: Context): Promise<void> {
  await sql`select pg_advisory_xact_lock(${sql.lit(SET_UP_LOCK)})`.execute(ctx.db)
  if (await schoolRow(ctx.db)) throw new Refused('already_set_up')
  try {
    await throttled(`setup|${ctx.http.ip}`, ctx, async () => {
      const right = isSetupCode(expected, given)
      ctx.audit({ action: right ? 'setup.code' : 'setup.code_fail', subject: ctx.http.ip })
      return right
    })
  } catch (error) {
    if (error instanceof Refused && error.code === 'wrong_credentials') {
      throw new Refused('wrong_setup_code', { status: 403, field: 'code', keepWrites: true })
    }
    throw error
  }
}

/** Makes the school with its classes, term, lending rules and first librarian, who is signed in at once. */
export async function setUpSchool(
  body: Input<typeof spec>['body'],
  ctx: Context,
): Promise<Reply<typeof spec>> {
  const today = dayIn(body.school.timeZone, ctx.now)
  await insertSchool({ ...body.school, classNamePattern: body.classNamePattern, demo: false }, ctx)
  await addTerm(body.term, ctx)
  await writePolicies(FIRST_POLICIES, ctx)
  for (const [index, { grade, number, ownName }] of body.classes.entries()) {
    const entryYear = entryYearOf(grade, today, YEAR_STARTS_MONTH)
    const made = await insertClass(ctx, { entryYear, number, ownName: ownName || null })
    if (!made) throw new Invalid(`classes.${index}`, 'class_twice')
  }
  const account = await createAccount({ ...body.librarian, role: 'librarian' }, ctx)
  await openBrowserSession(account.id, ctx)
  return {
    id: account.id,
    username: account.username,
    name: account.name,
    role: account.role,
    permissions: [...permissionsOf(account.role)].sort(),
    readerId: null,
    classes: [],
  }
}
