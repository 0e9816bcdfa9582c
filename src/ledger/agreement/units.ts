/** What two reviewers can agree on, statement by statement. */
import { wordsOf } from '../../span.ts'
import type { Statement } from '../../types.ts'
import type { Compared, Judgement } from './judged.ts'

/** What is compared, in the order of the rows. */
export const FIELDS = [
  'act',
  'certainty',
  'polarity',
  'authority',
  'speaker',
  'holders',
  'issues',
  'stance',
  'said',
  'kept',
  'spans',
  'exact-spans',
] as const

/**
 * One thing on which two reviewers can agree.
 *
 * - `act` … `said`: fields of statements that both keep. Of `holders` and `issues` it is who and which, as sets; `stance` is
 *   that on each issue which both name.
 * - `kept`: whether a statement is one (accepted, corrected) or none (rejected).
 * - `spans`: statements that they marked because the reader missed them, in reports that both reviewed; `exact-spans` the
 *   same, to the letter.
 */
export type Field = (typeof FIELDS)[number]

/** What a reviewer says: of `speaker` and `holders` ids of actors, of `spans` the words; null for none. */
export type Value = string | readonly string[] | null

/** Something that both have said something about. */
export interface Unit {
  /** Id of the statement. */
  readonly entry: string
  readonly report: string
  readonly quote: string
  readonly field: Field
  /** Of `stance`. */
  readonly issue?: string
  /** What each says, in the order of the reviewers. */
  readonly says: readonly [Value, Value]
}

/** What of a statement two reviewers can agree on. */
export function unitsOf(
  { reading: { report }, actorOf }: Compared,
  [one, other]: readonly [Judgement, Judgement],
): readonly Unit[] {
  const { id: entry, content } = one.statement
  const about = { entry, report: report.id, quote: wordsOf(report.text, content) }
  // Where both marked it, they agree that the reader missed it: that is told by the spans.
  const kept: readonly Unit[] =
    one.marked !== null && other.marked !== null
      ? []
      : [{ ...about, field: 'kept', says: [verdict(one), verdict(other)] }]
  if (!one.kept || !other.kept) return kept
  const [own, theirs] = [readFields(one, actorOf), readFields(other, actorOf)]
  const fields = READ.flatMap((field) => {
    const [a, b] = [own[field], theirs[field]]
    return a === undefined || b === undefined ? [] : [{ ...about, field, says: [a, b] as const }]
  })
  const stances = stancesOf(one.statement, other.statement).map((stance) => ({ ...about, ...stance }))
  return [...fields, ...stances, ...kept]
}

function verdict({ kept }: Judgement): string {
  return kept ? 'kept' : 'rejected'
}

const READ = ['act', 'certainty', 'polarity', 'authority', 'speaker', 'holders', 'issues', 'said'] as const

/** The fields that a statement has; left out is what nobody said anything about. */
function readFields(
  { statement, isRead }: Judgement,
  actorOf: Compared['actorOf'],
): Partial<Record<Field, Value>> {
  const { act, certainty, polarity, authority, speaker, holders, issues, said } = statement
  return {
    ...(act && { act }),
    ...(certainty && { certainty }),
    ...(polarity && { polarity }),
    ...(authority && { authority }),
    ...(speaker !== undefined && { speaker: speaker === null ? null : actorOf(speaker) }),
    ...(holders && { holders: holders.map(({ actor }) => actorOf(actor)) }),
    ...(issues && { issues: issues.map(({ id }) => id) }),
    // The reader tells of every statement when it was said, or that no time is told; who marks one may leave it open.
    ...((said || isRead) && { said: said?.value ?? null }),
  }
}

function stancesOf(
  { issues: own = [] }: Statement,
  { issues: theirs = [] }: Statement,
): readonly Pick<Unit, 'field' | 'issue' | 'says'>[] {
  const stances = new Map(theirs.map(({ id, stance }) => [id, stance]))
  return own.flatMap(({ id, stance }) => {
    const other = stances.get(id)
    return other ? [{ field: 'stance' as const, issue: id, says: [stance, other] as const }] : []
  })
}
