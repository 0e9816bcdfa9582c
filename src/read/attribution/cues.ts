/** Finds cues in a clause: verbs that attribute, and "according to". */
import { type CueVerb, cueVerb } from '../lexicon/en/cue-verbs.ts'
import {
  ADVERBS,
  AUXILIARIES,
  BE,
  BOUNDARIES,
  DETERMINERS,
  NOUN_PREPOSITIONS,
  SUBJECT_PRONOUNS,
} from '../lexicon/en/function-words.ts'
import type { Clause } from './tokens.ts'

/** A cue as a range of tokens, both ends included; `verb` is null for "according to". */
export interface Cue {
  readonly first: number
  readonly last: number
  readonly verb: CueVerb | null
}

/** The cues of a clause, in order: "[has not confirmed]", "[called on]", "[according to]". */
export function findCues(clause: Clause): Cue[] {
  const cues: Cue[] = []
  clause.forEach((token, at) => {
    if (token.kind !== 'word') return
    const next = clause[at + 1]?.word
    if (token.word === 'according' && next === 'to') cues.push({ first: at, last: at + 1, verb: null })
    const verb = cueVerb(token.word)
    if (!verb || !isVerbHere(clause, at, verb)) return
    const particle = verb.lemma === 'call' && (next === 'on' || next === 'for')
    cues.push({ first: cueStart(clause, at), last: particle ? at + 1 : at, verb })
  })
  return cues
}

/** Where a cue begins: its auxiliaries, negation and adverbs belong to it, "to" does not. */
function cueStart(clause: Clause, verb: number): number {
  let first = verb
  for (let at = verb - 1; at >= 0; at--) {
    const word = clause[at]?.word ?? ''
    if (AUXILIARIES.has(word)) first = at
    else if (!isAdverb(word)) break
    else if (!clause[at - 1] || clause[at - 1]?.kind === 'mark') break
    else first = at
  }
  return first
}

export function isAdverb(word: string): boolean {
  return ADVERBS.has(word) || /.{2}ly$/.test(word)
}

/** Whether the word is a verb in the active here, and not a noun ("the report") or a participle ("was told"). */
function isVerbHere(clause: Clause, at: number, { form, lemma }: CueVerb): boolean {
  let before = at - 1
  while (isAdverb(clause[before]?.word ?? '')) before--
  const token = clause[before]
  const word = token?.word ?? ''
  const next = clause[at + 1]?.word ?? ''
  if (next === 'by') return false
  if (lemma === 'state' && clause[at]?.capital) return false
  if (form !== 'past' && (AUXILIARIES.has(next) || cueVerb(next)?.form === 'past')) return false // "reports suggested"
  if (form === 'past') return !BE.has(word) && !DETERMINERS.has(word)
  if (form === 'participle') return !DETERMINERS.has(word) && !NOUN_PREPOSITIONS.has(word)
  if (token?.kind !== 'word' || DETERMINERS.has(word) || word.endsWith("'s")) return false
  if (NOUN_PREPOSITIONS.has(word) && word !== 'to') return false
  if (form === 'third') return !BOUNDARIES.has(word) && word !== 'and' && word !== 'to'
  return AUXILIARIES.has(word) || SUBJECT_PRONOUNS.has(word) || (/[^s]s$/.test(word) && !BE.has(word))
}
