/** Facts of one encounter that reports tell differently: on which day, where, who called whom. */
import { sha256 } from '../../identity.ts'
import type { EncounterFact, Receipt } from '../../types.ts'
import { collectFacts, mayDiffer } from '../encounters/facts.ts'
import { type Given, loadTold } from '../encounters/receipts.ts'
import type { Tx } from '../ledger.ts'
import { foldWords } from '../words.ts'
import type { Group } from './discrepancies.ts'
import { rankBy } from './discrepancy-rank.ts'
import { findNewest } from './discrepancy-scene.ts'
import { firstDay, lastDay, type Narrowed } from './filter.ts'

const LATEST = 200 // encounters of which several reports tell, the latest
const MOST_PAIRS = 5

/** Encounters whose facts differ, each with the receipts of what differs, two by two. An encounter has no issue. */
export async function findDifferingFacts(tx: Tx, filter: Narrowed): Promise<readonly Group[]> {
  if (filter.issue !== undefined) return []
  const encounters = await findLatest(tx, filter)
  const told = await loadTold(
    tx,
    encounters.map(({ no }) => no),
    mayDiffer,
  )
  const [newest, isAskedFor] = [await findNewest(tx), await findFit(tx, filter)]
  return encounters.flatMap(({ no, id, kind, at }) => {
    const given = told.get(no) ?? []
    const pairs = pairsOf(collectFacts(given))
    const [first] = pairs
    if (!first || !isAskedFor(given, pairs.flat())) return []
    const rank = Math.max(
      ...pairs.map((pair) =>
        rankBy({
          voice: 0.5,
          certainties: pair.map(({ certainty = 'certain' }) => certainty),
          day: at,
          newest,
          named: pair.every(({ authority }) => authority !== 'unnamed'),
        }),
      ),
    )
    return [
      {
        id: `d${sha256(JSON.stringify(['fact', id])).slice(0, 12)}`,
        kind: 'fact',
        encounter: id,
        statements: [],
        receipts: pairs.slice(0, MOST_PAIRS).flat(),
        rank,
        names: { [id]: `${kind.replace('-', ' ')} (${at.slice(0, 10)})` },
      },
    ]
  })
}

/** An encounter of which it is not known when it was stands behind all others in their order, and within every last day. */
async function findLatest(tx: Tx, { since, until }: Narrowed) {
  const low = since === undefined ? '' : firstDay(since)
  const find = (range: { readonly low: string; readonly high: string }) => {
    let query = tx
      .selectFrom('encounter')
      .select(['no', 'id', 'kind', 'at'])
      .where('tellings', '>', 1)
      .where('sort_key', '>=', range.low)
      .where('sort_key', '<', range.high)
      .where('at', '>=', low)
      .orderBy('sort_key', 'desc')
      .limit(LATEST)
    if (until !== undefined) query = query.where('at', '<=', `${lastDay(until)}~`)
    return query.execute()
  }
  if (until === undefined) return find({ low, high: '~' })
  const undated = await find({ low: '|', high: '~' })
  // Of a day, a month or a year that is no later, the order begins with the same year or an earlier one.
  const dated = await find({ low, high: `${until.slice(0, 4)}~` })
  return [...undated, ...dated].slice(0, LATEST)
}

/** Of each field whose values cannot all be right the value that most give against each of the others. */
function pairsOf(facts: readonly EncounterFact[]): readonly (readonly [Receipt, Receipt])[] {
  const fields = Map.groupBy(
    facts.filter(({ differs }) => differs),
    ({ field }) => field,
  )
  return [...fields.values()].flatMap(([most, ...others]) =>
    others.flatMap((other) => {
      const [one, against] = [most?.receipts[0], other.receipts[0]]
      return one && against ? [[one, against] as const] : []
    }),
  )
}

/** Whether a filter asks for an encounter: by who takes part, and by the receipts of what differs. */
async function findFit(
  tx: Tx,
  { party, actor, outlet, act, authority, search }: Narrowed,
): Promise<(given: readonly Given[], receipts: readonly Receipt[]) => boolean> {
  const idOf = async (no: number | undefined) =>
    no === undefined
      ? null
      : ((await tx.selectFrom('actor').select('id').where('no', '=', no).executeTakeFirst())?.id ?? null)
  const [partyId, actorId] = [await idOf(party), await idOf(actor)]
  const isIn = (id: string | null, given: readonly Given[]) =>
    id === null ||
    given.some(
      ({ value, side, receipt }) =>
        value === id || side === id || value.startsWith(`${id}:`) || Object.hasOwn(receipt.names, id),
    )
  return (given, receipts) =>
    isIn(partyId, given) &&
    isIn(actorId, given) &&
    receipts.some(
      (receipt) =>
        (outlet === undefined || receipt.outlet === outlet) &&
        (act === undefined || receipt.act === act) &&
        (authority === undefined || receipt.authority === authority) &&
        (search === undefined ||
          search.phrases.every(({ words }) =>
            ` ${foldWords(receipt.quote)} `.includes(` ${words.join(' ')}`),
          )),
    )
}
