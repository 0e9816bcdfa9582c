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
    for (const match of words.matchAll(DAYS_OF_MONTH)) put(daysOfMonth(match, at, today, words))
    for (const match of words.matchAll(DOTTED)) put(dottedDate(match, at, words))
    if (today) for (const match of words.matchAll(WEEK_OF_MONTH)) put(weekOfMonth(match, at, today, words))
    if (today) for (const match of words.matchAll(WEEK_OF_DAY)) put(weekOfDay(match, at, today, words))
    if (today) for (const match of words.matchAll(NEAR_DAYS)) put(nearDays(match, at, today, words))
    if (today) for (const match of words.matchAll(YEARLY_MONTH)) put(yearlyMonth(match, at, today))
    if (today) for (const match of words.matchAll(LONE_MONTH)) put(loneMonth(match, at, today, words))
    if (today) for (const match of words.matchAll(NIGHT_OF)) put(nightOf(match, at, today, words))
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
const UNIT = '(minute|hour|day|week|fortnight|month|year)s?'
const RELATIVE = new RegExp(
  `\\b(?:(?:the|on the) )?(following|next|previous|same) (day|week|month|${WEEKDAYS.join('|')})\\b|\\b(the day before)\\b(?! (?:the|a|his|her|its|their|that))|\\b(${NUMBER}) (day|week|month|year)s? (later|earlier|before(?! \\p{Ll}))\\b`,
  'giu',
)
const MONTH = MONTHS.join('|')
const WEEK_OF_MONTH = new RegExp(`\\bthe (${ORDINALS.join('|')}|last) week of (${MONTH})(?: (\\d{4}))?`, 'gi')
const WEEK_OF_DAY = new RegExp(
  `\\bthe week of (${MONTH}) (\\d{1,2})\\b|\\bthe week of (\\d{1,2}) (${MONTH})\\b`,
  'gi',
)
const DAYS_OF_MONTH = new RegExp(
  `\\b(between )?(\\d{1,2}) (?:and|or) (\\d{1,2}) (${MONTH})(?:,? (\\d{4}))?\\b|\\b(between )?(${MONTH}) (\\d{1,2}) (?:and|or) (\\d{1,2})(?:, (\\d{4}))?\\b(?! \\p{Ll}+s\\b)`,
  'giu',
)
const DOTTED = /\b(\d{1,2})\.(\d{1,2})\.((?:19|20)\d\d)\b/g
const NEAR_DAYS =
  /\b(?:the day before yesterday|the day after tomorrow|the week after next|(?:the|this|next|last|coming) weekend|the end of next month|in (?:an?|two|three|four|five|six|ten|\d{1,2}) (?:days?|weeks?|months?)['’] time|an? (?:week|month|fortnight)['’]s time|a fortnight ago)\b/gi
const MONTH_NAME = `${MONTHS.map((month) => `${month.slice(0, 1).toUpperCase()}${month.slice(1)}`).join('|')}`
const YEARLY_MONTH = new RegExp(`\\b(last|next|this) (${MONTH_NAME})\\b(?! \\d)`, 'g')
/** "May" and "March" are words of other meanings too: chrono-node leaves them alone without a day. */
const LONE_MONTH =
  /\b(?:in|by|until|since|before|during|(?:early|late|end|middle|beginning|start) (?:in |of )?|mid[- ]|end-)(?: ?(?:early|late|mid)[- ])? ?(May|March)\b(?! \d|['’]s|, \d)/g
const NIGHT_OF = new RegExp(
  `\\b(?:night|evening|morning|day) of ((?:${MONTH_NAME}) \\d{1,2}|\\d{1,2} (?:${MONTH_NAME}))\\b`,
  'g',
)
const DURATION = new RegExp(
  `\\b(half an?|${NUMBER})(?: and a half)?[ -]${UNIT}(?: and (?:(${NUMBER}) ${UNIT}|(a half)))?`,
  'giu',
)

const YEAR = /\b(?:in|since|by|until|before|after|from|of|for) ((?:19|20)\d\d)\b(?! \p{Ll}+s\b)/gu

const SEASONS: readonly string[] = ['spring', 'summer', 'autumn', 'winter']
const SEASON =
  /\bthe (spring|summer|autumn|fall|winter) of (\d{4})\b|\b(?:in|by|for|until|before|after|since|during|of|from)(?: the| this| next| last| early| late| the coming| the following| mid)*[ -](spring|summer|autumn|fall|winter)(?: of (\d{4})| (\d{4}))?\b|\b(?:this|next|last) (spring|summer|autumn|fall|winter)\b/gi
const END_OF = /\bthe end of (?:the|this) (month|year)\b|\b(?:year['’]s end|the year['’]s end)\b/gi
const PART_OF_DAY =
  /\b(this morning|this afternoon|this evening|last night|that (?:morning|afternoon|evening|night|day)|the same (?:day|evening|night))\b/gi

function noon(date: Temporal.PlainDate): Date {
  return new Date(`${date.toString()}T12:00:00Z`)
}

const NEAR = 1200 // UTF-16 code units back to a day that "the following day" may lean on

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
    before
      .filter((word) => !/^(?:the|end|beginning|start|close|of|midnight|noon|on|late|early)$/.test(word))
      .at(-1) ?? ''
  return DEADLINES.has(near) || /no later than (?:the )?(?:end of )?$/i.test(words.slice(0, start))
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
  return tenseAround(words, start) === 'to come'
}

/** What the clause around a date tells of, by its verb before the date, or where it opens the clause, behind it. */
function tenseAround(words: string, start: number): 'to come' | 'past' | null {
  const before = tenseBefore(words, start)
  if (before !== null || !OPENS.test(words.slice(0, start))) return before
  const after = /^[^;:“”"]{0,140}/u.exec(words.slice(start))?.[0] ?? ''
  const own = after.replace(/,[^,]{1,40} (?:said|says|added|told [^,]{1,20}),/g, '')
  const verbs = own.toLowerCase().match(/[\p{L}']+/gu) ?? []
  const first = verbs.slice(1).find((word) => TO_COME.has(word) || isPast(word))
  return first === undefined ? null : TO_COME.has(first) ? 'to come' : 'past'
}

/** What may stand before a date that opens a sentence or a clause: "On", "and late on". */
const OPENS = /(?:^|[,;:“"] (?:and |but )?)(?:(?:early|late|later|earlier) )?(?:on |in |at |from )?$/i

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
  if (/^-\p{L}/u.test(after) || /^for (?:an?|one) /i.test(text)) return null
  if (/\b(?:every|each)(?: (?:second|other))? $/i.test(words.slice(0, from))) return null
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
  const isOpen = tenseAround(words, from) === null
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
    : nearYear(number, 1, today, isToCome(words, start), tenseAround(words, start) === null)
  if (!first) return null
  const begin = Temporal.PlainDate.from(first)
  const from =
    ordinal.toLowerCase() === 'last'
      ? begin.add({ days: begin.daysInMonth - 7 })
      : begin.add({ days: 7 * ORDINALS.indexOf(ordinal.toLowerCase()) })
  const value = `${from.toString()}/${from.add({ days: 6 }).toString()}`
  return {
    span: at(start, start + whole.length),
    kind: 'date',
    value,
    basis: 'stated',
    deadline: isDeadline(words, start),
  }
}

/** "The week of March 23": from Monday to Sunday. */
function weekOfDay(
  match: RegExpMatchArray,
  at: At,
  today: Temporal.PlainDate,
  words: string,
): TimeExpression | null {
  const [whole, month = match[4] ?? '', day = match[3] ?? ''] = match
  const start = match.index ?? 0
  const found = nearYear(
    MONTHS.indexOf(month.toLowerCase()) + 1,
    Number(day),
    today,
    isToCome(words, start),
    tenseAround(words, start) === null,
  )
  if (!found) return null
  const monday = back(Temporal.PlainDate.from(found), 1)
  return {
    span: at(start, start + whole.length),
    kind: 'date',
    value: daysFrom(monday, 7),
    basis: 'stated',
    deadline: isDeadline(words, start),
  }
}

/** "4 and 5 April", "between 3 and 9 April": the first and the last day. */
function daysOfMonth(
  match: RegExpMatchArray,
  at: At,
  today: Temporal.PlainDate | null,
  words: string,
): TimeExpression | null {
  const start = (match.index ?? 0) + (match[1] ?? match[6] ?? '').length
  const [first, last] = [Number(match[2] ?? match[8]), Number(match[3] ?? match[9])]
  const month = MONTHS.indexOf((match[4] ?? match[7] ?? '').toLowerCase()) + 1
  const year = match[5] ?? match[10]
  const isOpen = tenseAround(words, start) === null
  const near = today && nearYear(month, last, today, isToCome(words, start), isOpen)?.slice(0, 4)
  const known = year ?? near
  if (
    !known ||
    first >= last ||
    last > Temporal.PlainYearMonth.from({ year: Number(known), month }).daysInMonth
  )
    return null
  const begin = Temporal.PlainDate.from({ year: Number(known), month, day: first })
  return {
    span: at(start, (match.index ?? 0) + match[0].length),
    kind: 'date',
    value: daysFrom(begin, last - first + 1),
    basis: 'stated',
    deadline: isDeadline(words, start),
  }
}

/** "12.03.2026": with dots the day comes first. */
function dottedDate(match: RegExpMatchArray, at: At, words: string): TimeExpression | null {
  const [whole, day, month, year] = match
  const start = match.index ?? 0
  const [d, m, y] = [Number(day), Number(month), Number(year)]
  if (m < 1 || m > 12 || d < 1 || d > Temporal.PlainYearMonth.from({ year: y, month: m }).daysInMonth)
    return null
  return {
    span: at(start, start + whole.length),
    kind: 'date',
    value: Temporal.PlainDate.from({ year: y, month: m, day: d }).toString(),
    basis: 'stated',
    deadline: isDeadline(words, start),
  }
}

/** Days told by their distance from today, and weekends: the last one, unless what is told is to come. */
function nearDays(
  match: RegExpMatchArray,
  at: At,
  today: Temporal.PlainDate,
  words: string,
): TimeExpression | null {
  const start = match.index ?? 0
  const shown = match[0].toLowerCase()
  const value = nearValue(shown, today, isToCome(words, start) || isDeadline(words, start))
  if (value === null) return null
  return {
    span: at(start, start + shown.length),
    kind: 'date',
    value,
    basis: 'stated',
    deadline: isDeadline(words, start),
  }
}

function nearValue(shown: string, today: Temporal.PlainDate, ahead: boolean): string | null {
  if (shown === 'the day before yesterday') return today.subtract({ days: 2 }).toString()
  if (shown === 'the day after tomorrow') return today.add({ days: 2 }).toString()
  if (shown === 'the week after next') return daysFrom(back(today, 1).add({ days: 14 }), 7)
  if (shown === 'a fortnight ago') return today.subtract({ days: 14 }).toString()
  if (shown === 'the end of next month') {
    const next = today.add({ months: 1 })
    return next.with({ day: next.daysInMonth }).toString()
  }
  if (/weekend$/.test(shown)) {
    const isComing = ahead || /^(?:this|next|coming)/.test(shown)
    return daysFrom(isComing ? forward(today, 6) : back(today.subtract({ days: 1 }), 6), 2)
  }
  const [, count = '', unit = ''] = /(an?|\p{L}+|\d+) (day|week|month|fortnight)s?['’]/u.exec(shown) ?? []
  const number = numberOf(count)
  if (number === null) return null
  if (unit === 'month') return today.add({ months: number }).toString().slice(0, 7)
  return today.add({ days: number * (unit === 'day' ? 1 : unit === 'week' ? 7 : 14) }).toString()
}

/** "Last March" in March is that of the year before, "next March" that of the year to come. */
function yearlyMonth(match: RegExpMatchArray, at: At, today: Temporal.PlainDate): TimeExpression {
  const [whole, which, name = ''] = match
  const start = (match.index ?? 0) + (which?.length ?? 0) + 1
  const month = MONTHS.indexOf(name.toLowerCase()) + 1
  const isOver = month < today.month
  const year =
    which === 'this'
      ? today.year
      : which === 'last'
        ? today.year - (isOver ? 0 : 1)
        : today.year + (month > today.month ? 0 : 1)
  return {
    span: at(start, start + whole.length - (which?.length ?? 0) - 1),
    kind: 'date',
    value: `${year}-${String(month).padStart(2, '0')}`,
    basis: 'stated',
    deadline: false,
  }
}

function loneMonth(
  match: RegExpMatchArray,
  at: At,
  today: Temporal.PlainDate,
  words: string,
): TimeExpression | null {
  const name = match[1] ?? ''
  const start = (match.index ?? 0) + match[0].length - name.length
  const month = MONTHS.indexOf(name.toLowerCase()) + 1
  const ahead = isToCome(words, start) || isDeadline(words, start)
  const value = nearYear(month, 15, today, ahead, tenseAround(words, start) === null)?.slice(0, 7)
  if (!value) return null
  const isEnd = /\bend of May$|\bend of March$/.test(match[0])
  const days = Temporal.PlainYearMonth.from(value).daysInMonth
  return {
    span: at(isEnd ? start - 'end of '.length : start, start + name.length),
    kind: 'date',
    value: isEnd ? `${value}-${days}` : value,
    basis: 'stated',
    deadline: isDeadline(words, start),
  }
}

function nightOf(
  match: RegExpMatchArray,
  at: At,
  today: Temporal.PlainDate,
  words: string,
): TimeExpression | null {
  const shown = match[1] ?? ''
  const start = (match.index ?? 0) + match[0].length - shown.length
  const day = Number(/\d+/.exec(shown)?.[0])
  const month = MONTHS.indexOf((/\p{L}+/u.exec(shown)?.[0] ?? '').toLowerCase()) + 1
  const value = nearYear(month, day, today, isToCome(words, start), tenseAround(words, start) === null)
  return value === null
    ? null
    : {
        span: at(start, start + shown.length),
        kind: 'date',
        value,
        basis: 'stated',
        deadline: isDeadline(words, start),
      }
}

function daysFrom(first: Temporal.PlainDate, days: number): string {
  return `${first.toString()}/${first.add({ days: days - 1 }).toString()}`
}

/** A season by its EDTF number, 21 for spring to 24 for winter; without a year the one that is near. */
function seasonTime(
  match: RegExpMatchArray,
  words: string,
  at: At,
  today: Temporal.PlainDate,
): TimeExpression {
  const [whole] = match
  const season = (match[1] ?? match[3] ?? match[6] ?? '').toLowerCase()
  const number = season === 'fall' ? 2 : SEASONS.indexOf(season)
  const end = (match.index ?? 0) + whole.length
  const shown =
    /(?:the |this |next |last )?(?:early |late |coming |following |mid-)*\S+(?: of \d{4}| \d{4})?$/i.exec(
      whole,
    )?.[0] ?? whole
  const start = end - shown.length
  const given = match[2] ?? match[4] ?? match[5]
  // Its middle: the fifteenth of April, July, October or January.
  const month = [4, 7, 10, 1][number] ?? 1
  const ahead = isToCome(words, start) || isDeadline(words, start) || /^(?:for|next)\b/i.test(whole)
  const near = /^this\b/i.test(whole)
    ? String(today.year)
    : nearYear(month, 15, today, ahead && !/\blast\b/i.test(whole))?.slice(0, 4)
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
    /(?:\d[.,]?|\bper|\beach|\bevery) ?$/i.test(before)
  )
    return null
  const lasts = /\b(?:within|for|lasted|lasting) $/i.test(before)
  if (!lasts && /^(?:a|an|one)$/i.test(count) && /^(?:day|week|fortnight|month|year)$/i.test(unit))
    return null // "twice a day", "a week"
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
    if (name === 'fortnight') return [[2 * number, 'week']]
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
