import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatPage } from '../../src/exports/page.ts'
import { readReport } from '../../src/index.ts'
import type { BlockKind, Report } from '../../src/types.ts'
import { HOSTILE, makeReading, NEWS, TRANSCRIPT } from './readings.ts'
import { RICH } from './rich-reading.ts'

/** The words between the tags of a piece of HTML that holds no `<` but in tags. */
function wordsIn(html: string): string {
  const signs: Record<string, string> = { lt: '<', gt: '>', quot: '"', amp: '&', '#39': "'", '#13': '\r' }
  return html.replace(/<[^>]*>/g, '').replace(/&([^;]+);/g, (_, name: string) => signs[name] ?? '?')
}

function textOf(page: string): string {
  return wordsIn(/<div class="words">([\s\S]*?)<\/div>\n<\/article>/.exec(page)?.[1] ?? '')
}

/** What HTML can carry of a text: the rest becomes replacement characters, one for one. */
function carried(text: string): string {
  return text
    .replace(/[\ufdd0-\ufdef\ufffe\uffff]|\p{Surrogate}/gu, '\ufffd')
    .replace(/(?![\t\n\f\r])\p{Control}/gu, '\ufffd')
}

const tags = (page: string) => page.match(/<[a-z][^>]*>/gi) ?? []

describe('formatPage(reading)', () => {
  it('gives the same page for the same reading', () => {
    expect(formatPage(NEWS)).toBe(formatPage(structuredClone(NEWS)))
  })

  it('holds every character of the text, and no other, whatever blocks and spans it has', () => {
    const kinds: BlockKind[] = ['title', 'heading', 'paragraph', 'list-item', 'quote', 'turn', 'boilerplate']
    const span = fc
      .tuple(fc.nat(40), fc.nat(40))
      .map(([start, length]) => ({ start, end: start + length + 1 }))
    const block = fc.record({ kind: fc.constantFrom(...kinds), span }, { noNullPrototype: true })
    const unit = fc.oneof(
      fc.constantFrom('<', '>', '&', '"', "'", '\r', '\n', ' ', '\0', '\u2028', '\ud800', '\ufffe', '\x85'),
      fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
    )
    const text = fc.array(unit, { maxLength: 60 }).map((signs) => signs.join(''))
    fc.assert(
      fc.property(text, fc.array(block, { maxLength: 6 }), fc.array(span), (words, blocks, spans) => {
        const statements = spans.map((content, index) => ({
          id: `${index}`,
          source: [],
          cue: [],
          content: [content],
          form: 'direct' as const,
          confidence: 1,
        }))
        const report: Report = { ...NEWS.report, text: words, blocks }
        // A span may cut an astral character in two; each half is then replaced by itself.
        const flat = (shown: string) => shown.replace(/[^\0-\uffff]/gu, '\ufffd\ufffd')
        expect(flat(textOf(formatPage({ ...NEWS, report, statements })))).toBe(flat(carried(words)))
      }),
    )
  })

  it('names style and script in its policy by their digests, and holds no other', () => {
    const page = formatPage(HOSTILE)
    const digest = (own = '') => `'sha256-${createHash('sha256').update(own).digest('base64')}'`
    const styles = [...page.matchAll(/<style>([\s\S]*?)<\/style>/g)]
    const scripts = [...page.matchAll(/<script>([\s\S]*?)<\/script>/g)]
    const policy = /<meta http-equiv="Content-Security-Policy" content="([^"]*)">/.exec(page)?.[1]

    expect([styles.length, scripts.length]).toEqual([1, 1])
    expect(policy).toBe(
      `default-src 'none'; style-src ${digest(styles[0]?.[1])}; script-src ${digest(scripts[0]?.[1])}; base-uri 'none'; form-action 'none'`,
    )
  })

  it('needs no event and style attributes, and nothing from elsewhere', () => {
    for (const tag of tags(formatPage(NEWS))) expect(tag).not.toMatch(/\s(?:on\w+|style|src)=/)
  })

  it('lets no word of a hostile report become a tag', () => {
    const names = (page: string) => [...new Set(tags(page).map((tag) => /\w+/.exec(tag)?.[0]))].sort()
    const page = formatPage(HOSTILE)
    expect(names(page)).not.toContain('img')
    expect(names(page)).not.toContain('svg')
    expect(page.match(/<script/g)).toHaveLength(1)
    expect(page).not.toContain('<!--')
    expect(page).not.toMatch(/\p{Surrogate}|\0/u)
    expect(page).toContain('<article lang="und">')
  })

  it.each([
    [
      'https://gazette.example/a?b=1&c="',
      '<a href="https://gazette.example/a?b=1&amp;c=%22" rel="noreferrer noopener">',
    ],
    ['java\nscript:alert(1)', null],
    ['data:text/html,hello', null],
    ['file:///etc/hosts', null],
    ['gazette.example', null],
  ])('links the address %j only if it is of the web', (url, link) => {
    const head = formatPage({ ...NEWS, report: { ...NEWS.report, url } }).match(
      /<dl class="facts">.*?<\/dl>/s,
    )?.[0]
    if (link) expect(head).toContain(link)
    else expect(head).not.toContain('<a ')
  })

  it.each([
    ['2026-03-14', '<time lang="en" datetime="2026-03-14">14 March 2026</time>'],
    [
      '2026-03-14T09:30:15Z',
      '<time lang="en" datetime="2026-03-14T09:30:15Z">14 March 2026, 09:30 (UTC)</time>',
    ],
    ['2026-03-14T09:30-05:00', '14 March 2026, 09:30 (UTC-05:00)</time>'],
    ['2026-13-14', '<dd dir="auto">2026-13-14</dd>'],
    ['last <spring>', '<dd dir="auto">last &lt;spring&gt;</dd>'],
  ])('shows the date %s', (published, shown) => {
    expect(formatPage({ ...NEWS, report: { ...NEWS.report, published } })).toContain(shown)
  })

  it('tells of a change only where there was one', () => {
    const { published = '' } = NEWS.report
    expect(formatPage(NEWS)).toContain('Changed')
    expect(formatPage({ ...NEWS, report: { ...NEWS.report, modified: published } })).not.toContain('Changed')
  })

  it('has one headline: the title in the text, the one of the report if they differ, or none', () => {
    const headlines = (page: string) => page.match(/<h1.*?<\/h1>/g)?.map(wordsIn)
    const titled = (title: string) => formatPage({ ...NEWS, report: { ...NEWS.report, title } })
    expect(headlines(formatPage(NEWS))).toEqual([NEWS.report.title])
    expect(headlines(titled('The bridge'))).toEqual(['The bridge'])
    expect(headlines(titled('\u202e'))).toEqual([NEWS.report.title])
    expect(headlines(formatPage(TRANSCRIPT))).toEqual(['Report without a title'])
  })

  it('lets marks of direction in a title turn no other word of the window’s title', () => {
    const title = 'Peace \u202egnihton ro\u2069'
    const page = formatPage({ ...NEWS, report: { ...NEWS.report, title } })
    expect(page).toContain('<title>Peace gnihton ro – Readout</title>')
  })

  it.each([
    [{ unread: 'language', statements: [] }, 'not read: its language is marked as “de”'],
    [{ unread: 'no-text', statements: [] }, 'not read: it has no text'],
    [{ statements: [] }, 'no statement was found'],
  ] as const)('says why there is no list: %j', (reading, sentence) => {
    const page = formatPage({ ...NEWS, ...reading, report: { ...NEWS.report, language: 'de' } })
    expect(page).toContain(sentence)
    expect(page).not.toContain('<ol')
  })

  it('gives each statement its words, form, carrier and confidence', () => {
    const entries = formatPage(NEWS)
      .split('<li class="entry')
      .map((entry) => wordsIn(`<${entry}`).replace(/\s+/g, ' '))
    expect(entries[3]).toContain('Ada Holm, Norland’s foreign minister')
    expect(entries[3]).toContain('prejudice to anybody’s claims,” … “What we have not found')
    expect(entries[3]).toContain('direct confidence 99%')
    expect(entries[10]).toContain('within statement 9')
    expect(entries[12]).toContain('no source named')
  })

  it('tells what a statement means where the reader knows it, and is silent where it does not', () => {
    const entries = formatPage(NEWS)
      .split('<li class="entry')
      .map((entry) => wordsIn(`<${entry}`))
    for (const words of [
      'Norland told by Joren Vask\nagrees',
      'Certaintycertain',
      'Issuesfor customs-posts',
      'TowardSudmark',
      'Said13 March 2026 (inferred)',
      'Said attalks',
    ]) {
      expect(entries[5]).toContain(words)
    }
    expect(entries[4]).not.toMatch(/told by|own voice|Certainty|Issues/)
  })

  it('labels each holder by whose voice it is, and bars the statement by the weakest', () => {
    const entries = formatPage(RICH).split('<li class="entry')
    const bar = (index: number) => /<div class="told ?(\w*)">/.exec(entries[index] ?? '')?.[1]
    const holders = (index: number) =>
      entries[index]?.match(/<p class="holder">.*?<\/p>/g)?.map((holder) => wordsIn(holder))
    expect([1, 2, 6, 8].map(bar)).toEqual(['narrator', 'firsthand', 'relayed', 'unnamed'])
    expect(holders(1)).toEqual(['Norland and Sudmark told by the report itself, nobody quoted'])
    expect(holders(2)).toEqual(['Norland own voice: Ada Holm'])
    expect(holders(6)).toEqual(['Norland told by Tomas Marr (of Ostmark), through the Sudmark Courier'])
    expect(holders(7)).toEqual(['Two officials close to the talks unnamed source'])
    expect(holders(8)).toEqual(['Sudmark unnamed sources: Two officials close to the talks'])
    expect(bar(12)).toBe('relayed')
    expect(holders(12)).toEqual([
      'Norland own voice: a spokesman for Norland',
      'Sudmark told by a spokesman for Norland',
    ])
  })

  it('leads from each actor and encounter to its words, and to the statements made at it', () => {
    const page = formatPage(RICH)
    const links = [...page.matchAll(/href="#([^"]*)"/g)].map(([, id]) => id)
    const ids = new Set([...page.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id))
    expect(links.filter((id = '') => !ids.has(id))).toEqual([])
    expect(page).toContain('<q dir="auto">Ms Holm</q>')
    expect(wordsIn(page.split('<h2 id="encounters"')[1] ?? '')).toMatch(
      /Meeting|meeting, the lakeside hotel, 13 March 2026[\s\S]*Norland: Ada Holm[\s\S]*Said therestatement 3/,
    )
  })

  it('makes no id twice, whatever is mentioned where', () => {
    for (const reading of [RICH, HOSTILE]) {
      const ids = [...formatPage(reading).matchAll(/ id="([^"]*)"/g)].map(([, id]) => id)
      expect(ids).toHaveLength(new Set(ids).size)
    }
  })

  it('keeps a statement whose spans lie outside the text, without a place to lead to', () => {
    const [first] = NEWS.statements
    if (!first) throw new Error('no statement')
    const lost = { ...first, id: 'lost', source: [], cue: [], content: [{ start: 9e6, end: 9e6 + 5 }] }
    const page = formatPage({ ...NEWS, statements: [...NEWS.statements, lost] })
    expect(page).toContain('id="statement-16"')
    expect(page).not.toContain('#words-16')
  })

  it('leaves a list item the sign that it brings', () => {
    const { report, ...rest } = makeReading([
      ['list-item', '2. a commission meets'],
      ['list-item', 'A commission meets'],
    ])
    const page = formatPage({ report, ...rest })
    expect(page).toContain('<li class="signed">2. a commission meets</li>')
    expect(page).toContain('<li>A commission meets</li>')
  })
})

describe('the page of a plain text with a list', () => {
  it('keeps each item with its own sign, in one list', async () => {
    const text = 'The sides met for an hour.\n\n- lorries cross\n- a commission meets\n\nBoth left.'
    const page = formatPage(await readReport(text))
    expect(page).toContain(
      '<ul dir="auto"><li class="signed">- lorries cross</li>\n<li class="signed">- a commission meets</li>',
    )
    expect(page).not.toContain('class="loose"')
  })
})
