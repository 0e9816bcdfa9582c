/** Tellings that hang together: those by which it is decided which encounter each is of. */
import type { Tx } from '../ledger.ts'
import { mayBeOneNight } from './cluster.ts'
import { addDays, type Days, LONGEST } from './days.ts'
import { meet } from './fits.ts'
import { type Loaded, loadTellings, loadTellingsOf } from './load.ts'
import type { Same } from './people.ts'
import { type Family, familyOf, type Voice, voicesOf } from './telling.ts'

/**
 * All tellings with days of their own that hang together with some: that meet them (`meet`), that meet these, and so on, and
 * those of the same encounters until now. The given ones are among them, whatever they tell, and so is what
 * hangs together with what they told before they had the carriers that they have now.
 */
export async function findBlock(
  tx: Tx,
  seeds: readonly Loaded[],
  same: Same,
): Promise<readonly Voice<Loaded>[]> {
  const known = new Map<string, Voice<Loaded>>()
  const loaded = new Map<number, Loaded>()
  const asked = new Set<string>()
  const visited = new Set<number>()
  let frontier = voicesOf(seeds)
  let former = formerOf(seeds, frontier)
  for (const one of seeds) loaded.set(one.no, one)
  while (frontier.length > 0) {
    for (const voice of frontier) known.set(keyOf(voice), voice)
    const exact = [...frontier, ...former].filter((voice) => voice.exact)
    former = []
    const mates = await findMates(tx, exact, visited)
    const near = await findNear(tx, exact, asked)
    const fresh = await loadTellings(
      tx,
      [...mates, ...near].filter((no) => !loaded.has(no)),
    )
    for (const one of fresh) loaded.set(one.no, one)
    const others = voicesOf([...loaded.values()]).filter((voice) => voice.exact && !known.has(keyOf(voice)))
    const isMate = new Set(mates)
    // Reports of one day tell much the same: each sort of telling is compared once.
    const sorts = [...new Map(exact.map((voice) => [sortOf(voice), voice])).values()]
    const met = new Map<string, boolean>()
    const meetsOne = (voice: Voice<Loaded>) => {
      const sort = sortOf(voice)
      const found =
        met.get(sort) ?? sorts.some((one) => meet(one, voice, same) || mayBeOneNight(one, voice, same))
      met.set(sort, found)
      return found
    }
    frontier = others.filter((voice) => voice.carriers.some(({ no }) => isMate.has(no)) || meetsOne(voice))
  }
  return [...known.values()]
}

/**
 * What voices told before other carriers came, or two of them were found to be one, where that was something else: until
 * now the carriers of one voice are of one encounter.
 */
function formerOf(seeds: readonly Loaded[], voices: readonly Voice<Loaded>[]): readonly Voice<Loaded>[] {
  const told = new Set(voices.map(sortOf))
  const groups = Map.groupBy(seeds, ({ encounter }) => encounter)
  return [...groups.values()].flatMap(voicesOf<Loaded>).filter((voice) => !told.has(sortOf(voice)))
}

/** What matters of a voice when it is compared. */
function sortOf({ kind, days, place, named, parties, people, duration }: Voice): string {
  return JSON.stringify([kind, days, place, named, parties, people, duration])
}

function keyOf({ story, words }: Voice): string {
  return `${story} ${words}`
}

/** The tellings of the encounters that some voices are put with until now. */
async function findMates(
  tx: Tx,
  voices: readonly Voice<Loaded>[],
  visited: Set<number>,
): Promise<readonly number[]> {
  const encounters = [
    ...new Set(voices.flatMap(({ carriers }) => carriers.map(({ encounter }) => encounter))),
  ].filter((no) => !visited.has(no))
  for (const no of encounters) visited.add(no)
  const tellings = await loadTellingsOf(tx, encounters)
  return tellings.filter(({ exact }) => exact).map(({ no }) => no)
}

/** The tellings of a family on the days of some voices, and of calls on the days beside them. */
async function findNear(
  tx: Tx,
  voices: readonly Voice<Loaded>[],
  asked: Set<string>,
): Promise<readonly number[]> {
  const found: number[] = []
  for (const { kind, days } of voices) {
    if (!days) continue
    const family = familyOf(kind)
    const wide = family === 'call' ? { start: addDays(days.start, -1), end: addDays(days.end, 1) } : days
    const question = `${family} ${wide.start} ${wide.end}`
    if (asked.has(question)) continue
    asked.add(question)
    found.push(...(await findOnDays(tx, family, wide)))
  }
  return found
}

async function findOnDays(tx: Tx, family: Family, { start, end }: Days): Promise<readonly number[]> {
  const rows = await tx
    .selectFrom('telling')
    .select('no')
    .where('family', '=', family)
    .where('exact', '=', 1)
    .where('start', '>=', addDays(start, 1 - LONGEST))
    .where('start', '<=', end)
    .where('last', '>=', start)
    .execute()
  return rows.map(({ no }) => no)
}
