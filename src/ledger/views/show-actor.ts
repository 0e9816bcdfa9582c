/** An actor: every form of the name, offices, on what he speaks, the latest of it. */
import { sql } from 'kysely'
import type { Actor, Decision, LedgerActor, Receipt, Span } from '../../types.ts'
import { findDecisions } from '../decisions/list.ts'
import { type Ledger, look, type Tx } from '../ledger.ts'
import { parseList, parseStored } from '../stored.ts'
import { MENTIONED } from './known.ts'
import { findKnownActors, type KnownActor } from './ledger-actors.ts'
import { findReceipts } from './receipts.ts'
import { findActorNumber, findSpeakers, type Speakers, throwNoActor } from './speakers.ts'

/** A form under which he appears: with the same name, party and offices. `split` takes its id. */
export interface NameForm {
  readonly id: string
  readonly name: string
  /** What the party is called. */
  readonly party?: string
  /** Offices, each by the words that tell it apart, in alphabetical order. */
  readonly roles: readonly string[]
  /** Reports that have it. */
  readonly reports: number
}

/** An actor: all but who speaks for him and about him, which takes longest to ask. */
export interface OneActor extends KnownActor {
  readonly forms: readonly NameForm[]
  /** Statements that count in which he has a part. */
  readonly statements: number
  /** Statements that he, or his house, holds: on each issue, by stance. */
  readonly issues: readonly {
    readonly issue: string
    readonly for: number
    readonly against: number
    readonly unclear: number
  }[]
  /** The latest statements in which he has a part, `LATEST` at most. */
  readonly latest: readonly Receipt[]
  /** Where the reports name him: in the latest `MENTIONED` of these, the latest first. */
  readonly mentions: LedgerActor['mentions']
  /** Reports that name him. */
  readonly reports: number
  readonly decisions: readonly Decision[]
}

/** An actor, whole. */
export interface ShownActor extends OneActor, Speakers {
  readonly type: 'actor'
}

/** Statements of an actor at most. */
const LATEST = 10

/** Statements of an actor that are many. */
const MANY = 10_000

/** The actor of an id, his own or that of a form of his name. Throws a ReadoutError `not-found` where there is none. */
export function findActor(ledger: Ledger, id: string): Promise<OneActor> {
  return look(ledger, async (tx) => {
    const no = await findActorNumber(tx, id)
    const actor = no === null ? null : await describeActor(tx, no)
    return actor ?? throwNoActor(id)
  })
}

/** The actor of an id, his own or that of a form of his name, whole. */
export async function showActor(tx: Tx, id: string): Promise<ShownActor | null> {
  const no = await findActorNumber(tx, id)
  const actor = no === null ? null : await describeActor(tx, no)
  return no !== null && actor ? { type: 'actor', ...actor, ...(await findSpeakers(tx, no)) } : null
}

async function describeActor(tx: Tx, no: number): Promise<OneActor | null> {
  const [known] = await findKnownActors(tx, [no])
  if (!known) return null
  const row = await tx
    .selectFrom('actor')
    .select(['statements', 'party'])
    .where('no', '=', no)
    .executeTakeFirstOrThrow()
  const statements = Number(row.statements)
  const { mentions, reports } = await findMentions(tx, no)
  return {
    ...known,
    forms: await findForms(tx, no),
    statements,
    issues: await findIssues(tx, no, row.party),
    latest: await findLatest(tx, no, statements),
    mentions,
    reports,
    decisions: await findDecisions(tx, known.id),
  }
}

async function findForms(tx: Tx, actor: number): Promise<readonly NameForm[]> {
  const rows = await tx
    .selectFrom('profile')
    .leftJoin('appearance', 'appearance.profile', 'profile.no')
    .leftJoin('profile as house', 'house.id', 'profile.party')
    .select(({ fn }) => [
      'profile.id',
      'profile.name',
      'profile.roles',
      'house.name as party',
      fn.count('appearance.report').as('reports'),
    ])
    .where('profile.actor', '=', actor)
    .groupBy(['profile.id', 'profile.name', 'profile.roles', 'house.name'])
    .orderBy('profile.name')
    .orderBy('profile.id')
    .execute()
  return rows.map(({ id, name, party, roles, reports }) => ({
    id,
    name,
    ...(party !== null && { party }),
    roles: [...parseList<string>(roles)],
    reports: Number(reports),
  }))
}

/** Of a party what it holds, whoever says it; of anybody else what he says for himself or his party. */
async function findIssues(tx: Tx, actor: number, house: number | null): Promise<ShownActor['issues']> {
  const own = sql`select statement, issue, stance from holding where party = ${actor}`
  // What one who has no house says for himself is among what he holds.
  const held =
    house === null || house === actor
      ? own
      : sql`${own} union
      select holding.statement, holding.issue, holding.stance from statement_actor as speaker
      join holding on holding.statement = speaker.statement and holding.party = ${house}
      where speaker.actor = ${actor} and speaker.part = 'speaker'`
  const { rows } = await sql<{
    issue: string
    stance: 'for' | 'against' | 'unclear'
    count: number | string
  }>`select issue, stance, count(*) as count from (${held}) as held group by issue, stance`.execute(tx)
  const issues = [...new Set(rows.map(({ issue }) => issue))].toSorted()
  const count = (issue: string, stance: string) =>
    Number(rows.find((row) => row.issue === issue && row.stance === stance)?.count ?? 0)
  return issues.map((issue) => ({
    issue,
    for: count(issue, 'for'),
    against: count(issue, 'against'),
    unclear: count(issue, 'unclear'),
  }))
}

async function findLatest(tx: Tx, actor: number, statements: number): Promise<readonly Receipt[]> {
  const rows = await (statements < MANY ? findFewLatest(tx, actor) : walkBack(tx, actor)).execute()
  return findReceipts(
    tx,
    rows.map(({ no }) => no),
  )
}

/** All of his are picked out, and put in order. */
function findFewLatest(tx: Tx, actor: number) {
  return tx
    .selectFrom('statement_actor')
    .innerJoin('statement', 'statement.no', 'statement_actor.statement')
    .select(['statement.no', 'statement.sort_key', 'statement.id'])
    .distinct()
    .where('statement_actor.actor', '=', actor)
    .where('statement.counts', '=', 1)
    .orderBy('statement.sort_key', 'desc')
    .orderBy('statement.id', 'desc')
    .limit(LATEST)
}

/** Of one who has a part in many, the latest are soon met on the way back in time. */
function walkBack(tx: Tx, actor: number) {
  return tx
    .selectFrom('statement')
    .select('statement.no')
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('statement_actor')
          .select('statement_actor.statement')
          .whereRef('statement_actor.statement', '=', 'statement.no')
          .where('statement_actor.actor', '=', actor),
      ),
    )
    .where('statement.counts', '=', 1)
    .where('statement.sort_key', '>=', '') // all: without it SQLite puts every statement in order first
    .orderBy('statement.sort_key', 'desc')
    .orderBy('statement.id', 'desc')
    .limit(LATEST)
}

async function findMentions(
  tx: Tx,
  actor: number,
): Promise<{ readonly mentions: LedgerActor['mentions']; readonly reports: number }> {
  const { reports } = await tx
    .selectFrom('appearance')
    .select(({ fn }) => fn.count('report').distinct().as('reports'))
    .where('actor', '=', actor)
    .executeTakeFirstOrThrow()
  const rows = await tx
    .selectFrom('appearance')
    .innerJoin('report', 'report.no', 'appearance.report')
    .select(['report.no', 'report.id', 'appearance.local'])
    .where('appearance.actor', '=', actor)
    .orderBy('report.published', (order) => order.desc().nullsLast())
    .orderBy('report.id')
    .orderBy('appearance.local')
    .limit(MENTIONED)
    .execute()
  if (rows.length === 0) return { mentions: [], reports: 0 }
  const readings = await tx
    .selectFrom('reading')
    .select(['report', 'entries'])
    .where(
      'report',
      'in',
      rows.map(({ no }) => no),
    )
    .execute()
  const actorsOf = new Map(
    readings.map(({ report, entries }) => [
      report,
      parseStored<{ actors: readonly Actor[] }>(entries, ['actors']).actors,
    ]),
  )
  const mentions = rows.flatMap(({ no, id: report, local }) => {
    const spans: readonly Span[] = actorsOf.get(no)?.find(({ id }) => id === local)?.mentions ?? []
    return spans.map((span) => ({ report, span }))
  })
  return { mentions, reports: Number(reports) }
}
