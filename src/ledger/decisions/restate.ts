/** Makes the rows of a report's statements anew: what its reading says, with the decisions on it. */
import { sql } from 'kysely'
import type { Reading, Statement } from '../../types.ts'
import { countPartsIn } from '../actors/parts.ts'
import type { Cast } from '../actors/reconcile.ts'
import { deleteHoldings } from '../holdings.ts'
import type { Ledger, Tx } from '../ledger.ts'
import { findReading } from '../readings.ts'
import { deleteWords } from '../search.ts'
import { countStories, insertStatements } from '../statements.ts'
import { findVersions } from '../versions.ts'
import { applyDecisions, type Decided } from './apply.ts'
import { findDecisionsOn, placeDecisions } from './place.ts'

/** Makes the statements of a report anew, and those of the later versions that its decisions are carried on to. */
export async function restate(ledger: Ledger, tx: Tx, no: number): Promise<void> {
  const versions = await findVersions(tx, no)
  for (const version of versions) await restateOne(ledger, tx, version)
  await countStories(tx, versions)
}

async function restateOne(ledger: Ledger, tx: Tx, no: number): Promise<void> {
  const { id } = await tx.selectFrom('report').select('id').where('no', '=', no).executeTakeFirstOrThrow()
  const reading = await findReading(tx, id)
  if (!reading) return
  const { cast, names } = await findCast(tx, no)
  const decided = await findDecided(tx, reading, { no, speakers: names })
  await deleteStatements(ledger, tx, no)
  await insertDecided(tx, reading, { no, cast: await withDecidedActors(tx, cast, decided), decided })
}

/** Whether anybody has decided on any of some reports. */
export async function hasDecisions(tx: Tx, reports: readonly number[]): Promise<boolean> {
  const ids = tx.selectFrom('report').select('id').where('no', 'in', reports)
  const row = await tx
    .selectFrom('decision')
    .select('no')
    .where('report', 'in', ids)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** The statements of a report with the decisions on them; puts down where each decision stands. */
async function findDecided(
  tx: Tx,
  reading: Reading,
  { no, speakers }: { no: number; speakers: ReadonlyMap<string, string> },
): Promise<readonly Decided[]> {
  const earlier = await findEarlier(tx, reading.report.id)
  const rows = await findDecisionsOn(tx, [reading.report.id, ...earlier.keys()])
  const placements = placeDecisions(rows, reading, {
    speakerOf: ({ speaker }) => speakers.get(speaker ?? ''),
    oldTexts: earlier,
  })
  await tx.deleteFrom('placement').where('report', '=', no).execute()
  if (placements.length > 0)
    await tx
      .insertInto('placement')
      .values(
        placements.map(({ decision, placed }) => ({ decision, report: no, entry: placed?.entry ?? null })),
      )
      .execute()
  return applyDecisions(
    reading.statements,
    placements.flatMap(({ placed }) => placed ?? []),
  )
}

/** Puts statements into rows, with what reviewers have done with them. */
async function insertDecided(
  tx: Tx,
  reading: Reading,
  { no, cast, decided }: { no: number; cast: ReadonlyMap<string, Cast>; decided: readonly Decided[] },
): Promise<void> {
  const statements = decided.map(({ statement }) => statement)
  await insertStatements(tx, [{ no, reading: { ...reading, statements }, cast }])
  for (const { statement, review } of decided)
    if (review !== null)
      await tx.updateTable('statement').set({ review }).where('id', '=', statement.id).execute()
}

/** The texts of the earlier versions of a report, by their ids. */
async function findEarlier(tx: Tx, id: string): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>()
  for (let at: string | null = id; at !== null; ) {
    const row: { supersedes: string | null; text: string } | undefined = await tx
      .selectFrom('report')
      .innerJoin('text', 'text.id', 'report.text_id')
      .select(['supersedes', 'text'])
      .where('report.id', '=', at)
      .executeTakeFirst()
    if (at !== id && row) texts.set(at, row.text)
    at = row?.supersedes ?? null
    if (at !== null && texts.has(at)) break
  }
  return texts
}

/** Who the actors of a reading are in the ledger: rows and ids, by their ids in the reading. */
export async function findCast(
  tx: Tx,
  no: number,
): Promise<{ cast: ReadonlyMap<string, Cast>; names: ReadonlyMap<string, string> }> {
  const rows = await tx
    .selectFrom('appearance')
    .innerJoin('actor', 'actor.no', 'appearance.actor')
    .select(['local', 'actor', 'profile', 'actor.id'])
    .where('report', '=', no)
    .execute()
  return {
    cast: new Map(rows.map(({ local, actor, profile }) => [local, { actor, profile }])),
    names: new Map(rows.map(({ local, id }) => [local, id])),
  }
}

/** Adds the actors whom decisions name by their ids in the ledger. */
async function withDecidedActors(
  tx: Tx,
  cast: ReadonlyMap<string, Cast>,
  decided: readonly Decided[],
): Promise<ReadonlyMap<string, Cast>> {
  const named = decided.flatMap(({ statement, review }) =>
    review === 'corrected' || review === 'marked' ? actorsIn(statement) : [],
  )
  const unknown = [...new Set(named)].filter((id) => !cast.has(id))
  if (unknown.length === 0) return cast
  const profiles = await tx
    .selectFrom('profile')
    .select(['id', 'no', 'actor'])
    .where('id', 'in', unknown)
    .execute()
  const lone = await tx.selectFrom('actor').select(['id', 'no']).where('id', 'in', unknown).execute()
  return new Map([
    ...cast,
    ...lone.map(({ id, no }) => [id, { actor: no, profile: null }] as const),
    ...profiles.map(({ id, no, actor }) => [id, { actor, profile: no }] as const),
  ])
}

/** The actors that a statement names, or a change of one. */
export function actorsIn({
  speaker,
  voices = [],
  holders = [],
  addressees = [],
}: Pick<Statement, 'voices' | 'holders' | 'addressees'> & {
  readonly speaker?: string | null
}): readonly string[] {
  return [...(speaker ? [speaker] : []), ...voices, ...holders.map(({ actor }) => actor), ...addressees]
}

/** Takes the rows of a report's statements away: they are made anew. */
export async function deleteStatements({ kind }: Ledger, tx: Tx, report: number): Promise<void> {
  const own = tx.selectFrom('statement').select('no').where('report', '=', report)
  const rows = await own.execute()
  await countPartsIn(
    tx,
    -1,
    rows.map(({ no }) => no),
  )
  await deleteHoldings(tx, sql`statement in (${own})`)
  for (const table of ['statement_actor', 'statement_issue'] as const)
    await tx.deleteFrom(table).where('statement', 'in', own).execute()
  await deleteWords(
    tx,
    { kind, table: 'statement' },
    rows.map(({ no }) => no),
  )
  await tx.deleteFrom('statement').where('report', '=', report).execute()
}
