/** What each of two reviewers made of a report by his own decisions alone. */
import { sql } from 'kysely'
import type { Reading, Statement } from '../../types.ts'
import { applyDecisions, type Placed } from '../decisions/apply.ts'
import { placeDecisions, type Row } from '../decisions/place.ts'
import { findCast } from '../decisions/restate.ts'
import { findStanding } from '../decisions/standing.ts'
import { among, kindOf, type Tx } from '../ledger.ts'
import { findReading } from '../readings.ts'

/** A decision on a statement that stands, whose it is, and the statement of the report that it is about now. */
export interface Made extends Row {
  readonly by: string
  readonly place: string
}

/** A report with the decisions that stand on it: on this version, or carried on to it from an earlier one. */
export interface Reviewed {
  readonly no: number
  readonly id: string
  readonly decisions: readonly Made[]
}

/** What a reviewer made of a statement. */
export interface Judgement {
  readonly statement: Statement
  /** Accepted, corrected or marked; else rejected. */
  readonly kept: boolean
  /** The row of the decision by which he marked it himself; it stays the same in later versions of the report. */
  readonly marked: number | null
  /** Whether the reader found it; else somebody marked it. */
  readonly isRead: boolean
  /** The rows of his decisions on it. */
  readonly decisions: readonly number[]
}

/** A report as one reviewer has it: his judgements by the ids of the statements. */
export type Judged = ReadonlyMap<string, Judgement>

const KINDS = ['accept', 'correct', 'reject', 'mark', 'undo'] as const

/** All reports with decisions on statements that stand; of the versions of one address the latest first. */
export async function findReviewed(tx: Tx): Promise<readonly Reviewed[]> {
  const rows = await tx
    .selectFrom('decision')
    .select(['no', 'id', 'by', 'kind', 'report', 'entry', 'anchor', 'change', 'undoes'])
    .where('kind', 'in', KINDS)
    .orderBy('no')
    .execute()
  const standing = new Map(findStanding(rows as readonly Omit<Made, 'place'>[]).map((row) => [row.no, row]))
  const places = await tx
    .selectFrom('placement')
    .innerJoin('report', 'report.no', 'placement.report')
    .select(['placement.decision', 'placement.entry', 'report.no', 'report.id', 'report.supersedes'])
    .where('placement.entry', 'is not', null)
    .orderBy('placement.decision')
    .execute()
  const reports = Map.groupBy(places, ({ no }) => no)
  const ages = await countEarlier(
    tx,
    [...reports.values()].flatMap(([first]) => first ?? []),
  )
  return [...reports.values()]
    .flatMap((own) => {
      const [first] = own
      const decisions = own.flatMap(({ decision, entry }) => {
        const row = standing.get(decision)
        return row && entry !== null ? [{ ...row, place: entry }] : []
      })
      return first && decisions.length > 0 ? [{ no: first.no, id: first.id, decisions }] : []
    })
    .toSorted((a, b) => (ages.get(b.id) ?? 0) - (ages.get(a.id) ?? 0) || (a.id < b.id ? -1 : 1))
}

type Version = { readonly id: string; readonly supersedes: string | null }

/** How many earlier versions each of some reports has. */
async function countEarlier(tx: Tx, reports: readonly Version[]): Promise<ReadonlyMap<string, number>> {
  const before = new Map<string, string | null>()
  for (let found = reports; found.length > 0; ) {
    for (const { id, supersedes } of found) before.set(id, supersedes)
    const wanted = found.flatMap(({ supersedes }) => supersedes ?? []).filter((id) => !before.has(id))
    found =
      wanted.length === 0
        ? []
        : await tx
            .selectFrom('report')
            .select(['id', 'supersedes'])
            .where(among(kindOf(tx), sql.ref('id'), wanted))
            .execute()
  }
  const count = (id: string) => {
    const seen = new Set<string>()
    for (let at = before.get(id); at && !seen.has(at); at = before.get(at)) seen.add(at)
    return seen.size
  }
  return new Map(reports.map(({ id }) => [id, count(id)]))
}

/** A report as each of two reviewers has it; null where it is not read. */
export interface Compared {
  readonly reading: Reading
  readonly judged: readonly [Judged, Judged]
  /** The id in the ledger of an actor in the reading; ids of the ledger stay. */
  readonly actorOf: (id: string) => string
}

/** Applies to the reading of a report what each of two reviewers decided, and nothing that others did. */
export async function judge(
  tx: Tx,
  { no, id, decisions }: Reviewed,
  [one, other]: readonly [string, string],
): Promise<Compared | null> {
  const reading = await findReading(tx, id)
  if (!reading) return null
  const { names } = await findCast(tx, no)
  const placements = placeDecisions(decisions, reading, {
    speakerOf: ({ speaker }) => names.get(speaker ?? ''),
    oldTexts: await findTexts(
      tx,
      decisions.flatMap(({ report }) => (report === null || report === id ? [] : [report])),
    ),
  })
  const placed = placements.flatMap(({ decision, placed }, index) =>
    placed ? [{ ...placed, decision, by: decisions[index]?.by ?? '' }] : [],
  )
  return {
    reading,
    judged: [judgeBy(one, reading.statements, placed), judgeBy(other, reading.statements, placed)],
    actorOf: (actor) => names.get(actor) ?? actor,
  }
}

function judgeBy(
  reviewer: string,
  statements: readonly Statement[],
  placed: readonly (Placed & { readonly decision: number; readonly by: string })[],
): Judged {
  const own = Map.groupBy(
    placed.filter(({ by }) => by === reviewer),
    ({ entry }) => entry,
  )
  const markOf = (entry: string) => own.get(entry)?.find(({ kind }) => kind === 'mark')?.decision ?? null
  // What another marked is there for him to judge, like what the reader found.
  const given = placed.filter(
    ({ kind, by, entry }) => kind === 'mark' && by !== reviewer && markOf(entry) === null,
  )
  const read = new Set(statements.map(({ id }) => id))
  const decided = applyDecisions(statements, [...given, ...[...own.values()].flat()])
  return new Map(
    decided.flatMap(({ statement, review }) => {
      const decisions = own.get(statement.id)?.map(({ decision }) => decision)
      if (!decisions) return []
      return [
        [
          statement.id,
          {
            statement,
            kept: review !== 'rejected',
            marked: markOf(statement.id),
            isRead: read.has(statement.id),
            decisions,
          },
        ],
      ]
    }),
  )
}

async function findTexts(tx: Tx, reports: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (reports.length === 0) return new Map()
  const rows = await tx
    .selectFrom('report')
    .innerJoin('text', 'text.id', 'report.text_id')
    .select(['report.id', 'text.text'])
    .where(among(kindOf(tx), sql.ref('report.id'), [...new Set(reports)]))
    .execute()
  return new Map(rows.map(({ id, text }) => [id, text]))
}
