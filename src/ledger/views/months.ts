/** Days taken apart into whole months, of which counts are kept, and the rest. */
import { firstDay, lastDay, type Narrowed } from './filter.ts'

/** Days from the first to the last, ISO 8601; both belong to them. */
export type Days = readonly [first: string, last: string]

/**
 * The whole months among the days of a filter, and the days before and behind these. Months are those from `from` on and
 * before `to`, in the order of texts: a month itself ("2026-03"), or what follows it at once ("2026-03~").
 */
export function splitDays({ since, until }: Pick<Narrowed, 'since' | 'until'>): {
  readonly months: { readonly from: string; readonly to: string } | null
  readonly days: readonly Days[]
} {
  const first = firstDay(since ?? '0001')
  const last = lastDay(until ?? '9998-12')
  const [from, to] = [first.slice(0, 7), last.slice(0, 7)]
  const [isWholeFirst, isWholeLast] = [first === `${from}-01`, last >= `${to}-31`]
  if (from === to && !(isWholeFirst && isWholeLast)) return { months: null, days: [[first, last]] }
  return {
    months: { from: isWholeFirst ? from : `${from}~`, to: isWholeLast ? `${to}~` : to },
    days: [
      ...(isWholeFirst ? [] : [[first, `${from}-31`] as const]),
      ...(isWholeLast ? [] : [[`${to}-01`, last] as const]),
    ],
  }
}
