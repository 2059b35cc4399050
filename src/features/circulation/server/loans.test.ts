import { afterAll, beforeAll, beforeEach, describe, expect, it, test } from 'vitest'
import { addClosedPeriod, removeClosedPeriod } from '#features/school/contract.ts'
import { newId } from '#platform/ids.ts'
import { type Client, openTestHouse, type TestHouse, TODAY } from '#tests/support/house.ts'
import { makeBook, makeClass, makeReader } from '#tests/support/make.ts'
import {
  checkOut,
  giveBack,
  listLoans,
  listPolicies,
  noteCondition,
  openReader,
  setPolicies,
  undoAction,
} from '../contract.ts'
import { FIRST_POLICIES } from '../rules.ts'

let house: TestHouse
let librarian: Client
beforeAll(async () => {
  house = await openTestHouse()
  librarian = await house.as('librarian')
})
afterAll(() => house.close())
beforeEach(() => house.clock.set(`${TODAY}T10:00:00+08:00`))

const at = async (day: string) => {
  house.clock.set(`${day}T10:00:00+08:00`)
  librarian = await house.as('librarian')
}
const lend = (card: string | null, barcode: string | undefined, more: object = {}) =>
  librarian.call(checkOut, { body: { card: card ?? '', barcode: barcode ?? '', ...more } })
const loansOf = async (client: Client, query: object) => (await client.call(listLoans, { query })).body

async function lentTo(given: Parameters<typeof makeReader>[1] = {}) {
  const reader = await makeReader(librarian, given)
  const { barcodes } = await makeBook(librarian)
  const { body, status } = await lend(reader.card, barcodes[0])
  expect(status).toBe(201)
  return { reader, barcode: barcodes[0] ?? '', loan: body }
}

describe('lending rules at the counter', () => {
  it('an overdue book stops a pupil until it is back; with a reason it is lent all the same', async () => {
    const { reader, barcode, loan } = await lentTo()
    const { barcodes } = await makeBook(librarian, 2)
    await at(loan.dueOn)
    expect((await lend(reader.card, barcodes[0])).status).toBe(201)
    await librarian.call(giveBack, { body: { barcode: barcodes[0] ?? '' } })
    await at('2026-10-29')
    const blocked = await lend(reader.card, barcodes[0])
    expect([blocked.status, blocked.problem.code]).toEqual([409, 'overdue_block'])
    expect(blocked.problem.message).toBe('有 1 册超期未还，先还再借。')
    const desk = await librarian.call(openReader, { params: { id: reader.id } })
    expect(desk.body).toMatchObject({ blocks: ['overdue_block'], loans: [{ barcode, overdueDays: 1 }] })
    expect((await lend(reader.card, barcodes[0], { overrideReason: '明天比赛要用' })).status).toBe(201)
    await librarian.call(giveBack, { body: { barcode } })
    expect((await lend(reader.card, barcodes[1])).status).toBe(201)
  })

  it('an overdue book does not stop a teacher', async () => {
    const { reader, loan } = await lentTo({ kind: 'teacher' })
    const { barcodes } = await makeBook(librarian)
    await at('2027-01-04')
    expect(loan.dueOn < '2027-01-04').toBe(true)
    expect((await lend(reader.card, barcodes[0])).status).toBe(201)
  })

  it('a due day moves past closed days, and stays once they are open again', async () => {
    const reader = await makeReader(librarian)
    const { barcodes } = await makeBook(librarian, 2)
    const close = await librarian.call(addClosedPeriod, {
      body: { fromDay: '2026-10-28', toDay: '2026-10-30', reason: '运动会' },
    })
    expect((await lend(reader.card, barcodes[0])).body.dueOn).toBe('2026-11-02')
    await librarian.call(removeClosedPeriod, { params: { id: close.body.id } })
    const other = await makeReader(librarian)
    expect((await lend(other.card, barcodes[1])).body.dueOn).toBe('2026-10-28')
  })

  it('a reader who left borrows nothing', async () => {
    const { reader } = await lentTo()
    const { barcodes } = await makeBook(librarian)
    await house.database.write
      .updateTable('reader')
      .set({ left_on: TODAY })
      .where('id', '=', reader.id)
      .execute()
    expect((await lend(reader.card, barcodes[0])).problem.code).toBe('reader_left')
  })

  test.each([
    ['lost', 'volume_lost'],
    ['withdrawn', 'volume_withdrawn'],
  ] as const)('a %s volume is lent for no reason at all', async (state, code) => {
    const reader = await makeReader(librarian)
    const { barcodes } = await makeBook(librarian)
    const barcode = barcodes[0] ?? ''
    await house.database.write.updateTable('volume').set({ state }).where('barcode', '=', barcode).execute()
    expect((await lend(reader.card, barcode, { overrideReason: '破例' })).problem.code).toBe(code)
  })

  it('the same book twice to one reader is said to be theirs, to another to be out', async () => {
    const { reader, barcode } = await lentTo()
    expect((await lend(reader.card, barcode)).problem.code).toBe('already_yours')
    const other = await makeReader(librarian)
    expect((await lend(other.card, barcode, { overrideReason: '破例' })).problem.code).toBe('on_loan')
  })
})

describe('lending policies', () => {
  const set = (lines: object[]) => librarian.call(setPolicies, { body: { lines: lines as never } })

  it('hold from the next loan on; loans that are out keep their due day', async () => {
    const { reader, loan } = await lentTo()
    const grade3 = { readerKind: 'pupil', grade: 3, loanLimit: 3, loanDays: 7, overdueBlocks: true }
    const { status, body } = await set([...FIRST_POLICIES, grade3])
    expect([status, body.lines.length]).toEqual([200, 4])
    expect((await librarian.call(listPolicies)).body).toEqual(body)
    const { barcodes } = await makeBook(librarian)
    expect((await lend(reader.card, barcodes[0])).body.dueOn).toBe('2026-10-21')
    const open = await loansOf(librarian, { reader: reader.id, open: 'true' })
    expect(open.items.map((item) => item.dueOn).sort()).toEqual(['2026-10-21', loan.dueOn])
    const fourth = await lentTo({ classId: (await makeClass(librarian, 4)).id })
    expect(fourth.loan.dueOn).toBe('2026-10-28')
    await set([...FIRST_POLICIES])
  })

  it('without a line for a kind of reader entitle it to nothing', async () => {
    await set(FIRST_POLICIES.filter((line) => line.readerKind !== 'staff'))
    const reader = await makeReader(librarian, { kind: 'staff' })
    const { barcodes } = await makeBook(librarian)
    expect((await lend(reader.card, barcodes[0])).problem.code).toBe('not_entitled')
    await set([...FIRST_POLICIES])
  })

  it('have one line for a kind and grade, and figures that make sense', async () => {
    const double = await set([...FIRST_POLICIES, FIRST_POLICIES[0]!])
    expect([double.status, double.problem.code, double.problem.field]).toEqual([
      400,
      'policy_double',
      'lines.3',
    ])
    expect((await set([])).status).toBe(400)
    expect((await set([{ ...FIRST_POLICIES[0], loanDays: 0 }])).problem.field).toBe('lines.0.loanDays')
    expect((await librarian.call(listPolicies)).body.lines).toHaveLength(3)
  })
})

describe('the list of loans', () => {
  it('tells what is out, what is back, what is overdue and nothing that was undone', async () => {
    const reader = await makeReader(librarian, { kind: 'teacher' })
    const { barcodes } = await makeBook(librarian, 3)
    const [kept, back, undone] = [
      await lend(reader.card, barcodes[0]),
      await lend(reader.card, barcodes[1]),
      await lend(reader.card, barcodes[2]),
    ]
    await librarian.call(giveBack, { body: { barcode: back.body.barcode, condition: 'stained' } })
    await librarian.call(undoAction, { params: { id: undone.body.actionId } })
    const ids = async (query: object) =>
      (await loansOf(librarian, { reader: reader.id, ...query })).items.map((item) => item.id)
    expect(await ids({})).toEqual([back.body.id, kept.body.id])
    expect(await ids({ open: 'true' })).toEqual([kept.body.id])
    expect(await ids({ open: 'false' })).toEqual([back.body.id])
    expect(await ids({ overdue: 'true' })).toEqual([])
    await at('2027-01-04')
    const [late] = (await loansOf(librarian, { reader: reader.id, overdue: 'true' })).items
    expect(late).toMatchObject({ id: kept.body.id, returnedOn: null, lentOn: TODAY })
    expect(late?.overdueDays).toBeGreaterThan(0)
    const [returned] = (await loansOf(librarian, { reader: reader.id, open: 'false' })).items
    expect(returned).toMatchObject({ returnedOn: TODAY, condition: 'stained', overdueDays: 0 })
  })

  it('is narrowed by class and comes in pages', async () => {
    const made = await makeClass(librarian, 5)
    for (let count = 0; count < 3; count++) await lentTo({ classId: made.id })
    const page = await loansOf(librarian, { classId: made.id, size: 2, page: 2 })
    expect([page.total, page.items.length]).toEqual([3, 1])
    expect(page.items[0]?.reader.className).toBe(made.name)
  })
})

describe('reading the loan history of a named person', () => {
  const readings = async (id: string) =>
    house.database.read
      .selectFrom('audit')
      .select(['subject', 'role'])
      .where('action', '=', 'loan_history.read')
      .where('subject_id', '=', id)
      .execute()

  it('is written to the audit, each time', async () => {
    const { reader } = await lentTo()
    const leader = await house.as('leader')
    await loansOf(leader, { reader: reader.id })
    await loansOf(leader, { reader: reader.id, open: 'false' })
    expect(await readings(reader.id)).toEqual(Array(2).fill({ subject: reader.name, role: 'leader' }))
  })

  it('is not what the counter does, nor looking at one’s own', async () => {
    const { reader } = await lentTo()
    await loansOf(librarian, { reader: reader.id, open: 'true' })
    await loansOf(await house.as('reader', { readerId: reader.id }), { reader: reader.id })
    expect(await readings(reader.id)).toEqual([])
  })

  it('is written too when it is read through the returned loans of a class', async () => {
    const { reader, barcode } = await lentTo()
    await librarian.call(giveBack, { body: { barcode } })
    const teacher = await house.as('teacher', { classIds: [reader.classId ?? ''] })
    const { items } = await loansOf(teacher, { classId: reader.classId, open: 'false' })
    expect(items).toHaveLength(1)
    const lines = await house.database.read
      .selectFrom('audit')
      .select('subject')
      .where('action', '=', 'loan_history.read')
      .where('role', '=', 'teacher')
      .execute()
    expect(lines).toHaveLength(1)
  })
})

describe('the condition of a volume', () => {
  it('is noted for one that is back, and for no other', async () => {
    const { loan, barcode } = await lentTo()
    const note = (id: string) =>
      librarian.call(noteCondition, { params: { id }, body: { condition: 'torn' } })
    const early = await note(loan.id)
    expect([early.status, early.problem.code]).toEqual([409, 'loan_open'])
    await librarian.call(giveBack, { body: { barcode } })
    expect((await note(loan.id)).status).toBe(200)
    const none = await note(newId())
    expect([none.status, none.problem.code]).toEqual([404, 'unknown_loan'])
  })
})

it('lends two volumes to one reader from two desks at once', async () => {
  const reader = await makeReader(librarian, { kind: 'teacher' })
  const { barcodes } = await makeBook(librarian, 2)
  const answers = await Promise.all([
    lend(reader.card, barcodes[0], { desk: 'a' }),
    lend(reader.card, barcodes[1], { desk: 'b' }),
  ])
  expect(answers.map((answer) => answer.status)).toEqual([201, 201])
})
