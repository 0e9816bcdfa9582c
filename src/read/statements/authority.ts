/** Whose voice a statement is: the voices it came through, whose position it is, and on what authority. */
import type { Actor, Authority } from '../../types.ts'
import type { Draft } from './draft.ts'

/** From the strongest to the weakest. */
const AUTHORITIES: readonly Authority[] = ['firsthand', 'relayed', 'unnamed', 'narrator']

/** The actors of a report, by id. */
export type Cast = ReadonlyMap<string, Actor>

/** Voices, outermost first; the issuer of the report before all others, but for another's turn in a transcript. */
export function voicesOf(draft: Draft, issuer: Actor | null): Actor[] {
  const chain: Draft[] = []
  for (let one: Draft | undefined = draft; one; one = one.within) chain.unshift(one)
  const speakers = chain.flatMap(({ reading, speaker }) => (reading.isVoice && speaker ? [speaker] : []))
  const inTurn = chain[0]?.isTurn === true
  const all = issuer && !inTurn ? [issuer, ...speakers] : speakers
  return all.filter((voice, at) => all.indexOf(voice) === at)
}

/** Whose position it is: the speaker's party, the members of a group, else whoever speaks. */
export function holdersOf(speaker: Actor | null, cast: Cast): Actor[] {
  if (!speaker) return []
  const party = speaker.party === undefined ? undefined : cast.get(speaker.party)
  if (speaker.kind === 'party') return [speaker]
  if (party) return [party]
  if (speaker.kind === 'group' && speaker.members.length > 0) {
    const members = speaker.members.flatMap((id) => holdersOf(cast.get(id) ?? null, cast))
    return members.filter((member, at) => members.indexOf(member) === at)
  }
  return [speaker]
}

/** The authority for one holder, given the voices. */
export function authorityOf(holder: Actor, voices: readonly Actor[], cast: Cast): Authority {
  if (voices.length === 0) return 'narrator'
  if (voices.some((voice) => isUnnamed(voice, cast))) return 'unnamed'
  return voices.every((voice) => speaksFor(voice, holder, cast)) ? 'firsthand' : 'relayed'
}

/** Unnamed is also a group of unnamed ones: "an official and a diplomat". */
function isUnnamed({ kind, members }: Actor, cast: Cast): boolean {
  return kind === 'unnamed' || (kind === 'group' && members.some((id) => cast.get(id)?.kind === 'unnamed'))
}

/** The weakest of some authorities. */
export function weakestOf(authorities: readonly Authority[]): Authority {
  return AUTHORITIES[Math.max(0, ...authorities.map((one) => AUTHORITIES.indexOf(one)))] ?? 'narrator'
}

function speaksFor(voice: Actor, holder: Actor, cast: Cast): boolean {
  if (voice.id === holder.id || voice.party === holder.id) return true
  return (
    voice.kind === 'group' &&
    voice.members.some((id) => holdersOf(cast.get(id) ?? null, cast).some((one) => one.id === holder.id))
  )
}
