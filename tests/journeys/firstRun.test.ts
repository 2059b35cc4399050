import iconv from 'iconv-lite'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { REASON_HEADING } from '#formats/sheet/columns.ts'
import { readSheet } from '#formats/sheet/read.ts'
import { writeXlsx } from '#formats/sheet/writeXlsx.ts'
import { paths } from '#platform/paths.ts'
import { expectAccessible, openStage, type Stage, scan } from '#tests/support/browser.ts'
import { SETUP_CODE } from '#tests/support/house.ts'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

let stage: Stage
let page: Page
beforeAll(async () => {
  stage = await openStage({ school: false })
  page = await stage.page()
})
afterAll(() => stage.close())

function classList(count: number): Uint8Array {
  const columns = ['姓名', '班级', '学籍号', '座号'].map((heading) => ({ heading, text: true }))
  const rows = Array.from({ length: count }, (_, index) => [
    `学生${index + 1}`,
    '三（2）班',
    `L${String(index + 1).padStart(18, '0')}`,
    String(index + 1),
  ])
  return writeXlsx([{ name: '三2班', columns, rows }])
}

async function handIn(name: string, mimeType: string, bytes: Uint8Array): Promise<void> {
  await page.locator('input[type=file]').setInputFiles({ name, mimeType, buffer: Buffer.from(bytes) })
}

/** The steps depend on each other: it is one day in the life of a new library. */
describe('the first day', () => {
  it('sets the school up in three steps, from the set-up code to the librarian signed in', async () => {
    await page.goto(paths.home())
    await page.waitForURL(`**${paths.setUp()}`)
    await page.getByLabel('设置码').fill('WRONG-CODE')
    await page.getByLabel('校名').fill('青山小学')
    await page.getByRole('button', { name: '下一步' }).click()
    await page.getByText('设置码不对').waitFor()
    await expectAccessible(page)
    await page.getByLabel('设置码').fill(SETUP_CODE)
    await page.keyboard.press('Enter')
    await page.getByText('每个年级几个班').waitFor()
    await page.getByRole('button', { name: '三（2）班，改名' }).waitFor()
    await expectAccessible(page)
    await page.getByRole('button', { name: '下一步' }).click()
    await page.getByLabel('用户名').fill('tushu')
    await page.getByLabel('姓名').fill('林老师')
    await page.getByLabel('密码', { exact: true }).fill('library-2026')
    await page.getByLabel('再输一遍密码').fill('library-2026')
    await expectAccessible(page)
    await page.keyboard.press('Enter')
    await page.getByText('学校设置好了').waitFor()
    await page.getByRole('link', { name: '导入读者名单' }).click()
    await page.waitForURL(`**${paths.importPeople()}`)
  })

  it('imports a class list of 45 from Excel, and the same file again changes nothing', async () => {
    await handIn('三2班.xlsx', XLSX, classList(45))
    await page.getByText('新增 45 条').waitFor()
    await expectAccessible(page)
    await page.getByRole('button', { name: '导入 45 条' }).click()
    await page.getByText('导入完成：新增 45 条').waitFor()
    await page.getByRole('button', { name: '再导入一份' }).click()
    await handIn('三2班.xlsx', XLSX, classList(45))
    await page.getByText('已经导入过').waitFor()
    await page.getByText('没有要导入的').waitFor()
  })

  it('imports the good rows of a GB18030 list and hands the bad one back to mend', async () => {
    const csv = '姓名,班级,学籍号\r\n曾子墨,三（1）班,L900000000000000001\r\n无班级,,L900000000000000002\r\n'
    await page.goto(paths.importPeople())
    await handIn('三1班.csv', 'text/csv', iconv.encode(csv, 'gb18030'))
    await page.getByText('错误 1 行').first().waitFor()
    await page.getByText('学生要有班级').waitFor()
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: '下载错误的行' }).click(),
    ])
    const chunks: Buffer[] = []
    for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer)
    const mended = readSheet(Buffer.concat(chunks), 'faulty.xlsx')
    expect(mended.headings).toEqual([REASON_HEADING, '姓名', '班级', '学籍号'])
    expect(mended.rows.map((row) => row.cells[1])).toEqual(['无班级'])
    await page.getByRole('button', { name: /只导入正确的 1 行/ }).click()
    await page.getByText('导入完成：新增 1 条').waitFor()
  })

  it('adds a book with copies by the keyboard alone, lends one, and finds it on the public page', async () => {
    await page.goto(paths.newBook())
    await page.getByLabel('ISBN').waitFor()
    await page.keyboard.type('9787544270878')
    await page.keyboard.press('Enter')
    await expect.poll(() => page.evaluate(() => document.activeElement?.id ?? '')).not.toBe('')
    await page.getByLabel('题名', { exact: true }).focus()
    await page.keyboard.type('窗边的小豆豆')
    await page.keyboard.press('Enter')
    await page.keyboard.type('[日] 黑柳彻子 著；赵玉皎 译')
    await page.keyboard.press('Control+Enter')
    await page.getByText('00000001').first().waitFor()
    await page.goto(paths.desk())
    await page.getByRole('textbox', { name: '扫码或输入' }).waitFor()
    await scan(page, 'P000001')
    await scan(page, '00000001')
    await page.locator('.line.lent').waitFor()

    const child = await stage.page(undefined, { width: 390, height: 844 })
    await child.goto(paths.home())
    await child.getByRole('searchbox').fill('cbdxdd')
    await child.keyboard.press('Enter')
    await child.getByText('窗边的小豆豆').first().waitFor()
    await child.getByText('借出').first().waitFor()
    await expectAccessible(child)
  })
})
