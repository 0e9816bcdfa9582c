/** The filter of the list of reports, as an address gives it. */
import { strings } from '../strings.ts'
import type { ReportsFilter } from './queries.ts'

/** What of an address is a filter; what is none is left out, so that an old link shows something. */
export function findReportsFilter(given: Readonly<Record<string, unknown>>): ReportsFilter {
  const { review, state } = given
  // The router takes "2026" for a number.
  const words = (['outlet', 'since', 'until', 'search'] as const).flatMap((name) => {
    const value = typeof given[name] === 'number' ? String(given[name]) : given[name]
    const isGood =
      typeof value === 'string' && value !== '' && (!isDay(name) || /^\d{4}(-\d\d(-\d\d)?)?$/.test(value))
    return isGood ? [[name, value]] : []
  })
  return {
    ...(isOneOf(strings.reviews, review) && { review }),
    ...(isOneOf(strings.states, state) && { state }),
    ...Object.fromEntries(words),
  }
}

const isDay = (name: string) => name === 'since' || name === 'until'

function isOneOf<Name extends string>(names: Readonly<Record<Name, string>>, value: unknown): value is Name {
  return typeof value === 'string' && Object.hasOwn(names, value)
}
