/** Reports with their texts and pages, what reading found in them, the queue, and what tells copies. */
import { sql } from 'kysely'
import { createWordIndex, prepareWordIndexes } from '../search.ts'
import { columnTypes } from './columns.ts'
import type { Migration } from './index.ts'

export const reports: Migration = {
  name: 'reports',
  async up(tx, kind) {
    const { text, bytes, int, long, key } = columnTypes(kind)
    await prepareWordIndexes(tx, kind)
    await tx.schema
      .createTable('text')
      .addColumn('id', text, (column) => column.primaryKey())
      .addColumn('text', text, (column) => column.notNull())
      .execute()
    await tx.schema
      .createTable('page')
      .addColumn('digest', text, (column) => column.primaryKey())
      .addColumn('url', text, (column) => column.notNull())
      .addColumn('type', text)
      .addColumn('bytes', bytes, (column) => column.notNull())
      .execute()
    await tx.schema
      .createTable('report')
      .addColumn('no', key)
      .addColumn('id', text, (column) => column.notNull().unique())
      .addColumn('text_id', text, (column) => column.notNull().references('text.id'))
      .addColumn('ref', text)
      .addColumn('title', text)
      .addColumn('outlet', text)
      .addColumn('issuer', text)
      .addColumn('url', text)
      .addColumn('byline', text)
      .addColumn('published', text)
      .addColumn('modified', text)
      .addColumn('language', text, (column) => column.notNull())
      .addColumn('translated', int, (column) => column.notNull())
      .addColumn('layout', text, (column) => column.notNull())
      .addColumn('state', text, (column) =>
        column.notNull().check(sql`state in ('pending', 'reading', 'read', 'unread', 'failed')`),
      )
      .addColumn('code', text)
      .addColumn('reason', text)
      .addColumn('lease_by', text)
      .addColumn('lease_until', long)
      .addColumn('story', text, (column) => column.notNull())
      .addColumn('supersedes', text)
      .addColumn('current', int, (column) => column.notNull().defaultTo(1))
      .addColumn('review', text, (column) =>
        column.notNull().defaultTo('new').check(sql`review in ('new', 'in-review', 'done', 'changed')`),
      )
      .addColumn('fetched_at', text)
      .addColumn('fetched_digest', text, (column) => column.references('page.digest'))
      .execute()
    await createWordIndex(tx, kind, 'report')
    for (const columns of [
      ['state', 'no'],
      ['story'],
      ['url'],
      ['text_id'],
      ['published', 'id'],
      ['outlet', 'published'],
    ])
      await tx.schema
        .createIndex(`report_${columns.join('_')}`)
        .on('report')
        .columns(columns)
        .execute()
    await tx.schema
      .createTable('reading')
      .addColumn('report', int, (column) => column.primaryKey().references('report.no'))
      .addColumn('reader', text, (column) => column.notNull())
      .addColumn('entries', text, (column) => column.notNull())
      .execute()
    await tx.schema
      .createTable('input')
      .addColumn('ref', text, (column) => column.primaryKey())
      .addColumn('kind', text, (column) => column.notNull().check(sql`kind in ('address', 'file')`))
      .addColumn('state', text, (column) =>
        column.notNull().check(sql`state in ('pending', 'reading', 'done', 'failed')`),
      )
      .addColumn('code', text)
      .addColumn('reason', text)
      .addColumn('lease_by', text)
      .addColumn('lease_until', long)
      .addColumn('given', text, (column) => column.notNull())
      .addColumn('report', text)
      .execute()
    await tx.schema.createIndex('input_state').on('input').columns(['state', 'ref']).execute()
    await tx.schema
      .createTable('likeness')
      .addColumn('band', long, (column) => column.notNull())
      .addColumn('report', int, (column) => column.notNull().references('report.no'))
      .addPrimaryKeyConstraint('likeness_key', ['band', 'report'])
      .$call((table) => (kind === 'sqlite' ? table.modifyEnd(sql`without rowid`) : table))
      .execute()
  },
}
