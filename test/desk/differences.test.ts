import { describe, expect, it } from 'vitest'
import { findDifferences } from '../../src/desk/highlight/differences.ts'

/** "that [-he-]{+she+} agrees": what was taken out, and what has come in. */
const differences = (old: string, now: string) =>
  findDifferences(old, now)
    ?.map(({ kind, words }) => ({ same: words, old: `[-${words}-]`, new: `{+${words}+}` })[kind])
    .join('')

describe('findDifferences(old, now)', () => {
  it.each([
    ['the truce holds', 'the truce holds', 'the truce holds'],
    ['the truce holds', 'the truce holds for now', 'the truce holds {+for now+}'],
    ['that he said the truce holds', 'the truce holds', '[-that he said-] the truce holds'],
    ['that he agrees to it', 'that she agrees to it', 'that [-he-] {+she+} agrees to it'],
    ['“We agree,” he said.', '“We agree,” … “at last.”', '“We agree,” [-he said-] {+… “at last+}.{+”+}'],
    ['by April 1,500 men', 'by April 1,600 men', 'by April [-1,500-] {+1,600+} men'],
  ])('%s → %s', (old, now, expected) => {
    expect(differences(old, now)).toBe(expected)
  })

  it('compares nothing where next to nothing is the same', () => {
    expect(findDifferences('the lake was calm', 'Norland accepts a truce')).toBeNull()
    expect(findDifferences('', 'words')).toBeNull()
  })

  it('gives either text back, whatever the two are, and stays quick with long ones', () => {
    const long = (seed: number) =>
      Array.from({ length: 3_000 }, (_, index) => `w${(index * seed) % 97}`).join(' ')
    for (const [old, now] of [
      [long(3), long(5)],
      ['a b c d e', 'b d e f'],
    ] as const) {
      const pieces = findDifferences(old, now) ?? []
      const textOf = (kind: string) =>
        pieces
          .filter((piece) => piece.kind !== kind)
          .map(({ words }) => words)
          .join('')
          .replace(/\s+/g, ' ')
          .trim()
      if (pieces.length > 0) expect([textOf('new'), textOf('old')]).toEqual([old, now])
    }
  })
})
