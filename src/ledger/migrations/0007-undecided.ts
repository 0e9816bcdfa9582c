/** What nobody has decided on yet, in the order in which it is looked at: the least certain first. */
import { sql } from 'kysely'
import type { Migration } from './index.ts'

export const undecided: Migration = {
  name: 'undecided',
  async up(tx) {
    await sql`create index statement_undecided on statement (confidence, report, start, no)
      where counts = 1 and review is null`.execute(tx)
  },
}
