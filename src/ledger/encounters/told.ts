/** What a reading tells of an encounter, fact by fact, with the words for each and who says so. */
import { crc32 } from 'node:zlib'
import { covers, wordsOf } from '../../span.ts'
import type {
  Act,
  Authority,
  Certainty,
  Encounter,
  EncounterFact,
  Meaning,
  Reading,
  Span,
} from '../../types.ts'
import { foldName } from '../names.ts'
import { damaged, parseStored } from '../stored.ts'
import { type Bound, qualifierOf } from './lexicon.ts'

/** A fact as the ledger keeps it: actors and encounters by their ids in the reading. */
export interface ToldFact {
  readonly field: EncounterFact['field']
  /** Of a fact that is no actor and no encounter. */
  readonly value?: string
  readonly actor?: string
  /** Of a delegation: its party is the actor. */
  readonly people?: readonly string[]
  readonly encounter?: string
  /** As the text puts it. */
  readonly words?: string
  readonly bound?: Bound
  readonly quote: string
  readonly spans: readonly Span[]
}

/** Who tells it: the statement in whose content it stands, else an issuer, else the outlet itself. */
export interface Teller {
  readonly speaker?: string
  readonly voices: readonly string[]
  readonly holders: readonly { readonly actor: string; readonly authority: Authority }[]
  readonly authority: Authority
  readonly act?: Act
  readonly certainty?: Certainty
  readonly polarity?: Meaning['polarity']
  readonly said?: string
  readonly confidence: number
}

/** What one report tells of an encounter. */
export interface Told {
  readonly facts: readonly ToldFact[]
  readonly teller: Teller
}

/** What a row of a telling keeps of what is told: JSON, with its CRC-32. */
export function storeTold(told: Told): string {
  return JSON.stringify({ ...told, sum: sumOf(told) })
}

/** What `storeTold` has kept. Throws a ReadoutError `damaged` where it is another thing now. */
export function parseTold(json: string): Told {
  const { sum, ...told } = parseStored<Told & { readonly sum: number }>(json)
  if (sum !== sumOf(told)) throw damaged(json)
  return told
}

function sumOf(told: Told): number {
  return crc32(JSON.stringify(told))
}

const BEFORE = 16 // UTF-16 code units before a duration in which "more than" may stand

/** All that a reading tells of one of its encounters. */
export function tellOf(encounter: Encounter, reading: Reading): Told {
  const { text } = reading.report
  const { kind, span, date, place, duration, format, participants, initiator, delegations, after } = encounter
  const fact = (told: Omit<ToldFact, 'quote' | 'spans'>, own?: Span): ToldFact => {
    const spans = !own || covers(span, own) ? [span] : [span, own].toSorted((a, b) => a.start - b.start)
    return { ...told, quote: wordsOf(text, spans), spans }
  }
  const words = (own: Span) => text.slice(own.start, own.end)
  const lasting = duration && qualify(text, duration.span)
  const facts = [
    fact({ field: 'kind', value: kind }),
    ...(date
      ? [fact({ field: 'date', value: date.value, ...(date.span && { words: words(date.span) }) }, date.span)]
      : []),
    ...(place ? [fact({ field: 'place', value: place.name, words: words(place.span) }, place.span)] : []),
    ...(duration && lasting
      ? [
          fact(
            {
              field: 'duration',
              value: duration.value,
              words: words(lasting.span),
              ...(lasting.bound && { bound: lasting.bound }),
            },
            lasting.span,
          ),
        ]
      : []),
    ...(format
      ? [fact({ field: 'format', value: format.text.toLowerCase(), words: format.text }, format.span)]
      : []),
    ...participants.map((actor) => fact({ field: 'participants', actor })),
    ...(initiator === undefined ? [] : [fact({ field: 'initiator', actor: initiator })]),
    ...delegations.map(({ party, people }) =>
      fact({ field: 'delegations', ...(party !== undefined && { actor: party }), people }),
    ),
    ...(after === undefined ? [] : [fact({ field: 'after', encounter: after })]),
  ]
  return { facts, teller: tellerOf(encounter, reading) }
}

/** "More than | half an hour": a duration with the words that say how it is meant. */
function qualify(text: string, { start, end }: Span): { span: Span; bound: Bound | null } {
  const { words, bound } = qualifierOf(text.slice(Math.max(0, start - BEFORE), start))
  return { span: { start: start - words.length, end }, bound }
}

function tellerOf({ span, within }: Encounter, { report, statements, actors }: Reading): Teller {
  const carrying = within === undefined ? [] : statements.filter(({ attribution }) => attribution === within)
  const statement =
    carrying.findLast(({ content }) => content.some((one) => covers(one, { ...span, end: span.start }))) ??
    carrying[0]
  if (statement) {
    const { speaker, voices = [], holders = [], authority, act, certainty, polarity, said } = statement
    return {
      ...(typeof speaker === 'string' && { speaker }),
      voices,
      holders,
      authority: authority ?? 'narrator',
      ...(act && { act }),
      ...(certainty && { certainty }),
      ...(polarity && { polarity }),
      ...(said && { said: said.value }),
      confidence: statement.confidence,
    }
  }
  const { issuer } = report
  const own =
    issuer === undefined ? undefined : actors.find(({ name }) => foldName(name) === foldName(issuer))
  if (!own) return { voices: [], holders: [], authority: 'narrator', confidence: 1 }
  const holder = { actor: own.party ?? own.id, authority: 'firsthand' as const }
  return { speaker: own.id, voices: [own.id], holders: [holder], authority: 'firsthand', confidence: 1 }
}
