/** Decisions that have lost their place are few among all that were made: they are found by an index of their own. */
import { sql } from 'kysely'
import type { Migration } from './index.ts'

export const lost: Migration = {
  name: 'lost',
  async up(tx) {
    await sql`create index placement_lost on placement (decision) where entry is null`.execute(tx)
  },
}
