/** Counts of days gathered into windows of some days each. */
import type { Dated } from './network-counts.ts'
import type { Stance, Telling } from './network-ties.ts'

/** A window's first and last day. */
export interface Window {
  readonly since: string
  readonly until: string
}

/** What is counted in a window. */
export interface Windowed {
  readonly window: Window
  readonly stances: readonly Stance[]
  readonly tellings: readonly Telling[]
}

const DAY = 86_400_000 // milliseconds

/**
 * Windows of `days` days each, side by side, the first of which begins with `since`, else with the first day that is
 * counted; those in which nothing is counted are left out, and so is what has no day.
 */
export function gatherWindows(
  stances: readonly Dated<Stance>[],
  tellings: readonly Dated<Telling>[],
  { days, since, until }: { days: number; since?: string; until?: string },
): readonly Windowed[] {
  const counted = [...stances, ...tellings].map(({ day }) => day).filter(isDay)
  const first =
    since ?? counted.reduce<string | undefined>((a, b) => (a === undefined || b < a ? b : a), undefined)
  if (first === undefined) return []
  const start = Date.parse(first)
  const numberOf = (day: string) => Math.floor((Date.parse(day) - start) / (days * DAY))
  const byWindow = <T extends Stance | Telling>(counts: readonly Dated<T>[]) =>
    Map.groupBy(
      counts.filter(({ day }) => isDay(day)),
      ({ day }) => numberOf(day),
    )
  const [stancesIn, tellingsIn] = [byWindow(stances), byWindow(tellings)]
  return [...new Set([...stancesIn.keys(), ...tellingsIn.keys()])]
    .toSorted((a, b) => a - b)
    .map((number) => {
      const last = dayOf(start + ((number + 1) * days - 1) * DAY)
      return {
        window: {
          since: dayOf(start + number * days * DAY),
          until: until !== undefined && until < last && isDay(until) ? until : last,
        },
        stances: sumUp(stancesIn.get(number) ?? [], ({ actor, issue, side }) => `${actor} ${issue} ${side}`),
        tellings: sumUp(tellingsIn.get(number) ?? [], ({ teller, about }) => `${teller} ${about}`),
      }
    })
}

/** One count for all days of a window. */
function sumUp<T extends Stance | Telling>(
  counts: readonly Dated<T>[],
  keyOf: (count: T) => string,
): readonly T[] {
  const sums = new Map<string, T>()
  for (const { day: _day, ...count } of counts) {
    const one = count as unknown as T
    const sum = sums.get(keyOf(one))
    sums.set(
      keyOf(one),
      sum
        ? {
            ...sum,
            statements: sum.statements + one.statements,
            latest: one.latest > sum.latest ? one.latest : sum.latest,
          }
        : one,
    )
  }
  return [...sums.values()]
}

function isDay(day: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(day) && !Number.isNaN(Date.parse(day))
}

function dayOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10)
}
