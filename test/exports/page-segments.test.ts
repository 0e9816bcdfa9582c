import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cutSegments, numberStatements, type Part, partsOf } from '../../src/exports/page-segments.ts'
import type { Statement } from '../../src/types.ts'
import { makeReading, NEWS } from './readings.ts'

/** The text in its segments, each with the parts on it: "Norland(2 source, 1 content)". */
function cut(words: string, statements: Record<string, Partial<Statement>> = {}): string[] {
  const { report, statements: found } = makeReading([['paragraph', words]], { statements })
  const parts = numberStatements(found).flatMap(partsOf)
  return cutSegments(report.text.length, parts).map(({ span, parts: on }) => {
    const names = on.map(({ number, role }) => `${number} ${role}`).join(', ')
    return report.text.slice(span.start, span.end) + (names && `(${names})`)
  })
}

describe('cutSegments(length, parts, cuts)', () => {
  it('leaves a text without statements in one piece', () => {
    expect(cut('The mayor crossed the bridge.')).toEqual(['The mayor crossed the bridge.'])
  })

  it('cuts at the borders of source, cue and content', () => {
    expect(cut('[1 source The mayor] [1 cue said] [1 content it is safe].')).toEqual([
      'The mayor(1 source)',
      ' ',
      'said(1 cue)',
      ' ',
      'it is safe(1 content)',
      '.',
    ])
  })

  it('names the inner statement before the one that carries it', () => {
    expect(
      cut('[1 source Vask] [1 cue said] [1 content [2 source Norland] [2 cue agreed]]', {
        '2': { within: '1' },
      }),
    ).toEqual([
      'Vask(1 source)',
      ' ',
      'said(1 cue)',
      ' ',
      'Norland(2 source, 1 content)',
      ' (1 content)',
      'agreed(2 cue, 1 content)',
    ])
  })

  it('takes the deeper statement as the inner one where both have the same words', () => {
    expect(cut('[a content [b content we go]]', { b: { within: 'a' } })).toEqual([
      'we go(2 content, 1 content)',
    ])
  })

  it('cuts spans that overlap without one holding the other', () => {
    const part = (start: number, end: number, number: number): Part => ({
      span: { start, end },
      role: 'content',
      number,
      depth: 0,
    })
    const segments = cutSegments(9, [part(0, 6, 1), part(3, 9, 2)])
    expect(segments.map(({ span, parts }) => [span.start, span.end, parts.map((one) => one.number)])).toEqual(
      [
        [0, 3, [1]],
        [3, 6, [1, 2]],
        [6, 9, [2]],
      ],
    )
  })

  it('joins to the text again, and covers each span exactly, for any text, spans and cuts', () => {
    const place = fc.integer({ min: -3, max: 60 })
    const spans = fc.array(fc.record({ start: place, end: place, depth: fc.nat(3) }), { maxLength: 25 })
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 50 }), spans, fc.array(place), (text, all, cuts) => {
        const parts = all.map(
          ({ start, end, depth }, number): Part => ({ span: { start, end }, role: 'cue', number, depth }),
        )
        const segments = cutSegments(text.length, parts, cuts)
        expect(segments.map(({ span }) => text.slice(span.start, span.end)).join('')).toBe(text)
        for (const { span } of segments) expect(span.start).toBeLessThan(span.end)
        for (const part of parts) {
          const covered = segments.filter((segment) => segment.parts.includes(part))
          const words = covered.map(({ span }) => text.slice(span.start, span.end)).join('')
          expect(words).toBe(text.slice(Math.max(part.span.start, 0), Math.max(part.span.end, 0)))
        }
      }),
    )
  })
})

describe('numberStatements(statements)', () => {
  it('numbers in the order of the text, whatever the order in the reading', () => {
    const ids = NEWS.statements.map(({ id }) => id)
    const backwards = numberStatements([...NEWS.statements].reverse())
    expect(backwards.map(({ statement }) => statement.id)).toEqual(ids)
    expect(backwards.map(({ number }) => number)).toEqual(ids.map(Number))
  })

  it('tells the statements around one, the nearest first', () => {
    expect(numberStatements(NEWS.statements).find(({ number }) => number === 10)?.outer).toEqual([9, 8])
  })

  it('numbers what carries another before it where both begin with the same word', () => {
    const { statements } = makeReading(
      [['paragraph', '[b content [a source Norland] [a cue agreed]], [b source Vask] [b cue said].']],
      { statements: { a: { within: 'b' } } },
    )
    expect(numberStatements(statements).map(({ statement }) => statement.id)).toEqual(['b', 'a'])
  })

  it('ends where statements carry each other in a ring, or one that is not there', () => {
    const { statements } = makeReading([['paragraph', '[a content one] [b content two] [c content three]']], {
      statements: { a: { within: 'b' }, b: { within: 'a' }, c: { within: 'gone' } },
    })
    expect(numberStatements(statements).map(({ outer }) => outer)).toEqual([[2], [1], []])
  })
})
