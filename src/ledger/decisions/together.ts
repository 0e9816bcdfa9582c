/** Decisions that were made together: one moment, one reviewer, one kind. They can be taken back together. */
import { sql } from 'kysely'
import type { DecisionKind } from '../../types.ts'
import { among, type Ledger, type Tx } from '../ledger.ts'
import { findStanding } from './standing.ts'

/** Decisions that were made together. */
export interface Together {
  readonly by: string
  /** ISO 8601 date-time in UTC, to the millisecond. */
  readonly at: string
  readonly kind: Extract<DecisionKind, 'accept' | 'reject'>
  readonly why?: string
  /** How many they were. */
  readonly count: number
  /** Ids of those that nobody has taken back, in their order. */
  readonly standing: readonly string[]
}

const RECENT = 20_000 // decisions, the latest, that are looked through
const MOST = 5 // of which so many at most are given

/** The latest few of several statements each, accepted or rejected together, the latest first. */
export async function findTogether({ kind }: Ledger, tx: Tx): Promise<readonly Together[]> {
  const found: Together[] = []
  for (const group of await findGroups(tx)) found.push(await toTogether(kind, tx, group))
  return found
}

/** A row of a decision, as far as it is wanted here. */
interface Row {
  readonly no: number
  readonly id: string
  readonly by: string
  readonly at: string
  readonly kind: Together['kind']
  readonly why: string | null
  readonly undoes: string | null
}

async function findGroups(tx: Tx): Promise<readonly (readonly [Row, ...Row[]])[]> {
  const { rows } = await sql<Row>`
    with recent as (select no, id, "by", at, kind, why, undoes from decision order by no desc limit ${RECENT}),
    several as (
      select "by", at, kind from recent where kind in ('accept', 'reject')
      group by "by", at, kind having count(*) > 1 order by at desc limit ${MOST}
    )
    select recent.* from recent
    join several on several."by" = recent."by" and several.at = recent.at and several.kind = recent.kind
    order by recent.at desc, recent.no`.execute(tx)
  const groups = Map.groupBy(rows, ({ by, at, kind }) => JSON.stringify([by, at, kind]))
  return [...groups.values()].flatMap(([first, ...rest]) => (first ? [[first, ...rest]] : []))
}

async function toTogether(kind: Ledger['kind'], tx: Tx, group: readonly [Row, ...Row[]]): Promise<Together> {
  const [{ by, at, kind: decided, why }] = group
  const chain: Pick<Row, 'no' | 'id' | 'undoes'>[] = [...group]
  for (let ids = group.map(({ id }) => id); ids.length > 0; ) {
    const undos = await tx
      .selectFrom('decision')
      .select(['no', 'id', 'undoes'])
      .where(among(kind, sql.ref('undoes'), ids))
      .execute()
    chain.push(...undos)
    ids = undos.map(({ id }) => id)
  }
  const standing = findStanding(chain.toSorted((one, other) => one.no - other.no))
  return {
    by,
    at,
    kind: decided,
    ...(why !== null && { why }),
    count: group.length,
    standing: standing.map(({ id }) => id),
  }
}
