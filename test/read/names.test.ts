import { describe, expect, it } from 'vitest'
import { loadModel } from '../../src/model.ts'
import { findNames } from '../../src/read/names.ts'

/** Sentences with their names: p a person, o an organization, l a place, x where the words do not tell. */
const READS: Readonly<Record<string, string>> = {
  'Foreign Minister Ilsa Torm of Peru said so.': 'p Ilsa Torm, l Peru',
  'Lt. Gen. Orso Vant met Mr. Kell in Lima.': 'p Orso Vant, p Kell, l Lima',
  'The Northern Hills Movement and the League of Five Lakes agreed.':
    'o Northern Hills Movement, o League of Five Lakes',
  'The Ministry of Foreign Affairs of Peru denied it.': 'o Ministry of Foreign Affairs of Peru',
  'The Harbour Gazette reported on it.': 'o Harbour Gazette',
  'The union leader, Petra Say, left. “No,” Say said.': 'p Petra Say, p Say',
  'He Lifan met the envoy. The envoy thanked him.': 'p He Lifan',
  'NATO and the UN waited.': 'o NATO, o UN',
  'Yesterday the envoys met again.': '',
  'The President and the Prime Minister met on Monday.': '',
}

describe('names', () => {
  for (const [text, names] of Object.entries(READS))
    it(text, async () => {
      const { commonWords } = await loadModel()
      let from = 0
      const sentences = text.split(/(?<=\p{Ll}{3}[.”] )/u).map((sentence) => {
        const span = { start: from, end: from + sentence.length }
        from = span.end
        return { span, block: 0 }
      })
      const letter = { person: 'p', organization: 'o', place: 'l', other: 'x' } as const
      const found = findNames(text, sentences, commonWords)
      expect(
        found.map(({ span, kind }) => `${letter[kind]} ${text.slice(span.start, span.end)}`).join(', '),
      ).toBe(names)
    })
})
