/** The lines of a text, without the white space around them. */
import { ReadoutError } from '../errors.ts'
import type { Span } from '../types.ts'

/** A line that has words. */
export interface Line extends Span {
  /** How far its first character stands from the beginning of the line. */
  readonly indent: number
  /** A line without words stands before it, or none at all. */
  readonly opens: boolean
}

const BREAK = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/g
const MOST_LINES = 400_000 // a text of 16 MB in lines of 40 characters
const WORD = /[\p{L}\p{N}]/u

/**
 * The lines that have a letter or a digit; "* * *" is none, it ends a paragraph as a blank line does.
 * Throws a ReadoutError that begins with `name` where they are too many.
 */
export function findLines(text: string, name = 'the text'): Line[] {
  const lines: Line[] = []
  let opens = true
  let from = 0
  const take = (to: number): void => {
    const line = text.slice(from, to)
    const start = from + line.length - line.trimStart().length
    if (WORD.test(line)) {
      lines.push({ start, end: from + line.trimEnd().length, indent: start - from, opens })
      opens = false
    } else opens = true
  }
  for (const { 0: found, index } of text.matchAll(BREAK)) {
    take(index)
    if (lines.length > MOST_LINES)
      throw new ReadoutError(
        'too-large',
        `${name}: has more than ${MOST_LINES.toLocaleString('en')} lines; cut it down to one report`,
      )
    if (found === '\u2029') opens = true
    from = index + found.length
  }
  take(text.length)
  return lines
}
