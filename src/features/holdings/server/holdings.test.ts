import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import { checkOut, giveBack } from '#features/circulation/contract.ts'
import { newId } from '#platform/ids.ts'
import { type Client, clientOf, openTestHouse, type TestHouse, TODAY } from '#tests/support/house.ts'
import { makeBook, makeReader } from '#tests/support/make.ts'
import { addTitle, addVolumes, changeVolume, getVolume, nextNumbers } from '../contract.ts'

let house: TestHouse
let librarian: Client
beforeAll(async () => {
  house = await openTestHouse()
  librarian = await house.as('librarian')
})
afterAll(() => house.close())

let count = 0
const add = (record: object = {}, copies: object | null = { count: 1 }, more: object = {}) =>
  librarian.call(addTitle, {
    body: { record: { title: `题名${++count}`, ...record }, copies, ...more } as never,
  })
const change = (barcode: string, body: object) => librarian.call(changeVolume, { params: { barcode }, body })
const numbersOf = (answers: { body: { volumes: { accessionNo: string }[] } }[]) =>
  answers
    .flatMap((answer) => answer.body.volumes.map((volume) => Number(volume.accessionNo)))
    .sort((a, b) => a - b)

describe('adding a title', () => {
  it('brings its copies with numbers in sequence, as was proposed', async () => {
    const { body: next } = await librarian.call(nextNumbers)
    const { status, body } = await add(
      { clcNumber: 'I287.7', priceFen: 2200 },
      { count: 2, location: '一楼', source: 'gift', acquiredOn: '2026-09-01' },
    )
    expect(status).toBe(201)
    expect(body).toMatchObject({ available: 2, total: 2 })
    expect(body.volumes[0]).toMatchObject({
      accessionNo: next.accessionNo,
      barcode: next.accessionNo,
      callNumber: 'I287.7',
      location: '一楼',
      state: 'available',
    })
    expect(next.accessionNo).toMatch(/^\d{8}$/)
    const rows = await house.database.read
      .selectFrom('volume')
      .select(['price_fen', 'source', 'acquired_on'])
      .where('title_id', '=', body.id)
      .execute()
    expect(rows).toEqual(Array(2).fill({ price_fen: 2200, source: 'gift', acquired_on: '2026-09-01' }))
  })

  it('may go without copies for now', async () => {
    expect((await add({}, null)).body).toMatchObject({ total: 0, volumes: [] })
  })

  it('that is held by ISBN or by title and author is refused, with the one held', async () => {
    const { body: held } = await add({
      title: '夏洛的网',
      authors: [{ name: 'E.B.怀特' }],
      isbn: '9787532733415',
    })
    const same = await add({ title: '夏洛的网（新）', isbn: '7-5327-3341-6' })
    expect([same.status, same.problem.code]).toEqual([409, 'title_held'])
    expect(same.body).toMatchObject({ params: { title: '夏洛的网', id: held.id } })
    expect((await add({ title: ' 夏洛的网', authors: [{ name: 'E·B·怀特' }] })).problem.code).toBe(
      'title_held',
    )
    expect((await add({ title: '夏洛的网', authors: [{ name: '别人' }] })).status).toBe(201)
    expect((await add({ title: '又一个', isbn: '9787532733415' }, null, { evenIfHeld: true })).status).toBe(
      201,
    )
  })

  test.each([
    ['a wrong ISBN', { isbn: '9787532733410' }, {}, 'isbn', 'isbn_check'],
    ['fewer barcodes than copies', {}, { count: 2, barcodes: ['B1'] }, 'copies.barcodes', 'barcode_count'],
    ['no copy at all', {}, { count: 0 }, 'copies.count', 'too_small'],
    ['too many copies', {}, { count: 201 }, 'copies.count', 'too_big'],
    ['no such source', {}, { count: 1, source: 'found' }, 'copies.source', 'format'],
  ])('with %s is refused', async (_, record, copies, field, code) => {
    const answer = await add(record, { count: 1, ...copies })
    expect([answer.status, answer.problem.field, answer.problem.code]).toEqual([400, field, code])
  })

  it('with a barcode that is in use leaves no title behind', async () => {
    await add({}, { count: 1, barcodes: ['TAKEN1'] })
    const title = `无痕${newId()}`
    const answer = await add({ title }, { count: 2, barcodes: ['FREE1', ' taken1 '] })
    expect([answer.status, answer.problem.code]).toEqual([409, 'barcode_taken'])
    expect(answer.body).toMatchObject({ params: { barcode: 'TAKEN1' } })
    const rows = await house.database.read
      .selectFrom('title')
      .select('id')
      .where('title', '=', title)
      .execute()
    expect(rows).toEqual([])
  })

  it('names the barcode that was given twice', async () => {
    const answer = await add({}, { count: 3, barcodes: ['TWIN', 'TWIN', 'SINGLE'] })
    expect(answer.body).toMatchObject({ code: 'barcode_taken', params: { barcode: 'TWIN' } })
  })
})

describe('accession numbers', () => {
  it('of two cataloguers at once have no gap and no repeat', async () => {
    const other = await house.as('librarian')
    const answers = await Promise.all(
      Array.from({ length: 30 }, (_, place) =>
        (place % 2 ? librarian : other).call(addTitle, {
          body: { record: { title: `并发${place}` }, copies: { count: 1 + (place % 3) } },
        }),
      ),
    )
    const numbers = numbersOf(answers)
    expect(numbers).toEqual(Array.from({ length: 60 }, (_, place) => (numbers[0] ?? 0) + place))
  })

  it('are not burned by a refusal', async () => {
    const { body: before } = await librarian.call(nextNumbers)
    await add({}, { count: 1, barcodes: ['TAKEN1'] })
    expect((await librarian.call(nextNumbers)).body).toEqual(before)
  })

  it('pass over one that a barcode uses already', async () => {
    const next = Number((await librarian.call(nextNumbers)).body.accessionNo)
    const written = (number: number) => String(number).padStart(8, '0')
    await add({}, { count: 1, barcodes: [written(next + 2)] })
    const { body } = await add({}, { count: 2 })
    expect(body.volumes.map((volume) => volume.barcode)).toEqual([written(next + 1), written(next + 3)])
  })
})

describe('more copies of a held title', () => {
  const more = (id: string, copies: object) =>
    librarian.call(addVolumes, { params: { id }, body: copies as never })

  it('are added with the call number of the title', async () => {
    const { body: held } = await add({ clcNumber: 'K928', priceFen: 1000 })
    const { status, body } = await more(held.id, { count: 2, barcodes: ['M1', 'm2'] })
    expect([status, body.total]).toEqual([201, 3])
    expect(body.volumes.map((volume) => volume.callNumber)).toEqual(['K928', 'K928', 'K928'])
    expect(body.volumes.map((volume) => volume.barcode)).toEqual(expect.arrayContaining(['M1', 'M2']))
    const again = await more(held.id, { count: 1, barcodes: ['M2'] })
    expect([again.status, again.problem.code]).toEqual([409, 'barcode_taken'])
  })

  it('of no title are 404', async () => {
    expect((await more(newId(), { count: 1 })).problem.code).toBe('unknown_title')
  })
})

describe('a volume', () => {
  it('is read by anybody, by its barcode in any case', async () => {
    await add({ title: '公开的书', authors: [{ name: '甲', role: '著' }] }, { count: 1, barcodes: ['PUB1'] })
    const { body } = await clientOf(house.app, '').call(getVolume, { params: { barcode: ' pub1' } })
    expect(body).toMatchObject({
      barcode: 'PUB1',
      state: 'available',
      dueOn: null,
      title: { title: '公开的书', authors: '甲 著' },
    })
  })

  it('changes in part, and the audit says from what to what', async () => {
    const { body: made } = await add({}, { count: 1, callNumber: 'A1', location: '一楼' })
    const { barcode, id } = made.volumes[0]!
    expect((await change(barcode, { location: '二楼' })).body).toMatchObject({
      callNumber: 'A1',
      location: '二楼',
    })
    expect((await change(barcode, { callNumber: null })).body).toMatchObject({
      callNumber: null,
      location: '二楼',
    })
    const lines = await house.database.read
      .selectFrom('audit')
      .selectAll()
      .where('subject_id', '=', id)
      .orderBy('id')
      .execute()
    expect(lines[0]).toMatchObject({ before: { location: '一楼' }, after: { location: '二楼' } })
  })

  test.each([
    ['available', 'in_repair', true],
    ['available', 'lost', true],
    ['available', 'withdrawn', true],
    ['in_repair', 'available', true],
    ['lost', 'available', true],
    ['lost', 'in_repair', false],
    ['withdrawn', 'available', false],
    ['withdrawn', 'lost', false],
  ] as const)('goes from %s to %s: %s', async (from, to, may) => {
    const { barcodes } = await makeBook(librarian)
    const barcode = barcodes[0] ?? ''
    if (from !== 'available') await change(barcode, { state: from })
    const answer = await change(barcode, { state: to })
    expect([answer.status, may ? undefined : answer.problem.code]).toEqual(
      may ? [200, undefined] : [409, 'volume_move'],
    )
  })

  it('that is out cannot be withdrawn, lost or mended; back, it can', async () => {
    const { barcodes } = await makeBook(librarian)
    const barcode = barcodes[0] ?? ''
    const reader = await makeReader(librarian)
    const { body: loan } = await librarian.call(checkOut, { body: { card: reader.card ?? '', barcode } })
    for (const state of ['withdrawn', 'lost', 'in_repair'] as const) {
      const answer = await change(barcode, { state })
      expect([answer.status, answer.problem.code, answer.problem.field]).toEqual([
        409,
        'volume_on_loan',
        'state',
      ])
    }
    expect((await change(barcode, { location: '三楼' })).body).toMatchObject({
      state: 'on_loan',
      dueOn: loan.dueOn,
    })
    await librarian.call(giveBack, { body: { barcode } })
    expect((await change(barcode, { state: 'withdrawn' })).body.state).toBe('withdrawn')
  })

  it('is lent or withdrawn, never both, when both are asked for at once', async () => {
    for (let round = 0; round < 5; round++) {
      const { barcodes } = await makeBook(librarian)
      const barcode = barcodes[0] ?? ''
      const reader = await makeReader(librarian)
      const answers = await Promise.all([
        librarian.call(checkOut, { body: { card: reader.card ?? '', barcode } }),
        change(barcode, { state: 'withdrawn' }),
      ])
      expect(answers.filter((answer) => answer.status < 300)).toHaveLength(1)
    }
  })

  it('of no barcode is 404', async () => {
    for (const answer of [
      await change('nothing', {}),
      await librarian.call(getVolume, { params: { barcode: 'nothing' } }),
    ]) {
      expect([answer.status, answer.problem.code, answer.problem.field]).toEqual([
        404,
        'unknown_barcode',
        'barcode',
      ])
    }
  })

  it('acquired today when nobody says otherwise', async () => {
    const { body } = await add()
    const row = await house.database.read
      .selectFrom('volume')
      .select('acquired_on')
      .where('title_id', '=', body.id)
      .executeTakeFirstOrThrow()
    expect(row.acquired_on).toBe(TODAY)
  })
})
