/** Brings a ledger's schema up to this program's: forward only, each step whole or not at all. */
import { sql } from 'kysely'
import { ReadoutError } from '../errors.ts'
import { type Ledger, write } from './ledger.ts'
import { MIGRATIONS } from './migrations/index.ts'

/**
 * Runs the migrations that a ledger lacks, each in a transaction of its own. Throws a ReadoutError `newer` where the
 * ledger has one that this program does not know, and `not-a-ledger` where a database without a ledger is not to be
 * made one.
 */
export async function migrate(ledger: Ledger, { create }: { create: boolean }): Promise<void> {
  const done = create ? await findVersion(ledger) : await checkSchema(ledger)
  for (let number = done + 1; number <= MIGRATIONS.length; number++) await run(ledger, number)
}

/**
 * The number of the last migration that a ledger has seen. Throws a ReadoutError where there is none (`not-a-ledger`),
 * or one that this program does not know (`newer`).
 */
export async function checkSchema(ledger: Ledger): Promise<number> {
  const done = await findVersion(ledger)
  if (done === 0)
    throw new ReadoutError(
      'not-a-ledger',
      `${ledger.where}: there is no ledger in it yet; readout init makes one`,
    )
  return done
}

async function run(ledger: Ledger, number: number): Promise<void> {
  await write(ledger, async (tx) => {
    await tx.schema
      .createTable('migration')
      .ifNotExists()
      .addColumn('number', 'integer', (column) => column.primaryKey())
      .addColumn('name', 'text', (column) => column.notNull())
      .execute()
    const last = await tx
      .selectFrom('migration')
      .select('number')
      .orderBy('number', 'desc')
      .executeTakeFirst()
    checkVersion(ledger, last?.number ?? 0)
    if ((last?.number ?? 0) >= number) return // another process was faster
    const migration = MIGRATIONS[number - 1]
    if (!migration) throw new Error(`there is no migration ${number}`)
    await migration.up(tx, ledger.kind)
    await tx.insertInto('migration').values({ number, name: migration.name }).execute()
  })
}

/** The number of the last migration that a database has seen; 0 where it holds no ledger. */
async function findVersion(ledger: Ledger): Promise<number> {
  const { db, kind } = ledger
  const { rows } =
    kind === 'sqlite'
      ? await sql`select name from sqlite_schema where type = 'table' and name = 'migration'`.execute(db)
      : await sql`select 1 from pg_catalog.pg_class where oid = to_regclass('migration')`.execute(db)
  if (rows.length === 0) return 0
  const last = await db.selectFrom('migration').select('number').orderBy('number', 'desc').executeTakeFirst()
  checkVersion(ledger, last?.number ?? 0)
  return last?.number ?? 0
}

function checkVersion({ where }: Ledger, version: number): void {
  if (version > MIGRATIONS.length)
    throw new ReadoutError(
      'newer',
      `${where}: was made by a newer Readout (schema ${version}; this one knows ${MIGRATIONS.length}); ` +
        'update Readout; the ledger was left as it is',
    )
}
