/** Who holds what on which issue, statement by statement: what positions are looked up in. */
import { type RawBuilder, sql } from 'kysely'
import { among, kindOf, type Tx } from './ledger.ts'

/** Makes the holdings anew of the statements in which some actors hold or tell something, and of some others. */
export async function rebuildHoldings(
  tx: Tx,
  { actors, statements }: { actors: readonly number[]; statements: readonly number[] },
): Promise<void> {
  const kind = kindOf(tx)
  const ofActors = sql`select statement from statement_actor
    where part in ('holder', 'voice') and ${among(kind, sql.ref('actor'), actors)}`
  const rebuild = async (isTouched: (column: RawBuilder<unknown>) => RawBuilder<unknown>) => {
    await sql`delete from holding where ${isTouched(sql.ref('statement'))}`.execute(tx)
    await insertHoldings(tx, isTouched(sql.ref('statement.no')))
  }
  if (actors.length > 0) await rebuild((column) => sql`${column} in (${ofActors})`)
  if (statements.length > 0) await rebuild((column) => among(kind, column, statements))
}

/** Makes the holdings of some reports' statements anew. */
export async function rebuildHoldingsOf(tx: Tx, reports: readonly number[]): Promise<void> {
  const isTouched = among(kindOf(tx), sql.ref('statement.report'), reports)
  await sql`delete from holding where statement in (select no from statement where ${isTouched})`.execute(tx)
  await insertHoldings(tx, isTouched)
}

/**
 * A holding for each party and issue of the statements that count. Where two holders are of one party, the weaker authority
 * stands; who tells it is the last voice, or his party.
 */
async function insertHoldings(tx: Tx, which: ReturnType<typeof sql>): Promise<void> {
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
    where ${which} and statement.counts = 1 and statement.act is not null
    group by statement.no, coalesce(actor.party, actor.no), statement_issue.issue, statement_issue.stance,
      statement.act, statement.outlet, statement.day, statement.sort_key
  `.execute(tx)
}
