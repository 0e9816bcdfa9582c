/** How many statements each actor has a part in: kept with the actor, as a list of all actors would count millions. */
import { sql } from 'kysely'
import { among, kindOf, type Tx } from '../ledger.ts'

/**
 * Adds those of some statements that count (`by` 1), or takes them away (`by` -1), in the number of each actor who has a part
 * in them; with `actors` only those of these. Whatever changes who has a part in a statement, or whether it counts, takes
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
  await sql`
    update actor set statements = actor.statements + ${sql.lit(by)} * told.statements
    from (
      select part.actor, count(distinct part.statement) as statements
      from statement cross join statement_actor as part
      where part.statement = statement.no and statement.counts = 1
        and ${among(kind, sql.ref('statement.no'), statements)} and ${whose}
      group by part.actor
    ) as told
    where told.actor = actor.no`.execute(tx)
}
