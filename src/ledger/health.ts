/** How a ledger is doing: what `readout doctor` asks it. */
import { sql } from 'kysely'
import { type Ledger, look } from './ledger.ts'
import { checkSchema } from './migrate.ts'
import { MIGRATIONS } from './migrations/index.ts'
import { now } from './queue.ts'
import type { InputTable, ReportTable } from './tables.ts'

/** The state of a ledger. */
export interface Health {
  /** "SQLite 3.54.1", "PostgreSQL 18.4". */
  readonly engine: string
  /** The schema that it has, and the one of this program. */
  readonly schema: number
  readonly newest: number
  /** Of a SQLite file: how it keeps its log ("wal"), and how long one process waits for another, in milliseconds. */
  readonly journal?: string
  readonly busy?: number
  readonly reports: Readonly<Partial<Record<ReportTable['state'], number>>>
  /** Addresses and files in the queue, or that failed. */
  readonly inputs: Readonly<Partial<Record<InputTable['state'], number>>>
  /** Reports and addresses whose reader has not renewed his lease in time. */
  readonly expired: number
}

/** Examines a ledger; nothing is written. Throws a ReadoutError where it cannot be asked. */
export async function examineLedger(ledger: Ledger): Promise<Health> {
  const schema = await checkSchema(ledger)
  return look(ledger, async (tx) => {
    const value = async (query: ReturnType<typeof sql>) =>
      Object.values((await query.execute(tx)).rows[0] as object)[0] as string | number
    const file = ledger.kind === 'sqlite' && {
      journal: String(await value(sql`pragma journal_mode`)),
      busy: Number(await value(sql`pragma busy_timeout`)),
    }
    const version = await value(
      ledger.kind === 'sqlite' ? sql`select sqlite_version()` : sql`show server_version`,
    )
    const states = async (table: 'report' | 'input') => {
      const rows = await tx
        .selectFrom(table)
        .select(({ fn }) => ['state', fn.countAll<number>().as('count')])
        .groupBy('state')
        .orderBy('state')
        .execute()
      return Object.fromEntries(rows.map(({ state, count }) => [state, count]))
    }
    const expired = async (table: 'report' | 'input') =>
      Number(
        await value(
          sql`select count(*) from ${sql.table(table)} where state = 'reading' and lease_until < ${now(ledger)}`,
        ),
      )
    return {
      engine: `${ledger.kind === 'sqlite' ? 'SQLite' : 'PostgreSQL'} ${version}`,
      schema,
      newest: MIGRATIONS.length,
      ...file,
      reports: await states('report'),
      inputs: await states('input'),
      expired: (await expired('report')) + (await expired('input')),
    }
  })
}
