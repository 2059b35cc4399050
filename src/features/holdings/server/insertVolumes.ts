import { sql } from 'kysely'
import { normalNumber } from '#platform/codes.ts'
import { Refused } from '#platform/errors.ts'
import type { Context } from '#platform/http/context.ts'
import { newId } from '#platform/ids.ts'
import { moveBehind, takeFreeNumbers } from '#platform/sequence.ts'
import { ACCESSION_SHAPE, type VolumeSource, type VolumeState } from '../rules.ts'

export interface NewVolume {
  titleId: string
  /** Given by a list or typed; else the accession number. */
  barcode?: string
  /** Given by a list; else the next in sequence. */
  accessionNo?: string
  callNumber: string | null
  location: string | null
  priceFen: number | null
  source: VolumeSource
  acquiredOn: string
  state: VolumeState
}

/**
 * Adds volumes in one statement. Numbers are taken under the sequence's lock, so two cataloguers never share one.
 * @throws Refused `barcode_taken` naming the first barcode or accession number in use
 */
export async function insertVolumes(volumes: readonly NewVolume[], ctx: Context): Promise<void> {
  const without = volumes.filter((volume) => !volume.accessionNo)
  const given = volumes.flatMap((volume) => (volume.accessionNo ? [volume.accessionNo] : []))
  await moveBehind(ctx.db, ACCESSION_SHAPE, given)
  const numbers = await takeFreeNumbers(ctx.db, ACCESSION_SHAPE, without.length, (some) =>
    numbersInUse(some, ctx),
  )
  const rows = volumes.map((volume) => {
    const accessionNo = volume.accessionNo ?? numbers.shift() ?? ''
    return {
      id: newId(),
      title_id: volume.titleId,
      accession_no: accessionNo,
      barcode: normalNumber(volume.barcode ?? accessionNo),
      call_number: volume.callNumber,
      location: volume.location,
      price_fen: volume.priceFen,
      source: volume.source,
      acquired_on: volume.acquiredOn,
      state: volume.state,
      created_at: ctx.now,
    }
  })
  const { rows: made } = await sql<{ id: string }>`insert into volume
    select * from jsonb_populate_recordset(null::volume, ${JSON.stringify(rows)}::jsonb)
    on conflict do nothing returning id`.execute(ctx.db)
  if (made.length < rows.length) {
    const went = new Set(made.map((row) => row.id))
    const taken = rows.find((row) => !went.has(row.id))
    throw new Refused('barcode_taken', { field: 'barcode', params: { barcode: taken?.barcode ?? '' } })
  }
}

/** Barcodes and accession numbers share one sequence, so neither may be in use. */
async function numbersInUse(numbers: string[], ctx: Context): Promise<Set<string>> {
  const rows = await ctx.db
    .selectFrom('volume')
    .select(['barcode', 'accession_no'])
    .where((where) => where.or([where('barcode', 'in', numbers), where('accession_no', 'in', numbers)]))
    .execute()
  return new Set(rows.flatMap((row) => [row.barcode, row.accession_no]))
}
