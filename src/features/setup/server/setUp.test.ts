import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { listAccounts, listAudit, whoAmI } from '#features/accounts/contract.ts'
import { listPolicies } from '#features/circulation/contract.ts'
import { FIRST_POLICIES } from '#features/circulation/rules.ts'
import { getCalendar, getSchool, listClasses } from '#features/school/contract.ts'
import {
  type Client,
  clientOf,
  openTestHouse,
  PASSWORD,
  SETUP_CODE,
  type TestHouse,
} from '#tests/support/house.ts'
import { checkSetUpCode, setUpDemo, setUpSchool } from '../contract.ts'
import { newSetupCode } from './setupCode.ts'

let house: TestHouse
let nobody: Client
beforeEach(async () => {
  house = await openTestHouse({ school: false })
  nobody = clientOf(house.app, '')
})
afterEach(() => house.close())

const BODY = {
  code: SETUP_CODE,
  school: { name: '育才小学', timeZone: 'Asia/Urumqi' },
  term: { name: '2026学年第一学期', startsOn: '2026-09-01', endsOn: '2027-01-20' },
  classNamePattern: '{grade}年级{number}班',
  classes: [
    { grade: 1, number: 1 },
    { grade: 6, number: 2, ownName: '向日葵班' },
  ],
  librarian: { username: 'wang', name: '王老师', password: PASSWORD },
}
const setUp = (more: object = {}) => nobody.call(setUpSchool, { body: { ...BODY, ...more } })
const check = (code: string) => nobody.call(checkSetUpCode, { body: { code } })

it('finds an empty store not set up, and says so to anybody', async () => {
  const { status, body } = await nobody.call(getSchool)
  expect([status, body.setUp, body.openToday]).toEqual([200, false, false])
})

describe('the first run', () => {
  it('makes school, term, classes, rules and the librarian, who is signed in', async () => {
    const answer = await setUp()
    expect(answer.status).toBe(201)
    expect(answer.body).toMatchObject({ username: 'wang', role: 'librarian', classes: [] })
    const librarian = clientOf(house.app, String(answer.headers['set-cookie']).split(';')[0] ?? '')
    expect((await librarian.call(whoAmI)).body).toEqual(answer.body)
    expect((await nobody.call(getSchool)).body).toMatchObject({
      setUp: true,
      name: '育才小学',
      timeZone: 'Asia/Urumqi',
      demo: false,
      openToday: true,
    })
    expect((await librarian.call(listClasses)).body.items).toMatchObject([
      { grade: 1, number: 1, name: '一年级1班' },
      { grade: 6, number: 2, name: '向日葵班' },
    ])
    expect((await librarian.call(getCalendar)).body.terms).toMatchObject([BODY.term])
    const policies = (await librarian.call(listPolicies)).body.lines
    expect(policies).toHaveLength(FIRST_POLICIES.length)
    expect(policies).toEqual(expect.arrayContaining([...FIRST_POLICIES]))
    const { body: audit } = await librarian.call(listAudit)
    expect(audit.items.map((line) => line.action)).toContain('school.set_up')
  })

  it('takes the school’s time zone for the clock at once', async () => {
    house.clock.set('2026-10-13T17:00:00Z')
    await setUp()
    expect((await nobody.call(getSchool)).body.today).toBe('2026-10-13')
    house.clock.set('2026-10-13T18:00:00Z')
    expect((await nobody.call(getSchool)).body.today).toBe('2026-10-14')
  })

  it('is done once', async () => {
    await setUp()
    for (const again of [
      await setUp(),
      await check(SETUP_CODE),
      await nobody.call(setUpDemo, { body: BODY }),
    ]) {
      expect([again.status, again.problem.code]).toEqual([409, 'already_set_up'])
    }
  })

  it('done by two at once makes one school and one librarian', async () => {
    const answers = await Promise.all([
      setUp(),
      setUp({ librarian: { ...BODY.librarian, username: 'li' } }),
      setUp(),
    ])
    expect(answers.map((answer) => answer.status).sort()).toEqual([201, 409, 409])
    const librarian = await house.as('librarian')
    const { body } = await librarian.call(listAccounts)
    expect(body.items.filter((item) => ['wang', 'li'].includes(item.username))).toHaveLength(1)
    const schools = await house.database.read.selectFrom('school').select('id').execute()
    expect(schools).toHaveLength(1)
  })

  it.each([
    [
      'two classes of one number',
      { classes: [BODY.classes[0], BODY.classes[0]] },
      'classes.1',
      'class_twice',
    ],
    ['a term that ends first', { term: { ...BODY.term, endsOn: '2026-08-31' } }, 'endsOn', 'day_order'],
    [
      'a weak password',
      { librarian: { ...BODY.librarian, password: 'short' } },
      'password',
      'password_too_short',
    ],
    ['no such time zone', { school: { name: 'x', timeZone: 'Asia/Nowhere' } }, 'school.timeZone', 'format'],
    ['a class name without a number', { classNamePattern: '三年级一班' }, 'classNamePattern', 'format'],
  ])('refuses %s and leaves the store empty', async (_, more, field, code) => {
    const answer = await setUp(more)
    expect([answer.status, answer.problem.field, answer.problem.code]).toEqual([400, field, code])
    expect((await nobody.call(getSchool)).body.setUp).toBe(false)
    expect((await setUp()).status).toBe(201)
  })
})

describe('the set-up code', () => {
  it('is asked for, in any case and with or without its hyphen', async () => {
    expect((await check(' test code ')).status).toBe(200)
    const wrong = await setUp({ code: 'WRONG-CODE' })
    expect([wrong.status, wrong.problem.code, wrong.problem.field]).toEqual([403, 'wrong_setup_code', 'code'])
    expect((await nobody.call(getSchool)).body.setUp).toBe(false)
  })

  it('makes whoever guesses wait, longer each time, across all three doors', async () => {
    expect((await check('A')).status).toBe(403)
    expect((await setUp({ code: 'B' })).status).toBe(403)
    expect((await nobody.call(setUpDemo, { body: { code: 'C' } })).status).toBe(403)
    const early = await check(SETUP_CODE)
    expect([early.status, early.problem.code, early.headers['retry-after']]).toEqual([
      429,
      'too_many_attempts',
      '2',
    ])
    expect((await setUp()).status).toBe(429)
    house.clock.set('2026-10-14T10:00:10+08:00')
    expect((await setUp()).status).toBe(201)
  })

  it('is new at each start and hard to guess', () => {
    const codes = Array.from({ length: 200 }, newSetupCode)
    expect(new Set(codes).size).toBe(200)
    for (const code of codes) expect(code).toMatch(/^[A-HJ-NP-Z2-9]{4}-[A-HJ-NP-Z2-9]{4}$/)
  })
})
