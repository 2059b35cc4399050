import { describe, expect, it, test } from 'vitest'
import { PERMISSIONS, permissionsOf, ROLES, sightOf } from './roles.ts'
import { countedFailures, passwordFault, secondsToWait, usernameKey, waitAfterFailures } from './rules.ts'

describe('the wait after failed sign-ins', () => {
  it('is nothing for three tries, then doubles up to a quarter of an hour', () => {
    const waits = Array.from({ length: 14 }, (_, failures) => waitAfterFailures(failures))
    expect(waits).toEqual([0, 0, 0, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900])
  })

  it('never shrinks and never passes its cap, however many failures', () => {
    for (let failures = 1; failures < 5000; failures++) {
      const wait = waitAfterFailures(failures)
      expect(wait).toBeGreaterThanOrEqual(waitAfterFailures(failures - 1))
      expect(wait).toBeLessThanOrEqual(900)
    }
  })

  it('counts down in whole seconds, a begun one in full', () => {
    const at = new Date('2026-10-14T02:00:00Z')
    const left = (ms: number) => secondsToWait(4, at, new Date(at.getTime() + ms))
    expect([left(0), left(1), left(1000), left(3999), left(4000), left(90_000)]).toEqual([4, 4, 3, 1, 0, 0])
  })

  it('is forgotten a day after the last failure', () => {
    const at = new Date('2026-10-14T02:00:00Z')
    expect(countedFailures(7, at, new Date('2026-10-15T02:00:00Z'))).toBe(7)
    expect(countedFailures(7, at, new Date('2026-10-15T02:00:01Z'))).toBe(0)
  })
})

test.each([
  ['1234567', 'wang', 'password_too_short'],
  ['12345678', 'wang', undefined],
  ['wanglaoshi', 'WangLaoshi', 'password_is_username'],
  ['图书馆欢迎你们来', 'wang', undefined],
])('password “%s” of %s', (password, username, fault) => {
  expect(passwordFault(password, username)).toBe(fault)
})

test.each([
  [' Wang ', 'wang'],
  ['ＷＡＮＧ', 'wang'],
  ['王老师', '王老师'],
])('user name “%s”', (username, key) => {
  expect(usernameKey(username)).toBe(key)
})

describe('roles', () => {
  it('leave no word without a holder: the librarian holds every one', () => {
    expect([...permissionsOf('librarian')].sort()).toEqual(Object.keys(PERMISSIONS).sort())
  })

  it('keep pupils from the history of others', () => {
    for (const role of ['class_librarian', 'reader'] as const) {
      expect(permissionsOf(role).has('circulation.history')).toBe(false)
    }
  })

  test.each(ROLES.map((role) => [role]))('%s sees what the role is for', (role) => {
    const sights = {
      librarian: 'all',
      leader: 'all',
      teacher: 'classes',
      class_librarian: 'classes',
      reader: 'self',
    }
    expect(sightOf(role)).toBe(sights[role])
  })
})
