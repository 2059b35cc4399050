import { expect, test } from 'vitest'
import { whereAfterSignIn } from './whereAfterSignIn.ts'

const ORIGIN = 'http://library.school:8080'

test.each([
  ['/staff/people?q=王#top', '/staff/people?q=%E7%8E%8B#top'],
  ['/me', '/me'],
  ['/', '/'],
])('back to %s of this site', (back, expected) => {
  expect(whereAfterSignIn(back, 'librarian', ORIGIN)).toBe(expected)
})

test.each([
  [null],
  [''],
  ['me'],
  ['//evil.example'],
  ['/\\evil.example'],
  ['\\/evil.example'],
  ['/\t/evil.example'],
  ['/.//evil.example'],
  ['/..//evil.example'],
  ['https://evil.example/me'],
  ['javascript:alert(1)'],
  ['http://library.school:8080.evil.example/'],
])('never to %j', (back) => {
  expect(whereAfterSignIn(back, 'reader', ORIGIN)).toBe('/me')
})

test.each([
  ['librarian', '/staff/desk'],
  ['leader', '/staff/people'],
  ['teacher', '/my-class'],
  ['class_librarian', '/my-class'],
  ['reader', '/me'],
] as const)('a %s begins at %s', (role, expected) => {
  expect(whereAfterSignIn(null, role, ORIGIN)).toBe(expected)
})
