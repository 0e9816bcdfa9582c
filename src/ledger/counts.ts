/** How much is in a ledger. */
import { sql } from 'kysely'
import type { StoredReport } from '../types.ts'
import { findCodebook } from './codebooks.ts'
import { countLost } from './decisions/lost.ts'
import { type Ledger, look } from './ledger.ts'

/** How much is in a ledger, and what it is called. */
export interface Counts {
  /** The process, as the codebook that was used last calls it; empty before anything was read. */
  readonly name: string
  readonly reports: number
  /** How far their review is. */
  readonly reviews: Readonly<Record<StoredReport['review'], number>>
  /** Those that count. */
  readonly statements: number
  /** Reports and addresses that wait to be read, and those that failed, files that gave no report among them. */
  readonly waiting: number
  readonly failed: number
  /** Decisions that have lost their place in a re-reading. */
  readonly lost: number
}

/** Counts a ledger. */
export function countLedger(ledger: Ledger): Promise<Counts> {
  return look(ledger, async (tx) => {
    const { rows } = await sql<Omit<Counts, 'name' | 'reviews' | 'lost'>>`
      select
        (select count(*) from report) as reports,
        (select count(*) from statement where counts = 1) as statements,
        (select count(*) from report where state in ('pending', 'reading'))
          + (select count(*) from input where state in ('pending', 'reading')) as waiting,
        (select count(*) from report where state = 'failed')
          + (select count(*) from input where state = 'failed') as failed
    `.execute(tx)
    const reviewed = await tx
      .selectFrom('report')
      .select(({ fn }) => ['review', fn.countAll().as('number')])
      .groupBy('review')
      .execute()
    const numbers = Object.fromEntries(reviewed.map(({ review, number }) => [review, Number(number)]))
    const codebook = await findCodebook(tx)
    const [row] = rows
    if (!row) throw new Error('a count gave no row')
    return {
      name: codebook?.name ?? '',
      reports: Number(row.reports),
      reviews: { new: 0, 'in-review': 0, done: 0, changed: 0, ...numbers },
      statements: Number(row.statements),
      waiting: Number(row.waiting),
      failed: Number(row.failed),
      lost: await countLost(tx),
    }
  })
}
