/**
 * The stage of times: every date and duration that the text tells, resolved against the day of publication. chrono-node
 * finds dates; only what it marks as certain is kept, and the year, the week and the direction are chosen here, since
 * news looks back where a calendar looks forward.
 */
import { Temporal } from 'temporal-polyfill'
import type { Report, Sentence, TimeExpression } from '../../types.ts'
import type { Stage } from '../stage.ts'
import { findDates } from './chrono.ts'
import { DURATIONS } from './durations.ts'
import { anchorNear, daysNear, PARTS_OF_DAY, RELATIVES, THAT_MONTH } from './leaning.ts'
import type { Rule } from './looking.ts'
import { MONTH_RULES, YEARS } from './months.ts'
import { NEAR_DAYS } from './near.ts'

export const times: Stage<'sentences', 'times'> = {
  name: 'times',
  needs: ['sentences'],
  gives: ['times'],
  run: ({ report, sentences }) => ({
    times: findTimes(report.text, sentences, report.published, dayOfHeading(report)),
  }),
}

/** In the order in which they take words; what one has taken no later one reads. */
const RULES: readonly Rule[] = [...MONTH_RULES, NEAR_DAYS, DURATIONS, YEARS]

/** Those that lean on a day told of before: they come last, and take words from the others. */
const LEANING: readonly Rule[] = [RELATIVES, PARTS_OF_DAY, THAT_MONTH]

const NOTHING = () => undefined
const LONGEST = 4000 // UTF-16 code units of a sentence that is searched

/**
 * All times of some sentences in text order, not overlapping. `published` is an ISO 8601 date or date-time; without it
 * only dates with their year and durations are found. `spoken`: the day that the heading of a transcript tells.
 */
export function findTimes(
  text: string,
  sentences: readonly Sentence[],
  published: string | undefined,
  spoken?: Temporal.PlainDate | null,
): TimeExpression[] {
  const today = spoken ?? dayOfWriting(text, sentences, published)
  const found: TimeExpression[] = []
  let opened: TimeExpression | undefined
  for (const { span } of sentences) {
    const words = text.slice(span.start, Math.min(span.end, span.start + LONGEST))
    const looking = { words, offset: span.start, today }
    let here: TimeExpression[] = []
    const put = (time: TimeExpression | null) => {
      if (time && !here.some((other) => overlap(other, time))) here.push(time)
    }
    for (const { pattern, read } of RULES)
      for (const match of words.matchAll(pattern)) put(read(match, looking, NOTHING, NOTHING, NOTHING))
    for (const date of findDates(looking)) put(date)
    for (const { pattern, read } of LEANING)
      for (const match of words.matchAll(pattern)) {
        const start = span.start + match.index
        const earlier = here.filter((one) => one.span.end <= start).sort(inOrder)
        const known = [...found, ...earlier]
        const time = read(
          match,
          looking,
          () =>
            anchorNear(
              known.filter((one) => mayLeanOn(text, one)),
              start,
            ),
          () => daysNear(known, start, published) ?? (opened && fromDay(opened)),
          () => known.findLast(({ kind }) => kind === 'date')?.value.slice(0, 4),
        )
        if (time) here = [...here.filter((other) => !overlap(other, time)), time]
      }
    found.push(...here.sort(inOrder))
    opened = here.find((one) => isOpening(text, one)) ?? opened
  }
  return found
}

/**
 * The day on which a transcript was spoken: the last that stands before its first turn, where it lies just before the
 * day of publication; null where there is no such day, and for a report that is no transcript.
 */
export function dayOfHeading({ text, published, blocks }: Report): Temporal.PlainDate | null {
  const first = blocks.find(({ kind }) => kind === 'turn')
  if (!first || first.span.start === 0 || published === undefined) return null
  const today = Temporal.PlainDate.from(published.slice(0, 10))
  const words = text.slice(0, Math.min(first.span.start, LONGEST))
  const days = findDates({ words, offset: 0, today }).flatMap(({ value }) =>
    /^\d{4}-\d\d-\d\d$/.test(value) ? [Temporal.PlainDate.from(value)] : [],
  )
  return (
    days.findLast((day) => {
      const late = day.until(today, { largestUnit: 'days' }).days
      return late >= 0 && late <= LATEST
    }) ?? null
  )
}

/**
 * The day that "today" means: of the dateline, where it has one just before the day of publication ("LIMA, Oct. 5 —"),
 * else the day of publication.
 */
function dayOfWriting(
  text: string,
  sentences: readonly Sentence[],
  published: string | undefined,
): Temporal.PlainDate | null {
  if (published === undefined) return null
  const today = Temporal.PlainDate.from(published.slice(0, 10))
  for (const { span } of sentences.slice(0, DATELINED)) {
    const words = text.slice(span.start, Math.min(span.end, span.start + LONGEST_DATELINE))
    const shown = DATELINE.exec(words)?.[1]
    const [day] = shown === undefined ? [] : findDates({ words: shown, offset: 0, today })
    if (!day || !/^\d{4}-\d\d-\d\d$/.test(day.value)) continue
    const written = Temporal.PlainDate.from(day.value)
    const late = written.until(today, { largestUnit: 'days' }).days
    return late >= 0 && late <= LATEST ? written : today
  }
  return today
}

const DATELINED = 4 // sentences in which a dateline may stand
const LONGEST_DATELINE = 80 // UTF-16 code units
const LATEST = 3 // days from a dateline to its publication
const DATELINE =
  /^\p{Lu}[\p{Lu} .’'-]{2,30}(?:, \p{Lu}[\p{L} .]{2,24})?, (\p{Lu}\p{Ll}{2,8}\.? \d{1,2}|\d{1,2} \p{Lu}\p{Ll}{2,8})(?: \([^)]{2,30}\))? ?[–—-]/u

/** "The summit opened on Tuesday": the first day of what goes on for days. */
function isOpening(text: string, { kind, deadline, value, span }: TimeExpression): boolean {
  return (
    kind === 'date' &&
    !deadline &&
    /^\d{4}-\d\d-\d\d$/.test(value) &&
    /\b(?:opened|began|started) (?:here |there )?(?:in \p{Lu}\p{L}+ )?(?:late |early )?(?:on )?$/u.test(
      text.slice(Math.max(0, span.start - 50), span.start),
    )
  )
}

/** What "that evening" may lean on: no day since which something goes on, and none of whoever is told of by the way. */
function mayLeanOn(text: string, { span }: TimeExpression): boolean {
  const before = text.slice(Math.max(0, span.start - 70), span.start)
  return !/\bsince (?:late |early )?$/i.test(before) && !/\b(?:who|whom|whose) [^,.;“”]*$/.test(before)
}

/** A few days from one on. */
function fromDay(day: TimeExpression): TimeExpression {
  const last = Temporal.PlainDate.from(day.value).add({ days: 6 })
  return { ...day, value: `${day.value}/${last.toString()}` }
}

function overlap({ span: one }: TimeExpression, { span: other }: TimeExpression): boolean {
  return one.start < other.end && other.start < one.end
}

function inOrder({ span: one }: TimeExpression, { span: other }: TimeExpression): number {
  return one.start - other.start
}
