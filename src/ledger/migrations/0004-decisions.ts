/** What reviewers decide: kept for ever, and where each decision stands after a re-reading. */
import { sql } from 'kysely'
import { columnTypes } from './columns.ts'
import type { Migration } from './index.ts'

export const decisions: Migration = {
  name: 'decisions',
  async up(tx, kind) {
    const { text, int, key } = columnTypes(kind)
    const { schema } = tx
    await schema
      .createTable('decision')
      .addColumn('no', key)
      .addColumn('id', text, (column) => column.notNull().unique())
      .addColumn('by', text, (column) => column.notNull())
      .addColumn('at', text, (column) => column.notNull())
      .addColumn('why', text)
      .addColumn('kind', text, (column) => column.notNull())
      .addColumn('report', text)
      .addColumn('entry', text)
      .addColumn('quote', text)
      .addColumn('anchor', text)
      .addColumn('change', text)
      .addColumn('undoes', text)
      .execute()
    for (const column of ['report', 'entry', 'undoes', 'kind'])
      await schema.createIndex(`decision_${column}`).on('decision').column(column).execute()
    // Not even the program itself changes what was decided.
    if (kind === 'sqlite') {
      for (const change of ['update', 'delete'])
        await sql`create trigger ${sql.raw(`decision_no_${change}`)} before ${sql.raw(change)} on decision
          begin select raise(abort, 'a decision is kept for ever'); end`.execute(tx)
    } else {
      await sql`create function keep_decision() returns trigger language plpgsql as
        $$ begin raise exception 'a decision is kept for ever'; end $$`.execute(tx)
      await sql`create trigger decision_kept before update or delete on decision
        for each row execute function keep_decision()`.execute(tx)
    }
    await schema.alterTable('statement').addColumn('review', text).execute()
    await schema
      .createTable('placement')
      .addColumn('decision', int, (column) => column.notNull().references('decision.no'))
      .addColumn('report', int, (column) => column.notNull().references('report.no'))
      .addColumn('entry', text)
      .addPrimaryKeyConstraint('placement_key', ['decision', 'report'])
      .execute()
    await schema.createIndex('placement_report').on('placement').column('report').execute()
    await schema
      .createTable('past_reading')
      .addColumn('no', key)
      .addColumn('report', int, (column) => column.notNull().references('report.no'))
      .addColumn('reader', text, (column) => column.notNull())
      .addColumn('entries', text, (column) => column.notNull())
      .execute()
    await schema.createIndex('past_reading_report').on('past_reading').column('report').execute()
  },
}
