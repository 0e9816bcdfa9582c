/** Tellings out of the ledger, as they are compared: actors as the ledger knows them now. */
import { type RawBuilder, type Selectable, type SqlBool, sql } from 'kysely'
import { among, kindOf, type Tx } from '../ledger.ts'
import { parseStored } from '../stored.ts'
import type { TellingTable } from '../tables.ts'
import { addDays, type Days, LONGEST } from './days.ts'
import type { Signature } from './rows.ts'
import type { Family, Person, Telling } from './telling.ts'
import type { Traits } from './traits.ts'

/** A telling with its row. */
export interface Loaded extends Telling {
  readonly no: number
  /** Row of its report. */
  readonly reportNo: number
  readonly encounter: number
  readonly stands: boolean
  /** The profiles of `parties`. */
  readonly sides: readonly number[]
}

/** Whether what a column holds is one of many. */
export function isOneOf(tx: Tx, column: string, values: readonly (number | string)[]): RawBuilder<SqlBool> {
  return among(kindOf(tx), sql.ref(column), values)
}

const COLUMNS = [
  'telling.no',
  'telling.id',
  'telling.report as reportNo',
  'telling.encounter',
  'telling.kind',
  'telling.start',
  'telling.last',
  'telling.exact',
  'telling.place',
  'telling.signature',
  'telling.words',
  'telling.stands',
  'report.id as report',
  'report.story',
  'report.published',
] as const

type Row = Pick<
  Selectable<TellingTable>,
  'no' | 'id' | 'encounter' | 'kind' | 'start' | 'last' | 'exact' | 'place' | 'signature' | 'words' | 'stands'
> & {
  readonly reportNo: number
  readonly report: string
  readonly story: string
  readonly published: string | null
}

/** Some tellings with all of their stories that have the same words. */
export async function loadTellings(tx: Tx, numbers: readonly number[]): Promise<readonly Loaded[]> {
  if (numbers.length === 0) return []
  const rows = await tx
    .selectFrom((query) =>
      query
        .selectFrom('telling as own')
        .innerJoin('report as source', 'source.no', 'own.report')
        .select(['source.story', 'own.words'])
        .where(isOneOf(tx, 'own.no', numbers))
        // Each once: of a story told by hundreds each telling would bring all the others.
        .distinct()
        .as('told'),
    )
    .innerJoin('report', 'report.story', 'told.story')
    .innerJoin('telling', (join) =>
      join.onRef('telling.report', '=', 'report.no').onRef('telling.words', '=', 'told.words'),
    )
    .select(COLUMNS)
    .execute()
  return resolve(tx, rows)
}

/** The tellings of some encounters. */
export async function loadTellingsOf(tx: Tx, encounters: readonly number[]): Promise<readonly Loaded[]> {
  if (encounters.length === 0) return []
  const rows = await tx
    .selectFrom('telling')
    .innerJoin('report', 'report.no', 'telling.report')
    .select(COLUMNS)
    .where(isOneOf(tx, 'telling.encounter', encounters))
    .execute()
  return resolve(tx, rows)
}

async function resolve(tx: Tx, rows: readonly Row[]): Promise<readonly Loaded[]> {
  const read = rows.map((row) => ({
    row,
    signature: parseStored<Signature>(row.signature, ['parties', 'people', 'named']),
  }))
  const cast = await findCast(
    tx,
    read.flatMap(({ signature: { parties, people } }) => [
      ...parties,
      ...people.map(({ profile }) => profile),
    ]),
  )
  return read.map(({ row, signature }) => {
    const { parties, people, named, level, duration, toCome } = signature
    const { start, last, exact, stands, signature: _, ...rest } = row
    return {
      ...rest,
      days: start !== null && last !== null ? { start, end: last } : null,
      exact: exact === 1,
      stands: stands === 1,
      parties: [...new Set(parties.flatMap((profile) => cast.get(profile)?.actor ?? []))],
      people: people.flatMap(({ profile, party }) => personOf(profile, party, cast)),
      named,
      level,
      duration,
      toCome,
      sides: parties,
    }
  })
}

type Profiles = ReadonlyMap<number, { readonly name: string; readonly actor: number }>

function personOf(profile: number, party: number | null, cast: Profiles): readonly Person[] {
  const known = cast.get(profile)
  if (!known) return []
  const of = party === null ? null : (cast.get(party)?.actor ?? null)
  return [{ ...known, party: of, profiles: [profile, party] }]
}

async function findCast(tx: Tx, numbers: readonly number[]): Promise<Profiles> {
  if (numbers.length === 0) return new Map()
  const rows = await tx
    .selectFrom('profile')
    .select(['no', 'name', 'actor'])
    .where(isOneOf(tx, 'no', [...new Set(numbers)]))
    .execute()
  return new Map(rows.map(({ no, name, actor }) => [no, { name, actor }]))
}

/** An encounter that tellings without a day may join. */
export interface Known {
  readonly no: number
  readonly traits: Traits
}

/** Traits as a row keeps them: actors by the numbers of their profiles. */
type StoredTraits = Omit<Traits, 'parties' | 'people' | 'heads'> & {
  readonly sides: readonly number[]
  readonly people: readonly (readonly [number, number | null])[]
  readonly heads: readonly (readonly [number, number | null])[]
}

/** The traits of some tellings as a row keeps them. */
export function storeTraits(
  { parties: _, people, heads, ...traits }: Traits,
  tellings: readonly Loaded[],
): string {
  const profilesOf = (some: readonly Person[]) => some.flatMap(({ profiles }) => (profiles ? [profiles] : []))
  const sides = [...new Set(tellings.flatMap((one) => one.sides))].toSorted((a, b) => a - b)
  const stored: StoredTraits = { ...traits, sides, people: profilesOf(people), heads: profilesOf(heads) }
  return JSON.stringify(stored)
}

/** The encounters with days of a family that may have some keys, on some days. */
export async function findEncountersBy(
  tx: Tx,
  { family, days, keys }: { family: Family; days: Days; keys: readonly string[] },
): Promise<readonly Known[]> {
  if (keys.length === 0) return []
  const rows = await tx
    .selectFrom('encounter')
    .select(['no', 'signature'])
    // By the keys: SQLite would go through all encounters of the family first.
    .where(sql<string>`family || ''`, '=', family)
    .where('day', 'is not', null)
    .where('last', '>=', days.start)
    .where('no', 'in', (query) =>
      query
        .selectFrom('encounter_key')
        .select('encounter_key.encounter')
        .where(isOneOf(tx, 'encounter_key.key', keys))
        .where('encounter_key.at', '>=', earliest(days))
        .where('encounter_key.at', '<=', days.end),
    )
    .execute()
  const read = rows.map(({ no, signature }) => ({
    no,
    stored: parseStored<StoredTraits>(signature, ['sides', 'people', 'heads']),
  }))
  const cast = await findCast(
    tx,
    read.flatMap(({ stored: { sides, people } }) => [
      ...sides,
      ...people.flatMap((pair) => pair.filter((one) => one !== null)),
    ]),
  )
  return read.map(({ no, stored: { sides, people, heads, ...traits } }) => ({
    no,
    traits: {
      ...traits,
      parties: [...new Set(sides.flatMap((profile) => cast.get(profile)?.actor ?? []))],
      people: people.flatMap(([profile, party]) => personOf(profile, party, cast)),
      heads: heads.flatMap(([profile, party]) => personOf(profile, party, cast)),
    },
  }))
}

/** An encounter of several days may have begun that long before one of them. */
function earliest({ start }: Days): string {
  return addDays(start, 1 - LONGEST)
}
