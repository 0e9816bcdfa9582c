import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { identify } from '../../src/identity.ts'
import { addReports, storeReadings } from '../../src/ledger/index.ts'
import { inventReadings } from '../ledger/invented.ts'
import { newFolder } from '../ledger/ledgers.ts'
import {
  ask,
  change,
  codebook,
  desk,
  open,
  openDesk,
  page,
  press,
  problems,
  readings,
  refuse,
  sent,
  violations,
  wordsOf,
} from './browser.ts'
import { retell } from './long-reading.ts'

vi.setConfig({ testTimeout: 120_000 })
const makeCopies = ({ wire }: typeof readings) => [
  retell(wire, 'copy-1', { outlet: 'Harrow Gazette', published: '2026-03-14' }),
  retell(wire, 'copy-2', { outlet: 'Upland Post', published: '2026-03-14' }),
]
openDesk(makeCopies)
/** The ids of the two copies: of the Gazette, and of the Upland Post. */
const copies = () => makeCopies(readings).map(({ report }) => report.id)

const soon = <T>(check: () => T) => vi.waitFor(check, { timeout: 60_000 })
const rows = () => ask(`[...document.querySelectorAll('[data-row]')].map((one) => one.dataset.row)`)
const rowsAre = (...ids: string[]) => soon(async () => expect(await rows()).toEqual(ids))
const id = (sample: keyof typeof readings) => readings[sample].report.id
/** How many rows there are whenever some come or go, until all are there. */
const drawn = (all: number) =>
  ask(`new Promise((resolve) => {
    const numbers = []
    const look = () => {
      const now = document.querySelectorAll('[data-row]').length
      if (now > 1 && numbers.at(-1) !== now) numbers.push(now)
      if (now >= ${all}) resolve(numbers)
    }
    new MutationObserver(look).observe(document, { subtree: true, childList: true })
  })`)
const openReports = async (search = '', options = {}) => {
  await open(`/reports${search}`, options)
  await page.waitForSelector('[data-row] .pick')
}

describe('the list of reports', () => {
  it('has the latest first, copies under the report whose words they carry, and counts', async () => {
    await openReports()
    await rowsAre(id('beacon'), id('readout'), id('wire'))
    expect(await wordsOf('.copies')).toBe('+ 2 copies')
    expect(await wordsOf('.reports > header .aside')).toBe('5 reports')
    expect(await wordsOf('.filters nav a')).toBe('all|new 5|in review 0|done 0|changed since its review 0')
    await page.getByText('+ 2 copies').click()
    await rowsAre(id('beacon'), id('readout'), id('wire'), ...copies().toReversed())
    expect(problems).toEqual([])
  })

  it('is narrowed by its address, and the address by its fields', async () => {
    await openReports('?outlet=Harrow+Gazette&since=2026-03')
    await rowsAre(...copies().slice(0, 1))
    expect(await page.inputValue('.filters .outlet input')).toBe('Harrow Gazette')
    await page.fill('.filters .outlet input', '')
    await page.fill('.filters .until input', '2026-03-14')
    await press('Enter')
    await page.waitForURL('**/reports?since=2026-03&until=2026-03-14')
    await rowsAre(id('wire'))
    await page.getByRole('link', { name: 'done' }).click()
    await soon(async () => expect(await wordsOf('.empty p')).toBe('No report fits these filters.'))
    expect(await ask('location.search')).toContain('review=done')
    await page.getByRole('button', { name: 'Clear the filters' }).click()
    await soon(async () => expect(await rows()).toHaveLength(3))
    await page.getByLabel('Reading').selectOption('kept unread')
    await page.waitForURL('**/reports?state=unread')
  })

  it('is drawn a part at a time, whichever list was there before; for who comes back all at once', async () => {
    await change((ledger) => storeReadings(ledger, inventReadings(70), codebook)) // 53 stories
    await openReports()
    await soon(async () => expect(await rows()).toHaveLength(56))
    await page.getByRole('link', { name: 'in review' }).click()
    await soon(async () => expect(await rows()).toEqual([]))
    const again = drawn(56)
    await page.getByRole('link', { name: 'all' }).click()
    expect(await again).toEqual([25, 56])
    await page.locator('[data-row] a').last().click()
    await page.waitForSelector('.words')
    const back = drawn(56)
    await page.goBack()
    expect(await back).toEqual([56])
  })

  it('keeps the rows on the screen where a few come to them', async () => {
    await change((ledger) => storeReadings(ledger, inventReadings(24), codebook))
    await openReports()
    const before = ((await rows()) as string[]).length
    expect(before).toBeLessThan(25)
    await change((ledger) => storeReadings(ledger, inventReadings(40), codebook))
    const numbers = drawn(before + 1)
    await press('j', 'd') // what is said of one has the list asked for again
    const after = ((await numbers) as number[]).at(-1) ?? 0
    expect(after).toBeGreaterThan(25)
    expect(await rows()).toHaveLength(after)
  })

  it.each(['?review=evil&state=7&since=soon', '?search='])(
    'leaves out of an address what is no filter: %s',
    async (search) => {
      await openReports(search)
      await soon(async () => expect(await rows()).toHaveLength(3))
    },
  )

  it('sets what is selected by checkbox and Shift at once, and takes it back', async () => {
    await openReports()
    await page.locator('[data-row] .pick input').nth(0).click()
    await page
      .locator('[data-row] .pick input')
      .nth(2)
      .click({ modifiers: ['Shift'] })
    expect(await wordsOf('.bulk b')).toBe('5 reports selected')
    await page.locator('.bulk').getByRole('button', { name: 'done' }).click()
    await soon(async () => expect(await wordsOf('.filters nav')).toContain('done 5'))
    for (const one of [id('wire'), ...copies()]) expect(await desk.findReview(one)).toBe('done')
    expect(sent).toHaveLength(1)
    await press('z')
    await soon(async () => expect(await desk.findReview(id('wire'))).toBe('new'))
  })

  it('shows nothing as saved that was refused', async () => {
    await openReports()
    await refuse('the ledger is being backed up')
    await press('j', 'd')
    await soon(async () => expect(await wordsOf('.status .failure')).toContain('being backed up'))
    await soon(async () => expect(await wordsOf('[data-row] .review-state')).toBe('new|new|new'))
  })

  it('tells quietly what is new since one last looked', async () => {
    await openReports()
    expect(await wordsOf('.fresh')).toBe('')
    await page.getByRole('link', { name: /Readout of the Minister/ }).click()
    await page.waitForSelector('.card', { state: 'attached' })
    await change((ledger) => {
      const report = {
        ...readings.beacon.report,
        text: 'A late word.',
        outlet: 'Post',
        title: 'Late',
        blocks: [],
      }
      return addReports(ledger, [{ report: { ...report, ...identify(report) } }])
    })
    await page.reload()
    await page.getByRole('link', { name: 'Reports', exact: true }).click()
    await soon(async () => expect(await wordsOf('.fresh-count')).toBe('1 new here since you last looked'))
    expect(await ask(`document.querySelectorAll('.fresh').length`)).toBe(1)
  })

  it('tells why something could not be read, and tries it again', async () => {
    await openReports()
    await page.getByText('1 could not be read').click()
    expect(await wordsOf('.tray li')).toContain('mail/0412.eml no text is in it')
    await page.getByRole('button', { name: 'Try all again' }).click()
    await soon(() => expect(sent.map(({ path }) => path)).toEqual(['/api/retry']))
  })
})

describe('adding', () => {
  const TEXT = 'The envoy of Ushmere said that the talks would go on. “We accept the truce,” she said.'

  it('takes a text that is pasted, with what is known of it, and shows it once it is read', async () => {
    await openReports()
    await press('a')
    await page.fill('form.add textarea', TEXT)
    await page.fill('form.add .title input', 'The talks go on')
    await page.fill('form.add .outlet input', 'Harrow Gazette')
    await page.fill('form.add .published input', '2026-03-20')
    await page.getByRole('button', { name: 'Add', exact: true }).click()
    await soon(async () => expect(await wordsOf('[data-row]:first-child')).toContain('The talks go on'))
    await soon(async () => expect(await wordsOf('[data-row]:first-child')).toMatch(/20 March 2026[1-9]/))
    await soon(async () => expect(await ask(`document.querySelector('.adding')`)).toBeNull())
    expect(problems).toEqual([])
  })

  it('takes files, those that are dropped too, and tells of each that is not taken why', async () => {
    await openReports()
    const folder = newFolder()
    writeFileSync(join(folder, 'talks.txt'), TEXT)
    writeFileSync(join(folder, 'scan.pdf'), '%PDF-1.7\n\u0000\u0001')
    await press('a')
    await page.setInputFiles('input[type="file"]', [join(folder, 'talks.txt'), join(folder, 'scan.pdf')])
    await soon(async () => expect(await wordsOf('.not-taken li b')).toBe('scan.pdf'))
    await ask(`(() => {
      const data = new DataTransfer()
      data.items.add(new File([${JSON.stringify(`${TEXT} Twice.`)}], 'more.txt'))
      dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }))
    })()`)
    await soon(async () => expect(await wordsOf('.filters nav')).toContain('new 7'))
  })

  it('takes addresses, and fetches none before one says so', async () => {
    await openReports()
    await ask(`(() => {
      const data = new DataTransfer()
      data.setData('text/plain', 'http://127.0.0.1:9/a\\nhttp://127.0.0.1:9/b')
      dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
    })()`)
    await page.waitForSelector('form.add')
    expect(sent).toEqual([])
    expect(await ask(`document.querySelector('form.add .add-known')`)).toBeNull()
    await press('Enter')
    await soon(async () => expect(await wordsOf('.tray summary')).toBe('3 could not be read'))
    expect(sent[0]?.body).toEqual({ addresses: ['http://127.0.0.1:9/a', 'http://127.0.0.1:9/b'] })
  })
})

describe('the list of reports at every width', () => {
  const CASES = [360, 800, 1440].flatMap((width) =>
    (['light', 'dark'] as const).map((colorScheme) => ({ width, colorScheme })),
  )
  it.each(CASES)(
    'is clean with all that it can show, $colorScheme, $width px',
    async ({ width, colorScheme }) => {
      await openReports('', { viewport: { width, height: 900 }, colorScheme })
      await press('j', 'x', 'a')
      await page.fill('form.add textarea', 'A text')
      await page.getByText('+ 2 copies').click()
      await page.getByText('1 could not be read').click()
      expect(await violations()).toEqual([])
      expect(await ask('document.documentElement.scrollWidth')).toBe(width)
    },
  )
})
