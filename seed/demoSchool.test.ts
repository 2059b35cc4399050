import { beforeAll, describe, expect, it } from 'vitest'
import { clock, dayNumber, schoolDayOf, weekday } from './days.ts'
import { buildDemoSchool } from './demoSchool.ts'
import { groupOf } from './holdings/copies.ts'
import { identityCheck } from './people/people.ts'
import type { DemoLoan, DemoSchool } from './types.ts'

const TODAY = '2026-11-23'
const SMALL = { pupilsPerClass: 6, titles: 300, volumes: 900 }

let demo: DemoSchool

beforeAll(() => {
  demo = buildDemoSchool({ today: TODAY })
})

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const out = new Map<string, T[]>()
  for (const item of items) {
    const list = out.get(keyOf(item))
    if (list) list.push(item)
    else out.set(keyOf(item), [item])
  }
  return out
}

/** The first loan that breaks the rule that a volume is in one place at a time. */
function overlap(loans: readonly DemoLoan[]): DemoLoan | undefined {
  for (const list of groupBy(loans, (l) => l.volumeKey).values()) {
    const sorted = [...list].sort((a, b) => (a.lentOn < b.lentOn ? -1 : 1))
    for (const [i, loan] of sorted.entries()) {
      const before = sorted[i - 1]
      if (before && (before.returnedAt === null || before.returnedAt > loan.lentOn)) return loan
    }
  }
  return undefined
}

/** The most loans one person had open at the same time. */
function mostOpen(loans: readonly DemoLoan[]): number {
  const events = loans.flatMap((l): [string, number][] => [
    [l.lentOn, 1],
    ...(l.returnedAt ? ([[l.returnedAt, -1]] as [string, number][]) : []),
  ])
  events.sort((a, b) => (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : a[1] - b[1]))
  let open = 0
  return events.reduce((most, [, step]) => {
    open += step
    return Math.max(most, open)
  }, 0)
}

function closedOn(school: DemoSchool, day: string): boolean {
  return weekday(dayNumber(day)) > 5 || school.closedDays.some((c) => c.fromDay <= day && day <= c.toDay)
}

function unique(values: readonly string[]): boolean {
  return new Set(values).size === values.length
}

describe('the whole', () => {
  it('is the same bytes for the same options, and another school for another seed', () => {
    const text = JSON.stringify(demo)
    expect(JSON.stringify(buildDemoSchool({ today: TODAY }))).toBe(text)
    expect(JSON.stringify(buildDemoSchool({ today: TODAY, seed: 2, scale: SMALL }))).not.toBe(
      JSON.stringify(buildDemoSchool({ today: TODAY, seed: 3, scale: SMALL })),
    )
  })

  it('has the size of a two-stream primary school', () => {
    const kinds = groupBy(
      demo.people.filter((p) => !p.leftOn),
      (p) => p.kind,
    )
    expect(demo.terms).toHaveLength(6)
    expect(demo.classes.filter((c) => c.graduatedOn === null)).toHaveLength(13)
    expect(kinds.get('pupil')).toHaveLength(520)
    expect(kinds.get('teacher')).toHaveLength(40)
    expect(kinds.get('staff')).toHaveLength(2)
    expect(demo.homerooms).toHaveLength(13)
    expect(demo.titles).toHaveLength(3000)
    expect(demo.volumes).toHaveLength(12_000)
    expect(demo.loans.length).toBeGreaterThan(18_000)
    expect(demo.loans.length).toBeLessThan(25_000)
  })

  it('gives every number once', () => {
    expect(unique(demo.people.map((p) => p.cardNumber))).toBe(true)
    expect(unique(demo.people.flatMap((p) => p.studentNo ?? []))).toBe(true)
    expect(unique(demo.volumes.map((v) => v.accessionNo))).toBe(true)
    expect(unique(demo.volumes.map((v) => v.barcode))).toBe(true)
    expect(unique(demo.accounts.map((a) => a.username))).toBe(true)
    expect(unique(demo.slots.map((s) => `${s.weekday} ${s.startsAt}`))).toBe(true)
    const names = [...demo.classes, ...demo.people, ...demo.titles, ...demo.volumes, ...demo.loans]
    expect(unique(names.map((x) => x.key))).toBe(true)
  })
})

describe('people', () => {
  it('are in one class at a time and sit on one seat', () => {
    for (const person of demo.people) {
      const spans = [...person.enrolments].sort((a, b) => (a.fromDay < b.fromDay ? -1 : 1))
      spans.forEach((span, i) => {
        const before = spans[i - 1]
        expect(span.toDay === null || span.toDay >= span.fromDay).toBe(true)
        if (before) expect(before.toDay !== null && before.toDay < span.fromDay).toBe(true)
      })
      const open = spans.filter((s) => s.toDay === null).map((s) => s.classKey)
      expect(open).toEqual(person.classKey ? [person.classKey] : [])
    }
    const seats = demo.people.filter((p) => p.classKey).map((p) => `${p.classKey} ${p.seatNo}`)
    expect(unique(seats)).toBe(true)
  })

  it('bear pupil numbers that are nobody’s identity number', () => {
    for (const { studentNo } of demo.people.filter((p) => p.kind === 'pupil')) {
      expect(studentNo).toMatch(/^[GL]000000\d{12}$/)
      expect(identityCheck(studentNo!.slice(1, 18))).not.toBe(studentNo!.slice(18))
    }
  })

  it('have accounts with passwords, and the surnames a name field must cope with', () => {
    expect(demo.accounts.map((a) => a.role).join(' ')).toBe(
      'librarian leader teacher teacher class_librarian class_librarian class_librarian class_librarian reader reader',
    )
    expect(demo.accounts.every((a) => a.password.length >= 8)).toBe(true)
    expect(unique(demo.accounts.flatMap((a) => a.personKey ?? []))).toBe(true)
    const surnames = demo.people.filter((p) => p.classKey).map((p) => p.name)
    for (const surname of ['曾', '单', '解', '仇', '乐', '欧阳']) {
      expect(surnames.some((name) => name.startsWith(surname))).toBe(true)
    }
  })
})

describe('volumes', () => {
  it('keep the holdings ratio of a primary school within two points', () => {
    const clc = new Map(demo.titles.map((t) => [t.key, t.clcNumber]))
    const groups = groupBy(demo.volumes, (v) => groupOf(clc.get(v.titleKey)!))
    const target = { A: 1.5, B: 1.5, 'C-K': 64, 'N-X': 28, Z: 5 }
    for (const [group, percent] of Object.entries(target)) {
      const share = (100 * (groups.get(group)?.length ?? 0)) / demo.volumes.length
      expect(Math.abs(share - percent), group).toBeLessThan(2)
    }
  })

  it('stand in the register in unbroken order, with 种次号 that start at 1 and have no gap', () => {
    const years = new Map(demo.titles.map((t) => [t.key, t.year]))
    demo.volumes.forEach((volume, i) => {
      expect(volume.accessionNo).toBe(String(i + 1).padStart(8, '0'))
      if (i > 0) expect(volume.acquiredOn >= demo.volumes[i - 1]!.acquiredOn).toBe(true)
      expect(Number(volume.acquiredOn.slice(0, 4))).toBeGreaterThanOrEqual(years.get(volume.titleKey)!)
      expect(volume.acquiredOn < TODAY).toBe(true)
    })
    const callNumbers = [...new Set(demo.volumes.map((v) => v.callNumber))]
    expect(callNumbers).toHaveLength(demo.titles.length)
    for (const list of groupBy(callNumbers, (c) => c.split('/')[0]!).values()) {
      expect(list.map((c) => Number(c.split('/')[1]))).toEqual(list.map((_, i) => i + 1))
    }
  })
})

describe('loans', () => {
  it('never lend a volume that is out, nor one that is not on the shelf', () => {
    expect(overlap(demo.loans)).toBeUndefined()
    const volumes = new Map(demo.volumes.map((v) => [v.key, v]))
    for (const loan of demo.loans) {
      const volume = volumes.get(loan.volumeKey)!
      expect(volume.acquiredOn < schoolDayOf(loan.lentOn)).toBe(true)
      if (loan.returnedAt === null) expect(volume.state).toBe('available')
    }
  })

  it('happen on open days within school hours, and fall due on open days', () => {
    for (const loan of demo.loans) {
      for (const moment of [loan.lentOn, loan.returnedAt].filter((m) => m !== null)) {
        const day = schoolDayOf(moment)
        const seconds = (Date.parse(moment) - Date.parse(`${day}T00:00:00+08:00`)) / 1000
        expect(closedOn(demo, day), day).toBe(false)
        expect(day < TODAY).toBe(true)
        expect(seconds >= clock('07:40') && seconds <= clock('17:00'), moment).toBe(true)
      }
      expect(closedOn(demo, loan.dueOn), loan.dueOn).toBe(false)
      if (loan.returnedAt) expect(loan.returnedAt > loan.lentOn).toBe(true)
      expect(loan.condition === undefined).toBe(loan.returnedAt === null)
    }
  })

  it('keep the limits and the block for late books, and lend to nobody who has left or not yet come', () => {
    const people = new Map(demo.people.map((p) => [p.key, p]))
    for (const [key, loans] of groupBy(demo.loans, (l) => l.personKey)) {
      const person = people.get(key)!
      expect(mostOpen(loans)).toBeLessThanOrEqual(person.kind === 'pupil' ? 3 : 10)
      if (person.kind !== 'pupil') continue
      for (const loan of loans) {
        const day = schoolDayOf(loan.lentOn)
        expect(day >= person.enrolments[0]!.fromDay && day < (person.leftOn ?? '9999')).toBe(true)
        const late = loans.some(
          (o) => o.dueOn < day && o.lentOn < loan.lentOn && (o.returnedAt ?? '9') > loan.lentOn,
        )
        expect(late).toBe(false)
        if (person.leftOn)
          expect(loan.returnedAt && schoolDayOf(loan.returnedAt) <= person.leftOn).toBeTruthy()
      }
    }
  })

  it('bring each class in its weekly slot', () => {
    const slots = new Map(demo.slots.map((s) => [s.classKey, s]))
    const people = new Map(demo.people.map((p) => [p.key, p]))
    for (const loan of demo.loans) {
      const person = people.get(loan.personKey)!
      const slot = person.enrolments.length === 1 ? slots.get(person.classKey ?? '') : undefined
      if (!slot) continue
      const day = schoolDayOf(loan.lentOn)
      const time = new Date(Date.parse(loan.lentOn) + 8 * 3_600_000).toISOString().slice(11, 16)
      expect(weekday(dayNumber(day))).toBe(slot.weekday)
      expect(time >= slot.startsAt && time <= slot.endsAt).toBe(true)
    }
  })

  it('leave some hundred books out, some dozens of them late, and some pupils who never come', () => {
    const open = demo.loans.filter((l) => l.returnedAt === null)
    const overdue = open.filter((l) => l.dueOn < TODAY)
    expect(open.length).toBeGreaterThan(280)
    expect(open.length).toBeLessThan(420)
    expect(overdue.length).toBeGreaterThan(40)
    expect(overdue.length).toBeLessThan(80)
    const borrowers = new Set(demo.loans.map((l) => l.personKey))
    const never = demo.people.filter((p) => p.classKey && !borrowers.has(p.key)).length
    expect(never).toBeGreaterThan(15)
    expect(never).toBeLessThan(90)
  })
})

describe('another day', () => {
  it.each(['2024-02-29', '2025-09-01', '2026-02-20', '2026-07-15', '2027-01-03', '2031-06-30'])(
    '%s',
    (today) => {
      const school = buildDemoSchool({ today, scale: SMALL })
      expect(school.terms).toHaveLength(6)
      expect(overlap(school.loans)).toBeUndefined()
      expect(school.accounts).toHaveLength(10)
      expect(school.loans.length).toBeGreaterThan(1000)
      const moments = school.loans.flatMap((l) => [l.lentOn, ...(l.returnedAt ? [l.returnedAt] : [])])
      expect(moments.filter((m) => schoolDayOf(m) >= today || closedOn(school, schoolDayOf(m)))).toEqual([])
      expect(school.loans.filter((l) => closedOn(school, l.dueOn))).toEqual([])
      const usernames = school.accounts.map((a) => `${a.role} ${a.username} ${a.password}`)
      expect(usernames).toEqual(demo.accounts.map((a) => `${a.role} ${a.username} ${a.password}`))
    },
  )

  it('refuses a day that is none', () => {
    expect(() => buildDemoSchool({ today: '2026-02-30' })).toThrow(RangeError)
    expect(() => buildDemoSchool({ today: '2019-10-01' })).toThrow(RangeError)
    expect(() => buildDemoSchool({ scale: { titles: 100, volumes: 50 } })).toThrow(RangeError)
  })
})
