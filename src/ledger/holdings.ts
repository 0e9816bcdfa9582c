/** Who holds what on which issue, statement by statement: what positions are looked up in. */
import { type RawBuilder, sql } from 'kysely'
import { among, kindOf, type Tx } from './ledger.ts'
import { changeTally, wrongTallies } from './tally.ts'

/** Stands for the month of what has no day: before all that have one. */
export const NO_MONTH = '0000-00'

/** Makes the holdings anew of the statements in which some actors hold or tell something, and of some others. */
export async function rebuildHoldings(
  tx: Tx,
  { actors, statements }: { actors: readonly number[]; statements: readonly number[] },
): Promise<void> {
  const kind = kindOf(tx)
  const ofActors = sql`select statement from statement_actor
    where part in ('holder', 'voice') and ${among(kind, sql.ref('actor'), actors)}`
  const rebuild = async (isTouched: (column: RawBuilder<unknown>) => RawBuilder<unknown>) => {
    await deleteHoldings(tx, isTouched(sql.ref('statement')))
    await insertHoldings(tx, isTouched)
  }
  if (actors.length > 0) await rebuild((column) => sql`${column} in (${ofActors})`)
  if (statements.length > 0) await rebuild((column) => among(kind, column, statements))
}

/** Makes the holdings of some reports' statements anew. */
export async function rebuildHoldingsOf(tx: Tx, reports: readonly number[]): Promise<void> {
  const own = sql`select no from statement where ${among(kindOf(tx), sql.ref('report'), reports)}`
  const isTouched = (column: RawBuilder<unknown>) => sql`${column} in (${own})`
  await deleteHoldings(tx, isTouched(sql.ref('statement')))
  await insertHoldings(tx, isTouched)
}

/** Takes holdings away, those of which a condition on the table `holding` holds. */
export async function deleteHoldings(tx: Tx, which: RawBuilder<unknown>): Promise<void> {
  await changeTally(tx, -1, tallyOf(which))
  await sql`delete from holding where ${which}`.execute(tx)
}

/** Finds parties of which `tally` has another number of holdings than there are: their ids. */
export const WRONG_HOLDINGS = wrongTallies(['holding'], tallyOf(sql`true`))

/** The rows of `tally` of some holdings. */
function tallyOf(which: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    select 'holding' as field, coalesce(substr(day, 1, 7), ${sql.lit(NO_MONTH)}) || '|' || issue as value,
      party as actor, count(*) as statements
    from holding where ${which} group by 2, 3`
}

/**
 * A holding for each party and issue of the statements that count. Where two holders are of one party, the weaker authority
 * stands; who tells it is the last voice, or his party.
 */
async function insertHoldings(
  tx: Tx,
  isTouched: (statement: RawBuilder<unknown>) => RawBuilder<unknown>,
): Promise<void> {
  await sql`
    insert into holding (statement, party, issue, stance, authority, teller, act, outlet, day, when_key)
    select statement.no, coalesce(actor.party, actor.no) as party, statement_issue.issue, statement_issue.stance,
      case max(case holder.authority when 'firsthand' then 0 when 'relayed' then 1 when 'unnamed' then 2 else 3 end)
        when 0 then 'firsthand' when 1 then 'relayed' when 2 then 'unnamed' else 'narrator' end,
      coalesce((
        select coalesce(teller.party, teller.no) from statement_actor as voice
        join actor as teller on teller.no = voice.actor
        where voice.statement = statement.no and voice.part = 'voice'
        order by voice.ordinal desc limit 1
      ), 0),
      statement.act, statement.outlet, statement.day, coalesce(statement.day, '') || '|' || statement.sort_key
    from statement
    join statement_actor as holder on holder.statement = statement.no and holder.part = 'holder'
    join actor on actor.no = holder.actor
    join statement_issue on statement_issue.statement = statement.no
    where ${isTouched(sql.ref('statement.no'))} and statement.counts = 1 and statement.act is not null
    group by statement.no, coalesce(actor.party, actor.no), statement_issue.issue, statement_issue.stance,
      statement.act, statement.outlet, statement.day, statement.sort_key
  `.execute(tx)
  await changeTally(tx, 1, tallyOf(isTouched(sql.ref('statement'))))
}
