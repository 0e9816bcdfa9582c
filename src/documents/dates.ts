/** Dates as a report carries them: ISO 8601, a day or a day with a time. */

const DAY = /^(\d{4})-(\d{2})-(\d{2})/
const TIME = /^[Tt ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?(?: ?([Zz]|[+-]\d{2}(?::?\d{2})?))?$/

/** The date in its normal form, null where it is none: "2026-03-14 09:30+0100" → "2026-03-14T09:30+01:00". */
export function parseDate(words: string): string | null {
  const value = words.trim()
  const [day, year, month, date] = value.match(DAY) ?? []
  if (day === undefined || !isDay(Number(year), Number(month), Number(date))) return null
  const rest = value.slice(day.length)
  if (rest === '') return day
  const [time, hour, minute, second, fraction, zone] = rest.match(TIME) ?? []
  if (time === undefined || Number(hour) > 23 || Number(minute) > 59 || Number(second ?? 0) > 59) return null
  const offset = zone === undefined ? '' : parseOffset(zone)
  if (offset === null) return null
  const seconds = second === undefined ? '' : `:${second}`
  const part = fraction === undefined || /^0+$/.test(fraction) ? '' : `.${fraction}`
  return `${day}T${hour}:${minute}${seconds}${part}${offset}`
}

function isDay(year: number, month: number, date: number): boolean {
  const day = new Date(Date.UTC(2000, month - 1, date))
  day.setUTCFullYear(year, month - 1, date) // Date.UTC takes the years 0 to 99 for 1900 to 1999
  return day.getUTCMonth() === month - 1 && day.getUTCDate() === date
}

/** "+0200" → "+02:00"; Z stays. */
function parseOffset(zone: string): string | null {
  if (/^z$/i.test(zone)) return 'Z'
  const hours = zone.slice(1, 3)
  const minutes = zone.slice(3).replace(':', '') || '00'
  return Number(hours) <= 14 && Number(minutes) <= 59 ? `${zone[0]}${hours}:${minutes}` : null
}
