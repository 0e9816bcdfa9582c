/** A real browser with one page open: a reading as `formatPage` writes it. What runs in it is asked for in words. */
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll } from 'vitest'
import { formatPage } from '../../src/exports/page.ts'
import type { Reading } from '../../src/types.ts'
import { findViolations, startBrowser } from '../chromium.ts'

export const ADDRESS = 'https://page.test/'
export const WIDE = { width: 1280, height: 800 }
export const NARROW = { width: 320, height: 640 }

/** The page that `open` opened last, what it asked the network for, and what it complained of. */
export let page: Page
export let requests: string[] = []
export let problems: string[] = []

let browser: Browser

/** One browser for all tests of a file, one window for each test. */
export function useBrowser(): void {
  beforeAll(async () => {
    browser = await startBrowser()
  }, 60_000)
  afterEach(() => page.context().close())
  afterAll(() => browser.close())
}

export async function open(
  reading: Reading,
  options: BrowserContextOptions & { at?: string } = {},
): Promise<void> {
  const { at = '', ...context } = options
  page = await (await browser.newContext({ viewport: WIDE, reducedMotion: 'reduce', ...context })).newPage()
  requests = []
  problems = []
  page.on('pageerror', ({ message }) => problems.push(message))
  page.on('console', (line) => problems.push(line.text()))
  page.on('dialog', (dialog) => problems.push(dialog.message()))
  await page.route('**/*', (route) => {
    requests.push(route.request().url())
    return route.fulfill({ body: formatPage(reading), contentType: 'text/html' })
  })
  await page.goto(ADDRESS + at)
}

/** A value of the page, by an expression in its own language. */
export function ask(expression: string): Promise<unknown> {
  return page.evaluate<unknown>(expression)
}

/** The words of all elements that a selector finds: "Norland|may accept". */
export function wordsOf(selector: string): Promise<unknown> {
  return ask(
    `[...document.querySelectorAll(${JSON.stringify(selector)})].map((one) => one.textContent).join('|')`,
  )
}

/** The id of what has the focus, else its words. */
export function focused(): Promise<unknown> {
  return ask('document.activeElement.id || document.activeElement.textContent')
}

export async function press(...keys: string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key)
}

type Style = Record<
  'backgroundColor' | 'outlineStyle' | 'textDecorationStyle' | 'textDecorationThickness',
  string
>

/** The style of the first element that a selector finds, as the browser computed it. */
export async function styleOf(selector: string): Promise<Style> {
  const found = page.locator(selector).first()
  return found.evaluate((one) => ({ ...one.ownerDocument.defaultView?.getComputedStyle(one) }))
}

/** What axe has against the page, by rule and element. */
export function violations(): Promise<unknown> {
  return findViolations(page)
}
