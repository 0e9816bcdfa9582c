/** The entries of a reading, numbered and to be found by their ids: what the page and the terminal both start from. */
import type { Actor, Encounter, Reading, Report, TimeValue } from '../types.ts'
import { type Numbered, numberStatements } from './page-segments.ts'
import { formatTime } from './time.ts'
import { ENCOUNTERS } from './words.ts'

/** A reading with its statements numbered in the order of the text, and its actors and encounters by id. */
export interface Entries {
  readonly reading: Reading
  readonly numbered: readonly Numbered[]
  readonly actors: ReadonlyMap<string, Actor>
  /** In the order of the reading. */
  readonly encounters: ReadonlyMap<string, { readonly number: number; readonly encounter: Encounter }>
}

/** A row of a view: what it tells, and each thing that it tells; `to` is the id of the entry that the text names. */
export interface Fact {
  readonly name: string
  readonly values: readonly { readonly text: string; readonly to?: string }[]
}

/** Numbers the entries of a reading. */
export function findEntries(reading: Reading): Entries {
  return {
    reading,
    numbered: numberStatements(reading.statements),
    actors: new Map(reading.actors.map((actor) => [actor.id, actor])),
    encounters: new Map(
      reading.encounters.map((encounter, index) => [encounter.id, { number: index + 1, encounter }]),
    ),
  }
}

/** An actor's name; of an id that no actor has, the id. */
export function nameOf({ actors }: Entries, id: string): string {
  return actors.get(id)?.name ?? id
}

/** "Tomas Marr (of Ostmark)"; the name alone where no party is known or the name holds it. */
export function nameWithParty(entries: Entries, id: string): string {
  const party = entries.actors.get(id)?.party
  const name = nameOf(entries, id)
  if (party === undefined || party === id) return name
  const partyName = nameOf(entries, party)
  return name.includes(partyName) ? name : `${name} (of ${partyName})`
}

/** "talks, Harrowgate, 13 March 2026": its kind, and place and date as far as they are told. */
export function titleOf({ kind, place, date }: Encounter): string {
  return [ENCOUNTERS[kind], place?.name, date && formatTime(date.value)]
    .filter((part) => part !== undefined)
    .join(', ')
}

/** A time with the words that tell it: "30 June 2026 (“the end of June”, inferred)". */
export function formatTold({ value, basis, span }: TimeValue, { text }: Report): string {
  const time = formatTime(value)
  const words = span ? text.slice(span.start, span.end) : ''
  const notes = [words !== '' && words !== time && `“${words}”`, basis === 'inferred' && 'inferred'].filter(
    (note) => note !== false,
  )
  return notes.length > 0 ? `${time} (${notes.join(', ')})` : time
}

/** The facts that tell something. */
export function withValues(facts: readonly Fact[]): Fact[] {
  return facts.filter(({ values }) => values.length > 0)
}
