/** Rows of what a reading tells of encounters. */
import type { Insertable } from 'kysely'
import { sha256 } from '../../identity.ts'
import { wordsOf } from '../../span.ts'
import type { Actor, Encounter, Reading, Span } from '../../types.ts'
import type { Cast } from '../actors/reconcile.ts'
import { foldName } from '../names.ts'
import type { TellingTable } from '../tables.ts'
import { foldWords } from '../words.ts'
import { addDays, daysOf, minutesOf, type When } from './days.ts'
import { isToCome, type Level, levelOf } from './lexicon.ts'
import { familyOf } from './telling.ts'
import { storeTold, tellOf } from './told.ts'

/** What of a telling shows which encounter it is, as a row keeps it: actors by the numbers of their profiles. */
export interface Signature {
  readonly parties: readonly number[]
  readonly people: readonly { readonly profile: number; readonly party: number | null }[]
  readonly named: readonly string[]
  readonly level: Level | null
  readonly duration: number | null
  readonly toCome: boolean
}

const BACK = 21 // days before its report came out among which an encounter without a day is looked for
const FAR = 200 // UTF-16 code units around a telling that are looked at
const NAMES = 8 // names that a telling keeps, at most

/** A row, but for the encounter that it is put with. */
export type NewTelling = Omit<Insertable<TellingTable>, 'encounter' | 'stands' | 'counts' | 'carriers'>

/** A row for each encounter of a reading. */
export function toTellings(
  reading: Reading,
  { no, cast }: { no: number; cast: ReadonlyMap<string, Cast> },
): readonly NewTelling[] {
  const { report, encounters } = reading
  const seen = new Map<string, number>()
  const actors = new Map(reading.actors.map((actor) => [actor.id, actor]))
  const known =
    encounters.length === 0
      ? []
      : reading.actors
          .filter(({ kind }) => kind === 'person' || kind === 'party')
          .map(({ name }) => ` ${foldName(name)} `)
  return encounters.map((encounter) => {
    const { id: local, kind, span, mentions, date, place, duration } = encounter
    const words = report.text.slice(span.start, span.end)
    const folded = `${familyOf(kind)} ${foldWords(words)}`
    const times = (seen.get(folded) ?? 0) + 1
    seen.set(folded, times)
    const when = daysOf(date?.value) ?? (date === undefined ? beforeOf(report.published) : null)
    const signature: Signature = {
      ...takingPart(encounter, { actors, cast }),
      named: namesIn(report.text, { spans: [span, ...mentions], date: date?.span, known }),
      level: levelOf(words),
      duration: minutesOf(duration?.value),
      toCome: date === undefined && isToCome(sentenceOf(report.text, span)),
    }
    return {
      id: /^e[0-9a-f]{12}$/.test(local) ? local : hashId(report.id, local),
      report: no,
      local,
      kind,
      family: familyOf(kind),
      start: when?.start ?? null,
      last: when?.end ?? null,
      exact: when?.exact ? 1 : 0,
      planned: when?.exact && when.start > (report.published ?? '9999').slice(0, 10) ? 1 : 0,
      place: place ? foldPlace(place.name) : null,
      signature: JSON.stringify(signature),
      told: storeTold(tellOf(encounter, reading)),
      words: sha256(`${times} ${folded}`).slice(0, 16),
    }
  })
}

/** An id for a telling whose own is not made to be the only one. */
export function hashId(report: string, local: string): string {
  return `e${sha256(`${report} ${local}`).slice(0, 16)}`
}

/** "Lima, Peru" is "lima, peru". */
export function foldPlace(name: string): string {
  return name
    .split(',')
    .map((part) => foldName(part.trim()))
    .filter((part) => part !== '')
    .join(', ')
}

/** The days among which an encounter lies that a report tells without a day. */
function beforeOf(published: string | undefined): When | null {
  const day = daysOf(published?.slice(0, 10))
  return day && { start: addDays(day.start, -BACK), end: day.end, exact: false }
}

function takingPart(
  { participants, delegations, initiator }: Encounter,
  { actors, cast }: { actors: ReadonlyMap<string, Actor>; cast: ReadonlyMap<string, Cast> },
): Pick<Signature, 'parties' | 'people'> {
  const all = [
    ...participants,
    ...delegations.flatMap(({ party, people }) => [...people, ...(party === undefined ? [] : [party])]),
    ...(initiator === undefined ? [] : [initiator]),
  ]
  const local = [...new Set(all)].flatMap((id) => actors.get(id) ?? [])
  const profileOf = (id: string | undefined) => (id === undefined ? null : (cast.get(id)?.profile ?? null))
  const parties = local.flatMap(({ id, kind, party, members }) => {
    if (kind === 'party') return [profileOf(id)]
    if (kind === 'group') return [party, ...members].map((one) => sideOf(one, { actors, profileOf }))
    return party === undefined && kind === 'organization' ? [profileOf(id)] : [profileOf(party)]
  })
  const people = local.flatMap(({ id, kind, party }) => {
    const profile = profileOf(id)
    return kind === 'person' && profile !== null ? [{ profile, party: profileOf(party) }] : []
  })
  return { parties: [...new Set(parties.filter((one) => one !== null))], people }
}

/** The profile of the party that a member of a group is, or belongs to. */
function sideOf(
  id: string | undefined,
  {
    actors,
    profileOf,
  }: { actors: ReadonlyMap<string, Actor>; profileOf: (id: string | undefined) => number | null },
): number | null {
  const actor = actors.get(id ?? '')
  return actor?.kind === 'party' ? profileOf(id) : profileOf(actor?.party)
}

/** Names in the words of a telling that are no date and nobody's: "met in | Harrowsund | ’s old Customs House". */
function namesIn(
  text: string,
  { spans, date, known }: { spans: readonly Span[]; date: Span | undefined; known: readonly string[] },
): readonly string[] {
  const isKnown = (name: string) =>
    known.some((one) => one.includes(` ${name} `) || ` ${name} `.includes(one))
  const found = spans.flatMap(({ start, end }) =>
    [...text.slice(start, end).matchAll(/\p{Lu}[\p{L}\p{M}’'-]+(?: \p{Lu}[\p{L}\p{M}’'-]+)*/gu)].flatMap(
      ({ index, 0: name }) => {
        const at = start + index
        const isDate = date && at < date.end && date.start < at + name.length
        const folded = foldName(name)
        return isDate || isKnown(folded) ? [] : [folded]
      },
    ),
  )
  return [...new Set(found)].slice(0, NAMES).toSorted()
}

/** The sentence around a span, as far as stops show it. */
function sentenceOf(text: string, { start, end }: Span): string {
  const before =
    text
      .slice(Math.max(0, start - FAR), start)
      .split(/[.!?][”"’')]*\s/u)
      .at(-1) ?? ''
  const after = text.slice(end, end + FAR).split(/[.!?](?:\s|$)|\n/u)[0] ?? ''
  return before + wordsOf(text, [{ start, end }]) + after
}
