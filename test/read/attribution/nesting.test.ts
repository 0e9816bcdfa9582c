import { describe, expect, it } from 'vitest'
import { type Draft, nest } from '../../../src/read/attribution/nesting.ts'
import { parseBracketed } from '../bracketed.ts'

/** The attributions that brackets mark, as drafts, the text's own order forgotten. */
function drafts(marked: string, nested: readonly number[] = []): { text: string; drafts: Draft[] } {
  const { text, attributions } = parseBracketed(marked)
  const spans = (words: readonly string[] = []) =>
    words.map((word) => ({ start: text.indexOf(word), end: text.indexOf(word) + word.length }))
  const made = attributions.map(
    ({ source, cue, content }, index): Draft => ({
      source: spans(source),
      cue: spans(cue),
      content: spans(content),
      form: 'indirect',
      nested: nested.includes(index + 1),
      confidence: 0.5,
    }),
  )
  return { text, drafts: made.reverse() }
}

/** For each attribution, in order, the cue of the one that it stands in. */
function carriers(marked: string, nested: readonly number[] = []): (string | undefined)[] {
  const { text, drafts: made } = drafts(marked, nested)
  const found = nest(text, made)
  return found.map(({ within }) => {
    const cue = found.find(({ id }) => id === within)?.cue[0]
    return cue && text.slice(cue.start, cue.end)
  })
}

const THREE =
  '[source Marr] [cue said] [content that [source.2 Tarn] [cue.2 denied] [content.2 that [source.3 Norland] [cue.3 claimed] [content.3 the port]]].'

describe('nest(text, drafts)', () => {
  it('links each to the innermost one whose content it stands in', () => {
    expect(carriers(THREE)).toEqual([undefined, 'said', 'denied'])
  })

  it('leaves two beside each other alone', () => {
    expect(
      carriers('[source Marr] [cue said] [content yes]. [source.2 Tarn] [cue.2 denied] [content.2 it].'),
    ).toEqual([undefined, undefined])
  })

  it('cuts one that was found as nested where the content ends that it stands in', () => {
    const { text, drafts: made } = drafts(THREE, [2])
    const longer = made.map((draft) =>
      draft.nested
        ? { ...draft, content: draft.content.map(({ start }) => ({ start, end: text.length })) }
        : draft,
    )
    const content = nest(text, longer)[1]?.content.map(({ start, end }) => text.slice(start, end))
    expect(content).toEqual(['that Norland claimed the port'])
  })

  it('leaves out one that was found as nested and stands in nothing: it would seem to be the outlet’s own', () => {
    expect(carriers('[source Marr] [cue said] [content yes].', [1])).toEqual([])
  })

  it('leaves out what stands deeper than three levels', () => {
    const four = THREE.replace('the port', '[source.4 Ost] [cue.4 wants] [content.4 the port]')
    expect(carriers(four)).toEqual([undefined, 'said', 'denied'])
  })

  it('leaves out what a speaker says of himself in his own content', () => {
    expect(
      carriers('[source Marr] [cue said] [content that [source.2 we] [cue.2 believe] [content.2 it]].'),
    ).toEqual([undefined])
  })

  it('gives one attribution once, and ids that depend on the spans alone', () => {
    const { text, drafts: made } = drafts(THREE)
    const ids = nest(text, made).map(({ id }) => id)
    expect(nest(text, [...made, ...made].reverse()).map(({ id }) => id)).toEqual(ids)
    expect(new Set(ids).size).toBe(3)
  })
})
