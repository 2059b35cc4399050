import { existsSync } from 'node:fs'
import axe from 'axe-core'
import { type Browser, chromium, type Page } from 'playwright-core'
import { expect } from 'vitest'
import { type Client, openTestHouse, type TestHouse } from './house.ts'

const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run']

export interface Stage {
  house: TestHouse
  url: string
  browser: Browser
  /** A page of a person of its own, signed in as the client when one is given. */
  page(client?: Client, size?: { width: number; height: number }): Promise<Page>
  close(): Promise<void>
}

/** The product with its built pages on a real port, and a browser before it. */
export async function openStage(options: { school?: boolean } = {}): Promise<Stage> {
  const house = await openTestHouse({ ...options, webRoot: `${process.cwd()}/dist/web` })
  await house.app.listen({ host: '127.0.0.1', port: 0 })
  const { port } = house.app.server.address() as { port: number }
  const url = `http://127.0.0.1:${port}`
  const executablePath = CHROMIUM.find((path) => existsSync(path))
  const browser = await chromium.launch({ executablePath, args: FLAGS })
  return {
    house,
    url,
    browser,
    page: async (client, viewport = { width: 1366, height: 768 }) => {
      const context = await browser.newContext({ baseURL: url, locale: 'zh-CN', viewport })
      context.setDefaultTimeout(10_000)
      if (client) {
        const [name = '', value = ''] = client.cookie.split('=')
        await context.addCookies([{ name, value, url }])
      }
      return context.newPage()
    },
    close: async () => {
      await browser.close()
      await house.close()
    },
  }
}

/** What a barcode scanner does: keys 5 ms apart, then Enter. */
export async function scan(page: Page, code: string): Promise<void> {
  await page.keyboard.type(code, { delay: 5 })
  await page.keyboard.press('Enter')
}

/** No serious or critical finding of axe on the page as it stands. */
export async function expectAccessible(page: Page): Promise<void> {
  // A button at work is dimmed for a moment.
  await page.waitForFunction(() => !document.querySelector('.ant-btn-loading, .ant-spin-spinning'))
  await page.evaluate(axe.source)
  const findings = await page.evaluate(async () => {
    const { violations } = await (
      window as unknown as {
        axe: { run(): Promise<{ violations: { id: string; impact: string; nodes: { html: string }[] }[] }> }
      }
    ).axe.run()
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 120)).join(' | ')}`)
  })
  expect(findings, page.url()).toEqual([])
}
