/** Whether a telling is of an encounter. In doubt it is of another: a reviewer can see two that are one, and not the reverse. */
import { overlap } from './days.ts'
import { countShared, type Same } from './people.ts'
import { familyOf, type Telling } from './telling.ts'
import type { Traits } from './traits.ts'

/** Whether a telling with days of its own is of an encounter: nothing speaks against it, and enough for it. */
export function fits(telling: Telling, traits: Traits, same: Same): boolean {
  const { days, parties, people } = telling
  if (familyOf(telling.kind) !== traits.family || !days || !traits.days) return false
  if (!overlap(days, traits.days) || contradicts(telling, traits, same)) return false
  const both = countCommon(parties, traits.parties)
  const known = countShared(people, traits.people, same)
  if (both > 1 || known > 1) return true
  if (traits.family === 'press' && known > 0) return true
  if (!sharesPlace(telling, traits)) return false
  const isBare = (parties.length === 0 && people.length === 0) || isEmpty(traits)
  return both > 0 || known > 0 || isBare
}

/**
 * Whether a telling without a day of its own is of an encounter, as far as the two alone say it: also its kind must be
 * among those told.
 */
export function fitsUndated(telling: Telling, traits: Traits, same: Same): boolean {
  const { kind, days, parties, people, toCome } = telling
  if (familyOf(kind) !== traits.family || !days || !traits.days || toCome) return false
  if (!overlap(days, traits.days) || contradicts(telling, traits, same)) return false
  const isKind = traits.kinds.includes(kind)
  const both = countCommon(parties, traits.parties)
  if (both > 1 && isKind) return true
  if (!sharesPlace(telling, traits)) return false
  const isBare = (parties.length === 0 && people.length === 0) || isEmpty(traits)
  return both > 0 || countShared(people, traits.people, same) > 0 || (isBare && isKind)
}

function isEmpty({ parties, people }: Traits): boolean {
  return parties.length === 0 && people.length === 0
}

function countCommon(some: readonly number[], others: readonly number[]): number {
  return some.filter((one) => others.includes(one)).length
}

/**
 * Whether two tellings with days of their own can have to do with each other, in the same encounter or in keeping a third
 * out of both: on days that overlap, with a party, somebody or the place in common.
 */
export function meet(a: Telling, b: Telling, same: Same): boolean {
  if (familyOf(a.kind) !== familyOf(b.kind) || !a.days || !b.days || !overlap(a.days, b.days)) return false
  return (
    countCommon(a.parties, b.parties) > 0 ||
    sharesPlace(a, { places: b.place === null ? [] : [b.place], named: b.named }) ||
    countShared(a.people, b.people, same) > 0
  )
}

/** Whether two cannot be one, whatever their days: other places, other parties, other people at the head of one. */
export function contradicts(telling: Telling, traits: Traits, same: Same): boolean {
  const { kind, days, place, parties, people, level } = telling
  // A visit of days holds meetings of its own.
  const isVisit = (one: string) => one === 'visit'
  const isMixed = isVisit(kind) ? !traits.kinds.some(isVisit) : traits.kinds.every(isVisit)
  if (isMixed && (days?.start !== traits.days?.start || days?.end !== traits.days?.end)) return true
  const isElsewhere = traits.family !== 'call' && place !== null && traits.places.length > 0
  if (isElsewhere && !sharesPlace(telling, traits)) return true
  if (parties.length > 1 && traits.parties.length > 1 && countCommon(parties, traits.parties) < 2) return true
  const isOther = level !== null && traits.levels.length > 0 && !traits.levels.includes(level)
  if (isOther && countShared(people, traits.people, same) === 0) return true
  return parties.some((party) => hasOtherHead(party, telling, traits, same))
}

/**
 * Whether somebody else leads for a party: the ministers met, and the presidents. At a summit who is named first may be
 * one of the other's company.
 */
function hasOtherHead(party: number, { kind, people }: Telling, traits: Traits, same: Same): boolean {
  const own = people.filter((one) => one.party === party)
  const heads = traits.heads.filter((one) => one.party === party)
  const [head] = own
  if (!head || heads.length === 0) return false
  const isThere = traits.people.some((one) => same(one, head))
  const isHere = heads.some((other) => own.some((one) => same(one, other)))
  const isSummit = kind === 'summit' || traits.kinds.includes('summit')
  return isSummit ? !isThere && !isHere : !isThere || !isHere
}

/** Whether the place of one is that of the other, or stands in its words. */
function sharesPlace({ place, named }: Telling, traits: Pick<Traits, 'places' | 'named'>): boolean {
  const isNamed = (one: string, names: readonly string[]) => names.some((name) => isPart(one, name))
  if (place === null) return traits.places.some((other) => isNamed(firstOf(other), named))
  if (traits.places.length === 0) return isNamed(firstOf(place), traits.named)
  return (
    traits.places.some((other) => arePlacesAlike(place, other)) ||
    isNamed(firstOf(place), traits.named) ||
    traits.places.some((other) => isNamed(firstOf(other), named))
  )
}

/** "lima, peru" is "lima", and in "peru"; "cusco, peru" is not "lima, peru". Both are folded. */
export function arePlacesAlike(one: string, other: string): boolean {
  const [a, b] = [one.split(', '), other.split(', ')]
  if (a[0] === b[0]) return true
  return a.length === 1 ? b.includes(one) : b.length === 1 && a.includes(other)
}

function firstOf(place: string): string {
  return place.split(', ')[0] ?? place
}

function isPart(words: string, name: string): boolean {
  return ` ${name} `.includes(` ${words} `)
}
