/** What reviewers have decided about who is one and who is not. */
import { findStanding } from '../decisions/standing.ts'
import type { Tx } from '../ledger.ts'
import { parseStored } from '../stored.ts'
import type { Links } from './cluster.ts'

/**
 * The merges and splits that stand, each later one winning over those before it: who was split off is no longer one with
 * those he had been merged with.
 */
export async function findLinks(tx: Tx): Promise<Links> {
  const kinds = ['merge', 'split'] as const
  const rows = await tx
    .selectFrom('decision')
    .select(['id', 'kind', 'entry', 'change', 'undoes'])
    .where((is) => is.or([is('kind', 'in', kinds), is('undoes', 'is not', null)]))
    .orderBy('no')
    .execute()
  let together: (readonly [string, string])[] = []
  const apart = new Set<string>()
  for (const { kind, entry, change } of findStanding(rows)) {
    if (entry === null) continue
    if (kind === 'merge') together.push([entry, parseStored<{ with: string }>(change ?? '{}').with])
    else if (kind === 'split') {
      together = together.filter((pair) => !pair.includes(entry))
      apart.add(entry)
    }
  }
  return { together, apart }
}
