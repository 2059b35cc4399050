import { sql } from 'kysely'
import { createAccount } from '#features/accounts/public.ts'
import { insertTitles } from '#features/catalogue/public.ts'
import { writePolicies } from '#features/circulation/public.ts'
import { insertSchool } from '#features/school/public.ts'
import { systemClock } from '#platform/clock.ts'
import { type Database, openDatabase } from '#platform/db.ts'
import { type Context, NOBODY } from '#platform/http/context.ts'
import type { Connection } from '#platform/postgres/embedded.ts'

export const LIBRARIAN = { username: 'bench', password: 'bench-library' }

export interface Size {
  titles: number
  volumes: number
  readers: number
  loans: number
}

export const FULL: Size = { titles: 20_000, volumes: 60_000, readers: 2_000, loans: 500_000 }

const SUBJECTS =
  '恐龙 昆虫 海洋 星空 森林 小猫 外婆 校园 童话 历史 数学 成语 诗歌 火车 月亮 种子 雪山 草原 敦煌 故宫'.split(
    ' ',
  )
const FORMS =
  '的故事 大百科 历险记 日记 探秘 的四季 与朋友 之歌 图鉴 的秘密 奇遇 小侦探 一百问 简史 的礼物'.split(' ')
const LEADS =
  '小小 神奇 彩色 会飞的 远方的 爷爷的 第一本 勇敢的 安静的 秋天的 失踪的 快乐 奇妙 我家的 山那边的'.split(
    ' ',
  )
const SURNAMES = '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗'
const GIVEN = '伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英雨桐梓涵思宇轩欣怡子墨'

/** The title, author and class of the n-th book: plausible, many of them sharing words, as in a real catalogue. */
function record(index: number) {
  const pick = (bank: string[], step: number) => bank[Math.floor(index / step) % bank.length] ?? ''
  return {
    title: `${pick(LEADS, 1)}${pick(SUBJECTS, 15)}${pick(FORMS, 300)}${Math.floor(index / 4500) || ''}`,
    authors: [{ name: person(index), role: '著' }],
    publisher: '测试出版社',
    year: String(1995 + (index % 30)),
    language: 'chi',
    subjects: [pick(SUBJECTS, 7)],
    clcNumber: `I287.${4 + (index % 5)}`,
  }
}

function person(index: number): string {
  const at = (text: string, place: number) => text[place % text.length] ?? ''
  return at(SURNAMES, index) + at(GIVEN, index * 7) + at(GIVEN, Math.floor(index / 20) * 3)
}

/** Fills an empty store: 20,000 titles, 60,000 volumes, 2,000 readers, 500,000 past loans unless said otherwise. */
export async function fill(connection: Connection, size: Size): Promise<void> {
  const database = openDatabase(connection)
  const ctx = contextOf(database)
  await insertSchool(
    { name: '测速小学', timeZone: 'Asia/Shanghai', classNamePattern: '{grade}（{number}）班', demo: false },
    ctx,
  )
  // No limit stands in the way of measuring.
  await writePolicies(
    [{ readerKind: 'pupil', grade: 0, loanLimit: 999, loanDays: 14, overdueBlocks: false }],
    ctx,
  )
  await createAccount({ ...LIBRARIAN, name: 'bench', role: 'librarian' }, ctx)
  for (let from = 0; from < size.titles; from += 1000) {
    const records = Array.from({ length: Math.min(1000, size.titles - from) }, (_, index) =>
      record(from + index),
    )
    await insertTitles(database.write, records, ctx.now)
  }
  await fillWithSql(database, size, ctx.now)
  await sql`vacuum analyze`.execute(database.write)
  await database.close()
}

function contextOf(database: Database): Context {
  const now = systemClock('Asia/Shanghai').now()
  return {
    db: database.write,
    actor: { ...NOBODY, role: 'librarian', sight: { kind: 'all' } },
    requestId: 'bench',
    now,
    today: now.toISOString().slice(0, 10),
    timeZone: 'Asia/Shanghai',
    language: 'zh-CN',
    audit: () => undefined,
    afterCommit: () => undefined,
    http: { ip: '', userAgent: '', setCookie: () => undefined, clearCookie: () => undefined },
  }
}

/** The bulk is made by the database itself: only its amount matters. */
async function fillWithSql({ write }: Database, size: Size, now: Date): Promise<void> {
  await sql`insert into class (id, entry_year, number, created_at)
    select gen_random_uuid(), 2021 + n / 8, 1 + n % 8, ${now} from generate_series(0, 47) n`.execute(write)
  await sql`insert into reader (id, kind, name, pinyin, initials, created_at)
    select gen_random_uuid(), 'pupil', '读者' || n, 'duzhe' || n, 'dz', ${now} from generate_series(1, ${size.readers}) n`.execute(
    write,
  )
  await sql`insert into enrolment (id, reader_id, class_id, seat_no, from_day)
    select gen_random_uuid(), r.id, c.id, 1, date '2025-09-01'
    from (select id, row_number() over (order by name) n from reader) r
    join (select id, row_number() over (order by entry_year, number) - 1 n from class) c on c.n = r.n % 48`.execute(
    write,
  )
  await sql`insert into card (id, reader_id, number, state, issued_on)
    select gen_random_uuid(), id, 'P' || lpad((row_number() over (order by name))::text, 6, '0'), 'active', date '2025-09-01' from reader`.execute(
    write,
  )
  await sql`insert into volume (id, title_id, accession_no, barcode, call_number, source, acquired_on, state, created_at)
    select gen_random_uuid(), t.id, lpad(v.n::text, 8, '0'), lpad(v.n::text, 8, '0'), t.clc_number, 'purchase', date '2024-01-01', 'available', ${now}
    from generate_series(1, ${size.volumes}) v(n)
    join (select id, clc_number, row_number() over (order by id) - 1 n from title) t on t.n = v.n % ${size.titles}`.execute(
    write,
  )
  await sql`insert into loan (id, volume_id, reader_id, lent_at, due_on, returned_at, condition)
    select gen_random_uuid(), v.id, r.id, ${now}::timestamptz - (10 + l.n % 700) * interval '1 day',
      (${now}::timestamptz - (10 + l.n % 700) * interval '1 day')::date + 14, ${now}::timestamptz - (9 + l.n % 700) * interval '1 day', 'fine'
    from generate_series(1, ${size.loans}) l(n)
    join (select id, row_number() over (order by barcode) - 1 n from volume) v on v.n = (l.n::bigint * 7919) % ${size.volumes}
    join (select id, row_number() over (order by name) - 1 n from reader) r on r.n = (l.n::bigint * 104729) % ${size.readers}`.execute(
    write,
  )
}
