/** What tellings tell, with their receipts: ids in a reading become those of the ledger. */
import type { Receipt } from '../../types.ts'
import type { Tx } from '../ledger.ts'
import { isOneOf } from './load.ts'
import { byPublication } from './telling.ts'
import { parseTold, type Told, type ToldFact } from './told.ts'

/** A fact as one telling gives it. */
export interface Given {
  /** What carriers of the same words share. */
  readonly voice: string
  readonly field: ToldFact['field']
  readonly value: string
  readonly words?: string
  readonly bound?: ToldFact['bound']
  /** Of an initiator: his party, or he himself. */
  readonly side?: string
  readonly receipt: Receipt
}

/**
 * What is told of some encounters, by their rows: by those versions of reports that stand, or by all where none does; of
 * those alone that are asked for by what all these tell.
 */
export async function loadTold(
  tx: Tx,
  encounters: readonly number[],
  isAsked: (told: readonly Told[]) => boolean = () => true,
): Promise<ReadonlyMap<number, readonly Given[]>> {
  const tellings = (await findRows(tx, encounters)).map((row) => ({
    ...row,
    told: parseTold(row.told),
  }))
  const asked = [...Map.groupBy(tellings, ({ encounter }) => encounter)].flatMap(([encounter, all]) => {
    const standing = all.filter(({ stands }) => stands === 1)
    const shown = standing.length > 0 ? standing : all
    return isAsked(shown.map(({ told }) => told)) ? [{ encounter, shown: shown.toSorted(byPublication) }] : []
  })
  const reports = [...new Set(asked.flatMap(({ shown }) => shown.map(({ reportNo }) => reportNo)))]
  const [actors, others] = [await findActors(tx, reports), await findOthers(tx, reports)]
  return new Map(
    asked.map(({ encounter, shown }) => [
      encounter,
      shown.flatMap((row) => givenBy(row, { actors, others })),
    ]),
  )
}

type Telling = Omit<Row, 'told'> & { readonly told: Told }

type Row = Awaited<ReturnType<typeof findRows>>[number]

function findRows(tx: Tx, encounters: readonly number[]) {
  return tx
    .selectFrom('telling')
    .innerJoin('report', 'report.no', 'telling.report')
    .select([
      'telling.id',
      'telling.local',
      'telling.encounter',
      'telling.told',
      'telling.words',
      'telling.stands',
      'telling.carriers',
      'report.no as reportNo',
      'report.id as report',
      'report.story',
      (is) => is.fn.coalesce('report.outlet', 'report.issuer').as('outlet'),
      'report.published',
      'report.url',
    ])
    .where(isOneOf(tx, 'telling.encounter', encounters))
    .execute()
}

interface Known {
  readonly id: string
  readonly name: string
  /** Id of the party. */
  readonly party: string | null
}

/** The ledger's actors of some reports, by the report's row and their ids in its reading. */
async function findActors(tx: Tx, reports: readonly number[]): Promise<ReadonlyMap<string, Known>> {
  const rows = await tx
    .selectFrom('appearance')
    .innerJoin('actor', 'actor.no', 'appearance.actor')
    .leftJoin('actor as party', 'party.no', 'actor.party')
    .select(['appearance.report', 'appearance.local', 'actor.id', 'actor.name', 'party.id as party'])
    .where(isOneOf(tx, 'appearance.report', reports))
    .execute()
  return new Map(rows.map(({ report, local, ...known }) => [`${report} ${local}`, known]))
}

/** The ledger's encounters of some reports, by the report's row and their ids in its reading. */
async function findOthers(tx: Tx, reports: readonly number[]): Promise<ReadonlyMap<string, string>> {
  const rows = await tx
    .selectFrom('telling')
    .innerJoin('encounter', 'encounter.no', 'telling.encounter')
    .select(['telling.report', 'telling.local', 'encounter.id'])
    .where(isOneOf(tx, 'telling.report', reports))
    .execute()
  return new Map(rows.map(({ report, local, id }) => [`${report} ${local}`, id]))
}

function givenBy(
  row: Telling,
  { actors, others }: { actors: ReadonlyMap<string, Known>; others: ReadonlyMap<string, string> },
): readonly Given[] {
  const { facts, teller } = row.told
  const actorOf = (local: string) => actors.get(`${row.reportNo} ${local}`)
  return facts.flatMap((fact) => {
    const people = (fact.people ?? []).flatMap((one) => actorOf(one) ?? [])
    const actor = fact.actor === undefined ? undefined : actorOf(fact.actor)
    const value = toValue(fact, { actor, people, others, reportNo: row.reportNo })
    if (value === null) return []
    const { field, words, bound, quote, spans } = fact
    const cast = [teller.speaker, ...teller.voices, ...teller.holders.map((holder) => holder.actor)]
    const named = [
      ...cast.flatMap((local) => (local === undefined ? [] : (actorOf(local) ?? []))),
      ...(actor ? [actor] : []),
      ...people,
    ]
    const speaker = teller.speaker === undefined ? undefined : actorOf(teller.speaker)
    const receipt: Receipt = {
      entry: row.local,
      report: row.report,
      ...(row.outlet !== null && { outlet: row.outlet }),
      ...(row.published !== null && { published: row.published }),
      ...(row.url !== null && { url: row.url }),
      quote,
      spans,
      ...(speaker && { speaker: speaker.id }),
      voices: teller.voices.flatMap((local) => actorOf(local)?.id ?? []),
      holders: teller.holders.flatMap(({ actor: local, authority }) => {
        const holder = actorOf(local)
        return holder ? [{ actor: holder.id, authority }] : []
      }),
      authority: teller.authority,
      ...(teller.act && { act: teller.act }),
      ...(teller.certainty && { certainty: teller.certainty }),
      ...(teller.polarity && { polarity: teller.polarity }),
      ...(teller.said !== undefined && { said: teller.said }),
      issues: [],
      confidence: teller.confidence,
      carriers: row.carriers,
      names: Object.fromEntries(named.map(({ id, name }) => [id, name])),
    }
    return [
      {
        voice: `${row.story} ${row.words}`,
        field,
        value,
        ...(words !== undefined && { words }),
        ...(bound && { bound }),
        ...(field === 'initiator' && actor && { side: actor.party ?? actor.id }),
        receipt,
      },
    ]
  })
}

/** The value of a fact in the ledger; null where it names nobody whom the ledger knows. */
function toValue(
  { field, value, encounter }: ToldFact,
  {
    actor,
    people,
    others,
    reportNo,
  }: {
    actor: Known | undefined
    people: readonly Known[]
    others: ReadonlyMap<string, string>
    reportNo: number
  },
): string | null {
  if (encounter !== undefined) return others.get(`${reportNo} ${encounter}`) ?? null
  if (field !== 'delegations') return value ?? actor?.id ?? null
  const ids = people.map(({ id }) => id).toSorted()
  const party = actor?.id ?? ''
  return ids.length === 0 && party === '' ? null : `${party}: ${ids.join(', ')}`.trim()
}
