/** What to look at first among discrepancies: a number, and no verdict. */
import type { Certainty } from '../../types.ts'
import { daysBetween } from './claims.ts'

const FIRMNESS: Readonly<Record<Certainty, number>> = { certain: 1, probable: 0.5, possible: 0 }
const HALF_LIFE = 30 // days

/**
 * (8 × voice + 4 × firmness + 2 × recency + 1 × name) ÷ 15, three digits: own voice against told first, firm before hedged,
 * recent first, named before unnamed.
 */
export function rankBy({
  voice,
  certainties,
  day,
  newest,
  named,
}: {
  /** 1 for the own voice against what is told, ½ for two others, 0 where it is absent. */
  readonly voice: number
  readonly certainties: readonly Certainty[]
  /** Of the later side; null where it is not known. */
  readonly day: string | null
  /** The latest day of the ledger. */
  readonly newest: string | null
  readonly named: boolean
}): number {
  const firmness = Math.min(...certainties.map((certainty) => FIRMNESS[certainty]))
  const age = day !== null && newest !== null && day > newest ? 0 : daysBetween(day, newest)
  const recency = age === null ? 0 : 2 ** (-age / HALF_LIFE)
  return Number(((8 * voice + 4 * firmness + 2 * recency + (named ? 1 : 0)) / 15).toFixed(3))
}
