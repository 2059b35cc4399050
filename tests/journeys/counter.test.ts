import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listDeskActions, listLoans } from '#features/circulation/contract.ts'
import { UNDO_CODE } from '#features/circulation/rules.ts'
import { paths } from '#platform/paths.ts'
import { expectAccessible, openStage, type Stage, scan } from '#tests/support/browser.ts'
import type { Client } from '#tests/support/house.ts'
import { makeBook, makeReader } from '#tests/support/make.ts'

let stage: Stage
let librarian: Client
beforeAll(async () => {
  stage = await openStage()
  librarian = await stage.house.as('librarian')
})
afterAll(() => stage.close())

async function openDesk(): Promise<Page> {
  const page = await stage.page(librarian)
  await page.goto(paths.desk())
  await page.getByRole('textbox', { name: '扫码或输入' }).waitFor()
  return page
}

const lines = (page: Page) => page.locator('.lines > li')
const words = (page: Page) => page.locator('.line-word').allInnerTexts()

async function settled(page: Page, count: number): Promise<void> {
  await expect.poll(() => lines(page).count(), { timeout: 10_000 }).toBe(count)
  await expect.poll(() => page.locator('.line.waiting').count(), { timeout: 20_000 }).toBe(0)
}

describe('the counter', () => {
  it('lends ten books and takes them back, scanned without waiting: every line there, in order', async () => {
    const page = await openDesk()
    const teacher = await makeReader(librarian, { kind: 'teacher', name: '陈静' })
    const { barcodes } = await makeBook(librarian, 10)
    await scan(page, teacher.card ?? '')
    for (const barcode of [...barcodes, ...barcodes]) await scan(page, barcode)
    await settled(page, 21)
    const shown = await lines(page).allInnerTexts()
    const expected = [...barcodes.map((each) => ['借出', each]), ...barcodes.map((each) => ['归还', each])]
    const got = shown
      .reverse()
      .slice(1)
      .map((text) => [/借出|归还|未办/.exec(text)?.[0], /\d{8}/.exec(text)?.[0]])
    expect(got).toEqual(expected)
    await expectAccessible(page)
    const open = await librarian.call(listLoans, { query: { reader: teacher.id, open: 'true' } })
    expect(open.body.total).toBe(0)
  })

  it('keeps scans while the server does not answer, and sends them in order when it does', async () => {
    const page = await openDesk()
    const reader = await makeReader(librarian, { kind: 'teacher' })
    const { barcodes } = await makeBook(librarian, 3)
    await scan(page, reader.card ?? '')
    await settled(page, 1)
    // The loan is made, but its answer is lost: the retry must not take the book back.
    let lost = 0
    await page.route('**/api/v1/loans', async (route) => {
      if (lost++ === 0) {
        await route.fetch()
        await route.abort()
      } else await route.continue()
    })
    for (const barcode of barcodes) await scan(page, barcode)
    await page.getByText('连不上服务器').waitFor()
    await settled(page, 4)
    expect(await words(page)).toEqual(['借出', '借出', '借出', '读者'])
    const open = await librarian.call(listLoans, { query: { reader: reader.id, open: 'true' } })
    expect(open.body.items.map((loan) => loan.barcode).sort()).toEqual([...barcodes].sort())
  })

  it('goes on after a reload with what had no answer', async () => {
    const page = await openDesk()
    const reader = await makeReader(librarian, { kind: 'teacher' })
    const { barcodes } = await makeBook(librarian, 2)
    await scan(page, reader.card ?? '')
    await settled(page, 1)
    await page.route('**/api/v1/desk/scan**', (route) => route.abort())
    for (const barcode of barcodes) await scan(page, barcode)
    await page.getByText('连不上服务器').waitFor()
    await page.unroute('**/api/v1/desk/scan**')
    await page.reload()
    await settled(page, 2)
    expect(await words(page)).toEqual(['借出', '借出'])
  })

  it('undoes by Ctrl+Z and by the printed barcode, and says no when a book was lent on', async () => {
    const page = await openDesk()
    const reader = await makeReader(librarian)
    const other = await makeReader(librarian)
    const { barcodes } = await makeBook(librarian)
    await scan(page, reader.card ?? '')
    await scan(page, barcodes[0] ?? '')
    await settled(page, 2)
    await page.keyboard.press('Control+z')
    await settled(page, 3)
    expect((await words(page))[0]).toBe('已撤销')
    await scan(page, barcodes[0] ?? '')
    await scan(page, UNDO_CODE)
    await settled(page, 5)
    expect((await words(page))[0]).toBe('已撤销')

    await scan(page, barcodes[0] ?? '')
    await scan(page, barcodes[0] ?? '')
    await scan(page, other.card ?? '')
    await scan(page, barcodes[0] ?? '')
    await settled(page, 9)
    const returned = lines(page).filter({ hasText: '归还' }).first()
    await returned.getByRole('button', { name: '撤销' }).click()
    await page.getByText('书后来又借给了别人').waitFor()
  })

  it('refuses with the reason inline and lends all the same for a reason', async () => {
    const page = await openDesk()
    const reader = await makeReader(librarian)
    const { barcodes } = await makeBook(librarian, 3)
    await scan(page, reader.card ?? '')
    for (const barcode of barcodes) await scan(page, barcode)
    await settled(page, 4)
    await page.getByText('已借 2 册，最多 2 册。').waitFor()
    await page.getByRole('button', { name: '破例借出' }).click()
    await page.keyboard.type('读书节', { delay: 60 })
    await page.keyboard.press('Enter')
    await settled(page, 5)
    expect((await words(page))[0]).toBe('借出')
  })

  it('takes a scan while an input method is on, and a person typing slowly for a person', async () => {
    const page = await openDesk()
    const reader = await makeReader(librarian, { name: '欧阳雨' })
    const input = await page.context().newCDPSession(page)
    // What Chromium reports under an input method: the key is swallowed ("Process"), its place is not.
    for (const character of reader.card ?? '') {
      const code = /\d/.test(character) ? `Digit${character}` : `Key${character}`
      await input.send('Input.dispatchKeyEvent', {
        type: 'rawKeyDown',
        code,
        key: 'Process',
        windowsVirtualKeyCode: 229,
      })
    }
    await input.send('Input.dispatchKeyEvent', {
      type: 'rawKeyDown',
      code: 'Enter',
      key: 'Process',
      windowsVirtualKeyCode: 229,
    })
    await page.getByRole('heading', { name: '欧阳雨' }).waitFor()
    await page.keyboard.press('Enter')
    await page.keyboard.type('oyy', { delay: 80 })
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: /欧阳雨/ }).waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: '欧阳雨' }).waitFor()
  })

  it('notes a condition with one key, and takes back only in return-only mode', async () => {
    const page = await openDesk()
    const reader = await makeReader(librarian)
    const { barcodes } = await makeBook(librarian, 2)
    await scan(page, reader.card ?? '')
    await scan(page, barcodes[0] ?? '')
    await page.keyboard.press('F2')
    await scan(page, barcodes[0] ?? '')
    await scan(page, barcodes[1] ?? '')
    await settled(page, 4)
    await page.getByText('这册书没有借出，不用还。').waitFor()
    await page.keyboard.press('F6')
    await expect.poll(() => page.locator('.line-more .late').textContent()).toContain('折页')
    const desk = await page.evaluate(() => localStorage.getItem('desk'))
    const today = await librarian.call(listDeskActions, { query: { desk: desk ?? '' } })
    expect(today.body.items[0]).toMatchObject({ kind: 'return', condition: 'folded' })
  })
})
