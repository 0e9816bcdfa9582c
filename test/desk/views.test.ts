/** The views that answer questions, in a real browser on the real server. */
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { actors } from '../../src/ledger/views/actors.ts'
import { commitments } from '../../src/ledger/views/commitments.ts'
import { discrepancies } from '../../src/ledger/views/discrepancies.ts'
import { facets } from '../../src/ledger/views/facets.ts'
import { issues } from '../../src/ledger/views/issues.ts'
import { positions } from '../../src/ledger/views/positions.ts'
import { speakers } from '../../src/ledger/views/speakers.ts'
import { statements } from '../../src/ledger/views/statements.ts'
import { undecided } from '../../src/ledger/views/undecided.ts'
import { startBrowser } from '../chromium.ts'
import { openWindow, type SampleDesk, startSamples, type Window } from './samples.ts'

const HOSTILE = '<img src=x onerror=alert(1)>'

let real: SampleDesk
let hostile: SampleDesk
let browser: Browser
let desk: Window

beforeAll(async () => {
  real = await startSamples()
  hostile = await startSamples({
    samples: '2026-03-17',
    given: { title: `Title ${HOSTILE}`, outlet: `Outlet ${HOSTILE}` },
    codebook: (codebook) => ({
      ...codebook,
      parties: codebook.parties.map((party) => ({
        ...party,
        name: `${party.name} ${HOSTILE}`,
        aliases: [...party.aliases, party.name],
      })),
      issues: codebook.issues.map((issue) => ({ ...issue, label: `${issue.label} ${HOSTILE}` })),
    }),
  })
  browser = await startBrowser()
}, 240_000)
afterEach(async () => {
  await desk?.page.context().close()
})
afterAll(async () => {
  await browser?.close()
  await real?.close()
  await hostile?.close()
})

async function open(path: string, options: Parameters<typeof openWindow>[2] = {}): Promise<Window> {
  desk = await openWindow(browser, real.address + path, options)
  return desk
}

/** What the elements carry in an attribute of theirs. */
function marked(selector: string, name: string): Promise<unknown> {
  return desk.ask(
    `[...document.querySelectorAll(${JSON.stringify(selector)})].map((one) => one.dataset[${JSON.stringify(name)}])`,
  )
}

async function back(): Promise<void> {
  await desk.page.goBack()
  await desk.settled()
}

const settled = () => desk.settled()

const cellOf = ({ party, issue }: { party: string; issue: string }) => `${party}.${issue}`
const idsOf = (rows: readonly { readonly id: string }[]) => rows.map(({ id }) => id)

describe('positions', () => {
  it('shows a cell for each party and issue, what is told apart from the own voice', async () => {
    const { rows } = await positions(real.ledger)
    await open('/positions')
    expect(new Set((await marked('.cell', 'id')) as string[])).toEqual(new Set(rows.map(cellOf)))
    const one = rows.find(({ own, told }) => own && told.length > 0)
    if (!one) throw new Error('the samples have no such position')
    // What is out of sight has no words as they are shown.
    await desk.page.locator(`[data-id="${cellOf(one)}"]`).scrollIntoViewIfNeeded()
    await desk.page
      .locator(`[data-id="${cellOf(one)}"] .quote`)
      .first()
      .waitFor()
    await settled()
    const quotes = await desk.words(`[data-id="${cellOf(one)}"] .quote`)
    expect(quotes).toEqual([one.own?.quote, ...one.told.map(({ quote }) => quote)])
    expect(await desk.words(`[data-id="${cellOf(one)}"] .firsthand .who`)).toEqual(['Own voice'])
    expect(desk.problems).toEqual([])
  })

  it('keeps its heads in sight while it is scrolled', async () => {
    await open('/positions', { width: 1200 })
    await desk.page.setViewportSize({ width: 1200, height: 400 })
    await desk.page.locator('.matrix tbody tr').last().scrollIntoViewIfNeeded()
    const tops = await desk.ask(`['.matrix', '.matrix thead', '.matrix thead th'].map((one) =>
      Math.round(document.querySelector(one).getBoundingClientRect().top))`)
    const [table = 0, head = 0, cell = 0] = tops as number[]
    expect(head).toBeLessThan(table)
    expect(cell).toBe(table)
  })

  it('opens the receipts of a cell with its history; the address has it, and back closes it', async () => {
    const { rows } = await positions(real.ledger, {}, { history: true, limit: 500 })
    const one = rows.find(({ history = [] }) => history.length > 2)
    if (!one) throw new Error('the samples have no such position')
    await open('/positions')
    await desk.page.locator(`[data-id="${cellOf(one)}"]`).focus()
    await desk.page.keyboard.press('Enter')
    await desk.page.waitForSelector('.sheet .receipt')
    expect(new URLSearchParams(desk.search()).get('cell')).toBe(cellOf(one))
    expect(await marked('.sheet .receipt', 'entry')).toEqual(one.history?.map(({ entry }) => entry))
    await back()
    expect(await desk.page.locator('.sheet').count()).toBe(0)
    await desk.page.goForward()
    await desk.page.waitForSelector('.sheet .receipt')
    await desk.page.keyboard.press('Escape')
    await desk.page.waitForSelector('.sheet', { state: 'detached' })
    expect(desk.search()).toBe('')
    expect(await marked(':focus', 'id')).toEqual([cellOf(one)])
  })

  it('comes back to the cell that was open', async () => {
    const { rows } = await positions(real.ledger)
    await open('/positions', { width: 1440 })
    await settled()
    const cells = (await marked('.matrix tr:last-child .cell', 'id')) as string[]
    const { party, issue } = rows.find((row) => cellOf(row) === cells[0]) ?? {}
    await desk.page.goto(`${real.address}/positions?cell=${party}.${issue}`)
    await desk.page.waitForSelector('.sheet .receipt')
    await vi.waitFor(async () =>
      expect(
        await desk.ask(`((cell) => {
        const { top, bottom } = cell.getBoundingClientRect()
        const head = document.querySelector('.matrix thead th').getBoundingClientRect().bottom
        return top >= head - 1 && bottom <= innerHeight
      })(document.querySelector('[data-id="${cells[0]}"]'))`),
      ).toBe(true),
    )
  })

  it('leaves the table in use beside the receipts: another cell has its own shown, and the way out of them closes them', async () => {
    const { rows } = await positions(real.ledger, {}, { history: true, limit: 500 })
    const find = (cell: string) => rows.find((row) => cellOf(row) === cell)
    await open('/positions', { width: 1440 })
    const [one = '', other = ''] = (await marked('.matrix td:nth-of-type(1) .cell', 'id')) as string[]
    await desk.page.locator(`[data-id="${one}"]`).click()
    await desk.page.waitForSelector('.sheet .receipt')
    await desk.page.locator(`[data-id="${other}"]`).click()
    await vi.waitFor(async () =>
      expect(await marked('.sheet .receipt', 'entry')).toEqual(
        find(other)?.history?.map(({ entry }) => entry),
      ),
    )
    expect(new URLSearchParams(desk.search()).get('cell')).toBe(other)
    await desk.page.locator('.sheet :is(a, button)').first().focus()
    await desk.page.keyboard.press('Shift+Tab')
    await desk.page.waitForSelector('.sheet', { state: 'detached' })
    expect(desk.search()).toBe('')
    expect(await desk.ask('document.activeElement.matches(".cell")')).toBe(true)
    expect(desk.problems).toEqual([])
  })

  it('is narrowed by the filter, which stands in the address and is taken off by its chip', async () => {
    const { rows } = await positions(real.ledger, { issue: 'truce' })
    await open('/positions')
    await desk.page.getByRole('combobox', { name: 'Issue', exact: true }).selectOption('truce')
    await settled()
    expect(desk.search()).toBe('?issue=truce')
    expect(await marked('.cell', 'id')).toEqual(rows.map(cellOf))
    await desk.page.locator('.chips button').first().click()
    await settled()
    expect(desk.search()).toBe('')
    await back()
    expect(desk.search()).toBe('?issue=truce')
    expect(await marked('.cell', 'id')).toEqual(rows.map(cellOf))
  })

  it('says what is wrong with a filter, and leaves it there to be mended', async () => {
    await open('/positions?party=Nowhere')
    expect(await desk.words('[role=alert] p')).toEqual([expect.stringContaining('Nowhere')])
    expect(await desk.words('.chips li')).toHaveLength(1)
  })

  it('is a list by party in a narrow window', async () => {
    const { rows } = await positions(real.ledger)
    await open('/positions', { width: 360 })
    expect(await desk.words('.by-party h2')).toEqual([...new Set(rows.map(({ name }) => name))])
    expect(await desk.ask('document.documentElement.scrollWidth')).toBe(360)
  })
})

describe('a receipt', () => {
  it('leads to its place in the report, and can be copied', async () => {
    const { rows } = await statements(real.ledger, { search: 'prisoners' })
    const [one] = rows
    if (!one) throw new Error('the samples have no such statement')
    await open('/search?search=prisoners')
    await desk.page.locator('.receipt button').first().click()
    await desk.page.waitForSelector('.status p')
    const copied = String(await desk.ask('navigator.clipboard.readText()'))
    expect(copied).toContain(one.quote.replace(/^["“”]|["“”]$/g, ''))
    expect(copied).toContain(`${real.address}/reports/${one.report}?statement=${one.entry}`)
    await desk.page.locator('.receipt footer a').first().click()
    await desk.page.waitForSelector('.card[data-focused]')
    expect(await marked('.card[data-focused]', 'card')).toEqual([one.entry])
  })
})

describe('discrepancies', () => {
  it('shows them by rank, two receipts beside each other, and keeps what is open in the address', async () => {
    const { rows } = await discrepancies(real.ledger)
    await open('/discrepancies')
    expect(await marked('.entry', 'id')).toEqual(idsOf(rows))
    const many = rows.find(({ kind, receipts }) => kind === 'contradiction' && receipts.length > 2)
    const receipts = `.entry[data-id="${many?.id}"] .receipt`
    expect(await marked(receipts, 'entry')).toEqual(many?.receipts.slice(0, 2).map(({ entry }) => entry))
    await desk.page.locator(`.entry[data-id="${many?.id}"] .open`).click()
    expect(desk.search()).toBe(`?open=${many?.id}`)
    expect(await marked(receipts, 'entry')).toEqual(many?.receipts.map(({ entry }) => entry))
    await back()
    expect(await desk.page.locator(receipts).count()).toBe(2)
  })

  it('is narrowed by the filter of its address', async () => {
    const { rows } = await discrepancies(real.ledger, { issue: 'truce' })
    await open('/discrepancies?issue=truce')
    expect(await marked('.entry', 'id')).toEqual(idsOf(rows))
  })

  it('is resolved with a reason, hidden then unless asked for, and taken back', async () => {
    await open('/discrepancies')
    const [first] = (await marked('.entry', 'id')) as string[]
    const entry = `.entry[data-id="${first}"]`
    await desk.page.locator(`${entry} .settle`).click()
    await desk.page.keyboard.type('two different calls')
    await desk.page.keyboard.press('Enter')
    await desk.page.waitForSelector(`${entry} .decided`)
    await settled()
    expect((await desk.words(`${entry} .decided p`))[0]).toMatch(/^Resolved · Ada, .*: two different calls$/)
    await desk.page.reload()
    await desk.page.waitForSelector('.entry')
    expect(await marked('.entry', 'id')).not.toContain(first)
    await desk.page.getByLabel('Show resolved').check()
    await desk.page.waitForSelector(entry)
    expect(desk.search()).toBe('?resolved=true')
    await desk.page.locator(`${entry} .decided button`).click()
    await desk.page.waitForSelector(`${entry} .settle`)
    expect((await discrepancies(real.ledger)).rows.every(({ resolved }) => resolved === undefined)).toBe(true)
  })
})

describe('issues', () => {
  it('shows who is for and against in the own voice, apart from what is told', async () => {
    const { rows } = await issues(real.ledger)
    await open('/issues')
    expect(await marked('.entry', 'id')).toEqual(idsOf(rows))
    for (const { id, own, told } of rows.filter((row) => row.own.length > 0 && row.told.length > 0)) {
      const side = (number: number) =>
        desk.words(`.entry[data-id="${id}"] .side:nth-child(${number}) .stands a`)
      expect((await side(1)).toSorted()).toEqual(own.map(({ name }) => name).toSorted())
      expect((await side(2)).toSorted()).toEqual(told.map(({ name }) => name).toSorted())
    }
  })

  it('leads from a stand to how it moved', async () => {
    await open('/issues?issue=truce')
    expect(await marked('.entry', 'id')).toEqual(['truce'])
    await desk.page.locator('.stands a').first().click()
    await desk.page.waitForSelector('.sheet .receipt')
  })
})

describe('commitments', () => {
  it('shows them with what came later, narrowed by the filter', async () => {
    const { rows } = await commitments(real.ledger)
    await open('/commitments')
    const shown = (await marked('.entry', 'id')) as string[]
    expect(shown).toEqual(idsOf(rows).slice(0, shown.length))
    const { rows: few } = await commitments(real.ledger, { issue: 'prisoner-exchange' })
    await desk.page.getByRole('combobox', { name: 'Issue', exact: true }).selectOption('prisoner-exchange')
    await settled()
    expect(await marked('.entry', 'id')).toEqual(idsOf(few))
  })

  it('is scored with a day, and the score taken back', async () => {
    await open('/commitments')
    const [first] = (await marked('.entry', 'id')) as string[]
    const entry = `.entry[data-id="${first}"]`
    await desk.page.locator(`${entry} .settle`).click()
    await desk.page.locator(`${entry} select`).selectOption('partly')
    await desk.page.locator(`${entry} input[type=date]`).fill('2026-04-02')
    await desk.page.locator(`${entry} button[type=submit]`).click()
    await desk.page.waitForSelector(`${entry} .decided`)
    await settled()
    expect((await desk.words(`${entry} .decided p`))[0]).toMatch(/^Partly done as of 2 April 2026 · Ada, /)
    await desk.page.locator(`${entry} .decided button`).click()
    await desk.page.waitForSelector(`${entry} .settle`)
  })
})

describe('actors', () => {
  it('lists them, narrowed by a part of the name', async () => {
    const { rows } = await actors(real.ledger)
    await open('/actors')
    expect(await marked('.actors li', 'id')).toEqual(idsOf(rows))
    await desk.page.getByLabel('Name', { exact: true }).fill('askar')
    await settled()
    expect(desk.search()).toBe('?name=askar')
    expect(await desk.words('.actors a')).toEqual(['Ruen Askarad'])
    await desk.page.locator('.actors a').click()
    await desk.page.waitForSelector('.actor h1')
    expect(await desk.words('.actor h1')).toEqual(['Ruen Askarad'])
    await back()
    expect(desk.search()).toBe('?name=askar')
  })

  it('says who speaks for one and who about him, and of whom nobody has heard', async () => {
    const { rows } = await actors(real.ledger)
    const lead = rows.find(({ kind }) => kind === 'party')
    const { spokenForBy, spokenAboutBy } = await speakers(real.ledger, lead?.id ?? '')
    await open(`/actors/${lead?.id}`)
    await desk.page.waitForSelector('.speakers')
    expect(await desk.words('.speakers a')).toEqual(
      [...spokenForBy, ...spokenAboutBy].map(({ name }) => name),
    )
    expect(spokenForBy.length + spokenAboutBy.length).toBeGreaterThan(0)
    await open('/actors/nobody')
    expect(await desk.words('.trouble p')).toEqual(['Nobody in this ledger has this id.'])
  })

  it('is merged with another, and the merge taken back', async () => {
    const { rows } = await actors(real.ledger)
    const [one, other] = ['Maro Estevane', 'Maude Ilvane'].map((name) =>
      rows.find((row) => row.name === name),
    )
    await open(`/actors/${one?.id}`)
    const before = await desk.words('.forms li')
    await desk.page.getByRole('button', { name: 'Is the same as another' }).click()
    await desk.page.getByRole('combobox', { name: 'Is the same as' }).selectOption(other?.id ?? '')
    await desk.page.locator('.settle-form button[type=submit]').click()
    await desk.page.waitForSelector('.decided')
    await settled()
    expect((await desk.words('.forms li')).length).toBeGreaterThan(before.length)
    await desk.page.locator('.decided button').click()
    await desk.page.waitForSelector('.decided', { state: 'detached' })
    await settled()
    expect(await desk.words('.forms li')).toEqual(before)
  })

  it('has a form split off, and the split taken back', async () => {
    const { rows } = await actors(real.ledger)
    await open(`/actors/${rows.find(({ name }) => name === 'Oriane Tesk')?.id}`)
    const before = await desk.words('.forms li')
    await desk.page.locator('.forms button').last().click()
    await desk.page.waitForSelector('.decided')
    await settled()
    expect(await desk.words('.forms li')).toHaveLength(before.length - 1)
    await desk.page.locator('.decided button').click()
    await desk.page.waitForSelector('.decided', { state: 'detached' })
    await settled()
    expect(await desk.words('.forms li')).toEqual(before)
  })
})

describe('search', () => {
  it('finds statements by their words, which are marked, and narrows them further', async () => {
    const { rows } = await statements(real.ledger, { search: 'lists' })
    await open('/reports')
    await desk.page.keyboard.press('/')
    await desk.page.waitForSelector('.search-words input:focus')
    await desk.page.keyboard.type('lists')
    await desk.page.keyboard.press('Enter')
    await desk.page.waitForSelector('.receipt')
    expect(desk.search()).toBe('?search=lists')
    expect(await marked('.receipt', 'entry')).toEqual(rows.map(({ entry }) => entry))
    for (const word of await desk.words('.receipt mark')) expect(word).toMatch(/^lists?$/i)
    const { rows: few } = await statements(real.ledger, { search: 'lists', authority: 'unnamed' })
    await desk.page.getByRole('combobox', { name: 'In whose voice' }).selectOption('unnamed')
    await settled()
    expect(await marked('.receipt', 'entry')).toEqual(few.map(({ entry }) => entry))
    await desk.page.locator('h1').click()
    await desk.page.keyboard.press('/')
    expect(await desk.ask('document.activeElement.value')).toBe('lists')
  })

  it('counts what it may be narrowed to, and is narrowed by it; what is set is counted no more', async () => {
    const counted = await facets(real.ledger, { search: 'prisoners' })
    const [issue] = counted.issue
    await open('/search?search=prisoners')
    await desk.page.waitForSelector('.facets')
    for (const part of ['party', 'issue', 'authority', 'actor', 'act', 'outlet'] as const)
      expect(await marked(`.facets section[data-part=${part}] button`, 'facet')).toEqual(
        counted[part].map(({ value }) => value),
      )
    const numbers = await desk.words('.facets section[data-part=issue] .number')
    expect(numbers.map((words) => Number.parseInt(words, 10))).toEqual(
      counted.issue.map((one) => one.statements),
    )
    await desk.page.locator(`.facets [data-facet="${issue?.value}"]`).click()
    await settled()
    expect(desk.search()).toBe(`?search=prisoners&issue=${issue?.value}`)
    await vi.waitFor(async () =>
      expect(await desk.page.locator('.facets section[data-part=issue]').count()).toBe(0),
    )
    expect((await marked('.receipt', 'entry')) as string[]).toHaveLength(issue?.statements ?? 0)
    expect(desk.problems).toEqual([])
  })

  it('tells no number of another search while it counts', async () => {
    await open('/search?since=2026-01-01')
    const told = async () => (await desk.words('.found [role=status]'))[0]
    await vi.waitFor(async () => expect(await told()).toMatch(/^The first 50 of \d+ statements$/))
    const counting = Promise.withResolvers<void>()
    await desk.page.route('**/api/facets?*until*', async (route) => {
      await counting.promise
      await route.continue()
    })
    await desk.page.getByRole('button', { name: 'More filters' }).click()
    await desk.page.getByLabel('Until').fill('2026-12-31')
    await desk.page.keyboard.press('Enter')
    await vi.waitFor(async () => expect(await told()).toBe('The first 50 statements'))
    counting.resolve()
    await vi.waitFor(async () => expect(await told()).toMatch(/^The first 50 of \d+ statements$/))
  })

  it('leads to actors of that name, and to reports whose text has the words', async () => {
    await open('/search?search=Askarad')
    await desk.page.waitForSelector('.elsewhere li')
    await settled()
    expect(await desk.words('.elsewhere a[href^="/actors/"]')).toEqual(['Ruen Askarad'])
    await desk.page.getByRole('link', { name: 'All of them' }).click()
    await desk.page.waitForSelector('tr[data-row]')
    expect(desk.search()).toBe('?search=Askarad')
  })

  it('says what to do where nothing is found', async () => {
    await open('/search?search=zebra')
    expect(await desk.words('.empty')).toEqual([expect.stringContaining('Fewer words')])
  })
})

describe('undecided', () => {
  const entriesOf = (rows: readonly { readonly entry: string }[]) => rows.map(({ entry }) => entry)

  it('lists what nobody has decided on, the least certain first, narrowed by the filter and by sureness', async () => {
    await open('/undecided')
    expect(await marked('[data-row]', 'row')).toEqual(entriesOf((await undecided(real.ledger)).rows))
    await desk.page.getByLabel('How sure the reader is').selectOption('below 75%')
    await settled()
    expect(desk.search()).toBe('?below=0.75')
    await desk.page.getByLabel('In whose voice').selectOption('relayed')
    await settled()
    const { rows } = await undecided(real.ledger, { authority: 'relayed' }, { below: 0.75 })
    expect(rows.length).toBeGreaterThan(0)
    expect(await marked('[data-row]', 'row')).toEqual(entriesOf(rows))
  })

  it('accepts what is shown after a preview that counts it, and takes all of it back at once, also after a reload', async () => {
    await open('/undecided?below=0.75&act=report')
    const { rows } = await undecided(real.ledger, { act: 'report' }, { below: 0.75 })
    expect(rows.length).toBeGreaterThan(2)
    await desk.page.locator('[data-row] input').first().uncheck()
    expect(await desk.words('.bulk b, .bulk span:not(.cap)')).toEqual([
      `${rows.length} statements`,
      '1 left out',
    ])
    await desk.page.getByRole('button', { name: `Reject ${rows.length - 1} statements` }).click()
    await desk.page.waitForSelector('.sheet')
    expect(await desk.words('.tallies td')).toContain(String(rows.length - 1))
    await desk.page.getByLabel('Why (may be left empty)').fill('not of these talks')
    await desk.page.keyboard.press('Enter')
    await desk.page.waitForSelector('.sheet', { state: 'detached' })
    await settled()
    expect(await marked('[data-row]', 'row')).toEqual([rows[0]?.entry])
    expect(entriesOf((await undecided(real.ledger, { act: 'report' }, { below: 0.75 })).rows)).toEqual([
      rows[0]?.entry,
    ])
    await desk.page.reload()
    await desk.page.waitForSelector('.together li')
    expect(await desk.words('.together li span')).toEqual([
      expect.stringMatching(`^${rows.length - 1} statements rejected · Ada, .+: not of these talks$`),
    ])
    await desk.page.locator('.together button').click()
    await settled()
    expect(await marked('[data-row]', 'row')).toEqual(entriesOf(rows))
    expect(await desk.words('.together li')).toEqual([expect.stringContaining('taken back')])
    expect(desk.problems).toEqual([])
  })

  it('has a preview that breaks no rule of axe and fits a narrow window', async () => {
    await open('/undecided', { width: 360, scheme: 'dark' })
    await desk.page.getByRole('button', { name: /^Accept/ }).click()
    await desk.page.waitForSelector('.sheet')
    expect(await desk.violations()).toEqual([])
    expect(await desk.ask('document.documentElement.scrollWidth')).toBe(360)
    await desk.page.keyboard.press('Escape')
    await desk.page.waitForSelector('.sheet', { state: 'detached' })
    expect(await desk.ask('document.activeElement.textContent')).toMatch(/^Accept/)
  })
})

describe('a reader', () => {
  it.each(['/undecided', '/discrepancies', '/commitments', '/actors'])(
    '%s has no control that changes things',
    async (path) => {
      const { rows } = await actors(real.ledger)
      const to = path === '/actors' ? `/actors/${rows.find(({ name }) => name === 'Oriane Tesk')?.id}` : path
      await open(to, { role: 'reader' })
      await desk.page.waitForSelector('.receipt, .entry')
      expect(
        await desk.page
          .locator(
            '.settle, .decided button, .forms button, .bulk button, [data-row] input, .together button',
          )
          .count(),
      ).toBe(0)
    },
  )
})

describe('every view', () => {
  const VIEWS = [
    '/undecided',
    '/positions',
    '/issues',
    '/commitments',
    '/discrepancies',
    '/actors',
    '/search?search=truce',
  ]

  it.each(
    VIEWS.flatMap((path) =>
      (
        [
          [360, 'light'],
          [360, 'dark'],
          [1440, 'light'],
          [1440, 'dark'],
        ] as const
      ).map(([width, scheme]) => [path, width, scheme] as const),
    ),
  )('%s at %i px in %s breaks no rule of axe', async (path, width, scheme) => {
    await open(path, { width, scheme })
    await desk.page.waitForSelector('.cell, .entry, .receipt, .actors')
    expect(await desk.violations()).toEqual([])
    expect(await desk.ask('document.documentElement.scrollWidth')).toBe(width)
    expect(desk.problems).toEqual([])
  })

  it('has a sheet and an actor that break none either', async () => {
    const { rows } = await positions(real.ledger)
    const [one] = rows
    if (!one) throw new Error('the samples have no position')
    await open(`/positions?cell=${cellOf(one)}`, { width: 360, scheme: 'dark' })
    await desk.page.waitForSelector('.sheet .receipt')
    expect(await desk.violations()).toEqual([])
    await desk.page.goto(`${real.address}/actors/${one.party}`)
    await desk.page.waitForSelector('.part')
    expect(await desk.violations()).toEqual([])
  })

  it.each([...VIEWS, '/actors/first', '/positions?cell=first'])(
    '%s shows hostile values as text, and runs none',
    async (path) => {
      const [position] = (await positions(hostile.ledger)).rows
      const [actor] = (await actors(hostile.ledger)).rows
      const to = path
        .replace('/actors/first', `/actors/${actor?.id}`)
        .replace('cell=first', position ? `cell=${cellOf(position)}` : '')
        .replace('search=truce', 'search=the')
      desk = await openWindow(browser, hostile.address + to)
      await desk.page.waitForSelector('.cell, .entry, .receipt, .actors, .part, .empty')
      await settled()
      if (path !== '/discrepancies') expect(await desk.ask('document.body.innerText')).toContain(HOSTILE)
      expect(await desk.page.locator('img').count()).toBe(0)
      expect(desk.problems).toEqual([])
    },
  )
})
