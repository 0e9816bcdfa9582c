/** Where a rule for times looks, and what it gives. */
import type { Temporal } from 'temporal-polyfill'
import type { Span, TimeExpression } from '../../types.ts'
import { nearYear } from './calendar.ts'
import { isDeadline, isToCome, tenseAround } from './tense.ts'

/** A sentence that is looked through. */
export interface Looking {
  readonly words: string
  /** Where the words begin in the text, in UTF-16 code units. */
  readonly offset: number
  /** The day of publication; null where it is not known. */
  readonly today: Temporal.PlainDate | null
}

/** One kind of time expression: what it looks like, and the time of a match; `anchor` gives the day told of before, `days` the days on end, `year` the year. */
export interface Rule {
  readonly pattern: RegExp
  readonly read: (
    match: RegExpExecArray,
    looking: Looking,
    anchor: () => TimeExpression | undefined,
    days: () => TimeExpression | undefined,
    year: () => string | undefined,
  ) => TimeExpression | null
}

/** The span in the text of some of the words. */
export function spanIn({ offset }: Looking, start: number, end: number): Span {
  return { start: offset + start, end: offset + end }
}

/** A date that the words `start` to `end` state. */
export function stated(looking: Looking, start: number, end: number, value: string): TimeExpression {
  return {
    span: spanIn(looking, start, end),
    kind: 'date',
    value,
    basis: 'stated',
    deadline: isDeadline(looking.words, start),
  }
}

/** The year of a day and month that stand at `start` without one; null without a day of publication. */
export function nearDay({ words, today }: Looking, month: number, day: number, start: number): string | null {
  if (!today) return null
  return nearYear(month, day, today, isToCome(words, start), tenseAround(words, start) === null)
}
