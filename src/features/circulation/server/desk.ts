import { sql } from 'kysely'
import type { CardState, ReaderKind } from '#features/readers/rules.ts'
import { dayIn } from '#platform/clock.ts'
import { normalNumber } from '#platform/codes.ts'
import type { Input, Reply } from '#platform/contract.ts'
import { notFound } from '#platform/errors.ts'
import type { Context } from '#platform/http/context.ts'
import type { DeskReader, readScan as scanSpec } from '../contract.ts'
import { meaningOf, overdueDays, policyFor, readerBlocks } from '../rules.ts'
import { standingOf } from './loanFacts.ts'

interface Scanned {
  readerId: string | null
  barcode: string | null
  title: string | null
  out: boolean
}

/** What a code is: a card (any card the reader ever had), a volume, both or neither. */
export async function readScan(
  query: Input<typeof scanSpec>['query'],
  ctx: Context,
): Promise<Reply<typeof scanSpec>> {
  const code = normalNumber(query.code)
  const { rows } = await sql<Scanned>`/* desk.scan */
    select k.reader_id as "readerId", v.barcode, t.title, l.id is not null as out
    from (values (1)) one
    left join card k on k.number = ${code}
    left join volume v on v.barcode = ${code}
    left join title t on t.id = v.title_id
    left join loan l on l.volume_id = v.id and l.returned_at is null and l.undone_at is null`.execute(ctx.db)
  const row = rows[0] ?? { readerId: null, barcode: null, title: null, out: false }
  const meaning = meaningOf({
    isCard: row.readerId !== null,
    volume: row.barcode === null ? 'none' : row.out ? 'out' : 'in',
    readerOpen: query.readerOpen === 'true',
    returnOnly: query.returnOnly === 'true',
  })
  const reader = meaning === 'open_reader' && row.readerId ? await openReader(row.readerId, ctx, code) : null
  return { meaning, barcode: row.barcode, title: row.title, reader }
}

interface ReaderRow {
  id: string
  name: string
  kind: ReaderKind
  leftOn: string | null
  card: string | null
  cardState: CardState | null
}

/** A reader as the counter shows them, by the card that was scanned or else the one in use. */
export async function openReader(readerId: string, ctx: Context, scannedCard?: string): Promise<DeskReader> {
  const { rows } = await sql<ReaderRow>`
    select r.id, r.name, r.kind, r.left_on as "leftOn", k.number as card, k.state as "cardState"
    from reader r left join lateral (select number, state from card where card.reader_id = r.id
      order by (number = ${scannedCard ?? ''}) desc, (state = 'active') desc, issued_on desc, id desc limit 1) k on true
    where r.id = ${readerId}`.execute(ctx.db)
  const reader = rows[0]
  if (!reader) throw notFound('unknown_reader')
  const standing = await standingOf(readerId, null, ctx)
  return {
    id: reader.id,
    name: reader.name,
    kind: reader.kind,
    className: standing.className,
    card: reader.card ?? '',
    loanLimit: policyFor(standing.policies, reader.kind, standing.grade)?.loanLimit ?? 0,
    blocks: readerBlocks({
      ...standing,
      today: ctx.today,
      readerKind: reader.kind,
      leftOn: reader.leftOn,
      cardState: reader.cardState ?? 'ended',
    }),
    loans: await openLoans(readerId, ctx),
  }
}

async function openLoans(readerId: string, ctx: Context): Promise<DeskReader['loans']> {
  const rows = await ctx.db
    .selectFrom('loan as l')
    .innerJoin('volume as v', 'v.id', 'l.volume_id')
    .innerJoin('title as t', 't.id', 'v.title_id')
    .select(['l.id', 'v.barcode', 't.title', 'l.lent_at as lentAt', 'l.due_on as dueOn'])
    .where('l.reader_id', '=', readerId)
    .where('l.returned_at', 'is', null)
    .where('l.undone_at', 'is', null)
    .orderBy('l.due_on')
    .orderBy('l.id')
    .execute()
  return rows.map(({ lentAt, ...row }) => ({
    ...row,
    lentOn: dayIn(ctx.timeZone, lentAt),
    overdueDays: overdueDays(row.dueOn, ctx.today),
  }))
}
