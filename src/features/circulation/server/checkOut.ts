import { sql } from 'kysely'
import type { VolumeState } from '#features/holdings/rules.ts'
import type { CardState, ReaderKind } from '#features/readers/rules.ts'
import { normalNumber } from '#platform/codes.ts'
import type { Input } from '#platform/contract.ts'
import { notFound, Refused } from '#platform/errors.ts'
import { type Context, holds } from '#platform/http/context.ts'
import { newId } from '#platform/ids.ts'
import type { Lent, checkOut as spec } from '../contract.ts'
import { dueDay, lendRefusals, policyFor, refusalAfterOverride } from '../rules.ts'
import { type Standing, standingOf } from './loanFacts.ts'

/**
 * Lends a volume: locks reader and volume, reads what the rules ask, decides, writes. Three statements.
 * @throws Refused 404 `unknown_card`, `unknown_barcode`; 409 with a code of `LEND_REFUSALS`; 403 `override_not_allowed`
 */
export async function checkOut(body: Input<typeof spec>['body'], ctx: Context): Promise<Lent> {
  const { reader, volume } = await lockBoth(body.card, body.barcode, ctx)
  const standing = await standingOf(reader.readerId, volume.volumeId, ctx)
  const facts = { ...reader, ...volume, ...standing, today: ctx.today }
  const override = overrideOf(body.overrideReason, ctx)
  const refusals = lendRefusals(facts)
  const refusal = refusalAfterOverride(refusals, override !== null)
  const policy = policyFor(standing.policies, reader.readerKind, standing.grade)
  if (refusal || !policy) {
    const params = {
      barcode: volume.barcode,
      title: volume.title,
      reader: reader.name,
      ...limits(standing, policy),
    }
    throw new Refused(refusal ?? 'not_entitled', { params })
  }
  const dueOn = dueDay(ctx.today, policy.loanDays, standing.opening)
  const { loanId, actionId } = await insertLoan(
    reader.readerId,
    volume.volumeId,
    dueOn,
    override,
    body.desk,
    ctx,
  )
  ctx.audit({
    action: refusals.length > 0 ? 'loan.lend_override' : 'loan.lend',
    subjectId: loanId,
    subject: `${volume.title} ${volume.barcode} → ${reader.name}`,
    after: { reader: reader.name, card: reader.card, dueOn, overridden: refusals },
    reason: override ?? undefined,
  })
  return {
    id: loanId,
    barcode: volume.barcode,
    title: volume.title,
    reader: { id: reader.readerId, name: reader.name, className: standing.className, card: reader.card },
    lentOn: ctx.today,
    dueOn,
    actionId,
  }
}

function limits(standing: Standing, policy: { loanLimit: number } | undefined) {
  return { limit: policy?.loanLimit ?? 0, out: standing.openLoans, overdue: standing.overdueLoans }
}

function overrideOf(reason: string | undefined, ctx: Context): string | null {
  if (reason === undefined) return null
  if (!holds(ctx.actor, 'circulation.override')) throw new Refused('override_not_allowed', { status: 403 })
  return reason
}

interface LockedReader {
  readerId: string
  name: string
  readerKind: ReaderKind
  leftOn: string | null
  card: string
  cardState: CardState
}

interface LockedVolume {
  volumeId: string
  barcode: string
  volumeState: VolumeState
  title: string
}

/**
 * Locks the reader and the volume, so that of two desks with one reader at the limit, or one volume, one waits.
 * `no key update` is what a loan's foreign keys do not wait for.
 */
async function lockBoth(
  card: string,
  barcode: string,
  ctx: Context,
): Promise<{ reader: LockedReader; volume: LockedVolume }> {
  const { rows } = await sql<Partial<LockedReader> & Partial<LockedVolume>>`/* lend.lock */
    with r as (
      select r.id as "readerId", r.name, r.kind as "readerKind", r.left_on as "leftOn", k.number as card, k.state as "cardState"
      from card k join reader r on r.id = k.reader_id where k.number = ${normalNumber(card)} for no key update of r),
    v as (
      select v.id as "volumeId", v.barcode, v.state as "volumeState", t.title
      from volume v join title t on t.id = v.title_id where v.barcode = ${normalNumber(barcode)} for no key update of v)
    select * from (values (1)) one left join r on true left join v on true`.execute(ctx.db)
  const row = rows[0]
  if (!row?.readerId) throw notFound('unknown_card', 'card', { card })
  if (!row.volumeId) throw notFound('unknown_barcode', 'barcode', { barcode })
  return { reader: row as LockedReader, volume: row as LockedVolume }
}

async function insertLoan(
  readerId: string,
  volumeId: string,
  dueOn: string,
  override: string | null,
  desk: string,
  ctx: Context,
): Promise<{ loanId: string; actionId: string }> {
  const loanId = newId()
  const actionId = newId()
  await sql`/* lend.insert */ with made as (
      insert into loan (id, volume_id, reader_id, lent_at, lent_by, due_on, override_reason)
      values (${loanId}, ${volumeId}, ${readerId}, ${ctx.now}, ${ctx.actor.accountId}, ${dueOn}, ${override})
      returning id)
    insert into desk_action (id, desk, kind, loan_id, at, account_id)
    select ${actionId}::uuid, ${desk}, 'lend', id, ${ctx.now}::timestamptz, ${ctx.actor.accountId}::uuid from made`.execute(
    ctx.db,
  )
  return { loanId, actionId }
}
