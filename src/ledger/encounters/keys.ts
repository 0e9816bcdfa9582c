/** What encounters are looked up by. */
import type { Loaded } from './load.ts'
import { familyOf } from './telling.ts'

/** The keys of a telling: its parties' and people's profiles, its place, names in its words. */
export function keysOf({ sides, people, place, named }: Loaded): readonly string[] {
  return [
    ...sides.map((profile) => `p${profile}`),
    ...people.flatMap(({ profiles }) => (profiles ? [`h${profiles[0]}`] : [])),
    ...(place === null ? [] : placeKeys(place)),
    ...named.flatMap((name) => partsOf(name).map((part) => `~${part}`)),
  ]
}

/** "@lima" and "@peru" of "lima, peru". */
export function placeKeys(place: string): readonly string[] {
  return place.split(', ').map((part) => `@${part}`)
}

/** A name may hold that of a place: "customs house", "customs" and "house". */
function partsOf(name: string): readonly string[] {
  const words = name.split(' ')
  return words.flatMap((_, from) =>
    words.slice(from).map((_, more) => words.slice(from, from + more + 1).join(' ')),
  )
}

function mayBePlaces(name: string): readonly string[] {
  return partsOf(name).map((part) => `@${part}`)
}

/** The keys of encounters that a telling without a day may be of: one of its places, or one of its parties. */
export function searchKeysOf({ sides, place, named }: Loaded): readonly string[] {
  const places = place === null ? [] : placeKeys(place)
  return [
    ...new Set([
      ...places,
      ...places.map((key) => key.replace('@', '~')),
      ...named.flatMap(mayBePlaces),
      ...(sides.length > 1 ? sides.map((profile) => `p${profile}`) : []),
    ]),
  ]
}

/** The keys under which a telling without a day is found when an encounter comes up. */
export function undatedKeysOf(telling: Loaded): readonly string[] {
  return undatedSearchKeysOf([telling])
}

/** The keys of tellings without a day that an encounter of some tellings may be told by. */
export function undatedSearchKeysOf(tellings: readonly Loaded[]): readonly string[] {
  const [first] = tellings
  if (!first) return []
  const places = tellings.flatMap(({ place }) => (place === null ? [] : placeKeys(place)))
  const named = tellings.flatMap((one) => one.named.flatMap(mayBePlaces))
  const sides = [...new Set(tellings.flatMap((one) => one.sides))]
  const family = familyOf(first.kind)
  return [...new Set([...places, ...named, ...pairsOf(sides)])].map((key) => `${family} ${key}`)
}

function pairsOf(sides: readonly number[]): readonly string[] {
  const sorted = sides.toSorted((a, b) => a - b)
  return sorted.flatMap((a, index) => sorted.slice(index + 1).map((b) => `${a}+${b}`))
}
