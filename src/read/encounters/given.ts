/** What the stage of encounters is given, and what it finds before it joins: tellings. */
import type { Encounter, Place, Report, Span, TimeValue } from '../../types.ts'
import type { Layers } from '../stage.ts'

/** The layers that encounters are made of. */
export type Needs = 'sentences' | 'attributions' | 'names' | 'actors' | 'mentions' | 'times'

/** The report with those layers. */
export type Given = { readonly report: Report } & Pick<Layers, Needs>

/** A noun or verb that tells of an encounter, with the stretch of its sentence that belongs to it. */
export interface Trigger {
  readonly kind: Encounter['kind']
  /** The noun or verb. */
  readonly span: Span
  readonly isVerb: boolean
  /** Index of its sentence. */
  readonly sentence: number
  readonly clause: Span
}

/** One telling of an encounter, in one sentence. */
export interface Telling {
  readonly kind: Encounter['kind']
  readonly trigger: Span
  readonly span: Span
  readonly isVerb: boolean
  /** Its noun or verb, in lower case. */
  readonly noun: string
  /** "The ministers met": several people or sides, who need not be known. */
  readonly isCompany: boolean
  /** "The summit": one that is known. */
  readonly isDefinite: boolean
  /** "Another round", "a second meeting": one that was not told of before. */
  readonly isNew: boolean
  /** "Further talks": not those told of beside them. */
  readonly isFurther: boolean
  /** "Invited to talks": one that is planned, where it has a day and a place. */
  readonly isInvited: boolean
  /** "May meet", "proposed talks", "if they meet": none that is said to be. */
  readonly isHypothetical: boolean
  readonly sentence: number
  readonly date?: TimeValue
  readonly place?: Place
  readonly duration?: { readonly value: string; readonly span: Span }
  /** The day on which somebody left it: one of its days, where the text tells no other. */
  readonly left?: TimeValue
  /** Whether its date is the day on which it began, or ended. */
  readonly bound?: 'opens' | 'closes'
  readonly format?: { readonly text: string; readonly span: Span }
  readonly participants: readonly string[]
  /** "Talks with Marr": somebody else takes part, too. */
  readonly isWith: boolean
  /** "Sat down for a two-day summit": the noun of what a verb before it tells. */
  readonly isOccasion: boolean
  readonly initiator?: string
  readonly follows: boolean
}

/** Kinds that may be spoken of by each other's noun: a summit is "the meeting" later. */
export const FAMILY: Readonly<Record<Encounter['kind'], string>> = {
  summit: 'table',
  meeting: 'table',
  talks: 'table',
  call: 'call',
  visit: 'visit',
  'press-conference': 'press',
  signing: 'signing',
  'public-statement': 'public',
}
