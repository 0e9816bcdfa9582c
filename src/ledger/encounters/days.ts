/** Days of times as they are told: ISO 8601, intervals and doubt as EDTF (ISO 8601-2) writes them. */

/** A first and a last day, both included: "2026-03-12". */
export interface Days {
  readonly start: string
  readonly end: string
}

/** The days of a time; `exact` where it took place on each of them, and not only somewhere between. */
export interface When extends Days {
  readonly exact: boolean
}

/** Days from the first to the last of one encounter, at most. */
export const LONGEST = 14

/** Days among which an encounter is looked for, at most. */
export const WIDEST = 31
const DAY = 86_400_000 // milliseconds

/**
 * The days of a time; null where it tells none, or a season or a year, within which there are many encounters. A month is
 * not exact, nor what is doubtful ("2026-03-12~"), nor a week from Monday to Sunday: "last week" is one of its days.
 */
export function daysOf(value: string | undefined): When | null {
  const [first = '', last = first] = (value ?? '').split('/')
  const [from, to] = [pointOf(first), pointOf(last)]
  if (!from || !to || to.end < from.start) return null
  const days = { start: from.start, end: to.end }
  const length = daysBetween(days.start, days.end) + 1
  if (length > WIDEST) return null
  const isWeek = length === 7 && new Date(`${days.start}T00:00Z`).getUTCDay() === 1
  return { ...days, exact: from.exact && to.exact && length <= LONGEST && !isWeek }
}

function pointOf(value: string): When | null {
  const [, year, month, day, doubt] =
    /^(\d{4})-(0[1-9]|1[0-2])(?:-(\d\d)(?:T[^~?%]*)?)?([~?%]?)$/.exec(value) ?? []
  if (day !== undefined) {
    const own = `${year}-${month}-${day}`
    if (!isDay(own)) return null
    return doubt === '' ? { start: own, end: own, exact: true } : { ...around(own, 3), exact: false }
  }
  if (month !== undefined) {
    const end = new Date(Date.UTC(Number(year), Number(month), 0)).toISOString().slice(0, 10)
    return { start: `${year}-${month}-01`, end, exact: false }
  }
  const [, weekYear, week] = /^(\d{4})-W(\d\d)$/.exec(value) ?? []
  if (week === undefined) return null
  // The first week is that of 4 January.
  const fourth = new Date(`${weekYear}-01-04T00:00Z`)
  const monday = addDays(`${weekYear}-01-04`, 7 * (Number(week) - 1) - ((fourth.getUTCDay() + 6) % 7))
  return { start: monday, end: addDays(monday, 6), exact: false }
}

function isDay(value: string): boolean {
  const date = new Date(`${value}T00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value)
}

function around(day: string, days: number): Days {
  return { start: addDays(day, -days), end: addDays(day, days) }
}

/** The day that comes some days later, or earlier. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00Z`) + days * DAY).toISOString().slice(0, 10)
}

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00Z`) - Date.parse(`${from}T00:00Z`)) / DAY)
}

/** Whether two stretches have a day in common. */
export function overlap(a: Days, b: Days): boolean {
  return a.start <= b.end && b.start <= a.end
}

/** Whether one stretch has all days of the other. */
export function holds(outer: Days, inner: Days): boolean {
  return outer.start <= inner.start && inner.end <= outer.end
}

/** Whether one stretch begins on the day after the other ends. */
export function touch(a: Days, b: Days): boolean {
  return addDays(a.end, 1) === b.start || addDays(b.end, 1) === a.start
}

/** Minutes of an ISO 8601 duration without years and months; null where it has some, or is none. */
export function minutesOf(duration: string | undefined): number | null {
  const [whole, weeks, days, hours, minutes] =
    /^P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?$/.exec(duration ?? '') ?? []
  if (whole === undefined || whole === 'P') return null
  const of = (count: string | undefined, unit: number) => Number(count ?? 0) * unit
  return of(weeks, 10_080) + of(days, 1440) + of(hours, 60) + of(minutes, 1)
}

/** Whether two durations are one as people round: "half an hour" and 35 minutes. */
export function areNear(a: number, b: number): boolean {
  return Math.abs(a - b) <= Math.max(a, b) / 4
}
