/** What an issuer's document says in its own voice, without a source: "The families must be told the truth." */
import { covers } from '../../span.ts'
import type { Report, Sentence, Span } from '../../types.ts'
import { BAD, DENIAL, DUTY, RED_LINE } from '../lexicon/en/judging.ts'
import { wordsIn } from '../words.ts'
import { conditionsIn } from './conditions.ts'

/** "Such treatment is unacceptable." */
function isJudged(lower: readonly string[]): boolean {
  const at = lower.findIndex((word) => word === 'is' || word === 'are')
  return at > 0 && lower.slice(at).some((word) => BAD.has(word))
}

/** Contents by which an issuer demands something or denies it, sentence by sentence; `taken`: what other statements tell. */
export function findIssued(
  { text, blocks, issuer }: Report,
  sentences: readonly Sentence[],
  taken: readonly Span[],
): Span[] {
  if (issuer === undefined || blocks.some(({ kind }) => kind === 'turn')) return []
  return sentences.flatMap(({ span, block }) => {
    const kind = blocks[block]?.kind
    if (kind !== 'paragraph' && kind !== 'list-item') return []
    if (taken.some((other) => other.start < span.end && span.start < other.end)) return []
    const words = text.slice(span.start, span.end)
    if (/\?\s*$/.test(words)) return []
    const bound = conditionsIn(text, [span])
    const lower = wordsIn(text, span)
      .filter((word) => !bound.some((one) => covers(one, word)))
      .map((word) => word.lower)
    const isDemand =
      lower.some((word) => DUTY.has(word) && word !== 'need') ||
      RED_LINE.test(lower.join(' ')) ||
      DENIAL.test(lower.join(' ')) ||
      isJudged(lower)
    if (!isDemand) return []
    const number = /^\s*(?:\d+[.)]|[-•*–—])?\s*/.exec(words)?.[0].length ?? 0
    return [{ start: span.start + number, end: span.start + words.trimEnd().length }]
  })
}
