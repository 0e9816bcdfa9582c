/** What one report tells of an encounter, as far as it shows which encounter it is. */
import type { Encounter } from '../../types.ts'
import type { Days } from './days.ts'
import type { Level } from './lexicon.ts'

/** Somebody who takes part, by name. */
export interface Person {
  readonly name: string
  /** The ledger's actor; null for one who is none there. */
  readonly actor: number | null
  /** The party's actor. */
  readonly party: number | null
  /** His profile's and his party's rows, where they come from the ledger. */
  readonly profiles?: readonly [own: number, party: number | null]
}

/** A telling of an encounter in one report. */
export interface Telling {
  /** Unique in the ledger, made from the reading alone. */
  readonly id: string
  /** Id of the report. */
  readonly report: string
  /** Id of the first report that carries the same words. */
  readonly story: string
  readonly published: string | null
  /** What carriers of the same words share. */
  readonly words: string
  readonly kind: Encounter['kind']
  /** Its days, where the report tells them; else those among which they lie; null where nothing is known. */
  readonly days: Days | null
  /** Whether the days are its own, each of them. */
  readonly exact: boolean
  /** Folded. */
  readonly place: string | null
  /** Names in its words that are nobody's, folded: a place may be among them. */
  readonly named: readonly string[]
  /** Actors of the ledger: parties, and those of the people who take part. */
  readonly parties: readonly number[]
  /** In the order in which they are named. */
  readonly people: readonly Person[]
  readonly level: Level | null
  /** In minutes. */
  readonly duration: number | null
  /** Without a day of its own, and told as one to come or as another one. */
  readonly toCome: boolean
}

/** What stands for which: a summit may be told of as talks, a call only as a call. */
export type Family = 'table' | 'call' | 'press' | 'signing' | 'public'

const FAMILIES: Readonly<Record<Encounter['kind'], Family>> = {
  summit: 'table',
  meeting: 'table',
  talks: 'table',
  visit: 'table',
  call: 'call',
  'press-conference': 'press',
  signing: 'signing',
  'public-statement': 'public',
}

/** The family of a kind. */
export function familyOf(kind: Encounter['kind']): Family {
  return FAMILIES[kind]
}

/** One telling with all that carry its words: one voice, many carriers. */
export interface Voice<T extends Telling = Telling> extends Telling {
  /** Those published first first. */
  readonly carriers: readonly T[]
}

/**
 * The voices of some tellings: those of one story with the same words are one, which has the day that its first carrier
 * tells, since a copy's "on Friday" may be another Friday.
 */
export function voicesOf<T extends Telling>(tellings: readonly T[]): readonly Voice<T>[] {
  const groups = Map.groupBy(tellings, ({ story, words }) => `${story} ${words}`)
  return [...groups.values()].flatMap((group) => {
    const carriers = group.toSorted(byPublication)
    const [first] = carriers
    if (!first) return []
    const dated = carriers.find(({ exact }) => exact) ?? carriers.find(({ days }) => days !== null) ?? first
    return [
      {
        ...first,
        id: carriers.map(({ id }) => id).reduce((a, b) => (a < b ? a : b)),
        days: dated.days,
        exact: dated.exact,
        toCome: dated.toCome,
        place: carriers.find(({ place }) => place !== null)?.place ?? null,
        parties: [...new Set(carriers.flatMap(({ parties }) => parties))],
        carriers,
      },
    ]
  })
}

/** Orders tellings as their reports came out. */
export function byPublication(
  a: Pick<Telling, 'published' | 'report' | 'id'>,
  b: Pick<Telling, 'published' | 'report' | 'id'>,
): number {
  return (
    compare(a.published ?? '9999', b.published ?? '9999') ||
    compare(a.report, b.report) ||
    compare(a.id, b.id)
  )
}

/** Orders texts by code unit. */
export function compare(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
