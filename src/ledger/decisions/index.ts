/** Decisions: what reviewers make of what the reader found. Each is kept for ever; taking one back is one more. */
import { ReadoutError } from '../../errors.ts'
import type { Decision, Outcome } from '../../types.ts'
import { resettle } from '../actors/reconcile.ts'
import { type Ledger, type Tx, write } from '../ledger.ts'
import type { Change } from './apply.ts'
import { findActorsOf, merge, split } from './on-actors.ts'
import { findReport, judge, type Mark, mark, place } from './on-statements.ts'
import { restate } from './restate.ts'
import { type By, findDecisionRow, findTakenBackWith, insertDecision, parseChange, takeBack } from './rows.ts'

/** What somebody decides. */
export type NewDecision = { readonly why?: string } & (
  | { readonly kind: 'accept' | 'reject'; readonly entry: string }
  | { readonly kind: 'correct'; readonly entry: string; readonly change: Change }
  | ({ readonly kind: 'mark' } & Mark)
  /** Two forms of actors are one. */
  | { readonly kind: 'merge'; readonly entry: string; readonly with: string }
  /** A form of an actor is somebody else. */
  | { readonly kind: 'split'; readonly entry: string }
  | { readonly kind: 'note'; readonly entry: string; readonly text: string }
  /** What became of a commitment, of which day this is true, and the statement or report that shows it. */
  | {
      readonly kind: 'score'
      readonly entry: string
      readonly value: Outcome
      readonly on?: string
      readonly receipt?: string
    }
  /** A discrepancy is settled. */
  | { readonly kind: 'resolve'; readonly entry: string }
  | { readonly kind: 'undo'; readonly decision: string }
  /** A decision that has lost its place is about this statement now. */
  | { readonly kind: 'place'; readonly decision: string; readonly entry: string }
)

/** Outcomes of a commitment, as people score them. */
export const OUTCOMES: readonly Outcome[] = ['not-begun', 'partly', 'done', 'broken', 'lapsed']

/** Makes one decision. Throws a ReadoutError where it is about nothing that is there; nothing is put down then. */
export async function decide(ledger: Ledger, given: NewDecision, by: By): Promise<Decision> {
  const [decision] = await decideAll(ledger, [given], by)
  if (!decision) throw new Error('a decision was made and is not there')
  return decision
}

/** Makes decisions in one transaction, in their order: all of them, or none where one is about nothing that is there. */
export function decideAll(
  ledger: Ledger,
  given: readonly NewDecision[],
  by: By,
): Promise<readonly Decision[]> {
  return write(ledger, async (tx) => {
    const decisions: Decision[] = []
    const changed = new Set<number>() // rows of reports whose statements are to be made anew
    const settle = async () => {
      for (const report of changed) await restate(ledger, tx, report)
      changed.clear()
    }
    let isNew = false // whether statements came or went that a later decision may be about
    for (const one of given) {
      if (isNew) await settle()
      isNew = one.kind === 'mark' || one.kind === 'undo' || one.kind === 'place'
      const { decision, reports } = await make(tx, one, {
        ...by,
        ...(one.why !== undefined && { why: one.why }),
      })
      decisions.push(decision)
      for (const report of reports) changed.add(report)
    }
    await settle()
    return decisions
  })
}

async function make(
  tx: Tx,
  given: NewDecision,
  by: By,
): Promise<{ readonly decision: Decision; readonly reports: readonly number[] }> {
  const alone = (decision: Decision) => ({ decision, reports: [] })
  switch (given.kind) {
    case 'accept':
    case 'reject':
      return judge(tx, given.kind, { entry: given.entry }, by)
    case 'correct':
      return judge(tx, 'correct', given, by)
    case 'mark':
      return mark(tx, given, by)
    case 'place':
      return place(tx, given, by)
    case 'undo':
      return undo(tx, given.decision, by)
    case 'merge':
      return alone(await merge(tx, [given.entry, given.with], by))
    case 'split':
      return alone(await split(tx, given.entry, by))
    case 'note':
      return alone(
        await insertDecision(tx, { kind: 'note', entry: given.entry, change: { text: given.text } }, by),
      )
    case 'resolve':
      return alone(await insertDecision(tx, { kind: 'resolve', entry: given.entry }, by))
    case 'score': {
      const { entry, value, on, receipt } = given
      await checkCommitment(tx, entry)
      const change = { value, ...(on !== undefined && { on }), ...(receipt !== undefined && { receipt }) }
      return alone(await insertDecision(tx, { kind: 'score', entry, change }, by))
    }
  }
}

/** A commitment has the id of its earliest claim; one of several holders of that claim, an ending for each of them. */
async function checkCommitment(tx: Tx, id: string): Promise<void> {
  const rows = await tx
    .selectFrom('statement')
    .select('id')
    .where('id', 'in', [id, id.replace(/-[0-9a-f]{4}$/, '')])
    .execute()
  if (rows.length === 0)
    throw new ReadoutError('not-found', `${id}: there is no such commitment; readout commitments lists them`)
}

/**
 * Takes a decision back, and the taking back that was made together with it. Throws a ReadoutError where there is none of that
 * id.
 */
async function undo(tx: Tx, id: string, by: By): Promise<{ decision: Decision; reports: readonly number[] }> {
  const undone = await findDecisionRow(tx, id)
  const { kind, entry } = undone
  const decision = await takeBack(tx, undone, { by })
  const others = await findTakenBackWith(tx, id)
  for (const other of others) await takeBack(tx, other, { with: decision.id, by })
  const change = parseChange(undone)
  const actors = await findActorsOf(tx, { kind, entry, change, undoes: undone.undoes })
  if (actors.length > 0) await resettle(tx, actors)
  const reports: number[] = []
  for (const id of new Set([undone, ...others].flatMap(({ report }) => report ?? [])))
    reports.push((await findReport(tx, id)).no)
  return { decision, reports }
}
