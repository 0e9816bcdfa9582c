import { describe, expect, it, vi } from 'vitest'
import {
  ask,
  desk,
  open,
  openDesk,
  openReading,
  page,
  press,
  problems,
  readings,
  violations,
} from './browser.ts'
import { repeat } from './long-reading.ts'

vi.setConfig({ testTimeout: 60_000 })
const makeLong = (samples: typeof readings) => repeat(samples.wire, 36)

openDesk((samples) => [makeLong(samples)])

const WIDTHS = [360, 800, 1440]
const SCHEMES = ['light', 'dark'] as const
const CASES = WIDTHS.flatMap((width) => SCHEMES.map((colorScheme) => ({ width, colorScheme })))

describe('axe finds nothing', () => {
  it.each(CASES)('in the list of reports, $colorScheme, $width px', async ({ width, colorScheme }) => {
    await open('/reports', { viewport: { width, height: 900 }, colorScheme })
    await page.waitForSelector('tbody tr')
    expect(await violations()).toEqual([])
  })

  it.each(CASES)(
    'at a report, with a statement open, $colorScheme, $width px',
    async ({ width, colorScheme }) => {
      await openReading('wire', { viewport: { width, height: 900 }, colorScheme })
      expect(await violations()).toEqual([])
      await press('j', 'a', 'x')
      expect(await violations()).toEqual([])
      await press('c')
      await page.waitForSelector('form.meaning')
      expect(await violations()).toEqual([])
    },
  )

  it.each(CASES)('in the dialogs, $colorScheme, $width px', async ({ width, colorScheme }) => {
    await openReading('readout', { viewport: { width, height: 900 }, colorScheme })
    await press('?')
    expect(await violations()).toEqual([])
    await press('Escape')
    await page.waitForSelector('dialog:modal', { state: 'detached' })
    await press('m', 'Enter')
    await page.waitForSelector('dialog[open] form')
    expect(await violations()).toEqual([])
  })
})

describe('at every width', () => {
  it.each([320, 360, 800, 899, 900, 1100, 1440, 2400])(
    'nothing is wider than the window: %i px',
    async (width) => {
      await openReading('wire', { viewport: { width, height: 800 } })
      await press('j')
      expect(await ask('document.documentElement.scrollWidth')).toBe(width)
    },
  )

  it('every character of the text is in its place, and not one more', async () => {
    await openReading('readout')
    const { text } = readings.readout.report
    const parts = (await ask(
      `[...document.querySelectorAll('[data-start]')].map((one) => [Number(one.dataset.start), one.textContent])`,
    )) as [number, string][]
    expect(parts.map(([start, words]) => text.slice(start, start + words.length))).toEqual(
      parts.map(([, words]) => words),
    )
    const shown = parts.map(([, words]) => words).join('')
    expect(shown.replace(/\s/g, '')).toBe(text.replace(/\s/g, ''))
  })
})

/** Cards as they stand, and the lines that they belong to. */
interface Place {
  readonly id: string
  readonly line: number
  readonly top: number
  readonly bottom: number
}

async function findPlaces(): Promise<Place[]> {
  return (await ask(`[...document.querySelectorAll('.card')].map((card) => {
    const { top, bottom } = card.getBoundingClientRect()
    const line = document.querySelector('.mark[data-statement="' + card.dataset.card + '"]').getClientRects()[0].top
    return { id: card.dataset.card, line, top, bottom }
  })`)) as Place[]
}

describe('the margin', () => {
  it.each([900, 1440])(
    'has no card on another, and the one in focus beside its line: %i px',
    async (width) => {
      await openReading('wire', { viewport: { width, height: 900 } })
      for (const _ of [1, 2, 3, 4, 5, 6, 7, 8]) {
        await press('j')
        await page.waitForTimeout(50)
        const places = await findPlaces()
        for (const [index, place] of places.entries())
          expect(place.top).toBeGreaterThanOrEqual((places[index - 1]?.bottom ?? -Infinity) - 0.5)
        const id = await ask(`document.querySelector('.card[data-focused]').dataset.card`)
        const here = places.find((place) => place.id === id)
        expect(Math.abs((here?.top ?? 0) - (here?.line ?? 99))).toBeLessThan(6)
      }
    },
  )

  it('is a sheet at the foot of a narrow window, one statement at a time', async () => {
    await openReading('wire', { viewport: { width: 360, height: 740 } })
    await press('j', 'j')
    expect(await ask(`document.querySelector('.card[data-focused]').getBoundingClientRect().bottom`)).toBe(
      740,
    )
    const mark = (await ask(`document.querySelector('.mark[data-lit]').getClientRects()[0].top`)) as number
    const sheet = (await ask(
      `document.querySelector('.card[data-focused]').getBoundingClientRect().top`,
    )) as number
    expect(mark).toBeLessThan(sheet - 20)
  })
})

/** Ids of the cards that are displayed, in their order. */
const DISPLAYED = `[...document.querySelectorAll('.card')]
  .filter((card) => getComputedStyle(card).display !== 'none').map((card) => card.dataset.card)`

describe('a report of 20,000 words with 800 statements', () => {
  it('is walked through without its text being drawn anew', async () => {
    const { report, statements } = makeLong(readings)
    expect(report.text.split(/\s+/).length).toBeGreaterThan(20_000)
    expect(statements.length).toBeGreaterThan(800)
    await open(`/reports/${report.id}`)
    await page.waitForSelector('.card', { state: 'attached' })
    await ask(`new MutationObserver((changes) => {
      for (const { target } of changes) if (target.closest?.('[data-start]')) globalThis.drawn = true
    }).observe(document.querySelector('.words'), { childList: true, characterData: true, subtree: true })`)
    await press('j', 'j', 'a', 'x', 'j', 'z', 'z')
    await vi.waitFor(async () => expect((await desk.findDecisions()).length).toBe(4), { timeout: 30_000 })
    expect(await ask('globalThis.drawn')).toBeUndefined()
    expect(await ask(`document.querySelectorAll('.mark[data-lit]').length`)).toBeGreaterThan(0)
    expect(problems).toEqual([])
  })

  it('leaves the cards that are far where they are when one of them goes', async () => {
    const { report, statements } = makeLong(readings)
    await open(`/reports/${report.id}`, { viewport: { width: 1440, height: 900 } })
    const findStands = async () =>
      (await ask(
        `[...document.querySelectorAll('.card')].map((card) => parseInt(card.style.getPropertyValue('--at')))`,
      )) as number[]
    await vi.waitFor(async () => expect(await findStands()).toHaveLength(statements.length), {
      timeout: 30_000,
    })
    await vi.waitFor(async () => expect(await ask(DISPLAYED)).not.toHaveLength(statements.length))
    await press('j')
    await page.waitForTimeout(200)
    const before = await findStands()
    await press('x')
    await vi.waitFor(async () => expect(await desk.findDecisions()).toHaveLength(1))
    await page.waitForTimeout(200)
    const after = await findStands()
    expect(after).toHaveLength(before.length - 1)
    // With all below the head, from which a line goes.
    const moved = after.slice(100).map((at, index) => at - (before[index + 101] ?? 0))
    expect(Math.max(...moved) - Math.min(...moved)).toBeLessThanOrEqual(2)
  })

  it('displays the cards near what is on the screen, wherever that is, and on paper all', async () => {
    const { report, statements } = makeLong(readings)
    await open(`/reports/${report.id}`, { viewport: { width: 1440, height: 900 } })
    const soonShown = (told: (shown: readonly string[]) => void) =>
      vi.waitFor(async () => told((await ask(DISPLAYED)) as string[]), { timeout: 30_000 })
    const ids = () => ask(`[...document.querySelectorAll('.card')].map((card) => card.dataset.card)`)
    await vi.waitFor(async () => expect(await ids()).toHaveLength(statements.length), { timeout: 30_000 })
    const all = (await ids()) as string[]
    await soonShown((shown) => expect(shown.length).toBeLessThan(all.length / 2))
    await soonShown((shown) => expect(shown).toEqual(all.slice(0, shown.length)))
    await page.evaluate('scrollTo(0, document.documentElement.scrollHeight / 2)')
    await soonShown((shown) => expect(shown).not.toContain(all[0]))
    const onScreen =
      (await ask(`[...document.querySelectorAll('.mark[data-role="content"]')].filter((mark) => {
      const { top, bottom } = mark.getBoundingClientRect()
      return bottom > 0 && top < innerHeight
    }).map((mark) => mark.dataset.statement)`)) as string[]
    expect(onScreen.length).toBeGreaterThan(0)
    await soonShown((shown) => expect(shown).toEqual(expect.arrayContaining(onScreen)))
    await page.evaluate('scrollTo(0, document.documentElement.scrollHeight)')
    await soonShown((shown) => expect(shown.at(-1)).toBe(all.at(-1)))
    await page.emulateMedia({ media: 'print' })
    await soonShown((shown) => expect(shown).toEqual(all))
  })
})
