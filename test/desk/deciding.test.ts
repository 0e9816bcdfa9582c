import { describe, expect, it, vi } from 'vitest'
import {
  ask,
  desk,
  focused,
  open,
  openDesk,
  openReading,
  page,
  press,
  problems,
  readings,
  refuse,
  wordsOf,
} from './browser.ts'
import { retell } from './long-reading.ts'

vi.setConfig({ testTimeout: 60_000 })

const HOSTILE = '<img src=x onerror="globalThis.broken=1"><script>globalThis.broken=1</script>\u202e'

const makeHostile = ({ wire }: typeof readings) => {
  const hostile = retell(wire, 'hostile', {
    title: HOSTILE,
    outlet: HOSTILE,
    byline: HOSTILE,
    published: '2026-03-19',
    text: HOSTILE + wire.report.text.slice(HOSTILE.length),
  })
  return { ...hostile, actors: wire.actors.map((actor) => ({ ...actor, name: HOSTILE })) }
}
openDesk((samples) => [makeHostile(samples)])

const soon = <T>(check: () => T) => vi.waitFor(check, { timeout: 20_000 })
const kinds = async () => (await desk.findDecisions()).map(({ kind }) => kind)
const ids = () => readings.wire.statements.map(({ id }) => id)

describe('a report on which nothing is decided', () => {
  it('says how to begin, until something is', async () => {
    await openReading()
    expect(await wordsOf('.begin')).toContain('“j” for the first statement')
    await press('j', 'a')
    await page.waitForSelector('.begin', { state: 'detached' })
  })
})

describe('decisions', () => {
  it('that come fast are all saved, in their order', async () => {
    await openReading()
    await press('j', 'a', 'a', 'x', 's', 'a')
    await soon(async () => expect(await kinds()).toEqual(['accept', 'accept', 'reject', 'accept']))
    const entries = (await desk.findDecisions()).map(({ target }) => target.entry)
    expect(entries).toEqual([ids()[0], ids()[1], ids()[2], ids()[4]])
    expect(await ask(`document.querySelector('.mark[data-statement="${ids()[0]}"]').dataset.review`)).toBe(
      'accepted',
    )
    expect(await wordsOf('.progress > span:nth-child(2)')).toBe('24 of 28 statements undecided')
  })

  it('that are still on their way hold back whoever leaves', async () => {
    await openReading()
    await page.route('**/api/decisions', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 3_000))
      await route.continue()
    })
    await press('j', 'a')
    const asked = page.waitForEvent('dialog')
    await page.close({ runBeforeUnload: true })
    const dialog = await asked
    expect(dialog.type()).toBe('beforeunload')
    await dialog.dismiss()
    await soon(async () => expect(await kinds()).toEqual(['accept']))
  })

  it('that the server refuses are taken back, with its reason', async () => {
    await openReading()
    await refuse('the ledger is being backed up')
    await press('j', 'x')
    await page.waitForSelector('.status .failure')
    expect(await wordsOf('.status')).toContain('the ledger is being backed up')
    await soon(async () => expect(await focused()).toBe(ids()[0]))
    expect(await wordsOf('.card[data-focused] .state .unseen')).toBe('not decided yet')
    await refuse(null)
    await press('z')
    await soon(async () => expect(await wordsOf('.status')).toBe('There is nothing to undo.'))
    expect(await kinds()).toEqual([])
  })

  it('are undone and done again over reports', async () => {
    await openReading()
    await press('j', 'a')
    await soon(async () => expect(await kinds()).toEqual(['accept']))
    await page.getByRole('link', { name: 'Reports' }).click()
    await page.getByRole('link', { name: /Readout of the Minister/ }).click()
    await page.waitForSelector('.card')
    await press('z')
    await soon(async () => expect(await kinds()).toEqual(['accept', 'undo']))
    await page.waitForURL(`**/reports/${readings.wire.report.id}?statement=${ids()[0]}`)
    await soon(async () => expect(await focused()).toBe(ids()[0]))
    await press('y')
    await soon(async () =>
      expect((await desk.findStatements(readings.wire.report.id))[0]?.review).toBe('accepted'),
    )
  })

  it('on all statements end with a word on it', async () => {
    await openReading()
    await press('j', ...ids().map(() => 'a'))
    await soon(async () => expect((await kinds()).length).toBe(ids().length))
    await soon(async () =>
      expect(await wordsOf('.status')).toContain('Every statement of this report is decided'),
    )
  })

  it('are shown when the page is loaded again, at the same statement', async () => {
    await openReading()
    await press('j', 'a', 'c')
    await soon(async () => expect(await kinds()).toEqual(['accept']))
    await page.reload()
    await soon(async () => expect(await focused()).toBe(ids()[1]))
    expect(await wordsOf(`[data-card="${ids()[0]}"] .state .unseen`)).toBe('accepted')
  })
})

describe('source, cue, content and card', () => {
  it('are tied while the pointer is at one of them', async () => {
    await openReading()
    const id = ids()[0]
    await page.hover(`.mark.source[data-statement="${id}"]`)
    const lit = `[...document.querySelectorAll('[data-hover]')].map((one) => one.dataset.role ?? 'card')`
    await soon(async () =>
      expect(new Set((await ask(lit)) as string[])).toEqual(new Set(['source', 'cue', 'content', 'card'])),
    )
    await page.hover('h1')
    await soon(async () => expect(await ask(lit)).toEqual([]))
  })

  it('are tied when the card has the focus, and a click on words opens the innermost, then the one around it', async () => {
    await openReading()
    await page.focus(`[data-card="${ids()[3]}"] .card-head`)
    await soon(async () => expect(await focused()).toBe(ids()[3]))
    expect(
      await ask(`document.querySelectorAll('.mark[data-lit][data-statement="${ids()[3]}"]').length`),
    ).toBeGreaterThan(1)
    const inner = `.mark.relayed[data-statement="${ids()[1]}"]`
    await page.click(inner)
    await soon(async () => expect(await focused()).toBe(ids()[1]))
    await page.click(inner)
    await soon(async () => expect(await focused()).toBe(ids()[0]))
  })
})

describe('whatever a report holds', () => {
  it('is text, and runs nothing', async () => {
    await open(`/reports/${makeHostile(readings).report.id}`)
    await page.waitForSelector('.card', { state: 'attached' })
    await press('j', 'n', 'Escape', 'j')
    expect(await wordsOf('h1')).toBe(HOSTILE)
    expect(await ask('globalThis.broken')).toBeUndefined()
    expect(await ask(`document.querySelectorAll('main img, main script').length`)).toBe(0)
    expect(problems).toEqual([])
  })

  it('is not found where there is no such report, in words', async () => {
    await open('/reports/nowhere')
    expect(await wordsOf('.trouble p')).toContain('there is no such report')
  })
})
