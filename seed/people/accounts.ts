import type { Calendar } from '../calendar.ts'
import type { DemoAccount, DemoClass, DemoHomeroom, DemoLoan, DemoPerson } from '../types.ts'

/** Every class of today has one of the first teachers as its homeroom teacher. */
export function buildHomerooms(classes: readonly DemoClass[], people: readonly DemoPerson[]): DemoHomeroom[] {
  const teachers = people.filter((p) => p.kind === 'teacher')
  return classes
    .filter((c) => c.graduatedOn === null)
    .map((cls, i) => ({ classKey: cls.key, personKey: teachers[i]!.key }))
}

/** Pupils of today by number of loans, the keenest first. */
function keenest(people: readonly DemoPerson[], loans: readonly DemoLoan[]): DemoPerson[] {
  const count = new Map<string, number>()
  for (const loan of loans) count.set(loan.personKey, (count.get(loan.personKey) ?? 0) + 1)
  const of = (p: DemoPerson) => count.get(p.key) ?? 0
  return people.filter((p) => p.classKey).sort((a, b) => of(b) - of(a) || (a.key < b.key ? -1 : 1))
}

/** One keen reader with books out and one who is late with a book, so that both views have something to show. */
function twoReaders(pupils: readonly DemoPerson[], loans: readonly DemoLoan[], today: string): DemoPerson[] {
  const out = new Set<string>()
  const late = new Set<string>()
  for (const loan of loans) {
    if (loan.returnedAt !== null) continue
    out.add(loan.personKey)
    if (loan.dueOn < today) late.add(loan.personKey)
  }
  const first = pupils.find((p) => out.has(p.key) && !late.has(p.key)) ?? pupils[0]!
  const second = pupils.find((p) => late.has(p.key)) ?? pupils.find((p) => p !== first)!
  return [first, second]
}

/**
 * The demo's ten accounts. User names and passwords are the same for every day and seed: they stand in
 * the README and open nothing but made-up data.
 */
export function buildAccounts(
  calendar: Calendar,
  today: string,
  school: {
    classes: readonly DemoClass[]
    people: readonly DemoPerson[]
    homerooms: readonly DemoHomeroom[]
    loans: readonly DemoLoan[]
  },
): DemoAccount[] {
  const byKey = new Map(school.people.map((p) => [p.key, p]))
  const pupils = keenest(school.people, school.loans)
  const ownClasses = [4, 5].map((grade) => `c${calendar.schoolYear - grade + 1}-1`)
  const helpers = ownClasses.flatMap((key) => pupils.filter((p) => p.classKey === key).slice(0, 2))
  const readers = twoReaders(
    pupils.filter((p) => !helpers.includes(p)),
    school.loans,
    today,
  )
  const account = (
    role: DemoAccount['role'],
    username: string,
    person: DemoPerson,
    classKeys?: string[],
  ): DemoAccount => ({
    role,
    username,
    password: `qinghe-${username}`,
    displayName: person.name,
    personKey: person.key,
    ...(classKeys ? { classKeys } : {}),
  })
  return [
    account('librarian', 'librarian', byKey.get('s1')!),
    account('leader', 'leader', byKey.get('s2')!),
    ...ownClasses.map((key, i) => {
      const homeroom = school.homerooms.find((h) => h.classKey === key)!
      return account('teacher', `teacher${i + 1}`, byKey.get(homeroom.personKey)!, [key])
    }),
    ...helpers.map((p, i) => account('class_librarian', `helper${i + 1}`, p, [p.classKey!])),
    ...readers.map((p, i) => account('reader', `reader${i + 1}`, p)),
  ]
}
