/** Decisions on actors: two are one, or a form of a name is somebody else. */
import { ReadoutError } from '../../errors.ts'
import type { Decision, DecisionKind } from '../../types.ts'
import { resettle } from '../actors/reconcile.ts'
import type { Tx } from '../ledger.ts'
import { type By, insertDecision, parseChange } from './rows.ts'

/** Says that two actors are one. Both must be known by name. */
export async function merge(tx: Tx, [one, other]: readonly [string, string], by: By): Promise<Decision> {
  for (const id of [one, other]) await checkForm(tx, id)
  if (one === other) throw new ReadoutError('misuse', `${one}: is one already; name two actors`)
  const decision = await insertDecision(tx, { kind: 'merge', entry: one, change: { with: other } }, by)
  await resettle(tx, [one, other])
  return decision
}

/** Says that a form of an actor (a name with its party and roles) is another person than the rest. */
export async function split(tx: Tx, form: string, by: By): Promise<Decision> {
  await checkForm(tx, form)
  const decision = await insertDecision(tx, { kind: 'split', entry: form }, by)
  await resettle(tx, [form])
  return decision
}

/** The profiles that a merge or a split is about, or the one that taking it back took back. */
export async function findActorsOf(
  tx: Tx,
  {
    kind,
    entry,
    change,
    undoes,
  }: {
    kind: DecisionKind
    entry: string | null
    change: Readonly<Record<string, unknown>>
    undoes: string | null
  },
): Promise<readonly string[]> {
  if (kind === 'merge' || kind === 'split')
    return [entry, change['with']].filter((id) => typeof id === 'string')
  if (kind !== 'undo' || undoes === null) return []
  const row = await tx.selectFrom('decision').selectAll().where('id', '=', undoes).executeTakeFirst()
  return row
    ? findActorsOf(tx, { kind: row.kind, entry: row.entry, change: parseChange(row), undoes: row.undoes })
    : []
}

async function checkForm(tx: Tx, id: string): Promise<void> {
  const profile = await tx.selectFrom('profile').select('no').where('id', '=', id).executeTakeFirst()
  if (profile) return
  const actor = await tx.selectFrom('actor').select('name').where('id', '=', id).executeTakeFirst()
  throw actor
    ? new ReadoutError(
        'misuse',
        `${id}: "${actor.name}" is known from one report alone and has no name of its own; name an actor with one`,
      )
    : new ReadoutError('not-found', `${id}: there is no such actor; readout actors lists them`)
}
