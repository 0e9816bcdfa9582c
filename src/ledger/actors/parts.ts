/** How many statements each actor has a part in: kept, as a list of all actors would count millions. */
import { type RawBuilder, sql } from 'kysely'
import { among, kindOf, type Tx } from '../ledger.ts'
import { changeTally, wrongTallies } from '../tally.ts'

/**
 * Adds those of some statements that count (`by` 1), or takes them away (`by` -1), in the numbers of each actor who has a
 * part in them; with `actors` only those of these. Whatever changes a statement, who has a part in it or whether it counts, takes
 * it away before and adds it after.
 */
export async function countPartsIn(
  tx: Tx,
  by: 1 | -1,
  statements: readonly number[],
  actors?: readonly number[],
): Promise<void> {
  if (statements.length === 0) return
  const kind = kindOf(tx)
  const whose = actors ? among(kind, sql.ref('part.actor'), actors) : sql`true`
  const parts = partsThat(sql`${among(kind, sql.ref('statement.no'), statements)} and ${whose}`)
  await sql`
    update actor set statements = actor.statements + ${sql.lit(by)} * told.statements
    from (select actor, count(*) as statements from (${parts}) as part group by actor) as told
    where told.actor = actor.no`.execute(tx)
  await changeTally(tx, by, tallyOf(parts))
}

/** Finds who has a wrong number in `tally`, by his id. */
export const WRONG_PARTS = wrongTallies(
  ['act', 'authority', 'outlet', 'month', 'issue'],
  tallyOf(partsThat(sql`true`)),
)

/** Who has a part in statements that count: each once. */
function partsThat(which: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    select distinct part.actor, statement.no, statement.act, statement.authority, statement.outlet, statement.day
    from statement cross join statement_actor as part
    where part.statement = statement.no and statement.counts = 1 and ${which}`
}

/** The rows of `tally`, of parts in statements: rows with `actor`, and of the statement `no`, `act`, `authority`, `outlet` and `day`. */
function tallyOf(parts: RawBuilder<unknown>): RawBuilder<unknown> {
  const count = (field: string, value: RawBuilder<unknown>) => sql`
    select ${sql.lit(field)} as field, ${value} as value, actor, count(*) as statements
    from part where ${value} is not null group by ${value}, actor`
  return sql`
    with part as materialized (${parts})
    ${count('act', sql.ref('act'))}
    union all ${count('authority', sql.ref('authority'))}
    union all ${count('outlet', sql.ref('outlet'))}
    union all ${count('month', sql`substr(day, 1, 7)`)}
    union all
    select 'issue', issue, part.actor, count(*) from part cross join statement_issue
    where statement_issue.statement = part.no group by issue, part.actor`
}
