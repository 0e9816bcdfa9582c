/** Joining what is told of one encounter into one entry. */
import { createHash } from 'node:crypto'
import { Temporal } from 'temporal-polyfill'
import { covers } from '../../span.ts'
import type { Encounter } from '../../types.ts'
import { BETWEEN_PEOPLE } from '../lexicon/en/encounters.ts'
import { FAMILY, type Given, type Telling } from './given.ts'

const REMEMBERED = 40 // encounters back that something may still be told of
const LONGEST = 14 // days from the first to the last of one encounter
const REACH = 2 // sentences behind a telling in which its delegations may stand

/** The encounters that some tellings tell of, in the order in which each is first told. */
export function joinTellings(tellings: readonly Telling[], given: Given): Encounter[] {
  const groups: Telling[][] = []
  for (const telling of tellings) {
    const fitting = groups
      .slice(-REMEMBERED)
      .filter((one) => belongs(telling, one) && !isLater(telling, one, given))
    // "The summit" is the summit before it is any meeting; else the meeting of which most is told.
    const group =
      fitting.findLast((group) => group.some(({ kind }) => kind === telling.kind)) ??
      fitting.sort((a, b) => Math.max(...b.map(facts)) - Math.max(...a.map(facts)))[0]
    if (group) group.push(telling)
    else if (isTold(telling, given)) groups.push([telling])
  }
  return order(
    groups.map((group) => toEncounter(group, given)),
    groups,
  )
}

/** Whether a telling starts an encounter: it has a day, a place or people, and is no bare noun. */
function isTold(
  {
    kind,
    trigger,
    date,
    place,
    participants,
    duration,
    isVerb,
    isCompany,
    isWith,
    isHypothetical,
    isInvited,
  }: Telling,
  { actors, report }: Given,
): boolean {
  if (isHypothetical && !(isInvited && date && date.value.length >= 10)) return false
  const isPerson = (id: string) => actors.some((actor) => actor.id === id && actor.kind === 'person')
  const words = report.text.slice(trigger.start, trigger.end)
  if (isVerb && BETWEEN_PEOPLE.test(words) && participants.filter(isPerson).length < 2) return false
  if (/\b(?:saw|see)\b/.test(words) && date === undefined && place === undefined) return false
  if (kind === 'visit' && isVerb && !participants.some(isPerson)) return false
  if (kind === 'public-statement')
    return date !== undefined || (participants.length > 0 && !/^publicly\b/i.test(words))
  if (kind === 'press-conference') return participants.length > 0 || date !== undefined || place !== undefined
  if (kind === 'signing' && isVerb && participants.length < 2)
    return date !== undefined && (place !== undefined || isCompany || participants.length > 0)
  // "Are due to meet": planned, and no encounter as long as no day or place is told
  const isPlanned = /\b(?:will|would|to|going to) (?:\p{L}+ )?\p{L}+$/u.test(
    report.text.slice(Math.max(0, trigger.start - 30), trigger.end).replace(/ down$/, ''),
  )
  if (isVerb && isPlanned && date === undefined && place === undefined) return false
  if (isVerb) {
    const isPlaced = date !== undefined || place !== undefined
    return participants.length > 1 || (isPlaced && (participants.length > 0 || isCompany))
  }
  const isTwo = participants.length > 1 || (isWith && participants.length > 0)
  return date !== undefined || place !== undefined || duration !== undefined || isTwo
}

function belongs(telling: Telling, group: readonly Telling[]): boolean {
  const known = group[0]
  if (!known || FAMILY[known.kind] !== FAMILY[telling.kind]) return false
  const days = group.flatMap(({ date }) => (date ? [date.value] : []))
  if (group.some((one) => frames(one, telling) || frames(telling, one))) return true
  if (telling.date && days.length > 0 && !days.some((day) => sameDays(day, telling.date?.value ?? '')))
    return false
  const isHere = known.sentence === telling.sentence
  // "Sat down in Lima for a two-day summit": told by a verb and a noun
  if (isHere && telling.isOccasion && known.isVerb) return true
  if (
    isHere &&
    !telling.isFurther &&
    !(telling.follows && !telling.isVerb) &&
    telling.participants.every((id) => known.participants.includes(id) || known.participants.length === 0)
  )
    return true
  if (
    !telling.isVerb &&
    telling.isDefinite &&
    telling.date &&
    days.some((day) => sameDays(day, telling.date?.value ?? ''))
  )
    return true
  if (telling.isNew) return false
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
  const isSame = telling.date === undefined || days.length > 0
  if (telling.isVerb) return shared.length > 1 && isSame
  if (!telling.isDefinite && telling.participants.length > 0)
    return (
      group.every((one) => one.isVerb || one.noun === telling.noun) &&
      shared.length > 0 &&
      isSame &&
      (telling.place !== undefined || shared.length === telling.participants.length)
    )
  if (telling.kind === known.kind)
    return telling.isDefinite || (telling.place !== undefined && places.length > 0)
  return telling.isDefinite || (telling.place !== undefined && places.length > 0)
}

/** Whether something is still to come, and the other has no day: "the round planned for April" is not the summit before it. */
function isLater(
  { date, sentence }: Telling,
  group: readonly Telling[],
  { report: { published } }: Given,
): boolean {
  if (
    !date ||
    published === undefined ||
    group.some((one) => one.date !== undefined || one.sentence === sentence)
  )
    return false
  return date.value.slice(0, 10) > published.slice(0, date.value.length)
}

/** "The talks opened on Monday … and collapsed on Friday": the first and the last day of the same. */
function frames(first: Telling, last: Telling): boolean {
  const [from, to] = [first.date?.value.slice(0, 10), last.date?.value.slice(-10)]
  const isFirst = first.bound === 'opens' || first.date?.value.includes('/') === true
  if (!isFirst || last.bound !== 'closes' || from?.length !== 10 || to?.length !== 10 || to < from)
    return false
  return Temporal.PlainDate.from(from).until(to, { largestUnit: 'days' }).days <= LONGEST
}

/** Whether one date is the other, or lies in it. */
function sameDays(one: string, other: string): boolean {
  const ends = (value: string) => [value.split('/')[0] ?? value, value.split('/').at(-1) ?? value] as const
  const [[a, b], [c, d]] = [ends(one), ends(other)]
  return (a <= c && d <= b) || (c <= a && b <= d)
}

function alike(one: string, other: string): boolean {
  const [a, b] = [one.toLowerCase().split(', '), other.toLowerCase().split(', ')]
  return a.some((part) =>
    b.some((other) => other === part || other.endsWith(` ${part}`) || part.endsWith(` ${other}`)),
  )
}

function toEncounter(group: readonly Telling[], given: Given): Encounter {
  const { report, attributions, actors } = given
  const richest = [...group].sort(
    (a, b) => facts(b) - facts(a) || a.trigger.start - b.trigger.start,
  )[0] as Telling
  const told = (kind: Encounter['kind']) => group.some((one) => one.kind === kind)
  const firstKind = (group[0] as Telling).kind
  const kind = told('summit')
    ? 'summit'
    : told('talks') && FAMILY[firstKind] === 'table'
      ? 'talks'
      : firstKind
  const first = <Key extends keyof Telling>(key: Key) =>
    [richest, ...group].find((one) => one[key] !== undefined)?.[key]
  const accompanied = group.some(({ kind: own }) => FAMILY[own] === 'table') ? companions(group, given) : []
  const byId = new Map(actors.map((actor) => [actor.id, actor]))
  const named = [...new Set([...group.flatMap(({ participants }) => participants), ...accompanied])]
  const isPerson = (id: string) => byId.get(id)?.kind === 'person'
  // A party whose people are told to take part is there by them.
  const isThere = (party: string | undefined, self: string) =>
    named.some((other) => other !== self && party !== undefined && byId.get(other)?.party === party)
  const participants = named.filter((id) => {
    const actor = byId.get(id)
    // "The two deputies, Marr and Tarn": who they are is told
    if (actor?.kind === 'group' && actor.members.length === 0 && named.filter(isPerson).length > 1)
      return false
    return !isThere(actor?.kind === 'party' ? id : actor?.kind === 'group' ? actor.party : undefined, id)
  })
  const people = participants.map((id) => byId.get(id)).filter((actor) => actor?.kind === 'person')
  const parties = [...new Set(people.flatMap((actor) => (actor?.party === undefined ? [] : [actor.party])))]
  const delegations = parties.map((party) => ({
    party,
    people: people.flatMap((actor) => (actor?.party === party ? [actor.id] : [])),
  }))
  const within = attributions.findLast(({ content }) => content.some((span) => covers(span, richest.trigger)))
  const { date, place, duration, format, initiator } = {
    date: wholeOf(group) ?? narrowest(group, first('date')) ?? first('left'),
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
    mentions: group.map(({ isVerb, trigger, span }) => (isVerb ? trigger : span)),
    ...(within && { within: within.id }),
    ...(date && { date }),
    ...(place && { place }),
    ...(duration && { duration }),
    ...(format && { format }),
    participants:
      initiator !== undefined && !participants.includes(initiator) && !isThere(initiator, initiator)
        ? [...participants, initiator]
        : participants,
    ...(initiator !== undefined && { initiator }),
    delegations: delegations.length > 1 ? delegations : [],
  }
}

/** "Last week" and "on June 12": the day, where it lies in the days. */
function narrowest(group: readonly Telling[], date: Telling['date']): Telling['date'] {
  if (!date?.value.includes('/')) return date
  const [from = '', to = ''] = date.value.split('/')
  const isWeek =
    from.length === 10 &&
    Temporal.PlainDate.from(from).dayOfWeek === 1 &&
    Temporal.PlainDate.from(from).add({ days: 6 }).toString() === to
  const day = isWeek
    ? group.find(
        (one) =>
          one.date &&
          /^\d{4}-\d\d-\d\d$/.test(one.date.value) &&
          from <= one.date.value &&
          one.date.value <= to,
      )
    : undefined
  return day?.date ?? date
}

/** The first and the last day, told apart: "opened on Monday" and "collapsed on Friday", "ended on Friday" after three days. */
function wholeOf(group: readonly Telling[]): Telling['date'] | null {
  const last = group.find(({ bound }) => bound === 'closes')
  const first = last && group.find((one) => frames(one, last))
  const days = Number(
    /^P(\d+)D$/.exec(group.find(({ duration }) => duration)?.duration?.value ?? '')?.[1] ?? 0,
  )
  const end = last?.date?.value.slice(-10)
  if (!last?.date || end?.length !== 10) return null
  const start =
    days > 1
      ? Temporal.PlainDate.from(end)
          .subtract({ days: days - 1 })
          .toString()
      : (first?.date?.value.slice(0, 10) ?? end)
  return start === end ? null : { ...last.date, value: `${start}/${end}`, basis: 'inferred' }
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
