/** Answers that are kept for as long as the ledger stays as it is. */
import { type Kysely, sql } from 'kysely'
import type { Ledger, Tx } from './ledger.ts'
import type { Tables } from './tables.ts'

const ANSWERS = 8 // to questions of one kind on one ledger, the latest asked

/** Finds something in a ledger; what it is asked is plain data. */
type Find<Asked, Found> = (ledger: Ledger, tx: Tx, asked: Asked) => Promise<Found>

/**
 * A `find` that looks again only where something was written since: who goes on to a second page has the first one's work
 * done. It is for transactions that write nothing (`look`). What it gives is shared, so that nobody may change it.
 */
export function whileUnchanged<Asked, Found>(find: Find<Asked, Found>): Find<Asked, Found> {
  const ofLedger = new WeakMap<
    Kysely<Tables>,
    { readonly state: string; readonly found: Map<string, Found> }
  >()
  return async (ledger, tx, asked) => {
    const state = await stateOf(ledger, tx)
    if (state === null) return find(ledger, tx, asked)
    const before = ofLedger.get(ledger.db)
    const kept = before?.state === state ? before : { state, found: new Map<string, Found>() }
    ofLedger.set(ledger.db, kept)
    const key = JSON.stringify(asked)
    const found = kept.found.get(key) ?? (await find(ledger, tx, asked))
    kept.found.delete(key)
    const [oldest] = kept.found.size >= ANSWERS ? kept.found.keys() : []
    if (oldest !== undefined) kept.found.delete(oldest)
    kept.found.set(key, found)
    return found
  }
}

/**
 * Another text wherever something was committed in between: SQLite counts what others have written to the file and the rows
 * that this connection has changed; a PostgreSQL snapshot names the transactions that it does not see. Null on a server
 * that follows another one, whose snapshots do not name them all.
 */
async function stateOf({ kind }: Pick<Ledger, 'kind'>, tx: Tx): Promise<string | null> {
  const { rows } = await (kind === 'sqlite'
    ? sql<{ state: string }>`select data_version || ' ' || total_changes() as state from pragma_data_version`
    : sql<{ state: string | null }>`select case when not pg_is_in_recovery()
        then pg_postmaster_start_time()::text || ' ' || pg_current_snapshot()::text end as state`
  ).execute(tx)
  return rows[0]?.state ?? null
}
