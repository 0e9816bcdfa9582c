/** Tellings without a day of their own: each joins the only encounter that it can be of. */
import type { Tx } from '../ledger.ts'
import { onlyOf } from './cluster.ts'
import { addDays, WIDEST } from './days.ts'
import { fitsUndated } from './fits.ts'
import { searchKeysOf, undatedSearchKeysOf } from './keys.ts'
import { findEncountersBy, isOneOf, type Known, type Loaded, loadTellingsOf } from './load.ts'
import type { Same } from './people.ts'
import { insertEncounter, move } from './place.ts'
import { familyOf, type Voice } from './telling.ts'

/** The tellings without a day that are put with some encounters. */
export async function findUndatedOf(tx: Tx, encounters: readonly number[]): Promise<readonly number[]> {
  const tellings = await loadTellingsOf(tx, encounters)
  return tellings.filter(({ exact }) => !exact).map(({ no }) => no)
}

/** The tellings without a day that may be of some encounters. */
export async function findUndatedBy(tx: Tx, of: readonly Loaded[]): Promise<readonly number[]> {
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
export async function placeUndated(
  tx: Tx,
  voices: readonly Voice<Loaded>[],
  same: Same,
): Promise<readonly number[]> {
  const touched = new Set<number>()
  const taken = new Set<number>()
  const known = new Map<string, readonly Known[]>()
  const mates = await findMates(tx, voices)
  for (const voice of voices) {
    const { carriers } = voice
    const found = await findOnly(tx, voice, { same, known })
    const no = found?.no ?? (await takeOwn(tx, voice, { taken, mates }))
    taken.add(no)
    for (const { encounter } of carriers) if (encounter !== no) touched.add(encounter).add(no)
    await move(tx, carriers, no)
    for (const own of carriers) {
      mates.get(own.encounter)?.delete(own.no)
      mates.get(no)?.add(own.no)
    }
  }
  return [...touched]
}

/** The tellings of the encounters that some are put with until now, by the encounters. */
async function findMates(
  tx: Tx,
  voices: readonly Voice<Loaded>[],
): Promise<ReadonlyMap<number, Set<number>>> {
  const encounters = new Set(voices.flatMap(({ carriers }) => carriers.map(({ encounter }) => encounter)))
  const rows = await tx
    .selectFrom('telling')
    .select(['no', 'encounter'])
    .where(isOneOf(tx, 'encounter', [...encounters]))
    .execute()
  const mates = new Map([...encounters].map((encounter) => [encounter, new Set<number>()]))
  for (const { no, encounter } of rows) mates.get(encounter)?.add(no)
  return mates
}

async function findOnly(
  tx: Tx,
  voice: Voice<Loaded>,
  { same, known }: { same: Same; known: Map<string, readonly Known[]> },
): Promise<Known | null> {
  const { kind, days, carriers, toCome } = voice
  if (!days || toCome) return null
  const family = familyOf(kind)
  const keys = [...new Set(carriers.flatMap(searchKeysOf))]
  const question = JSON.stringify([family, days, keys])
  const candidates = known.get(question) ?? (await findEncountersBy(tx, { family, days, keys }))
  known.set(question, candidates)
  const fitting = candidates.filter(({ traits }) => fitsUndated(voice, traits, same))
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
async function takeOwn(
  tx: Tx,
  { carriers }: Voice<Loaded>,
  { taken, mates }: { taken: ReadonlySet<number>; mates: ReadonlyMap<number, ReadonlySet<number>> },
): Promise<number> {
  const own = new Set(carriers.map(({ no }) => no))
  for (const no of new Set(carriers.map(({ encounter }) => encounter))) {
    const isAlone = [...(mates.get(no) ?? [])].every((mate) => own.has(mate))
    if (!taken.has(no) && isAlone) return no
  }
  return insertEncounter(tx, carriers[0])
}
