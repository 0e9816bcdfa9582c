/** How many statements each actor has a part in: kept with the actor, as a list of all actors would count millions. */
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { among, kindOf, type Tx } from '../ledger.ts'

/**
 * Adds the statements that count (`by` 1), or takes them away (`by` -1), in the number of each actor who has a part in them.
 * Whatever changes who has a part in a statement, or whether it counts, takes the statements away before and adds them
 * after. `which` picks them out, as `statement`; with `actors` only these rows of actors change.
 */
export async function countParts(
  tx: Tx,
  by: 1 | -1,
  which: RawBuilder<SqlBool>,
  actors?: readonly number[],
): Promise<void> {
  const whose = actors ? among(kindOf(tx), sql.ref('part.actor'), actors) : sql`true`
  await sql`
    update actor set statements = actor.statements + ${sql.lit(by)} * told.statements
    from (
      select part.actor, count(distinct part.statement) as statements
      from statement cross join statement_actor as part
      where part.statement = statement.no and statement.counts = 1 and ${which} and ${whose}
      group by part.actor
    ) as told
    where told.actor = actor.no`.execute(tx)
}

/** The same of statements by their row numbers. */
export async function countPartsIn(tx: Tx, by: 1 | -1, statements: readonly number[]): Promise<void> {
  if (statements.length > 0) await countParts(tx, by, among(kindOf(tx), sql.ref('statement.no'), statements))
}
