import type { Calendar } from '../calendar.ts'
import { dayNumber, toDay } from '../days.ts'
import type { Prng } from '../prng.ts'
import type { DemoClass, DemoEnrolment, DemoPerson } from '../types.ts'
import { adultName, childName, FIXED_PUPIL_NAMES } from './names.ts'

/** Class sizes around the mean; they sum to nothing over thirteen classes. */
const SIZE_OFFSETS = [1, -2, 0, 3, -1, 2, -3, 1, 0, -1, 2, -2, 0, 1, -1, 0, 0]
const TEACHERS = 40
const ID_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

interface Draft {
  name: string
  enrolments: DemoEnrolment[]
  leftOn?: string
  seatNo?: number
}

/** The check character (GB 11643) that would make 17 digits an identity number. */
export function identityCheck(digits17: string): string {
  const sum = ID_WEIGHTS.reduce((total, weight, i) => total + weight * Number(digits17[i]), 0)
  return '10X98765432'[sum % 11]!
}

/** Region 000000 does not exist and the last digit always fails the check: nobody's number. */
function studentNumber(entryYear: number, serial: number, provisional: boolean): string {
  const body = `000000${entryYear}${String(serial).padStart(7, '0')}`
  const check = identityCheck(body)
  return `${provisional ? 'L' : 'G'}${body}${check === 'X' ? '0' : (Number(check) + 5) % 10}`
}

/** The Septembers and spring openings after the class began at which a newcomer may have joined. */
function lateStarts(cls: DemoClass, calendar: Calendar): string[] {
  const begun = `${cls.entryYear}-09-01`
  return calendar.terms
    .map((term) => term.startsOn)
    .filter((day) => day > begun && dayNumber(day) < calendar.today && (cls.graduatedOn ?? '9999') > day)
}

function draftPupil(cls: DemoClass, calendar: Calendar, prng: Prng): Draft {
  const starts = lateStarts(cls, calendar)
  const late = starts.length > 0 && prng.chance(0.04)
  const fromDay = late ? prng.pick(starts) : `${cls.entryYear}-09-01`
  const toDayOrNull = cls.graduatedOn
  return {
    name: childName(prng),
    enrolments: [{ classKey: cls.key, fromDay, toDay: toDayOrNull }],
    ...(toDayOrNull ? { leftOn: toDayOrNull } : {}),
  }
}

/** A child that moved away while its class went on. */
function draftLeaver(cls: DemoClass, calendar: Calendar, prng: Prng): Draft | undefined {
  const fromDay = `${cls.entryYear}-09-01`
  const ends = calendar.terms.map((t) => t.endsOn).filter((d) => d > fromDay && dayNumber(d) < calendar.today)
  if (ends.length === 0) return undefined
  const leftOn = prng.pick(ends)
  return { name: childName(prng), enrolments: [{ classKey: cls.key, fromDay, toDay: leftOn }], leftOn }
}

/** Moves a few children to the sister class at a term's start; the old enrolment ends the day before. */
function moveSome(drafts: Draft[], classes: readonly DemoClass[], calendar: Calendar, prng: Prng): void {
  const byKey = new Map(classes.map((c) => [c.key, c]))
  const laterStarts = (draft: Draft) => {
    const { classKey, fromDay } = draft.enrolments[0]!
    return lateStarts(byKey.get(classKey)!, calendar).filter((day) => day > fromDay)
  }
  const movable = drafts.filter((d) => !d.leftOn && laterStarts(d).length > 0)
  for (const draft of prng.shuffle(movable).slice(0, 4)) {
    const only = draft.enrolments[0]!
    const cls = byKey.get(only.classKey)!
    const day = prng.pick(laterStarts(draft))
    const before = byKey.get(`c${cls.entryYear}-${cls.number === 1 ? 2 : 1}`)!
    draft.enrolments = [
      { classKey: before.key, fromDay: only.fromDay, toDay: toDay(dayNumber(day) - 1) },
      { classKey: cls.key, fromDay: day, toDay: null },
    ]
  }
}

function seat(drafts: Draft[]): void {
  const next = new Map<string, number>()
  for (const draft of drafts) {
    const last = draft.enrolments.at(-1)!
    if (last.toDay !== null) continue
    const seatNo = (next.get(last.classKey) ?? 0) + 1
    next.set(last.classKey, seatNo)
    draft.seatNo = seatNo
  }
}

function pupilDrafts(classes: readonly DemoClass[], calendar: Calendar, size: number, prng: Prng): Draft[] {
  const drafts = classes.flatMap((cls, i) =>
    Array.from({ length: Math.max(1, size + (size > 10 ? SIZE_OFFSETS[i % 17]! : 0)) }, () =>
      draftPupil(cls, calendar, prng),
    ),
  )
  moveSome(drafts, classes, calendar, prng)
  const here = prng.shuffle(drafts.filter((d) => !d.leftOn))
  FIXED_PUPIL_NAMES.forEach((name, i) => {
    const draft = here[i]
    if (draft) draft.name = name
  })
  for (const cls of classes.filter((c) => !c.graduatedOn).slice(2)) {
    const leaver = prng.chance(0.8) ? draftLeaver(cls, calendar, prng) : undefined
    if (leaver) drafts.push(leaver)
  }
  return drafts
}

function pupils(classes: readonly DemoClass[], calendar: Calendar, size: number, prng: Prng): DemoPerson[] {
  const drafts = pupilDrafts(classes, calendar, size, prng)
  seat(drafts)
  const joined = (d: Draft) => d.enrolments[0]!.fromDay
  const order = [...drafts].sort((a, b) => (joined(a) < joined(b) ? -1 : joined(a) > joined(b) ? 1 : 0))
  return order.map((draft, i) => {
    const current = draft.enrolments.at(-1)!
    const entryYear = Number(draft.enrolments[0]!.classKey.slice(1, 5))
    return {
      key: `p${String(i + 1).padStart(4, '0')}`,
      kind: 'pupil',
      name: draft.name,
      studentNo: studentNumber(entryYear, i + 1, prng.chance(0.03)),
      cardNumber: `P${String(i + 1).padStart(6, '0')}`,
      ...(draft.leftOn ? { leftOn: draft.leftOn } : { classKey: current.classKey, seatNo: draft.seatNo }),
      enrolments: draft.enrolments,
    }
  })
}

function grownUps(prng: Prng): DemoPerson[] {
  const taken = new Set<string>()
  const name = () => {
    let candidate = adultName(prng)
    while (taken.has(candidate)) candidate = adultName(prng)
    taken.add(candidate)
    return candidate
  }
  const teachers: DemoPerson[] = Array.from({ length: TEACHERS }, (_, i) => ({
    key: `k${String(i + 1).padStart(2, '0')}`,
    kind: 'teacher',
    name: name(),
    cardNumber: `T${String(i + 1).padStart(4, '0')}`,
    enrolments: [],
  }))
  const staff: DemoPerson[] = [1, 2].map((n) => ({
    key: `s${n}`,
    kind: 'staff',
    name: name(),
    cardNumber: `T${String(TEACHERS + n).padStart(4, '0')}`,
    enrolments: [],
  }))
  return [...teachers, ...staff]
}

/**
 * Pupils in the order in which they joined (their card numbers follow it), then 40 teachers and 2 staff
 * (`s1` the librarian, `s2` the vice-principal in charge).
 * @param size mean number of pupils in a class
 */
export function buildPeople(
  classes: readonly DemoClass[],
  calendar: Calendar,
  size: number,
  prng: Prng,
): DemoPerson[] {
  return [...pupils(classes, calendar, size, prng.fork('pupils')), ...grownUps(prng.fork('grown-ups'))]
}
