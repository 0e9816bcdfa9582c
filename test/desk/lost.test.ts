/** The view of decisions that have lost their place, in a real browser on the real server. */
import { describe, expect, it, vi } from 'vitest'
import { findLost, look } from '../../src/ledger/index.ts'
import type { Decision } from '../../src/types.ts'
import {
  ask,
  change,
  desk,
  open,
  openDesk,
  page,
  problems,
  readings,
  refuse,
  sent,
  violations,
  wordsOf,
} from './browser.ts'
import { loseDecisions } from './losing.ts'

vi.setConfig({ testTimeout: 60_000 })
openDesk()

const soon = <T>(check: () => T) => vi.waitFor(check, { timeout: 20_000 })

/** Opens the view on a ledger with two decisions that have lost their place; gives them. */
async function openLost(
  options: Parameters<typeof open>[1] = {},
  path = '/lost',
): Promise<readonly [Decision, Decision]> {
  let lost: readonly Decision[] = []
  await change(async (ledger) => {
    lost = await loseDecisions(ledger, readings.wire.report.id)
  })
  const [one, other] = lost
  if (!one || !other) throw new Error('no decision was lost')
  await open(path.replace(':first', one.id), options)
  await page.waitForSelector('.entry .receipt')
  return [one, other]
}

async function lostIds(): Promise<readonly string[]> {
  let ids: readonly string[] = []
  await desk.change(async (ledger) => {
    ids = (await look(ledger, findLost)).map(({ id }) => id)
  })
  return ids
}

const entryOf = ({ id }: Decision) => `.entry[data-id="${id}"]`
const focusedEntry = () => ask(`document.activeElement?.dataset.id ?? null`)
const nav = () => wordsOf('.shell nav a')

describe('lost places', () => {
  it('show what was decided, on which words, and what is other in those that are read there now', async () => {
    const [one, other] = await openLost()
    expect(await ask(`[...document.querySelectorAll('.entry')].map((one) => one.dataset.id)`)).toEqual([
      one.id,
      other.id,
    ])
    const first = entryOf(one)
    expect(await wordsOf(`${first} h2`)).toBe('Corrected by Noor')
    expect(await wordsOf(`${first} .kind`)).toBe(
      '20 March 2026 · Caldrany and Ushmere agree to longer truce and prisoner exchange, envoy says · Lantern Wire · 13 March 2026',
    )
    expect(await wordsOf(`${first} .why`)).toBe('Why: he only says what was agreed')
    expect(await wordsOf(`${first} .facts-list div`)).toBe('Actagree|Certaintyprobable')
    expect(await wordsOf(`${first} mark`)).toBe(one.target.quote)
    const best = `${first} .side:nth-child(2) .receipt:nth-of-type(1)`
    expect(await wordsOf(`${best} ins`)).toBe(', provided that the first 60 prisoners have been handed over')
    expect(await wordsOf(`${best} del`)).toBe('')
    expect(await wordsOf(`${entryOf(other)} .side:nth-child(2) .receipt:nth-of-type(1) del`)).toBe(
      'She acknowledged',
    )
    expect(await wordsOf(`${best} footer span`)).toContain('in the same place')
    expect(problems).toEqual([])
  })

  it('are counted in the navigation, where there are any', async () => {
    await open('/reports')
    await page.waitForSelector('[data-row]')
    await page.waitForSelector('span.number') // the ledger is counted
    expect(await nav()).not.toContain('Lost places')
    await page.context().close()
    await openLost()
    await soon(async () => expect(await nav()).toContain('Lost places (2)'))
  })

  it('are placed again, and that is taken back; the keyboard stays where it was', async () => {
    const [one, other] = await openLost()
    const first = entryOf(one)
    const place = page.locator(`${first} .place`).first()
    const entry = await ask(`document.querySelector('${first} .side:nth-child(2) .receipt').dataset.entry`)
    await place.focus()
    await page.keyboard.press('Enter')
    await page.waitForSelector(`${first} .decided button:enabled`)
    expect(sent.map(({ body }) => body)).toEqual([{ kind: 'place', decision: one.id, entry }])
    expect(await focusedEntry()).toBe(one.id)
    expect(await lostIds()).toEqual([other.id])
    await soon(async () => expect(await nav()).toContain('Lost places (1)'))
    const placed = (await desk.findDecisions()).findLast(
      ({ kind, target }) => kind === 'correct' && target.entry === entry,
    )
    expect(placed).toMatchObject({ by: 'rhea', change: one.change })
    // It stays in its place until the view is left.
    expect(await wordsOf('.entry h2')).toBe('Corrected by Noor|Accepted by Noor')
    await page.locator(`${first} .decided button`).click()
    await page.waitForSelector(`${first} .place:enabled`)
    expect(sent[1]?.body).toEqual({ kind: 'undo', decision: placed?.id })
    expect(await lostIds()).toEqual([one.id, other.id])
    expect(await focusedEntry()).toBe(one.id)
    await soon(async () => expect(await nav()).toContain('Lost places (2)'))
    expect(problems).toEqual([])
  })

  it('are no longer listed once they were placed and the view was left', async () => {
    const [one, other] = await openLost()
    await page
      .locator(`${entryOf(one)} .place`)
      .first()
      .click()
    await page.waitForSelector('.decided button:enabled')
    await page.getByRole('link', { name: 'Issues' }).click()
    await page.waitForSelector('.entry[data-id="truce"]')
    await page.goBack()
    await page.waitForSelector(entryOf(other))
    expect(await wordsOf('.entry h2')).toBe('Accepted by Noor')
  })

  it('are taken back for good, and that is taken back too', async () => {
    const [one, other] = await openLost()
    await page.locator(`${entryOf(other)} .settle`).click()
    await page.waitForSelector('.decided button:enabled')
    expect(await wordsOf('.decided b')).toBe('The decision was taken back.')
    expect(await lostIds()).toEqual([one.id])
    await page.locator('.decided button').click()
    await page.waitForSelector(`${entryOf(other)} .settle:enabled`)
    expect(await lostIds()).toEqual([one.id, other.id])
  })

  it('show again what could not be saved, and say why', async () => {
    const [one, other] = await openLost()
    await refuse('the ledger is locked')
    await page
      .locator(`${entryOf(one)} .place`)
      .first()
      .click()
    await soon(async () => expect(await wordsOf('.status')).toBe('Not saved: the ledger is locked'))
    await page.waitForSelector(`${entryOf(one)} .place:enabled`)
    expect(await lostIds()).toEqual([one.id, other.id])
  })

  it('keep in the address whose candidates are all shown, and lead to the report', async () => {
    const [one] = await openLost()
    const candidates = page.locator(`${entryOf(one)} .side:nth-child(2) .receipt`)
    expect(await candidates.count()).toBe(2)
    await page.locator(`${entryOf(one)} .open`).click()
    await page.waitForURL(`**/lost?open=${one.id}`)
    expect(await candidates.count()).toBe(5)
    await page.goBack()
    await soon(async () => expect(await candidates.count()).toBe(2))
    const entry = await candidates.first().getAttribute('data-entry')
    await candidates.first().locator('footer a').click()
    await page.waitForSelector('.card[data-focused]')
    expect(await ask(`document.querySelector('.card[data-focused]').dataset.card`)).toBe(entry)
  })

  it('have nothing to press for a reader', async () => {
    await openLost()
    await page.route('**/api/session', (route) =>
      route.fulfill({ json: { user: { id: 'u', name: 'Noor', role: 'reader' }, accounts: true } }),
    )
    await page.reload()
    await page.waitForSelector('.entry .receipt')
    await soon(async () => expect(await wordsOf('.intro')).toContain('Until a reviewer'))
    expect(await page.locator('.place, .settle').count()).toBe(0)
    await page.keyboard.press('?')
    expect(await wordsOf('.key-help dd')).not.toContain('place it on')
  })

  it('say what they are where there are none', async () => {
    await open('/lost')
    await soon(async () => expect(await wordsOf('.empty')).toContain('wait here to be placed again'))
    expect(await violations()).toEqual([])
  })

  const CASES = [360, 800, 1440].flatMap((width) =>
    (['light', 'dark'] as const).map((colorScheme) => ({ width, colorScheme })),
  )
  it.each(CASES)('break no rule of axe, $colorScheme, $width px', async ({ width, colorScheme }) => {
    const [one] = await openLost({ viewport: { width, height: 900 }, colorScheme }, '/lost?open=:first')
    expect(await violations()).toEqual([])
    expect(await ask('document.documentElement.scrollWidth')).toBe(width)
    await page
      .locator(`${entryOf(one)} .place`)
      .first()
      .click()
    await page.waitForSelector('.decided button:enabled')
    expect(await violations()).toEqual([])
    expect(problems).toEqual([])
  })

  it('are printed with their words, and without buttons', async () => {
    await openLost()
    await page.emulateMedia({ media: 'print' })
    expect(await page.locator('.lost button:visible').count()).toBe(0)
    expect(await page.locator('.lost ins:visible').count()).toBeGreaterThan(0)
  })
})
