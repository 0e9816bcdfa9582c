/** What a view is narrowed to, as people give it and as queries take it. */
import { type ExpressionBuilder, type ExpressionWrapper, type SqlBool, sql } from 'kysely'
import { ReadoutError } from '../../errors.ts'
import type { Act, Authority } from '../../types.ts'
import { findActor } from '../actors/find.ts'
import type { Ledger, Tx } from '../ledger.ts'
import { parseSearch, type Search, searchRows } from '../search.ts'
import type { Tables } from '../tables.ts'

/** What a view is narrowed to; each part may be left out. */
export interface Filter {
  /** A party by its id or name: who holds it is of this party, or the party itself. */
  readonly party?: string
  /** An issue by its id. */
  readonly issue?: string
  /** An actor by id or name, who speaks, is a voice, or holds it. */
  readonly actor?: string
  readonly outlet?: string
  readonly act?: Act
  readonly authority?: Authority
  /** The first and the last day, ISO 8601, on which it was said, else published. */
  readonly since?: string
  readonly until?: string
  /** Words that stand in it (`parseSearch`). */
  readonly search?: string
}

/** A filter with what it names found in the ledger: row numbers of actors. */
export interface Narrowed extends Omit<Filter, 'party' | 'actor' | 'search'> {
  readonly party?: number
  readonly actor?: number
  readonly search?: Search
}

/** Finds what a filter names. Throws a ReadoutError `misuse` where it names what the ledger does not know. */
export async function narrow(tx: Tx, { party, actor, search, ...rest }: Filter): Promise<Narrowed> {
  for (const [name, day] of [
    ['since', rest.since],
    ['until', rest.until],
  ] as const)
    if (day !== undefined && !/^\d{4}(-\d\d(-\d\d)?)?$/.test(day))
      throw new ReadoutError('misuse', `--${name} ${day}: is no day; write it like 2026-03-14`)
  return {
    ...rest,
    ...(party !== undefined && { party: await getActor(tx, party, 'party') }),
    ...(actor !== undefined && { actor: await getActor(tx, actor, 'actor') }),
    ...(search !== undefined && { search: parseSearch(search) }),
  }
}

async function getActor(tx: Tx, named: string, flag: 'party' | 'actor'): Promise<number> {
  const found = await findActor(tx, named)
  const [one, other] = flag === 'party' ? found.filter(({ kind }) => kind !== 'person') : found
  if (!one)
    throw new ReadoutError('misuse', `--${flag} ${named}: nobody of that name; readout actors lists them`)
  if (other)
    throw new ReadoutError(
      'misuse',
      `--${flag} ${named}: may be ${found.map(({ id, name }) => `${name} (${id})`).join(' or ')}; give the id`,
    )
  return one.no
}

/** Statements that a filter lets through: one condition for each of its parts. */
export function conditionsOf(
  kind: Ledger['kind'],
  filter: Narrowed,
): readonly ((
  is: ExpressionBuilder<Tables, 'statement'>,
) => ExpressionWrapper<Tables, 'statement', SqlBool>)[] {
  type Condition = ReturnType<typeof conditionsOf>[number]
  const { party, actor, issue, outlet, act, authority, since, until, search } = filter
  const conditions: (Condition | false)[] = [
    party !== undefined &&
      ((is) =>
        is.exists(
          is
            .selectFrom('statement_actor as part')
            .innerJoin('actor', 'actor.no', 'part.actor')
            .select('part.actor')
            .whereRef('part.statement', '=', 'statement.no')
            .where('part.part', '=', 'holder')
            .where((or) => or.or([or('actor.party', '=', party), or('actor.no', '=', party)])),
        )),
    actor !== undefined &&
      ((is) =>
        is.exists(
          is
            .selectFrom('statement_actor as part')
            .select('part.actor')
            .whereRef('part.statement', '=', 'statement.no')
            .where('part.part', 'in', ['speaker', 'voice', 'holder'])
            .where('part.actor', '=', actor),
        )),
    issue !== undefined &&
      ((is) =>
        is.exists(
          is
            .selectFrom('statement_issue')
            .select('statement_issue.issue')
            .whereRef('statement_issue.statement', '=', 'statement.no')
            .where('statement_issue.issue', '=', issue),
        )),
    outlet !== undefined && ((is) => is('statement.outlet', '=', outlet)),
    act !== undefined && ((is) => is('statement.act', '=', act)),
    authority !== undefined && ((is) => is('statement.authority', '=', authority)),
    since !== undefined && ((is) => is('statement.day', '>=', firstDay(since))),
    until !== undefined && ((is) => is('statement.day', '<=', lastDay(until))),
    search !== undefined &&
      ((is) => is('statement.no', 'in', sql<number>`(${searchRows(kind, 'statement', search)})`)),
  ]
  return conditions.filter((condition) => condition !== false)
}

/** The first day of a day, month or year: "2026-03" begins with "2026-03-01". */
export function firstDay(date: string): string {
  return `${date}-01-01`.slice(0, 10).padEnd(10, '-01')
}

/** A bound that no day of a day, month or year goes beyond: "2026-03" ends before "2026-03-99". */
export function lastDay(date: string): string {
  return date.length === 10 ? date : `${date}-99`.slice(0, 10)
}
