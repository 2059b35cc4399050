import { afterAll, beforeAll, expect, it } from 'vitest'
import { checkOut, giveBack, listLoans } from '#features/circulation/contract.ts'
import { changeReader, getReader, listReaders, type ReaderDetail } from '#features/readers/contract.ts'
import { listClasses } from '#features/school/contract.ts'
import { newId } from '#platform/ids.ts'
import { type Client, openTestHouse, type TestHouse } from './support/house.ts'
import { makeBook, makeClass, makeReader } from './support/make.ts'

/** Who sees whose data (child-privacy 3): two classes, in each something is out and something came back. */
let house: TestHouse
let librarian: Client
let mine: ReaderDetail
let mate: ReaderDetail
let stranger: ReaderDetail
beforeAll(async () => {
  house = await openTestHouse()
  librarian = await house.as('librarian')
  const [own, other] = [await makeClass(librarian, 3, 71), await makeClass(librarian, 3, 72)]
  mine = await makeReader(librarian, { classId: own.id, studentNo: 'G7001' })
  mate = await makeReader(librarian, { classId: own.id })
  stranger = await makeReader(librarian, { classId: other.id })
  for (const { card } of [mine, mate, stranger]) {
    const { barcodes } = await makeBook(librarian, 2)
    for (const barcode of barcodes) await librarian.call(checkOut, { body: { card: card ?? '', barcode } })
    await librarian.call(giveBack, { body: { barcode: barcodes[0] ?? '' } })
  }
})
afterAll(() => house.close())

/** Whose loans, readers and classes a client gets, by every way of asking. */
async function sightIn(client: Client) {
  const names = (ids: (string | undefined)[]) =>
    [mine, mate, stranger].filter((each) => ids.includes(each.id)).map((each) => label(each.id))
  const loans = async (query: object) =>
    (await client.call(listLoans, { query: { size: 200, ...query } })).body.items ?? []
  const readers = (await client.call(listReaders, { query: { size: 200 } })).body.items ?? []
  const classes = (await client.call(listClasses)).body.items ?? []
  const details = await Promise.all(
    [mine, mate, stranger].map((each) => client.call(getReader, { params: { id: each.id } })),
  )
  return {
    out: names((await loans({ open: 'true' })).map((loan) => loan.reader.id)),
    history: names((await loans({ open: 'false' })).map((loan) => loan.reader.id)),
    loansOfStranger: (await loans({ reader: stranger.id })).length,
    loansOfStrangersClass: (await loans({ classId: stranger.classId })).length,
    readers: names(readers.map((each) => each.id)),
    details: details.map((answer) => answer.status),
    classes: classes.filter((each) => [71, 72].includes(each.number)).map((each) => each.number),
  }
}
const label = (id: string) => ({ [mine.id]: 'mine', [mate.id]: 'mate', [stranger.id]: 'stranger' })[id]

it('a pupil reader: themself', async () => {
  expect(await sightIn(await house.as('reader', { readerId: mine.id }))).toEqual({
    out: ['mine'],
    history: ['mine'],
    loansOfStranger: 0,
    loansOfStrangersClass: 0,
    readers: [],
    details: [403, 403, 403],
    classes: [],
  })
})

it('a class librarian: what is out in the class, and their own history', async () => {
  const client = await house.as('class_librarian', { classIds: [mine.classId ?? ''], readerId: mate.id })
  expect(await sightIn(client)).toEqual({
    out: ['mine', 'mate'],
    history: ['mate'],
    loansOfStranger: 0,
    loansOfStrangersClass: 0,
    readers: ['mine', 'mate'],
    details: [200, 200, 404],
    classes: [71],
  })
})

it('a class librarian: of a classmate the name, not the 学籍号', async () => {
  const client = await house.as('class_librarian', { classIds: [mine.classId ?? ''] })
  const { body } = await client.call(getReader, { params: { id: mine.id } })
  expect(body).toMatchObject({ name: mine.name })
  expect(JSON.stringify(body)).not.toContain('G7001')
})

it('a homeroom teacher: the class with its history', async () => {
  expect(await sightIn(await house.as('teacher', { classIds: [mine.classId ?? ''] }))).toEqual({
    out: ['mine', 'mate'],
    history: ['mine', 'mate'],
    loansOfStranger: 0,
    loansOfStrangersClass: 0,
    readers: ['mine', 'mate'],
    details: [200, 200, 404],
    classes: [71],
  })
})

it('a teacher and a reader account of no class and no person: nobody', async () => {
  for (const role of ['teacher', 'class_librarian', 'reader'] as const) {
    const { details, ...sight } = await sightIn(await house.as(role))
    expect(Object.values(sight).flat().filter(Boolean), role).toEqual([])
    expect(details.every((status) => status === (role === 'reader' ? 403 : 404))).toBe(true)
  }
})

it('somebody out of sight is answered as somebody who is not there', async () => {
  const teacher = await house.as('teacher', { classIds: [mine.classId ?? ''] })
  const [hidden, absent] = [
    await teacher.call(getReader, { params: { id: stranger.id } }),
    await teacher.call(getReader, { params: { id: newId() } }),
  ]
  expect([hidden.status, hidden.problem.code]).toEqual([absent.status, absent.problem.code])
})

it('the leader and the librarian: everybody', async () => {
  for (const role of ['leader', 'librarian'] as const) {
    expect(await sightIn(await house.as(role))).toMatchObject({
      history: ['mine', 'mate', 'stranger'],
      readers: ['mine', 'mate', 'stranger'],
      classes: [71, 72],
    })
  }
})

it('a pupil who moves to another class moves out of sight', async () => {
  const teacher = await house.as('teacher', { classIds: [mine.classId ?? ''] })
  await librarian.call(changeReader, { params: { id: mate.id }, body: { classId: stranger.classId ?? '' } })
  const { out, readers, details } = await sightIn(teacher)
  expect({ out, readers, details }).toEqual({ out: ['mine'], readers: ['mine'], details: [200, 404, 404] })
})
