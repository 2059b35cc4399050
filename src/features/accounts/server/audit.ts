import { addDays, startOfDay } from '#platform/clock.ts'
import type { Input, Reply } from '#platform/contract.ts'
import type { Context } from '#platform/http/context.ts'
import { likeText } from '#platform/likeText.ts'
import type { listAudit as listSpec } from '../contract.ts'

/** Audit lines, newest first. `person` is part of a name, `thing` part of what was acted on or its id. */
export async function listAudit(
  query: Input<typeof listSpec>['query'],
  ctx: Context,
): Promise<Reply<typeof listSpec>> {
  let lines = ctx.db.selectFrom('audit')
  if (query.person) lines = lines.where('actor', 'ilike', `%${likeText(query.person)}%`)
  const { thing } = query
  if (thing) {
    lines = lines.where((where) =>
      isId(thing)
        ? where('subject_id', '=', thing)
        : where.or([
            where('subject', 'ilike', `%${likeText(thing)}%`),
            where('action', 'like', `${likeText(thing)}%`),
          ]),
    )
  }
  if (query.from) lines = lines.where('at', '>=', startOfDay(ctx.timeZone, query.from))
  if (query.to) lines = lines.where('at', '<', startOfDay(ctx.timeZone, addDays(query.to, 1)))
  const { total } = await lines
    .select((select) => select.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  const rows = await lines
    .selectAll()
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(query.size)
    .offset((query.page - 1) * query.size)
    .execute()
  return {
    total,
    items: rows.map((row) => ({
      id: row.id,
      at: row.at.toISOString(),
      actor: row.actor,
      role: row.role,
      action: row.action,
      subjectId: row.subject_id,
      subject: row.subject,
      before: row.before,
      after: row.after,
      reason: row.reason,
      requestId: row.request_id,
    })),
  }
}

function isId(text: string): boolean {
  return /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(text)
}
