/**
 * The stage of times: every date and duration that the text tells, resolved against the day of publication. chrono-node
 * finds dates; only what it marks as certain is kept, and the year, the week and the direction are chosen here, since
 * news looks back where a calendar looks forward.
 */
import { Temporal } from 'temporal-polyfill'
import type { Sentence, TimeExpression } from '../../types.ts'
import type { Stage } from '../stage.ts'
import { findDates } from './chrono.ts'
import { DURATIONS } from './durations.ts'
import { anchorNear, PARTS_OF_DAY, RELATIVES } from './leaning.ts'
import type { Rule } from './looking.ts'
import { MONTH_RULES, YEARS } from './months.ts'
import { NEAR_DAYS } from './near.ts'

export const times: Stage<'sentences', 'times'> = {
  name: 'times',
  needs: ['sentences'],
  gives: ['times'],
  run: ({ report, sentences }) => ({ times: findTimes(report.text, sentences, report.published) }),
}

/** In the order in which they take words; what one has taken no later one reads. */
const RULES: readonly Rule[] = [RELATIVES, ...MONTH_RULES, NEAR_DAYS, PARTS_OF_DAY, DURATIONS, YEARS]

const LONGEST = 4000 // UTF-16 code units of a sentence that is searched

/**
 * All times of some sentences in text order, not overlapping. `published` is an ISO 8601 date or date-time; without it
 * only dates with their year and durations are found.
 */
export function findTimes(
  text: string,
  sentences: readonly Sentence[],
  published: string | undefined,
): TimeExpression[] {
  const today = published === undefined ? null : Temporal.PlainDate.from(published.slice(0, 10))
  const found: TimeExpression[] = []
  for (const { span } of sentences) {
    const words = text.slice(span.start, Math.min(span.end, span.start + LONGEST))
    const looking = { words, offset: span.start, today }
    const here: TimeExpression[] = []
    const put = (time: TimeExpression | null) => {
      if (time && !here.some((other) => other.span.start < time.span.end && time.span.start < other.span.end))
        here.push(time)
    }
    for (const { pattern, read } of RULES)
      for (const match of words.matchAll(pattern))
        put(read(match, looking, () => here.at(-1) ?? anchorNear(found, span.start)))
    for (const date of findDates(looking)) put(date)
    found.push(...here.sort((a, b) => a.span.start - b.span.start))
  }
  return found
}
