/** What the statements that a filter lets through have in common: how many are of each party, issue, act and so on. */
import { type RawBuilder, sql } from 'kysely'
import { among, type Ledger, look, type Tx } from '../ledger.ts'
import { type Filter, narrow } from './filter.ts'
import { findListed, START } from './statement-list.ts'

/** The parts of a filter that are counted. */
export const FACETS = ['party', 'issue', 'authority', 'actor', 'act', 'outlet'] as const

/** What a part of a filter may be, and in how many statements it is that. */
export interface Facet {
  /** As the filter takes it: of a party and an actor the id. */
  readonly value: string
  /** What a party or an actor is called. */
  readonly name?: string
  readonly statements: number
}

/** What may be narrowed to, the values with most statements first, `VALUES` of each part at most. */
export interface Facets extends Readonly<Record<(typeof FACETS)[number], readonly Facet[]>> {
  /** How many statements were counted. */
  readonly statements: number
  /** True where the filter lets more through than are counted: those published first are. */
  readonly more?: true
}

const VALUES = 8 // of each part

/** Statements that are counted, those published first: some 0.2 s of work however large the ledger is. */
const COUNTED = 10_000

/**
 * Counts the statements of a filter by each part that it may be narrowed to further. A statement counts once for each party that
 * holds it (its people's too), each issue, and each actor who speaks, is a voice or holds it; unnamed sources are no actors here.
 */
export function facets(ledger: Ledger, filter: Filter = {}): Promise<Facets> {
  return look(ledger, async (tx) => {
    const listed = await findListed(ledger, tx, await narrow(tx, filter), {
      limit: COUNTED + 1,
      after: START,
    })
    const counted = listed.slice(0, COUNTED).map(({ no }) => no)
    const isCounted = (column: string) => among(ledger.kind, sql.ref(column), counted)
    const ofStatement = (column: 'authority' | 'act' | 'outlet') =>
      findFacets(
        tx,
        sql`select ${sql.ref(column)} as value, null as name, count(*) as statements
          from statement where ${isCounted('no')} and ${sql.ref(column)} is not null group by 1`,
      )
    return {
      statements: counted.length,
      ...(listed.length > COUNTED && { more: true as const }),
      party: await findFacets(
        tx,
        sql`select party.id as value, party.name, count(distinct part.statement) as statements
          from statement_actor as part
          join actor on actor.no = part.actor
          join actor as party on party.no = coalesce(actor.party, actor.no)
          where ${isCounted('part.statement')} and part.part = 'holder' and party.kind = 'party'
          group by party.id, party.name`,
      ),
      issue: await findFacets(
        tx,
        sql`select issue as value, null as name, count(*) as statements
          from statement_issue where ${isCounted('statement')} group by issue`,
      ),
      authority: await ofStatement('authority'),
      actor: await findFacets(
        tx,
        sql`select actor.id as value, actor.name, count(distinct part.statement) as statements
          from statement_actor as part join actor on actor.no = part.actor
          where ${isCounted('part.statement')} and part.part in ('speaker', 'voice', 'holder')
            and actor.kind <> 'unnamed'
          group by actor.id, actor.name`,
      ),
      act: await ofStatement('act'),
      outlet: await ofStatement('outlet'),
    }
  })
}

async function findFacets(tx: Tx, counted: RawBuilder<unknown>): Promise<readonly Facet[]> {
  const { rows } = await sql<{ value: string; name: string | null; statements: number | string }>`
    select value, name, statements from (${counted}) as counted
    order by statements desc, coalesce(name, value), value limit ${VALUES}`.execute(tx)
  return rows.map(({ value, name, statements }) => ({
    value,
    ...(name !== null && { name }),
    statements: Number(statements),
  }))
}
