/** What many statements have in common, counted. */
import type { Act, Authority, Receipt } from '../../../types.ts'

/** How many statements have a value: the most frequent ones, and how many have none of these. */
export interface Tally<Key extends string> {
  readonly top: readonly (readonly [key: Key, count: number])[]
  readonly rest: number
}

/** Statements in figures. */
export interface Summary {
  /** Reports that they stand in. */
  readonly reports: number
  /** The least and the greatest confidence, 0 to 1. */
  readonly least: number
  readonly most: number
  /** Names of holders; a statement of several counts for each. */
  readonly whose: Tally<string>
  readonly acts: Tally<Act>
  readonly voices: Tally<Authority>
}

const TOP = 6

/** Counts; of no statements the confidences are 0. */
export function summarize(receipts: readonly Receipt[]): Summary {
  const sure = receipts.map(({ confidence }) => confidence)
  return {
    reports: new Set(receipts.map(({ report }) => report)).size,
    least: sure.reduce((one, other) => Math.min(one, other), sure[0] ?? 0),
    most: sure.reduce((one, other) => Math.max(one, other), sure[0] ?? 0),
    whose: tally(receipts, ({ holders, names }) => holders.map(({ actor }) => names[actor] ?? actor)),
    acts: tally(receipts, ({ act }) => (act ? [act] : [])),
    voices: tally(receipts, ({ authority }) => [authority]),
  }
}

function tally<Key extends string>(
  receipts: readonly Receipt[],
  keysOf: (receipt: Receipt) => readonly Key[],
): Tally<Key> {
  const counts = new Map<Key, number>()
  for (const receipt of receipts)
    for (const key of new Set(keysOf(receipt))) counts.set(key, (counts.get(key) ?? 0) + 1)
  const top = [...counts].toSorted(([, one], [, other]) => other - one).slice(0, TOP)
  const isTop = (key: Key) => top.some(([one]) => one === key)
  return { top, rest: receipts.filter((receipt) => !keysOf(receipt).some(isTop)).length }
}
