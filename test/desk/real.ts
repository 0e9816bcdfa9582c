/** The real server with the built desk, on a ledger of its own that holds the samples, and a real browser on it. */
import { copyFileSync, readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import sparticuz from '@sparticuz/chromium'
import { type Browser, chromium, type Page } from 'playwright-core'
import { openAccounts } from '../../src/accounts/index.ts'
import { makeServer } from '../../src/http/index.ts'
import { loadCodebook, readDocument } from '../../src/index.ts'
import { closeLedger, type Ledger, openLedger, storeReadings } from '../../src/ledger/index.ts'
import type { Codebook } from '../../src/types.ts'
import { SECRET } from '../http/server.ts'
import { newPlace } from '../ledger/ledgers.ts'

const ROOT = new URL('../../', import.meta.url)
const SAMPLES = fileURLToPath(new URL('samples/', ROOT))
const CODEBOOK = fileURLToPath(new URL('codebooks/samples.yaml', ROOT))
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What a test makes other than the samples have it. */
export interface Twists {
  readonly codebook?: (codebook: Codebook) => Codebook
  /** What reports are said to be: title, outlet. */
  readonly given?: { readonly title: string; readonly outlet: string }
  /** Which samples, by the beginning of their file names; all where nothing is said. */
  readonly samples?: string
}

/** A running server, and the ledger that it serves. */
export interface Real {
  readonly address: string
  readonly ledger: Ledger
  close(): Promise<void>
}

export async function startReal({
  codebook: twist = (same) => same,
  given,
  samples = '',
}: Twists = {}): Promise<Real> {
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
  const app = await makeServer({
    where,
    kind: 'sqlite',
    codebook: join(folder, 'codebook.yaml'),
    desk: fileURLToPath(new URL('dist/desk', ROOT)),
    allow: [],
    threads: 1,
    asking: 1,
    version: '0.0.0-test',
    accounts: openAccounts(ledger, { secret: SECRET }),
    secret: SECRET,
    local: 'Ada',
    secure: false,
    hosts: () => hosts,
    log: () => undefined,
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

export function startBrowser(): Promise<Browser> {
  return sparticuz
    .executablePath()
    .then((executablePath) =>
      chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'], headless: true }),
    )
}

/** A window of the desk, and what it complained of. */
export interface Window {
  readonly page: Page
  readonly problems: readonly string[]
  ask(expression: string): Promise<unknown>
  /** The words of each element that the selector finds. */
  words(selector: string): Promise<readonly string[]>
  /** What stands in the address behind the question mark. */
  search(): string
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
  page.on('request', (request) => {
    if (!request.url().startsWith(new URL(address).origin)) problems.push(request.url())
  })
  if (role !== undefined)
    await page.route('**/api/session', (route) =>
      route.fulfill({ json: { user: { id: 'u', name: 'Noor', role }, accounts: true } }),
    )
  const ask = (expression: string) => page.evaluate<unknown>(expression)
  await page.goto(address)
  await page.waitForSelector('h1')
  await page.waitForLoadState('networkidle')
  return {
    page,
    problems,
    ask,
    words: (selector) => page.locator(selector).allInnerTexts(),
    search: () => new URL(page.url()).search,
    async violations() {
      await ask(AXE)
      return ask(`axe.run({ preload: false, runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })
        .then(({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map(({ html, any }) =>
          id + ': ' + html.slice(0, 160) + ' ' + (any[0]?.message ?? ''))))`)
    },
  }
}
