/**
 * The stage of encounters: summits, meetings, talks, calls, visits, press conferences, signings and public statements,
 * one entry for all that the report tells of each: when, where, how long, in which format, who with whom.
 */
import { createHash } from 'node:crypto'
import { covers } from '../span.ts'
import type {
  Actor,
  Attribution,
  Block,
  Encounter,
  Name,
  Place,
  Report,
  Sentence,
  Span,
  TimeExpression,
  TimeValue,
} from '../types.ts'
import { ENCOUNTER_NOUNS, ENCOUNTER_VERBS, NO_ENCOUNTER } from './lexicon/en/encounters.ts'
import type { Mention, Stage } from './stage.ts'

type Needs = 'sentences' | 'attributions' | 'names' | 'actors' | 'mentions' | 'times'

export const encounters: Stage<Needs, 'encounters'> = {
  name: 'encounters',
  needs: ['sentences', 'attributions', 'names', 'actors', 'mentions', 'times'],
  gives: ['encounters'],
  run: (given) => ({ encounters: findEncounters(given) }),
}

interface Given {
  readonly report: Report
  readonly sentences: readonly Sentence[]
  readonly attributions: readonly Attribution[]
  readonly names: readonly Name[]
  readonly actors: readonly Actor[]
  readonly mentions: readonly Mention[]
  readonly times: readonly TimeExpression[]
}

/** One telling of an encounter, in one sentence. */
interface Telling {
  readonly kind: Encounter['kind']
  /** The noun or verb. */
  readonly trigger: Span
  readonly span: Span
  readonly isDefinite: boolean
  readonly isVerb: boolean
  readonly sentence: number
  readonly date?: TimeValue
  readonly place?: Place
  readonly duration?: { readonly value: string; readonly span: Span }
  readonly format?: { readonly text: string; readonly span: Span }
  readonly participants: readonly string[]
  readonly initiator?: string
  readonly follows: boolean
}

/** Kinds that may be spoken of by each other's noun: a summit is "the meeting" later. */
const FAMILY: Readonly<Record<Encounter['kind'], string>> = {
  summit: 'table',
  meeting: 'table',
  talks: 'table',
  call: 'call',
  visit: 'visit',
  'press-conference': 'press',
  signing: 'signing',
  'public-statement': 'public',
}
const REMEMBERED = 40 // encounters back that something may still be told of
const REACH = 2 // sentences behind a telling in which its delegations may stand

/** All encounters of a report, in the order in which it first tells of them. */
function findEncounters(given: Given): Encounter[] {
  const tellings = given.sentences.flatMap((sentence, index) => {
    const block = given.report.blocks[sentence.block]
    return block && isRead(block) ? findTellings(sentence, index, given) : []
  })
  const groups: Telling[][] = []
  for (const telling of tellings) {
    const fitting = groups.slice(-REMEMBERED).filter((one) => belongs(telling, one))
    // "The summit" is the summit before it is any meeting; else the meeting of which most is told.
    const group =
      fitting.findLast(([known]) => known?.kind === telling.kind) ??
      fitting.sort((a, b) => Math.max(...b.map(facts)) - Math.max(...a.map(facts)))[0]
    if (group) group.push(telling)
    else if (isTold(telling)) groups.push([telling])
  }
  return order(
    groups.map((group) => toEncounter(group, given)),
    groups,
  )
}

function isRead({ kind }: Block): boolean {
  return kind !== 'boilerplate' && kind !== 'title' && kind !== 'heading'
}

// ---- Finding

function findTellings({ span }: Sentence, sentence: number, given: Given): Telling[] {
  const { report } = given
  const words = report.text.slice(span.start, span.end)
  const taken: Span[] = []
  const triggers: { kind: Encounter['kind']; trigger: Span; isVerb: boolean }[] = []
  const put = (kind: Encounter['kind'], start: number, end: number, isVerb: boolean) => {
    const trigger = { start: span.start + start, end: span.start + end }
    if (taken.some((other) => other.start < trigger.end && trigger.start < other.end)) return
    taken.push(trigger)
    triggers.push({ kind, trigger, isVerb })
  }
  for (const [pattern, kind] of ENCOUNTER_VERBS) {
    const match = pattern.exec(words)
    if (match) put(kind, match.index, match.index + match[0].length, true)
  }
  const lower = words.toLowerCase()
  for (const [noun, kind] of ENCOUNTER_NOUNS)
    for (let at = lower.indexOf(noun); at >= 0; at = lower.indexOf(noun, at + noun.length)) {
      const around = words.slice(Math.max(0, at - 12), at + noun.length + 24)
      const whole = !/\p{L}/u.test(lower[at - 1] ?? ' ') && !/\p{L}/u.test(lower[at + noun.length] ?? ' ')
      if (whole && !NO_ENCOUNTER.test(around)) put(kind, at, at + noun.length, false)
    }
  return triggers
    .sort((a, b) => a.trigger.start - b.trigger.start)
    .map(({ kind, trigger, isVerb }, index) => {
      const next = triggers[index + 1]?.trigger.start
      if (kind === 'press-conference') return tell({ kind, trigger, isVerb, sentence, clause: span }, given)
      const from = index === 0 ? span.start : clauseStart(report.text, span, trigger)
      return tell(
        {
          kind,
          trigger,
          isVerb,
          sentence,
          clause: { start: from, end: clauseEnd(report.text, span, trigger, next) },
        },
        given,
      )
    })
}

function clauseStart(text: string, { start }: Span, trigger: Span): number {
  const before = text.slice(start, trigger.start)
  const cut = Math.max(before.lastIndexOf(', '), before.lastIndexOf('; '))
  return cut < 0 ? start : start + cut + 2
}

function clauseEnd(text: string, { end }: Span, trigger: Span, next: number | undefined): number {
  const cut = /[.!?][”"’')]*$/.exec(text.slice(trigger.start, end))
  const last = end - (cut ? cut[0].length : 0)
  return next === undefined ? last : Math.min(last, Math.max(trigger.end, next))
}

interface Found {
  readonly kind: Encounter['kind']
  readonly trigger: Span
  readonly isVerb: boolean
  readonly sentence: number
  readonly clause: Span
}

function tell({ kind, trigger, isVerb, sentence, clause }: Found, given: Given): Telling {
  const { report, sentences, times } = given
  const { text } = report
  const whole = sentences[sentence]?.span ?? clause
  const inClause = (span: Span) => covers(clause, span)
  const before = text.slice(clause.start, trigger.start)
  const behind = text.slice(trigger.end, clause.end)
  const dates = times.filter(
    ({ kind: own, span, deadline }) =>
      own === 'date' && !deadline && inClause(span) && !leads(text, span, trigger),
  )
  const [date] = dates.sort((a, b) => gap(a.span, trigger) - gap(b.span, trigger))
  const duration = times.find(
    ({ kind: own, span }) => own === 'duration' && inClause(span) && lasts(text, span),
  )
  const format = /[“"‘']?(\p{L}+-on-\p{L}+)[”"’']?/iu.exec(text.slice(clause.start, whole.end))
  const formatStart = format ? clause.start + format.index + format[0].indexOf(format[1] ?? '') : 0
  const place = placeNear(clause, trigger, given)
  const people = participantsOf(kind, trigger, isVerb, clause, given)
  const initiator = initiatorOf(kind, trigger, clause, given)
  return {
    kind,
    trigger,
    span: { start: isVerb ? firstStart(people.spans, trigger) : trigger.start, end: clause.end },
    isDefinite: /\b(?:the|this|these|both|their|its|his|her|that)(?: [\p{L}.'’-]+){0,3} $/iu.test(before),
    isVerb,
    sentence,
    ...(date && { date: { value: date.value, basis: date.basis, span: date.span } }),
    ...(place && { place }),
    ...(duration && { duration: { value: duration.value, span: duration.span } }),
    ...(format?.[1] && {
      format: { text: format[1], span: { start: formatStart, end: formatStart + format[1].length } },
    }),
    participants: people.ids,
    ...(initiator !== undefined && { initiator }),
    follows: /\b(?:after|following|later)\b/i.test(before) || /\bfollowing\b/i.test(behind.slice(0, 14)),
  }
}

function firstStart(spans: readonly Span[], trigger: Span): number {
  return Math.min(trigger.start, ...spans.map(({ start }) => start))
}

/** "two days after the summit": the time does not date what it leans on. */
function leads(text: string, time: Span, trigger: Span): boolean {
  return time.end <= trigger.start && /^ (?:after|before) /.test(text.slice(time.end, trigger.start + 1))
}

function lasts(text: string, { start, end }: Span): boolean {
  return (
    /\b(?:for|lasted|last|lasting|over|than|about|took)\s(?:about |some |more than |nearly |almost |just )?$/i.test(
      text.slice(Math.max(0, start - 24), start),
    ) || /^ of (?:talks|negotiations|meetings)/i.test(text.slice(end, end + 24))
  )
}

function gap(one: Span, other: Span): number {
  return Math.max(0, one.start - other.end, other.start - one.end)
}

/** "in Lima, Peru", "in the border town of Arica", "a visit to Lima". */
function placeNear(clause: Span, trigger: Span, { report, names, mentions }: Given): Place | null {
  const { text } = report
  const isPlace = ({ span, kind }: Name) => {
    if (!covers(clause, span) || kind === 'person') return false
    const before = text.slice(Math.max(0, span.start - 48), span.start)
    return (
      /\b(?:in|at|near)\s(?:the (?:[\p{L}-]+ ){0,3}of )?(?:the )?$/iu.test(before) ||
      /\b(?:visit|travelled|traveled|flew|trip) to $|\bvisited $/i.test(before)
    )
  }
  const [near] = names.filter(isPlace).sort((a, b) => gap(a.span, trigger) - gap(b.span, trigger))
  if (near) {
    const more = names.find(
      ({ span }) => text.slice(near.span.end, span.start) === ', ' && span.start > near.span.end,
    )
    const end =
      more &&
      /^(?:[,.]|\s(?:and|on|for|with)|$)/.test(text.slice(more.span.end, more.span.end + 5)) &&
      !mentions.some(({ head, after }) => after === undefined && covers(head, more.span))
        ? more.span.end
        : near.span.end
    const span = { start: near.span.start, end }
    return { name: text.slice(span.start, span.end), span }
  }
  // "the Lima summit"
  const named = names.find(
    ({ span, kind }) =>
      kind !== 'person' && span.end + 1 === trigger.start && !mentions.some(({ head }) => covers(head, span)),
  )
  return named ? { name: text.slice(named.span.start, named.span.end), span: named.span } : null
}

function participantsOf(
  kind: Encounter['kind'],
  trigger: Span,
  isVerb: boolean,
  clause: Span,
  given: Given,
): { ids: string[]; spans: Span[] } {
  const { mentions, actors, report } = given
  const byId = new Map(actors.map((actor) => [actor.id, actor]))
  const spread = (id: string): string[] => {
    const actor = byId.get(id)
    return actor?.kind === 'group' && actor.members.length > 0
      ? actor.members.flatMap(spread)
      : actor && actor.kind !== 'unnamed'
        ? [id]
        : []
  }
  const own = mentions.filter(({ span, actor }) => actor !== null && covers(clause, span))
  const outer = own.filter(
    ({ span }) =>
      !own.some(
        (other) =>
          other.span !== span &&
          covers(other.span, span) &&
          (other.span.start < span.start || other.span.end > span.end),
      ),
  )
  const subject = outer.filter(
    ({ span, after }) =>
      span.end <= trigger.start && (after === undefined || after === 'between' || after === 'of'),
  )
  const objects = outer.filter(
    ({ span, after }) =>
      span.start >= trigger.end &&
      (after === 'with' ||
        after === 'between' ||
        after === 'to' ||
        (isVerb &&
          after === undefined &&
          /^(?: (?:with|by telephone with))? $/.test(report.text.slice(trigger.end, span.start)))),
  )
  const alone = kind === 'public-statement' || kind === 'visit'
  const chosen = isVerb
    ? [...subject.slice(-1), ...(alone ? [] : objects.slice(0, 2))]
    : [
        ...(kind === 'press-conference' ? openedBy(report.text, outer, trigger) : []),
        ...subject.filter(({ span }) => acts(report.text, span, trigger, kind)),
        ...objects.filter(({ after }) => after !== 'to' || kind === 'call').slice(0, 2),
      ]
  return {
    ids: [...new Set(chosen.flatMap(({ actor }) => (actor === null ? [] : spread(actor))))],
    spans: chosen.map(({ span }) => span),
  }
}

/** "At a press conference after the talks, Marr said": who speaks stands behind the comma. */
function openedBy(text: string, mentions: readonly Mention[], trigger: Span): Mention[] {
  return mentions
    .filter(
      ({ span, after }) =>
        span.start > trigger.end && after === undefined && text.slice(span.start - 2, span.start) === ', ',
    )
    .slice(0, 1)
}

/** Whether a mention before a noun takes part: "Marr and Tarn discussed … at the summit", "Marr said at a press conference". */
function acts(text: string, span: Span, trigger: Span, kind: Encounter['kind']): boolean {
  const between = text.slice(span.end, trigger.start)
  if (kind === 'call') return /\b(?:placed|made|had|held|took)\b/.test(between)
  return (
    between.length < 140 &&
    !/\b(?:after|before|following|since)\b/i.test(between) &&
    /\b(?:said|told|at|during|held|attended|hosted|opened|joined|had|began)\b/.test(between)
  )
}

function initiatorOf(
  kind: Encounter['kind'],
  trigger: Span,
  clause: Span,
  { mentions, report }: Given,
): string | undefined {
  const { text } = report
  const before = text.slice(clause.start, trigger.start)
  const by = mentions.find(
    ({ span, actor }) =>
      actor !== null &&
      covers(clause, span) &&
      /\b(?:placed|made|initiated|called|convened|hosted|requested) by (?:the )?$|\bat the (?:invitation|request) of (?:the )?$/i.test(
        text.slice(Math.max(0, span.start - 28), span.start),
      ),
  )
  if (by?.actor) return by.actor
  if (kind !== 'call') return undefined
  const starts =
    /\b(?:placed|made) (?:a|the) $/.test(before) ||
    /^(?:telephoned|phoned)/i.test(text.slice(trigger.start, trigger.end))
  const caller = mentions
    .filter(
      ({ span, actor, after }) =>
        actor !== null && after === undefined && covers(clause, span) && span.end <= trigger.start,
    )
    .at(-1)
  return starts ? (caller?.actor ?? undefined) : undefined
}

// ---- Joining what is told of one encounter

/** Whether a telling starts an encounter: it has a day, a place or people, and is no bare noun. */
function isTold({ kind, date, place, participants, duration, isVerb }: Telling): boolean {
  if (kind === 'public-statement' || kind === 'press-conference')
    return participants.length > 0 || date !== undefined || place !== undefined
  if (isVerb)
    return participants.length > 1 || (participants.length > 0 && (date !== undefined || place !== undefined))
  return date !== undefined || place !== undefined || duration !== undefined || participants.length > 1
}

function belongs(telling: Telling, group: readonly Telling[]): boolean {
  const known = group[0]
  if (!known || FAMILY[known.kind] !== FAMILY[telling.kind]) return false
  const days = group.flatMap(({ date }) => (date ? [date.value] : []))
  if (telling.date && days.length > 0 && !days.includes(telling.date.value)) return false
  const places = group.flatMap(({ place }) => (place ? [place.name.split(', ')[0]] : []))
  if (
    telling.place &&
    places.length > 0 &&
    !group.some(({ place }) => place && alike(place.name, telling.place?.name ?? '')) &&
    !telling.isDefinite
  )
    return false
  const people = group.flatMap(({ participants }) => participants)
  const shared = telling.participants.filter((id) => people.includes(id))
  if (telling.isVerb) return shared.length > 1 && telling.date === undefined && telling.place === undefined
  if (!telling.isDefinite && telling.participants.length > 0)
    return telling.place !== undefined && places.length > 0 && shared.length > 0
  if (telling.kind === known.kind)
    return telling.isDefinite || (telling.place !== undefined && places.length > 0)
  return telling.isDefinite || (telling.place !== undefined && places.length > 0)
}

function alike(one: string, other: string): boolean {
  const [a, b] = [one.toLowerCase().split(', '), other.toLowerCase().split(', ')]
  return a.some((part) => b.includes(part))
}

function toEncounter(group: readonly Telling[], given: Given): Encounter {
  const { report, attributions, actors } = given
  const richest = [...group].sort(
    (a, b) => facts(b) - facts(a) || a.trigger.start - b.trigger.start,
  )[0] as Telling
  const kind = group.some((one) => one.kind === 'summit') ? 'summit' : (group[0] as Telling).kind
  const first = <Key extends keyof Telling>(key: Key) =>
    [richest, ...group].find((one) => one[key] !== undefined)?.[key]
  const accompanied = group.some(({ kind: own }) => FAMILY[own] === 'table') ? companions(group, given) : []
  const byId = new Map(actors.map((actor) => [actor.id, actor]))
  const named = [...new Set([...group.flatMap(({ participants }) => participants), ...accompanied])]
  // A party whose people are told to take part is there by them.
  const participants = named.filter(
    (id) => byId.get(id)?.kind !== 'party' || !named.some((other) => byId.get(other)?.party === id),
  )
  const people = participants.map((id) => byId.get(id)).filter((actor) => actor?.kind === 'person')
  const parties = [...new Set(people.flatMap((actor) => (actor?.party === undefined ? [] : [actor.party])))]
  const delegations = parties.map((party) => ({
    party,
    people: people.flatMap((actor) => (actor?.party === party ? [actor.id] : [])),
  }))
  const within = attributions.findLast(({ content }) => content.some((span) => covers(span, richest.trigger)))
  const { date, place, duration, format, initiator } = {
    date: first('date'),
    place: group
      .map(({ place }) => place)
      .filter((one) => one !== undefined)
      .sort((a, b) => b.name.length - a.name.length)[0],
    duration: first('duration'),
    format: first('format'),
    initiator: first('initiator'),
  }
  return {
    id: `e${createHash('sha256').update(`${report.id} ${kind} ${group[0]?.trigger.start}`).digest('hex').slice(0, 12)}`,
    kind,
    span: richest.span,
    mentions: group.map(({ trigger }) => trigger),
    ...(within && { within: within.id }),
    ...(date && { date }),
    ...(place && { place }),
    ...(duration && { duration }),
    ...(format && { format }),
    participants:
      initiator !== undefined && !participants.includes(initiator)
        ? [...participants, initiator]
        : participants,
    ...(initiator !== undefined && { initiator }),
    delegations: delegations.length > 1 ? delegations : [],
  }
}

function facts({ date, place, duration, format, participants }: Telling): number {
  return (
    [date, place, duration, format].filter((one) => one !== undefined).length +
    Math.min(2, participants.length)
  )
}

/** "Marr was joined by Tarn", "alongside Marr were …": who came with whom, in the sentences behind a telling. */
function companions(group: readonly Telling[], { report, sentences, mentions, actors }: Given): string[] {
  const byId = new Map(actors.map((actor) => [actor.id, actor]))
  return group.flatMap(({ sentence }) =>
    sentences.slice(sentence, sentence + 1 + REACH).flatMap(({ span }) => {
      const words = report.text.slice(span.start, span.end)
      if (
        !/\b(?:joined by|accompanied by|flanked by|alongside|sat at one table|sat down|faced each other)\b/i.test(
          words,
        )
      )
        return []
      return mentions
        .filter((mention) => covers(span, mention.span))
        .flatMap(({ actor }) => (actor !== null && byId.get(actor)?.kind === 'person' ? [actor] : []))
    }),
  )
}

/** Says which encounter followed which: "after the meeting", "at a press conference following the talks". */
function order(found: readonly Encounter[], groups: readonly (readonly Telling[])[]): Encounter[] {
  return found.map((encounter, at) => {
    const telling = groups[at]?.find(({ follows }) => follows)
    const before = found.slice(0, at).findLast(({ kind }) => FAMILY[kind] === 'table' || kind === 'visit')
    return telling && before ? { ...encounter, after: before.id } : encounter
  })
}
