/** Finds what is said: the words that a cue and its source govern in their clause. */
import { cueVerb } from '../lexicon/en/cue-verbs.ts'
import {
  ADVERBS,
  AUXILIARIES,
  BOUNDARIES,
  NOUN_PREPOSITIONS,
  QUESTION_WORDS,
} from '../lexicon/en/function-words.ts'
import { type Cue, isAdverb } from './cues.ts'
import type { Range } from './sources.ts'
import type { Clause, Token } from './tokens.ts'

/**
 * What stands before a cue and its source, back to `from`: "[Both sides agreed to meet], a spokesman said". Null where
 * they do not follow a comma or a quotation, or only say when and where: "On Monday, she said …".
 */
export function findContentBefore(clause: Clause, from: number, before: number): Range | null {
  const hinge = clause[before - 1]
  if (!hinge || (hinge.word !== ',' && hinge.kind !== 'quotation')) return null
  const last = hinge.word === ',' ? before - 2 : before - 1
  const first = skip(
    clause,
    from,
    (token) => token.kind === 'mark' || token.word === 'and' || token.word === 'but',
  )
  if (first > last) return null
  if (clause.slice(first, last + 1).some((token) => token.kind === 'quotation')) return { first, last }
  const opener = clause[first]?.word ?? ''
  const adverbial = BOUNDARIES.has(opener) || NOUN_PREPOSITIONS.has(opener) || isAdverb(opener)
  const commas = clause.slice(first, last + 1).filter((token) => token.word === ',').length
  return (adverbial && commas === 0) || last - first < 2 ? null : { first, last }
}

/** What follows a cue: a quotation, a clause with or without "that", an object or an infinitive, as the verb allows. */
export function findContentAfter(clause: Clause, cue: Cue): Range | null {
  let at = skip(clause, cue.last + 1, (token) => isAdverb(token.word))
  const { verb } = cue
  const opens = () => clause[at]?.word ?? ''
  if (verb === null) return opens() === ',' ? upTo(clause, at + 1) : null
  const aside = findAside(clause, at)
  if (aside !== null) at = aside
  if (clause[at]?.kind === 'quotation') return upTo(clause, at)
  if (opens() === 'that' || (verb.clause && QUESTION_WORDS.has(opens()))) return upTo(clause, at)
  if (verb.infinitive && opens() === 'to') return upTo(clause, at)
  if (clause[at]?.kind !== 'word' || AUXILIARIES.has(opens())) return null
  const particle = cue.last > cue.first && NOUN_PREPOSITIONS.has(clause[cue.last]?.word ?? '')
  if (verb.object && (particle || !(NOUN_PREPOSITIONS.has(opens()) || BOUNDARIES.has(opens()))))
    return upTo(clause, at)
  if (verb.addressee) return null
  const bare = verb.clause && !BOUNDARIES.has(opens()) && !NOUN_PREPOSITIONS.has(opens()) && opens() !== 'and'
  return bare ? upTo(clause, at) : null
}

/**
 * The token at which a content begins behind the one who is told or the time and place of saying: "told reporters
 * [that …]", "said on Friday [that …]", "said: [“…”]"; null where it begins at once.
 */
function findAside(clause: Clause, from: number): number | null {
  const opener = clause[from]
  if (opener?.kind === 'quotation' || opener?.word === 'that' || opener?.word === 'to') return null
  for (let at = from; at < clause.length && at < from + 12; at++) {
    const token = clause[at]
    const next = clause[at + 1]
    if (token?.kind === 'quotation') return null
    if (token?.word === 'that') return at
    if (token?.kind === 'mark' && /^[,:—–]$/.test(token.word)) {
      if (next?.kind === 'quotation' || next?.word === 'that') return at + 1
      if (token.word === ':') return at + 1
      return null
    }
    if (token && cueVerb(token.word)?.form === 'past') return null
  }
  return null
}

/** What goes on after a cue in the middle: "“We will,” she said, [“but not now.”]". */
export function findContentResumed(clause: Clause, cue: Range): Range | null {
  const comma = clause[cue.last + 1]
  if (comma?.word !== ',' && comma?.kind !== 'quotation') return null
  const first = comma.word === ',' ? cue.last + 2 : cue.last + 1
  const opener = clause[first]
  if (!opener || cueVerb(opener.word)?.form === 'participle') return null
  return opener.kind === 'quotation' || opener.word === 'that' ? upTo(clause, first) : null
}

/** From a token to the end of the content: the end of the clause, or where a cue of the same speaker goes on. */
function upTo(clause: Clause, first: number): Range | null {
  let last = first - 1
  for (let at = first; at < clause.length; at++) {
    const token = clause[at]
    if (!token || token.word === ';' || goesOn(clause, at)) break
    last = at
  }
  while (last >= first && isClosing(clause[last])) last--
  return first <= last ? { first, last } : null
}

/** Whether another cue of the same speaker begins here: ", [insisting …", " and [accused …", ", [according to …". */
function goesOn(clause: Clause, at: number): boolean {
  const token = clause[at]
  const comma = token?.word === ','
  let next = comma ? at + 1 : at
  const joined = clause[next]?.word === 'and' || clause[next]?.word === 'but'
  if (joined) next++
  if (!comma && !joined) return false
  if (comma && !joined && clause[next]?.word === 'according') return true
  next = skip(clause, next, ({ word }) => isAdverb(word) || ADVERBS.has(word))
  const verb = cueVerb(clause[next]?.word ?? '')
  if (!verb) return false
  if (verb.form === 'participle') return true
  return joined && (verb.form === 'past' || (verb.form === 'third' && clause[next + 1]?.word === 'that'))
}

function isClosing(token: Token | undefined): boolean {
  return token?.kind === 'mark' && /^[.,;:!?—–-]$/.test(token.word)
}

function skip(clause: Clause, from: number, passes: (token: Token) => boolean): number {
  let at = from
  for (let token = clause[at]; token && passes(token); token = clause[++at]);
  return at
}
