/** Dates told by their month, season or year, beyond those that chrono-node finds. */
import { Temporal } from 'temporal-polyfill'
import type { TimeExpression } from '../../types.ts'
import { MONTHS, ORDINALS, WEEKDAYS } from '../lexicon/en/times.ts'
import { back, daysFrom, forward, monthOf, nearYear } from './calendar.ts'
import { type Looking, nearDay, type Rule, stated } from './looking.ts'
import { isDeadline, isToCome, tenseAround } from './tense.ts'

const MONTH = MONTHS.join('|')
const MONTH_NAME = `${MONTHS.map((month) => `${month.slice(0, 1).toUpperCase()}${month.slice(1)}`).join('|')}`

/** "4 and 5 April", "between 3 and 9 April": the first and the last day. Two days apart are no interval. */
const DAYS_OF_MONTH: Rule = {
  pattern: new RegExp(
    `\\b(?<from>between )?(?<first>\\d{1,2}) (?:and|or) (?<last>\\d{1,2}) (?<month>${MONTH})(?:,? (?<year>\\d{4}))?\\b`,
    'giu',
  ),
  read: readDays,
}

/** The same with the month before: "April 4 and 5". */
const MONTH_DAYS: Rule = {
  pattern: new RegExp(
    `\\b(?<from>between )?(?<month>${MONTH}) (?<first>\\d{1,2}) (?:and|or) (?<last>\\d{1,2})(?:, (?<year>\\d{4}))?\\b(?! \\p{Ll}+s\\b)`,
    'giu',
  ),
  read: readDays,
}

function readDays(match: RegExpExecArray, looking: Looking): TimeExpression | null {
  const { from = '', first = '', last = '', month: name = '', year: given } = match.groups ?? {}
  const start = match.index + from.length
  const [begin, end, month] = [Number(first), Number(last), monthOf(name)]
  const year = given ?? nearDay(looking, month, end, start)?.slice(0, 4)
  const isInterval = from !== '' || end === begin + 1
  if (!year || !isInterval || begin < 1 || begin >= end || end > daysIn(Number(year), month)) return null
  const day = Temporal.PlainDate.from({ year: Number(year), month, day: begin })
  return stated(looking, start, match.index + match[0].length, daysFrom(day, end - begin + 1))
}

/** "12.03.2026": with dots the day comes first. */
const DOTTED: Rule = {
  pattern: /\b(\d{1,2})\.(\d{1,2})\.((?:19|20)\d\d)\b/g,
  read: (match, looking) => {
    const [day = 0, month = 0, year = 0] = match.slice(1).map(Number)
    if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return null
    const value = Temporal.PlainDate.from({ year, month, day }).toString()
    return stated(looking, match.index, match.index + match[0].length, value)
  },
}

/** "The first week of April", "the last week of May". */
const WEEK_OF_MONTH: Rule = {
  pattern: new RegExp(`\\bthe (${ORDINALS.join('|')}|last) week of (${MONTH})(?: (\\d{4}))?`, 'gi'),
  read: ({ 0: shown, 1: ordinal = '', 2: name = '', 3: year, index }, looking) => {
    const month = monthOf(name)
    const first = year ? `${year}-${pad(month)}-01` : nearDay(looking, month, 1, index)
    if (!first || !looking.today) return null
    const begin = Temporal.PlainDate.from(first)
    const days =
      ordinal.toLowerCase() === 'last' ? begin.daysInMonth - 7 : 7 * ORDINALS.indexOf(ordinal.toLowerCase())
    return stated(looking, index, index + shown.length, daysFrom(begin.add({ days }), 7))
  },
}

/** "The first Monday of May", "the last Friday in June". */
const WEEKDAY_OF_MONTH: Rule = {
  pattern: new RegExp(
    `\\bthe (${ORDINALS.join('|')}|last) (${WEEKDAYS.join('|')}) (?:of|in) (${MONTH})(?: (\\d{4}))?`,
    'gi',
  ),
  read: ({ 0: shown, 1: ordinal = '', 2: weekday = '', 3: name = '', 4: year, index }, looking) => {
    const month = monthOf(name)
    const first = year ? `${year}-${pad(month)}-01` : nearDay(looking, month, 1, index)
    if (!first) return null
    const begin = Temporal.PlainDate.from(first)
    const number = WEEKDAYS.indexOf(weekday.toLowerCase()) + 1
    const day =
      ordinal.toLowerCase() === 'last'
        ? back(begin.with({ day: begin.daysInMonth }), number)
        : forward(begin, number).add({ weeks: ORDINALS.indexOf(ordinal.toLowerCase()) })
    return stated(looking, index, index + shown.length, day.toString())
  },
}

/** "The second half of April". */
const HALF_OF_MONTH: Rule = {
  pattern: new RegExp(`\\bthe (first|second) half of (${MONTH_NAME})(?: (\\d{4}))?`, 'g'),
  read: ({ 0: shown, 1: half, 2: name = '', 3: year, index }, looking) => {
    const month = monthOf(name)
    const first = year ? `${year}-${pad(month)}-01` : nearDay(looking, month, 1, index)
    if (!first) return null
    const begin = Temporal.PlainDate.from(first)
    const days =
      half === 'first' ? daysFrom(begin, 15) : daysFrom(begin.with({ day: 16 }), begin.daysInMonth - 15)
    return stated(looking, index, index + shown.length, days)
  },
}

/** "Early March", "late August": its first ten days, or what follows the twentieth; "mid-March" is the month. */
const EDGE_OF_MONTH: Rule = {
  pattern: new RegExp(`\\b(early|late) (?:in )?(${MONTH_NAME})(?:,? (\\d{4})\\b)?(?! \\d)`, 'g'),
  read: ({ 0: shown, 1: which, 2: name = '', 3: year, index }, looking) => {
    const month = monthOf(name)
    const first = year
      ? `${year}-${pad(month)}-01`
      : nearDay(looking, month, which === 'early' ? 1 : 21, index)
    if (!first) return null
    const begin = Temporal.PlainDate.from(first).with({ day: 1 })
    const days =
      which === 'early' ? daysFrom(begin, 10) : daysFrom(begin.with({ day: 21 }), begin.daysInMonth - 20)
    return stated(looking, index, index + shown.length, days)
  },
}

/** "Between May and October", "from November to February". */
const MONTHS_APART: Rule = {
  pattern: new RegExp(
    `\\b(?:between (?<first>${MONTH_NAME}) and|from (?<first2>${MONTH_NAME}) (?:to|until|through)) (?<last>${MONTH_NAME})(?: (?<year>\\d{4}))?\\b(?! \\d)`,
    'g',
  ),
  read: ({ 0: shown, groups = {}, index }, looking) => {
    const { first = '', first2 = first, last = '', year } = groups
    const [begin, end] = [monthOf(first2), monthOf(last)]
    const begins = year
      ? `${Number(year) - (begin > end ? 1 : 0)}-${pad(begin)}`
      : nearDay(looking, begin, 15, index)?.slice(0, 7)
    if (!begins) return null
    const ends = `${Number(begins.slice(0, 4)) + (begin > end ? 1 : 0)}-${pad(end)}`
    const start = index + shown.indexOf(first2)
    return stated(looking, start, index + shown.length, `${begins}/${ends}`)
  },
}

/** "January of last year", "May next year". */
const MONTH_OF_YEAR: Rule = {
  pattern: new RegExp(`\\b(${MONTH_NAME}) (?:of )?(last|this|next) year\\b`, 'g'),
  read: ({ 0: shown, 1: name = '', 2: which, index }, looking) => {
    const { today } = looking
    if (!today) return null
    const year = today.year + (which === 'last' ? -1 : which === 'next' ? 1 : 0)
    return stated(looking, index, index + shown.length, `${year}-${pad(monthOf(name))}`)
  },
}

/** "By Christmas", "on Easter Monday": feasts that have a day. */
const FEAST: Rule = {
  pattern:
    /\b(?:by|before|until|since|after|at|on|over|around) (Christmas(?: Eve| Day)?|New Year['’]s (?:Eve|Day)|[Tt]he [Nn]ew [Yy]ear|All Saints['’] Day|May Day|Good Friday|Easter(?: Sunday| Monday)?)\b/g,
  read: ({ 0: shown, 1: name = '', index }, looking) => {
    const { words, today } = looking
    if (!today) return null
    const start = index + shown.length - name.length
    const ahead = isToCome(words, start) || isDeadline(words, start)
    const isSince = /^(?:since|after)/i.test(shown)
    const dates = [-1, 0, 1].map((years) => feastIn(name, today.year + years).toString())
    const value =
      ahead && !isSince
        ? dates.find((one) => one >= today.toString())
        : dates.findLast((one) => one <= today.toString())
    return value ? stated(looking, start, index + shown.length, value) : null
  },
}

/** The day of a feast in a year. */
function feastIn(name: string, year: number): Temporal.PlainDate {
  const easter = /^Easter/.test(name) ? (/Monday$/.test(name) ? 1 : 0) : name === 'Good Friday' ? -2 : null
  if (easter !== null) return easterOf(year).add({ days: easter })
  const [, month, day] = FEASTS.find(([feast]) => feast.test(name)) ?? CHRISTMAS
  return Temporal.PlainDate.from({ year, month, day })
}

type Feast = readonly [name: RegExp, month: number, day: number]
const CHRISTMAS: Feast = [/^Christmas/, 12, 25]
const FEASTS: readonly Feast[] = [
  [/^Christmas Eve/, 12, 24],
  CHRISTMAS,
  [/^New Year.*Eve$/, 12, 31],
  [/^(?:the )?New Year/i, 1, 1],
  [/^All Saints/, 11, 1],
  [/^May Day/, 5, 1],
]

/** Easter Sunday of the Gregorian calendar (the "Anonymous" algorithm, as in Meeus, Astronomical Algorithms, 1991). */
function easterOf(year: number): Temporal.PlainDate {
  const [a, b, c] = [year % 19, Math.floor(year / 100), year % 100]
  const g = Math.floor((8 * b + 13) / 25)
  const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const days = h + l - 7 * m + 114
  return Temporal.PlainDate.from({ year, month: Math.floor(days / 31), day: (days % 31) + 1 })
}

/** "On the 20th": of the month that is near. */
const DAY_ALONE: Rule = {
  pattern:
    /\b(?:on|by|until|before|since|from|till|later than) the (\d{1,2})(?:st|nd|rd|th)\b(?![ -]\p{L}+(?:ury|st|s|ion|ing|und|ary|age)\b| of \p{Lu})/gu,
  read: ({ 0: shown, 1: number = '', index }, looking) => {
    const { words, today } = looking
    const day = Number(number)
    if (!today || day < 1 || day > 31) return null
    const end = index + shown.length
    const start = end - number.length - 2
    const ahead = isToCome(words, start) || isDeadline(words, start)
    const month = [0, 1, 2].map((months) => today[ahead ? 'add' : 'subtract']({ months }))
    const fitting = month
      .filter(({ daysInMonth }) => day <= daysInMonth)
      .map((one) => one.with({ day }))
      .find((one) => (ahead ? 1 : -1) * Temporal.PlainDate.compare(one, today) >= 0)
    return fitting ? stated(looking, start, end, fitting.toString()) : null
  },
}

/** "The week of March 23": from Monday to Sunday. */
const WEEK_OF_DAY: Rule = {
  pattern: new RegExp(
    `\\bthe week of (?:(?<month>${MONTH}) (?<day>\\d{1,2})|(?<day2>\\d{1,2}) (?<month2>${MONTH}))\\b`,
    'gi',
  ),
  read: ({ 0: shown, groups = {}, index }, looking) => {
    const { month = '', day: number = '', month2 = month, day2 = number } = groups
    const day = nearDay(looking, monthOf(month2), Number(day2), index)
    return day
      ? stated(looking, index, index + shown.length, daysFrom(back(Temporal.PlainDate.from(day), 1), 7))
      : null
  },
}

/** "Last March" in March is that of the year before, "next March" that of the year to come. */
const YEARLY_MONTH: Rule = {
  pattern: new RegExp(`\\b(last|next|this) (${MONTH_NAME})\\b(?! \\d)`, 'g'),
  read: ({ 0: shown, 1: which, 2: name = '', index }, looking) => {
    const { today } = looking
    if (!today) return null
    const month = monthOf(name)
    const step =
      which === 'last' ? (month < today.month ? 0 : -1) : which === 'next' ? (month > today.month ? 0 : 1) : 0
    const end = index + shown.length
    return {
      ...stated(looking, end - name.length, end, `${today.year + step}-${pad(month)}`),
      deadline: false,
    }
  },
}

/** "By mid-May": "May" and "March" are words of other meanings too, and chrono-node leaves them alone without a day. */
const LONE_MONTH: Rule = {
  pattern:
    /\b(?:in|by|until|since|before|during|as (?:early|late|soon) as|(?:early|late|end|middle|beginning|start) (?:in |of )?|mid[- ]|end-)(?: ?(?:early|late|mid)[- ])? ?(May|March)\b(?! \d|['’]s|, \d)/g,
  read: ({ 0: shown, 1: name = '', index }, looking) => {
    const { words, today } = looking
    if (!today) return null
    const end = index + shown.length
    const start = end - name.length
    const ahead = isToCome(words, start) || isDeadline(words, start)
    const value = nearYear(
      monthOf(name),
      15,
      today,
      ahead,
      tenseAround(words, start) === null,
      isDeadline(words, start) && isToCome(words, start),
    )?.slice(0, 7)
    if (!value) return null
    const isEnd = shown.endsWith(`end of ${name}`)
    return isEnd
      ? stated(
          looking,
          start - 'end of '.length,
          end,
          `${value}-${Temporal.PlainYearMonth.from(value).daysInMonth}`,
        )
      : stated(looking, start, end, value)
  },
}

/** "The night of March 3". */
const NIGHT_OF: Rule = {
  pattern: new RegExp(
    `\\b(?:night|evening|morning|day) of ((?:${MONTH_NAME}|(?:Jan|Feb|Aug|Sept?|Oct|Nov|Dec)\\.) \\d{1,2}|\\d{1,2} (?:${MONTH_NAME}))\\b`,
    'g',
  ),
  read: ({ 0: shown, 1: date = '', index }, looking) => {
    const end = index + shown.length
    const start = end - date.length
    const name = /\p{L}+\.?/u.exec(date)?.[0] ?? ''
    const value = nearDay(looking, monthOf(name), Number(/\d+/.exec(date)?.[0]), start)
    return value ? stated(looking, start, end, value) : null
  },
}

/** "The first quarter of next year", "the second half of 2027": its first and its last month. */
const PART_OF_YEAR: Rule = {
  pattern: new RegExp(
    `\\bthe (${ORDINALS.slice(0, 4).join('|')}|last) (quarter|half) of (?:(last|this|next|the) year|((?:19|20)\\d\\d))\\b`,
    'gi',
  ),
  read: ({ 0: shown, 1: ordinal = '', 2: part = '', 3: which = '', 4: given, index }, looking) => {
    const step = which.toLowerCase() === 'last' ? -1 : which.toLowerCase() === 'next' ? 1 : 0
    const year = given ?? (looking.today ? looking.today.year + step : undefined)
    if (year === undefined) return null
    const months = /^half$/i.test(part) ? 6 : 3
    const at = /^last$/i.test(ordinal) ? 12 / months - 1 : ORDINALS.indexOf(ordinal.toLowerCase())
    if (at * months >= 12) return null
    const value = `${year}-${pad(months * at + 1)}/${year}-${pad(months * at + months)}`
    return stated(looking, index, index + shown.length, value)
  },
}

const SEASONS: readonly string[] = ['spring', 'summer', 'autumn', 'winter']

/** A season by its EDTF number, 21 for spring to 24 for winter; without a year the one that is near. */
const SEASON: Rule = {
  pattern:
    /\bthe (spring|summer|autumn|fall|winter) of (\d{4}|(?:last|this|next) year)\b|\b(?:in|by|for|until|before|after|since|during|of|from)(?: the| this| next| last| early| late| the coming| the following| mid)*[ -](spring|summer|autumn|fall|winter)(?: of (\d{4})| (\d{4}))?\b|\b(?:this|next|last) (spring|summer|autumn|fall|winter)\b/gi,
  read: (match, looking) => {
    const { words, today } = looking
    if (!today) return null
    const [whole] = match
    const season = (match[1] ?? match[3] ?? match[6] ?? '').toLowerCase()
    const number = season === 'fall' ? 2 : SEASONS.indexOf(season)
    const end = match.index + whole.length
    const shown =
      /(?:the |this |next |last )?(?:early |late |coming |following |mid-)*\S+(?: of (?:\d{4}|\S+ year)| \d{4})?$/i.exec(
        whole,
      )?.[0] ?? whole
    const start = end - shown.length
    const told = match[2] ?? match[4] ?? match[5]
    const step = /^last/i.test(told ?? '') ? -1 : /^next/i.test(told ?? '') ? 1 : 0
    const given = told?.endsWith('year') ? String(today.year + step) : told
    // Its middle: the fifteenth of April, July, October or January.
    const month = [4, 7, 10, 1][number] ?? 1
    const ahead = isToCome(words, start) || isDeadline(words, start) || /^for\b|\bnext\b/i.test(whole)
    const near = /\bthis\b/i.test(whole)
      ? String(today.year)
      : nearYear(month, 15, today, ahead && !/\blast\b/i.test(whole), false, /\bnext\b/i.test(whole))?.slice(
          0,
          4,
        )
    return stated(looking, start, end, `${given ?? near ?? today.year}-${21 + number}`)
  },
}

/** The last day of the week, month or year in which it is said, or of the next. */
const END_OF: Rule = {
  pattern:
    /\bthe (?:end|close) of (?:the|this|(next)) (week|month|year)\b|\bwithin (?:the|this) (week|month|year)\b|\b(?:year['’]s end|the year['’]s end)\b|\bthe (week|month|year) (?:is|was) (?:out|over)\b|\bthe end of ((?:19|20)\d\d)\b/gi,
  read: ({ 0: shown, 1: next, 2: endOf, 3: within, 4: over, 5: inYear, index }, looking) => {
    if (inYear) return stated(looking, index, index + shown.length, `${inYear}-12-31`)
    if (!looking.today) return null
    const unit = (endOf ?? within ?? over ?? 'year').toLowerCase()
    const today = looking.today.add(next ? { [`${unit}s`]: 1 } : { days: 0 })
    const last =
      unit === 'week'
        ? forward(today, 7)
        : unit === 'month'
          ? today.with({ day: today.daysInMonth })
          : today.with({ month: 12, day: 31 })
    const start = within ? index + 'within '.length : index
    return stated(looking, start, index + shown.length, last.toString())
  },
}

/** "In 2019"; in "the March of 2019" the year belongs to the month. */
export const YEARS: Rule = {
  pattern:
    /\b(?:in|since|by|until|before|after|from|of|for) ((?:19|20)\d\d)\b(?! (?!(?:as|does|has|his|is|its|this|unless|was|whereas)\b)\p{Ll}+s\b)/gu,
  read: ({ 0: shown, 1: year = '', index }, looking) => {
    const end = index + shown.length
    const start = end - year.length
    return OF_MONTH.test(looking.words.slice(0, start)) ? null : stated(looking, start, end, year)
  },
}
const OF_MONTH = new RegExp(`(?:${MONTH}) of $`, 'i')

/** The rules in the order in which they take words. */
export const MONTH_RULES: readonly Rule[] = [
  DAYS_OF_MONTH,
  MONTH_DAYS,
  DOTTED,
  WEEK_OF_MONTH,
  WEEKDAY_OF_MONTH,
  HALF_OF_MONTH,
  EDGE_OF_MONTH,
  MONTHS_APART,
  MONTH_OF_YEAR,
  PART_OF_YEAR,
  FEAST,
  DAY_ALONE,
  WEEK_OF_DAY,
  YEARLY_MONTH,
  LONE_MONTH,
  NIGHT_OF,
  SEASON,
  END_OF,
]

function daysIn(year: number, month: number): number {
  return Temporal.PlainYearMonth.from({ year, month }).daysInMonth
}

function pad(number: number): string {
  return String(number).padStart(2, '0')
}
