/**
 * The stage of times: every date and duration that the text tells, resolved against the day of publication. chrono-node
 * finds dates; only what it marks as certain is kept, and the year, the week and the direction are chosen here, since
 * news looks back where a calendar looks forward.
 */
import type { ParsedComponents, ParsedResult } from 'chrono-node'
import { casual } from 'chrono-node/en' // one language: all of them take a tenth of a second to load
import { Temporal } from 'temporal-polyfill'
import type { Sentence, Span, TimeExpression } from '../types.ts'
import { IRREGULAR_FORMS } from './lexicon/en/irregular-forms.ts'
import { DEADLINES, MONTHS, NUMBERS, ORDINALS, SHORT, TO_COME, WEEKDAYS } from './lexicon/en/times.ts'
import type { Stage } from './stage.ts'

export const times: Stage<'sentences', 'times'> = {
  name: 'times',
  needs: ['sentences'],
  gives: ['times'],
  run: ({ report, sentences }) => ({ times: findTimes(report.text, sentences, report.published) }),
}

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
    const at = (start: number, end: number): Span => ({ start: span.start + start, end: span.start + end })
    const here: TimeExpression[] = []
    const put = (time: TimeExpression | null) => {
      if (time && !here.some((other) => other.span.start < time.span.end && time.span.start < other.span.end))
        here.push(time)
    }
    for (const match of words.matchAll(RELATIVE))
      put(relativeTime(match, at, here.at(-1) ?? anchorNear(found, span.start)))
    if (today) for (const match of words.matchAll(WEEK_OF_MONTH)) put(weekOfMonth(match, at, today, words))
    if (today) for (const match of words.matchAll(SEASON)) put(seasonTime(match, words, at, today))
    if (today) for (const match of words.matchAll(END_OF)) put(endTime(match, words, at, today))
    if (today)
      for (const match of words.matchAll(PART_OF_DAY))
        put(partOfDay(match, at, today, here.at(-1) ?? anchorNear(found, span.start)))
    for (const match of words.matchAll(DURATION)) put(durationTime(match, words, at))
    for (const match of words.matchAll(YEAR)) put(yearTime(match, words, at))
    if (DATE_WORDS.test(words))
      for (const result of casual.parse(words, today ? { instant: noon(today), timezone: 0 } : undefined))
        put(dateTime(result, words, at, today))
    found.push(...here.sort((a, b) => a.span.start - b.span.start))
  }
  return found
}

const DATE_WORDS = new RegExp(
  `\\b(?:${[...MONTHS, ...WEEKDAYS, ...SHORT.keys()].join('|')}|yesterday|today|tonight|tomorrow|week|month|year|ago|\\d{4})`,
  'i',
)
const NUMBER = `(?:\\d{1,4}|${[...NUMBERS.keys()].join('|')})(?:-\\p{Ll}+)?`
const UNIT = '(minute|hour|day|week|month|year)s?'
const RELATIVE = new RegExp(
  `\\b(?:(?:the|on the) )?(following|next|previous|same) (day|week|month)\\b|\\b(the day before)\\b(?! (?:the|a|his|her|its|their|that))|\\b(${NUMBER}) (day|week|month|year)s? (later|earlier|before(?! \\p{Ll}))\\b`,
  'giu',
)
const WEEK_OF_MONTH = new RegExp(
  `\\bthe (${ORDINALS.join('|')}) week of (${MONTHS.join('|')})(?: (\\d{4}))?`,
  'gi',
)
const DURATION = new RegExp(
  `\\b(half an?|${NUMBER})(?: and a half)?[ -]${UNIT}(?: and (?:(${NUMBER}) ${UNIT}|(a half)))?`,
  'giu',
)

const YEAR = /\b(?:in|since|by|until|before|after|from|of|for) ((?:19|20)\d\d)\b(?! \p{Ll}+s\b)/gu

const SEASONS: readonly string[] = ['spring', 'summer', 'autumn', 'winter']
const SEASON =
  /\b(?:in|by|for|until|before|after|since|during|of|from)(?: the| this| next| last| early| late| the coming| the following| mid)*[ -](spring|summer|autumn|fall|winter)(?: of (\d{4})| (\d{4}))?\b|\b(?:this|next|last) (spring|summer|autumn|fall|winter)\b/gi
const END_OF = /\bthe end of (?:the|this) (month|year)\b|\b(?:year['’]s end|the year['’]s end)\b/gi
const PART_OF_DAY =
  /\b(this morning|this afternoon|this evening|last night|that (?:morning|afternoon|evening|night|day)|the same (?:day|evening|night))\b/gi

function noon(date: Temporal.PlainDate): Date {
  return new Date(`${date.toString()}T12:00:00Z`)
}

const NEAR = 600 // UTF-16 code units back to a day that "the following day" may lean on

/** The latest day that was told of shortly before. */
function anchorNear(found: readonly TimeExpression[], start: number): TimeExpression | undefined {
  const day = found.findLast(isDay)
  return day && start - day.span.end < NEAR ? day : undefined
}

/** A day that has been, and so can be leant on. */
function isDay({ kind, value, deadline }: TimeExpression): boolean {
  return !deadline && kind === 'date' && /^\d{4}-\d{2}-\d{2}$/.test(value)
}

/** Whether words before a date make it a deadline. */
function isDeadline(words: string, start: number): boolean {
  const before =
    words
      .slice(0, start)
      .toLowerCase()
      .match(/[\p{L}]+/gu)
      ?.slice(-4) ?? []
  const near =
    before.filter((word) => !/^(?:the|end|beginning|start|of|midnight|on|late|early)$/.test(word)).at(-1) ??
    ''
  return DEADLINES.has(near) || /no later than (?:the end of )?$/i.test(words.slice(0, start))
}

/** What has been: past tenses, regular and some others. */
const PASTS: ReadonlySet<string> = new Set(
  [...IRREGULAR_FORMS].flatMap(([base, forms]) =>
    forms.filter((form) => form !== base && !/(?:s|ing)$/.test(form)),
  ),
)
const isPast = (word: string) => /^(?:said|was|were|had|met|\p{L}{2,}ed)$/u.test(word) || PASTS.has(word)

/** Words behind which an infinitive is still to come: "agreed to meet on Friday", and not "returned to haunt them". */
const INTENDING =
  /^(?:agree|plan|decid|promis|vow|pledg|offer|expect|hop|want|intend|schedul|due|set|read|willing|prepar|propos|invit|ask|urg|call|order|threaten|allow|going|need|aim|arrang|undert|commit|continu|about|likely|deadline|deal|order|date|time|try|tri)/i

/** Whether the clause of a date tells what is to come. */
function isToCome(words: string, start: number): boolean {
  return tenseBefore(words, start) === 'to come'
}

/** What the clause before a date tells of; null where no verb stands there. */
function tenseBefore(words: string, start: number): 'to come' | 'past' | null {
  const clause =
    words
      .slice(Math.max(0, start - 90), start)
      .split(/[;:“”"]|, (?:and|but|said)/)
      .at(-1) ?? ''
  const all = clause.match(/[\p{L}']+/gu) ?? []
  // "agreed to meet on Friday": an infinitive is still to come
  const near = all.map((word, at) =>
    word === 'to' &&
    /^\p{Ll}{2,}$/u.test(all[at + 1] ?? '') &&
    !/^(?:the|an|his|her|its|their|reporters|aides|all|both)$/.test(all[at + 1] ?? '') &&
    all.slice(Math.max(0, at - 12), at).some((before) => INTENDING.test(before))
      ? 'will'
      : word.toLowerCase(),
  )
  const last = near.findLast(
    (word, at) => TO_COME.has(word) || (isPast(word) && !/^(?:be|been)$/.test(near[at - 1] ?? '')),
  )
  return last === undefined ? null : TO_COME.has(last) ? 'to come' : 'past'
}

type At = (start: number, end: number) => Span

function dateTime(
  result: ParsedResult,
  words: string,
  at: At,
  today: Temporal.PlainDate | null,
): TimeExpression | null {
  const { index, start, end } = result
  const text = result.text.replace(/[^\p{L}\p{N}]+$/u, '')
  const shown = text.replace(/^(?:on|in|at|by|until|from|since|this (?=\p{Lu}))\s+/iu, '')
  const from = index + text.length - shown.length
  const after = words.slice(index + text.length, index + text.length + 12)
  // "Three days after the storm" leans on the storm.
  if (
    /\b(?:minutes?|hours?|days?|weeks?|months?|years?)$/i.test(shown) &&
    /^\s+(?:after|before|into)\b/.test(after)
  )
    return null
  if (/^-\p{L}/u.test(after)) return null
  if (/^\d{1,2}(?::\d\d)?\s*(?:[ap]\.?m\.?)?$|^\d+$/i.test(shown) && !/^\d{4}$/.test(shown)) return null
  if (/\b(?:later|earlier|before|following|after)\b/i.test(shown)) return null // leans on a date that is not there
  const isIn =
    /\b(?:in|into|from|during|of|by|for|until|since|last|next|this|before|after|late|early|mid)\s*-?$/i.test(
      words.slice(0, from).trimEnd(),
    )
  if (
    /^(?:may|march|sun|sat|mar|now|second|will|then)$/i.test(shown) &&
    !(isIn && /^(?:May|March)$/.test(shown))
  )
    return null
  if (new RegExp(`^(?:${MONTHS.join('|')})$`, 'i').test(shown) && !isIn) return null
  if (/\b(?:seconds?|minutes?|hours?)$/i.test(shown)) return null // "for a second round"
  const value = resolve(start, shown, words, from, today)
  if (value === null) return null
  const to = end ? resolve(end, shown, words, from, today) : null
  const hour = /\bnoon(?: on)? $/i.test(words.slice(0, from)) || /^noon\b/i.test(shown) ? 'T12' : ''
  return {
    span: at(from, index + text.length),
    kind: 'date',
    value: to !== null && to !== value ? `${value}/${to}` : /-\d\d$/.test(value) ? value + hour : value,
    basis: 'stated',
    deadline: isDeadline(words, from),
  }
}

function resolve(
  parts: ParsedComponents,
  shown: string,
  words: string,
  from: number,
  today: Temporal.PlainDate | null,
): string | null {
  const known = (part: 'day' | 'month' | 'year' | 'weekday') => parts.isCertain(part)
  const [year, month, day] = [parts.get('year') ?? 0, parts.get('month') ?? 1, parts.get('day') ?? 1]
  const pad = (n: number) => String(n).padStart(2, '0')
  const lower = shown.toLowerCase()
  if (/\byears?\b/.test(lower) && today) return String(year)
  if (/\bmonths?\b/.test(lower) && today) return `${year}-${pad(month)}`
  const week = /^(?:the )?(?:earlier |later )?(this|last|past|next|coming) week$/.exec(lower)?.[1]
  if (week !== undefined && today) {
    const step = week === 'this' ? 0 : week === 'last' || week === 'past' ? -7 : 7
    const monday = today.subtract({ days: today.dayOfWeek - 1 }).add({ days: step })
    return `${monday.toString()}/${monday.add({ days: 6 }).toString()}`
  }
  if (/\bweeks?$/.test(lower)) return null
  if (known('year') && known('month') && known('day')) return `${year}-${pad(month)}-${pad(day)}`
  if (known('year') && known('month')) return `${year}-${pad(month)}`
  if (known('year') && !known('month')) return /^\d{4}$/.test(shown) ? null : String(year)
  if (!today) return null
  const isFor = /\bfor\s+$/i.test(words.slice(0, from)) && !/^['’]s/.test(words.slice(from + shown.length)) // "invited them for Sunday"
  const ahead = isFor || isToCome(words, from) || isDeadline(words, from)
  const isOpen = tenseBefore(words, from) === null
  if (known('month') && known('day')) return nearYear(month, day, today, ahead, isOpen)
  if (known('month')) {
    const guess = nearYear(month, 15, today, ahead, isOpen)
    return guess?.slice(0, 7) ?? null
  }
  if (known('weekday')) {
    const weekday = parts.get('weekday') ?? 0
    const wanted = weekday === 0 ? 7 : weekday
    if (/^(?:last|past)\b/.test(lower)) return back(today.subtract({ days: 1 }), wanted).toString()
    if (/^next\b/.test(lower)) return forward(today.add({ days: 1 }), wanted).toString()
    return (ahead ? forward(today, wanted) : back(today, wanted)).toString()
  }
  return null
}

function back(from: Temporal.PlainDate, weekday: number): Temporal.PlainDate {
  return from.subtract({ days: (from.dayOfWeek - weekday + 7) % 7 })
}

function forward(from: Temporal.PlainDate, weekday: number): Temporal.PlainDate {
  return from.add({ days: (weekday - from.dayOfWeek + 7) % 7 })
}

/** The year that fits a day without one: what is to come is next, what is told of was last; months in doubt are near. */
function nearYear(
  month: number,
  day: number,
  today: Temporal.PlainDate,
  ahead: boolean,
  isOpen = false,
): string | null {
  const dates = [-1, 0, 1].flatMap((years) => {
    const year = today.year + years
    const days = Temporal.PlainYearMonth.from({ year, month }).daysInMonth
    return day > days ? [] : [Temporal.PlainDate.from({ year, month, day })]
  })
  const past = dates.filter((date) => Temporal.PlainDate.compare(date, today) <= 0).at(-1)
  const coming = dates.find((date) => Temporal.PlainDate.compare(date, today) >= 0)
  // Without a verb that tells, the nearer of the two.
  if (
    isOpen &&
    !ahead &&
    past &&
    coming &&
    past.until(today, { largestUnit: 'days' }).days > 3 * today.until(coming, { largestUnit: 'days' }).days
  )
    return coming.toString()
  const far = coming && today.until(coming, { largestUnit: 'days' }).days > 270
  return ((ahead && !far ? coming : undefined) ?? past ?? coming)?.toString() ?? null
}

function relativeTime(
  match: RegExpMatchArray,
  at: At,
  anchor: TimeExpression | undefined,
): TimeExpression | null {
  const [whole, order, unit, dayBefore, count, countedUnit, direction] = match
  if (!anchor || !isDay(anchor)) return null
  const day = Temporal.PlainDate.from(anchor.value)
  const start = match.index ?? 0
  const span = at(start, start + whole.length)
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

function weekOfMonth(
  match: RegExpMatchArray,
  at: At,
  today: Temporal.PlainDate,
  words: string,
): TimeExpression | null {
  const [whole, ordinal = '', month = '', year] = match
  const start = match.index ?? 0
  const number = MONTHS.indexOf(month.toLowerCase()) + 1
  const first = year
    ? `${year}-${String(number).padStart(2, '0')}-01`
    : nearYear(number, 1, today, isToCome(words, start))
  if (!first) return null
  const from = Temporal.PlainDate.from(first).add({ days: 7 * ORDINALS.indexOf(ordinal.toLowerCase()) })
  const value = `${from.toString()}/${from.add({ days: 6 }).toString()}`
  return {
    span: at(start, start + whole.length),
    kind: 'date',
    value,
    basis: 'stated',
    deadline: isDeadline(words, start),
  }
}

/** A season by its EDTF number, 21 for spring to 24 for winter; without a year the one that is near. */
function seasonTime(
  match: RegExpMatchArray,
  words: string,
  at: At,
  today: Temporal.PlainDate,
): TimeExpression {
  const [whole] = match
  const season = (match[1] ?? match[4] ?? '').toLowerCase()
  const number = season === 'fall' ? 2 : SEASONS.indexOf(season)
  const end = (match.index ?? 0) + whole.length
  const shown =
    /(?:the |this |next |last )?(?:early |late |coming |following |mid-)*\S+(?: of \d{4}| \d{4})?$/i.exec(
      whole,
    )?.[0] ?? whole
  const start = end - shown.length
  const given = match[2] ?? match[3]
  // Its middle: the fifteenth of April, July, October or January.
  const month = [4, 7, 10, 1][number] ?? 1
  const ahead = isToCome(words, start) || isDeadline(words, start) || /^(?:for|next)\b/i.test(whole)
  const near = nearYear(month, 15, today, ahead && !/\blast\b/i.test(whole))?.slice(0, 4)
  return {
    span: at(start, end),
    kind: 'date',
    value: `${given ?? near ?? today.year}-${21 + number}`,
    basis: 'stated',
    deadline: isDeadline(words, start),
  }
}

/** The last day of the month or year in which it is said. */
function endTime(match: RegExpMatchArray, words: string, at: At, today: Temporal.PlainDate): TimeExpression {
  const start = match.index ?? 0
  const isMonth = match[1]?.toLowerCase() === 'month'
  const last = isMonth ? today.with({ day: today.daysInMonth }) : today.with({ month: 12, day: 31 })
  return {
    span: at(start, start + match[0].length),
    kind: 'date',
    value: last.toString(),
    basis: 'stated',
    deadline: isDeadline(words, start),
  }
}

/** "This morning" is the day of publication, "last night" the one before, "that evening" the day told of before. */
function partOfDay(
  match: RegExpMatchArray,
  at: At,
  today: Temporal.PlainDate,
  anchor: TimeExpression | undefined,
): TimeExpression | null {
  const start = match.index ?? 0
  const words = match[0].toLowerCase()
  const leans = /^th(?:at|e same)/.test(words)
  if (leans && (!anchor || !isDay(anchor))) return null
  const value = leans
    ? anchor?.value
    : (words === 'last night' ? today.subtract({ days: 1 }) : today).toString()
  if (value === undefined) return null
  return {
    span: at(start, start + match[0].length),
    kind: 'date',
    value,
    basis: leans ? 'inferred' : 'stated',
    deadline: false,
  }
}

function yearTime(match: RegExpMatchArray, words: string, at: At): TimeExpression | null {
  const year = match[1] ?? ''
  const start = (match.index ?? 0) + match[0].length - year.length
  if (new RegExp(`(?:${MONTHS.join('|')}) of $`, 'i').test(words.slice(0, start))) return null
  return {
    span: at(start, start + year.length),
    kind: 'date',
    value: year,
    basis: 'stated',
    deadline: isDeadline(words, start),
  }
}

const LETTER: Readonly<Record<string, string>> = {
  minute: 'TM',
  hour: 'TH',
  day: 'D',
  week: 'W',
  month: 'M',
  year: 'Y',
}

function durationTime(match: RegExpMatchArray, words: string, at: At): TimeExpression | null {
  const [whole, count = '', unit = '', more, moreUnit, half] = match
  const start = match.index ?? 0
  const after = words.slice(start + whole.length, start + whole.length + 10)
  const before = words.slice(Math.max(0, start - 12), start)
  if (
    /^(?:-old| old| ago| later| earlier| after| before|['’]s notice)/.test(after) ||
    /(?:\d[.,]?|\ba|\bper|\beach|\bevery) ?$/i.test(before)
  )
    return null
  const isWithin = /\bwithin $/i.test(before)
  if (!isWithin && /^(?:a|an|one)$/i.test(count) && /^(?:day|week|month|year)$/i.test(unit)) return null // "twice a day", "a week"
  const number = numberOf(count)
  if (number === null) return null
  const value = isoDuration([
    [number + (half || / and a half/.test(whole) ? 0.5 : 0), unit],
    ...(more && moreUnit ? [[numberOf(more) ?? 0, moreUnit] as [number, string]] : []),
  ])
  return value
    ? {
        span: at(start, start + whole.length),
        kind: 'duration',
        value,
        basis: 'stated',
        deadline: /\bwithin $/i.test(before),
      }
    : null
}

/** ISO 8601, halves of an hour as minutes. */
function isoDuration(parts: readonly (readonly [number, string])[]): string | null {
  const whole = parts.flatMap(([number, unit]): [number, string][] => {
    const name = unit.toLowerCase()
    if (Number.isInteger(number)) return [[number, name]]
    if (name === 'hour')
      return [
        ...(Math.floor(number) > 0 ? [[Math.floor(number), 'hour'] as [number, string]] : []),
        [30, 'minute'],
      ]
    return []
  })
  if (whole.length === 0) return null
  const write = (time: boolean) =>
    whole
      .filter(([, unit]) => LETTER[unit]?.startsWith('T') === time)
      .map(([number, unit]) => `${number}${LETTER[unit]?.at(-1)}`)
      .join('')
  const clock = write(true)
  return `P${write(false)}${clock && `T${clock}`}`
}

function numberOf(words: string): number | null {
  if (/^\d+$/.test(words)) return Number(words)
  if (/^half an?$/i.test(words)) return 0.5
  const [tens = '', ones] = words.toLowerCase().split('-')
  const first = NUMBERS.get(tens)
  if (first === undefined) return null
  return ones === undefined ? first : first + (NUMBERS.get(ones) ?? 0)
}
