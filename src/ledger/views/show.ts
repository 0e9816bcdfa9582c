/** The receipt of anything: what an id of the ledger stands for, whole. */
import { ReadoutError } from '../../errors.ts'
import { type Ledger, look, type Tx } from '../ledger.ts'
import { type ShownActor, showActor } from './show-actor.ts'
import { type ShownDecision, showDecision } from './show-decision.ts'
import { type ShownDiscrepancy, showDiscrepancy } from './show-discrepancy.ts'
import { type ShownEncounter, showEncounter } from './show-encounter.ts'
import { type ShownReport, showReport } from './show-report.ts'
import { type ShownStatement, showStatement } from './show-statement.ts'

/** What an id stands for; `type` says which. */
export type Shown =
  | ShownStatement
  | ShownReport
  | ShownActor
  | ShownEncounter
  | ShownDiscrepancy
  | ShownDecision

/** Characters of a shortened id at least. */
const SHORTEST = 8

/** Ids that begin alike which a message lists. */
const LISTED = 5

/** Something that ids stand for. */
interface Kind {
  /** Ids that are `id` or begin with it, in their order, at most so many. */
  readonly find: (tx: Tx, id: string, most: number) => Promise<readonly string[]>
  readonly show: (tx: Tx, id: string) => Promise<Shown | null>
}

/** Where ids are looked up: a further kind of entry is one more line. */
const KINDS: readonly Kind[] = [
  { find: idsOf('statement'), show: showStatement },
  { find: idsOf('report'), show: showReport },
  { find: idsOf('actor'), show: showActor },
  { find: idsOf('profile'), show: showActor }, // a form of a name, by its id, leads to whose it is
  { find: idsOf('encounter'), show: showEncounter },
  { find: idsOf('telling'), show: showEncounter },
  { find: idsOf('decision'), show: showDecision },
]

/**
 * What an id stands for: a statement (a commitment is shown by the one that claims it first), a report, an actor or a form of
 * his name, an encounter, a discrepancy, a decision. An id, but for a discrepancy's, may be shortened to a beginning of 8
 * characters or more that no other id has. Throws a ReadoutError `not-found` where it
 * stands for nothing, and `misuse` where it is too short or begins several ids.
 */
export function show(ledger: Ledger, id: string): Promise<Shown> {
  return look(ledger, async (tx) => {
    const found = await findIds(tx, id)
    if (found.length === 0) {
      const computed = await findComputed(ledger, tx, id)
      if (computed) return computed
    }
    const shown = new Map<string, Shown>()
    for (const { kind, id: own } of found) {
      const one = await kind.show(tx, own)
      if (one) shown.set(`${one.type} ${one.id}`, one)
    }
    const [only, ...others] = shown.values()
    if (!only && id.length < SHORTEST)
      throw new ReadoutError('misuse', `${id}: give an id, or at least ${SHORTEST} characters of it`)
    if (!only)
      throw new ReadoutError(
        'not-found',
        `${id}: nothing in this ledger has that id; the lists (readout statements, reports, actors …) tell the ids`,
      )
    if (others.length > 0)
      throw new ReadoutError(
        'misuse',
        `${id}: may be ${[only, ...others].map((one) => `${one.type} ${one.id}`).join(' or ')}; give more of it`,
      )
    return only
  })
}

/** What has no row of its own: a discrepancy; a commitment that one of several holders of a statement has, by that statement. */
async function findComputed(ledger: Ledger, tx: Tx, id: string): Promise<Shown | null> {
  if (/^d[0-9a-f]{12}$/.test(id)) return showDiscrepancy(ledger, tx, id)
  const [, entry] = /^(.+)-[0-9a-f]{4}$/.exec(id) ?? []
  return entry === undefined ? null : showStatement(tx, entry)
}

/** What has exactly that id, else what begins with it. */
async function findIds(tx: Tx, id: string): Promise<readonly { readonly kind: Kind; readonly id: string }[]> {
  const found: { kind: Kind; id: string }[] = []
  for (const kind of KINDS) {
    const ids = await kind.find(tx, id, LISTED)
    if (ids.includes(id)) return [{ kind, id }]
    if (id.length >= SHORTEST) found.push(...ids.map((one) => ({ kind, id: one })))
  }
  return found
}

type Identified = 'statement' | 'report' | 'actor' | 'profile' | 'encounter' | 'telling' | 'decision'

/** Looks ids up in a table, by the index on them. */
function idsOf(table: Identified): Kind['find'] {
  return async (tx, id, most) => {
    const rows = await tx
      .selectFrom(table)
      .select('id')
      .where('id', '>=', id)
      .where('id', '<', `${id}~`) // no id has a character beyond "z"
      .orderBy('id')
      .limit(most)
      .execute()
    return rows.map((row) => row.id)
  }
}
