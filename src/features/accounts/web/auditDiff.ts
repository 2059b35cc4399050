export interface DiffRow {
  field: string
  before: unknown
  after: unknown
}

/** What a person looks for first; the store gives the fields back in an order of its own. */
const FIRST = [
  'name',
  'title',
  'reader',
  'card',
  'kind',
  'role',
  'state',
  'fromDay',
  'toDay',
  'startsOn',
  'endsOn',
]

/**
 * What differs between the two sides of an audit line, field by field; on an act with one side, what that side says.
 * A side that names a part of the fields of the other says only what was asked to change.
 */
export function auditDiff(before: unknown, after: unknown): DiffRow[] {
  const old = fieldsOf(before)
  const next = fieldsOf(after)
  const isPart = next.size > 0 && next.size < old.size && [...next.keys()].every((field) => old.has(field))
  const fields = isPart ? [...next.keys()] : [...new Set([...old.keys(), ...next.keys()])]
  return fields
    .map((field) => ({ field, before: old.get(field), after: next.get(field) }))
    .filter((row) => row.field !== 'id' && !isSame(row.before, row.after))
    .sort((one, other) => place(one.field) - place(other.field))
}

function place(field: string): number {
  const index = FIRST.indexOf(field)
  return index < 0 ? FIRST.length : index
}

/** Lines of a table (lending rules) become one field each, so that a changed line is seen among the others. */
function fieldsOf(side: unknown): Map<string, unknown> {
  if (Array.isArray(side)) return new Map(side.map((line, index) => [lineKey(line, index), line]))
  if (isRecord(side)) return new Map(Object.entries(side))
  return isNothing(side) ? new Map() : new Map([['value', side]])
}

function lineKey(line: unknown, index: number): string {
  const isPolicy = isRecord(line) && 'readerKind' in line && 'grade' in line
  return isPolicy ? `policy.${line.readerKind}.${line.grade}` : `line.${index + 1}`
}

function isSame(one: unknown, other: unknown): boolean {
  return (isNothing(one) && isNothing(other)) || JSON.stringify(one) === JSON.stringify(other)
}

export function isNothing(value: unknown): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
