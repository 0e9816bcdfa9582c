/** Dates that chrono-node finds, understood as news tells them: its weekdays look back, and its years are near. */
import type { ParsedComponents, ParsedResult } from 'chrono-node'
import { casual } from 'chrono-node/en' // one language: all of them take a tenth of a second to load
import type { TimeExpression } from '../../types.ts'
import { MONTHS, SHORT, WEEKDAYS } from '../lexicon/en/times.ts'
import { back, daysFrom, forward, nearYear } from './calendar.ts'
import { type Looking, stated } from './looking.ts'
import { isDeadline, isToCome, tenseAround } from './tense.ts'

const DATE_WORDS = new RegExp(
  `\\b(?:${[...MONTHS, ...WEEKDAYS, ...SHORT.keys()].join('|')}|yesterday|today|tonight|tomorrow|week|month|year|ago|\\d{4})`,
  'i',
)
const ONE_MONTH = new RegExp(`^(?:${MONTHS.join('|')})$`, 'i')

/** "From 1 July": chrono-node takes the day for an hour. */
const HOUR_LIKE = new RegExp(
  `\\bfrom(?= \\d{1,2}(?: (?:to|until) \\d{1,2})? (?:${MONTHS.join('|')})\\b)`,
  'gi',
)

/** The dates of a sentence. */
export function findDates(looking: Looking): TimeExpression[] {
  const { words, today } = looking
  if (!DATE_WORDS.test(words)) return []
  const noon = today && { instant: new Date(`${today.toString()}T12:00:00Z`), timezone: 0 }
  const shown = words.replace(HOUR_LIKE, '  on').replace(/\bat night\b/gi, '        ') // no night in particular
  return casual.parse(shown, noon ?? undefined).flatMap((result) => readResult(result, looking) ?? [])
}

function readResult(result: ParsedResult, looking: Looking): TimeExpression | null {
  const { words } = looking
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
  if (/^(?:(?:the|this|that|an?) )?(?:day|night|morning|evening|weekend)$/i.test(shown)) return null // "earlier in the day"
  if (/^(?:last|past) days?$/i.test(shown)) return null // "until its last day"
  if (/^-\p{L}/u.test(after) || /^for (?:an?|one) /i.test(text)) return null
  if (/\b(?:every|each)(?: (?:second|other))? $/i.test(words.slice(0, from))) return null
  if (/^\d{1,2}(?::\d\d)?\s*(?:[ap]\.?m\.?)?$|^\d+$/i.test(shown) && !/^\d{4}$/.test(shown)) return null
  if (/\b(?:later|earlier|before|following|after)\b/i.test(shown)) return null // leans on a date that is not there
  const isIn =
    /\b(?:in|into|from|during|of|by|for|until|since|last|next|this|before|after|late|early|mid|(?:late|early|soon) as)\s*-?$/i.test(
      words.slice(0, from).trimEnd(),
    )
  if (
    /^(?:may|march|sun|sat|mar|now|second|will|then)$/i.test(shown) &&
    !(isIn && /^(?:May|March)$/.test(shown))
  )
    return null
  if (ONE_MONTH.test(shown) && !isIn) return null
  if (/\b(?:seconds?|minutes?|hours?)$/i.test(shown)) return null // "for a second round"
  if (/^\d{1,2}\/\d{1,2}$/.test(shown)) return null // which is the day, which the month?
  const value = resolve(start, shown, from, looking)
  if (value === null) return null
  const to = end ? resolve(end, shown, from, looking) : null
  const hour = /\bnoon(?: on)? $/i.test(words.slice(0, from)) || /^noon\b/i.test(shown) ? 'T12' : ''
  const time = to !== null && to !== value ? `${value}/${to}` : /-\d\d$/.test(value) ? value + hour : value
  return stated(looking, from, index + text.length, time)
}

/** The value of what chrono-node found: only what it is certain of, and the year and direction by the clause. */
function resolve(
  parts: ParsedComponents,
  shown: string,
  from: number,
  { words, today }: Looking,
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
    return daysFrom(monday, 7)
  }
  if (/\bweeks?$/.test(lower)) return null
  if (known('year') && known('month') && known('day')) return `${year}-${pad(month)}-${pad(day)}`
  if (known('year') && known('month')) return `${year}-${pad(month)}`
  if (known('year') && !known('month')) return /^\d{4}$/.test(shown) ? null : String(year)
  if (!today) return null
  const isFor = /\bfor\s+$/i.test(words.slice(0, from)) && !/^['’]s/.test(words.slice(from + shown.length)) // "invited them for Sunday"
  const ahead = isFor || isToCome(words, from) || isDeadline(words, from)
  const isOpen = tenseAround(words, from) === null
  if (known('month') && known('day')) {
    // "agreed on a truce from 7 June": what begins on a day that is near begins then
    const isFrom = /\b(?:from|as of|starting|effective)(?: on)?\s+$/i.test(words.slice(0, from))
    return nearYear(month, day, today, ahead, isOpen || isFrom)
  }
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
