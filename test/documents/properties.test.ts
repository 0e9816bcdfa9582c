import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseDocument, parseReport } from '../../src/documents/index.ts'
import type { Report } from '../../src/types.ts'
import { parseFile } from './show.ts'

const WORDS = [
  'The minister of Norland said on Monday that the government would accept',
  'the terms of the truce.',
  'MINISTER OF NORLAND: We accept.',
  'Q: When?',
  'Subscribe to our newsletter.',
  '“We accept,” she said. ',
  '• ',
  '- ',
  '1. ',
  '# ',
  '> ',
  '---',
  '***',
  '<p>',
  '</div>',
  '<b',
  '[',
  '](',
  '`',
  '|',
  '\t',
  ' ',
  '\u00a0',
  '\n',
  '\n\n',
  '\r\n',
  '\r',
  '\u2028',
  '\u2029',
  '\u0085',
  '😀',
  '\u200b',
]
const anyText = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.array(fc.oneof(fc.constantFrom(...WORDS), fc.string())).map((parts) => parts.join('')),
)

function expectGoodBlocks({ text, blocks }: Report): void {
  let end = 0
  for (const { span, speaker } of blocks) {
    const words = text.slice(span.start, span.end)
    expect(words).not.toBe('')
    expect(words).toBe(words.trim())
    expect(span.start).toBeGreaterThanOrEqual(end)
    expect(span.end).toBeLessThanOrEqual(text.length)
    end = span.end
    if (!speaker) continue
    expect(text.slice(speaker.start, speaker.end)).not.toBe('')
    expect(speaker.start).toBe(span.start)
    expect(speaker.end).toBeLessThan(span.end)
  }
}

test('every block of any text slices, in order, without white space at its ends', () => {
  fc.assert(fc.property(anyText, (text) => expectGoodBlocks(parseReport({ text }))))
})

test('the text of any record is the text that was given', () => {
  fc.assert(fc.property(anyText, (text) => parseReport({ text }).text === text))
})

test('the text of any file without a head is the file', () => {
  const printable = anyText.filter((text) => text !== '' && !/^(\ufeff|---|\s*<)|[\p{Cc}\p{Cs}]/u.test(text))
  fc.assert(fc.property(printable, (text) => parseFile('a.txt', text).text === text))
})

test('every word of any text stands in a block', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const { blocks } = parseReport({ text })
      const words = blocks.map(({ span }) => text.slice(span.start, span.end)).join(' ')
      expect(words.replace(/\P{L}/gu, '')).toBe(text.replace(/\P{L}/gu, ''))
    }),
  )
})

test('every block of any Markdown or page slices as well, and its words are the text', () => {
  fc.assert(
    fc.property(anyText, fc.constantFrom('a.md', 'a.html'), (text, name) => {
      const bytes = new TextEncoder().encode(`.${text.replace(/\p{Cc}/gu, '\n')}`)
      const report = parseDocument(bytes, { name })
      expectGoodBlocks(report)
      expect(report.blocks.map(({ span }) => report.text.slice(span.start, span.end)).join('\n\n')).toBe(
        report.text,
      )
    }),
  )
})

test('the same bytes give the same report', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const record = { html: text, title: 'Talks' }
      expect(parseReport(record)).toEqual(parseReport(record))
    }),
  )
})
