import { addDays } from '#platform/clock.ts'
import { normalNumber } from '#platform/codes.ts'
import type { Input } from '#platform/contract.ts'
import { Invalid, notFound, Refused } from '#platform/errors.ts'
import type { Context } from '#platform/http/context.ts'
import { newId } from '#platform/ids.ts'
import { spell } from '#platform/pinyin.ts'
import type { addReader as addSpec, changeReader as changeSpec, ReaderDetail } from '../contract.ts'
import { openCards } from './cards.ts'
import { getReader, wholeReader } from './readerDetail.ts'

export async function addReader(body: Input<typeof addSpec>['body'], ctx: Context): Promise<ReaderDetail> {
  if (body.kind === 'pupil' && !body.classId) throw new Refused('class_needed', { field: 'classId' })
  const readerId = newId()
  const spelling = spell(body.name, 'name')
  const made = await ctx.db
    .insertInto('reader')
    .values({
      id: readerId,
      kind: body.kind,
      name: body.name,
      pinyin: spelling.joined,
      initials: spelling.initials,
      student_no: body.studentNo ? normalNumber(body.studentNo) : null,
      left_on: null,
      created_at: ctx.now,
    })
    .onConflict((conflict) => conflict.constraint('reader_student_no_unique').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!made) throw new Refused('student_no_taken', { field: 'studentNo' })
  if (body.classId) await enrol(ctx, readerId, body.classId, body.seatNo ?? null)
  await openCards([{ readerId, kind: body.kind, number: body.cardNumber ?? null }], ctx)
  const after = await getReader(readerId, ctx)
  ctx.audit({ action: 'reader.add', subjectId: readerId, subject: after.name, after: auditView(after) })
  return after
}

/** Changes a reader. History is added to, never rewritten. */
export async function changeReader(
  readerId: string,
  changes: Input<typeof changeSpec>['body'],
  ctx: Context,
): Promise<ReaderDetail> {
  await ctx.db.selectFrom('reader').select('id').where('id', '=', readerId).forUpdate().execute()
  const before = await wholeReader(readerId, ctx)
  checkLeavingDay(changes.leftOn, before, ctx)
  if (before.leftOn && changes.classId && changes.leftOn !== null) throw new Refused('reader_left')
  await changeRow(readerId, before, changes, ctx)
  if (changes.leftOn) await endEnrolment(ctx, readerId, changes.leftOn)
  const classId = changes.classId ?? before.classId
  if (changes.leftOn === null && before.leftOn && before.kind === 'pupil' && !changes.classId) {
    throw new Refused('class_needed', { field: 'classId' })
  }
  const seatNo = changes.seatNo === undefined ? before.seatNo : changes.seatNo
  if (classId && !changes.leftOn && (classId !== before.classId || seatNo !== before.seatNo)) {
    await moveTo(ctx, readerId, before.classId, classId, seatNo)
  }
  const after = await wholeReader(readerId, ctx)
  ctx.audit({
    action: 'reader.change',
    subjectId: readerId,
    subject: after.name,
    before: auditView(before),
    after: auditView(after),
  })
  return getReader(readerId, ctx)
}

/** A reader leaves today or has left, but not before they came. */
function checkLeavingDay(leftOn: string | null | undefined, before: ReaderDetail, ctx: Context): void {
  if (!leftOn) return
  const cameOn = before.enrolments.find((each) => each.toDay === null)?.fromDay
  if (leftOn > ctx.today) throw new Invalid('leftOn', 'day_in_future')
  if (cameOn && leftOn < cameOn) throw new Invalid('leftOn', 'left_before_came', { day: cameOn })
}

async function changeRow(
  readerId: string,
  before: ReaderDetail,
  changes: Input<typeof changeSpec>['body'],
  ctx: Context,
): Promise<void> {
  const name = changes.name ?? before.name
  const spelling = spell(name, 'name')
  const studentNo = changes.studentNo === undefined ? before.studentNo : changes.studentNo
  const normal = studentNo ? normalNumber(studentNo) : null
  if (normal && normal !== before.studentNo) await refuseTakenStudentNo(normal, ctx)
  await ctx.db
    .updateTable('reader')
    .set({
      name,
      pinyin: spelling.joined,
      initials: spelling.initials,
      student_no: normal,
      left_on: changes.leftOn === undefined ? before.leftOn : changes.leftOn,
    })
    .where('id', '=', readerId)
    .execute()
}

async function refuseTakenStudentNo(studentNo: string, ctx: Context): Promise<void> {
  const taken = await ctx.db
    .selectFrom('reader')
    .select('id')
    .where('student_no', '=', studentNo)
    .executeTakeFirst()
  if (taken) throw new Refused('student_no_taken', { field: 'studentNo' })
}

async function moveTo(
  ctx: Context,
  readerId: string,
  from: string | null,
  to: string,
  seatNo: number | null,
): Promise<void> {
  if (from === to) {
    await ctx.db
      .updateTable('enrolment')
      .set({ seat_no: seatNo })
      .where('reader_id', '=', readerId)
      .where('to_day', 'is', null)
      .execute()
    return
  }
  await endEnrolment(ctx, readerId, addDays(ctx.today, -1))
  await enrol(ctx, readerId, to, seatNo)
}

/** Ends the open enrolment; one that began after that day never was and goes. */
async function endEnrolment(ctx: Context, readerId: string, lastDay: string): Promise<void> {
  await ctx.db
    .deleteFrom('enrolment')
    .where('reader_id', '=', readerId)
    .where('to_day', 'is', null)
    .where('from_day', '>', lastDay)
    .execute()
  await ctx.db
    .updateTable('enrolment')
    .set({ to_day: lastDay })
    .where('reader_id', '=', readerId)
    .where('to_day', 'is', null)
    .execute()
}

async function enrol(ctx: Context, readerId: string, classId: string, seatNo: number | null): Promise<void> {
  const known = await ctx.db.selectFrom('class').select('id').where('id', '=', classId).executeTakeFirst()
  if (!known) throw notFound('unknown_class', 'classId')
  await ctx.db
    .insertInto('enrolment')
    .values({
      id: newId(),
      reader_id: readerId,
      class_id: classId,
      seat_no: seatNo,
      from_day: ctx.today,
      to_day: null,
    })
    .execute()
}

function auditView(reader: ReaderDetail) {
  return {
    name: reader.name,
    kind: reader.kind,
    studentNo: reader.studentNo,
    className: reader.className,
    seatNo: reader.seatNo,
    card: reader.card,
    cardState: reader.cardState,
    leftOn: reader.leftOn,
  }
}
