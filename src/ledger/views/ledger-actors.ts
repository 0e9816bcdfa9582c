/** Actors as the ledger knows them: their names in all reports, their offices, their ids elsewhere. */
import type { Actor, Codebook, LedgerActor } from '../../types.ts'
import { foldRole } from '../actors/roles.ts'
import { findCodebook } from '../codebooks.ts'
import type { Tx } from '../ledger.ts'
import { foldName, matchNames } from '../names.ts'
import { parseList, parseStored } from '../stored.ts'

/** A role of an actor; its days are those of the roster, else those on which reports tell of him in it. */
export type LedgerRole = Actor['roles'][number] & {
  /** True where the days are only the first and the last on which a report was published that tells of it. */
  readonly observed?: true
}

/** An actor without his mentions. */
export interface KnownActor extends Omit<LedgerActor, 'mentions' | 'roles'> {
  readonly roles: readonly LedgerRole[]
  /** What the party is called. */
  readonly partyName?: string
}

interface Row {
  readonly no: number
  readonly id: string
  readonly kind: Actor['kind']
  readonly name: string
  readonly partyId: string | null
  readonly partyName: string | null
}

/**
 * Some actors by their row numbers, in the order in which they are given. Who stands in the codebook's roster has the
 * offices, days and ids that it tells; of all others the offices stand that reports name, as the earliest of them words it.
 */
export async function findKnownActors(tx: Tx, numbers: readonly number[]): Promise<readonly KnownActor[]> {
  if (numbers.length === 0) return []
  const rows: readonly Row[] = await tx
    .selectFrom('actor')
    .leftJoin('actor as house', 'house.no', 'actor.party')
    .select([
      'actor.no',
      'actor.id',
      'actor.kind',
      'actor.name',
      'house.id as partyId',
      'house.name as partyName',
    ])
    .where('actor.no', 'in', numbers)
    .execute()
  const profiles = await tx
    .selectFrom('profile')
    .select(['actor', 'name'])
    .distinct()
    .where('actor', 'in', numbers)
    .execute()
  const codebook = await findCodebook(tx)
  const forms = Map.groupBy(profiles, ({ actor }) => actor)
  const entries = new Map(
    rows.map((row) => {
      const names = namesOf(row, forms.get(row.no)?.map(({ name }) => name) ?? [])
      return [row.no, { row, names, known: findInCodebook(codebook, { ...row, names }) }] as const
    }),
  )
  const untold = [...entries.values()].filter(
    ({ row, known }) => row.kind === 'person' && known.roles.length === 0,
  )
  const observed = await findObservedRoles(
    tx,
    untold.map(({ row }) => row.no),
  )
  return numbers.flatMap((no) => {
    const entry = entries.get(no)
    if (!entry) return []
    const { row, names, known } = entry
    return {
      id: row.id,
      name: row.name,
      names,
      kind: row.kind,
      ...(row.partyId !== null && { party: row.partyId }),
      ...(row.partyName !== null && { partyName: row.partyName }),
      roles: known.roles.length > 0 ? known.roles : (observed.get(no) ?? []),
      ids: known.ids,
    }
  })
}

/** Every form of a name, the one that he is called by first, then the fullest. */
function namesOf({ name }: Row, forms: readonly string[]): readonly string[] {
  const words = (form: string) => form.split(/\s+/).length
  const ordered = forms.toSorted(
    (a, b) => words(b) - words(a) || b.length - a.length || (a < b ? -1 : Number(a > b)),
  )
  return [...new Set([name, ...ordered])]
}

/** What the codebook tells of a party by its name, of a person by his name and party. */
function findInCodebook(
  codebook: Codebook | null,
  { kind, names, partyName }: Pick<Row, 'kind' | 'partyName'> & { readonly names: readonly string[] },
): { readonly roles: readonly LedgerRole[]; readonly ids: Readonly<Record<string, string>> } {
  const folded = new Set(names.map(foldName))
  const called = (name: string | null) => (party: Codebook['parties'][number]) =>
    name !== null && [party.name, ...party.aliases].some((one) => foldName(one) === foldName(name))
  if (kind !== 'person') {
    const party = codebook?.parties.find(({ name }) => folded.has(foldName(name)))
    return { roles: [], ids: party?.ids ?? {} }
  }
  const entries = (codebook?.parties.find(called(partyName))?.roster ?? []).filter(({ name, aliases = [] }) =>
    [name, ...aliases].some((one) => names.some((own) => matchNames(own, one) === 'same')),
  )
  return {
    roles: entries.map(({ office, from, to }) => ({
      title: office,
      ...(from !== undefined && { from }),
      ...(to !== undefined && { to }),
    })),
    ids: Object.assign({}, ...entries.map(({ ids }) => ids ?? {})),
  }
}

/** The offices that reports name, from the first to the last day on which one was published that does. */
async function findObservedRoles(
  tx: Tx,
  actors: readonly number[],
): Promise<ReadonlyMap<number, readonly LedgerRole[]>> {
  if (actors.length === 0) return new Map()
  const { fn } = tx
  const rows = await tx
    .selectFrom('profile')
    .innerJoin('appearance', 'appearance.profile', 'profile.no')
    .innerJoin('report', 'report.no', 'appearance.report')
    .select([
      'profile.no',
      'profile.actor',
      'profile.roles',
      fn.min('report.published').as('first'),
      fn.max('report.published').as('last'),
    ])
    .where('profile.actor', 'in', actors)
    .where('profile.roles', '<>', '[]')
    .groupBy(['profile.no', 'profile.actor', 'profile.roles'])
    .execute()
  const roles = new Map<number, Map<string, LedgerRole>>()
  const ordered = rows.toSorted((a, b) => compare(a.first ?? '', b.first ?? '') || compare(a.roles, b.roles))
  for (const { no, actor, roles: folded, first, last } of ordered) {
    const titles = await findTitles(tx, { profile: no, published: first })
    const own = roles.get(actor) ?? new Map<string, LedgerRole>()
    roles.set(actor, own)
    for (const fold of parseList<string>(folded)) {
      const known = own.get(fold)
      const from = known?.from ?? first?.slice(0, 10)
      const to = [known?.to, last?.slice(0, 10)]
        .filter((day) => day !== undefined)
        .toSorted()
        .at(-1)
      own.set(fold, {
        title: known?.title ?? titles.get(fold) ?? fold,
        ...(from !== undefined && { from }),
        ...(to !== undefined && { to }),
        observed: true,
      })
    }
  }
  return new Map([...roles].map(([actor, own]) => [actor, [...own.values()]]))
}

/** The words by which the earliest report names the roles of a profile, by their folded form. */
async function findTitles(
  tx: Tx,
  { profile, published }: { profile: number; published: string | null },
): Promise<ReadonlyMap<string, string>> {
  const row = await tx
    .selectFrom('appearance')
    .innerJoin('report', 'report.no', 'appearance.report')
    .innerJoin('reading', 'reading.report', 'report.no')
    .select(['reading.entries', 'appearance.local'])
    .where('appearance.profile', '=', profile)
    .where('report.published', published === null ? 'is' : '=', published)
    .orderBy('report.id')
    .orderBy('appearance.local')
    .limit(1)
    .executeTakeFirst()
  if (!row) return new Map()
  const { actors } = parseStored<{ actors: readonly Actor[] }>(row.entries, ['actors'])
  const titles = actors.find(({ id }) => id === row.local)?.roles ?? []
  return new Map(titles.toReversed().map(({ title }) => [foldRole(title), title]))
}

function compare(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
