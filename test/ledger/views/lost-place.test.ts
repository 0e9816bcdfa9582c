import { describe, expect, it } from 'vitest'
import { cutPassage } from '../../../src/ledger/views/lost-place.ts'

const spanOf = (text: string, words: string) => {
  const start = text.indexOf(words)
  return { start, end: start + words.length }
}

describe('cutPassage(text, spans)', () => {
  it('gives the paragraph, with the words that were decided on apart from what stands between them', () => {
    const text = 'A title\n“We will,” she said, “reopen.”\nThe end.'
    expect(cutPassage(text, [spanOf(text, '“We will,”'), spanOf(text, '“reopen.”')])).toEqual([
      { words: '“We will,”', decided: true },
      { words: ' she said, ', decided: false },
      { words: '“reopen.”', decided: true },
    ])
  })

  it('cuts long paragraphs between words, and says so', () => {
    const text = `${'before '.repeat(100)}HERE ${'behind '.repeat(100)}`
    const [before, here, behind] = cutPassage(text, [spanOf(text, 'HERE')])
    expect(before?.words).toMatch(/^… (before )+$/)
    expect(here).toEqual({ words: 'HERE', decided: true })
    expect(behind?.words).toMatch(/^ (behind )+…$/)
    expect(`${before?.words}${behind?.words}`.length).toBeLessThan(500)
  })

  it('gives nothing of nothing', () => {
    expect(cutPassage('Words.', [])).toEqual([])
  })
})
