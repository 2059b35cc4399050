import { readClassName } from '#features/school/rules.ts'
import { normalNumber } from '#platform/codes.ts'
import type { ImportRow, RowFault } from '#platform/imports/kind.ts'
import type { ReaderKind } from './rules.ts'

export const READER_COLUMNS = [
  { key: 'name', headings: ['姓名', '学生姓名', '读者姓名', 'name'], required: true },
  { key: 'kind', headings: ['类别', '读者类别', '身份', 'kind'] },
  { key: 'className', headings: ['班级', '所在班级', '班级名称', 'class'] },
  { key: 'studentNo', headings: ['学籍号', '全国学籍号', '学生学籍号', 'student no'] },
  { key: 'card', headings: ['借书证号', '借阅证号', '读者证号', '证号', '卡号', 'card'] },
  { key: 'seatNo', headings: ['座号', '班内学号', '序号', 'seat'] },
] as const

const KIND_WORDS: Record<string, ReaderKind> = {
  学生: 'pupil',
  pupil: 'pupil',
  student: 'pupil',
  教师: 'teacher',
  老师: 'teacher',
  教职工: 'teacher',
  teacher: 'teacher',
  职工: 'staff',
  员工: 'staff',
  staff: 'staff',
}

/** A row that reads well, in our terms. */
export interface ReaderRow {
  row: number
  name: string
  kind: ReaderKind
  classId: string | null
  className: string
  studentNo: string | null
  card: string | null
  seatNo: number | null
}

export interface KnownReader {
  id: string
  name: string
  kind: ReaderKind
  studentNo: string | null
  card: string | null
  classId: string | null
  seatNo: number | null
  leftOn: string | null
}

export interface KnownClasses {
  byCohort(
    cohort: { grade: number; number: number } | { entryYear: number; number: number },
  ): string | undefined
  byOwnName(name: string): string | undefined
}

/** Reads the rows of a list. Faults name the row, the column and the reason; a faulty row is not taken over. */
export function readReaderRows(
  rows: readonly ImportRow[],
  classes: KnownClasses,
): { good: ReaderRow[]; faults: RowFault[] } {
  const faults: RowFault[] = []
  const longestCard = Math.max(0, ...rows.map((row) => (row.cells.card ?? '').length))
  const good: ReaderRow[] = []
  for (const row of rows) {
    const found: RowFault[] = []
    const fault = (column: string, code: string, params?: RowFault['params']) =>
      found.push({ row: row.row, column, code, params })
    const read = readRow(row, classes, longestCard, fault)
    if (found.length === 0) good.push(read)
    faults.push(...found)
  }
  const doubles = [...doublesIn(good, 'studentNo'), ...doublesIn(good, 'card')]
  const doubled = new Set(doubles.map((fault) => fault.row))
  return { good: good.filter((row) => !doubled.has(row.row)), faults: [...faults, ...doubles] }
}

type Fault = (column: string, code: string, params?: RowFault['params']) => void

function readRow(row: ImportRow, classes: KnownClasses, longestCard: number, fault: Fault): ReaderRow {
  const { cells } = row
  for (const [column, notes] of Object.entries(row.notes)) {
    if (notes.includes('merged_cell')) fault(column, 'merged_cell')
    if (notes.includes('error_cell')) fault(column, 'error_cell')
  }
  const name = (cells.name ?? '').replace(/\s+/g, ' ')
  if (name === '') fault('name', 'name_missing')
  if (name.length > 60) fault('name', 'too_long', { most: 60 })
  const kind = readKind(cells.kind ?? '', fault)
  const classId = readClass(cells.className ?? '', kind, classes, fault)
  checkNumbers(row, longestCard, fault)
  return {
    row: row.row,
    name,
    kind,
    classId,
    className: cells.className ?? '',
    studentNo: normalNumber(cells.studentNo ?? '') || null,
    card: normalNumber(cells.card ?? '') || null,
    seatNo: readSeat(cells.seatNo ?? '', fault),
  }
}

function readKind(text: string, fault: Fault): ReaderKind {
  if (text === '') return 'pupil'
  const kind = KIND_WORDS[text.normalize('NFKC').toLowerCase()]
  if (!kind) fault('kind', 'kind_unknown', { value: text })
  return kind ?? 'pupil'
}

function readClass(text: string, kind: ReaderKind, classes: KnownClasses, fault: Fault): string | null {
  if (text === '') {
    if (kind === 'pupil') fault('className', 'class_missing')
    return null
  }
  const cohort = readClassName(text)
  const classId = classes.byOwnName(text) ?? (cohort && classes.byCohort(cohort))
  if (!classId) fault('className', cohort ? 'class_unknown' : 'class_unreadable', { value: text })
  return classId ?? null
}

/** A number that Excel keeps as a number has lost its leading zeros, and past 15 digits its end. */
function checkNumbers(row: ImportRow, longestCard: number, fault: Fault): void {
  const { cells, notes } = row
  if (!cells.studentNo && !cells.card) fault('studentNo', 'key_missing')
  if (notes.studentNo?.includes('number_precision_lost')) fault('studentNo', 'precision_lost')
  else if (notes.studentNo?.includes('number_cell')) fault('studentNo', 'zeros_lost')
  if (notes.card?.includes('number_precision_lost')) fault('card', 'precision_lost')
  else if (notes.card?.includes('number_cell') && (cells.card ?? '').length < longestCard) {
    fault('card', 'zeros_lost')
  }
  for (const key of ['studentNo', 'card'] as const) {
    const number = normalNumber(cells[key] ?? '')
    if (number !== '' && !/^[A-Z0-9\-_]{1,40}$/.test(number)) fault(key, 'number_form')
  }
}

function readSeat(text: string, fault: Fault): number | null {
  if (text === '') return null
  const seat = Number(text.normalize('NFKC'))
  if (!Number.isInteger(seat) || seat < 1 || seat > 99) {
    fault('seatNo', 'seat_form')
    return null
  }
  return seat
}

function doublesIn(rows: readonly ReaderRow[], key: 'studentNo' | 'card'): RowFault[] {
  const first = new Map<string, number>()
  return rows.flatMap((row) => {
    const number = row[key]
    if (number === null) return []
    const earlier = first.get(number)
    if (earlier === undefined) {
      first.set(number, row.row)
      return []
    }
    return [{ row: row.row, column: key, code: `${key}_twice`, params: { row: earlier } }]
  })
}

export interface ReaderChange {
  row: ReaderRow
  before: KnownReader
  /** What differs; a cell left empty changes nothing. */
  name?: string
  kind?: ReaderKind
  studentNo?: string
  classId?: string
  seatNo?: number
  card?: string
  returns?: true
}

export interface ReaderPlan {
  created: ReaderRow[]
  changed: ReaderChange[]
  unchanged: number
  faults: RowFault[]
}

/** Matches rows with known readers by 学籍号, else by card number, never by name alone. */
export function planReaders(
  rows: readonly ReaderRow[],
  known: readonly KnownReader[],
  cardOwner: ReadonlyMap<string, string>,
): ReaderPlan {
  const byStudentNo = new Map(
    known.flatMap((each) => (each.studentNo ? [[each.studentNo, each] as const] : [])),
  )
  const byId = new Map(known.map((each) => [each.id, each]))
  const plan: ReaderPlan = { created: [], changed: [], unchanged: 0, faults: [] }
  const rowOf = new Map<string, number>()
  for (const row of rows) {
    const ofNumber = row.studentNo ? byStudentNo.get(row.studentNo) : undefined
    const ofCard = row.card ? byId.get(cardOwner.get(row.card) ?? '') : undefined
    const clash = clashOf(row, ofNumber, ofCard) ?? twiceIn(rowOf, row, ofNumber ?? ofCard)
    if (clash) {
      plan.faults.push(clash)
      continue
    }
    const before = ofNumber ?? ofCard
    if (!before) plan.created.push(row)
    else {
      // A card of theirs that was lost or replaced since is no news.
      const ownCard = row.card !== null && cardOwner.get(row.card) === before.id
      const change = changeOf(row, before, ownCard)
      if (change) plan.changed.push(change)
      else plan.unchanged++
    }
  }
  return plan
}

/** One person in two rows, known by number in one and by card in the other. */
function twiceIn(
  rowOf: Map<string, number>,
  row: ReaderRow,
  reader: KnownReader | undefined,
): RowFault | undefined {
  if (!reader) return undefined
  const earlier = rowOf.get(reader.id)
  if (earlier !== undefined) return { row: row.row, code: 'person_twice', params: { row: earlier } }
  rowOf.set(reader.id, row.row)
  return undefined
}

function clashOf(
  row: ReaderRow,
  ofNumber: KnownReader | undefined,
  ofCard: KnownReader | undefined,
): RowFault | undefined {
  const fault = (code: string, other: KnownReader): RowFault => ({
    row: row.row,
    column: 'card',
    code,
    params: { name: other.name },
  })
  if (ofNumber && ofCard && ofNumber.id !== ofCard.id) return fault('card_of_another', ofCard)
  if (!ofNumber && ofCard?.studentNo && row.studentNo) return fault('card_of_another', ofCard)
  // A card alone could be a typing error: then the name must agree.
  if (!ofNumber && ofCard && ofCard.name !== row.name) return fault('card_other_name', ofCard)
  return undefined
}

function changeOf(row: ReaderRow, before: KnownReader, ownCard: boolean): ReaderChange | undefined {
  const change: Omit<ReaderChange, 'row' | 'before'> = {
    ...(row.name !== before.name ? { name: row.name } : {}),
    ...(row.kind !== before.kind ? { kind: row.kind } : {}),
    ...(row.studentNo && row.studentNo !== before.studentNo ? { studentNo: row.studentNo } : {}),
    ...(row.classId && row.classId !== before.classId ? { classId: row.classId } : {}),
    ...(row.seatNo !== null && row.seatNo !== before.seatNo ? { seatNo: row.seatNo } : {}),
    ...(row.card && row.card !== before.card && !ownCard ? { card: row.card } : {}),
    ...(before.leftOn !== null ? { returns: true as const } : {}),
  }
  return Object.keys(change).length > 0 ? { row, before, ...change } : undefined
}
