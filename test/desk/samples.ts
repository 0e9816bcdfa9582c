/** The built desk on a ledger with all samples, or with samples that are twisted, and windows on it. */
import { copyFileSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { loadCodebook, readDocument } from '../../src/index.ts'
import { closeLedger, type Ledger, openLedger, storeReadings } from '../../src/ledger/index.ts'
import type { Codebook } from '../../src/types.ts'
import { findViolations, WCAG } from '../chromium.ts'
import { newServer } from '../http/server.ts'
import { newPlace } from '../ledger/ledgers.ts'

const ROOT = new URL('../../', import.meta.url)
const SAMPLES = fileURLToPath(new URL('samples/', ROOT))
const CODEBOOK = fileURLToPath(new URL('codebooks/samples.yaml', ROOT))

/** What a test makes other than the samples have it. */
export interface Twists {
  readonly codebook?: (codebook: Codebook) => Codebook
  /** What reports are said to be: title, outlet. */
  readonly given?: { readonly title: string; readonly outlet: string }
  /** Which samples, by the beginning of their file names; all where nothing is said. */
  readonly samples?: string
}

/** A running server, and the ledger that it serves. */
export interface SampleDesk {
  readonly address: string
  readonly ledger: Ledger
  close(): Promise<void>
}

export async function startSamples({
  codebook: twist = (same) => same,
  given,
  samples = '',
}: Twists = {}): Promise<SampleDesk> {
  const codebook = twist(await loadCodebook(CODEBOOK))
  const where = await newPlace('sqlite')
  const ledger = await openLedger(where, { create: true })
  for (const name of readdirSync(SAMPLES).filter((file) => file.startsWith(samples))) {
    const bytes = readFileSync(join(SAMPLES, name))
    const reading = await readDocument(bytes, { name, codebook })
    const report = { ...reading.report, ...given }
    await storeReadings(ledger, [{ ...reading, report }], codebook)
  }
  const folder = dirname(where)
  copyFileSync(CODEBOOK, join(folder, 'codebook.yaml'))
  const hosts = new Set<string>()
  const app = await newServer({
    ledger,
    where,
    codebook: join(folder, 'codebook.yaml'),
    desk: fileURLToPath(new URL('dist/desk', ROOT)),
    hosts: () => hosts,
    log: (line) => process.stderr.write(`${line}\n`),
  })
  const address = await app.listen({ host: '127.0.0.1', port: 0 })
  hosts.add(new URL(address).host)
  return {
    address,
    ledger,
    async close() {
      await app.close()
      await closeLedger(ledger)
    },
  }
}

const QUIET = 250 // milliseconds without a request, after which a page has what it asked for
/** Until nothing has come or gone for a while: long lists are drawn a part after each frame. */
const DRAWN = `new Promise((resolve) => {
  const end = () => {
    watch.disconnect()
    resolve()
  }
  let timer = setTimeout(end, 150)
  const watch = new MutationObserver(() => {
    clearTimeout(timer)
    timer = setTimeout(end, 150)
  })
  watch.observe(document, { subtree: true, childList: true })
})`

/** A window of the desk, and what it complained of. */
export interface Window {
  readonly page: Page
  readonly problems: readonly string[]
  ask(expression: string): Promise<unknown>
  /** The words of each element that the selector finds. */
  words(selector: string): Promise<readonly string[]>
  /** What stands in the address behind the question mark. */
  search(): string
  /** Waits until the server has answered all that the page asks, and the page shows it. */
  settled(): Promise<void>
  /** What axe has against the page. */
  violations(): Promise<unknown>
}

export async function openWindow(
  browser: Browser,
  address: string,
  { width = 1440, scheme = 'light', role }: { width?: number; scheme?: 'light' | 'dark'; role?: string } = {},
): Promise<Window> {
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    colorScheme: scheme,
    reducedMotion: 'reduce',
    permissions: ['clipboard-read', 'clipboard-write'],
  })
  const page = await context.newPage()
  const problems: string[] = []
  page.on('pageerror', ({ message }) => problems.push(message))
  page.on('console', (line) => problems.push(line.text()))
  page.on('dialog', (dialog) => void dialog.dismiss().then(() => problems.push(dialog.message())))
  let under = 0 // requests that are not answered
  let last = performance.now() // when one began or ended
  const moved = (by: 1 | -1) => {
    under += by
    last = performance.now()
  }
  page.on('requestfinished', () => moved(-1))
  page.on('requestfailed', () => moved(-1))
  page.on('request', (request) => {
    moved(1)
    if (!request.url().startsWith(new URL(address).origin)) problems.push(request.url())
  })
  if (role !== undefined)
    await page.route('**/api/session', (route) =>
      route.fulfill({ json: { user: { id: 'u', name: 'Noor', role }, accounts: true } }),
    )
  const ask = (expression: string) => page.evaluate<unknown>(expression)
  const settled = async () => {
    last = performance.now() // what was pressed may be about to ask
    while (under > 0 || performance.now() - last < QUIET) await page.waitForTimeout(20)
    await page.evaluate(DRAWN)
  }
  await page.goto(address)
  await page.waitForSelector('h1')
  await settled()
  return {
    page,
    problems,
    ask,
    words: (selector) => page.locator(selector).allInnerTexts(),
    search: () => new URL(page.url()).search,
    settled,
    violations: () => findViolations(page, WCAG),
  }
}
