/** When a statement was said, and which times its content tells. */
import { Temporal } from 'temporal-polyfill'
import { covers } from '../../span.ts'
import type { Encounter, Report, Sentence, Span, Statement, TimeExpression, TimeValue } from '../../types.ts'
import { dayOfHeading } from '../times/index.ts'

const FAR = 600 // UTF-16 code units from a cue to the encounter at which it was said
const NEAR = 2 // paragraphs: how far what somebody said holds for what he says next

/** Dates, deadlines and durations inside a content. */
export function timesIn(content: readonly Span[], times: readonly TimeExpression[]): TimeValue[] {
  return times
    .filter(({ span }) => content.some((part) => covers(part, span)))
    .map(({ value, basis, span }) => ({ value, basis, span }))
}

/** The time of saying that the cue's own sentence tells, outside of what is said; the nearest to the cue. */
export function saidIn(
  text: string,
  { cue, source, content }: Pick<Statement, 'cue' | 'source' | 'content'>,
  sentences: readonly Sentence[],
  times: readonly TimeExpression[],
  contents: readonly Span[],
  { published, issuer }: Pick<Report, 'published' | 'issuer'>,
  act: Statement['act'],
): TimeValue | null {
  const anchor = cue[0] ?? source[0] ?? content[0]
  // "according to a leaked draft dated May 28"
  const dated = times.find(
    ({ kind, span }) =>
      kind === 'date' &&
      source.some((own) => covers(own, span)) &&
      /\bdated (?:on )?$/.test(text.slice(Math.max(0, span.start - 10), span.start)),
  )
  if (dated) return { value: dated.value, basis: dated.basis, span: dated.span }
  const sentence = anchor && sentences.find(({ span }) => covers(span, anchor))
  if (!sentence || !anchor) return null
  const near = times
    .filter(
      ({ kind, span, deadline, value }) =>
        kind === 'date' &&
        !deadline &&
        !isOfSomething(text, span, value) &&
        !/\bsince $/i.test(text.slice(Math.max(0, span.start - 6), span.start)) &&
        !isStray(text, span, value, [anchor], sentence.span, published, issuer === undefined ? OLD : 0) &&
        !(published !== undefined && value.slice(0, 10) > published.slice(0, Math.min(10, value.length))) &&
        covers(sentence.span, span) &&
        !contents.some((part) => covers(part, span)) &&
        // "Welcomed the return of the crews | in February": when they returned
        !(
          (act === 'praise' || act === 'criticize') &&
          published !== undefined &&
          value.slice(0, 7) < published.slice(0, 7) &&
          /^ (?:in |on )?$/.test(
            text.slice(content.at(-1)?.end, Math.max(content.at(-1)?.end ?? 0, span.start)),
          )
        ) &&
        !/;/.test(text.slice(span.end, Math.max(span.end, anchor.start))) &&
        // "…, which last met on 3 September": told of something else
        !/, (?:which|who|whose|where) [^,“”"]*$/.test(
          text.slice(anchor.end, Math.max(anchor.end, span.start)),
        ),
    )
    .sort((a, b) => distance(a.span, anchor) - distance(b.span, anchor))
  const [nearest] = near
  return nearest ? { value: nearest.value, basis: nearest.basis, span: nearest.span } : null
}

/** Acts that are done on a day: "welcomed the return of the crew in May" was not said in May. */
const DATED_ACTS: ReadonlySet<Statement['act']> = new Set([
  'agree',
  'commit',
  'propose',
  'reject',
  'concede',
  'withdraw',
  'threaten',
  'request',
])

/** "Had promised | on Monday | to open it", in what another says: the day between the verb and what was promised. */
export function saidBetween(
  text: string,
  { cue, content }: Pick<Statement, 'cue' | 'content'>,
  times: readonly TimeExpression[],
  published: string | undefined,
  act: Statement['act'],
): TimeValue | null {
  const last = content.at(-1)
  // "had offered joint control last year": a day that is past, behind what is no infinitive
  const behind =
    last && DATED_ACTS.has(act) && !/^to |\bthat\b/.test(text.slice(content[0]?.start, last.end))
      ? times.find(
          ({ kind, deadline, span, value }) =>
            kind === 'date' &&
            !deadline &&
            (span.end === last.end ||
              /^ (?:in |on )?$/.test(text.slice(last.end, Math.max(last.end, span.start)))) &&
            !/\bsince $/i.test(text.slice(Math.max(0, span.start - 6), span.start)) &&
            published !== undefined &&
            value.slice(0, 10) < published.slice(0, value.length),
        )
      : undefined
  if (behind) return { value: behind.value, basis: behind.basis, span: behind.span }
  const [from, to] = [cue.at(-1)?.end, content[0]?.start]
  if (from === undefined || to === undefined) return null
  const time = times.find(
    ({ kind, deadline, span }) => kind === 'date' && !deadline && span.start >= from && span.end <= to,
  )
  return time ? { value: time.value, basis: time.basis, span: time.span } : null
}

/** "Last met on June 11 in Lima, where Norland promised …", "promised her there": on the day of what was told before it. */
export function saidThere(
  text: string,
  { source, cue, content }: Pick<Statement, 'source' | 'cue' | 'content'>,
  [sentence]: readonly Sentence[],
  encounters: readonly Encounter[],
  published: string | undefined,
): TimeValue | undefined {
  const [own, verb] = [source[0], cue.at(-1)]
  if (!sentence || !own || !verb) return undefined
  const isWhere = /, where (?:the )?$/.test(text.slice(sentence.span.start, own.start))
  const isThere = /^(?: \p{L}+)? there\b/u.test(
    text.slice(verb.end, Math.max(verb.end, content[0]?.end ?? 0)),
  )
  // "At an earlier round in Lima, on 24 February, the two sides had agreed"
  const opening = text.slice(sentence.span.start, own.start)
  const isAt = /^(?:[^:]{2,40}: )?(?:at|during|in) (?:an?|the|their|its|that|this)\b[^;“”]*, $/i.test(opening)
  const held = isAt
    ? encounters.find(({ date, mentions }) =>
        mentions.some(
          (span) => date !== undefined && span.start >= sentence.span.start && span.end <= own.start,
        ),
      )
    : undefined
  if (held?.date) return { value: held.date.value, basis: 'inferred' }
  if (!isWhere && !isThere) return undefined
  const before = encounters.findLast(({ date, mentions }) =>
    mentions.some(({ start }) => date !== undefined && start < own.start && own.start - start < FAR),
  )
  const day = before?.date?.value
  const isPast = published === undefined || (day !== undefined && day.slice(0, 10) <= published.slice(0, 10))
  return day !== undefined && isPast ? { value: day, basis: 'inferred' } : undefined
}

/** "The treaty of 2011", "since 2018": a year that belongs to something else. */
function isOfSomething(text: string, { start }: Span, value: string): boolean {
  return (
    value.length === 4 && !/\b(?:in|earlier|last|this)\s$/i.test(text.slice(Math.max(0, start - 8), start))
  )
}

/** "Welcomed the reopening on 3 February": a day long past is that of saying only beside the cue, or as the opening. */
function isStray(
  text: string,
  { start, end }: Span,
  value: string,
  cue: readonly Span[],
  sentence: Span,
  published: string | undefined,
  old: number,
): boolean {
  if (published === undefined || !/^\d{4}-\d\d/.test(value)) return false
  const day = /^\d{4}-\d\d-\d\d/.exec(value)?.[0] ?? `${value.slice(0, 7)}-01`
  if (!/^\d{4}-(?:0\d|1[0-2])-/.test(day)) return false
  const age = Temporal.PlainDate.from(day).until(Temporal.PlainDate.from(published.slice(0, 10)), {
    largestUnit: 'days',
  }).days
  const isBeside = cue.some(
    (one) =>
      /^ (?:on |late on |early on )?$/.test(text.slice(one.end, Math.max(one.end, start))) ||
      /^ ?$/.test(text.slice(end, Math.max(end, one.start))),
  )
  // "In a letter to her two weeks ago, he warned"
  const isPaper =
    end < (cue[0]?.start ?? 0) &&
    /^In (?:an?|his|her|its|their|the) (?:\p{Ll}+ )?(?:letter|note|memo|message|speech|interview|statement|call|report)\b[^,;]*$/u.test(
      text.slice(sentence.start, start),
    )
  if (isPaper) return false
  return (
    age > old &&
    !isBeside &&
    !/^(?:on|in|last|late on|early on|dated)?(?: ?(?:late|early|mid))?[ -]?$/i.test(
      text.slice(sentence.start, start),
    )
  )
}

const OLD = 9 // days back from the day of publication on which a report seldom tells what was said; an issuer never does

/** The encounter at which something was said: the cue's own sentence tells of it, outside of what is said. */
export function encounterOf(
  text: string,
  { cue, content }: Pick<Statement, 'cue' | 'content'>,
  sentences: readonly Sentence[],
  encounters: readonly Encounter[],
  published: string | undefined,
): Encounter | null {
  const [anchor] = cue
  const sentence = anchor && sentences.find(({ span }) => covers(span, anchor))
  if (!sentence) return null
  const isHere = (span: Span) =>
    distance(span, anchor) < FAR &&
    covers(sentence.span, span) &&
    !content.some((part) => covers(part, span)) &&
    !/;|\b(?:later|since|afterwards|meanwhile)\b/i.test(text.slice(span.end, anchor.end)) &&
    (/\b(?:at|during|in) (?:(?!after|before|following|since|until)[\p{L}-]+ ){0,4}$/iu.test(
      text.slice(Math.max(sentence.span.start, span.start - 40), span.start),
    ) ||
      overlaps(span, anchor))
  const isToCome = ({ date }: Encounter) =>
    date !== undefined && published !== undefined && date.value.slice(0, 10) > published.slice(0, 10)
  return encounters.find((one) => !isToCome(one) && one.mentions.some(isHere)) ?? null
}

function overlaps(one: Span, other: Span): boolean {
  return one.start < other.end && other.start < one.end
}

/** "Last autumn she had ruled it out": a time so far back that nobody goes on speaking then. */
function isPast(value: string, published: string | undefined): boolean {
  if (published === undefined) return false
  const day = /^\d{4}-\d\d-\d\d/.exec(value)?.[0]
  if (day === undefined) return true
  return (
    Temporal.PlainDate.from(day).until(Temporal.PlainDate.from(published.slice(0, 10)), {
      largestUnit: 'days',
    }).days > FADED
  )
}

const FADED = 30 // days back

/** Fills in, for what has no time of its own, what the same speaker's last one had; an issuer speaks on publication, or when a transcript says. */
export function inferSaid(
  statements: readonly Statement[],
  report: Report,
  blockOf: (statement: Statement) => number,
): Statement[] {
  const spoken = dayOfHeading(report)?.toString() ?? report.published?.slice(0, 10)
  const latest = new Map<string, { said?: TimeValue; at?: string; block: number }>()
  return statements.map((statement) => {
    const { said, at, speaker, within, cue } = statement
    if (within !== undefined || !speaker) return statement
    const block = blockOf(statement)
    const before = latest.get(speaker)
    const isLater = cue.some(({ start, end }) =>
      /\b(?:since|later|then|meanwhile)\b/i.test(report.text.slice(start, end)),
    )
    const isNear = before !== undefined && block - before.block <= NEAR && !isLater
    const filled: Statement = {
      ...statement,
      ...(!said &&
        isNear &&
        before.said && { said: { value: before.said.value, basis: 'inferred' as const } }),
      ...(at === undefined && isNear && before.at !== undefined && !said && { at: before.at }),
    }
    if ((filled.said && !isPast(filled.said.value, report.published)) || filled.at !== undefined)
      latest.set(speaker, {
        ...(filled.said && { said: filled.said }),
        ...(filled.at !== undefined && { at: filled.at }),
        block,
      })
    if (filled.said) return filled
    const isTurn = cue.length === 1 && report.text.slice(cue[0]?.start, cue[0]?.end) === ':'
    if (report.issuer !== undefined && spoken !== undefined && (cue.length === 0 || isTurn))
      return { ...filled, said: { value: spoken, basis: 'inferred' as const } }
    return filled
  })
}

function distance(one: Span, other: Span): number {
  return Math.max(0, one.start - other.end, other.start - one.end)
}
