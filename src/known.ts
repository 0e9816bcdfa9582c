/** The words that the record has for kinds of parties, acts, authorities, certainties, polarities and stances. */
import type { Act, Authority, Certainty, Meaning, PartyKind } from './types.ts'

const KINDS: Readonly<Record<PartyKind, true>> = {
  state: true,
  government: true,
  movement: true,
  bloc: true,
  firm: true,
  organization: true,
}

const EVERY_ACT: Readonly<Record<Act, true>> = {
  announce: true,
  report: true,
  assess: true,
  expect: true,
  praise: true,
  criticize: true,
  demand: true,
  request: true,
  propose: true,
  commit: true,
  agree: true,
  concede: true,
  reject: true,
  'red-line': true,
  accuse: true,
  deny: true,
  threaten: true,
  warn: true,
  acknowledge: true,
  withdraw: true,
}

/** All kinds of parties. */
export const PARTY_KINDS: readonly string[] = Object.keys(KINDS)

/** All acts. */
export const ACTS: readonly string[] = Object.keys(EVERY_ACT)

/** Whether the word is a kind of party. */
export function isPartyKind(word: string): word is PartyKind {
  return Object.hasOwn(KINDS, word)
}

/** Whether the word is an act. */
export function isAct(word: string): word is Act {
  return Object.hasOwn(EVERY_ACT, word)
}

const EVERY_AUTHORITY: Readonly<Record<Authority, true>> = {
  firsthand: true,
  relayed: true,
  unnamed: true,
  narrator: true,
}

/** All authorities, the strongest first. */
export const AUTHORITIES: readonly string[] = Object.keys(EVERY_AUTHORITY)

/** Whether a word names an authority. */
export function isAuthority(word: string): word is Authority {
  return Object.hasOwn(EVERY_AUTHORITY, word)
}

const CERTAINTIES: Readonly<Record<Certainty, true>> = { certain: true, probable: true, possible: true }
const POLARITIES: Readonly<Record<NonNullable<Meaning['polarity']>, true>> = { affirmed: true, denied: true }
const STANCES: Readonly<Record<NonNullable<Meaning['issues']>[number]['stance'], true>> = {
  for: true,
  against: true,
  unclear: true,
}

/** Whether a word names a certainty. */
export function isCertainty(word: string): word is Certainty {
  return Object.hasOwn(CERTAINTIES, word)
}

/** Whether a word names a polarity. */
export function isPolarity(word: string): word is NonNullable<Meaning['polarity']> {
  return Object.hasOwn(POLARITIES, word)
}

/** Whether a word names a stance. */
export function isStance(word: string): word is keyof typeof STANCES {
  return Object.hasOwn(STANCES, word)
}
