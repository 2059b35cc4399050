import { sql } from 'kysely'
import { hashPassword } from '#features/accounts/public.ts'
import type { TitleRecord } from '#features/catalogue/contract.ts'
import { insertTitles } from '#features/catalogue/public.ts'
import { FIRST_POLICIES } from '#features/circulation/rules.ts'
import { ACCESSION_SHAPE } from '#features/holdings/rules.ts'
import { cardNumberShape } from '#features/readers/rules.ts'
import { dayIn } from '#platform/clock.ts'
import { type Db, SCHOOL_SCHEMA, type Tables } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { spell } from '#platform/pinyin.ts'
import { moveBehind } from '#platform/sequence.ts'
import { buildDemoSchool } from './demoSchool.ts'
import type { DemoAccount, DemoSchool, DemoTitle } from './types.ts'

/** Rows in one statement. */
const BATCH = 2000

let built: DemoSchool | undefined

/** The accounts of the demo school with their passwords, which are no secret. */
export function demoAccounts(): Pick<DemoAccount, 'role' | 'username' | 'password'>[] {
  built ??= buildDemoSchool()
  return built.accounts.map(({ role, username, password }) => ({ role, username, password }))
}

/** Fills an empty store with the demo school, its loans ending on the day `now` lies in. */
export async function fillWithDemoSchool(db: Db, timeZone: string, now: Date): Promise<void> {
  const demo = buildDemoSchool({ today: dayIn(timeZone, now) })
  built = demo
  await insertSchool(db, demo, now)
  const classIds = await insertClasses(db, demo, now)
  const readerIds = await insertPeople(db, demo, classIds, now)
  await insertAccounts(db, demo, { classIds, readerIds }, now)
  const volumeIds = await insertBooks(db, demo, now)
  await insertLoans(db, demo, { readerIds, volumeIds })
}

async function insert(db: Db, table: keyof Tables, rows: readonly object[]): Promise<void> {
  for (let from = 0; from < rows.length; from += BATCH) {
    const batch = JSON.stringify(rows.slice(from, from + BATCH))
    await sql`insert into ${sql.table(table)}
      select * from jsonb_populate_recordset(null::${sql.table(table)}, ${batch}::jsonb)`.execute(db)
  }
}

async function insertSchool(db: Db, { school, terms, closedDays }: DemoSchool, now: Date): Promise<void> {
  const id = newId()
  await insert(db, 'school', [
    {
      id,
      name: school.name,
      time_zone: school.timeZone,
      class_name_pattern: school.classNamePattern,
      year_starts_month: 9,
      open_weekdays: [1, 2, 3, 4, 5],
      demo: true,
      created_at: now,
    },
  ])
  await sql`insert into district.school (id, schema_name, name, created_at)
    values (${id}, ${SCHOOL_SCHEMA}, ${school.name}, ${now})`.execute(db)
  await insert(
    db,
    'term',
    terms.map((term) => ({ id: newId(), name: term.name, starts_on: term.startsOn, ends_on: term.endsOn })),
  )
  await insert(
    db,
    'closed_period',
    closedDays.map((closed) => ({
      id: newId(),
      from_day: closed.fromDay,
      to_day: closed.toDay,
      reason: closed.reason,
    })),
  )
  await insert(
    db,
    'lending_policy',
    [
      { readerKind: 'pupil', grade: 0, loanLimit: 3, loanDays: 14, overdueBlocks: true },
      ...FIRST_POLICIES.slice(1),
    ].map((line) => ({
      reader_kind: line.readerKind,
      grade: line.grade,
      loan_limit: line.loanLimit,
      loan_days: line.loanDays,
      overdue_blocks: line.overdueBlocks,
    })),
  )
}

async function insertClasses(db: Db, { classes }: DemoSchool, now: Date): Promise<Map<string, string>> {
  const ids = new Map(classes.map((each) => [each.key, newId()]))
  await insert(
    db,
    'class',
    classes.map((each) => ({
      id: ids.get(each.key),
      entry_year: each.entryYear,
      number: each.number,
      created_at: now,
    })),
  )
  return ids
}

async function insertPeople(
  db: Db,
  { people }: DemoSchool,
  classIds: Map<string, string>,
  now: Date,
): Promise<Map<string, string>> {
  const ids = new Map(people.map((each) => [each.key, newId()]))
  await insert(
    db,
    'reader',
    people.map((each) => {
      const spelling = spell(each.name, 'name')
      return {
        id: ids.get(each.key),
        kind: each.kind,
        name: each.name,
        pinyin: spelling.joined,
        initials: spelling.initials,
        student_no: each.studentNo ?? null,
        left_on: each.leftOn ?? null,
        created_at: now,
      }
    }),
  )
  await insert(
    db,
    'enrolment',
    people.flatMap((each) =>
      each.enrolments.map((enrolment) => ({
        id: newId(),
        reader_id: ids.get(each.key),
        class_id: classIds.get(enrolment.classKey),
        seat_no: enrolment.toDay === null ? each.seatNo : null,
        from_day: enrolment.fromDay,
        to_day: enrolment.toDay,
      })),
    ),
  )
  await insert(
    db,
    'card',
    people.map((each) => ({
      id: newId(),
      reader_id: ids.get(each.key),
      number: each.cardNumber,
      state: each.leftOn ? 'ended' : 'active',
      issued_on: each.enrolments[0]?.fromDay ?? dayIn('UTC', now),
      ended_on: each.leftOn ?? null,
    })),
  )
  const numbers = people.map((each) => each.cardNumber)
  for (const kind of ['pupil', 'teacher'] as const) await moveBehind(db, cardNumberShape(kind), numbers)
  return ids
}

async function insertAccounts(
  db: Db,
  { accounts }: DemoSchool,
  ids: { classIds: Map<string, string>; readerIds: Map<string, string> },
  now: Date,
): Promise<void> {
  for (const account of accounts) {
    const id = newId()
    await insert(db, 'account', [
      {
        id,
        username: account.username,
        username_key: account.username.toLowerCase(),
        display_name: account.displayName,
        role: account.role,
        password_hash: await hashPassword(account.password),
        reader_id: account.personKey ? ids.readerIds.get(account.personKey) : null,
        state: 'active',
        created_at: now,
        password_changed_at: now,
      },
    ])
    await insert(
      db,
      'account_class',
      (account.classKeys ?? []).map((key) => ({ account_id: id, class_id: ids.classIds.get(key) })),
    )
  }
}

const SOURCES = { 购入: 'purchase', 捐赠: 'gift', 调入: 'transfer' } as const

function recordOf(title: DemoTitle): TitleRecord {
  const authors = title.authors.map(({ name, role, country, andOthers }) => ({
    name: andOthers ? `${name} 等` : name,
    role,
    ...(country ? { country } : {}),
  }))
  return { ...title, authors, year: String(title.year), pages: `${title.pages}页` }
}

async function insertBooks(db: Db, demo: DemoSchool, now: Date): Promise<Map<string, string>> {
  const titleIds = new Map<string, string>()
  for (let from = 0; from < demo.titles.length; from += BATCH) {
    const batch = demo.titles.slice(from, from + BATCH)
    const ids = await insertTitles(db, batch.map(recordOf), now)
    for (const [index, title] of batch.entries()) titleIds.set(title.key, ids[index] ?? '')
  }
  const ids = new Map(demo.volumes.map((volume) => [volume.key, newId()]))
  await insert(
    db,
    'volume',
    demo.volumes.map((volume) => ({
      id: ids.get(volume.key),
      title_id: titleIds.get(volume.titleKey),
      accession_no: volume.accessionNo,
      barcode: volume.barcode,
      call_number: volume.callNumber,
      location: volume.location,
      price_fen: volume.priceFen,
      source: SOURCES[volume.source],
      acquired_on: volume.acquiredOn,
      state: volume.state,
      created_at: now,
    })),
  )
  await moveBehind(
    db,
    ACCESSION_SHAPE,
    demo.volumes.map((volume) => volume.accessionNo),
  )
  return ids
}

async function insertLoans(
  db: Db,
  { loans }: DemoSchool,
  ids: { readerIds: Map<string, string>; volumeIds: Map<string, string> },
): Promise<void> {
  await insert(
    db,
    'loan',
    loans.map((loan) => ({
      id: newId(),
      volume_id: ids.volumeIds.get(loan.volumeKey),
      reader_id: ids.readerIds.get(loan.personKey),
      lent_at: loan.lentOn,
      due_on: loan.dueOn,
      returned_at: loan.returnedAt,
      condition: loan.condition ?? null,
    })),
  )
}
