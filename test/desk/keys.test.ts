import { beforeEach, describe, expect, it, vi } from 'vitest'
import { findKey, KEYS, type KeyId, type Where } from '../../src/desk/keys.ts'
import { storeReadings } from '../../src/ledger/index.ts'
import {
  ask,
  change,
  codebook,
  desk,
  focused,
  open,
  openDesk,
  openReading,
  page,
  press,
  problems,
  readings,
  sent,
  wordsOf,
} from './browser.ts'
import { repeat, retell } from './long-reading.ts'
import { loseDecisions } from './losing.ts'

vi.setConfig({ testTimeout: 60_000 })
const makeCopies = ({ wire }: typeof readings) => [
  retell(wire, 'copy-1', { outlet: 'Harrow Gazette', published: '2026-03-14' }),
  retell(wire, 'copy-2', { outlet: 'Upland Post', published: '2026-03-14' }),
]
openDesk(makeCopies)
/** The ids of the two copies: of the Gazette, and of the Upland Post. */
const copies = () => makeCopies(readings).map(({ report }) => report.id)

/** Whether all rows are drawn that are told of. */
const ALL_LISTED = `document.querySelectorAll('[data-row] input').length ===
  Number(document.querySelector('.bulk b')?.textContent.match(/[0-9]+/)?.[0])`
/** The statements that are listed because nobody has decided on them. */
const undecidedIds = async () => (await rowIds()) as string[]
const first = () => readings.wire.statements[0]?.id
const second = () => readings.wire.statements[1]?.id
const review = async (index: number) => (await desk.findStatements(readings.wire.report.id))[index]?.review
const reviewIs = (index: number, expected: string | null) =>
  soon(async () => expect(await review(index)).toBe(expected))
const kindsAre = (...expected: string[]) =>
  soon(async () => expect((await desk.findDecisions()).map(({ kind }) => kind)).toEqual(expected))
const soon = <T>(check: () => T) => vi.waitFor(check, { timeout: 20_000 })
const focusedIs = (id: string | null | undefined) =>
  vi.waitFor(async () => expect(await focused()).toBe(id), { timeout: 20_000 })
/** The row that has the keys' focus, by its report; null where none has. */
const row = () => ask(`document.activeElement?.closest('[data-row]')?.dataset.row ?? null`)
const rowIs = (id: string | undefined) => soon(async () => expect(await row()).toBe(id))
const rowIds = () => ask(`[...document.querySelectorAll('[data-row]')].map((one) => one.dataset.row)`)
const idOf = (sample: 'wire' | 'readout' | 'beacon') => readings[sample].report.id
const reviewOf = (id: string, expected: string) =>
  soon(async () => expect(await desk.findReview(id)).toBe(expected))
const bulk = () => wordsOf('.bulk b')
const selected = () => ask('getSelection().toString()')
const form = () => page.waitForSelector('form.meaning')

/** What each key must do, tried with every one of its keys; a key without a test does not compile. */
const TESTS: Readonly<Record<KeyId, (key: string) => Promise<void>>> = {
  help: async (key) => {
    await press(key)
    const listed = await wordsOf('.key-help dd')
    expect(listed).toContain('accept, and on to the next undecided')
    expect(listed).not.toContain('one word more')
  },
  search: async (key) => {
    await press(key)
    await page.waitForSelector('.search-words input:focus')
    expect(await ask('location.pathname')).toBe('/search')
  },
  'row-next': async (key) => {
    await press(key)
    await rowIs(idOf('beacon'))
    await press(key)
    await rowIs(idOf('readout'))
  },
  'row-previous': async (key) => {
    await press('j', 'j', key)
    await rowIs(idOf('beacon'))
    await press(key)
    expect(await wordsOf('.status')).toBe('This is the first report of the list.')
  },
  'row-open': async (key) => {
    await press('j', key)
    await page.waitForURL(`**/reports/${idOf('beacon')}`)
  },
  'row-copies': async (key) => {
    await press('j', 'j', 'j', key)
    await soon(async () =>
      expect(await rowIds()).toEqual([
        idOf('beacon'),
        idOf('readout'),
        idOf('wire'),
        ...copies().toReversed(),
      ]),
    )
    await rowIs(idOf('wire'))
    await press(key)
    await soon(async () => expect(await rowIds()).toHaveLength(3))
  },
  'row-select': async (key) => {
    await press('j', key)
    await soon(async () => expect(await bulk()).toBe('1 report selected'))
    await press('j', 'j', key)
    // Its copies, as long as they are not shown, are selected with it.
    await soon(async () => expect(await bulk()).toBe('4 reports selected'))
    await press(key)
    await soon(async () => expect(await bulk()).toBe('1 report selected'))
  },
  'row-select-to': async (key) => {
    await press('j', 'x', 'j', 'j', key)
    await soon(async () => expect(await bulk()).toBe('5 reports selected'))
  },
  'row-select-none': async (key) => {
    await press('j', 'x', key)
    await soon(async () => expect(await bulk()).toBe(''))
  },
  'row-new': async (key) => {
    await press('j', 'd')
    await reviewOf(idOf('beacon'), 'done')
    await press(key)
    await reviewOf(idOf('beacon'), 'new')
  },
  'row-in-review': async (key) => {
    await press('j', 'j', 'j', key)
    for (const id of [idOf('wire'), ...copies()]) await reviewOf(id, 'in-review')
    expect(await desk.findReview(idOf('beacon'))).toBe('new')
  },
  'row-done': async (key) => {
    await press('j', 'x', 'j', 'x', key)
    await reviewOf(idOf('beacon'), 'done')
    await reviewOf(idOf('readout'), 'done')
    await soon(async () => expect(await wordsOf('.status')).toBe('2 reports set to done.'))
    expect(await bulk()).toBe('')
  },
  'row-undo': async (key) => {
    await press('j', 'i', 'j', 't', 'd')
    await reviewOf(idOf('readout'), 'done')
    await soon(async () => expect(await wordsOf('.status')).toContain('set to done'))
    await press(key)
    await reviewOf(idOf('readout'), 'new')
    expect(await desk.findReview(idOf('beacon'))).toBe('in-review')
  },
  'row-search': async (key) => {
    await press(key)
    await page.keyboard.type('valley')
    await press('Enter')
    await page.waitForURL('**/reports?search=valley')
  },
  'row-add': async (key) => {
    await press(key)
    await page.waitForSelector('form.add')
    await page.keyboard.type('jax')
    expect(await page.inputValue('form.add textarea')).toBe('jax')
  },
  'report-next': async (key) => {
    await press(key)
    await soon(async () => expect(await wordsOf('.status')).toBe('This is the last report of the list.'))
  },
  'report-previous': async (key) => {
    await press(key)
    await page.waitForURL(`**/reports/${copies()[0]}`)
  },
  next: async (key) => {
    await press(key)
    await focusedIs(first())
    expect(await ask('location.search')).toContain(`statement=${first()}`)
    await press(key)
    await focusedIs(second())
  },
  previous: async (key) => {
    await press('j', 'j', key)
    await focusedIs(first())
  },
  accept: async (key) => {
    await press('j', key)
    await reviewIs(0, 'accepted')
    await focusedIs(second())
  },
  correct: async (key) => {
    await press('j', key)
    await form()
    await page.selectOption('form.meaning select >> nth=0', 'deny')
    await page.getByLabel('possible').check()
    await page.getByLabel('Truce').selectOption('against')
    await press('Enter')
    await reviewIs(0, 'corrected')
    const [statement] = await desk.findStatements(readings.wire.report.id)
    expect(statement).toMatchObject({ act: 'deny', certainty: 'possible', polarity: 'affirmed' })
    expect(statement?.issues).toContainEqual({ id: 'truce', stance: 'against' })
    await focusedIs(second())
  },
  reject: async (key) => {
    await press('j', key)
    await reviewIs(0, 'rejected')
    await focusedIs(second())
    expect(await ask(`document.querySelector('[data-card="${first()}"]')`)).toBeNull()
  },
  skip: async (key) => {
    await press('j', key)
    await focusedIs(second())
    expect(sent).toEqual([])
  },
  note: async (key) => {
    await press('j', key)
    await form()
    await page.keyboard.type('jaxz? Ask the envoy.')
    await page.getByRole('button', { name: 'Save' }).click()
    await soon(async () =>
      expect((await desk.findDecisions())[0]?.change).toEqual({ text: 'jaxz? Ask the envoy.' }),
    )
    await soon(async () => expect(await wordsOf('.card-body .note')).toBe('rhea: jaxz? Ask the envoy.'))
    expect(await focused()).toBe(first())
  },
  mark: async (key) => {
    const { text } = readings.wire.report
    const start = text.indexOf('Lisko was accompanied by')
    await select(start, start + 'Lisko was accompanied by'.length)
    await press(key)
    await form()
    expect(await wordsOf('dialog[open] blockquote')).toBe('Lisko was accompanied by')
  },
  undo: async (key) => {
    await press('j', 'a')
    await focusedIs(second())
    await press(key)
    await kindsAre('accept', 'undo')
    expect(await review(0)).toBeNull()
    await focusedIs(first())
  },
  redo: async (key) => {
    await press('j', 'a', 'z', key)
    await kindsAre('accept', 'undo', 'undo')
    expect(await review(0)).toBe('accepted')
  },
  done: async (key) => {
    await press(key)
    await soon(async () => expect(await desk.findReview(readings.wire.report.id)).toBe('done'))
    expect(await wordsOf('.progress .review-state')).toBe('done')
    await press(key)
    await soon(async () => expect(await desk.findReview(readings.wire.report.id)).toBe('in-review'))
  },
  rejected: async (key) => {
    await press('j', 'x')
    await focusedIs(second())
    await press(key)
    await soon(async () => expect(await wordsOf(`[data-card="${first()}"] .state .unseen`)).toBe('rejected'))
    expect(await ask('location.search')).toContain('rejected=true')
    await press(key)
    await soon(async () => expect(await ask(`document.querySelector('[data-card="${first()}"]')`)).toBeNull())
  },
  leave: async (key) => {
    await press('j')
    await focusedIs(first())
    await press(key)
    await focusedIs(null)
    expect(await ask('location.search')).toBe('')
  },
  'one-next': async (key) => {
    await press(key)
    await rowIs((await undecidedIds())[0])
    await press(key)
    await rowIs((await undecidedIds())[1])
  },
  'one-previous': async (key) => {
    await press('j', 'j', key)
    await rowIs((await undecidedIds())[0])
    await press(key)
    expect(await wordsOf('.status')).toBe('This is the first statement.')
  },
  'one-open': async (key) => {
    const [id] = await undecidedIds()
    await press('j', key)
    await page.waitForURL(`**/reports/*?statement=${id}`)
  },
  'one-leave-out': async (key) => {
    const all = (await undecidedIds()).length
    await press('j', key)
    await soon(async () => expect(await wordsOf('.bulk button')).toContain(`Accept ${all - 1} statements`))
    await press(key)
    await soon(async () => expect(await wordsOf('.bulk button')).toContain(`Accept ${all} statements`))
  },
  'all-more': async (key) => {
    await change((ledger) => storeReadings(ledger, [repeat(readings.wire, 5)], codebook))
    await page.reload()
    await page.waitForSelector('button.more')
    const before = (await rowIds()) as string[]
    await press(key)
    await soon(async () => expect(((await rowIds()) as string[]).length).toBeGreaterThan(before.length))
  },
  'all-accept': async (key) => {
    const ids = await undecidedIds()
    await press(key)
    await page.waitForSelector('.sheet')
    expect(await wordsOf('.sheet h2')).toBe(`Accept ${ids.length} statements?`)
    expect(sent).toEqual([])
    await page.locator('.sheet button.main').click()
    await soon(async () => expect(await desk.findDecisions()).toHaveLength(ids.length))
    expect(new Set((await desk.findDecisions()).map(({ kind }) => kind))).toEqual(new Set(['accept']))
  },
  'all-reject': async (key) => {
    const ids = await undecidedIds()
    await press('j', 'x', key)
    await page.waitForSelector('.sheet')
    await page.locator('.sheet button.main').click()
    await soon(async () => expect(await desk.findDecisions()).toHaveLength(ids.length - 1))
    const rejected = (await desk.findDecisions()).map(({ kind, target }) => [kind, target.entry])
    expect(rejected).toEqual(ids.slice(1).map((id) => ['reject', id]))
  },
  'all-undo': async (key) => {
    const ids = await undecidedIds()
    await press('r')
    await page.locator('.sheet button.main').click()
    await soon(async () => expect(await wordsOf('.together li button')).toBe(`Undo all ${ids.length}`))
    await soon(async () => expect(await rowIds()).not.toEqual(ids))
    await press(key)
    await soon(async () => expect(await rowIds()).toEqual(ids))
    await soon(async () => expect(await wordsOf('.together li')).toContain('taken back'))
  },
  'word-after': async (key) => {
    await press(key)
    expect(await selected()).toBe('leaders')
  },
  'word-before': async (key) => {
    await press('ArrowRight', key)
    expect(await selected()).toBe('The')
  },
  'sentence-after': async (key) => {
    await press(key)
    expect(await selected()).toMatch(/^President Edvar Lisko .*format\.$/)
  },
  'sentence-before': async (key) => {
    await press('ArrowDown', key)
    expect(await selected()).toMatch(/^HARROWSUND.*said\.$/)
  },
  'extend-after': async (key) => {
    await press(key, key)
    expect(await selected()).toBe('The leaders of')
  },
  'extend-before': async (key) => {
    await press('l', 'l', key)
    expect(await selected()).toBe('The leaders')
  },
  'extend-sentence-after': async (key) => {
    await press(key)
    expect(await selected()).toMatch(/^The leaders of .*said\.$/)
  },
  'extend-sentence-before': async (key) => {
    await press('ArrowDown', 'e', 'e', key)
    expect(await selected()).toMatch(/^President .*Ruen Askarad\.$/)
  },
  take: async (key) => {
    await press('l', 'l', key)
    await form()
    await page.getByLabel('Whose position').selectOption({ label: 'Ushmere' })
    await page.getByLabel('On whose word').selectOption('relayed')
    await page.getByLabel('Who says it').fill('the Nessorian envoy')
    await page.getByRole('button', { name: 'Mark', exact: true }).click()
    await kindsAre('mark')
    const start = readings.wire.report.text.indexOf('The leaders of')
    expect(sent[0]?.body).toMatchObject([
      { quote: 'The leaders of', span: { start, end: start + 14 }, source: 'the Nessorian envoy' },
    ])
    const [made] = await desk.findDecisions()
    await focusedIs(made?.target.entry)
    expect(await wordsOf('.card[data-focused] .voice')).toContain('Ushmere told by')
  },
  'lost-next': async (key) => {
    const [one = null, other = null] = await lostIds()
    await press(key)
    await lostIs(one)
    await press(key)
    await lostIs(other)
    await press(key)
    await soon(async () => expect(await wordsOf('.status')).toBe('This is the last decision.'))
  },
  'lost-previous': async (key) => {
    const [one = null] = await lostIds()
    await press('j', 'j', key)
    await lostIs(one)
    await press(key)
    await soon(async () => expect(await wordsOf('.status')).toBe('This is the first decision.'))
  },
  'lost-place': async (key) => {
    await press(key)
    await soon(async () => expect(await wordsOf('.status')).toContain('Choose a decision first'))
    await press('j', key)
    await kindsAre('correct', 'accept', 'correct', 'undo')
    expect(sent[0]?.body).toMatchObject({ kind: 'place', decision: (await lostIds())[0] })
    await page.waitForSelector('.entry .decided button:enabled')
  },
  'lost-undo': async (key) => {
    await press(key)
    await soon(async () => expect(await wordsOf('.status')).toBe('There is nothing to undo.'))
    await press('j', 'p')
    await page.waitForSelector('.entry .decided button:enabled')
    await press(key)
    await kindsAre('correct', 'accept', 'correct', 'undo', 'undo', 'undo')
    await page.waitForSelector('.decided', { state: 'detached' })
  },
  stop: async (key) => {
    await press(key)
    expect(await selected()).toBe('')
    await press('j')
    await focusedIs(second())
  },
}

/** The lost decision that has the keys' focus; null where none has. */
const lostIs = (expected: string | null) =>
  soon(async () =>
    expect(await ask(`document.activeElement?.closest('.entry')?.dataset.id ?? null`)).toBe(expected),
  )
const lostIds = async () =>
  (await ask(`[...document.querySelectorAll('.entry')].map((one) => one.dataset.id)`)) as string[]

/** Selects words of the text as a mouse does. */
async function select(start: number, end: number): Promise<void> {
  await ask(`(() => {
    const find = (place) => {
      const parts = [...document.querySelectorAll('[data-start]')]
      const part = parts.findLast((one) => Number(one.dataset.start) <= place)
      const walker = document.createTreeWalker(part, 4)
      let at = Number(part.dataset.start)
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        if (place <= at + node.data.length) return [node, place - at]
        at += node.data.length
      }
    }
    getSelection().setBaseAndExtent(...find(${start}), ...find(${end}))
  })()`)
}

describe('the table of keys', () => {
  it('has no key twice in one place', () => {
    const places: Where[] = ['everywhere', 'reports', 'reading', 'undecided', 'selecting', 'lost']
    for (const place of places) {
      const keys = KEYS.filter(({ where }) => where === place || where === 'everywhere').flatMap(
        ({ keys }) => keys,
      )
      expect(new Set(keys).size).toBe(keys.length)
    }
  })

  it('needs no modifier: what has one has another key without', () => {
    for (const { keys } of KEYS) expect(keys.some((key) => !key.includes('+'))).toBe(true)
  })

  it('leaves keys with Ctrl, Alt and Meta to the browser, and does not mind caps lock', () => {
    const plain = { shiftKey: false, ctrlKey: false, altKey: false, metaKey: false }
    expect(findKey({ ...plain, key: 'a' }, ['reading'])).toBe('accept')
    expect(findKey({ ...plain, key: 'A' }, ['reading'])).toBe('accept')
    expect(findKey({ ...plain, key: 'a', ctrlKey: true }, ['reading'])).toBeNull()
    expect(findKey({ ...plain, key: 'Z', shiftKey: true }, ['reading'])).toBe('redo')
    expect(findKey({ ...plain, key: '?', shiftKey: true }, ['everywhere'])).toBe('help')
    expect(findKey({ ...plain, key: 'a' }, ['everywhere'])).toBeNull()
  })
})

describe.each(KEYS.map((key) => [key.id, key] as const))('%s', (id, { keys, where }) => {
  beforeEach(async () => {
    if (where === 'reports') {
      await open('/reports')
      await page.waitForSelector('[data-row] .pick')
      return
    }
    if (where === 'undecided') {
      await open('/undecided')
      await soon(async () => expect(await ask(ALL_LISTED)).toBe(true))
      return
    }
    if (where === 'lost') {
      await change((ledger) => loseDecisions(ledger, readings.wire.report.id))
      await open('/lost')
      await page.waitForSelector('.entry')
      return
    }
    await openReading()
    if (where === 'selecting') {
      await press('j')
      await focusedIs(first())
      await press('m')
    }
  })

  it.each(keys as readonly string[])('%s', async (key) => {
    await TESTS[id](key)
    expect(problems).toEqual([])
  })
})

describe('keys', () => {
  it('do nothing while one types, and nothing where they are switched off', async () => {
    await openReading()
    await press('?')
    await page.getByLabel('Use keys').uncheck()
    await page.getByRole('button', { name: 'Close' }).click()
    await press('j', 'a', 'd', '?')
    expect(await focused()).toBeNull()
    expect(sent).toEqual([])
    await page.reload()
    await page.waitForSelector('.card')
    await press('j')
    expect(await focused()).toBeNull()
  })

  it('of a report are not listed at the list of reports', async () => {
    await open('/reports')
    await press('?')
    const listed = await wordsOf('.key-help dd')
    expect(listed).toContain('next report')
    expect(listed).not.toContain('reject')
  })
})
