/** A real browser from the npm registry, and what axe has against a page in it. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import sparticuz from '@sparticuz/chromium'
import { type Browser, chromium, type Page } from 'playwright-core'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** The rules of WCAG 2.2 AA, some of which axe runs only where it is told to, and its best practices. */
export const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** Starts it without a sandbox, as in a container; the package's other settings are for one page of one process. */
export async function startBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: await sparticuz.executablePath(),
    args: ['--no-sandbox', '--disable-gpu'],
    headless: true,
  })
}

/** What axe has against the page, by rule and element: by these rules, else by those that it runs by itself. */
export async function findViolations(page: Page, rules?: readonly string[]): Promise<unknown> {
  await page.evaluate<unknown>(AXE)
  const options = JSON.stringify({ preload: false, ...(rules && { runOnly: rules }) })
  return page.evaluate<unknown>(`axe.run(${options}).then(({ violations }) =>
    violations.flatMap(({ id, nodes }) => nodes.map(({ html, any }) =>
      id + ': ' + html.slice(0, 200) + ' ' + (any[0]?.message ?? ''))))`)
}
