import { describe, expect, it } from 'vitest'
import { decidePlace, type Situation, systemPlaceOf } from '#platform/postgres/place.ts'

const plain: Situation = {
  explicit: false,
  root: false,
  hereHasData: false,
  thereHasData: false,
  hereReachable: true,
}

describe('decidePlace', () => {
  it.each<[string, Partial<Situation>, ReturnType<typeof decidePlace>]>([
    ['an ordinary user keeps them in the clone', {}, 'here'],
    ['root with an open clone too', { root: true }, 'here'],
    ['root with a clone under a closed home does not', { root: true, hereReachable: false }, 'there'],
    ['an explicit folder is taken as it is', { root: true, explicit: true, thereHasData: true }, 'here'],
    [
      'or refused',
      { root: true, explicit: true, hereReachable: false, thereHasData: true },
      'here-unreachable',
    ],
    ['data stay there when the home is opened later', { root: true, thereHasData: true }, 'there'],
    ['data in the clone win', { root: true, hereHasData: true, thereHasData: true }, 'here'],
    [
      'and are not passed over when the home is closed later',
      { root: true, hereHasData: true, hereReachable: false, thereHasData: true },
      'here-unreachable',
    ],
    ["root's data are not hidden by an empty store", { thereHasData: true }, 'there-needs-root'],
    ['unless the user has some', { thereHasData: true, hereHasData: true }, 'here'],
  ])('%s', (_, part, place) => {
    expect(decidePlace({ ...plain, ...part })).toBe(place)
  })
})

it('gives every clone, and its demo, a place of its own', () => {
  const places = ['/home/a/data', '/home/b/data', '/home/a/demo-data'].map(systemPlaceOf)
  expect(new Set(places).size).toBe(3)
  expect(systemPlaceOf('/home/a/data')).toBe(places[0])
})
