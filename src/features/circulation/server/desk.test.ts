import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { changeVolume } from '#features/holdings/contract.ts'
import { addDays } from '#platform/clock.ts'
import { newId } from '#platform/ids.ts'
import { type Client, openTestHouse, type TestHouse, TODAY } from '#tests/support/house.ts'
import { makeBook, makeReader } from '#tests/support/make.ts'
import {
  checkOut,
  giveBack,
  listDeskActions,
  listLoans,
  noteCondition,
  openReader,
  readScan,
  undoAction,
} from '../contract.ts'

let house: TestHouse
let librarian: Client
beforeAll(async () => {
  house = await openTestHouse()
  librarian = await house.as('librarian')
})
afterAll(() => house.close())

/** Moves the school's clock; a session does not outlive the jump, so the librarian signs in again. */
async function at(instant: string) {
  house.clock.set(instant)
  librarian = await house.as('librarian')
}

async function lentBook() {
  const reader = await makeReader(librarian)
  const { barcodes } = await makeBook(librarian)
  const barcode = barcodes[0] ?? ''
  const lent = await librarian.call(checkOut, { body: { card: reader.card ?? '', barcode, desk: 'd1' } })
  return { reader, barcode, lent }
}

describe('lending', () => {
  it('lends a volume, due 14 days on', async () => {
    const { reader, barcode, lent } = await lentBook()
    expect(lent.status).toBe(201)
    expect(lent.body).toMatchObject({
      barcode,
      lentOn: TODAY,
      dueOn: '2026-10-28',
      reader: { name: reader.name },
    })
  })

  it('names what is unknown', async () => {
    const { reader, barcode } = await lentBook()
    const noCard = await librarian.call(checkOut, { body: { card: 'X999', barcode } })
    expect([noCard.status, noCard.problem.code, noCard.problem.field]).toEqual([404, 'unknown_card', 'card'])
    const noBook = await librarian.call(checkOut, { body: { card: reader.card ?? '', barcode: '99999999' } })
    expect([noBook.status, noBook.problem.code]).toEqual([404, 'unknown_barcode'])
  })

  it('gives one loan and nineteen clean refusals to twenty lends of one volume at once', async () => {
    const readers = await Promise.all(Array.from({ length: 20 }, () => makeReader(librarian)))
    const { barcodes } = await makeBook(librarian)
    const answers = await Promise.all(
      readers.map((reader) =>
        librarian.call(checkOut, { body: { card: reader.card ?? '', barcode: barcodes[0] ?? '' } }),
      ),
    )
    expect(answers.filter((answer) => answer.status === 201)).toHaveLength(1)
    const refusals = answers.filter((answer) => answer.status !== 201)
    expect(refusals.map((answer) => [answer.status, answer.problem.code])).toEqual(
      Array.from({ length: 19 }, () => [409, 'on_loan']),
    )
  })

  it('gives one loan and one answer to the same key sent twenty times at once', async () => {
    const reader = await makeReader(librarian)
    const { barcodes } = await makeBook(librarian)
    const body = { card: reader.card ?? '', barcode: barcodes[0] ?? '' }
    const key = { 'idempotency-key': newId() }
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => librarian.call(checkOut, { body }, key)),
    )
    expect(new Set(answers.map((answer) => `${answer.status} ${JSON.stringify(answer.body)}`)).size).toBe(1)
    expect(answers[0]?.status).toBe(201)
    const loans = await librarian.call(listLoans, { query: { reader: reader.id, open: 'true' } })
    expect(loans.body.total).toBe(1)
  })

  it('refuses a key that was used for something else', async () => {
    const { reader, barcode } = await lentBook()
    const other = await makeBook(librarian)
    const key = { 'idempotency-key': newId() }
    await librarian.call(giveBack, { body: { barcode } }, key)
    const again = await librarian.call(
      checkOut,
      { body: { card: reader.card ?? '', barcode: other.barcodes[0] ?? '' } },
      key,
    )
    expect(again.problem.code).toBe('key_reused')
  })

  it('gives one of two simultaneous loans to a reader one short of the limit', async () => {
    const reader = await makeReader(librarian)
    const { barcodes } = await makeBook(librarian, 3)
    const lend = (barcode = '') => librarian.call(checkOut, { body: { card: reader.card ?? '', barcode } })
    await lend(barcodes[0])
    const answers = await Promise.all([lend(barcodes[1]), lend(barcodes[2])])
    expect(answers.map((answer) => answer.status).sort()).toEqual([201, 409])
    expect(answers.find((answer) => answer.status === 409)?.problem.code).toBe('limit_reached')
  })

  it('lends past the limit for a reason, which the audit keeps', async () => {
    const reader = await makeReader(librarian)
    const { barcodes } = await makeBook(librarian, 3)
    for (const barcode of barcodes.slice(0, 2)) {
      await librarian.call(checkOut, { body: { card: reader.card ?? '', barcode } })
    }
    const body = { card: reader.card ?? '', barcode: barcodes[2] ?? '', overrideReason: '读书节需要' }
    expect((await librarian.call(checkOut, { body })).status).toBe(201)
    const line = await house.database.read
      .selectFrom('audit')
      .select(['reason', 'after'])
      .where('action', '=', 'loan.lend_override')
      .executeTakeFirstOrThrow()
    expect(line).toMatchObject({ reason: '读书节需要', after: { overridden: ['limit_reached'] } })
  })
})

describe('return', () => {
  it('takes a volume back from whoever brings it and says from whom', async () => {
    const { reader, barcode } = await lentBook()
    const answer = await librarian.call(giveBack, { body: { barcode, condition: 'folded' } })
    expect(answer.body).toMatchObject({
      reader: { id: reader.id },
      overdueDays: 0,
      loan: { barcode, condition: 'folded', returnedOn: TODAY },
    })
    const again = await librarian.call(giveBack, { body: { barcode } })
    expect([again.status, again.problem.code]).toEqual([409, 'not_on_loan'])
  })

  it('counts overdue days and keeps the condition noted after', async () => {
    const { barcode, lent } = await lentBook()
    await at(`${addDays(lent.body.dueOn, 3)}T09:00:00+08:00`)
    const answer = await librarian.call(giveBack, { body: { barcode } })
    expect(answer.body.overdueDays).toBe(3)
    const noted = await librarian.call(noteCondition, {
      params: { id: lent.body.id },
      body: { condition: 'torn' },
    })
    expect(noted.status).toBe(200)
    const loans = await librarian.call(listLoans, { query: { reader: lent.body.reader.id } })
    expect(loans.body.items[0]).toMatchObject({ condition: 'torn' })
    await at(`${TODAY}T10:00:00+08:00`)
  })
})

describe('undo', () => {
  it('reopens a returned loan with its old due day', async () => {
    const { barcode, lent, reader } = await lentBook()
    await at('2026-10-16T10:00:00+08:00')
    const back = await librarian.call(giveBack, { body: { barcode, desk: 'd1' } })
    const undone = await librarian.call(undoAction, { params: { id: back.body.actionId } })
    expect(undone.body).toMatchObject({ kind: 'return', undone: true, dueOn: lent.body.dueOn })
    const desk = await librarian.call(openReader, { params: { id: reader.id } })
    expect(desk.body.loans).toMatchObject([{ id: lent.body.id, dueOn: lent.body.dueOn }])
    await at(`${TODAY}T10:00:00+08:00`)
  })

  it('refuses to undo a return after the volume was lent on', async () => {
    const { barcode } = await lentBook()
    const back = await librarian.call(giveBack, { body: { barcode } })
    const other = await makeReader(librarian)
    await librarian.call(checkOut, { body: { card: other.card ?? '', barcode } })
    const undone = await librarian.call(undoAction, { params: { id: back.body.actionId } })
    expect([undone.status, undone.problem.code]).toEqual([409, 'undo_lent_on'])
    expect(undone.problem.message).toContain('又借给了别人')
  })

  it('undoes a loan once, and not after it came back', async () => {
    const { lent, barcode } = await lentBook()
    const first = await librarian.call(undoAction, { params: { id: lent.body.actionId } })
    expect(first.status).toBe(200)
    const second = await librarian.call(undoAction, { params: { id: lent.body.actionId } })
    expect(second.problem.code).toBe('undo_done')
    expect((await librarian.call(giveBack, { body: { barcode } })).problem.code).toBe('not_on_loan')

    const other = await lentBook()
    await librarian.call(giveBack, { body: { barcode: other.barcode } })
    const late = await librarian.call(undoAction, { params: { id: other.lent.body.actionId } })
    expect(late.problem.code).toBe('undo_returned_since')
  })

  it('reaches back twenty actions of a desk and no further', async () => {
    const desk = newId()
    const reader = await makeReader(librarian, { kind: 'teacher' })
    const { barcodes } = await makeBook(librarian, 11)
    const ids: string[] = []
    for (const barcode of barcodes.slice(0, 10)) {
      const lent = await librarian.call(checkOut, { body: { card: reader.card ?? '', barcode, desk } })
      ids.push(lent.body.actionId)
    }
    for (const barcode of barcodes.slice(0, 10)) await librarian.call(giveBack, { body: { barcode, desk } })
    const last = await librarian.call(checkOut, {
      body: { card: reader.card ?? '', barcode: barcodes[10] ?? '', desk },
    })
    expect(last.status).toBe(201)
    const tooOld = await librarian.call(undoAction, { params: { id: ids[0] ?? '' } })
    expect(tooOld.problem.code).toBe('undo_too_old')
    const today = await librarian.call(listDeskActions, { query: { desk } })
    expect(today.body).toMatchObject({ lent: 11, returned: 10, total: 21 })
  })
})

describe('a scan at the counter', () => {
  it('is a card, a volume to lend, a volume to take back, or nothing known', async () => {
    const { reader, barcode } = await lentBook()
    const scan = (code: string, readerOpen = false, returnOnly = false) =>
      librarian.call(readScan, {
        query: { code, readerOpen: readerOpen ? 'true' : 'false', returnOnly: returnOnly ? 'true' : 'false' },
      })
    expect((await scan(reader.card ?? '')).body).toMatchObject({
      meaning: 'open_reader',
      reader: { id: reader.id, loans: [{ barcode }], loanLimit: 2, blocks: [] },
    })
    expect((await scan(barcode, true)).body.meaning).toBe('give_back')
    await librarian.call(giveBack, { body: { barcode } })
    expect((await scan(barcode)).body.meaning).toBe('needs_reader')
    expect((await scan(barcode, true)).body.meaning).toBe('lend')
    expect((await scan(barcode, true, true)).body.meaning).toBe('not_out')
    expect((await scan('nothing')).body.meaning).toBe('unknown')
  })

  it('says why a volume in repair is not lent', async () => {
    const reader = await makeReader(librarian)
    const { barcodes } = await makeBook(librarian)
    const barcode = barcodes[0] ?? ''
    await librarian.call(changeVolume, { params: { barcode }, body: { state: 'in_repair' } })
    const answer = await librarian.call(checkOut, { body: { card: reader.card ?? '', barcode } })
    expect(answer.problem.code).toBe('volume_in_repair')
  })
})
