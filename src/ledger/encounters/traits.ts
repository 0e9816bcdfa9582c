/** What tellings of one encounter tell together: what a further one is compared with. */
import type { Encounter } from '../../types.ts'
import type { Days } from './days.ts'
import type { Level } from './lexicon.ts'
import { type Family, familyOf, type Person, type Telling } from './telling.ts'

/** The traits of an encounter. */
export interface Traits {
  readonly family: Family
  readonly days: Days | null
  readonly kinds: readonly Encounter['kind'][]
  readonly places: readonly string[]
  readonly named: readonly string[]
  readonly parties: readonly number[]
  readonly people: readonly Person[]
  /** Who leads for a party, as each telling has it: the one of its people who is named first. */
  readonly heads: readonly Person[]
  readonly levels: readonly Level[]
}

/** The traits of some tellings, one at least; all lists are sorted by what they say. */
export function traitsOf(tellings: readonly Telling[]): Traits {
  const list = <T>(of: (telling: Telling) => readonly T[], keyOf: (one: T) => string): readonly T[] =>
    sorted(tellings.flatMap(of), keyOf)
  const days = tellings.flatMap((telling) => (telling.days ? [telling.days] : []))
  const [kind = 'meeting'] = tellings.map((telling) => telling.kind)
  return {
    family: familyOf(kind),
    days: days.length === 0 ? null : hullOf(days),
    kinds: list(({ kind }) => [kind], String),
    places: list(({ place }) => (place === null ? [] : [place]), String),
    named: list(({ named }) => named, String),
    parties: list(({ parties }) => parties, String),
    people: list(({ people }) => people, nameOf),
    heads: list(headsOf, nameOf),
    levels: list(({ level }) => (level === null ? [] : [level]), String),
  }
}

/** The traits of two encounters that are one. */
export function joinTraits(a: Traits, b: Traits): Traits {
  const join = <T>(one: readonly T[], other: readonly T[], keyOf: (one: T) => string): readonly T[] => {
    const known = new Set(one.map(keyOf))
    return other.every((more) => known.has(keyOf(more))) ? one : sorted([...one, ...other], keyOf)
  }
  return {
    family: a.family,
    days: a.days && b.days ? hullOf([a.days, b.days]) : (a.days ?? b.days),
    kinds: join(a.kinds, b.kinds, String),
    places: join(a.places, b.places, String),
    named: join(a.named, b.named, String),
    parties: join(a.parties, b.parties, String),
    people: join(a.people, b.people, nameOf),
    heads: join(a.heads, b.heads, nameOf),
    levels: join(a.levels, b.levels, String),
  }
}

function sorted<T>(list: readonly T[], keyOf: (one: T) => string): readonly T[] {
  const found = new Map(list.map((one) => [keyOf(one), one]))
  return [...found].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one)
}

function hullOf(days: readonly Days[]): Days {
  return days.reduce((hull, { start, end }) => ({
    start: start < hull.start ? start : hull.start,
    end: end > hull.end ? end : hull.end,
  }))
}

function nameOf({ name, party, actor }: Person): string {
  return `${name}\n${party ?? ''}\n${actor ?? ''}`
}

/** Of each party the one of its people who is named first. */
function headsOf({ people }: Telling): readonly Person[] {
  return people.filter(
    ({ party }, index) => party !== null && people.findIndex((one) => one.party === party) === index,
  )
}
