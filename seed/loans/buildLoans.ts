import type { Calendar } from '../calendar.ts'
import { clock, dayNumber, instant, toDay, weekday } from '../days.ts'
import { slotOf } from '../people/classes.ts'
import type { Prng } from '../prng.ts'
import type { DemoClass, DemoLoan, DemoPerson, DemoTitle, DemoVolume } from '../types.ts'
import { attendance, type Borrower, buildBorrowers, seasonFactor } from './habits.ts'
import { conditionAtReturn, plannedReturn, plannedTeacherReturn } from './returns.ts'
import { createStock, type Stock } from './stock.ts'

export interface LoanInput {
  calendar: Calendar
  classes: readonly DemoClass[]
  people: readonly DemoPerson[]
  titles: readonly DemoTitle[]
  volumes: readonly DemoVolume[]
  loansPerPupilTerm: number
}

const PUPIL_DAYS = 14
const TEACHER_DAYS = 60
/** Terms of loans: the running one and four whole ones, that is two school years, before it. */
const TERMS_BACK = 4

interface OpenLoan {
  loan: DemoLoan
  borrower: Borrower
  volume: number
  due: number
}

/** The state of the simulation while days go by. */
interface Desk {
  input: LoanInput
  stock: Stock
  prng: Prng
  loans: DemoLoan[]
  open: OpenLoan[]
  /** Indices of loans by the day on which they will come back. */
  returns: Map<number, number[]>
}

/** A clock that moves on by some seconds with every scan. */
function ticker(from: string, to: string, events: number, prng: Prng): () => number {
  const step = Math.max(1, Math.min(25, Math.floor((clock(to) - clock(from)) / (events + 1))))
  let now = clock(from)
  return () => {
    now += prng.int(1, step)
    return now
  }
}

function lend(desk: Desk, borrower: Borrower, volume: number, day: number, seconds: number): void {
  const { calendar, volumes } = desk.input
  const teacher = borrower.person.kind === 'teacher'
  const due = calendar.nextOpen(day + (teacher ? TEACHER_DAYS : PUPIL_DAYS))
  const back = teacher
    ? plannedTeacherReturn(calendar, day, due, desk.prng)
    : plannedReturn(calendar, borrower, day, due, desk.prng)
  const index = desk.loans.length
  const loan: DemoLoan = {
    key: `l${String(index + 1).padStart(6, '0')}`,
    volumeKey: volumes[volume]!.key,
    personKey: borrower.person.key,
    lentOn: instant(day, seconds),
    dueOn: toDay(due),
    returnedAt: null,
  }
  desk.loans.push(loan)
  desk.open[index] = { loan, borrower, volume, due }
  borrower.open.push(index)
  const title = desk.stock.titleOf(volume)
  borrower.knownTitles.add(title)
  borrower.wish = desk.stock.nextPart(title)
  const later = desk.returns.get(back)
  if (later) later.push(index)
  else desk.returns.set(back, [index])
}

function giveBack(desk: Desk, index: number, day: number, seconds: number): void {
  const { loan, borrower, volume } = desk.open[index]!
  loan.returnedAt = instant(day, seconds)
  loan.condition = conditionAtReturn(desk.prng)
  borrower.open = borrower.open.filter((i) => i !== index)
  desk.stock.giveBack(volume, day)
}

/** Takes a borrower through the shelves; the limit and the block for overdue books hold as at the counter. */
function choose(
  desk: Desk,
  borrower: Borrower,
  wanted: number,
  grade: number | undefined,
  day: number,
  tick: () => number,
): void {
  const { stock, prng } = desk
  if (grade !== undefined && borrower.open.some((i) => desk.open[i]!.due < day)) return
  for (let n = 0; n < wanted && borrower.open.length < borrower.limit; n++) {
    const taste = prng.chance(0.55) ? borrower.taste : 'any'
    const choice = grade === undefined ? stock.forTeachers : stock.forPupil(grade, taste)
    const wish = prng.chance(0.5) ? borrower.wish : undefined
    const volume = stock.take(choice, day, borrower.knownTitles, wish)
    if (volume !== undefined) lend(desk, borrower, volume, day, tick())
  }
}

function teachersCome(
  desk: Desk,
  teachers: readonly Borrower[],
  day: number,
  from: string,
  to: string,
): void {
  if (seasonFactor(desk.input.calendar, day, 3) === 0) return
  const coming = teachers.filter((t) => desk.prng.chance(t.appetite))
  const tick = ticker(from, to, coming.length * 3, desk.prng)
  for (const teacher of coming) choose(desk, teacher, desk.prng.int(1, 3), undefined, day, tick)
}

function classComes(
  desk: Desk,
  cls: DemoClass,
  members: readonly Borrower[],
  day: number,
  brought: readonly number[],
): void {
  const { calendar } = desk.input
  const year = Number(toDay(day).slice(0, 4)) - (toDay(day).slice(5) >= '09-01' ? 0 : 1)
  const grade = year - cls.entryYear + 1
  const factor = seasonFactor(calendar, day, grade)
  const { startsAt, endsAt } = slotOf(cls)
  const tick = ticker(startsAt, endsAt, brought.length + members.length * 2, desk.prng)
  for (const index of brought) giveBack(desk, index, day, tick())
  for (const pupil of factor === 0 ? [] : desk.prng.shuffle(members)) {
    const hunger = pupil.appetite * factor
    const wanted = Math.floor(hunger) + (desk.prng.chance(hunger % 1) ? 1 : 0)
    choose(desk, pupil, wanted, grade, day, tick)
  }
}

/** Who sits in which class on a day. */
function membersOn(pupils: readonly Borrower[], day: number): Map<string, Borrower[]> {
  const text = toDay(day)
  const out = new Map<string, Borrower[]>()
  for (const pupil of pupils) {
    // On the day of leaving the card has ended.
    if (pupil.lastDay <= day) continue
    const at = pupil.person.enrolments.find((e) => e.fromDay <= text && (e.toDay === null || text <= e.toDay))
    if (!at) continue
    const list = out.get(at.classKey)
    if (list) list.push(pupil)
    else out.set(at.classKey, [pupil])
  }
  return out
}

/** One open day in the order of the clock: teachers, books handed in at the long break, the class slots, teachers. */
function runDay(
  desk: Desk,
  day: number,
  teachers: readonly Borrower[],
  coming: readonly DemoClass[],
  members: ReadonlyMap<string, Borrower[]>,
): void {
  teachersCome(desk, teachers, day, '07:45', '08:15')
  const back = desk.returns.get(day) ?? []
  const classOf = new Map<Borrower, string>()
  for (const cls of coming) for (const pupil of members.get(cls.key) ?? []) classOf.set(pupil, cls.key)
  const atSlot = (index: number) => classOf.get(desk.open[index]!.borrower)
  const handedIn = back.filter((index) => atSlot(index) === undefined)
  const tick = ticker('09:35', '09:58', handedIn.length, desk.prng)
  for (const index of handedIn) giveBack(desk, index, day, tick())
  for (const cls of coming) {
    const brought = back.filter((index) => atSlot(index) === cls.key)
    classComes(desk, cls, members.get(cls.key) ?? [], day, brought)
  }
  teachersCome(desk, teachers, day, '16:25', '16:50')
}

/**
 * Plays two school years at the counter, day by day, up to the evening before `today`.
 * A volume is lent only while it stands on the shelf, so no two loans of one ever overlap.
 */
export function buildLoans(input: LoanInput, prng: Prng): DemoLoan[] {
  const { calendar, classes } = input
  const { pupils, teachers } = buildBorrowers(input.people, input.loansPerPupilTerm, prng.fork('habits'))
  const comes = attendance(classes, prng.fork('classes'))
  const stock = createStock(input.titles, input.volumes, prng.fork('stock'))
  const desk: Desk = { input, stock, prng: prng.fork('days'), loans: [], open: [], returns: new Map() }
  const first = dayNumber(calendar.terms[Math.max(0, calendar.currentTerm - TERMS_BACK)]!.startsOn)
  const bySlot = classes
    .map((cls) => ({ cls, slot: slotOf(cls) }))
    .sort((a, b) => (a.slot.startsAt < b.slot.startsAt ? -1 : 1))
  let members = membersOn(pupils, first)
  for (let day = first; day < calendar.today; day++) {
    if (!calendar.isOpen(day)) continue
    members = membersOn(pupils, day)
    const today = bySlot.filter(({ cls, slot }) => slot.weekday === weekday(day) && members.has(cls.key))
    const coming = today.map(({ cls }) => cls).filter((cls) => desk.prng.chance(comes.get(cls.key)!))
    runDay(desk, day, teachers, coming, members)
  }
  return desk.loans
}
