/** Days told by their distance from the day of publication: "the day after tomorrow", "in two weeks' time", weekends. */
import type { Temporal } from 'temporal-polyfill'
import { WEEKDAYS } from '../lexicon/en/times.ts'
import { back, daysFrom, forward } from './calendar.ts'
import { type Rule, stated } from './looking.ts'
import { numberOf } from './numbers.ts'
import { isDeadline, isToCome } from './tense.ts'

/** A weekend is the last one, unless what is told of it is still to come. */
export const NEAR_DAYS: Rule = {
  pattern:
    /\b(?:the day before yesterday|the day after tomorrow|the week after next|(?:the|this|next|last|coming) weekend|in (?:an?|two|three|four|five|six|ten|\d{1,2}) (?:days?|weeks?|months?)['’] time|(?:mon|tues|wednes|thurs|fri|satur|sun)day week|an? (?:week|month|fortnight)['’]s time|a fortnight ago)\b/gi,
  read: ({ 0: shown, index }, looking) => {
    const { words, today } = looking
    const ahead = isToCome(words, index) || isDeadline(words, index)
    const value = today && dayOf(shown.toLowerCase(), today, ahead)
    return value ? stated(looking, index, index + shown.length, value) : null
  },
}

function dayOf(shown: string, today: Temporal.PlainDate, ahead: boolean): string | null {
  if (shown === 'the day before yesterday') return today.subtract({ days: 2 }).toString()
  if (shown === 'the day after tomorrow') return today.add({ days: 2 }).toString()
  if (shown === 'the week after next') return daysFrom(back(today, 1).add({ days: 14 }), 7)
  if (shown === 'a fortnight ago') return today.subtract({ days: 14 }).toString()
  const weekday = WEEKDAYS.indexOf(/^(\p{L}+) week$/u.exec(shown)?.[1] ?? '') + 1
  if (weekday > 0) return forward(today, weekday).add({ days: 7 }).toString()
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
