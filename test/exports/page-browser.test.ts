import { describe, expect, it, vi } from 'vitest'
import type { Reading } from '../../src/types.ts'
import {
  ADDRESS,
  ask,
  focused,
  NARROW,
  open,
  page,
  press,
  problems,
  requests,
  styleOf,
  useBrowser,
  violations,
  WIDE,
  wordsOf,
} from './browser.ts'
import { HOSTILE, makeLong, makeReading, NEWS, TRANSCRIPT } from './readings.ts'
import { RICH } from './rich-reading.ts'

vi.setConfig({ testTimeout: 30_000 })
useBrowser()

describe('the page in a browser', () => {
  it('shows every character of the report in its place', async () => {
    await open(NEWS)
    expect(await ask("document.querySelector('.words').textContent")).toBe(NEWS.report.text)
    expect(problems).toEqual([])
  })

  it('runs nothing of a hostile report, loads nothing, and shows its words', async () => {
    await open(HOSTILE)
    await page.hover('mark')
    await press('Tab', 'Tab', 'Tab', 'Enter')
    await page.waitForTimeout(100)

    expect(await ask('globalThis.broken')).toBeUndefined()
    expect(requests).toEqual([ADDRESS])
    expect(problems).toEqual([])
    expect(await ask("document.querySelectorAll('img, svg, base, form, iframe').length")).toBe(0)
    expect(await ask("document.querySelector('.words').textContent")).toBe(
      HOSTILE.report.text.replace(/\p{Surrogate}|\ufffe|(?!\n)\p{Control}/gu, '\ufffd'),
    )
  })

  it('lets its policy stop what would run or load all the same', async () => {
    await open(NEWS)
    await ask(`document.body.insertAdjacentHTML('beforeend', '<img src="https://evil.example/p.png">')`)
    await ask(
      `document.body.append(Object.assign(document.createElement('script'), { text: 'globalThis.broken = 1' }))`,
    )
    await page.waitForTimeout(100)
    expect(await ask('globalThis.broken')).toBeUndefined()
    expect(requests).toEqual([ADDRESS])
    expect(problems.join()).toContain('Content Security Policy')
  })

  it('keeps marks of direction inside the words that they came with', async () => {
    const outlet = 'Gazette \u202eesrever\u2069\u2069'
    await open({ ...NEWS, report: { ...NEWS.report, outlet, byline: outlet } })
    expect(
      await ask("new Set([...document.querySelectorAll('.facts dt')].map((one) => one.offsetLeft)).size"),
    ).toBe(1)
    expect(await wordsOf('.facts dt')).toBe('By|Published|Changed|Address')
  })
})

describe('pointing', () => {
  it.each([
    ['source', 'mark.source[data-s="3"]'],
    ['cue', 'mark.cue[data-s="3"]'],
    ['content', 'mark.content[data-s="3"] >> nth=1'],
    ['entry', '.entry[data-s="3"]'],
    ['number', '#words-3'],
  ])('at the %s marks all parts of the statement and its entry, and leaving lets go', async (_, selector) => {
    await open(NEWS)
    await page.hover(selector)
    expect(await wordsOf('mark.lit')).toBe(
      '“We have found a way to let bread and medicine through without prejudice to anybody’s claims,”|Ada Holm, Norland’s foreign minister|told|“What we have not found is a way to forget how the bridge came to be closed.”',
    )
    expect(await ask("document.querySelector('.entry.lit').dataset.s")).toBe('3')
    await page.hover('.caption')
    expect(await ask("document.querySelectorAll('.lit, .also').length")).toBe(0)
  })

  it('at nested words means the innermost statement, and shows those around it apart', async () => {
    await open(NEWS)
    await page.hover('mark[data-s="10 9 8"].cue')
    expect(await wordsOf('mark.lit')).toBe(
      'Norland|may accept|a joint inspection post once the two presidents have signed',
    )
    expect(await ask("[...document.querySelectorAll('.entry.also')].map((one) => one.dataset.s)")).toEqual([
      '8',
      '9 8',
    ])
  })

  it('brings the entry into view in the list, and leaves the text where it is', async () => {
    await open(makeLong(5))
    await page.locator('#words-70').scrollIntoViewIfNeeded()
    const before = await ask('scrollY')
    await page.hover('#words-70')
    const { top, bottom } = (await page
      .locator('.entry.lit')
      .evaluate((one) => one.getBoundingClientRect())) as {
      top: number
      bottom: number
    }
    expect(top).toBeGreaterThanOrEqual(0)
    expect(bottom).toBeLessThanOrEqual(WIDE.height)
    expect(await ask('scrollY')).toBe(before)
  })

  it('works by touch: a tap holds the statement and shows its entry, the next one beside it lets go', async () => {
    await open(NEWS, { viewport: NARROW, hasTouch: true, isMobile: true })
    await page.tap('mark.cue[data-s="3"]')
    expect(await ask("document.querySelector('.entry.lit').dataset.s")).toBe('3')
    expect(await ask("getComputedStyle(document.querySelector('.entry.lit')).position")).toBe('fixed')
    await page.locator('.caption').tap()
    expect(await ask("document.querySelectorAll('.lit').length")).toBe(0)
  })

  it('at an entry and clicking leads to the words', async () => {
    await open(makeLong(2))
    await page.click('.entry[data-s="27"] .content')
    expect(await focused()).toBe('words-27')
    expect(await wordsOf('mark.lit')).toContain('lorries with food')
    expect(await page.locator('#words-27').isVisible()).toBe(true)
  })
})

describe('the keyboard', () => {
  it('goes through the page in the order of reading: address, numbers, entries', async () => {
    await open(NEWS)
    const path: unknown[] = []
    for (let stop = 0; stop < 40; stop++) {
      await press('Tab')
      path.push(await focused())
      if (path.at(-1) === 'statement-15') break
    }
    const numbers = Array.from({ length: 15 }, (_, index) => index + 1)
    const entries = numbers.flatMap((number) => {
      const carrier = NEWS.statements[number - 1]?.within
      const at = number === 5 ? ['talks'] : []
      return [`statement-${number}`, ...at, ...(carrier ? [`statement ${carrier}`] : [])]
    })
    expect(path).toEqual([
      'Skip to the statements',
      NEWS.report.url,
      ...numbers.map((number) => `words-${number}`),
      'Encounters (1)',
      'Actors (3)',
      ...entries,
    ])
  })

  it('marks what has the focus; Enter leads from the words to the entry and back; Escape lets go', async () => {
    await open(NEWS)
    await page.focus('#words-4')
    expect(await wordsOf('mark.lit')).toContain('Her Sudmark counterpart')
    await press('Enter')
    expect(await focused()).toBe('statement-4')
    expect(await wordsOf('mark.lit')).toContain('Her Sudmark counterpart')
    await press('Enter')
    expect(await focused()).toBe('words-4')
    await press('Escape')
    expect(await wordsOf('mark.lit')).toBe('')
  })

  it('may rest on any part', async () => {
    await open(NEWS)
    await page.focus('mark.cue[data-s="2"]')
    expect(await ask("document.querySelector('.entry.lit').dataset.s")).toBe('2')
  })

  it('shows a long content whole where the focus is, and clamped elsewhere', async () => {
    await open(NEWS)
    const hidden =
      '(({ scrollHeight, clientHeight }) => scrollHeight - clientHeight)(document.querySelector(\'[data-s="15"] .content dd\'))'
    expect(await ask(hidden)).toBeGreaterThan(20)
    await page.focus('#words-15')
    expect(await ask(hidden)).toBe(0)
    await page.focus('#statement-14')
    expect(await ask(hidden)).toBeGreaterThan(20)
    await page.focus('#statement-15')
    expect(await ask(hidden)).toBe(0)
  })

  it('skips to the statements', async () => {
    await open(NEWS)
    await press('Tab', 'Enter')
    expect(await focused()).toBe('statements')
  })

  it('holds the statement that the address names', async () => {
    await open(NEWS, { at: '#statement-6' })
    await expect.poll(() => wordsOf('mark.lit')).toContain('Ms Holm|denied')
  })
})

describe('without its script', () => {
  it('still leads from the entries to the words and back, and shows where', async () => {
    await open(NEWS, { javaScriptEnabled: false })
    await page.click('#statement-4')
    expect(page.url()).toBe(`${ADDRESS}#words-4`)
    const [meant, other] = await Promise.all([styleOf('#words-4 + mark'), styleOf('#words-3 + mark')])
    expect(meant.backgroundColor).not.toBe(other.backgroundColor)
    await page.click('#words-4')
    expect(page.url()).toBe(`${ADDRESS}#statement-4`)
  })
})

describe('the actors and encounters', () => {
  const names = "[...document.querySelectorAll('.named.met')].map((one) => one.textContent).join('|')"

  it('lead to the words that name them, also where statements cut the words', async () => {
    await open(RICH)
    await page.click('.actor:has-text("Norland and Sudmark") summary')
    await page.click('.actor:has-text("Norland and Sudmark") .spots a')
    await expect.poll(() => ask(names)).toBe('Norland| and |Sudmark')
    await page.click('.encounter summary')
    await page.click('.encounter .spots a')
    await expect.poll(() => ask(names)).toBe('a meeting of two hours and 45 minutes')
    expect(await ask("document.querySelector('.words').textContent")).toBe(RICH.report.text)
    expect(problems).toEqual([])
  })

  it('lead to the words without the script, too', async () => {
    await open(RICH, { javaScriptEnabled: false })
    await page.click('.encounter summary')
    await page.click('.encounter .spots a')
    const [met, other] = await Promise.all([styleOf('.spot:target + .named'), styleOf('.named')])
    expect(met.backgroundColor).not.toBe(other.backgroundColor)
  })

  it('lead to the statement that tells of an encounter, and from a statement to where it was made', async () => {
    await open(RICH)
    await page.click('.encounter a:has-text("statement 3")')
    expect(await focused()).toBe('statement-3')
    await page.click('[data-s="3"] .meaning a')
    expect(page.url()).toBe(`${ADDRESS}#encounter-1`)
  })
})

describe('whose voice it is', () => {
  it.each(['screen', 'print'] as const)('shows by shape, without colour: on %s', async (media) => {
    await open(RICH)
    await page.emulateMedia({ media })
    const shapes = await ask(
      "['firsthand', 'relayed', 'unnamed', 'narrator'].map((one) => getComputedStyle(document.querySelector('.told.' + one)).borderInlineStartStyle)",
    )
    expect(shapes).toEqual(['solid', 'dashed', 'dotted', 'double'])
  })

  it('stands in words in what is read out, before the words themselves', async () => {
    await open(RICH)
    expect(await ask('document.querySelector(\'[data-s="6 5 4"].entry\').innerText')).toMatch(
      /^Statement\n6\n+Norland told by Tomas Marr \(of Ostmark\), through the Sudmark Courier\n+agrees only possible\n/,
    )
  })
})

describe('for everyone', () => {
  const report = { ...NEWS.report, language: 'ar' }
  const unread: Reading = { ...NEWS, report, statements: [], unread: 'language' }
  it.each([
    ['news', 'light', 'wide', NEWS],
    ['news', 'dark', 'wide', NEWS],
    ['news', 'light', 'narrow', NEWS],
    ['news', 'dark', 'narrow', NEWS],
    ['every authority', 'light', 'wide', RICH],
    ['every authority', 'dark', 'wide', RICH],
    ['every authority', 'light', 'narrow', RICH],
    ['every authority', 'dark', 'narrow', RICH],
    ['a transcript', 'light', 'wide', TRANSCRIPT],
    ['an unread report', 'dark', 'wide', unread],
    ['an empty report', 'light', 'wide', makeReading([])],
    ['a hostile report', 'light', 'wide', HOSTILE],
  ] as const)('axe finds nothing to mend: %s, %s, %s', async (_, colorScheme, width, reading) => {
    await open(reading, { colorScheme, viewport: width === 'wide' ? WIDE : NARROW })
    await ask("document.querySelectorAll('details').forEach((one) => { one.open = true })")
    expect(await violations()).toEqual([])
    if (reading.statements.length === 0) return
    await page.locator('mark[data-s^="10 "], mark').last().focus() // words that are lit have colours of their own
    expect(await violations()).toEqual([])
  })

  it('tells the number and the part to those who listen', async () => {
    await open(NEWS)
    const cdp = await page.context().newCDPSession(page)
    const { nodes } = await cdp.send('Accessibility.getFullAXTree')
    const heard = nodes.map(({ role, name }) => `${role?.value}: ${name?.value}`.trim())
    for (const one of [
      'link: Statement 5',
      'StaticText: statement 5, source; statement 4, content',
      'StaticText: statement 3, cue',
      'heading: Statement 5',
      'complementary: Statements',
      'list: How the text is marked',
      'main: ',
      'article: ',
    ]) {
      expect(heard).toContain(one.trim())
    }
  })

  it.each([NEWS, HOSTILE, TRANSCRIPT, RICH])(
    'needs no sideways scrolling at 320 pixels (%#)',
    async (reading) => {
      await open(reading, { viewport: NARROW })
      await ask("document.querySelectorAll('details').forEach((one) => { one.open = true })")
      expect(await ask('document.documentElement.scrollWidth')).toBe(320)
      expect(
        await ask(
          "Math.max(...[...document.body.querySelectorAll('*')].filter((one) => !one.closest('.skip, .unseen')).map((one) => one.getBoundingClientRect().right))",
        ),
      ).toBeLessThanOrEqual(320)
    },
  )

  it('lets the list scroll on its own beside the text where there is room', async () => {
    await open(makeLong(5))
    expect(
      await ask(
        "(({ scrollHeight, clientHeight }) => scrollHeight > clientHeight)(document.querySelector('aside'))",
      ),
    ).toBe(true)
    await ask('scrollTo(0, 3000)')
    expect(await ask("document.querySelector('aside').getBoundingClientRect().top")).toBe(0)
  })

  it('prints the list after the text, every content whole, the parts told apart without colour', async () => {
    await open(NEWS)
    await page.hover('#words-3')
    await page.emulateMedia({ media: 'print' })
    const top = (selector: string) =>
      ask(`document.querySelector('${selector}').getBoundingClientRect().top`) as Promise<number>
    expect(await top('aside')).toBeGreaterThan(await top('.boilerplate'))
    expect(
      await ask(
        "[...document.querySelectorAll('.entry .content dd')].every((one) => one.scrollHeight <= one.clientHeight)",
      ),
    ).toBe(true)
    const lines = async (role: string) => {
      const { textDecorationStyle, textDecorationThickness, backgroundColor } = await styleOf(`mark.${role}`)
      return [textDecorationStyle, textDecorationThickness, backgroundColor].join(' ')
    }
    expect(await lines('source')).toBe('solid 2.5px rgba(0, 0, 0, 0)')
    expect(await lines('cue')).toBe('dotted 2.5px rgba(0, 0, 0, 0)')
    expect(await lines('content')).toBe('solid 1px rgb(255, 255, 255)')
  })

  it('keeps the marks in forced colours', async () => {
    await open(NEWS, { forcedColors: 'active' })
    await page.hover('mark.cue[data-s="3"]')
    expect((await styleOf('mark.cue')).textDecorationStyle).toBe('dotted')
    expect((await styleOf('mark.lit')).outlineStyle).toBe('solid')
    expect((await styleOf('mark:not(.lit)')).outlineStyle).toBe('none')
  })
})
