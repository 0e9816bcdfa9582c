/** Times as people read them: dates, intervals and durations of ISO 8601, and doubt as EDTF (ISO 8601-2) writes it. */
import { formatDate, formatMonth } from './date.ts'

const DOUBTS: Readonly<Record<string, string>> = { '?': 'perhaps ', '~': 'about ', '%': 'perhaps about ' }

const SEASONS: Readonly<Record<string, string>> = { 21: 'spring', 22: 'summer', 23: 'autumn', 24: 'winter' }

const UNITS = ['year', 'month', 'week', 'day', 'hour', 'minute', 'second']

/**
 * A time in words; what is none of the known forms stays as it is.
 *
 *     2026-03-11/2026-03-13 → 11 March 2026 to 13 March 2026
 *     ../2026-03~ → until about March 2026
 *     PT2H45M → 2 hours 45 minutes
 */
export function formatTime(value: string): string {
  const ends = value.split('/')
  const [start = '', end = ''] = ends
  if (ends.length === 2) {
    const open = (part: string) => part === '' || part === '..'
    if (open(start) && !open(end)) return `until ${formatPoint(end)}`
    if (open(end) && !open(start)) return `from ${formatPoint(start)} on`
    return open(start) ? value : `${formatPoint(start)} to ${formatPoint(end)}`
  }
  return formatDuration(value) ?? formatPoint(value)
}

function formatPoint(value: string): string {
  const doubt = DOUBTS[value.at(-1) ?? '']
  const bare = doubt ? value.slice(0, -1) : value
  const [, year = '', month = ''] = /^(\d{4})-(\d\d)$/.exec(bare) ?? []
  const season = SEASONS[month]
  const [, weekYear = '', week = ''] = /^(\d{4})-W(\d\d)$/.exec(bare) ?? []
  const words =
    formatDate(bare) ??
    (season && `${season} ${year}`) ??
    formatMonth(month, year) ??
    (week ? `week ${Number(week)} of ${weekYear}` : bare)
  return (doubt ?? '') + words
}

/** "2 hours 45 minutes" of "PT2H45M"; null where it is no duration. */
function formatDuration(value: string): string | null {
  const [whole, ...counts] =
    /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/.exec(value) ?? []
  if (whole === undefined) return null
  const parts = counts.flatMap((count: string | undefined, index) =>
    count === undefined ? [] : [`${Number(count)} ${UNITS[index]}${Number(count) === 1 ? '' : 's'}`],
  )
  return parts.length > 0 ? parts.join(' ') : null
}
