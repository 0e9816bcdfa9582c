/** Two parties' names put in each other's place: what is read must be the same, with the names swapped. */
import type { Attribution, Reading, Span } from '../../src/index.ts'

/** Words that change places, whole words as they are written: names, nationalities, capitals. */
export type Pairs = readonly (readonly [string, string])[]

/** A text with the names swapped, and where its spans come to stand. */
export interface Swapped {
  readonly text: string
  /** The span of the swapped text that a span of the given text becomes. */
  readonly move: (span: Span) => Span
  /** Words with the names swapped. */
  readonly rename: (words: string) => string
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
  return {
    text: swapped,
    move: ({ start, end }) => ({ start: moveOffset(start), end: moveOffset(end) }),
    rename: (words) => words.replace(pattern, (word) => other.get(word) ?? word),
  }
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

/** How many whole statements are the same in both readings but for the names, out of how many there are in either. */
export function compareSwappedStatements(
  given: Reading,
  swapped: Reading,
  { move, rename }: Swapped,
): { same: number; all: number } {
  const expected = new Set(given.statements.map((one) => keyOf(given, one, move, rename)))
  const found = new Set(
    swapped.statements.map((one) =>
      keyOf(
        swapped,
        one,
        (span) => span,
        (words) => words,
      ),
    ),
  )
  const same = [...expected].filter((one) => found.has(one)).length
  return { same, all: expected.size + found.size - same }
}

type Statement = Reading['statements'][number]

/** All that a statement tells, with actors by name. */
function keyOf(
  { actors }: Reading,
  statement: Statement,
  move: Swapped['move'],
  rename: Swapped['rename'],
): string {
  const names = new Map(actors.map(({ id, name }) => [id, rename(name)]))
  const {
    source,
    cue,
    content,
    form,
    act,
    certainty,
    polarity,
    authority,
    issues,
    condition = [],
    times = [],
  } = statement
  const list = (ids: readonly string[] = []) => ids.map((id) => names.get(id)).sort()
  return JSON.stringify([
    [source, cue, content, condition].map((spans) => spans.map(move)),
    [form, act, certainty, polarity, authority, issues, times.map(({ value }) => value)],
    names.get(statement.speaker ?? '') ?? null,
    list(statement.voices),
    statement.holders?.map(({ actor, authority }) => `${names.get(actor)} ${authority}`).sort(),
    list(statement.addressees),
    list(statement.beneficiaries),
  ])
}
