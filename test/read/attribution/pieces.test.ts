import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { loadModel } from '../../../src/model.ts'
import { piecesOf } from '../../../src/read/attribution/pieces.ts'

/** What training makes of a text (`training/fixture.py`): ids, spans (start, end, start, …) and features. */
interface Trained {
  readonly text: string
  readonly ids: number[]
  readonly spans: number[]
  readonly features: number[]
}

const TRAINED: Trained[] = gunzipSync(readFileSync(new URL('pieces.jsonl.gz', import.meta.url)))
  .toString()
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line))

const model = await loadModel()

/** The pieces of a text whose lines are blocks, as training sees paragraphs. */
function pieces(text: string) {
  let start = 0
  const blocks = text.split('\n').map((line) => {
    const span = { start, end: start + line.length }
    start = span.end + 1
    return { kind: 'paragraph' as const, span }
  })
  return piecesOf({ text, blocks }, model)
}

describe('piecesOf(report, model)', () => {
  it(`sees ${TRAINED.length} texts exactly as training did, with emoji, accents, CRLF and long words`, () => {
    const seen = TRAINED.map(({ text }): Trained => {
      const found = pieces(text)
      return {
        text,
        ids: found.map(({ id }) => id),
        spans: found.flatMap(({ start, end }) => [start, end]),
        features: found.map(({ feature }) => feature),
      }
    })
    expect(seen.filter((one, i) => JSON.stringify(one) !== JSON.stringify(TRAINED[i]))).toEqual([])
    expect(TRAINED.length).toBeGreaterThan(3000)
  })

  it('counts UTF-16 units: an emoji before a word moves it by two', () => {
    expect(pieces('🕊 peace').at(-1)).toMatchObject({ start: 3, end: 8 })
  })

  it('does not tell one name from another', () => {
    const shown = (text: string) => pieces(text).map(({ id, feature }) => [id, feature])
    const text = 'The envoy of Norland met Marr. Norland said that Marr left.'
    expect(shown(text)).toEqual(shown(text.replaceAll('Norland', 'Westmarkovia').replaceAll('Marr', 'Tarn')))
  })

  it('takes no word for a name that is a common one, or stands in lower case elsewhere', () => {
    const ids = (text: string) => pieces(text).map(({ id }) => id)
    expect(ids('The Zandra came.')).toContain(1)
    expect(ids('The Zandra came. One zandra left.')).not.toContain(1)
    expect(ids('The President came.')).not.toContain(1)
  })

  it('leaves boilerplate out', () => {
    const text = 'Subscribe!\nWe accept.'
    const blocks = [
      { kind: 'boilerplate' as const, span: { start: 0, end: 10 } },
      { kind: 'paragraph' as const, span: { start: 11, end: 21 } },
    ]
    expect(piecesOf({ text, blocks }, model)[0]).toMatchObject({ start: 11, block: 1, first: true })
  })
})
