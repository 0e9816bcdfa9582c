/** When an encounter took place, how long it lasted: by the date words that stand with its noun or verb. */
import { Temporal } from 'temporal-polyfill'
import { covers } from '../../span.ts'
import type { Span, TimeExpression, TimeValue } from '../../types.ts'
import { CLOSING, LEAVING_IT, NO_LINK, OPENING, TAKING_PLACE } from '../lexicon/en/encounters.ts'
import { AUXILIARIES, MODALS } from '../lexicon/en/grammar.ts'
import { IRREGULAR_PASTS } from '../lexicon/en/irregular-forms.ts'
import { ORDINALS } from '../lexicon/en/times.ts'
import { NUMBER, numberOf } from '../times/numbers.ts'
import type { Given, Telling, Trigger } from './given.ts'

const FAR_BEHIND = 170 // UTF-16 code units from an encounter's word to its date behind it
const FAR_BEFORE = 80
const FAR_STRETCH = 60 // UTF-16 code units from a duration to the encounter's word behind it
const FAR_VERB = 40 // UTF-16 code units from "ended" to the noun of what ended
const LONGEST_OPENING = 8 // UTF-16 code units of "On" or "Late on" before a date that opens a sentence
const FAR_SUBJECT = 220 // from a date that opens a sentence to the verb behind its subject

/** The date and the duration of a telling, and whether the date is only its first or last day. */
export function whenOf(
  trigger: Trigger,
  { report, sentences, times }: Given,
): Pick<Telling, 'date' | 'duration' | 'bound' | 'left'> {
  const { text, published } = report
  const sentence = sentences[trigger.sentence]?.span ?? trigger.clause
  const here = times.filter(({ span }) => covers(sentence, span))
  const duration = here.find(
    ({ kind, span }) =>
      kind === 'duration' && covers(trigger.clause, span) && lasts(text, span, trigger.span),
  )
  const moved = movedFrom(text, trigger, sentence, here) ?? putOff(text, trigger, sentence, here)
  if (moved)
    return { date: moved, ...(duration && { duration: { value: duration.value, span: duration.span } }) }
  const occasion = trigger.kind === 'press-conference' ? headed(report, sentence, here) : null
  if (occasion) return { date: { value: occasion.value, basis: occasion.basis, span: occasion.span } }
  const isLeft = LEAVING_IT.test(text.slice(trigger.clause.start, trigger.span.start))
  const [linked] = here
    .filter(({ kind, deadline }) => kind === 'date' && !deadline)
    .filter(
      ({ span }) =>
        isLinked(text, span, trigger) && !isSince(text, span) && !isDateline(text, span, sentence),
    )
    .sort((a, b) => distance(a.span, trigger) - distance(b.span, trigger))
  const date =
    linked ?? dayOfDoing(text, trigger, sentence, here) ?? dayOfPlace(text, trigger, sentence, here)
  const until = date && closedOn(text, trigger.span, sentence, date, here)
  if (until)
    return { date: until, ...(duration && { duration: { value: duration.value, span: duration.span } }) }
  const count =
    ORDINALS.indexOf(ENTERED.exec(text.slice(trigger.span.end, sentence.end))?.[1]?.toLowerCase() ?? '') + 1
  const entered = count > 1 ? entering(date, count, here, published) : null
  if (entered) return { date: entered }
  const days = duration && daysOf(duration.value)
  const whole = days && days > 1 ? spread(text, trigger, sentence, date, days, here, published) : null
  const bound = whole || !date ? undefined : boundOf(text, trigger, date.span)
  if (isLeft && date && !whole) {
    const left = { value: date.value, basis: 'inferred' as const, span: date.span }
    return { left, ...(duration && { duration: { value: duration.value, span: duration.span } }) }
  }
  return {
    ...(bound && { bound }),
    ...(whole
      ? { date: whole }
      : date && { date: { value: date.value, basis: date.basis, span: date.span } }),
    ...(duration && { duration: { value: duration.value, span: duration.span } }),
  }
}

/** "Stakeout by the envoy after her visit to Lima, 2 June 2026": the last day that the heading of a transcript gives. */
function headed(
  { blocks }: Given['report'],
  sentence: Span,
  here: readonly TimeExpression[],
): TimeExpression | undefined {
  const first = blocks.find(({ kind }) => kind === 'turn')
  if (!first || sentence.start >= first.span.start) return undefined
  return here.findLast(({ kind, value }) => kind === 'date' && /^\d{4}-\d\d-\d\d$/.test(value))
}

/** "Said on Friday, two days after she met him": two days before that Friday. */
function movedFrom(
  text: string,
  { span }: Trigger,
  sentence: Span,
  here: readonly TimeExpression[],
): TimeValue | null {
  const before = text.slice(sentence.start, span.start)
  const [shown = '', count = '', unit, turn] = MOVED.exec(before) ?? []
  const number = numberOf(count)
  const start = span.start - shown.length
  const anchor = here.findLast(
    ({ kind, value, span: own }) =>
      kind === 'date' && own.end <= start + 2 && /^\d{4}-\d\d-\d\d$/.test(value),
  )
  if (!shown || number === null || !anchor || !unit) return null
  const days = (unit === 'week' ? 7 : 1) * number * (turn === 'after' ? -1 : 1)
  return { value: Temporal.PlainDate.from(anchor.value).add({ days }).toString(), basis: 'inferred' }
}

/** "Agreed on Thursday to open the road, at a summit in Lima": what was done at it was done on its day. */
function dayOfDoing(
  text: string,
  { span, isVerb }: Trigger,
  sentence: Span,
  here: readonly TimeExpression[],
): TimeExpression | undefined {
  if (isVerb || !AT_IT.test(text.slice(sentence.start, span.start))) return undefined
  const done = here.find(
    ({ kind, deadline, value, span: own }) =>
      kind === 'date' &&
      !deadline &&
      /^\d{4}-\d\d-\d\d$/.test(value) &&
      own.end < span.start &&
      /\b(?:agreed|approved|endorsed|resolved|pledged|decided|said|signed|told [^,;.]{2,40}) (?:late |early )?on $/.test(
        `${text.slice(sentence.start, own.start)}${/^on /i.test(text.slice(own.start, own.end)) ? 'on ' : ''}`,
      ),
  )
  return done && { ...done, basis: 'inferred' }
}

/** "Faced each other on March 6 at the hall, where a second session broke off": the day of the clause before. */
function dayOfPlace(
  text: string,
  { span, isVerb }: Trigger,
  sentence: Span,
  here: readonly TimeExpression[],
): TimeExpression | undefined {
  const where = /, where (?:an?|the|their) (?:[\p{L}\d-]+ ){0,3}$/u.exec(
    text.slice(sentence.start, span.start),
  )
  if (isVerb || !where) return undefined
  const edge = sentence.start + where.index
  const day = here.findLast(
    ({ kind, deadline, span: own }) => kind === 'date' && !deadline && own.end <= edge,
  )
  return day && { ...day, basis: 'inferred' }
}

const AT_IT = /\b(?:at|during) (?:an?|the|their|this|that) (?:[\p{L}\d-]+ ){0,3}$/u

/** "The round, planned for May 3, was put off until June 1": the later day; "was put back by a week": the day after it. */
function putOff(
  text: string,
  { span }: Trigger,
  sentence: Span,
  here: readonly TimeExpression[],
): TimeValue | null {
  const behind = here.filter(({ kind, span: own }) => kind === 'date' && own.start > span.end)
  const date = behind.find(({ span: own }) => PUT_OFF.test(text.slice(span.end, own.start)))
  if (date) return { value: date.value, basis: date.basis, span: date.span }
  const [, , count = '', unit] = PUT_BACK.exec(text.slice(span.end, sentence.end)) ?? []
  const number = numberOf(count)
  const planned = behind.find(({ value }) => /^\d{4}-\d\d-\d\d$/.test(value))
  if (!planned || !unit || number === null) return null
  const days = (unit === 'week' ? 7 : 1) * number
  return {
    value: Temporal.PlainDate.from(planned.value).add({ days }).toString(),
    basis: 'inferred',
    span: planned.span,
  }
}

const MOVED_ON = 'put (?:off|back)|postponed|pushed back|delayed|deferred'
/** What stands between an encounter's word and the day to which it was moved. */
const PUT_OFF = new RegExp(
  `^[^;.“”]*\\b(?:(?:${MOVED_ON}|brought forward|moved|rescheduled)(?: from [^;.]{1,30})? (?:until|till|to|for)|(?:will|would|is|was) now (?:to )?(?:be held|begin|open|start|take place)(?: on)?) $`,
  'iu',
)
const PUT_BACK = new RegExp(`^[^;.“”]*\\b(${MOVED_ON}) (?:by|for) (${NUMBER}) (day|week)s?\\b`, 'iu')

const MOVED = new RegExp(
  `\\b(${NUMBER}) (day|week)s? (after|before) (?:(?:the |his |her |their )?[\\p{L}’'-]+ ){1,4}$`,
  'iu',
)

/** "Ended their talks on Friday", "talks opened in Lima on Monday". */
function boundOf(text: string, { span, clause }: Trigger, date: Span): Telling['bound'] {
  const around = `${text.slice(clause.start, span.start).slice(-FAR_VERB)}|${text.slice(span.end, Math.max(span.end, date.start))}`
  return CLOSING.test(around) ? 'closes' : OPENING.test(around) ? 'opens' : undefined
}

/** "As talks entered a third day", "the talks, now in their third day": from the day on which they opened to the one told of, or of publication. */
function entering(
  date: TimeExpression | undefined,
  days: number,
  here: readonly TimeExpression[],
  published: string | undefined,
): TimeValue | null {
  const isDay = (value: string | undefined) => value !== undefined && /^\d{4}-\d\d-\d\d$/.test(value)
  const told = [date, ...here].find((one) => one && one.kind === 'date' && !one.deadline && isDay(one.value))
  const last = told?.value ?? published?.slice(0, 10)
  if (!isDay(last) || last === undefined) return null
  const first = Temporal.PlainDate.from(last).subtract({ days: days - 1 })
  return { value: `${first.toString()}/${last}`, basis: 'inferred', ...(told && { span: told.span }) }
}

const ENTERED = new RegExp(
  `^(?:[^,;.]{0,60}\\bentered|,? (?:now |are |were )*(?:in|on|into)) (?:a|the|their|its) (${ORDINALS.join('|')}) day\\b`,
  'i',
)

/** The first and last day of what lasted some days, from the day on which it opened or closed. */
function spread(
  text: string,
  { span }: Trigger,
  sentence: Span,
  date: TimeExpression | undefined,
  days: number,
  here: readonly TimeExpression[],
  published: string | undefined,
): TimeValue | null {
  const interval = (first: Temporal.PlainDate, last: Temporal.PlainDate): TimeValue => ({
    value: `${first.toString()}/${last.toString()}`,
    basis: 'inferred',
    ...(date && { span: date.span }),
  })
  const behind = text.slice(span.end, date && date.span.start > span.end ? date.span.start : sentence.end)
  const around = `${text.slice(sentence.start, span.start).slice(-FAR_VERB)}|${behind}`
  const day = date && /^\d{4}-\d\d-\d\d$/.test(date.value) ? Temporal.PlainDate.from(date.value) : null
  if (day && OPENING.test(around)) return interval(day, day.add({ days: days - 1 }))
  if (day && CLOSING.test(around)) return interval(day.subtract({ days: days - 1 }), day)
  const isOver =
    /\bafter (?:\S+ ){0,4}$/i.test(text.slice(sentence.start, span.start)) || CLOSING.test(around)
  if (date || !isOver) return null
  const before = here.findLast(
    ({ kind, deadline, value, span: told }) =>
      kind === 'date' &&
      !deadline &&
      told.end <= span.start &&
      /^\d{4}-\d\d-\d\d$/.test(value) &&
      (!published || value <= published.slice(0, 10)),
  )
  const last = before?.value ?? published?.slice(0, 10)
  return last === undefined
    ? null
    : interval(Temporal.PlainDate.from(last).subtract({ days: days - 1 }), Temporal.PlainDate.from(last))
}

/** "Opened on Monday and broke up on Wednesday": from the one to the other. */
function closedOn(
  text: string,
  trigger: Span,
  sentence: Span,
  { value, span }: TimeExpression,
  here: readonly TimeExpression[],
): TimeValue | null {
  if (span.start < trigger.end || !OPENING.test(text.slice(trigger.end, span.start))) return null
  const last = here.find(
    (other) =>
      other.span.start > span.end &&
      other.kind === 'date' &&
      CLOSING.test(text.slice(span.end, other.span.start)),
  )
  const isDay = (day: string | undefined) => day !== undefined && /^\d{4}-\d\d-\d\d$/.test(day)
  if (!last || !isDay(value) || !isDay(last.value) || last.value <= value) return null
  // "Began on Monday and were due to end on Thursday": the Thursday after that Monday
  const week = Temporal.PlainDate.from(value).add({ days: 6 })
  const isWeekday = /day\b/i.test(text.slice(last.span.start, last.span.end))
  const end = Temporal.PlainDate.from(last.value)
  const near = isWeekday && Temporal.PlainDate.compare(end, week) > 0 ? end.subtract({ days: 7 }) : end
  return {
    value: `${value}/${near.toString()}`,
    basis: 'stated',
    span: { start: span.start, end: Math.min(last.span.end, sentence.end) },
  }
}

function daysOf(duration: string): number | null {
  const [, count, unit] = /^P(\d+)([DW])$/.exec(duration) ?? []
  return count === undefined ? null : Number(count) * (unit === 'W' ? 7 : 1)
}

/** Whether a date stands with an encounter's word: nothing that is told of anything else lies between. */
function isLinked(text: string, date: Span, { kind, span: trigger, isVerb, clause }: Trigger): boolean {
  if (date.start >= trigger.end) {
    const behind = withoutAside(text.slice(trigger.end, date.start))
    const between =
      kind === 'public-statement'
        ? behind.replace(/^ (?:circulated|issued|published|put out|released)\b/, '')
        : behind
    return between.length <= FAR_BEHIND && !NO_LINK.test(between) && !tellsMore(between)
  }
  if (date.end > trigger.start) return false
  const between = text.slice(date.end, trigger.start)
  // "said late on Wednesday the round would open on Friday": the day of saying
  if (
    !/^,? (?:as|after|when|while|at)\b/.test(between) &&
    SAID_ON.test(text.slice(Math.max(0, date.start - 40), date.start)) &&
    !AT_IT.test(text.slice(0, trigger.start).slice(-40))
  )
    return false
  const opens = isOpening(date, clause)
  const isSubject =
    (isVerb || opens) &&
    between.length <= FAR_SUBJECT &&
    !/[;:“”"]|\bthat\b/.test(between) &&
    !tellsMore(between)
  return (
    (isSubject || (between.length <= FAR_BEFORE && !NO_LINK.test(between))) &&
    !/\b(?:after|before|since|following|ahead of|until|planned|next|said|told|called for|blamed|condemned|criticized|criticised|denounced|dismissed|hailed|praised|rejected|welcomed)\b/i.test(
      between,
    )
  )
}

const SAID_ON =
  /\b(?:said|says|added|announced|warned|insisted|told (?:\p{L}+ ){1,3}|told) (?:late |early )?(?:on )?$/u

/** "On Monday": whether a date opens a clause. */
function isOpening({ start }: Span, clause: Span): boolean {
  return start >= clause.start && start - clause.start <= LONGEST_OPENING
}

/** The words between an encounter's word and its date or place, without who tells it: "A third round, | she said, | will open". */
export function withoutAside(words: string): string {
  return words.replace(ASIDE, '')
}

const ASIDE =
  /^, [^,;.“”]{2,40} (?:said|says|added|announced|noted|told reporters),(?= (?:will|would|is|are|was|were)\b)/

/** Whether a verb stands in some words that tells of more than that something takes place. */
export function tellsMore(words: string): boolean {
  const plain = words
    .replace(/, (?:known|named|called|nicknamed) [^,]{1,40},/g, '')
    .replace(/, (?:brokered|chaired|facilitated|hosted|mediated|sponsored) by [^,]{1,60},/g, '')
    .replace(
      /^ (?:brokered|chaired|facilitated|hosted|mediated|sponsored) by (?:the )?(?:\p{Lu}[\p{L}’'-]* ?){1,4}/u,
      ' ',
    )
    .toLowerCase()
    .replace(/\b(?:an?|the|its|their) \p{L}+ed (?=\p{L})/gu, '')
  const lower = plain.match(/[\p{L}']+/gu) ?? []
  return lower.some(
    (word) =>
      !TAKING_PLACE.has(word) &&
      (/ed$/.test(word) ||
        IRREGULAR_PASTS.has(word) ||
        AUXILIARIES.has(word) ||
        (MODALS.has(word) && word !== 'will')),
  )
}

/** "LIMA, 21 November 2025 –": when it was written. */
function isDateline(text: string, date: Span, sentence: Span): boolean {
  return (
    /^\p{Lu}[\p{Lu} .’'-]{2,30}, /u.test(text.slice(sentence.start, date.start)) &&
    /^(?: \([^)]{2,30}\))? ?[–—-] /.test(text.slice(date.end, date.end + 36))
  )
}

/** "The first meeting since January": when another was. */
function isSince(text: string, { start }: Span): boolean {
  return /\bsince $/i.test(text.slice(Math.max(0, start - 6), start))
}

function lasts(text: string, { start, end }: Span, trigger: Span): boolean {
  const before = text.slice(Math.max(0, start - 24), start)
  // "nuns held for seven weeks … in a phone call": of something else
  if (
    end < trigger.start &&
    (trigger.start - end > FAR_STRETCH || /\b(?:after|before)\b/.test(text.slice(end, trigger.start)))
  )
    return false
  if (
    /\b(?:for|spent|lasted|last|lasting|over|than|about|took)\s(?:about |some |more than |nearly |almost |just )?$/i.test(
      before,
    )
  )
    return true
  // "collapsed on Friday after four days"
  if (/\bafter $/i.test(before) && start > trigger.end && CLOSING.test(text.slice(trigger.end, start)))
    return true
  if (/^ of (?:\p{Ll}+ ){0,2}(?:talks|negotiations|meetings)/iu.test(text.slice(end, end + 40))) return true
  // "the eleven-day climate summit"
  return end <= trigger.start && /^ (?:[\p{L}-]+ ){0,3}(?:of )?$/iu.test(text.slice(end, trigger.start))
}

/** How far a date lies from an encounter's word; before it it counts as far. */
function distance(date: Span, { span, clause }: Trigger): number {
  return gap(date, span) + (date.end <= span.start && !isOpening(date, clause) ? FAR_BEFORE : 0)
}

/** How far two spans lie apart, in UTF-16 code units. */
export function gap(one: Span, other: Span): number {
  return Math.max(0, one.start - other.end, other.start - one.end)
}
