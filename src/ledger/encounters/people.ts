/** Which people of tellings are one. */
import { matchNames, type NameMatch } from '../names.ts'
import type { Person } from './telling.ts'

/** Compares people; it remembers the names that it has compared, since reports of one day name the same few. */
export type Same = (a: Person, b: Person) => boolean

/**
 * One is the other where the ledger or the full name says so; a family name alone is enough between people of one party.
 */
export function newSame(): Same {
  const known = new Map<string, NameMatch>()
  const match = (a: string, b: string): NameMatch => {
    const key = a < b ? `${a}\n${b}` : `${b}\n${a}`
    const found = known.get(key) ?? matchNames(a, b)
    known.set(key, found)
    return found
  }
  return (a, b) => {
    if (a.actor !== null && a.actor === b.actor) return true
    const ofOne = a.party !== null && a.party === b.party
    if (a.party !== null && b.party !== null && !ofOne) return false
    const names = match(a.name, b.name)
    return names === 'same' || (names === 'shorter' && ofOne)
  }
}

/** How many of some people are among others. */
export function countShared(some: readonly Person[], others: readonly Person[], same: Same): number {
  return some.filter((one) => others.some((other) => same(one, other))).length
}
