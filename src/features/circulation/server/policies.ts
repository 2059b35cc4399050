import type { Input, Reply } from '#platform/contract.ts'
import { Invalid } from '#platform/errors.ts'
import type { Context } from '#platform/http/context.ts'
import type { listPolicies as listSpec, setPolicies as setSpec } from '../contract.ts'
import type { PolicyLine } from '../rules.ts'

export async function listPolicies(ctx: Context): Promise<Reply<typeof listSpec>> {
  const lines = await ctx.db
    .selectFrom('lending_policy')
    .select([
      'reader_kind as readerKind',
      'grade',
      'loan_limit as loanLimit',
      'loan_days as loanDays',
      'overdue_blocks as overdueBlocks',
    ])
    .orderBy('reader_kind')
    .orderBy('grade')
    .execute()
  return { lines }
}

/** Replaces the table. Loans already out keep their due day. */
export async function setPolicies(
  { lines }: Input<typeof setSpec>['body'],
  ctx: Context,
): Promise<Reply<typeof setSpec>> {
  const keys = lines.map((line) => `${line.readerKind} ${line.grade}`)
  const double = keys.findIndex((key, index) => keys.indexOf(key) !== index)
  if (double >= 0) throw new Invalid(`lines.${double}`, 'policy_double')
  const before = await listPolicies(ctx)
  await writePolicies(lines, ctx)
  const after = await listPolicies(ctx)
  ctx.audit({
    action: 'policy.change',
    subject: 'lending_policy',
    before: before.lines,
    after: after.lines,
  })
  return after
}

export async function writePolicies(lines: readonly PolicyLine[], ctx: Context): Promise<void> {
  // Two who save at once do it one after the other.
  await ctx.db.selectFrom('school').select('id').forUpdate().execute()
  await ctx.db.deleteFrom('lending_policy').execute()
  await ctx.db
    .insertInto('lending_policy')
    .values(
      lines.map((line) => ({
        reader_kind: line.readerKind,
        grade: line.grade,
        loan_limit: line.loanLimit,
        loan_days: line.loanDays,
        overdue_blocks: line.overdueBlocks,
      })),
    )
    .execute()
}
