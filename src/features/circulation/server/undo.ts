import { sql } from 'kysely'
import type { VolumeState } from '#features/holdings/rules.ts'
import { notFound, Refused } from '#platform/errors.ts'
import type { Context } from '#platform/http/context.ts'
import type { DeskAction } from '../contract.ts'
import { undoRefusal } from '../rules.ts'
import { deskActions } from './deskActions.ts'

interface Facts {
  loanId: string
  kind: 'lend' | 'return'
  actionUndone: boolean
  newerActions: number
  loanReturned: boolean
  lentOn: boolean
  volumeState: VolumeState
}

/**
 * Reverses a lending (it was never a loan) or a return (the loan is open again with its old due day).
 * @throws Refused with a code of `UndoRefusal` when something has happened since
 */
export async function undoAction(actionId: string, ctx: Context): Promise<DeskAction> {
  await lockVolumeOf(actionId, ctx)
  const facts = await factsOf(actionId, ctx)
  const refusal = undoRefusal(facts)
  if (refusal) throw new Refused(refusal)
  await ctx.db
    .updateTable('loan')
    .set(
      facts.kind === 'lend'
        ? { undone_at: ctx.now }
        : { returned_at: null, returned_by: null, condition: null },
    )
    .where('id', '=', facts.loanId)
    .execute()
  await ctx.db.updateTable('desk_action').set({ undone_at: ctx.now }).where('id', '=', actionId).execute()
  const [action] = await deskActions(sql`a.id = ${actionId}`, ctx)
  if (!action) throw notFound('unknown_action')
  ctx.audit({
    action: facts.kind === 'lend' ? 'loan.undo_lend' : 'loan.undo_return',
    subjectId: facts.loanId,
    subject: `${action.title} ${action.barcode} · ${action.reader.name}`,
    after: { reader: action.reader.name, dueOn: action.dueOn },
  })
  return action
}

async function lockVolumeOf(actionId: string, ctx: Context): Promise<void> {
  const { rows } = await sql`select v.id from desk_action a
    join loan l on l.id = a.loan_id join volume v on v.id = l.volume_id
    where a.id = ${actionId} for no key update of v`.execute(ctx.db)
  if (rows.length === 0) throw notFound('unknown_action')
}

async function factsOf(actionId: string, ctx: Context): Promise<Facts> {
  const { rows } = await sql<Facts>`
    select a.loan_id as "loanId", a.kind, a.undone_at is not null or l.undone_at is not null as "actionUndone",
      (select count(*) from desk_action n where n.desk = a.desk and n.at > a.at) as "newerActions",
      l.returned_at is not null as "loanReturned", v.state as "volumeState",
      exists (select 1 from loan other where other.volume_id = l.volume_id and other.id <> l.id
        and other.returned_at is null and other.undone_at is null) as "lentOn"
    from desk_action a join loan l on l.id = a.loan_id join volume v on v.id = l.volume_id
    where a.id = ${actionId}`.execute(ctx.db)
  const facts = rows[0]
  if (!facts) throw notFound('unknown_action')
  return facts
}
