/** Times that lean on a day told of before: "the following day", "two weeks later", "that evening". */
import { Temporal } from 'temporal-polyfill'
import type { TimeExpression } from '../../types.ts'
import { MONTHS, ORDINALS, WEEKDAYS } from '../lexicon/en/times.ts'
import { forward, monthOf } from './calendar.ts'
import { type Looking, type Rule, spanIn } from './looking.ts'
import { NUMBER, numberOf } from './numbers.ts'

const NEAR = 1200 // UTF-16 code units back to a day that "the following day" may lean on

/** The latest day that was told of shortly before. */
export function anchorNear(found: readonly TimeExpression[], start: number): TimeExpression | undefined {
  const day = found.findLast((one) => isDay(one))
  return day && start - day.span.end < NEAR ? day : undefined
}

/** The latest days on end that were told of shortly before. */
export function daysNear(
  found: readonly TimeExpression[],
  start: number,
  published: string | undefined,
): TimeExpression | undefined {
  const days = found.findLast(
    ({ value, deadline }) =>
      !deadline &&
      /^\d{4}-\d{2}-\d{2}\/\d{4}-\d{2}-\d{2}$/.test(value) &&
      !isWholeWeek(value) &&
      (published === undefined || value.slice(0, 10) <= published.slice(0, 10)),
  )
  return days && start - days.span.end < 2 * NEAR ? days : undefined
}

/** "This week", of which no day is the first of anything. */
function isWholeWeek(value: string): boolean {
  const [from = '', to = ''] = value.split('/')
  const first = Temporal.PlainDate.from(from)
  return first.dayOfWeek === 1 && first.add({ days: 6 }).toString() === to
}

/** A day that has been, and so can be leant on. */
function isDay({ kind, value, deadline }: TimeExpression): boolean {
  return !deadline && kind === 'date' && /^\d{4}-\d{2}-\d{2}$/.test(value)
}

const RELATIVE = new RegExp(
  `\\b(?:(?:the|on the) )?(following|next|previous|same) (day|week|month|${WEEKDAYS.join('|')})\\b|\\b(the (?:day|night|evening) before)\\b(?! (?:the|a|his|her|its|their|that))|\\b(${NUMBER}) (day|week|month|year)s? (later|earlier|before(?! \\p{Ll}))\\b|\\bthe (first|second|third|fourth|last|final) day(?: of (?:that|the|their|his|her) (?:trip|visit|stay|tour|talks|meeting|summit|conference|round))?\\b(?! (?:of|in|since) )`,
  'giu',
)

/** "The following Monday", "three days later": from the day told of before. */
export const RELATIVES: Rule = { pattern: RELATIVE, read: readRelative }

function readRelative(
  match: RegExpExecArray,
  looking: Looking,
  anchorOf: () => TimeExpression | undefined,
  daysOf: () => TimeExpression | undefined,
): TimeExpression | null {
  const [whole, order, unit, dayBefore, count, countedUnit, direction, which] = match
  const anchor = anchorOf()
  if (which) return dayOf(which.toLowerCase(), daysOf(), match, looking)
  if (!anchor || !isDay(anchor)) return null
  const day = Temporal.PlainDate.from(anchor.value)
  const span = spanIn(looking, match.index, match.index + whole.length)
  const give = (value: string): TimeExpression => ({
    span,
    kind: 'date',
    value,
    basis: 'inferred',
    deadline: false,
  })
  if (dayBefore) return give(day.subtract({ days: 1 }).toString())
  if (order) {
    const step = /^(?:following|next)$/i.test(order) ? 1 : /^previous$/i.test(order) ? -1 : 0
    const weekday = WEEKDAYS.indexOf(unit?.toLowerCase() ?? '') + 1
    if (weekday > 0)
      return /^following$/i.test(order) ? give(forward(day.add({ days: 1 }), weekday).toString()) : null
    if (unit?.toLowerCase() === 'day')
      return /^next$/i.test(order) && !/^the/i.test(whole) ? null : give(day.add({ days: step }).toString())
    return null
  }
  const number = numberOf(count ?? '')
  if (number === null) return null
  const sign = direction?.toLowerCase() === 'later' ? 1 : -1
  const moved = day.add({ [`${countedUnit?.toLowerCase()}s`]: sign * Math.round(number) })
  return give(/^(?:month|year)/i.test(countedUnit ?? '') ? moved.toString().slice(0, 7) : moved.toString())
}

/** "On the second day of that trip": of the days told of before. */
function dayOf(
  which: string,
  anchor: TimeExpression | undefined,
  { 0: whole, index }: RegExpExecArray,
  looking: Looking,
): TimeExpression | null {
  const [first, last] = anchor?.value.split('/') ?? []
  if (!first || !last || first.length !== 10 || last.length !== 10) return null
  const step = ORDINALS.indexOf(which)
  const value = step < 0 ? last : Temporal.PlainDate.from(first).add({ days: step }).toString()
  if (value > last) return null
  return {
    span: spanIn(looking, index, index + whole.length),
    kind: 'date',
    value,
    basis: 'inferred',
    deadline: false,
  }
}

/** "In a call that January": of the year told of before, else of the last one. */
export const THAT_MONTH: Rule = {
  pattern: new RegExp(
    `\\bthat (${MONTHS.map((month) => month.slice(0, 1).toUpperCase() + month.slice(1)).join('|')})\\b(?! \\p{Ll}+ed)`,
    'gu',
  ),
  read: ({ 0: shown, 1: name = '', index }, looking, _anchor, _days, yearOf) => {
    const year = yearOf()
    return year === undefined
      ? null
      : {
          span: spanIn(looking, index, index + shown.length),
          kind: 'date',
          value: `${year}-${String(monthOf(name)).padStart(2, '0')}`,
          basis: 'inferred',
          deadline: false,
        }
  },
}

/** "This morning" is the day of publication, "last night" the one before, "that evening" the day told of before. */
export const PARTS_OF_DAY: Rule = {
  pattern:
    /\b(this morning|this afternoon|this evening|last night|that (?:morning|afternoon|evening|night|day)|the same (?:day|evening|night))\b/gi,
  read: ({ 0: shown, index }, looking, anchorOf) => {
    const { today } = looking
    if (!today) return null
    const leans = /^th(?:at|e same)/i.test(shown)
    const anchor = leans ? anchorOf() : undefined
    const day = leans
      ? anchor && isDay(anchor) && anchor.value
      : (/^last night$/i.test(shown) ? today.subtract({ days: 1 }) : today).toString()
    if (!day) return null
    return {
      span: spanIn(looking, index, index + shown.length),
      kind: 'date',
      value: day,
      basis: leans ? 'inferred' : 'stated',
      deadline: false,
    }
  },
}
