import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { loadCodebook, type Reading, readReport, type Span } from '../../src/index.ts'
import { loadModel } from '../../src/model.ts'
import { stages } from '../../src/read/index.ts'

/** Pieces of which generated reports are made: what real ones hold, and what hostile ones would. */
const PIECES = [
  ...[
    'The envoy',
    'said',
    'told',
    'aides',
    'that',
    'according to',
    'and',
    'accused',
    'insisting',
    'Norland',
    'of',
  ],
  ...['“', '”', '"', "'", '’', '‘', '«', '»', "''", '„', ',', '.', ':', ';', '—', '(', ')', '?'],
  ...['\n\n', '\r\n\r\n', '\r\n', '\n', ' ', '\u00a0', '\u2028', '\u200f', '\u202e', '\t'],
  ...['🕊️', '👩‍⚖️', 'e\u0301', '\ud83d', '\udc00', 'שלום', 'سلام', '平和', '\u0000', '\ufeff'],
  ...['MINISTER:', 'Q:', '---', '# ', '- ', '> ', 'Subscribe to', '<b>', '&amp;', '\\', '`', '*'],
]

const anyText = fc.oneof(
  fc.array(fc.constantFrom(...PIECES), { maxLength: 80 }).map((pieces) => pieces.join(' ')),
  fc.array(fc.constantFrom(...PIECES), { maxLength: 80 }).map((pieces) => pieces.join('')),
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.string({ unit: 'grapheme', maxLength: 200 }),
)

function spansOf({ report, attributions, statements }: Reading): Span[] {
  return [
    ...report.blocks.flatMap(({ span, speaker }) => (speaker ? [span, speaker] : [span])),
    ...[...attributions, ...statements].flatMap(({ source, cue, content }) => [
      ...source,
      ...cue,
      ...content,
    ]),
  ]
}

describe('reading', () => {
  it('gives spans that slice to words of the report, for any text', async () => {
    await fc.assert(
      fc.asyncProperty(anyText, async (text) => {
        const reading = await readReport({ text })
        expect(reading.report.text).toBe(text)
        for (const { start, end } of spansOf(reading)) {
          expect(Number.isInteger(start) && Number.isInteger(end)).toBe(true)
          expect(0 <= start && start < end && end <= text.length).toBe(true)
          expect(text.slice(start, end).trim()).toBe(text.slice(start, end))
        }
      }),
      { numRuns: 2000 },
    )
  })

  it('gives every attribution a content and an id of its own, on which statements stand', async () => {
    await fc.assert(
      fc.asyncProperty(anyText, async (text) => {
        const { attributions, statements } = await readReport({ text })
        const ids = new Set(attributions.map(({ id }) => id))
        expect(ids.size).toBe(attributions.length)
        expect(new Set(statements.map(({ id }) => id)).size).toBe(statements.length)
        for (const { content, within, confidence } of attributions) {
          expect(content.length).toBeGreaterThan(0)
          if (within !== undefined) expect(ids).toContain(within)
          expect(confidence >= 0 && confidence <= 1).toBe(true)
        }
        for (const { attribution } of statements)
          if (attribution !== undefined) expect(ids).toContain(attribution)
      }),
      { numRuns: 500 },
    )
  })

  it('gives the same bytes for the same input', async () => {
    await fc.assert(
      fc.asyncProperty(anyText, async (text) => {
        const [first, second] = [await readReport({ text }), await readReport({ text })]
        expect(JSON.stringify(first)).toBe(JSON.stringify(second))
      }),
      { numRuns: 300 },
    )
  })

  it('keeps a report in another language, marked and not read', async () => {
    const reading = await readReport({ text: '« Nous acceptons », a dit la ministre.', language: 'fr' })
    expect(reading).toMatchObject({ unread: 'language', attributions: [], statements: [] })
  })

  it('keeps a report without text, marked and not read', async () => {
    expect(await readReport({ text: ' \n' })).toMatchObject({ unread: 'no-text', statements: [] })
  })

  it('reads every kind of English', async () => {
    const reading = await readReport({ text: 'Marr said that it is over.', language: 'en-GB' })
    expect(reading.unread).toBeUndefined()
    expect(reading.statements).toHaveLength(1)
  })
})

describe('the stages', () => {
  it('need only what stages before them give', async () => {
    const given = new Set<string>()
    for (const { name, needs, gives } of stages(await loadModel(), await loadCodebook())) {
      for (const layer of needs) expect(given, `${name} needs ${layer}`).toContain(layer)
      for (const layer of gives) given.add(layer)
    }
  })
})
