/** Counts that are kept, as asking for them would go through millions of rows. */
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from './ledger.ts'

/**
 * Adds rows to the table `tally` (`by` 1), or takes them away (`by` -1); `counted` gives `field`, `value`, `actor` and
 * `statements`, each field, value and actor once. Whatever changes what is counted takes it away before and adds it after.
 */
export async function changeTally(tx: Tx, by: 1 | -1, counted: RawBuilder<unknown>): Promise<void> {
  await sql`
    insert into tally (field, value, actor, statements)
    select field, value, actor, ${sql.lit(by)} * statements from (${counted}) as told where true
    on conflict (field, value, actor) do update set statements = tally.statements + excluded.statements
  `.execute(tx)
  if (by < 0)
    await sql`
      delete from tally where statements = 0
        and (field, value, actor) in (select field, value, actor from (${counted}) as told)
    `.execute(tx)
}

/** Finds of whom `tally` has other numbers in some fields than `counted` gives: the actor's id. */
export function wrongTallies(
  fields: readonly string[],
  counted: RawBuilder<unknown>,
): RawBuilder<{ name: string }> {
  return sql`
    select 'actor ' || coalesce(actor.id, 'of row ' || told.actor) as name from (
      select field, value, actor, statements from tally where field in (${sql.join(fields.map(sql.lit))})
      union all select field, value, actor, -statements from (${counted}) as counted
    ) as told left join actor on actor.no = told.actor
    group by told.field, told.value, told.actor, actor.id having sum(told.statements) <> 0`
}
