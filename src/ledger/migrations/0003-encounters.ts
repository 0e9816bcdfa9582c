/** Encounters over reports: what each report tells of one, and which tellings are of the same. */
import { sql } from 'kysely'
import { columnTypes } from './columns.ts'
import type { Migration } from './index.ts'

export const encounters: Migration = {
  name: 'encounters',
  async up(tx, kind) {
    const { text, int, key } = columnTypes(kind)
    const { schema } = tx
    const index = (table: string, ...columns: string[]) =>
      schema
        .createIndex(`${table}_${columns.join('_')}`)
        .on(table)
        .columns(columns)
        .execute()
    await schema
      .createTable('encounter')
      .addColumn('no', key)
      .addColumn('id', text, (column) => column.notNull().unique())
      .addColumn('kind', text, (column) => column.notNull())
      .addColumn('family', text, (column) => column.notNull())
      .addColumn('day', text)
      .addColumn('last', text)
      .addColumn('place', text)
      .addColumn('at', text, (column) => column.notNull())
      .addColumn('sort_key', text, (column) => column.notNull())
      .addColumn('tellings', int, (column) => column.notNull())
      .addColumn('signature', text, (column) => column.notNull())
      .execute()
    await index('encounter', 'sort_key')
    await index('encounter', 'family', 'day')
    await schema
      .createTable('telling')
      .addColumn('no', key)
      .addColumn('id', text, (column) => column.notNull().unique())
      .addColumn('report', int, (column) => column.notNull().references('report.no'))
      .addColumn('local', text, (column) => column.notNull())
      .addColumn('encounter', int, (column) => column.notNull().references('encounter.no'))
      .addColumn('kind', text, (column) => column.notNull())
      .addColumn('family', text, (column) => column.notNull())
      .addColumn('start', text)
      .addColumn('last', text)
      .addColumn('exact', int, (column) => column.notNull())
      .addColumn('planned', int, (column) => column.notNull())
      .addColumn('place', text)
      .addColumn('signature', text, (column) => column.notNull())
      .addColumn('told', text, (column) => column.notNull())
      .addColumn('words', text, (column) => column.notNull())
      .addColumn('stands', int, (column) => column.notNull())
      .addColumn('counts', int, (column) => column.notNull())
      .addColumn('carriers', int, (column) => column.notNull())
      .addUniqueConstraint('telling_report_local', ['report', 'local'])
      .execute()
    await index('telling', 'encounter')
    await index('telling', 'local')
    await index('telling', 'family', 'exact', 'start')
    for (const [table, of] of [
      ['encounter_key', 'encounter'],
      ['telling_key', 'telling'],
    ] as const) {
      await schema
        .createTable(table)
        .addColumn('key', text, (column) => column.notNull())
        .addColumn('at', text, (column) => column.notNull())
        .addColumn(of, int, (column) => column.notNull().references(`${of}.no`))
        .addPrimaryKeyConstraint(`${table}_key`, ['key', 'at', of])
        .$call((made) => (kind === 'sqlite' ? made.modifyEnd(sql`without rowid`) : made))
        .execute()
      await index(table, of)
    }
  },
}
