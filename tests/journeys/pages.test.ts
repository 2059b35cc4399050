import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Role } from '#features/accounts/roles.ts'
import { paths } from '#platform/paths.ts'
import { demoAccounts, fillWithDemoSchool } from '#seed/load.ts'
import { expectAccessible, openStage, type Stage } from '#tests/support/browser.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage({ school: false })
  await stage.house.inside((ctx) => fillWithDemoSchool(ctx.db, 'Asia/Shanghai', ctx.now))
})
afterAll(() => stage.close())

async function signedIn(role: Role, width: number) {
  const account = demoAccounts().find((each) => each.role === role)
  const page = await stage.page(undefined, { width, height: 844 })
  await page.goto(paths.signIn())
  await page.getByLabel('用户名').fill(account?.username ?? '')
  await page.getByLabel('密码').fill(account?.password ?? '')
  await page.keyboard.press('Enter')
  await page.waitForURL((url) => url.pathname !== paths.signIn())
  return page
}

const STAFF_PAGES = [
  paths.desk(),
  paths.deskCodes(),
  paths.people(),
  paths.classes(),
  paths.books(),
  paths.newBook(),
  paths.importPeople(),
  paths.importBooks(),
  paths.lendingRules(),
  paths.calendar(),
  paths.audit(),
  paths.accounts(),
  paths.sessions(),
  paths.tokens(),
]

describe('every page in a living school', () => {
  it.each([1366, 390])(
    'of the librarian is accessible and does not scroll sideways at %i px',
    async (width) => {
      const page = await signedIn('librarian', width)
      const faults: string[] = []
      page.on('pageerror', (error) => faults.push(`${page.url()} ${error.message}`))
      for (const path of STAFF_PAGES) {
        await page.goto(path, { waitUntil: 'networkidle' })
        await page.getByRole('heading', { level: 1 }).first().waitFor({ state: 'attached' })
        await expectAccessible(page)
        const sideways = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
        expect(sideways, path).toBeLessThanOrEqual(0)
      }
      expect(faults).toEqual([])
    },
  )

  it.each([
    ['teacher', paths.myClass(), '我的班级'],
    ['class_librarian', paths.myClass(), '我的班级'],
    ['reader', paths.myLoans(), '我的借阅'],
    ['leader', paths.people(), '读者'],
  ] as const)('%s signs in and lands on the page of their own', async (role, path, heading) => {
    const page = await signedIn(role, 1024)
    await page.waitForURL(`**${path}`)
    await page.getByRole('heading', { level: 1, name: heading }).waitFor()
    await page.waitForLoadState('networkidle')
    await expectAccessible(page)
  })

  it('in English speaks English', async () => {
    const page = await signedIn('librarian', 1366)
    await page.getByRole('button', { name: 'English' }).click()
    await page.getByRole('link', { name: 'Readers' }).click()
    await page.getByRole('heading', { level: 1, name: 'Readers' }).waitFor()
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('en')
  })
})
