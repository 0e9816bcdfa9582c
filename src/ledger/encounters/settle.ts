/** Puts tellings with their encounters, and keeps the encounters' rows what their tellings say. */
import type { Tx } from '../ledger.ts'
import { findBlock } from './block.ts'
import { clusterDated } from './cluster.ts'
import { describeEncounters } from './describe.ts'
import { type Loaded, loadTellings, loadTellingsOf } from './load.ts'
import { newSame, type Same } from './people.ts'
import { insertEncounter, move } from './place.ts'
import { type Voice, voicesOf } from './telling.ts'
import { findUndatedBy, findUndatedOf, placeUndated } from './undated.ts'

/**
 * Finds out anew which encounters some tellings are of, and all that hang together with them, and which those without a
 * day may be of that had to do with tellings that are `gone`.
 */
export async function settle(
  tx: Tx,
  numbers: readonly number[],
  gone: readonly Loaded[] = [],
): Promise<void> {
  const seeds = await loadTellings(tx, numbers)
  if (seeds.length === 0 && gone.length === 0) return
  const same = newSame()
  const block = await findBlock(tx, seeds, same)
  const dated = block.filter(({ exact }) => exact)
  const before = encountersOf(block)
  const changed = await placeDated(tx, dated, { before, same })
  const undated = new Map<string, Voice<Loaded>>()
  const keep = (voices: readonly Voice<Loaded>[]) => {
    for (const voice of voices) if (!voice.exact) undated.set(`${voice.story} ${voice.words}`, voice)
  }
  keep(block)
  keep(voicesOf(await loadTellings(tx, await findUndatedOf(tx, changed))))
  // Also what the changed encounters lost may make room for one.
  const lost = dated
    .flatMap(({ carriers }) => carriers)
    .filter(({ encounter }) => changed.includes(encounter))
  const found = await findUndatedBy(tx, [...gone, ...lost, ...(await loadTellingsOf(tx, changed))])
  keep(voicesOf(await loadTellings(tx, found)))
  await describeEncounters(tx, await placeUndated(tx, [...undated.values()], same))
}

/** Puts tellings with days of their own together; gives the encounters whose traits are others now. */
async function placeDated(
  tx: Tx,
  voices: readonly Voice<Loaded>[],
  { before, same }: { before: readonly number[]; same: Same },
): Promise<readonly number[]> {
  const taken = new Set<number>()
  const touched = new Set<number>()
  for (const cluster of clusterDated(voices, same)) {
    const members = cluster.flatMap(({ carriers }) => carriers)
    const no = await takeRow(tx, members, taken)
    taken.add(no)
    touched.add(no)
    await move(tx, members, no)
  }
  // Rows of which nothing with a day is left are without traits.
  return describeEncounters(tx, [...new Set([...touched, ...before])])
}

/** The smallest row that some tellings are put with until now and nobody else took; else a new one. */
async function takeRow(tx: Tx, members: readonly Loaded[], taken: ReadonlySet<number>): Promise<number> {
  const [own] = members
    .map(({ encounter }) => encounter)
    .filter((no) => !taken.has(no))
    .toSorted((a, b) => a - b)
  return own ?? insertEncounter(tx, members[0])
}

function encountersOf(voices: readonly Voice<Loaded>[]): readonly number[] {
  return [...new Set(voices.flatMap(({ carriers }) => carriers.map(({ encounter }) => encounter)))]
}
