/**
 * Who may use a ledger over the network: accounts, their passwords, sessions and tokens, and tries to sign in. The columns
 * are those that better-auth writes, and no others of its own: src/accounts/auth.ts maps its names.
 */
import { sql } from 'kysely'
import { columnTypes } from './columns.ts'
import type { Migration } from './index.ts'

export const accounts: Migration = {
  name: 'accounts',
  async up(tx, kind) {
    const { text, int } = columnTypes(kind)
    const { schema } = tx
    const index = (table: string, column: string) =>
      schema.createIndex(`${table}_${column}`).on(table).column(column).execute()
    await schema
      .createTable('auth_account')
      .addColumn('id', text, (column) => column.primaryKey().notNull())
      .addColumn('email', text, (column) => column.notNull())
      .addColumn('email_verified', int, (column) => column.notNull())
      .addColumn('name', text, (column) => column.notNull())
      .addColumn('role', text, (column) => column.notNull())
      .addColumn('created_at', text, (column) => column.notNull())
      .addColumn('updated_at', text, (column) => column.notNull())
      .addColumn('revoked_at', text)
      .execute()
    // Who was revoked may come back: with a new account of the same e-mail.
    await sql`create unique index auth_account_email on auth_account (email) where revoked_at is null`.execute(
      tx,
    )
    await schema
      .createTable('auth_credential')
      .addColumn('id', text, (column) => column.primaryKey().notNull())
      .addColumn('account', text, (column) => column.notNull().references('auth_account.id'))
      .addColumn('provider', text, (column) => column.notNull())
      .addColumn('subject', text, (column) => column.notNull())
      .addColumn('password', text)
      .addColumn('created_at', text, (column) => column.notNull())
      .addColumn('updated_at', text, (column) => column.notNull())
      .addUniqueConstraint('auth_credential_subject', ['provider', 'subject'])
      .execute()
    await index('auth_credential', 'account')
    await schema
      .createTable('auth_session')
      .addColumn('id', text, (column) => column.primaryKey().notNull())
      .addColumn('token', text, (column) => column.notNull().unique())
      .addColumn('account', text, (column) => column.notNull().references('auth_account.id'))
      .addColumn('expires_at', text, (column) => column.notNull())
      .addColumn('address', text)
      .addColumn('agent', text)
      .addColumn('created_at', text, (column) => column.notNull())
      .addColumn('updated_at', text, (column) => column.notNull())
      .execute()
    for (const column of ['account', 'expires_at']) await index('auth_session', column)
    await schema
      .createTable('auth_token')
      .addColumn('id', text, (column) => column.primaryKey().notNull())
      .addColumn('account', text, (column) => column.notNull().references('auth_account.id'))
      .addColumn('name', text, (column) => column.notNull())
      .addColumn('role', text, (column) => column.notNull())
      .addColumn('digest', text, (column) => column.notNull().unique())
      .addColumn('created_at', text, (column) => column.notNull())
      .addColumn('expires_at', text, (column) => column.notNull())
      .addColumn('used_on', text)
      .execute()
    await index('auth_token', 'account')
    await schema
      .createTable('auth_attempt')
      .addColumn('id', text, (column) => column.primaryKey().notNull())
      .addColumn('account', text)
      .addColumn('address', text, (column) => column.notNull())
      .addColumn('at', text, (column) => column.notNull())
      .execute()
    for (const column of ['account', 'address', 'at']) await index('auth_attempt', column)
  },
}
