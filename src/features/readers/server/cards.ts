import { sql } from 'kysely'
import { normalNumber } from '#platform/codes.ts'
import { notFound, Refused } from '#platform/errors.ts'
import type { Context } from '#platform/http/context.ts'
import { newId } from '#platform/ids.ts'
import { moveBehind, takeFreeNumbers } from '#platform/sequence.ts'
import type { ReaderDetail } from '../contract.ts'
import { type CardState, cardNumberShape, mayMoveCard, type ReaderKind } from '../rules.ts'
import { getReader, wholeReader } from './readerDetail.ts'

export interface NewCard {
  readerId: string
  kind: ReaderKind
  /** As printed on the card; null: the next in sequence. */
  number: string | null
}

/**
 * Opens cards. Numbers that are not given are allotted, past those in use.
 * @returns the numbers, in order
 * @throws Refused `card_taken` when somebody has or had a number
 */
export async function openCards(
  cards: readonly NewCard[],
  ctx: Context,
  field = 'cardNumber',
): Promise<string[]> {
  const numbers = await numbersFor(cards, ctx)
  const rows = cards.map((card, index) => ({
    id: newId(),
    reader_id: card.readerId,
    number: numbers[index],
    state: 'active',
    issued_on: ctx.today,
    ended_on: null,
  }))
  const { rows: made } = await sql<{ number: string }>`insert into card
    select * from jsonb_populate_recordset(null::card, ${JSON.stringify(rows)}::jsonb)
    on conflict on constraint card_number_unique do nothing returning number`.execute(ctx.db)
  if (made.length < rows.length) {
    const went = new Set(made.map((row) => row.number))
    const taken = numbers.find((number) => !went.has(number)) ?? ''
    throw new Refused('card_taken', { field, params: { card: taken } })
  }
  return numbers
}

async function numbersFor(cards: readonly NewCard[], ctx: Context): Promise<string[]> {
  const given = cards.flatMap((card) => (card.number ? [normalNumber(card.number)] : []))
  const allotted = new Map<string, string[]>()
  for (const kind of ['pupil', 'teacher'] as const) {
    const shape = cardNumberShape(kind)
    await moveBehind(ctx.db, shape, given)
    const count = cards.filter(
      (card) => !card.number && cardNumberShape(card.kind).name === shape.name,
    ).length
    allotted.set(shape.name, await takeFreeNumbers(ctx.db, shape, count, (some) => numbersInUse(some, ctx)))
  }
  return cards.map((card) =>
    card.number ? normalNumber(card.number) : (allotted.get(cardNumberShape(card.kind).name)?.shift() ?? ''),
  )
}

async function numbersInUse(numbers: string[], ctx: Context): Promise<Set<string>> {
  const rows = await ctx.db.selectFrom('card').select('number').where('number', 'in', numbers).execute()
  return new Set(rows.map((row) => row.number))
}

/** Issues a new card; the one in use or lost before it is replaced. Loans belong to the person and stay. */
export async function issueCard(
  readerId: string,
  number: string | null,
  ctx: Context,
): Promise<ReaderDetail> {
  await ctx.db.selectFrom('reader').select('id').where('id', '=', readerId).forUpdate().execute()
  const before = await wholeReader(readerId, ctx)
  await ctx.db
    .updateTable('card')
    .set({ state: 'replaced', ended_on: ctx.today })
    .where('reader_id', '=', readerId)
    .where('state', 'in', ['active', 'lost'])
    .execute()
  const [card] = await openCards([{ readerId, kind: before.kind, number }], ctx, 'number')
  ctx.audit({
    action: 'card.issue',
    subjectId: readerId,
    subject: before.name,
    before: { card: before.card, state: before.cardState },
    after: { card, state: 'active' },
  })
  return getReader(readerId, ctx)
}

/** Moves a card along `CARD_MOVES`: lost, found again, ended. */
export async function changeCard(cardId: string, to: CardState, ctx: Context): Promise<ReaderDetail> {
  const card = await ctx.db
    .selectFrom('card')
    .selectAll()
    .where('id', '=', cardId)
    .forUpdate()
    .executeTakeFirst()
  if (!card) throw notFound('unknown_card')
  if (!mayMoveCard(card.state, to)) throw new Refused('card_move')
  await ctx.db
    .updateTable('card')
    .set({ state: to, ended_on: to === 'ended' ? ctx.today : null })
    .where('id', '=', cardId)
    .execute()
  const reader = await getReader(card.reader_id, ctx)
  ctx.audit({
    action: 'card.change',
    subjectId: reader.id,
    subject: reader.name,
    before: { card: card.number, state: card.state },
    after: { card: card.number, state: to },
  })
  return reader
}
