/** Durations, as ISO 8601: "half an hour", "90-day", "within a fortnight". */
import type { TimeExpression } from '../../types.ts'
import { type Looking, type Rule, spanIn } from './looking.ts'
import { NUMBER, numberOf } from './numbers.ts'

const UNIT = '(minute|hour|day|week|fortnight|month|year|decade)s?'
const DURATION = new RegExp(
  `\\b(half an?|${NUMBER})(?: and a half)?(?: (?:more|further|additional|extra|full|whole))?[ -]${UNIT}(?: and (?:(${NUMBER}) ${UNIT}|(a half)))?`,
  'giu',
)

/** "Two hours and a half"; not "a 34-year-old", and not "twice a week". */
export const DURATIONS: Rule = { pattern: DURATION, read: readDuration }

const LETTER: Readonly<Record<string, string>> = {
  minute: 'TM',
  hour: 'TH',
  day: 'D',
  week: 'W',
  month: 'M',
  year: 'Y',
}

/** Before "a week": it is how long something lasts. */
const LASTING =
  /\b(?:within|for|lasted|lasting|least|most|than|nearly|almost|about|over|only|another|had|has|have|gives?|gave|takes?|took|waited|waiting|(?:extended|extend|prolonged|prolong|delayed|delay|postponed|shortened|put off|put back|cut|longer|shorter|back) by) $/i

function readDuration(match: RegExpExecArray, looking: Looking): TimeExpression | null {
  const { words } = looking
  const [whole, count = '', unit = '', more, moreUnit, half] = match
  const start = match.index
  const after = words.slice(start + whole.length, start + whole.length + 20)
  const before = words.slice(Math.max(0, start - 24), start)
  if (
    /^(?:-old| old| ago| later| earlier| after| before|['’]s notice)/.test(after) ||
    /(?:\d[.,]?|\bper|\beach|\bevery) ?$/i.test(before)
  )
    return null
  const lasts = LASTING.test(before) || /^ (?:behind|ahead of) schedule\b/.test(after)
  if (!lasts && /^(?:a|an|one)$/i.test(count) && /^(?:day|week|fortnight|month|year|decade)$/i.test(unit))
    return null // "twice a day", "a week"
  const number = numberOf(count)
  if (number === null) return null
  const value = isoDuration([
    [number + (half || / and a half/.test(whole) ? 0.5 : 0), unit],
    ...(more && moreUnit ? [[numberOf(more) ?? 0, moreUnit] as [number, string]] : []),
  ])
  return value
    ? {
        span: spanIn(looking, start, start + whole.length),
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
    if (name === 'decade') return [[10 * number, 'year']]
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
