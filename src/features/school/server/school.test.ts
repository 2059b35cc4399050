import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { newId } from '#platform/ids.ts'
import { type Client, clientOf, openTestHouse, type TestHouse, TODAY } from '#tests/support/house.ts'
import { makeReader } from '#tests/support/make.ts'
import {
  addClass,
  addClosedPeriod,
  addTerm,
  changeClass,
  changeSchool,
  getCalendar,
  getSchool,
  listClasses,
  removeClosedPeriod,
} from '../contract.ts'

let house: TestHouse
let librarian: Client
beforeAll(async () => {
  house = await openTestHouse()
  librarian = await house.as('librarian')
})
afterAll(() => house.close())
beforeEach(() => house.clock.set(`${TODAY}T10:00:00+08:00`))

const facts = async () => (await clientOf(house.app, '').call(getSchool)).body

describe('the school', () => {
  it('tells anybody its name and its day', async () => {
    expect(await facts()).toMatchObject({ setUp: true, name: '测试小学', today: TODAY, openToday: true })
  })

  it('is changed in part, and the audit says from what to what', async () => {
    const { status, body } = await librarian.call(changeSchool, {
      body: { name: '实验小学', classNamePattern: '{digit}.{number}' },
    })
    expect([status, body.name, body.classNamePattern]).toEqual([200, '实验小学', '{digit}.{number}'])
    const line = await house.database.read
      .selectFrom('audit')
      .selectAll()
      .where('action', '=', 'school.change')
      .executeTakeFirstOrThrow()
    expect(line).toMatchObject({ before: { name: '测试小学' }, after: { name: '实验小学' } })
    await librarian.call(changeSchool, { body: { classNamePattern: '{grade}（{number}）班' } })
  })

  it('is closed on weekdays it does not open', async () => {
    await librarian.call(changeSchool, { body: { openWeekdays: [1, 2] } })
    expect((await facts()).openToday).toBe(false)
    await librarian.call(changeSchool, { body: { openWeekdays: [1, 2, 3, 4, 5] } })
    expect((await facts()).openToday).toBe(true)
  })

  it('counts its days in its own zone, from the change on', async () => {
    house.clock.set('2026-10-14T16:30:00Z')
    librarian = await house.as('librarian')
    expect((await facts()).today).toBe('2026-10-15')
    await librarian.call(changeSchool, { body: { timeZone: 'Asia/Urumqi' } })
    expect((await facts()).today).toBe('2026-10-14')
    await librarian.call(changeSchool, { body: { timeZone: 'Asia/Shanghai' } })
  })

  it.each([
    [{ name: ' ' }, 'name'],
    [{ openWeekdays: [] }, 'openWeekdays'],
    [{ openWeekdays: [8] }, 'openWeekdays.0'],
    [{ timeZone: 'Mars/Olympus' }, 'timeZone'],
    [{ classNamePattern: '三年级' }, 'classNamePattern'],
  ])('refuses %j', async (body, field) => {
    const answer = await librarian.call(changeSchool, { body })
    expect([answer.status, answer.problem.field]).toEqual([400, field])
  })
})

describe('classes', () => {
  it('are added by the grade of today, which moves on by itself', async () => {
    const { status, body } = await librarian.call(addClass, { body: { grade: 3, number: 21 } })
    expect(status).toBe(201)
    expect(body).toMatchObject({ grade: 3, entryYear: 2024, name: '三（21）班', pupils: 0 })
    house.clock.set('2027-09-01T10:00:00+08:00')
    librarian = await house.as('librarian')
    const find = async (left?: 'yes') =>
      (await librarian.call(listClasses, { query: { left } })).body.items.find((item) => item.id === body.id)
    expect(await find()).toMatchObject({ grade: 4, name: '四（21）班' })
    house.clock.set('2030-09-01T10:00:00+08:00')
    librarian = await house.as('librarian')
    expect(await find()).toBeUndefined()
    expect(await find('yes')).toMatchObject({ grade: 7, name: '2024级（21）班' })
  })

  it('are there once for a grade and number, also when two add them at once', async () => {
    const add = () => librarian.call(addClass, { body: { grade: 2, number: 22 } })
    const answers = await Promise.all([add(), add()])
    expect(answers.map((answer) => answer.status).sort()).toEqual([201, 409])
    const again = await add()
    expect([again.problem.code, again.problem.field]).toEqual(['class_exists', 'number'])
  })

  it('may have a name of their own', async () => {
    const { body } = await librarian.call(addClass, { body: { grade: 1, number: 23, ownName: '向日葵班' } })
    expect(body.name).toBe('向日葵班')
    const rename = (ownName: string | null, id = body.id) =>
      librarian.call(changeClass, { params: { id }, body: { ownName } })
    expect((await rename(null)).body.name).toBe('一（23）班')
    expect((await rename('月亮班')).body.name).toBe('月亮班')
    expect((await rename('月亮班', newId())).status).toBe(404)
  })

  it('come by grade and number with their pupils counted', async () => {
    const { body: made } = await librarian.call(addClass, { body: { grade: 6, number: 24 } })
    await makeReader(librarian, { classId: made.id })
    await makeReader(librarian, { classId: made.id })
    const { items } = (await librarian.call(listClasses)).body
    expect(items.find((item) => item.id === made.id)?.pupils).toBe(2)
    const order = items.map((item) => item.grade * 100 + item.number)
    expect(order).toEqual([...order].sort((a, b) => a - b))
  })
})

describe('the calendar', () => {
  it('has terms, of which none begins on the day of another', async () => {
    const add = (startsOn: string, endsOn?: string) =>
      librarian.call(addTerm, { body: { name: '第一学期', startsOn, endsOn } })
    const { status, body } = await add('2026-09-01', '2027-01-20')
    expect(status).toBe(201)
    expect((await librarian.call(getCalendar)).body.terms).toEqual([body])
    const again = await add('2026-09-01')
    expect([again.status, again.problem.code]).toEqual([409, 'term_exists'])
    const backwards = await add('2027-02-20', '2027-02-19')
    expect([backwards.status, backwards.problem.code]).toEqual([400, 'day_order'])
  })

  it('closes the library for some days and opens it again', async () => {
    const close = (fromDay: string, toDay: string) =>
      librarian.call(addClosedPeriod, { body: { fromDay, toDay, reason: '盘点' } })
    const { status, body } = await close(TODAY, '2026-10-16')
    expect(status).toBe(201)
    expect((await facts()).openToday).toBe(false)
    expect((await librarian.call(getCalendar)).body.closed).toEqual([body])
    expect((await librarian.call(removeClosedPeriod, { params: { id: body.id } })).status).toBe(200)
    expect((await facts()).openToday).toBe(true)
    expect((await librarian.call(removeClosedPeriod, { params: { id: body.id } })).status).toBe(404)
    expect((await close('2026-10-16', '2026-10-15')).problem.code).toBe('day_order')
    expect((await close('2026-02-30', '2026-03-01')).problem.field).toBe('fromDay')
  })
})
