/** What is said in statements, without their receipts: for many of which few are shown. */
import { sql } from 'kysely'
import { among } from '../ledger.ts'
import { parseSpans } from '../stored.ts'
import type { Sight, Told } from './sight.ts'
import { dayOf } from './stances.ts'

/** A statement as it tells of one party on one issue, with its words. */
export interface Line extends Told {
  /** Id of the statement. */
  readonly entry: string
  readonly content: string
  /** As `stanceOf` gives it: what a statement denies is unclear. */
  readonly stance: Told['stance']
  /** Where the words stand, as the ledger keeps it. */
  readonly spans: string
}

/** Statements with their words, in the order of `withReceipts`. */
export async function withLines(
  { kind, tx }: Pick<Sight, 'kind' | 'tx'>,
  told: readonly Told[],
): Promise<readonly Line[]> {
  const numbers = [...new Set(told.map(({ statement }) => statement))]
  const rows = await tx
    .selectFrom('statement')
    .select(['no', 'id as entry', 'content', 'polarity', 'spans'])
    .where(among(kind, sql.ref('no'), numbers))
    .execute()
  const rowOf = new Map(rows.map((row) => [row.no, row]))
  return told
    .flatMap((one): readonly Line[] => {
      const row = rowOf.get(one.statement)
      if (!row) return []
      const { entry, content, polarity, spans } = row
      return [{ ...one, entry, content, spans, stance: polarity === 'denied' ? 'unclear' : one.stance }]
    })
    .toSorted(compareLines)
}

function compareLines(a: Line, b: Line): number {
  const [one, other] = [dayOf(a), dayOf(b)]
  if (one !== other) return one < other ? 1 : -1
  return startOf(b) - startOf(a) || (a.entry < b.entry ? -1 : a.entry > b.entry ? 1 : 0)
}

function startOf({ spans }: Line): number {
  const { content } = parseSpans(spans)
  return content[0]?.start ?? 0
}
