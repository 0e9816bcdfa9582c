/** Days of the calendar: weekdays, years and intervals around the day of publication. */
import { Temporal } from 'temporal-polyfill'
import { MONTHS, SHORT } from '../lexicon/en/times.ts'

/** The number of a month by its English name or short form ("Sept."), from 1. */
export function monthOf(name: string): number {
  const lower = name.toLowerCase().replace(/\.$/, '')
  return MONTHS.indexOf(SHORT.get(lower) ?? lower) + 1
}

/** The latest such weekday (1 is Monday) up to a day. */
export function back(from: Temporal.PlainDate, weekday: number): Temporal.PlainDate {
  return from.subtract({ days: (from.dayOfWeek - weekday + 7) % 7 })
}

/** The next such weekday (1 is Monday) from a day on. */
export function forward(from: Temporal.PlainDate, weekday: number): Temporal.PlainDate {
  return from.add({ days: (weekday - from.dayOfWeek + 7) % 7 })
}

/** An ISO 8601 interval of some days from the first on. */
export function daysFrom(first: Temporal.PlainDate, days: number): string {
  return `${first.toString()}/${first.add({ days: days - 1 }).toString()}`
}

/**
 * The year that fits a day without one: what is to come is next (within ten months, unless it `isSure` to come), what is
 * told of was last; months in doubt are near.
 */
export function nearYear(
  month: number,
  day: number,
  today: Temporal.PlainDate,
  ahead: boolean,
  isOpen = false,
  isSure = false,
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
  const far = !isSure && coming && today.until(coming, { largestUnit: 'days' }).days > 320
  return ((ahead && !far ? coming : undefined) ?? past ?? coming)?.toString() ?? null
}
