/** Puts tellings with their encounters, and keeps the encounters' rows what their tellings say. */
import { insertMany } from '../insert.ts'
import type { Tx } from '../ledger.ts'
import { findBlock } from './block.ts'
import { clusterDated, onlyOf } from './cluster.ts'
import { addDays, WIDEST } from './days.ts'
import { describeEncounters } from './describe.ts'
import { fitsUndated } from './fits.ts'
import { searchKeysOf, undatedSearchKeysOf } from './keys.ts'
import { findEncountersBy, isOneOf, type Known, type Loaded, loadTellings, loadTellingsOf } from './load.ts'
import { newSame, type Same } from './people.ts'
import { familyOf, type Voice, voicesOf } from './telling.ts'

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
  keep(voicesOf(await loadTellings(tx, await findUndatedOf(tx, before))))
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

/** A row for an encounter that is not described yet. */
async function insertEncounter(tx: Tx, telling: Pick<Loaded, 'id' | 'kind'> | undefined): Promise<number> {
  const rows = await insertNewEncounters(tx, telling ? [telling] : [])
  return getRow(rows, telling?.id)
}

/** Rows for encounters that are not described yet, one for each telling, by the tellings' ids. */
export async function insertNewEncounters(
  tx: Tx,
  tellings: readonly Pick<Loaded, 'id' | 'kind'>[],
): Promise<ReadonlyMap<string, number>> {
  const made = tellings.map(({ id, kind }) => ({
    id: `new ${id}`,
    kind,
    family: familyOf(kind),
    at: '',
    sort_key: '',
    tellings: 0,
    signature: '',
  }))
  await insertMany(tx, 'encounter', made)
  const rows = await tx
    .selectFrom('encounter')
    .select(['no', 'id'])
    .where(
      isOneOf(
        tx,
        'id',
        made.map(({ id }) => id),
      ),
    )
    .execute()
  return new Map(rows.map(({ no, id }) => [id.slice('new '.length), no]))
}

function getRow(rows: ReadonlyMap<string, number>, id: string | undefined): number {
  const no = rows.get(id ?? '')
  if (no === undefined) throw new Error(`the encounter of the telling ${id} is not there`)
  return no
}

async function move(tx: Tx, tellings: readonly Loaded[], encounter: number): Promise<void> {
  const strangers = tellings.filter((one) => one.encounter !== encounter).map(({ no }) => no)
  if (strangers.length > 0)
    await tx
      .updateTable('telling')
      .set({ encounter })
      .where(isOneOf(tx, 'no', strangers))
      .execute()
}

function encountersOf(voices: readonly Voice<Loaded>[]): readonly number[] {
  return [...new Set(voices.flatMap(({ carriers }) => carriers.map(({ encounter }) => encounter)))]
}

/** The tellings without a day that are put with some encounters. */
async function findUndatedOf(tx: Tx, encounters: readonly number[]): Promise<readonly number[]> {
  const tellings = await loadTellingsOf(tx, encounters)
  return tellings.filter(({ exact }) => !exact).map(({ no }) => no)
}

/** The tellings without a day that may be of some encounters. */
async function findUndatedBy(tx: Tx, of: readonly Loaded[]): Promise<readonly number[]> {
  const found: number[] = []
  const groups = Map.groupBy(of, ({ encounter }) => encounter)
  for (const all of groups.values()) {
    const tellings = all.filter(({ exact, days }) => exact && days)
    const starts = tellings.map(({ days }) => days?.start ?? '').toSorted()
    const ends = tellings.map(({ days }) => days?.end ?? '').toSorted()
    const [start, end] = [starts[0], ends.at(-1)]
    const keys = undatedSearchKeysOf(tellings)
    if (start === undefined || end === undefined || keys.length === 0) continue
    const rows = await tx
      .selectFrom('telling_key')
      .select('telling as no')
      .where(isOneOf(tx, 'key', keys))
      .where('at', '>=', addDays(start, 1 - WIDEST))
      .where('at', '<=', end)
      .execute()
    found.push(...rows.map(({ no }) => no))
  }
  return found
}

/** Puts tellings without a day with the only encounter that each can be of; gives the encounters that gained or lost one. */
async function placeUndated(
  tx: Tx,
  voices: readonly Voice<Loaded>[],
  same: Same,
): Promise<readonly number[]> {
  const touched = new Set<number>()
  const taken = new Set<number>()
  for (const voice of voices) {
    const { carriers } = voice
    const found = await findOnly(tx, voice, same)
    const no = found?.no ?? (await takeOwn(tx, voice, taken))
    taken.add(no)
    for (const { encounter } of carriers) if (encounter !== no) touched.add(encounter).add(no)
    await move(tx, carriers, no)
  }
  return [...touched]
}

async function findOnly(tx: Tx, voice: Voice<Loaded>, same: Same): Promise<Known | null> {
  const { kind, days, carriers, toCome } = voice
  if (!days || toCome) return null
  const family = familyOf(kind)
  const keys = [...new Set(carriers.flatMap(searchKeysOf))]
  const known = await findEncountersBy(tx, { family, days, keys })
  const fitting = known.filter(({ traits }) => fitsUndated(voice, traits, same))
  if (fitting.length === 0) return null
  const reports = carriers.map(({ reportNo }) => reportNo)
  const rows = await tx
    .selectFrom('telling')
    .select('encounter')
    .where(isOneOf(tx, 'report', reports))
    .where('exact', '=', 1)
    .execute()
  const own = new Set(rows.map(({ encounter }) => encounter))
  return onlyOf(
    voice,
    fitting.filter(({ no }) => !own.has(no)),
  )
}

/** The row of a telling that is by itself: its own until now where nobody else is there, else a new one. */
async function takeOwn(tx: Tx, { carriers }: Voice<Loaded>, taken: ReadonlySet<number>): Promise<number> {
  const own = new Set(carriers.map(({ no }) => no))
  for (const no of new Set(carriers.map(({ encounter }) => encounter))) {
    if (taken.has(no)) continue
    const mates = await tx.selectFrom('telling').select('no').where('encounter', '=', no).execute()
    if (mates.every((mate) => own.has(mate.no))) return no
  }
  return insertEncounter(tx, carriers[0])
}
