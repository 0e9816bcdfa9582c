/** Rows 7 and 8 of the attacks: what was handed in is never a page of ours, whatever it is called and whatever it holds. */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { ROUTES } from '../../src/http/schemas.ts'
import { startBrowser } from '../chromium.ts'
import { type SampleDesk, startSamples } from './samples.ts'

vi.setConfig({ testTimeout: 120_000 })

let desk: SampleDesk
let elsewhere: Server
/** Paths that were asked of the other server: a script that ran would have asked it. */
const asked: string[] = []
let browser: Browser
let reports: readonly { readonly id: string; readonly statement: string | undefined }[]

beforeAll(async () => {
  elsewhere = createServer(({ url = '' }, response) => {
    asked.push(url)
    response.end()
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => elsewhere.once('listening', resolve))
  desk = await startSamples({ samples: '2026-03-17' })
  browser = await startBrowser()
  const there = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}`
  const script = (name: string) =>
    `<script>fetch('${there}/${name}')</script><img src="${there}/img-${name}" onerror="alert(1)">`
  const page = `<!doctype html><html><head><title>Talks ${script('title')}</title></head><body><article>
    <p>${script('body')}Norland's foreign minister Ada Holm said on Tuesday that the truce would hold &lt;script&gt;fetch('${there}/text')&lt;/script&gt;.</p>
    <p>"We will open the bridge," she said.</p></article></body></html>`
  await upload('x.html', page)
  await upload(
    'x.txt',
    `Sudmark's envoy Tomas Vask said the talks ${script('plain')} would go on.\n\n"We wait," he said.`,
  )
  // Named like a page, and a picture by its first bytes.
  expect(await upload('y.html', `GIF89a/*${script('gif')}*/=1;`, { isTaken: false })).toMatchObject({
    added: 0,
  })
  await vi.waitFor(async () => expect((await ask('/api/ledger')).waiting).toBe(0), { timeout: 60_000 })
  const listed = (await ask('/api/reports?limit=500')) as { report: { id: string } }[]
  reports = await Promise.all(
    listed.map(async ({ report: { id } }) => {
      const { statements } = await ask(`/api/reports/${id}/reading`)
      return { id, statement: statements[0]?.id }
    }),
  )
}, 240_000)
afterAll(async () => {
  await browser?.close()
  await desk?.close()
  elsewhere?.close()
})

// biome-ignore lint/suspicious/noExplicitAny: whatever a route answers
async function ask(path: string): Promise<any> {
  return (await fetch(desk.address + path)).json()
}

async function upload(name: string, body: string, { isTaken = true } = {}): Promise<unknown> {
  const answer = await fetch(`${desk.address}/api/reports?name=${name}`, {
    method: 'POST',
    headers: { 'content-type': 'text/html' },
    body,
  })
  const taken = await answer.json()
  if (isTaken) expect(taken).toMatchObject({ added: 1 })
  return taken
}

/** Opens an address by itself, as one who follows a link does, and gives what it came as. */
async function visit(page: Page, path: string): Promise<{ type: string; options: string }> {
  const headers = (await page.goto(desk.address + path))?.headers() ?? {}
  return { type: headers['content-type'] ?? '', options: headers['x-content-type-options'] ?? '' }
}

it('every question of the API, opened by itself, is data that runs nothing', async () => {
  expect(reports.length).toBeGreaterThanOrEqual(3)
  const page = await browser.newPage()
  const problems: string[] = []
  page.on('dialog', (dialog) => void dialog.dismiss().then(() => problems.push(dialog.message())))
  const paths = ROUTES.filter(({ method, isStream }) => method === 'GET' && !isStream).flatMap(
    ({ path, query }) => {
      const needed = (query?.['required'] ?? []) as readonly string[]
      const search = needed.includes('since') ? '?since=2020-01-01' : ''
      if (!path.includes(':id')) return [path + search]
      return reports.flatMap(({ id, statement }) => [
        path.replace(':id', id),
        ...(path.startsWith('/api/show') && statement !== undefined ? [path.replace(':id', statement)] : []),
      ])
    },
  )
  let isThere = false
  for (const path of paths) {
    const { type, options } = await visit(page, path)
    expect([path, type]).toEqual([path, expect.stringMatching(/^application\/(problem\+)?json/)])
    expect([path, options]).toEqual([path, 'nosniff'])
    isThere ||= (await page.content()).includes('/text')
    expect([path, await page.evaluate('document.scripts.length + document.images.length')]).toEqual([path, 0])
  }
  expect(isThere, 'the words of the upload were among what was opened').toBe(true)
  await page.waitForTimeout(500)
  expect({ asked, problems }).toEqual({ asked: [], problems: [] })
  await page.close()
})

it('every view of the desk shows it as words', async () => {
  const page = await browser.newPage()
  const problems: string[] = []
  page.on('dialog', (dialog) => void dialog.dismiss().then(() => problems.push(dialog.message())))
  page.on('pageerror', ({ message }) => problems.push(message))
  page.on('console', (line) => problems.push(line.text()))
  for (const path of [
    '/reports',
    '/undecided',
    '/search?search=truce',
    ...reports.map(({ id }) => `/reports/${id}`),
  ]) {
    await page.goto(desk.address + path)
    await page.waitForSelector('h1')
    await page.waitForTimeout(500)
    expect([path, await page.locator('img, iframe, object, script:not([src])').count()]).toEqual([path, 0])
  }
  expect({ asked, problems }).toEqual({ asked: [], problems: [] })
  await page.close()
})
