import iconv from 'iconv-lite'
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import { readSheet } from '#formats/sheet/read.ts'
import { type Client, openTestHouse, type TestHouse } from '#tests/support/house.ts'
import { csvOf, dryRun, handIn, settled, takeOver, xlsxOf } from '#tests/support/lists.ts'
import { makeClass } from '#tests/support/make.ts'
import { newId } from '../ids.ts'
import { cancelImport, commitImport, getImport, importTemplate } from './contract.ts'
import { mendInterruptedImports } from './routes.ts'

let house: TestHouse
let librarian: Client
beforeAll(async () => {
  house = await openTestHouse()
  librarian = await house.as('librarian')
  await makeClass(librarian, 3, 1)
})
afterAll(() => house.close())

const HEADINGS = ['姓名', '班级', '学籍号']
let people = 0
/** Rows for so many pupils nobody has heard of. */
const pupils = (count: number) =>
  Array.from({ length: count }, () => [`学生${++people}`, '三（1）班', `G${people}`])
const readerCount = async () => (await house.database.read.selectFrom('reader').select('id').execute()).length
const check = (rows: string[][]) =>
  dryRun(house, librarian, { kind: 'readers', bytes: xlsxOf([HEADINGS, ...rows]) })

describe('a file that is no list', () => {
  const utf8 = (text: string) => Buffer.from(text)
  test.each<[string, Uint8Array | string, string]>([
    ['nothing', '', 'file_empty'],
    [
      'no column 姓名',
      csvOf([
        ['班级', '学籍号'],
        ['三1', 'G1'],
      ]),
      'missing_columns',
    ],
    [
      'a column twice',
      csvOf([
        ['姓名', '班级', '所在班级'],
        ['甲', '三1', '三1'],
      ]),
      'doubled_columns',
    ],
    ['no rows', csvOf([HEADINGS]), 'no_rows'],
    [
      'a wrong encoding',
      Buffer.concat([iconv.encode('姓名,班级\n甲,', 'gb18030'), Buffer.from([0xff, 0xff])]),
      'encoding_unknown',
    ],
    ['an open quote', '姓名,班级\n"甲,三1\n', 'quote_unclosed'],
    ['a web page', utf8('<html><body><table></table>'), 'file_unreadable_web_page'],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3]), 'file_unreadable'],
  ])('%s is refused at once, in words', async (_, bytes, code) => {
    const { status, body } = await handIn(house, librarian, { kind: 'readers', bytes })
    expect([status, body.code, body.field]).toEqual([400, code, 'file'])
    expect(body.message).not.toMatch(/invalid\.|\{\{|“file”/)
  })

  it('and a kind that is none, or no file, are refused', async () => {
    const unknown = await handIn(house, librarian, { kind: 'parents' as 'readers', bytes: csvOf([HEADINGS]) })
    expect([unknown.status, unknown.body.field]).toEqual([400, 'kind'])
    const none = await house.app.inject({
      method: 'POST',
      url: '/api/v1/imports',
      headers: { cookie: librarian.cookie },
    })
    expect([none.statusCode, none.json().code]).toEqual([400, 'file_missing'])
  })

  it('tells which columns it does not know', async () => {
    const bytes = xlsxOf([
      [...HEADINGS, '家庭住址'],
      [...pupils(1)[0]!, '某路'],
    ])
    expect((await dryRun(house, librarian, { kind: 'readers', bytes })).ignoredColumns).toEqual(['家庭住址'])
  })
})

describe('an import', () => {
  it('that was checked can be cancelled and then not taken over', async () => {
    const report = await check(pupils(1))
    const cancel = () => librarian.call(cancelImport, { params: { id: report.id } })
    expect((await cancel()).status).toBe(200)
    expect((await cancel()).problem.code).toBe('import_over')
    const commit = await librarian.call(commitImport, { params: { id: report.id }, body: {} })
    expect([commit.status, commit.problem.code]).toEqual([409, 'import_not_checked'])
  })

  it('is taken over once', async () => {
    const report = await check(pupils(2))
    const commit = () => librarian.call(commitImport, { params: { id: report.id }, body: {} })
    const answers = await Promise.all([commit(), commit()])
    expect(answers.map((answer) => answer.status).sort()).toEqual([202, 409])
  })

  it('plans anew when it is taken over: what happened since is not done again', async () => {
    const rows = pupils(2)
    const [one, other] = [await check(rows), await check(rows)]
    await takeOver(librarian, one.id)
    expect(await takeOver(librarian, other.id)).toMatchObject({ state: 'committed', unchanged: 2 })
  })

  it('taken over at once with another of the same list waits for it and changes nothing', async () => {
    const rows = pupils(300)
    const [one, other] = [await check(rows), await check(rows)]
    const reports = await Promise.all([takeOver(librarian, one.id), takeOver(librarian, other.id)])
    const told = reports.map(({ state, created, unchanged }) => [state, created, unchanged])
    expect(told.sort()).toEqual([
      ['committed', 0, 300],
      ['committed', 300, 0],
    ])
  })

  it('that is being taken over can be stopped: nothing of it stays, and it can be taken over later', async () => {
    const before = await readerCount()
    const report = await check(pupils(1500))
    await librarian.call(commitImport, { params: { id: report.id }, body: {} })
    expect((await librarian.call(cancelImport, { params: { id: report.id } })).status).toBe(200)
    expect(await settled(librarian, report.id)).toMatchObject({ state: 'checked', created: 1500 })
    expect(await readerCount()).toBe(before)
    expect(await takeOver(librarian, report.id)).toMatchObject({ state: 'committed', created: 1500 })
    expect(await readerCount()).toBe(before + 1500)
  })

  it('that a restart cut off is checked again or pressed again', async () => {
    const [checking, committing] = [await check(pupils(1)), await check(pupils(1))]
    const setState = (id: string, state: 'checking' | 'committing') =>
      house.database.write.updateTable('import_file').set({ state }).where('id', '=', id).execute()
    await setState(checking.id, 'checking')
    await setState(committing.id, 'committing')
    await mendInterruptedImports(house.database.write)
    expect((await settled(librarian, checking.id)).state).toBe('failed')
    expect(await takeOver(librarian, committing.id)).toMatchObject({ state: 'committed', created: 1 })
  })

  it('that is not there is 404', async () => {
    const { status, problem } = await librarian.call(commitImport, { params: { id: newId() }, body: {} })
    expect([status, problem.code]).toEqual([404, 'unknown_import'])
    expect((await librarian.call(getImport, { params: { id: newId() } })).problem.code).toBe('unknown_import')
  })

  it('has a template it reads itself', async () => {
    const { body } = await librarian.call(importTemplate, { params: { kind: 'readers' } })
    const table = readSheet(body as Uint8Array, 'template.xlsx')
    expect(table.headings).toEqual(['姓名', '类别', '班级', '学籍号', '借书证号', '座号'])
  })

  it('is in the audit with its numbers', async () => {
    const report = await check(pupils(1))
    await takeOver(librarian, report.id)
    const lines = await house.database.read
      .selectFrom('audit')
      .selectAll()
      .where('subject_id', '=', report.id)
      .orderBy('id')
      .execute()
    expect(lines.map((line) => line.action)).toEqual(['import.check', 'import.begin', 'import.readers'])
    expect(lines[2]).toMatchObject({ after: { created: 1, changed: 0, unchanged: 0, faultyRows: 0 } })
  })
})
