/**
 * Turns of a transcript: where several of its sentences say something, each is a statement of its own on the same label;
 * questions and greetings say nothing.
 */
import { covers } from '../../span.ts'
import type { Sentence, Span } from '../../types.ts'
import { wordsIn } from '../words.ts'

const LEAST = 3 // words of a sentence that says something
const GREETING =
  /^[“"']?(?:\p{Lu}[\p{L}.’' -]{2,30}, )?(?:good (?:morning|afternoon|evening|day)|thank(?:s| you)|hello|welcome|next|go ahead|please|let me|i have (?:nothing|no)|no comment|as (?:i|we) said|that is all|any(?:one| other))\b/iu

/** How a sentence of three words begins that says something: "We reject that." */
const SHORT = /^(?:we|i|that|this|it|he|she|they|no)\b/i

/** "He has not corrected it", "I do not have a date yet": what has not been is no statement. */
const ABSENT =
  /^[“"']?(?:he|she|they|it|\p{Lu}[\p{L}’'-]+) (?:has|have) (?:not|yet to) (?:yet )?[\p{Ll} ]+[.”"']*$|^[“"']?(?:we|i) (?:do not|don['’]t) (?:yet )?have (?:an?|any) [\p{Ll} ]+(?: yet)?[.”"']*$/iu

/** Who says that he says nothing. */
const SILENCE =
  /\b(?:can(?:no|['’])t|can not|will not|won['’]t|would not|wouldn['’]t|not going to) (?:comment|speculate|go into|discuss that|confirm or deny)\b|\bno comment\b|\bnothing to add\b/i

/** The contents of the statements that a turn makes: one with all of it where one sentence says something, none, or several. */
export function splitTurn(
  text: string,
  content: readonly Span[],
  sentences: readonly Sentence[],
): (readonly Span[])[] {
  const parts = content.flatMap((span) =>
    sentences
      .filter(
        (sentence) =>
          covers(span, sentence.span) || (sentence.span.start < span.end && span.start < sentence.span.end),
      )
      .map((sentence) => ({
        start: Math.max(span.start, sentence.span.start),
        end: Math.min(span.end, sentence.span.end),
      })),
  )
  const telling = parts.filter((part) => says(text, part))
  if (telling.length === 0) return []
  // Of a turn that asks, too, what it asks is left out.
  const asks = parts.some((part) => isAsking(text.slice(part.start, part.end)))
  return telling.length === 1 && !asks ? [content] : telling.map((part) => [part])
}

function isAsking(words: string): boolean {
  return /\?[”"']?$/.test(words.trim())
}

function says(text: string, part: Span): boolean {
  const words = text.slice(part.start, part.end).trim()
  return (
    !isAsking(words) &&
    !GREETING.test(words) &&
    !SILENCE.test(words) &&
    !ABSENT.test(words) &&
    wordsIn(text, part).filter(({ isWord }) => isWord).length >= (SHORT.test(words) ? LEAST : LEAST + 1)
  )
}
