/**
 * Second cues of one speaker that the reader has passed over: "…, Marr said, stressing that …". What is told of them
 * stands on no attribution.
 */
import { covers } from '../../span.ts'
import type { Sentence, Span } from '../../types.ts'
import { verbIndex } from '../inflection.ts'
import { CUES } from '../lexicon/en/cues.ts'
import { type Word, wordsIn } from '../words.ts'

/** A cue in -ing behind a comma, with its content. */
export interface Participle {
  readonly cue: Span
  readonly content: Span
  readonly sentence: Sentence
}

/** Verbs of speaking that tell nothing of what is said. */
const SPEAKING: ReadonlySet<string> = new Set([
  'address',
  'appeal',
  'post',
  'quote',
  'reply',
  'respond',
  'speak',
  'tweet',
  'write',
])

const VERBS = verbIndex(
  [...CUES]
    .filter(([verb, { voice }]) => voice !== false && !verb.includes(' ') && !SPEAKING.has(verb))
    .map(([verb]) => verb),
)

/** All such cues of some sentences; `taken`: cues and contents of attributions, where none is looked for. */
export function findParticiples(
  text: string,
  sentences: readonly Sentence[],
  taken: readonly Span[],
): Participle[] {
  return sentences.flatMap((sentence) => {
    const words = wordsIn(text, sentence.span)
    return words.flatMap((word, at): Participle[] => {
      if (!word.lower.endsWith('ing') || !VERBS.has(word.lower) || words[at - 1]?.lower !== ',') return []
      if (taken.some((span) => covers(span, word))) return []
      const content = contentFrom(words, at + 1)
      if (content && /^not to be\b/.test(text.slice(content.start, content.end))) return [] // "asking not to be named"
      return content ? [{ cue: { start: word.start, end: word.end }, content, sentence }] : []
    })
  })
}

/** To the end of the sentence, without the mark there. */
function contentFrom(words: readonly Word[], from: number): Span | null {
  let end = words.length
  while (end > from && !/[\p{L}\p{N}”"’']/u.test(words[end - 1]?.text ?? '')) end--
  const [first, last] = [words[from], words[end - 1]]
  return first && last && end > from ? { start: first.start, end: last.end } : null
}
