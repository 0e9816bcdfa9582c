/** Whose position a statement is, and in whose voice: what others tell of a party must not pass for its own word. */
import type { Authority } from '../../../types.ts'
import type { ReadStatement } from '../../api.ts'
import { strings } from '../../strings.ts'

type Names = Readonly<Record<string, string>>

/** Holders with the same authority, and the words for it. */
export interface VoiceLine {
  readonly holders: string
  readonly authority: Authority
  /** "told by Ruen Askarad". */
  readonly told: string
}

/** A line for each authority that holders have, the firsthand ones first. */
export function findVoiceLines(
  { holders, voices, authority }: Pick<ReadStatement, 'holders' | 'voices' | 'authority'>,
  names: Names,
): readonly VoiceLine[] {
  const name = (id: string) => names[id] ?? id
  const tellers = voices.filter((id) => !holders.some(({ actor }) => actor === id))
  // The nearest to the words first: "told by the minister, through the paper".
  const told = tellers.map(name).reverse().join(strings.statement.through)
  if (holders.length === 0)
    return [{ holders: strings.statement.nobody, authority, told: strings.statement.told[authority](told) }]
  return (['firsthand', 'relayed', 'unnamed', 'narrator'] as const)
    .map((one) => ({ one, theirs: holders.filter((holder) => holder.authority === one) }))
    .filter(({ theirs }) => theirs.length > 0)
    .map(({ one, theirs }) => ({
      holders: joinNames(theirs.map(({ actor }) => name(actor))),
      authority: one,
      told: strings.statement.told[one](told),
    }))
}

/** "Norland and Sudmark". */
export function joinNames(names: readonly string[]): string {
  if (names.length < 2) return names.join('')
  return `${names.slice(0, -1).join(', ')}${strings.statement.and}${names.at(-1)}`
}

/** How sure the reader is, in words and as a figure. */
export function nameConfidence(confidence: number): string {
  const words = strings.statement.confidences.find(([from]) => confidence >= from)?.[1] ?? ''
  return strings.statement.confidence(words, Math.round(confidence * 100))
}
