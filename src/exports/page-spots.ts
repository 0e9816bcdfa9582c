/** Spots: the words of the report that name an actor or tell of an encounter, each to be led to from the list. */
import type { Report, Span } from '../types.ts'
import { listActors } from './actors.ts'
import type { Entries } from './entries.ts'
import { type Html, html } from './html.ts'
import { plain } from './page-head.ts'
import type { Part } from './page-segments.ts'

/** A spot, numbered through the page. */
export interface Spot {
  readonly number: number
  readonly span: Span
}

/** The spots of each actor and each encounter, by its id; what lies outside the text leads nowhere and is left out. */
export interface Spots {
  readonly actors: ReadonlyMap<string, readonly Spot[]>
  readonly encounters: ReadonlyMap<string, readonly Spot[]>
}

/** Numbers the spots of a reading. */
export function findSpots(entries: Entries): Spots {
  const { text } = entries.reading.report
  let number = 0
  const spotsOf = (spans: readonly Span[]): Spot[] => {
    const once = new Map(
      spans
        .filter(({ start, end }) => 0 <= start && start < end && end <= text.length)
        .map((span) => [`${span.start}-${span.end}`, span]),
    )
    return [...once.values()]
      .sort((a, b) => a.start - b.start || a.end - b.end)
      .map((span) => {
        number += 1
        return { number, span }
      })
  }
  return {
    actors: new Map(listActors(entries).map(({ actor }) => [actor.id, spotsOf(actor.mentions)])),
    encounters: new Map(
      [...entries.encounters.values()].map(({ encounter }) => [
        encounter.id,
        spotsOf([encounter.span, ...encounter.mentions]),
      ]),
    ),
  }
}

/** The spots as parts of the text, beneath all statements. */
export function partsOfSpots({ actors, encounters }: Spots): Part[] {
  return [...actors.values(), ...encounters.values()]
    .flat()
    .map(({ number, span }) => ({ span, role: 'spot', number, depth: -1 }))
}

/** Links to spots, those with the same words together: "“the envoy” 1 2 · “he” 3", folded until one asks. */
export function formatSpots(spots: readonly Spot[], { text }: Report): Html | null {
  if (spots.length === 0) return null
  const byWords = Map.groupBy(spots, ({ span }) => plain(text.slice(span.start, span.end)))
  const numbers = new Map(spots.map(({ number }, index) => [number, index + 1]))
  const count = spots.length === 1 ? '1 mention' : `${spots.length} mentions`
  return html`<details class="spots"><summary>${count}</summary><ul role="list">${[...byWords].map(
    ([words, same]) =>
      html`<li><q dir="auto">${words}</q>${same.map(
        ({ number }) =>
          html` <a href="#spot-${number}"><span class="unseen">mention </span>${numbers.get(number) ?? 0}</a>`,
      )}</li>`,
  )}</ul></details>`
}
