/** Facts about an encounter: each distinct value once, with all who give it, and whether they can all be right. */
import type { EncounterFact } from '../../types.ts'
import { daysOf, holds, minutesOf, overlap } from './days.ts'
import { arePlacesAlike } from './fits.ts'
import type { Given } from './receipts.ts'
import { foldPlace } from './rows.ts'
import { compare } from './telling.ts'
import type { Told } from './told.ts'

const FIELDS: readonly EncounterFact['field'][] = [
  'kind',
  'date',
  'place',
  'duration',
  'format',
  'participants',
  'initiator',
  'delegations',
  'after',
]

/** The facts that some tellings give, in a fixed order of fields; of one field the value that most give first. */
export function collectFacts(given: readonly Given[]): readonly EncounterFact[] {
  const fields = Map.groupBy(given, ({ field }) => field)
  return FIELDS.flatMap((field) => {
    const all = fields.get(field) ?? []
    const values = [...Map.groupBy(all, keyOf).values()].map((same) => ({ same, fact: toFact(field, same) }))
    const differs = (own: readonly Given[]) =>
      values.some(({ same }) => same !== own && disagree(field, own, same, all))
    return values
      .map(({ same, fact }) => (differs(same) ? { ...fact, differs: true as const } : fact))
      .toSorted((a, b) => b.receipts.length - a.receipts.length || compare(a.value, b.value))
  })
}

/** What makes two values one: "Geneva" and "GENEVA" are, "half an hour" and "more than half an hour" are not. */
function keyOf({ field, value, bound }: Given): string {
  if (field === 'place') return foldPlace(value)
  return field === 'duration' ? `${value} ${bound ?? ''}` : value
}

function toFact(field: EncounterFact['field'], same: readonly Given[]): EncounterFact {
  const words = same.flatMap((one) => (one.words === undefined ? [] : [one.words]))
  // A copy is no second receipt: it is counted as a carrier.
  const first = new Map(same.toReversed().map((one) => [one.voice, one]))
  return {
    field,
    value: same[0]?.value ?? '',
    words: [...new Set(words)].toSorted(compare),
    receipts: same.filter((one) => first.get(one.voice) === one).map(({ receipt }) => receipt),
  }
}

/** Whether two values of a field cannot both be right. */
function disagree(
  field: EncounterFact['field'],
  a: readonly Given[],
  b: readonly Given[],
  all: readonly Given[],
): boolean {
  const [one, other] = [a[0], b[0]]
  if (!one || !other) return false
  if (field === 'date') return areOtherDays(one.value, other.value, all)
  if (field === 'place') return !arePlacesAlike(foldPlace(one.value), foldPlace(other.value))
  if (field === 'duration') return areOtherDurations(one, other)
  if (field === 'format') return true
  return field === 'initiator' && one.side !== other.side
}

/** "12 March" is in "March", and a day of talks that somebody tells as a stretch of days agrees with its other days. */
function areOtherDays(a: string, b: string, all: readonly Given[]): boolean {
  const [one, other] = [daysOf(a), daysOf(b)]
  if (!one || !other || overlap(one, other)) return false
  return !all.some(({ value }) => {
    const days = daysOf(value)
    return days?.exact && holds(days, one) && holds(days, other)
  })
}

/** "2 h 45 min" is not "nearly three hours"; 35 minutes are "more than half an hour". */
function areOtherDurations(a: Given, b: Given): boolean {
  const [one, other] = [minutesOf(a.value), minutesOf(b.value)]
  if (one === null || other === null || (one === other && (a.bound || b.bound))) return false
  if (a.bound && b.bound) return false
  if (a.bound) return isOutside(other, one, a.bound)
  return b.bound ? isOutside(one, other, b.bound) : one !== other
}

/** Whether facts may differ (`collectFacts`), by what is told before the ledger is asked who is meant. */
export function mayDiffer(told: readonly Told[]): boolean {
  const values = new Map<EncounterFact['field'], string | undefined>()
  return told.some(({ facts }) =>
    facts.some(({ field, value }) => {
      if (!DIFFERING.has(field)) return false
      // Who is meant is not known yet: any two may be two people.
      if (values.has(field) && (field === 'initiator' || values.get(field) !== value)) return true
      values.set(field, value)
      return false
    }),
  )
}

const DIFFERING: ReadonlySet<EncounterFact['field']> = new Set([
  'date',
  'place',
  'duration',
  'format',
  'initiator',
])

function isOutside(minutes: number, limit: number, bound: NonNullable<Given['bound']>): boolean {
  return bound === 'over' ? minutes < limit : minutes > limit
}
