/** Measures a page: when it shows something, how soon it answers a reader, and how it scrolls. */
import { fileURLToPath } from 'node:url'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import type { Deed, View } from './views.ts'

const IN_PAGE = fileURLToPath(new URL('in-page.js', import.meta.url))
const VIEWPORT = { width: 1440, height: 900 }
const LONGEST = 30_000 // milliseconds that anything is waited for
const WHEEL = 400 // px of a turn of the wheel …
const BETWEEN = 60 // … and milliseconds to the next

/** What a page asked of the server: from and until when, in milliseconds since the navigation began. */
export interface Request {
  readonly path: string
  readonly from: number
  readonly until: number
  readonly bytes: number
}

/** How soon a deed was answered, in milliseconds. */
export interface Answered {
  /** Until the next frame, by the browser's own measure; null where that was less than 16. */
  readonly input: number | null
  /** Until the server's answer stood on the screen; null where none is waited for, or it changed nothing. */
  readonly result: number | null
}

/** One visit of a view. */
export interface Visit {
  /** Milliseconds from the navigation to the first content on the screen. */
  readonly content: number
  readonly requests: readonly Request[]
  /** By the names of the deeds; what could not be done is not there. */
  readonly deeds: ReadonlyMap<string, Answered>
}

/** How a page was scrolled. */
export interface Scrolled {
  /** Milliseconds between frames. */
  readonly frames: readonly number[]
  /** Milliseconds of each long task: of 50 at least. */
  readonly tasks: readonly number[]
}

/** Opens a view in a window that knows nothing yet, and does its deeds one after the other. */
export function visit(browser: Browser, address: string, view: View): Promise<Visit> {
  return inWindow(browser, async (page, context) => {
    await context.addInitScript(`bench.watch(${testOf(view.content)})`)
    await page.goto(address + view.path)
    const content = await page.evaluate<number>('bench.seen')
    await settle(page)
    const requests = await page.evaluate<Request[]>('bench.asked()')
    const deeds = new Map<string, Answered>()
    for (const deed of view.deeds) {
      if ((await page.locator(deed.needs).count()) === 0) continue
      deeds.set(deed.name, await doDeed(page, deed))
    }
    return { content, requests, deeds }
  })
}

/** Goes to a view from another one; gives the milliseconds from the input to its first content on the screen. */
export function goTo(browser: Browser, address: string, { from, go, content }: View): Promise<number> {
  return inWindow(browser, async (page) => {
    await page.goto(address + from.path)
    await page.waitForSelector(from.content)
    await settle(page)
    await page.evaluate(`bench.watch(${testOf(content)})`)
    await go(page)
    return page.evaluate<number>('bench.seen.then((time) => time - bench.began())')
  })
}

/** Scrolls a view from its top to its end by the wheel. */
export function scroll(browser: Browser, address: string, view: View): Promise<Scrolled> {
  return inWindow(browser, async (page) => {
    await page.goto(address + view.path)
    await page.waitForSelector(view.content)
    await settle(page)
    await page.mouse.move(VIEWPORT.width / 3, VIEWPORT.height / 2)
    await page.evaluate('bench.count()')
    const isAtEnd = 'scrollY + innerHeight >= document.documentElement.scrollHeight - 1'
    while (!(await page.evaluate<boolean>(isAtEnd))) {
      await page.mouse.wheel(0, WHEEL)
      await page.waitForTimeout(BETWEEN)
    }
    return page.evaluate<Scrolled>('bench.counted()')
  })
}

async function inWindow<T>(
  browser: Browser,
  use: (page: Page, context: BrowserContext) => Promise<T>,
): Promise<T> {
  const context = await browser.newContext({ viewport: VIEWPORT })
  context.setDefaultTimeout(LONGEST)
  try {
    await context.addInitScript({ path: IN_PAGE })
    return await use(await context.newPage(), context)
  } finally {
    await context.close()
  }
}

async function doDeed(page: Page, { act, changes, after }: Deed): Promise<Answered> {
  if (changes !== undefined) await page.evaluate(`bench.watch(${changeOf(changes)})`)
  await act(page)
  const since = await page.evaluate<number>('bench.began()')
  const result = changes === undefined ? null : await waitForResult(page, since)
  const input = await page.evaluate<number | null>(`bench.input(${since})`)
  if (after !== undefined) await page.keyboard.press(after)
  await settle(page)
  return { input, result }
}

/** Waits until the page asks and draws no more. */
async function settle(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle')
  await page.evaluate('bench.settled()')
}

/** Null where nothing changed in all the time that is waited. */
async function waitForResult(page: Page, since: number): Promise<number | null> {
  const late = `new Promise((resolve) => setTimeout(resolve, ${LONGEST}, null))`
  const seen = await page.evaluate<number | null>(`Promise.race([bench.seen, ${late}])`)
  return seen === null ? null : seen - since
}

function testOf(selector: string): string {
  return `() => document.querySelector(${JSON.stringify(selector)}) !== null`
}

/** Whether what a selector finds has other words than now. */
function changeOf(selector: string): string {
  const read = `[...document.querySelectorAll(${JSON.stringify(selector)})].map((one) => one.textContent).join()`
  return `((before) => () => { const now = ${read}; return now !== '' && now !== before })(${read})`
}
