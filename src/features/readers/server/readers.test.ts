import { afterAll, beforeAll, beforeEach, describe, expect, it, test } from 'vitest'
import { newId } from '#platform/ids.ts'
import { type Client, openTestHouse, type TestHouse, TODAY } from '#tests/support/house.ts'
import { makeClass, makeReader } from '#tests/support/make.ts'
import { addReader, changeReader, getReader, listReaders } from '../contract.ts'

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
const add = (body: object) =>
  librarian.call(addReader, { body: { kind: 'teacher', name: '王老师', ...body } as never })
const change = (id: string, body: object) => librarian.call(changeReader, { params: { id }, body })
const read = async (id: string) => (await librarian.call(getReader, { params: { id } })).body

describe('adding a reader', () => {
  it('gives the next card of their kind', async () => {
    const made = await makeClass(librarian, 3)
    const pupil = await add({
      kind: 'pupil',
      name: '李小红',
      classId: made.id,
      studentNo: ' g3401 ',
      seatNo: 5,
    })
    expect(pupil.status).toBe(201)
    expect(pupil.body).toMatchObject({
      name: '李小红',
      classId: made.id,
      className: made.name,
      grade: 3,
      seatNo: 5,
      studentNo: 'G3401',
      card: expect.stringMatching(/^P\d{6}$/),
      cardState: 'active',
      enrolments: [{ classId: made.id, className: made.name, fromDay: TODAY, toDay: null }],
    })
    expect((await add({})).body.card).toMatch(/^T\d{6}$/)
  })

  it('gives cards without gap or repeat to twenty at once', async () => {
    const made = await Promise.all(Array.from({ length: 20 }, () => add({ kind: 'staff' })))
    const numbers = made.map((answer) => Number(answer.body.card?.slice(1))).sort((a, b) => a - b)
    expect(numbers).toEqual(Array.from({ length: 20 }, (_, place) => (numbers[0] ?? 0) + place))
  })

  it('takes a card number as printed and goes on behind it', async () => {
    expect((await add({ cardNumber: ' t５00500 ' })).body.card).toBe('T500500')
    expect((await add({})).body.card).toBe('T500501')
  })

  test.each([
    ['a pupil without a class', { kind: 'pupil' }, 409, 'class_needed', 'classId'],
    ['a class that is not there', { kind: 'pupil', classId: newId() }, 404, 'unknown_class', 'classId'],
    ['no name', { name: '  ' }, 400, 'too_small', 'name'],
    ['no kind we know', { kind: 'parent' }, 400, 'format', 'kind'],
  ])('refuses %s', async (_, body, status, code, field) => {
    const answer = await add(body)
    expect([answer.status, answer.problem.code, answer.problem.field]).toEqual([status, code, field])
  })

  it('refuses a 学籍号 and a card that somebody has, and makes nobody', async () => {
    const { body: first } = await add({ studentNo: 'G77', cardNumber: 'X77' })
    const same = await add({ name: '冒名者', studentNo: ' g77' })
    expect([same.status, same.problem.code, same.problem.field]).toEqual([
      409,
      'student_no_taken',
      'studentNo',
    ])
    const card = await add({ name: '冒名者', cardNumber: 'x77' })
    expect([card.status, card.problem.code, card.problem.field]).toEqual([409, 'card_taken', 'cardNumber'])
    expect((await librarian.call(listReaders, { query: { q: '冒名者' } })).body.total).toBe(0)
    expect(first.card).toBe('X77')
  })
})

describe('changing a reader', () => {
  it('to another class begins today and keeps the class before as history', async () => {
    const [first, second] = [await makeClass(librarian, 2), await makeClass(librarian, 2)]
    const { id } = await makeReader(librarian, { classId: first.id })
    await at('2026-10-20')
    expect((await change(id, { classId: second.id, seatNo: 3 })).body).toMatchObject({
      classId: second.id,
      seatNo: 3,
    })
    expect((await read(id)).enrolments).toEqual([
      { classId: second.id, className: second.name, fromDay: '2026-10-20', toDay: null },
      { classId: first.id, className: first.name, fromDay: TODAY, toDay: '2026-10-19' },
    ])
    // Moved back the same day: it was a mistake and leaves no line.
    await change(id, { classId: first.id })
    expect((await read(id)).enrolments.map((each) => [each.classId, each.fromDay, each.toDay])).toEqual([
      [first.id, '2026-10-20', null],
      [first.id, TODAY, '2026-10-19'],
    ])
  })

  it('names a class of the past as it was called then', async () => {
    const made = await makeClass(librarian, 6)
    const { id } = await makeReader(librarian, { classId: made.id })
    await change(id, { leftOn: TODAY })
    await at('2028-10-16')
    expect((await read(id)).enrolments).toMatchObject([{ className: made.name, toDay: TODAY }])
  })

  it('who leaves ends the enrolment; who comes back needs a class', async () => {
    const made = await makeClass(librarian, 2)
    const { id, name } = await makeReader(librarian, { classId: made.id })
    expect((await change(id, { leftOn: TODAY })).body).toMatchObject({
      leftOn: TODAY,
      classId: null,
      className: null,
    })
    const find = async (left?: 'yes') =>
      (await librarian.call(listReaders, { query: { q: name, left } })).body.total
    expect([await find(), await find('yes')]).toEqual([0, 1])
    const without = await change(id, { leftOn: null })
    expect([without.status, without.problem.code]).toEqual([409, 'class_needed'])
    expect((await change(id, { leftOn: null, classId: made.id })).body).toMatchObject({
      leftOn: null,
      classId: made.id,
    })
    expect([await find(), await find('yes')]).toEqual([1, 0])
  })

  it('in name is found by the new name’s sound, and the audit keeps the old', async () => {
    const { id } = await makeReader(librarian, { name: '张三' })
    await change(id, { name: '单雄信' })
    const { items } = (await librarian.call(listReaders, { query: { q: 'shanxiongxin' } })).body
    expect(items.map((item) => item.id)).toContain(id)
    const line = await house.database.read
      .selectFrom('audit')
      .selectAll()
      .where('subject_id', '=', id)
      .where('action', '=', 'reader.change')
      .executeTakeFirstOrThrow()
    expect(line).toMatchObject({ before: { name: '张三' }, after: { name: '单雄信' } })
  })

  it('refuses the 学籍号 of another, keeps their own, and may take it away', async () => {
    const [one, other] = [
      await makeReader(librarian, { studentNo: 'G81' }),
      await makeReader(librarian, { studentNo: 'G82' }),
    ]
    const taken = await change(one.id, { studentNo: 'g82' })
    expect([taken.status, taken.problem.code]).toEqual([409, 'student_no_taken'])
    expect((await change(one.id, { studentNo: 'G81' })).status).toBe(200)
    expect((await change(other.id, { studentNo: null })).body.studentNo).toBeNull()
    expect((await change(one.id, { studentNo: 'G82' })).body.studentNo).toBe('G82')
  })

  it('gives a 学籍号 to one of two who ask for it at once', async () => {
    const readers = [await makeReader(librarian), await makeReader(librarian)]
    const answers = await Promise.all(readers.map((each) => change(each.id, { studentNo: 'G90' })))
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409])
  })

  it('that is not there is 404, and so is a class that is not', async () => {
    expect((await change(newId(), { name: 'x' })).problem.code).toBe('unknown_reader')
    const { id } = await makeReader(librarian)
    expect((await change(id, { classId: newId() })).problem.code).toBe('unknown_class')
    expect((await read(id)).classId).not.toBeNull()
  })
})

describe('finding readers', () => {
  let wanted: string
  beforeAll(async () => {
    const [third, fourth] = [await makeClass(librarian, 3, 31), await makeClass(librarian, 4, 31)]
    wanted = (
      await makeReader(librarian, {
        name: '曾小乐',
        classId: third.id,
        cardNumber: 'Q0001',
        studentNo: 'G9001',
      })
    ).id
    await makeReader(librarian, { name: '曾小乐', classId: fourth.id, cardNumber: 'R0001' })
    await makeReader(librarian, { name: '解缙', kind: 'teacher' })
  })
  const find = async (q: string, more: object = {}) =>
    (await librarian.call(listReaders, { query: { q, ...more } })).body.items

  test.each([
    ['name and class', '曾小乐 三（31）班'],
    ['part of the name and class as figures', '小乐 3.31'],
    ['pinyin', 'zengxiaole 三年级31班'],
    ['the beginning of the pinyin', 'zengx 3.31'],
    ['initials', 'zxl 3.31'],
    ['capital initials', 'ZXL 3.31'],
    ['card', 'Q0001'],
    ['the beginning of the card', 'q00'],
    ['学籍号', 'g9001'],
    ['class of a year', '曾 2024级31班'],
  ])('by %s', async (_, q) => {
    expect((await find(q)).map((item) => item.id)).toEqual([wanted])
  })

  it('by the surname’s own sound', async () => {
    expect((await find('xiejin')).map((item) => item.name)).toEqual(['解缙'])
  })

  it('by no wild card: % and _ are what they are', async () => {
    expect(await find('%')).toEqual([])
    expect(await find('_')).toEqual([])
    expect(await find("曾'; drop table reader; --")).toEqual([])
  })

  it('narrowed by class and kind', async () => {
    expect(await find('曾小乐')).toHaveLength(2)
    expect(await find('曾小乐', { kind: 'teacher' })).toEqual([])
    const [line] = await find('Q0001')
    expect(await find('曾小乐', { classId: line?.classId })).toEqual([line])
    expect(line).toMatchObject({
      name: '曾小乐',
      className: '三（31）班',
      card: 'Q0001',
      cardState: 'active',
    })
  })

  it('in pages, with the whole counted', async () => {
    const page = async (number: number) =>
      (await librarian.call(listReaders, { query: { q: '曾小乐', size: 1, page: number } })).body
    const [first, second] = [await page(1), await page(2)]
    expect([first.total, first.items.length, second.items.length]).toEqual([2, 1, 1])
    expect(first.items[0]?.id).not.toBe(second.items[0]?.id)
  })
})
