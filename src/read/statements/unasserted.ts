/** What the text tells of without anybody asserting it: "whether Norland will accept", "hopes that it accepts". */
import type { Span } from '../../types.ts'
import { OPEN_QUESTION, TALK_OF } from '../lexicon/en/firmness.ts'
import type { Draft } from './draft.ts'

const FAR = 80 // UTF-16 code units before a subject in which words may leave open what it does

/**
 * Whether the words before a subject leave open what it does. `outer`: the statement around it; where its verb stands
 * before what is talked of, as in "denied reports that Norland had accepted", that verb tells how it is.
 */
export function isUnasserted(
  text: string,
  sentence: Span,
  subject: Span,
  outer: Pick<Draft, 'cue' | 'content'> | undefined,
): boolean {
  const start = Math.max(sentence.start, subject.start - FAR)
  // Where the sentence begins before the words that are searched, it does not open with them.
  const before = `${start > sentence.start ? ', ' : ''}${text.slice(start, subject.start)}`
  if (OPEN_QUESTION.test(before)) return true
  const talk = TALK_OF.exec(before)
  if (!talk) return false
  const from = subject.start - (before.length - talk.index)
  return !outer?.content.some(
    ({ start }) =>
      start >= from && start <= subject.start && outer.cue.every(({ start: verb }) => verb < subject.start),
  )
}
