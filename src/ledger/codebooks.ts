/** Codebooks in the ledger: which issues and parties its reports were read for. */
import type { Codebook } from '../types.ts'
import type { Tx } from './ledger.ts'
import { parseStored } from './stored.ts'

/** Keeps a codebook, as the one that was used last. */
export async function keepCodebook(tx: Tx, codebook: Codebook): Promise<void> {
  const { digest } = codebook
  const used = await tx.selectFrom('codebook').select('digest').where('current', '=', 1).executeTakeFirst()
  if (used?.digest === digest) return
  await tx.updateTable('codebook').set({ current: 0 }).execute()
  await tx
    .insertInto('codebook')
    .values({ digest, content: JSON.stringify(codebook), current: 1 })
    .onConflict((conflict) => conflict.column('digest').doUpdateSet({ current: 1 }))
    .execute()
}

/** The codebook that was used last; null where nothing was read yet. */
export async function findCodebook(tx: Tx): Promise<Codebook | null> {
  const row = await tx.selectFrom('codebook').select('content').where('current', '=', 1).executeTakeFirst()
  return row ? parseStored<Codebook>(row.content) : null
}

/** All codebooks that reports were read with, by their digests. */
export async function findCodebooks(tx: Tx): Promise<ReadonlyMap<string, Codebook>> {
  const rows = await tx.selectFrom('codebook').select(['digest', 'content']).execute()
  return new Map(rows.map(({ digest, content }) => [digest, parseStored<Codebook>(content)]))
}
