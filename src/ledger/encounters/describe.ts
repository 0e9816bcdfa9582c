/** What the row of an encounter says: all of it follows from its tellings. */
import type { Insertable } from 'kysely'
import { insertMany, updateMany } from '../insert.ts'
import type { Tx } from '../ledger.ts'
import type { EncounterTable } from '../tables.ts'
import { keysOf } from './keys.ts'
import { isOneOf, type Loaded, loadTellingsOf, storeTraits } from './load.ts'
import { compare, familyOf, type Voice, voicesOf } from './telling.ts'
import { traitsOf } from './traits.ts'

type Described = Omit<Insertable<EncounterTable>, 'no'>

/** Makes the rows of some encounters what their tellings say, and takes away those without one; gives the rows whose traits changed. */
export async function describeEncounters(tx: Tx, numbers: readonly number[]): Promise<readonly number[]> {
  if (numbers.length === 0) return []
  const tellings = Map.groupBy(await loadTellingsOf(tx, numbers), ({ encounter }) => encounter)
  const rows = new Map<number, Described & { readonly no: number }>()
  const found = await tx
    .selectFrom('encounter')
    .selectAll()
    .where(isOneOf(tx, 'no', numbers))
    .execute()
  for (const row of found) rows.set(row.no, row)
  const changed: { readonly no: number; readonly should: Described; readonly own: readonly Loaded[] }[] = []
  const traits: number[] = []
  const gone: number[] = []
  for (const [no, row] of rows) {
    const own = tellings.get(no) ?? []
    if (own.length === 0) {
      if (row.signature !== '') traits.push(no)
      gone.push(no)
      continue
    }
    const should = describe(own)
    if (should.signature !== row.signature) traits.push(no)
    if (findOther(row, should) !== undefined) changed.push({ no, should, own })
  }
  if (gone.length > 0) {
    await tx
      .deleteFrom('encounter_key')
      .where(isOneOf(tx, 'encounter', gone))
      .execute()
    await tx
      .deleteFrom('encounter')
      .where(isOneOf(tx, 'no', gone))
      .execute()
  }
  // One that had until now what is the id of another gives it up first.
  const ids = new Set(changed.map(({ should }) => should.id))
  const given = changed.filter(
    ({ no, should }) => ids.has(rows.get(no)?.id ?? '') && rows.get(no)?.id !== should.id,
  )
  await updateMany(
    tx,
    'encounter',
    given.map(({ no }) => ({ no, id: `old ${no}` })),
  )
  await updateMany(
    tx,
    'encounter',
    changed.map(({ no, should }) => ({ no, ...should })),
  )
  await rewriteKeys(
    tx,
    changed.map(({ no, should, own }) => ({ no, at: should.at, own })),
  )
  return traits
}

/**
 * Of each of some encounters whose row is not what their tellings say: its id, and a column in which they differ. The signature is left
 * out: it names whichever profile of a person came last, and lexicons go into it.
 */
export async function findWrongRows(
  tx: Tx,
  rows: readonly (Described & { readonly no: number })[],
): Promise<readonly { readonly id: string; readonly column: string }[]> {
  const tellings = Map.groupBy(
    await loadTellingsOf(
      tx,
      rows.map(({ no }) => no),
    ),
    ({ encounter }) => encounter,
  )
  return rows.flatMap((row) => {
    const own = tellings.get(row.no) ?? []
    if (own.length === 0) return [{ id: row.id, column: 'tellings' }]
    const { signature } = row
    const column = findOther(row, { ...describe(own), signature })
    return column === undefined ? [] : [{ id: row.id, column }]
  })
}

/** A column in which a row is not what it should be. */
function findOther(row: Described, should: Described): string | undefined {
  return Object.entries(should).find(([column, value]) => row[column as keyof Described] !== value)?.[0]
}

function describe(tellings: readonly Loaded[]): Described {
  const voices = voicesOf(tellings)
  const dated = voices.filter(({ exact }) => exact)
  const kept = dated.length > 0 ? dated : voices
  const traits = traitsOf(kept)
  const id = tellings.map((one) => one.id).reduce((a, b) => (a < b ? a : b))
  const days = dated.length > 0 ? traits.days : null
  const published = tellings.flatMap((one) => one.published?.slice(0, 10) ?? []).toSorted()
  const at = days?.start ?? published[0] ?? ''
  return {
    id,
    kind: mostly(voices.map(({ kind }) => kind)) ?? 'meeting',
    family: familyOf(traits.kinds[0] ?? 'meeting'),
    day: days?.start ?? null,
    last: days?.end ?? null,
    place: mostly(voices.flatMap(({ place }) => (place === null ? [] : [place]))) ?? null,
    at,
    sort_key: `${at}|${id}`,
    tellings: voices.filter(hasStanding).length,
    signature:
      dated.length > 0
        ? storeTraits(
            traits,
            dated.flatMap(({ carriers }) => carriers),
          )
        : '',
  }
}

function hasStanding({ carriers }: Voice<Loaded>): boolean {
  return carriers.some(({ stands }) => stands)
}

/** What stands most often in a list, the first by code unit among equals. */
function mostly<T extends string>(list: readonly T[]): T | undefined {
  const counts = [...Map.groupBy(list, (one) => one)].map(([one, all]) => [one, all.length] as const)
  return counts.toSorted(([a, m], [b, n]) => n - m || compare(a, b))[0]?.[0]
}

async function rewriteKeys(
  tx: Tx,
  encounters: readonly { readonly no: number; readonly at: string; readonly own: readonly Loaded[] }[],
): Promise<void> {
  if (encounters.length === 0) return
  const numbers = encounters.map(({ no }) => no)
  const rows = await tx
    .selectFrom('encounter_key')
    .select(['key', 'at', 'encounter'])
    .where(isOneOf(tx, 'encounter', numbers))
    .execute()
  const known = Map.groupBy(rows, ({ encounter }) => encounter)
  const wrong = encounters.flatMap(({ no, at, own }) => {
    const keys = new Set(own.flatMap(keysOf))
    const is = known.get(no) ?? []
    const isSame = is.length === keys.size && is.every((row) => row.at === at && keys.has(row.key))
    return isSame ? [] : [{ no, made: [...keys].map((key) => ({ key, at, encounter: no })) }]
  })
  const old = wrong.map(({ no }) => no).filter((no) => known.has(no))
  if (old.length > 0)
    await tx
      .deleteFrom('encounter_key')
      .where(isOneOf(tx, 'encounter', old))
      .execute()
  await insertMany(
    tx,
    'encounter_key',
    wrong.flatMap(({ made }) => made),
  )
}
