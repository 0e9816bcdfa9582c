/** In whose voice something is told: the party or actor behind the last voice. */
import type { Receipt } from '../../types.ts'
import type { Tx } from '../ledger.ts'

/** What a voice says of a party. */
export interface ToldReceipt extends Receipt {
  /** Id of the party, else of the actor, in whose voice it is told (`names` has its name); null where the outlet tells it. */
  readonly teller: string | null
}

/** A teller. */
export interface Teller {
  readonly id: string
  readonly name: string
}

const MANY = 500 // that are looked up at once

/** The tellers of some row numbers; 0 is the outlet itself, and none. */
export async function findTellers(tx: Tx, numbers: readonly number[]): Promise<ReadonlyMap<number, Teller>> {
  const distinct = [...new Set(numbers)].filter((no) => no !== 0)
  const tellers = new Map<number, Teller>()
  for (let from = 0; from < distinct.length; from += MANY) {
    const rows = await tx
      .selectFrom('actor')
      .select(['no', 'id', 'name'])
      .where('no', 'in', distinct.slice(from, from + MANY))
      .execute()
    for (const { no, id, name } of rows) tellers.set(no, { id, name })
  }
  return tellers
}

/** A receipt, with the teller named in it. */
export function withTeller(receipt: Receipt, teller: Teller | undefined): ToldReceipt {
  return teller
    ? { ...receipt, teller: teller.id, names: { ...receipt.names, [teller.id]: teller.name } }
    : { ...receipt, teller: null }
}
