/** How far two reviewers agree: on the fields of statements, on which of them to keep, and on what the reader missed. */
import { sql } from 'kysely'
import { ReadoutError } from '../../errors.ts'
import { among, kindOf, type Ledger, look, type Tx } from '../ledger.ts'
import { conditionsOf, type Filter, type Narrowed, narrow } from '../views/filter.ts'
import { findReviewed, judge, type Reviewed } from './judged.ts'
import { addMarks, compareMarks, newMarks } from './spans.ts'
import { alpha, type Distance, kappa, masi } from './statistics.ts'
import { FIELDS, type Field, type Unit, unitsOf, type Value } from './units.ts'

export type { Field, Value } from './units.ts'

/** Two reviewers, by the names under which they decide. */
export type Pair = readonly [string, string]

/** How far two reviewers agree on one thing. */
export interface AgreementRow {
  readonly reviewers: Pair
  readonly field: Field
  /** Values that can be compared; of `spans` the marks of both together. */
  readonly units: number
  /** Those that are the same; of `spans` those that the other marked too (some of the same words, or exactly these). */
  readonly agreed: number
  /**
   * What is the same of what can be compared; null where nothing can. Of `spans` it is 2 · both / (his + hers) (Dice 1945):
   * what nobody marked cannot be counted, and kappa comes to this very figure as it grows (Hripcsak and Rothschild 2005,
   * "Agreement, the F-Measure, and Reliability in Information Retrieval", JAMIA 12). Krippendorff's alpha for unitizing is
   * not for these: it takes for granted that a reviewer's marks do not overlap, but a statement may stand in another.
   */
  readonly share: number | null
  /** Cohen's; of sets, whether they are equal. Null where it is not defined, and of `spans`. */
  readonly kappa: number | null
  /** Krippendorff's; of sets by MASI. Null where it is not defined, and of `spans`. */
  readonly alpha: number | null
}

/** A statement on which two reviewers differ. */
export interface Difference extends Unit {
  readonly reviewers: Pair
  /** What the actors are called, by their ids. */
  readonly names: Readonly<Record<string, string>>
}

/** How far two reviewers agree. */
export interface Agreement {
  readonly reviewers: Pair
  /** Statements that both decided on. */
  readonly statements: number
  /** One for each field. */
  readonly rows: readonly AgreementRow[]
  readonly differences: readonly Difference[]
}

/** All who have decided on statements; decisions that were taken back or have lost their place do not count. */
export function findReviewers(ledger: Ledger): Promise<readonly string[]> {
  return look(ledger, async (tx) => namesIn(await findReviewed(tx)))
}

/**
 * Compares two reviewers; where fewer are named, those who have most statements in common, with the one or of all. What
 * each made of a statement is what the reader found with his own decisions on it, those that stand; where a report was
 * corrected later, a decision counts once, in the latest version in which it stands beside the other's. With a filter only
 * statements count that it lets through as they stand now. Null where no two have a statement in common. Throws a
 * ReadoutError `not-found` where somebody who is named has decided on none.
 */
export function agreement(
  ledger: Ledger,
  named: readonly string[] = [],
  filter: Filter = {},
): Promise<Agreement | null> {
  return look(ledger, async (tx) => {
    const reviewed = await findReviewed(tx)
    const pair = choosePair(reviewed, named)
    return pair && compare(tx, reviewed, { pair, filter: await narrow(tx, filter) })
  })
}

function namesIn(reviewed: readonly Reviewed[]): readonly string[] {
  return [...new Set(reviewed.flatMap(({ decisions }) => decisions.map(({ by }) => by)))].sort()
}

function choosePair(reviewed: readonly Reviewed[], named: readonly string[]): Pair | null {
  const known = namesIn(reviewed)
  const unknown = named.find((name) => !known.includes(name))
  if (unknown !== undefined)
    throw new ReadoutError(
      'not-found',
      `${unknown}: has decided on no statement; ${known.length > 0 ? `${known.join(', ')} have` : 'nobody has'}`,
    )
  const [one, other] = named
  if (one !== undefined && one === other)
    throw new ReadoutError('misuse', `${one}: can be compared with somebody else only; name two`)
  if (one !== undefined && other !== undefined) return [one, other]
  const [best] = countCommon(reviewed)
    .filter(({ pair }) => one === undefined || pair.includes(one))
    .toSorted((a, b) => b.count - a.count)
  if (!best) return null
  const [first, second] = best.pair
  return one === second ? [second, first] : [first, second]
}

/** How many statements any two reviewers have in common, by their names. */
function countCommon(
  reviewed: readonly Reviewed[],
): readonly { readonly pair: Pair; readonly count: number }[] {
  const names = namesIn(reviewed)
  const entries = reviewed.flatMap(({ decisions }) => [
    ...Map.groupBy(decisions, ({ place }) => place).values(),
  ])
  return names.flatMap((one, index) =>
    names.slice(index + 1).flatMap((other) => {
      const isNew = onceEach()
      const count = entries.filter((decisions) => {
        const own = decisions.filter(({ by }) => by === one || by === other)
        return new Set(own.map(({ by }) => by)).size === 2 && isNew(own.map(({ no }) => no))
      }).length
      return count > 0 ? [{ pair: [one, other] as const, count }] : []
    }),
  )
}

/** Whether none of some decisions was there before: one that is carried on to later versions of a report counts once. */
function onceEach(): (decisions: readonly number[]) => boolean {
  const met = new Set<number>()
  return (decisions) => {
    const isNew = !decisions.some((no) => met.has(no))
    for (const no of decisions) met.add(no)
    return isNew
  }
}

async function compare(
  tx: Tx,
  reviewed: readonly Reviewed[],
  { pair, filter }: { pair: Pair; filter: Narrowed },
): Promise<Agreement> {
  const units: Unit[] = []
  const marks = newMarks()
  const isNew = onceEach()
  let statements = 0
  for (const report of reviewed) {
    if (!pair.every((name) => report.decisions.some(({ by }) => by === name))) continue
    const compared = await judge(tx, report, pair)
    if (!compared) continue
    const fitting = await findFitting(tx, report.no, filter)
    const fits = (entry: string) => fitting?.has(entry) ?? true
    const [own, theirs] = compared.judged
    for (const [entry, one] of own) {
      const other = theirs.get(entry)
      if (!other || !isNew([...one.decisions, ...other.decisions]) || !fits(entry)) continue
      statements++
      units.push(...unitsOf(compared, [one, other]))
    }
    addMarks(marks, compared, fits)
  }
  const { resolve, names } = await findActors(tx, units)
  const resolved = units.map((unit) => ({ ...unit, says: resolve(unit) }))
  const spans = compareMarks(marks)
  const rowOf = (field: Field) =>
    field === 'spans' || field === 'exact-spans'
      ? { ...share(spans.units, spans.agreed[field]), kappa: null, alpha: null }
      : measure(resolved.filter((unit) => unit.field === field))
  const differing = resolved.filter(({ says: [one, other] }) => keyOf(one) !== keyOf(other))
  return {
    reviewers: pair,
    statements,
    rows: FIELDS.map((field) => ({ reviewers: pair, field, ...rowOf(field) })),
    differences: [...differing, ...spans.differences].map((unit) => ({
      reviewers: pair,
      ...unit,
      names: Object.fromEntries(actorsIn(unit).map((id) => [id, names.get(id) ?? id])),
    })),
  }
}

/** Statements of a report that a filter lets through; null where it lets all of them. */
async function findFitting(tx: Tx, no: number, filter: Narrowed): Promise<ReadonlySet<string> | null> {
  const conditions = conditionsOf(kindOf(tx), filter)
  if (conditions.length === 0) return null
  let query = tx.selectFrom('statement').select('statement.id').where('statement.report', '=', no)
  for (const condition of conditions) query = query.where(condition)
  return new Set((await query.execute()).map(({ id }) => id))
}

function keyOf(value: Value): string {
  return JSON.stringify(value)
}

function share(units: number, agreed: number): Pick<AgreementRow, 'units' | 'agreed' | 'share'> {
  return { units, agreed, share: units === 0 ? null : agreed / units }
}

function measure(units: readonly Unit[]): Omit<AgreementRow, 'reviewers' | 'field'> {
  const pairs = units.map(({ says: [one, other] }) => [keyOf(one), keyOf(other)] as const)
  const sets = new Map(
    units.flatMap(({ says }) =>
      says.flatMap((value) =>
        value === null || typeof value === 'string' ? [] : [[keyOf(value), new Set(value)] as const],
      ),
    ),
  )
  const distance: Distance<string> = (a, b) => {
    const [one, other] = [sets.get(a), sets.get(b)]
    return one && other ? masi(one, other) : 1
  }
  return {
    ...share(pairs.length, pairs.filter(([one, other]) => one === other).length),
    kappa: kappa(pairs),
    alpha: alpha(pairs, distance),
  }
}

function actorsIn({ field, says }: Unit): readonly string[] {
  return field === 'speaker' || field === 'holders' ? says.flatMap((value) => value ?? []) : []
}

/** Whom the units name: an actor has several ids, one for each form of his name; and what each is called. */
async function findActors(
  tx: Tx,
  units: readonly Unit[],
): Promise<{ resolve: (unit: Unit) => Unit['says']; names: ReadonlyMap<string, string> }> {
  const ids = [...new Set(units.flatMap(actorsIn))]
  const kind = kindOf(tx)
  const forms = await tx
    .selectFrom('profile')
    .innerJoin('actor', 'actor.no', 'profile.actor')
    .select(['profile.id as form', 'actor.id', 'actor.name'])
    .where(among(kind, sql.ref('profile.id'), ids))
    .execute()
  const own = await tx
    .selectFrom('actor')
    .select(['id as form', 'id', 'name'])
    .where(among(kind, sql.ref('id'), ids))
    .execute()
  const actors = new Map([...forms, ...own].map(({ form, id }) => [form, id]))
  const resolve = (value: Value): Value =>
    value === null || typeof value === 'string'
      ? (actors.get(value ?? '') ?? value)
      : [...new Set(value.map((id) => actors.get(id) ?? id))].sort()
  return {
    resolve: ({ says: [one, other] }) => [resolve(one), resolve(other)],
    names: new Map([...forms, ...own].map(({ id, name }) => [id, name])),
  }
}
