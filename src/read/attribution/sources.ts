/** Finds the source of a cue: the nearest fitting noun phrase. */

import { cueVerb } from '../lexicon/en/cue-verbs.ts'
import {
  AUXILIARIES,
  BOUNDARIES,
  CALENDAR,
  DETERMINERS,
  NOUN_PREPOSITIONS,
  SUBJECT_PRONOUNS,
} from '../lexicon/en/function-words.ts'
import { isAdverb } from './cues.ts'
import type { Clause, Token } from './tokens.ts'

/** A range of tokens, both ends included. */
export interface Range {
  readonly first: number
  readonly last: number
}

const LONGEST = 30 // tokens that a source may have

/** The subject that ends right before a token: "[Tomas Marr, the envoy,] said", "[who] said"; null where none does. */
export function findSubjectBefore(clause: Clause, cue: number): Range | null {
  const last = cue - 1
  const token = clause[last]
  if (token?.word === ',') return findApposed(clause, last)
  if (token?.kind !== 'word') return null
  if (SUBJECT_PRONOUNS.has(token.word)) return { first: last, last }
  const first = phraseStart(clause, last)
  if (first === null) return null
  const apposed = clause[first - 1]?.word === ',' ? findHost(clause, first - 1) : null
  return { first: apposed ?? first, last }
}

/** "[the envoy, Tomas Marr,] said": a phrase and its apposition between commas. */
function findApposed(clause: Clause, comma: number): Range | null {
  for (let at = comma - 1; at > 0 && at > comma - LONGEST; at--) {
    const token = clause[at]
    if (token?.kind === 'quotation') return null
    if (token?.word !== ',') continue
    const opener = clause[at + 1]?.word ?? ''
    if (cueVerb(opener) || /ing$/.test(opener)) return null
    const first = phraseStart(clause, at - 1)
    const aside = BOUNDARIES.has(opener) || NOUN_PREPOSITIONS.has(opener) // "Marr, for her part, said"
    return first === null ? null : { first, last: aside ? at - 1 : comma - 1 }
  }
  return null
}

/** "[Norland's envoy], Ilse …": where a description without a determiner hands over to the name after it. */
function findHost(clause: Clause, comma: number): number | null {
  const name = clause[comma + 1]
  const before = clause[comma - 1]
  if (!name?.capital || before?.kind !== 'word' || before.capital) return null
  const first = phraseStart(clause, comma - 1)
  if (first === null) return null
  const opener = clause[first]
  const led = clause[first - 1]?.word ?? ''
  if (BOUNDARIES.has(led) || NOUN_PREPOSITIONS.has(led)) return null // "after the talks, Marr said"
  const described = opener && (DETERMINERS.has(opener.word) || opener.word.endsWith("'s"))
  return described ? first : null
}

/** Where the noun phrase begins that ends at a token, or null where none does. */
function phraseStart(clause: Clause, last: number): number | null {
  let first: number | null = null
  for (let at = last; at >= 0 && at > last - LONGEST; at--) {
    const token = clause[at]
    if (!token || !isNominal(clause, at, last)) break
    if (NOUN_PREPOSITIONS.has(token.word)) {
      const host = clause[at - 1]
      if (at === last || host?.kind !== 'word' || !isNominal(clause, at - 1, last)) break
      continue
    }
    if (token.word === 'and') {
      if (!isCoordinated(clause[at - 1], clause[at + 1])) break
      continue
    }
    first = at
    const before = clause[at - 1]?.word ?? ''
    if (
      DETERMINERS.has(token.word) &&
      !NOUN_PREPOSITIONS.has(before) &&
      !DETERMINERS.has(before) &&
      before !== 'and'
    )
      break
  }
  return first
}

function isNominal(clause: Clause, at: number, last: number): boolean {
  const token = clause[at]
  if (token?.kind !== 'word') return false
  const { word } = token
  if (BOUNDARIES.has(word) || AUXILIARIES.has(word) || CALENDAR.has(word) || word === 'but') return false
  if (SUBJECT_PRONOUNS.has(word) && !(at === last)) return false
  if (isAdverb(word)) return false
  const verb = cueVerb(word)
  return !(verb && (verb.form === 'past' || verb.form === 'third') && !token.capital)
}

/** "Russia and the United States": two names, or two phrases with determiners. */
function isCoordinated(left: Token | undefined, right: Token | undefined): boolean {
  if (left?.kind !== 'word' || !right) return false
  return left.capital && (right.capital || DETERMINERS.has(right.word))
}

/** What follows a cue as its source: "said [Ilse Marr, the envoy]" with its apposition, "according to [two officials]". */
export function findPhraseAfter(
  clause: Clause,
  cue: number,
  { apposed }: { apposed: boolean },
): Range | null {
  const first = cue + 1
  const opener = clause[first]
  if (opener?.kind !== 'word' || BOUNDARIES.has(opener.word) || AUXILIARIES.has(opener.word)) return null
  if (NOUN_PREPOSITIONS.has(opener.word)) return null
  if (SUBJECT_PRONOUNS.has(opener.word)) return { first, last: first }
  let last = first
  for (let at = first; at < clause.length && at < first + LONGEST; at++) {
    const token = clause[at]
    if (apposed && token?.word === ',' && isApposition(clause, at)) continue
    if (token?.kind !== 'word' || BOUNDARIES.has(token.word) || AUXILIARIES.has(token.word)) break
    if (token.word === 'on' || token.word === 'in' || CALENDAR.has(token.word) || isAdverb(token.word)) break
    last = at
  }
  return { first, last }
}

/** Whether a comma opens a description that closes the clause or a second comma: "…, a spokesman for the ministry". */
function isApposition(clause: Clause, comma: number): boolean {
  const opener = clause[comma + 1]
  if (opener?.kind !== 'word') return false
  return DETERMINERS.has(opener.word) && !SUBJECT_PRONOUNS.has(opener.word)
}
