import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { VOLUME_STATES } from '#features/holdings/rules.ts'
import { CARD_STATES } from '#features/readers/rules.ts'
import { isOpenOn, type OpeningDays } from '#features/school/rules.ts'
import { addDays } from '#platform/clock.ts'
import {
  CONDITION_KEYS,
  dueDay,
  FIRST_POLICIES,
  LEND_REFUSALS,
  type LendRefusal,
  type LoanFacts,
  lendRefusals,
  meaningOf,
  OVERRIDABLE,
  overdueDays,
  type PolicyLine,
  policyFor,
  readerBlocks,
  refusalAfterOverride,
  UNDO_DEPTH,
  type UndoFacts,
  undoRefusal,
} from './rules.ts'

const TODAY = '2026-10-14'
const FINE: LoanFacts = {
  today: TODAY,
  cardState: 'active',
  readerId: 'me',
  readerKind: 'pupil',
  grade: 3,
  leftOn: null,
  graduated: false,
  volumeState: 'available',
  heldBy: null,
  openLoans: 0,
  overdueLoans: 0,
  policies: FIRST_POLICIES,
}

/** What alone brings each refusal about, in the order they are told: card and person, book, rules. */
const CAUSES: Record<'person' | 'book' | 'rules', [LendRefusal, Partial<LoanFacts>][]> = {
  person: [
    ['card_lost', { cardState: 'lost' }],
    ['card_replaced', { cardState: 'replaced' }],
    ['card_ended', { cardState: 'ended' }],
    ['reader_left', { leftOn: TODAY }],
  ],
  book: [
    ['volume_withdrawn', { volumeState: 'withdrawn' }],
    ['volume_lost', { volumeState: 'lost' }],
    ['already_yours', { heldBy: 'me' }],
    ['on_loan', { heldBy: 'somebody' }],
    ['volume_in_repair', { volumeState: 'in_repair' }],
  ],
  rules: [
    ['not_entitled', { policies: [] }],
    ['overdue_block', { overdueLoans: 1 }],
    ['limit_reached', { openLoans: 2 }],
  ],
}
const ALL_CAUSES = Object.values(CAUSES).flat()

describe('refusals of a loan', () => {
  it('are none when nothing stands against it', () => {
    expect(lendRefusals(FINE)).toEqual([])
    expect(lendRefusals({ ...FINE, leftOn: '2026-10-15' })).toEqual([])
  })

  it('each have a cause of their own', () => {
    expect(ALL_CAUSES.map(([code]) => code).sort()).toEqual([...LEND_REFUSALS].sort())
  })

  test.each(ALL_CAUSES)('%s', (code, cause) => {
    expect(lendRefusals({ ...FINE, ...cause })).toEqual([code])
  })

  it('are told in order: card and person, then the book, then the rules', () => {
    for (const [first, one] of CAUSES.person)
      for (const [second, two] of CAUSES.book)
        for (const [third, three] of CAUSES.rules) {
          expect(lendRefusals({ ...FINE, ...three, ...two, ...one })).toEqual([first, second, third])
        }
  })

  it('tell of the loan before the repair: a volume that is out is nothing to override', () => {
    expect(lendRefusals({ ...FINE, volumeState: 'in_repair', heldBy: 'somebody' })).toEqual(['on_loan'])
  })

  it('leave a volume to be lent only in the one good state of everything', () => {
    for (const facts of everyState()) {
      const good =
        facts.cardState === 'active' &&
        (facts.leftOn === null || facts.leftOn > TODAY) &&
        facts.volumeState === 'available' &&
        facts.heldBy === null &&
        facts.policies.length > 0 &&
        facts.openLoans < 2 &&
        facts.overdueLoans === 0
      expect(lendRefusals(facts).length === 0).toBe(good)
    }
  })

  it('give way to an override only for an overdue book, the limit or a repair', () => {
    for (const facts of everyState()) {
      const refusals = lendRefusals(facts)
      const passes = refusalAfterOverride(refusals, true) === undefined
      expect(passes).toBe(refusals.every((code) => OVERRIDABLE.includes(code)))
      if (facts.heldBy !== null || facts.cardState !== 'active') expect(passes).toBe(false)
      expect(refusalAfterOverride(refusals, false)).toBe(refusals[0])
    }
  })

  it('of a teacher leave out the overdue block that the policy does not set', () => {
    expect(lendRefusals({ ...FINE, readerKind: 'teacher', grade: null, overdueLoans: 3 })).toEqual([])
  })

  it('at an opened card speak of the person and the rules, not of a book', () => {
    expect(readerBlocks({ ...FINE, cardState: 'lost', openLoans: 2 })).toEqual(['card_lost', 'limit_reached'])
  })
})

function* everyState(): Generator<LoanFacts> {
  for (const cardState of CARD_STATES)
    for (const leftOn of [null, TODAY, '2026-10-15'])
      for (const volumeState of VOLUME_STATES)
        for (const heldBy of [null, 'me', 'somebody'])
          for (const policies of [FIRST_POLICIES, []])
            for (const openLoans of [1, 2])
              for (const overdueLoans of [0, 1]) {
                yield { ...FINE, cardState, leftOn, volumeState, heldBy, policies, openLoans, overdueLoans }
              }
}

describe('the policy of a reader', () => {
  const line = (readerKind: PolicyLine['readerKind'], grade: number): PolicyLine => ({
    readerKind,
    grade,
    loanLimit: 1,
    loanDays: 1,
    overdueBlocks: true,
  })
  const lines = [line('pupil', 0), line('pupil', 1), line('teacher', 0)]

  test.each([
    ['pupil', 1, lines[1]],
    ['pupil', 2, lines[0]],
    ['pupil', null, lines[0]],
    ['teacher', 1, lines[2]],
    ['staff', null, undefined],
  ] as const)('%s of grade %s', (kind, grade, expected) => {
    expect(policyFor(lines, kind, grade)).toBe(expected)
    expect(policyFor([...lines].reverse(), kind, grade)).toBe(expected)
  })

  it('is none when only other grades have one', () => {
    expect(policyFor([line('pupil', 1)], 'pupil', 2)).toBeUndefined()
  })
})

const dayFrom = (offset: number) => addDays('2026-01-01', offset)
const openings: fc.Arbitrary<OpeningDays> = fc.record({
  openWeekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
  closed: fc.array(
    fc
      .tuple(fc.nat(900), fc.nat(40))
      .map(([from, length]) => ({ fromDay: dayFrom(from), toDay: dayFrom(from + length) })),
    { maxLength: 6 },
  ),
})

describe('the due day', () => {
  it('is the first open day from the end of the loan days on', () => {
    fc.assert(
      fc.property(
        openings,
        fc.nat(400).map(dayFrom),
        fc.integer({ min: 1, max: 400 }),
        (opening, today, days) => {
          const due = dueDay(today, days, opening)
          expect(isOpenOn(due, opening)).toBe(true)
          expect(due >= addDays(today, days)).toBe(true)
          for (let day = addDays(today, days); day < due; day = addDays(day, 1)) {
            expect(isOpenOn(day, opening)).toBe(false)
          }
        },
      ),
    )
  })

  it('moves past the national holiday to the Thursday after', () => {
    const closed = [{ fromDay: '2026-10-01', toDay: '2026-10-07' }]
    expect(dueDay('2026-09-18', 14, { openWeekdays: [1, 2, 3, 4, 5], closed })).toBe('2026-10-08')
  })

  test.each([
    ['2026-10-14', '2026-10-13', 0],
    ['2026-10-14', '2026-10-14', 0],
    ['2026-10-14', '2026-10-15', 1],
    ['2026-12-31', '2027-01-02', 2],
  ])('due on %s is on %s late by %i days', (due, today, days) => {
    expect(overdueDays(due, today)).toBe(days)
  })
})

describe('what a scan means', () => {
  // nothing set · reader open · return only · return only with reader open
  const table: Record<string, string[]> = {
    'none none': ['unknown', 'unknown', 'unknown', 'unknown'],
    'none out': ['give_back', 'give_back', 'give_back', 'give_back'],
    'none in': ['needs_reader', 'lend', 'not_out', 'not_out'],
    'card none': ['open_reader', 'open_reader', 'card_in_return_only', 'card_in_return_only'],
    'card out': ['open_reader', 'give_back', 'give_back', 'give_back'],
    'card in': ['open_reader', 'lend', 'not_out', 'not_out'],
  }
  test.each(Object.entries(table))('%s', (what, meanings) => {
    const [card, volume] = what.split(' ') as ['card' | 'none', 'none' | 'out' | 'in']
    const found = [0, 1, 2, 3].map((at) =>
      meaningOf({ isCard: card === 'card', volume, readerOpen: at % 2 === 1, returnOnly: at >= 2 }),
    )
    expect(found).toEqual(meanings)
  })
})

describe('undo', () => {
  const LEND: UndoFacts = {
    kind: 'lend',
    actionUndone: false,
    newerActions: 0,
    loanReturned: false,
    lentOn: false,
    volumeState: 'available',
  }
  const BACK: UndoFacts = { ...LEND, kind: 'return', loanReturned: true }

  test.each<[string, UndoFacts, ReturnType<typeof undoRefusal>]>([
    ['a loan', LEND, undefined],
    ['a loan undone before', { ...LEND, actionUndone: true }, 'undo_done'],
    ['a loan with 19 actions after it', { ...LEND, newerActions: UNDO_DEPTH - 1 }, undefined],
    ['a loan with 20 actions after it', { ...LEND, newerActions: UNDO_DEPTH }, 'undo_too_old'],
    ['a loan that came back', { ...LEND, loanReturned: true }, 'undo_returned_since'],
    ['a return', BACK, undefined],
    ['a return of a volume sent to repair', { ...BACK, volumeState: 'in_repair' }, undefined],
    ['a return undone before', { ...BACK, actionUndone: true }, 'undo_done'],
    ['a return whose loan is open again', { ...BACK, loanReturned: false }, 'undo_done'],
    ['a return lent on', { ...BACK, lentOn: true }, 'undo_lent_on'],
    ['a return of a volume lost since', { ...BACK, volumeState: 'lost' }, 'undo_volume_changed'],
    ['a return of a volume withdrawn since', { ...BACK, volumeState: 'withdrawn' }, 'undo_volume_changed'],
    ['a return with 20 actions after it', { ...BACK, newerActions: UNDO_DEPTH }, 'undo_too_old'],
  ])('%s', (_, facts, refusal) => {
    expect(undoRefusal(facts)).toBe(refusal)
  })
})

it('gives every condition a key of its own', () => {
  const keys = Object.values(CONDITION_KEYS)
  expect(new Set(keys).size).toBe(keys.length)
})
