/**
 * Takes a picture of each view of the desk, on the ledger of `readout demo`, light and dark: npm run screenshots. They go to
 * docs/desk/, to be looked at before they are committed.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Browser } from 'playwright-core'
import { closeLedger, openLedger } from '../src/ledger/index.ts'
import { startBrowser } from '../test/chromium.ts'
import { loseDecisions } from '../test/desk/losing.ts'

const READOUT = fileURLToPath(new URL('../bin/readout.js', import.meta.url))
const TARGET = fileURLToPath(new URL('../docs/desk/', import.meta.url))
const SCHEMES = ['light', 'dark'] as const

/** The views, by the names of their pictures; the reading is that of the first report. */
const VIEWS: Readonly<Record<string, string>> = {
  reports: '/reports',
  undecided: '/undecided',
  positions: '/positions',
  issues: '/issues',
  commitments: '/commitments',
  discrepancies: '/discrepancies',
  actors: '/actors',
  search: '/search?search=prisoners',
}

const room = mkdtempSync(join(tmpdir(), 'readout-screenshots-'))
const { server, address } = await startDemo()
const browser = await startBrowser()
try {
  mkdirSync(TARGET, { recursive: true })
  const reports = (await (await fetch(`${address}/api/reports`)).json()) as { report: { id: string } }[]
  const views = { reading: `/reports/${reports[0]?.report.id}`, ...VIEWS }
  for (const [name, path] of Object.entries(views))
    for (const scheme of SCHEMES) await take(browser, address + path, { name, scheme })
  // Last: as long as no decision is lost, no view speaks of any.
  const ledger = await openLedger(join(room, 'readout-demo', 'readout.db'))
  await loseDecisions(ledger, reports[0]?.report.id ?? '')
  await closeLedger(ledger)
  for (const scheme of SCHEMES) await take(browser, `${address}/lost`, { name: 'lost', scheme })
} finally {
  await browser.close()
  server.kill('SIGINT')
  await once(server, 'close')
  rmSync(room, { recursive: true, force: true })
}

async function startDemo(): Promise<{ server: ChildProcess; address: string }> {
  const server = spawn(process.execPath, [READOUT, 'demo', '--port', '0', '--no-open'], {
    cwd: room,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  for await (const data of server.stderr) {
    const [, address] = /(http:\/\/\S+)\/ is the desk/.exec(String(data)) ?? []
    if (address !== undefined) return { server, address }
  }
  throw new Error('the demo did not start')
}

async function take(
  browser: Browser,
  address: string,
  { name, scheme }: { name: string; scheme: (typeof SCHEMES)[number] },
): Promise<void> {
  const page = await browser.newPage({
    viewport: { width: 1280, height: 800 },
    colorScheme: scheme,
    reducedMotion: 'reduce',
  })
  await page.goto(address)
  await page.waitForSelector('h1')
  await page.waitForLoadState('networkidle')
  await page.screenshot({ path: join(TARGET, `${name}-${scheme}.png`) })
  await page.close()
}
