import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import { checkOut } from '#features/circulation/contract.ts'
import { addTitle, changeVolume } from '#features/holdings/contract.ts'
import { newId } from '#platform/ids.ts'
import { type Client, clientOf, openTestHouse, type TestHouse } from '#tests/support/house.ts'
import { makeReader } from '#tests/support/make.ts'
import { changeTitle, findHeld, getTitle, search, type TitleDetail } from '../contract.ts'

let house: TestHouse
let librarian: Client
let anybody: Client
let web: TitleDetail
beforeAll(async () => {
  house = await openTestHouse()
  librarian = await house.as('librarian')
  anybody = clientOf(house.app, '')
  web = await add(
    {
      title: '夏洛的网',
      authors: [
        { name: 'E.B.怀特', role: '著', country: '美' },
        { name: '任溶溶', role: '译' },
      ],
      isbn: '7-5327-3341-6',
      publisher: '上海译文出版社',
      clcNumber: 'I712.84',
      subjects: ['童话', '友谊'],
      summary: '一只蜘蛛救了一头小猪',
    },
    { count: 3, callNumber: 'I712.84/1' },
  )
  await add({ title: '夏洛书屋', authors: [{ name: '梅子涵' }] }, { count: 1 })
  await add(
    { title: '红楼梦', authors: [{ name: '曹雪芹' }] },
    { count: 2, barcodes: ['SX-2026-01', 'tsg12345'] },
  )
  await add({ title: '一百个夏天' }, null)
})
afterAll(() => house.close())

async function add(record: object, copies: object | null) {
  const answer = await librarian.call(addTitle, { body: { record, copies } as never })
  if (answer.status !== 201) throw new Error(JSON.stringify(answer.body))
  return answer.body
}
const find = async (q: string, more: object = {}) =>
  (await anybody.call(search, { query: { q, ...more } })).body
const titles = async (q: string) => (await find(q)).items.map((item) => item.title)

describe('anybody finds a title', () => {
  test.each([
    ['title', '夏洛的网', '夏洛的网'],
    ['a part of the title', '洛的', '夏洛的网'],
    ['author', '怀特', '夏洛的网'],
    ['translator', '任溶溶', '夏洛的网'],
    ['title and author', '夏洛 怀特', '夏洛的网'],
    ['ISBN of ten', '7-5327-3341-6', '夏洛的网'],
    ['ISBN of thirteen', '9787532733415', '夏洛的网'],
    ['full-width ISBN', '９７８７５３２７３３４１５', '夏洛的网'],
    ['pinyin', 'xialuodewang', '夏洛的网'],
    ['the beginning of the pinyin', 'hongl', '红楼梦'],
    ['initials', 'xldw', '夏洛的网'],
    ['initials of the author', 'cxq', '红楼梦'],
    ['subject', '友谊', '夏洛的网'],
    ['publisher', '上海译文', '夏洛的网'],
    ['barcode', 'TSG12345', '红楼梦'],
    ['barcode of another shape', 'sx-2026-01', '红楼梦'],
  ])('by %s', async (_, typed, title) => {
    expect((await titles(typed))[0]).toBe(title)
  })

  it('by the barcode the sequence gave', async () => {
    expect(await titles(web.volumes[0]?.barcode ?? '')).toEqual(['夏洛的网'])
  })

  it('best first: the title itself before one that begins so, before one that holds it', async () => {
    expect(await titles('夏洛')).toEqual(['夏洛的网', '夏洛书屋'])
    expect(await titles('夏')).toEqual(['夏洛的网', '夏洛书屋', '一百个夏天'])
    expect((await titles('一百个夏天'))[0]).toBe('一百个夏天')
  })

  it('or none, and is told so', async () => {
    expect(await find('没有这本书')).toEqual({ total: 0, items: [] })
    expect(await find('9787020002207')).toEqual({ total: 0, items: [] })
  })

  it('or all of them by pinyin, in pages, when nothing is typed', async () => {
    expect(await titles('')).toEqual(['红楼梦', '夏洛的网', '夏洛书屋', '一百个夏天'])
    expect(await titles('？')).toHaveLength(4)
    const second = await find('', { size: 3, page: 2 })
    expect([second.total, second.items.map((item) => item.title)]).toEqual([4, ['一百个夏天']])
    expect(await find('夏洛', { size: 1, page: 9 })).toEqual({ total: 2, items: [] })
  })

  test.each(["'", '\\', '()&|!:*', "夏'洛", '😀', '红\u0000楼', '%'])(
    'without a fault, whatever is typed: %j',
    async (typed) => {
      expect((await anybody.call(search, { query: { q: typed } })).status).toBeLessThan(500)
    },
  )
})

describe('availability', () => {
  it('counts what is on the shelf of what is held', async () => {
    const count = async () => {
      const { items } = await find('夏洛的网')
      const detail = (await anybody.call(getTitle, { params: { id: web.id } })).body
      expect([detail.available, detail.total]).toEqual([items[0]?.available, items[0]?.total])
      return [detail.available, detail.total, detail.volumes.length]
    }
    const [lent, mended, gone] = web.volumes.map((volume) => volume.barcode)
    expect(await count()).toEqual([3, 3, 3])
    const reader = await makeReader(librarian)
    const loan = await librarian.call(checkOut, { body: { card: reader.card ?? '', barcode: lent ?? '' } })
    expect(await count()).toEqual([2, 3, 3])
    await librarian.call(changeVolume, { params: { barcode: mended ?? '' }, body: { state: 'in_repair' } })
    expect(await count()).toEqual([1, 3, 3])
    await librarian.call(changeVolume, { params: { barcode: gone ?? '' }, body: { state: 'withdrawn' } })
    expect(await count()).toEqual([0, 2, 2])

    const { volumes } = (await anybody.call(getTitle, { params: { id: web.id } })).body
    expect(volumes.map((volume) => [volume.state, volume.dueOn])).toEqual([
      ['on_loan', loan.body.dueOn],
      ['in_repair', null],
    ])
    const staff = (await librarian.call(getTitle, { params: { id: web.id } })).body
    expect(staff.volumes.map((volume) => volume.state)).toEqual(['on_loan', 'in_repair', 'withdrawn'])
  })

  it('tells nobody who has a volume', async () => {
    const { body } = await anybody.call(getTitle, { params: { id: web.id } })
    expect(JSON.stringify(body)).not.toMatch(/读者|reader|P\d{6}/)
  })
})

describe('the duplicate check', () => {
  const held = async (query: object) =>
    (await librarian.call(findHeld, { query })).body.items.map((item) => item.title)

  it('finds by ISBN of either length, and by title with or without the author', async () => {
    expect(await held({ isbn: '978-7-5327-3341-5' })).toEqual(['夏洛的网'])
    expect(await held({ isbn: '7532733416' })).toEqual(['夏洛的网'])
    expect(await held({ title: '夏 洛 的 网', author: 'E. B. 怀特' })).toEqual(['夏洛的网'])
    expect(await held({ title: '夏洛的网' })).toEqual(['夏洛的网'])
  })

  it('finds nothing for another author, another title or nothing at all', async () => {
    expect(await held({ title: '夏洛的网', author: '梅子涵' })).toEqual([])
    expect(await held({ title: '夏洛' })).toEqual([])
    expect(await held({})).toEqual([])
    expect(await held({ isbn: '9787020002207' })).toEqual([])
  })
})

describe('a record', () => {
  it('is replaced as a whole, keeps its volumes and is found anew', async () => {
    const made = await add({ title: '没头脑', authors: [{ name: '任溶溶' }], summary: '旧' }, { count: 1 })
    const record = {
      title: '没头脑和不高兴',
      authors: [{ name: '任溶溶', role: '著' }],
      gradeFrom: 1,
      gradeTo: 2,
    }
    const { status, body } = await librarian.call(changeTitle, { params: { id: made.id }, body: record })
    expect(status).toBe(200)
    expect(body).toMatchObject({ ...record, summary: null, volumes: made.volumes })
    expect(await titles('不高兴')).toEqual(['没头脑和不高兴'])
    const line = await house.database.read
      .selectFrom('audit')
      .selectAll()
      .where('action', '=', 'title.change')
      .executeTakeFirstOrThrow()
    expect(line).toMatchObject({
      before: { title: '没头脑', summary: '旧' },
      after: { title: '没头脑和不高兴' },
    })
  })

  test.each([
    [{ isbn: '978-7-5327-3341-0' }, 'isbn', 'isbn_check'],
    [{ isbn: '123' }, 'isbn', 'isbn_form'],
    [{ clcNumber: '文学' }, 'clcNumber', 'clc_form'],
    [{ gradeFrom: 4, gradeTo: 3 }, 'gradeTo', 'grade_order'],
    [{ gradeFrom: 7 }, 'gradeFrom', 'too_big'],
    [{ title: ' ' }, 'title', 'too_small'],
    [{ priceFen: 1.5 }, 'priceFen', 'invalid_type'],
  ])('with %j is refused', async (wrong, field, code) => {
    const body = { title: '夏洛的网', ...wrong }
    const answer = await librarian.call(changeTitle, { params: { id: web.id }, body })
    expect([answer.status, answer.problem.field, answer.problem.code]).toEqual([400, field, code])
  })

  it('says which check digit was expected', async () => {
    const body = { title: '夏洛的网', isbn: '978-7-5327-3341-0' }
    const answer = await librarian.call(changeTitle, { params: { id: web.id }, body })
    expect(answer.problem.message).toContain('5')
  })

  it('that is not there is 404', async () => {
    const id = newId()
    expect((await anybody.call(getTitle, { params: { id } })).problem.code).toBe('unknown_title')
    const answer = await librarian.call(changeTitle, { params: { id }, body: { title: 'x' } })
    expect([answer.status, answer.problem.code]).toEqual([404, 'unknown_title'])
    expect((await anybody.call(getTitle, { params: { id: 'x' } })).status).toBe(400)
  })
})
