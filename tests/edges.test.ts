import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeToken } from '#features/accounts/contract.ts'
import { checkOut } from '#features/circulation/contract.ts'
import { addTitle, nextNumbers } from '#features/holdings/contract.ts'
import { changeReader, getReader, listReaders } from '#features/readers/contract.ts'
import { type Client, clientOf, openTestHouse, type TestHouse } from '#tests/support/house.ts'
import { makeBook, makeClass, makeReader } from '#tests/support/make.ts'

let house: TestHouse
let librarian: Client
beforeAll(async () => {
  house = await openTestHouse()
  librarian = await house.as('librarian')
})
afterAll(() => house.close())

async function tokenWith(permissions: Parameters<typeof words>[0]) {
  const made = await librarian.call(makeToken, { body: { label: '程序', permissions } })
  return clientOf(house.app, '', { authorization: `Bearer ${made.body.token}` })
}
const words = (given: ('readers.manage' | 'readers.read' | 'accounts.manage' | 'catalogue.manage')[]) => given

describe('a narrow token', () => {
  it('changes a reader without erasing the numbers it may not see', async () => {
    const reader = await makeReader(librarian, { studentNo: 'L000000000000000777' })
    const program = await tokenWith(['readers.manage', 'readers.read'])
    const changed = await program.call(changeReader, { params: { id: reader.id }, body: { seatNo: 5 } })
    expect(changed.body).toMatchObject({ seatNo: 5, studentNo: null })
    const seen = await librarian.call(getReader, { params: { id: reader.id } })
    expect(seen.body).toMatchObject({ seatNo: 5, studentNo: 'L000000000000000777', card: reader.card })
  })

  it('makes no token that may more', async () => {
    const program = await tokenWith(['accounts.manage'])
    const made = await program.call(makeToken, { body: { label: 'more', permissions: ['audit.read'] } })
    expect(made.problem.code).toBe('not_allowed')
  })

  it('adds a title but no volumes without the right to the holdings', async () => {
    const program = await tokenWith(['catalogue.manage'])
    const body = { record: { title: '只有书目' } }
    expect((await program.call(addTitle, { body: { ...body, copies: { count: 1 } } })).status).toBe(403)
    expect((await program.call(addTitle, { body })).status).toBe(201)
  })
})

describe('a class librarian', () => {
  it('looks after the class they are in, sees no numbers, and nothing once they have left', async () => {
    const [first, second] = [await makeClass(librarian, 4), await makeClass(librarian, 4)]
    const child = await makeReader(librarian, { classId: first.id, studentNo: 'L000000000000000888' })
    const helper = await house.as('class_librarian', { classIds: [first.id, second.id], readerId: child.id })
    const seen = await helper.call(listReaders)
    expect(seen.body.items).toMatchObject([{ id: child.id, card: null }])
    expect((await helper.call(listReaders, { query: { q: 'L000000000000000888' } })).body.total).toBe(0)
    await makeReader(librarian, { classId: second.id, name: '新同学' })
    await librarian.call(changeReader, { params: { id: child.id }, body: { classId: second.id } })
    const moved = await helper.call(listReaders)
    expect(moved.body.items.every((reader) => reader.classId === second.id)).toBe(true)
    await librarian.call(changeReader, { params: { id: child.id }, body: { leftOn: '2026-10-14' } })
    expect((await helper.call(listReaders)).status).toBe(401)
  })
})

describe('leaving school', () => {
  it('by the calendar: the pupils of a class past its last grade borrow no more, edited or not', async () => {
    const sixth = await makeClass(librarian, 6)
    const reader = await makeReader(librarian, { classId: sixth.id })
    const { barcodes } = await makeBook(librarian)
    house.clock.set('2027-09-01T10:00:00+08:00')
    const next = await house.as('librarian')
    const answer = await next.call(checkOut, {
      body: { card: reader.card ?? '', barcode: barcodes[0] ?? '' },
    })
    expect(answer.problem.code).toBe('reader_left')
    house.clock.set('2026-10-14T10:00:00+08:00')
  })

  it('is neither in the future nor before the reader came', async () => {
    const reader = await makeReader(librarian)
    const leave = (leftOn: string) =>
      librarian.call(changeReader, { params: { id: reader.id }, body: { leftOn } })
    expect((await leave('2099-01-01')).problem).toMatchObject({ field: 'leftOn', code: 'day_in_future' })
    expect((await leave('2020-01-01')).problem).toMatchObject({ field: 'leftOn', code: 'left_before_came' })
  })
})

it('a long barcode does not carry the accession register off', async () => {
  const before = await librarian.call(nextNumbers)
  await librarian.call(addTitle, {
    body: { record: { title: '旧书' }, copies: { count: 1, barcodes: ['9787532456789'] } },
  })
  const after = await librarian.call(nextNumbers)
  expect(Number(after.body.accessionNo)).toBe(Number(before.body.accessionNo) + 1)
})

it('the API reader shows errors, the idempotency key and who may call', async () => {
  const { paths } = (await house.app.inject('/api/openapi.json')).json()
  const lend = paths['/api/v1/loans'].post
  expect(Object.keys(lend.responses)).toEqual(['201', '4XX', '5XX'])
  expect(lend.parameters).toMatchObject([{ in: 'header', name: 'Idempotency-Key', required: false }])
  expect(lend.security).toEqual([{ session: [] }, { token: [] }])
  expect(paths['/api/v1/search'].get.security).toEqual([])
})
