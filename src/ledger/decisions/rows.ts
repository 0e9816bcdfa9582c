/** Decisions as rows: how one is put down, and what a row says. */
import type { Insertable, Selectable } from 'kysely'
import { ReadoutError } from '../../errors.ts'
import { sha256 } from '../../identity.ts'
import type { Decision, DecisionKind } from '../../types.ts'
import type { Tx } from '../ledger.ts'
import { parseStored } from '../stored.ts'
import type { DecisionTable } from '../tables.ts'
import type { Anchor } from './anchor.ts'

/** Who decides, when (ISO 8601 in UTC), and why. */
export interface By {
  readonly by: string
  readonly at: string
  readonly why?: string
}

/** A row as the record that DESIGN has of it. */
export function toDecision(row: Selectable<DecisionTable>): Decision {
  const { id, by, at, why, kind, report, entry, quote, anchor, undoes } = row
  const span = anchor === null ? undefined : parseStored<Anchor>(anchor, ['content']).content[0]
  return {
    id,
    by,
    at,
    ...(why !== null && { why }),
    kind,
    target: {
      ...(report !== null && { report }),
      ...(entry !== null && { entry }),
      ...(quote !== null && { quote }),
      ...(span && { span }),
    },
    ...(row.change !== null && { change: parseChange(row) }),
    ...(undoes !== null && { undoes }),
  }
}

/** The fields that a decision sets. */
export function parseChange({
  change,
}: Pick<Selectable<DecisionTable>, 'change'>): Readonly<Record<string, unknown>> {
  return change === null ? {} : parseStored<Record<string, unknown>>(change)
}

/** Puts a decision down; the same one a second time is the same row. */
export async function insertDecision(
  tx: Tx,
  given: {
    readonly kind: DecisionKind
    readonly report?: string
    readonly entry?: string
    readonly quote?: string
    readonly anchor?: Anchor
    readonly change?: object
    readonly undoes?: string
  },
  { by, at, why }: By,
): Promise<Decision> {
  const { kind, report, entry, quote, anchor, change, undoes } = given
  const isChange = change !== undefined && Object.keys(change).length > 0
  const content = [by, at, why ?? null, kind, report ?? null, entry ?? null, change ?? null, undoes ?? null]
  const row: Insertable<DecisionTable> = {
    id: `d${sha256(JSON.stringify(content)).slice(0, 16)}`,
    by,
    at,
    why: why ?? null,
    kind,
    report: report ?? null,
    entry: entry ?? null,
    quote: quote ?? null,
    anchor: anchor ? JSON.stringify(anchor) : null,
    change: isChange ? JSON.stringify(change) : null,
    undoes: undoes ?? null,
  }
  await tx
    .insertInto('decision')
    .values(row)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute()
  return toDecision(
    await tx.selectFrom('decision').selectAll().where('id', '=', row.id).executeTakeFirstOrThrow(),
  )
}

/** The row of a decision. Throws a ReadoutError `not-found` where there is none of that id. */
export async function findDecisionRow(tx: Tx, id: string): Promise<Selectable<DecisionTable>> {
  const row = await tx.selectFrom('decision').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row)
    throw new ReadoutError('not-found', `${id}: there is no such decision; readout decisions lists them`)
  return row
}

/** Takes a decision back by one more; `with` is the decision that it is made together with, and goes with. */
export function takeBack(
  tx: Tx,
  { id, report, entry }: Pick<Selectable<DecisionTable>, 'id' | 'report' | 'entry'>,
  { with: other, by }: { with?: string; by: By },
): Promise<Decision> {
  return insertDecision(
    tx,
    {
      kind: 'undo',
      undoes: id,
      ...(report !== null && { report }),
      ...(entry !== null && { entry }),
      ...(other !== undefined && { change: { with: other } }),
    },
    by,
  )
}

/** What was taken back together with a decision. */
export function findTakenBackWith(tx: Tx, id: string): Promise<readonly Selectable<DecisionTable>[]> {
  return tx
    .selectFrom('decision')
    .selectAll()
    .where('kind', '=', 'undo')
    .where('change', '=', JSON.stringify({ with: id }))
    .orderBy('no')
    .execute()
}
