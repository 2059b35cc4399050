import type { TitleRecord } from '#features/catalogue/contract.ts'
import type { RowFault } from '#platform/imports/kind.ts'
import type { BookRow } from './readBooks.ts'

export interface KnownTitle {
  id: string
  isbn: string | null
  matchKey: string
  partNumber: string | null
}

export interface KnownVolume {
  id: string
  titleId: string
  barcode: string
  accessionNo: string
  callNumber: string | null
  location: string | null
  title: string
  isbn: string | null
  matchKey: string
}

export interface VolumeChange {
  row: BookRow
  before: KnownVolume
  callNumber: string | null
  location: string | null
}

export interface BookPlan {
  /** Titles to make, each with the rows whose volumes belong to it. */
  titles: { record: TitleRecord; rows: BookRow[] }[]
  /** Volumes for titles that are held. */
  additions: { titleId: string; rows: BookRow[] }[]
  changed: VolumeChange[]
  unchanged: BookRow[]
  faults: RowFault[]
}

/**
 * Matches rows with what is held: a volume by its barcode, a title by ISBN, else by title and first author.
 * A row without barcode whose title is held adds nothing unless `addCopies`: so the same list twice changes nothing.
 */
export function planBooks(
  rows: readonly BookRow[],
  held: { titles: readonly KnownTitle[]; volumes: readonly KnownVolume[] },
  addCopies: boolean,
): BookPlan {
  const plan: BookPlan = { titles: [], additions: [], changed: [], unchanged: [], faults: [] }
  const byBarcode = new Map(held.volumes.map((volume) => [volume.barcode, volume]))
  const byAccession = new Map(held.volumes.map((volume) => [volume.accessionNo, volume]))
  const byIsbn = new Map(
    held.titles.flatMap((title) =>
      title.isbn ? [[isbnKey(title.isbn, title.partNumber), title] as const] : [],
    ),
  )
  const byMatch = new Map(held.titles.map((title) => [title.matchKey, title]))
  const made = new Map<string, BookPlan['titles'][number]>()
  const added = new Map<string, BookPlan['additions'][number]>()
  for (const row of rows) {
    const number = row.accessionNo ? byAccession.get(row.accessionNo) : undefined
    const volume = row.barcode ? byBarcode.get(row.barcode) : sameTitle(row, number)
    if (volume) planHeldVolume(row, volume, plan)
    else if (number) {
      plan.faults.push({
        row: row.row,
        column: 'accessionNo',
        code: 'accession_taken',
        params: { title: number.title },
      })
    } else {
      const title =
        (row.isbn ? byIsbn.get(isbnKey(row.isbn, row.record.partNumber)) : undefined) ??
        heldByMatch(row, byMatch)
      if (!title) collect(made, keyOf(row), () => ({ record: row.record, rows: [] })).rows.push(row)
      else if (row.barcode || addCopies)
        collect(added, title.id, () => ({ titleId: title.id, rows: [] })).rows.push(row)
      else plan.unchanged.push(row)
    }
  }
  return { ...plan, titles: [...made.values()], additions: [...added.values()] }
}

/** Title and author alone decide only when one of the two has no ISBN: two ISBNs are two editions. */
function heldByMatch(row: BookRow, byMatch: ReadonlyMap<string, KnownTitle>): KnownTitle | undefined {
  const title = byMatch.get(row.matchKey)
  return title && row.isbn && title.isbn && row.isbn !== title.isbn ? undefined : title
}

/** The volumes of a set often share one ISBN. */
function isbnKey(isbn: string, partNumber: string | null | undefined): string {
  return `isbn ${isbn} ${partNumber ?? ''}`
}

function keyOf(row: BookRow): string {
  return row.isbn ? isbnKey(row.isbn, row.record.partNumber) : row.matchKey
}

function collect<T>(into: Map<string, T>, key: string, make: () => T): T {
  const there = into.get(key) ?? make()
  into.set(key, there)
  return there
}

/** The volume, when it is of the title that the row describes. */
function sameTitle(row: BookRow, volume: KnownVolume | undefined): KnownVolume | undefined {
  const same = row.isbn && volume?.isbn ? row.isbn === volume.isbn : row.matchKey === volume?.matchKey
  return same ? volume : undefined
}

function planHeldVolume(row: BookRow, volume: KnownVolume, plan: BookPlan): void {
  if (!sameTitle(row, volume)) {
    plan.faults.push({
      row: row.row,
      column: 'barcode',
      code: 'barcode_of_another',
      params: { title: volume.title },
    })
    return
  }
  const callNumber = row.callNumber ?? volume.callNumber
  const location = row.location ?? volume.location
  if (callNumber === volume.callNumber && location === volume.location) plan.unchanged.push(row)
  else plan.changed.push({ row, before: volume, callNumber, location })
}
