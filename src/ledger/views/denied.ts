/** Which statements deny what they tell of: `holding` does not say it. */
import { sql } from 'kysely'
import { among, type Ledger, type Tx } from '../ledger.ts'
import type { Told } from './sight.ts'

/** Of some statements the row numbers of those whose words negate or deny the content. */
export async function findDenied(
  { kind }: Pick<Ledger, 'kind'>,
  tx: Tx,
  told: readonly Pick<Told, 'statement'>[],
): Promise<ReadonlySet<number>> {
  const numbers = [...new Set(told.map(({ statement }) => statement))]
  const rows = await tx
    .selectFrom('statement')
    .select('no')
    .where('polarity', '=', 'denied')
    .where(among(kind, sql.ref('statement.no'), numbers))
    .execute()
  return new Set(rows.map(({ no }) => no))
}
