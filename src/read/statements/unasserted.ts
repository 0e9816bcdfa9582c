/** What the text tells of without anybody asserting it: "whether Norland will accept", "hopes that it accepts". */
import type { Span } from '../../types.ts'
import { OPEN_QUESTION, TALK_OF } from '../lexicon/en/firmness.ts'
import type { Draft } from './draft.ts'

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
  const before = text.slice(sentence.start, subject.start)
  if (OPEN_QUESTION.test(before)) return true
  const talk = TALK_OF.exec(before)
  if (!talk) return false
  const from = sentence.start + talk.index
  return !outer?.content.some(
    ({ start }) =>
      start >= from && start <= subject.start && outer.cue.every(({ start: verb }) => verb < subject.start),
  )
}
