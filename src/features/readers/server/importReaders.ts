import { sql } from 'kysely'
import { namingRule } from '#features/school/public.ts'
import { classNameOf, entryYearOf } from '#features/school/rules.ts'
import { type Translate, translator } from '#messages/translate.ts'
import { addDays } from '#platform/clock.ts'
import { normalNumber } from '#platform/codes.ts'
import type { Context } from '#platform/http/context.ts'
import { newId } from '#platform/ids.ts'
import type { ImportKind, Progress } from '#platform/imports/kind.ts'
import { spell } from '#platform/pinyin.ts'
import {
  type KnownClasses,
  type KnownReader,
  planReaders,
  READER_COLUMNS,
  type ReaderChange,
  type ReaderPlan,
  type ReaderRow,
  readReaderRows,
} from '../readerList.ts'
import { type NewCard, openCards } from './cards.ts'

const MOST_PREVIEW = 200

/** Class and staff lists: the columns, the template, what a list would change, and the change. */
export const readersImport: ImportKind = {
  kind: 'readers',
  columns: READER_COLUMNS,
  template: () => ({
    fileName: '读者名单模板.xlsx',
    sheets: [
      {
        name: '读者名单',
        columns: READER_COLUMNS.map(({ headings }) => ({ heading: headings[0], text: true, width: 16 })),
        rows: [],
      },
    ],
  }),
  async plan(rows, ctx, _options, progress) {
    const classes = await knownClasses(ctx)
    const { good, faults } = readReaderRows(rows, classes.known)
    const { readers, cardOwner } = await knownReaders(good, ctx)
    const plan = planReaders(good, readers, cardOwner)
    await progress(rows.length)
    return {
      created: plan.created.length,
      changed: plan.changed.length,
      unchanged: plan.unchanged,
      faults: [...faults, ...plan.faults],
      preview: previewOf(plan, classes.nameOf, translator(ctx.language)),
      apply: (within, step) => apply(plan, within, step),
    }
  },
}

async function knownClasses(
  ctx: Context,
): Promise<{ known: KnownClasses; nameOf(id: string | null): string }> {
  const rule = await namingRule(ctx.db)
  const rows = await ctx.db
    .selectFrom('class')
    .select(['id', 'entry_year as entryYear', 'number', 'own_name as ownName'])
    .execute()
  const byCohort = new Map(rows.map((row) => [`${row.entryYear}/${row.number}`, row.id]))
  const byName = new Map(
    rows.flatMap((row) =>
      [row.ownName, classNameOf(row, ctx.today, rule)].flatMap((name) =>
        name ? [[name.normalize('NFKC'), row.id] as const] : [],
      ),
    ),
  )
  const names = new Map(rows.map((row) => [row.id, classNameOf(row, ctx.today, rule)]))
  return {
    nameOf: (id) => (id ? (names.get(id) ?? '') : ''),
    known: {
      byOwnName: (name) => byName.get(name.normalize('NFKC')),
      byCohort: (cohort) => {
        const year =
          'grade' in cohort ? entryYearOf(cohort.grade, ctx.today, rule.startsMonth) : cohort.entryYear
        return byCohort.get(`${year}/${cohort.number}`)
      },
    },
  }
}

/** Readers that a row may mean, by 学籍号 or by any card they ever had; one statement. */
async function knownReaders(rows: readonly ReaderRow[], ctx: Context) {
  const numbers = rows.flatMap((row) => (row.studentNo ? [row.studentNo] : []))
  const cards = rows.flatMap((row) => (row.card ? [normalNumber(row.card)] : []))
  const owners = await sql<{ number: string; readerId: string }>`
    select number, reader_id as "readerId" from card where number = any(${cards}::text[])`.execute(ctx.db)
  const ids = owners.rows.map((row) => row.readerId)
  const { rows: readers } = await sql<KnownReader>`
    select r.id, r.name, r.kind, r.student_no as "studentNo", r.left_on as "leftOn",
      e.class_id as "classId", e.seat_no as "seatNo",
      (select number from card k where k.reader_id = r.id and k.state = 'active') as card
    from reader r left join enrolment e on e.reader_id = r.id and e.to_day is null
    where r.student_no = any(${numbers}::text[]) or r.id = any(${ids}::uuid[])`.execute(ctx.db)
  return { readers, cardOwner: new Map(owners.rows.map((row) => [row.number, row.readerId])) }
}

function previewOf(plan: ReaderPlan, nameOf: (id: string | null) => string, t: Translate) {
  const created = plan.created.slice(0, MOST_PREVIEW).map((row) => ({
    row: row.row,
    what: 'new' as const,
    text: row.name,
    detail: [nameOf(row.classId), row.card ?? row.studentNo].filter(Boolean).join(' · '),
  }))
  const changed = plan.changed.slice(0, MOST_PREVIEW).map((change) => ({
    row: change.row.row,
    what: 'changed' as const,
    text: change.before.name,
    detail: detailOf(change, nameOf, t),
  }))
  return [...changed, ...created]
}

function detailOf(change: ReaderChange, nameOf: (id: string | null) => string, t: Translate): string {
  const { before } = change
  const parts = [
    change.name && `${before.name} → ${change.name}`,
    change.classId && `${nameOf(before.classId) || '—'} → ${nameOf(change.classId)}`,
    change.card && `${before.card ?? '—'} → ${change.card}`,
    change.studentNo && `${before.studentNo ?? '—'} → ${change.studentNo}`,
    change.seatNo && `${t('import.detail.seat')} ${before.seatNo ?? '—'} → ${change.seatNo}`,
    change.returns && t('import.detail.returns', { day: before.leftOn ?? '' }),
  ]
  return parts.filter(Boolean).join('；')
}

async function apply(plan: ReaderPlan, ctx: Context, progress: Progress): Promise<void> {
  await addReaders(plan.created, ctx)
  await progress(plan.created.length)
  await changeReaders(plan.changed, ctx)
  await progress(plan.created.length + plan.changed.length)
}

async function addReaders(rows: readonly ReaderRow[], ctx: Context): Promise<void> {
  const made = rows.map((row) => ({ id: newId(), row }))
  const readers = made.map(({ id, row }) => {
    const spelling = spell(row.name, 'name')
    return {
      id,
      kind: row.kind,
      name: row.name,
      pinyin: spelling.joined,
      initials: spelling.initials,
      student_no: row.studentNo,
      left_on: null,
      created_at: ctx.now,
    }
  })
  await sql`insert into reader select * from jsonb_populate_recordset(null::reader, ${JSON.stringify(readers)}::jsonb)`.execute(
    ctx.db,
  )
  await enrolAll(
    made.flatMap(({ id, row }) =>
      row.classId ? [{ readerId: id, classId: row.classId, seatNo: row.seatNo }] : [],
    ),
    ctx,
  )
  await openCards(
    made.map(({ id, row }): NewCard => ({ readerId: id, kind: row.kind, number: row.card })),
    ctx,
  )
}

async function enrolAll(
  enrolments: readonly { readerId: string; classId: string; seatNo: number | null }[],
  ctx: Context,
): Promise<void> {
  const rows = enrolments.map(({ readerId, classId, seatNo }) => ({
    id: newId(),
    reader_id: readerId,
    class_id: classId,
    seat_no: seatNo,
    from_day: ctx.today,
    to_day: null,
  }))
  await sql`insert into enrolment
    select * from jsonb_populate_recordset(null::enrolment, ${JSON.stringify(rows)}::jsonb)`.execute(ctx.db)
}

async function changeReaders(changes: readonly ReaderChange[], ctx: Context): Promise<void> {
  if (changes.length === 0) return
  for (const { row, before, ...after } of changes) {
    ctx.audit({
      action: 'reader.change',
      subjectId: before.id,
      subject: row.name,
      before: beforeOf(before, after),
      after,
    })
  }
  await changeRows(changes, ctx)
  const moved = changes.filter((change) => change.classId)
  await endEnrolments(
    moved.map((change) => change.before.id),
    ctx,
  )
  await enrolAll(
    moved.map((change) => ({
      readerId: change.before.id,
      classId: change.classId ?? '',
      seatNo: change.seatNo ?? change.row.seatNo,
    })),
    ctx,
  )
  const recarded = changes.filter((change) => change.card)
  await sql`update card set state = 'replaced', ended_on = ${ctx.today}
    where state in ('active', 'lost') and reader_id = any(${recarded.map((change) => change.before.id)}::uuid[])`.execute(
    ctx.db,
  )
  await openCards(
    recarded.map(
      (change): NewCard => ({
        readerId: change.before.id,
        kind: change.row.kind,
        number: change.card ?? null,
      }),
    ),
    ctx,
  )
}

/** Of a reader before the change only what differs after it. */
function beforeOf(before: KnownReader, after: object): Partial<KnownReader> {
  return Object.fromEntries(Object.entries(before).filter(([name]) => name in after))
}

async function changeRows(changes: readonly ReaderChange[], ctx: Context): Promise<void> {
  const rows = changes.map(({ before, row, studentNo, seatNo }) => {
    const spelling = spell(row.name, 'name')
    return {
      id: before.id,
      kind: row.kind,
      name: row.name,
      pinyin: spelling.joined,
      initials: spelling.initials,
      student_no: studentNo ?? before.studentNo,
      seat_no: seatNo ?? before.seatNo,
    }
  })
  const given = sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
    as given (id uuid, kind text, name text, pinyin text, initials text, student_no text, seat_no smallint)`
  await sql`update reader r set kind = given.kind, name = given.name, pinyin = given.pinyin, initials = given.initials,
    student_no = given.student_no, left_on = null from ${given} where r.id = given.id`.execute(ctx.db)
  await sql`update enrolment e set seat_no = given.seat_no from ${given}
    where e.reader_id = given.id and e.to_day is null and e.seat_no is distinct from given.seat_no`.execute(
    ctx.db,
  )
}

async function endEnrolments(readerIds: readonly string[], ctx: Context): Promise<void> {
  const lastDay = addDays(ctx.today, -1)
  await sql`delete from enrolment where to_day is null and from_day > ${lastDay} and reader_id = any(${readerIds}::uuid[])`.execute(
    ctx.db,
  )
  await sql`update enrolment set to_day = ${lastDay} where to_day is null and reader_id = any(${readerIds}::uuid[])`.execute(
    ctx.db,
  )
}
