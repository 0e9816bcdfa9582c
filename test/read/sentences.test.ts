import { describe, expect, it } from 'vitest'
import { findSentences } from '../../src/read/sentences.ts'

function sentencesOf(text: string): string[] {
  const blocks = [{ kind: 'paragraph' as const, span: { start: 0, end: text.length } }]
  return findSentences({ text, blocks }).map(({ span }) => text.slice(span.start, span.end))
}

describe('findSentences(report)', () => {
  it.each([
    ['two sentences', ['The road is open.', 'The bridge is not.']],
    ['a title before a name', ['Gen. Marr met Mr. Tarn in St. Ansgar.', 'They spoke.']],
    ['initials', ['J. R. Marr spoke.', 'He left.']],
    ['a country in letters, inside a sentence', ['The U.S. Embassy was closed.']],
    ['a country in letters at the end of one', ['They flew to the U.S.', 'He never came back.']],
    ['a quotation that its cue follows', ['“Is it over?” she asked.', 'It was.']],
    ['numbers with points', ['It cost 3.5 million.', 'Nobody paid.']],
  ])('ends sentences where a reader would: %s', (_, sentences) => {
    expect(sentencesOf(sentences.join(' '))).toEqual(sentences)
  })

  it('goes on over the line breaks of hard-wrapped text', () => {
    expect(sentencesOf('The envoy of\r\nNorland spoke. He\nleft.')).toEqual([
      'The envoy of\r\nNorland spoke.',
      'He\nleft.',
    ])
  })

  it('never crosses a block', () => {
    const text = 'Talks resume\n\nThe envoys met.'
    const blocks = [
      { kind: 'title' as const, span: { start: 0, end: 12 } },
      { kind: 'paragraph' as const, span: { start: 14, end: 29 } },
    ]
    expect(findSentences({ text, blocks }).map(({ block }) => block)).toEqual([0, 1])
  })

  it('leaves boilerplate out', () => {
    const blocks = [{ kind: 'boilerplate' as const, span: { start: 0, end: 10 } }]
    expect(findSentences({ text: 'Subscribe!', blocks })).toEqual([])
  })
})
