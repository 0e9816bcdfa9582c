/** A real browser on a real server of the desk. What runs in the page is asked for in its own language. */
import type { Browser, BrowserContextOptions, Page, Request } from 'playwright-core'
import { afterAll, afterEach, beforeAll } from 'vitest'
import type { Codebook, Reading } from '../../src/types.ts'
import { findViolations, startBrowser, WCAG } from '../chromium.ts'
import { type Desk, readSamples, type SAMPLES, startDesk } from './server.ts'

export let page: Page
export let desk: Desk
export let readings: Record<keyof typeof SAMPLES, Reading>
/** That of the samples. */
export let codebook: Codebook
/** What the page complained of, and what it asked of other servers. */
export let problems: string[] = []
/** What the page asked the server to change. */
export let sent: { readonly method: string; readonly path: string; readonly body: unknown }[] = []

let browser: Browser

/** One browser and one server for all tests of a file, one window for each test. */
export function openDesk(more: (samples: typeof readings) => readonly Reading[] = () => []): void {
  beforeAll(async () => {
    const samples = await readSamples()
    readings = samples.readings
    codebook = samples.codebook
    desk = await startDesk({ readings: [...Object.values(readings), ...more(readings)], codebook })
    browser = await startBrowser()
  }, 240_000) // reading the samples and starting a browser take long on a busy machine
  afterEach(async () => {
    await page?.context().close()
    // A ledger that nobody wrote to is as good as new.
    if (sent.length > 0 || isChanged) await desk.reset()
    sent = []
    isChanged = false
  })
  afterAll(async () => {
    await browser?.close()
    await desk?.close()
  })
}

let isChanged = false

/** Changes the ledger by another way than the desk, for one test. */
export async function change(how: Parameters<Desk['change']>[0]): Promise<void> {
  isChanged = true
  await desk.change(how)
}

/** From now on changes are refused with these words; with null they are made again. */
export async function refuse(detail: string | null): Promise<void> {
  await page.unroute('**/api/**')
  if (detail === null) return
  const problem = { type: 'about:blank', title: 'Refused', status: 409, detail, code: 'refused' }
  await page.route('**/api/**', (route) =>
    route.request().method() === 'GET'
      ? route.continue()
      : route.fulfill({
          status: 409,
          contentType: 'application/problem+json',
          body: JSON.stringify(problem),
        }),
  )
}

export async function open(path: string, options: BrowserContextOptions = {}): Promise<void> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    reducedMotion: 'reduce',
    ...options,
  })
  page = await context.newPage()
  problems = []
  page.on('pageerror', ({ message }) => problems.push(message))
  page.on('console', (line) => problems.push(line.text()))
  page.on('request', (request) => {
    const url = request.url()
    const method = request.method()
    if (!url.startsWith(desk.address)) problems.push(url)
    else if (method !== 'GET') sent.push({ method, path: new URL(url).pathname, body: bodyOf(request) })
  })
  await page.goto(desk.address + path)
  await page.waitForSelector('h1')
}

function bodyOf(request: Request): unknown {
  const body = request.postData()
  return request.headers()['content-type'] === 'application/json' ? JSON.parse(body ?? 'null') : body
}

/** Opens a sample's reading. */
export async function openReading(
  sample: keyof typeof SAMPLES = 'wire',
  { search = '', ...options }: BrowserContextOptions & { search?: string } = {},
): Promise<void> {
  await open(`/reports/${readings[sample].report.id}${search}`, options)
  await page.waitForSelector('.card', { state: 'attached' })
}

export function ask(expression: string): Promise<unknown> {
  return page.evaluate<unknown>(expression)
}

export async function press(...keys: string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key)
}

/** Id of the statement whose card is open, else null. */
export async function focused(): Promise<string | null> {
  return (await ask(`document.querySelector('.card[data-focused]')?.dataset.card ?? null`)) as string | null
}

/** The words that the selector finds, joined: "Tesk|promised". */
export function wordsOf(selector: string): Promise<unknown> {
  return ask(
    `[...document.querySelectorAll(${JSON.stringify(selector)})].map((one) => one.textContent).join('|')`,
  )
}

/** What axe has against the page, by rule and element. */
export function violations(): Promise<unknown> {
  return findViolations(page, WCAG)
}
