/** Two parties' names put in each other's place: what is read must be the same, with the names swapped. */
import type { Attribution, Span } from '../../src/index.ts'

/** Words that change places, whole words as they are written: names, nationalities, capitals. */
export type Pairs = readonly (readonly [string, string])[]

/** A text with the names swapped, and where its spans come to stand. */
export interface Swapped {
  readonly text: string
  /** The span of the swapped text that a span of the given text becomes. */
  readonly move: (span: Span) => Span
}

/** A text with each name of the pairs put in the place of the other, wherever it stands as a whole word. */
export function swapNames(text: string, pairs: Pairs): Swapped {
  const other = new Map(pairs.flatMap(([a, b]) => [[a, b] as const, [b, a] as const]))
  const words = [...other.keys()].sort((a, b) => b.length - a.length)
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${words.join('|')})(?![\\p{L}\\p{N}])`, 'gu')
  const changes: { start: number; end: number; shift: number }[] = [] // shift of what follows
  let shift = 0
  const swapped = text.replace(pattern, (word, start: number) => {
    const replaced = other.get(word) ?? word
    shift += replaced.length - word.length
    changes.push({ start, end: start + word.length, shift })
    return replaced
  })
  const moveOffset = (offset: number) => offset + (changes.findLast(({ end }) => end <= offset)?.shift ?? 0)
  return { text: swapped, move: ({ start, end }) => ({ start: moveOffset(start), end: moveOffset(end) }) }
}

/** How many attributions are there in both readings, out of how many that are in one of them at least. */
export function compareSwapped(
  given: readonly Attribution[],
  swapped: readonly Attribution[],
  { move }: Swapped,
): { same: number; all: number } {
  const key = (roles: readonly (readonly Span[])[]) => JSON.stringify(roles)
  const expected = new Set(
    given.map(({ source, cue, content }) => key([source, cue, content].map((spans) => spans.map(move)))),
  )
  const found = new Set(swapped.map(({ source, cue, content }) => key([source, cue, content])))
  const same = [...expected].filter((one) => found.has(one)).length
  return { same, all: expected.size + found.size - same }
}
