import { sql } from 'kysely'
import type { Db } from './db.ts'

declare module './db.ts' {
  interface Tables {
    number_sequence: { name: string; prefix: string; width: number; next_number: number }
  }
}

/** How numbers of a kind look: `{prefix: 'P', width: 6}` → P000001. */
export interface NumberShape {
  name: string
  prefix: string
  width: number
}

function written(shape: { prefix: string; width: number }, number: number): string {
  return shape.prefix + String(number).padStart(shape.width, '0')
}

/**
 * Takes the next `count` numbers for good. Whoever comes second waits for the first's transaction;
 * a transaction rolled back gives its numbers back, so none is burned.
 */
export async function takeNumbers(db: Db, shape: NumberShape, count: number): Promise<string[]> {
  await sql`insert into number_sequence (name, prefix, width, next_number)
    values (${shape.name}, ${shape.prefix}, ${shape.width}, 1)
    on conflict on constraint number_sequence_pk do nothing`.execute(db)
  const { rows } = await sql<{ first: number; prefix: string; width: number }>`
    update number_sequence set next_number = next_number + ${count}::bigint where name = ${shape.name}
    returning next_number - ${count}::bigint as first, prefix, width`.execute(db)
  const row = rows[0]
  if (!row) throw new Error(`no sequence ${shape.name}`)
  return Array.from({ length: count }, (_, index) => written(row, row.first + index))
}

/** As `takeNumbers`, passing over numbers that came into use another way (an older system, a list). */
export async function takeFreeNumbers(
  db: Db,
  shape: NumberShape,
  count: number,
  inUse: (numbers: string[]) => Promise<ReadonlySet<string>>,
): Promise<string[]> {
  const free: string[] = []
  while (free.length < count) {
    const taken = await takeNumbers(db, shape, count - free.length)
    const used = await inUse(taken)
    free.push(...taken.filter((number) => !used.has(number)))
  }
  return free
}

/** The number that would be given next; a proposal, not a promise. */
export async function nextNumber(db: Db, shape: NumberShape): Promise<string> {
  const row = await db
    .selectFrom('number_sequence')
    .selectAll()
    .where('name', '=', shape.name)
    .executeTakeFirst()
  return row ? written(row, row.next_number) : written(shape, 1)
}

/** After numbers came from outside (an import): goes on behind the largest of them that has this shape. */
export async function moveBehind(db: Db, shape: NumberShape, given: string[]): Promise<void> {
  // Only numbers of this shape: a long barcode must not carry the register off.
  const pattern = new RegExp(`^${shape.prefix}(\\d{1,${shape.width}})$`)
  let largest = 0
  for (const number of given) largest = Math.max(largest, Number(pattern.exec(number)?.[1] ?? 0))
  if (largest === 0) return
  await sql`insert into number_sequence (name, prefix, width, next_number)
    values (${shape.name}, ${shape.prefix}, ${shape.width}, ${largest + 1})
    on conflict on constraint number_sequence_pk
    do update set next_number = greatest(number_sequence.next_number, excluded.next_number)`.execute(db)
}
