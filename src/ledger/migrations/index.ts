/** The migrations in their order. One that was released is never changed: what it lacks comes in the next. */
import type { Ledger, Tx } from '../ledger.ts'
import { reports } from './0001-reports.ts'
import { record } from './0002-record.ts'
import { encounters } from './0003-encounters.ts'
import { decisions } from './0004-decisions.ts'
import { views } from './0005-views.ts'
import { accounts } from './0006-accounts.ts'
import { undecided } from './0007-undecided.ts'
import { lost } from './0008-lost.ts'
import { sums } from './0009-sums.ts'

/** A step from one schema to the next. */
export interface Migration {
  readonly name: string
  up(tx: Tx, kind: Ledger['kind']): Promise<void>
}

export const MIGRATIONS: readonly Migration[] = [
  reports,
  record,
  encounters,
  decisions,
  views,
  accounts,
  undecided,
  lost,
  sums,
]
