/** Dates as people read them, on the page and in the terminal. */

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

/**
 * A date as a reader of English says it, or null where it is none.
 *
 *     2026-03-14T09:30:00+01:00 → 14 March 2026, 09:30 (UTC+01:00)
 */
export function formatDate(value: string): string | null {
  const [, year = '', month = '', day = '', time, zone] =
    /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d:\d\d)(?::\d\d(?:\.\d+)?)?(Z|[+-]\d\d:\d\d)?)?$/.exec(value) ?? []
  const name = MONTHS[Number(month) - 1]
  if (!name || Number(day) < 1 || Number(day) > 31) return null

  const date = `${Number(day)} ${name} ${year}`
  if (!time) return date
  return `${date}, ${time}${zone ? ` (UTC${zone === 'Z' ? '' : zone})` : ''}`
}

/** "March 2026" of "03" and "2026", or null where there is no such month. */
export function formatMonth(month: string, year: string): string | null {
  const name = MONTHS[Number(month) - 1]
  return name === undefined ? null : `${name} ${year}`
}
