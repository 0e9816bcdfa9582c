/** The view of discrepancies: what does not go together in the record. Which side is right, it does not say. */
import { sql } from 'kysely'
import { sha256 } from '../../identity.ts'
import type { Discrepancy, Receipt } from '../../types.ts'
import { among, type Ledger, look, type Tx } from '../ledger.ts'
import { verifyQuotes } from '../quotes.ts'
import { whileUnchanged } from '../unchanged.ts'
import { findDifferingFacts } from './discrepancy-facts.ts'
import { type Asked, type Finding, findFindings, matterOf } from './discrepancy-pairs.ts'
import { rankBy } from './discrepancy-rank.ts'
import { byTime, isNested, isOwn, type Sighting } from './discrepancy-rows.ts'
import { loadScene, type Scene } from './discrepancy-scene.ts'
import { type Filter, type Narrowed, narrow } from './filter.ts'
import { LIMIT, type Page, type Paging } from './page.ts'
import { findReceipts } from './receipts.ts'
import { findSettled } from './settled.ts'

const MOST_PAIRS = 5 // of one discrepancy, the most telling
const MOST_TOLD = 5 // voices of a position that the party has not spoken of

/**
 * What does not go together, what to look at first coming first. There is one for each kind, party and issue, with all its
 * pairs (what names no issue is one for each denial; differing figures are one for each issue and thing counted):
 *
 * - `own-voice-absent`: others tell a party's position on an issue, and it has never spoken of the issue itself;
 * - `contradiction`: a party is for an issue in one voice and against it in another within 30 days, in words half of which
 *   are the same; or one denies within 60 days, in alike words, what another tells of him or accuses him of;
 * - `certainty`: one claim in alike words, told for certain in one voice and as likely or possible in another;
 * - `fact`: different figures for one thing within 14 days, and facts of one encounter that differ.
 *
 * Rank is (8 × voice + 4 × firmness + 2 × recency + 1 × name) ÷ 15. Voice: 1 for the party's own against what is told of it,
 * ½ for two others or two of its own, 0 where its own is absent. Firmness: that of the weaker side, 1 certain, ½ probable, 0
 * possible. Recency: halved for every 30 days before the latest day of the ledger. Name: 1 where no unnamed source is in it.
 *
 * A filter by party, issue and days says what is looked at; its other parts ask for discrepancies with a receipt that they
 * let through, among the latest 500 of these. Of each party and issue the latest 6 statements with each act are looked at, 2
 * where there are more than 150 parties and issues together; of what names no issue 150 with each act; of encounters of
 * which several reports tell the latest 200. An encounter has no issue. Shows 50 where nothing is said; of one 5 pairs at
 * most. Throws a ReadoutError `misuse` where a filter names what the ledger does not know.
 */
export function discrepancies(
  ledger: Ledger,
  filter: Filter = {},
  paging: Paging = {},
): Promise<Page<Discrepancy>> {
  return look(ledger, async (tx) => {
    const { limit = LIMIT, after } = paging
    const groups = await findGroups(ledger, tx, await narrow(tx, filter))
    const all = groups.toSorted((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1))
    const left = after === undefined ? all : all.filter((one) => orderOf(one) > after)
    const shown = left.slice(0, limit)
    const last = left.length > limit ? shown.at(-1) : undefined
    return { rows: await describeAll(tx, shown), ...(last && { next: orderOf(last) }) }
  })
}

/** The discrepancy of an id, of those that `discrepancies` finds without a filter; null where it is none of them. */
export async function findDiscrepancy(ledger: Ledger, tx: Tx, id: string): Promise<Discrepancy | null> {
  const groups = await findGroups(ledger, tx, {})
  const [found] = await describeAll(
    tx,
    groups.filter((group) => group.id === id),
  )
  return found ?? null
}

/** All of them: each page of them, and each one that is shown, is found by going through all. */
const findGroups = whileUnchanged(async (ledger, tx, narrowed: Narrowed): Promise<readonly Group[]> => {
  const scene = await loadScene(ledger, tx, narrowed)
  const groups = scene ? await groupFindings(ledger, tx, scene, narrowed) : []
  return [...groups, ...(await findDifferingFacts(tx, narrowed))]
})

/** A discrepancy before its receipts are fetched. */
export interface Group extends Omit<Discrepancy, 'receipts' | 'resolved'> {
  /** Row numbers of statements, two by two; an encounter has its receipts already. */
  readonly statements: readonly number[]
  readonly receipts?: readonly Receipt[]
}

/** Orders by rank, the highest first, then by id. */
function orderOf({ rank, id }: Pick<Group, 'rank' | 'id'>): string {
  return `${(1 - rank).toFixed(3)} ${id}`
}

async function describeAll(tx: Tx, groups: readonly Group[]): Promise<readonly Discrepancy[]> {
  const numbers = [...new Set(groups.flatMap(({ statements }) => statements))]
  const receipts = await findReceipts(tx, numbers)
  await verifyQuotes(
    tx,
    groups.flatMap(({ receipts: given = [] }) => given),
  )
  const receiptOf = new Map(numbers.map((no, index) => [no, receipts[index]]))
  const resolutions = await findSettled(
    tx,
    'resolve',
    groups.map(({ id }) => id),
  )
  return groups.map(({ statements, receipts: given, ...group }) => {
    const resolved = resolutions.get(group.id)?.decision
    return {
      ...group,
      receipts: given ?? statements.flatMap((no) => receiptOf.get(no) ?? []),
      ...(resolved !== undefined && { resolved }),
    }
  })
}

async function groupFindings(
  ledger: Ledger,
  tx: Tx,
  scene: Scene,
  { party, issue }: { readonly party?: number; readonly issue?: string },
): Promise<readonly Group[]> {
  const find = async (which: Asked) =>
    keepFirstIssue(
      ledger,
      tx,
      findFindings(scene, which).filter(
        (one) => party === undefined || sidesOf(one).some((side) => side.party === party),
      ),
    )
  const asked = { ...(party !== undefined && { party }), ...(issue !== undefined && { issue }) }
  const passing = await find({ ...asked, passing: true })
  // The others of the same discrepancies: where everything passes there are none.
  const kept = scene.sightings.every(({ passes }) => passes)
    ? passing
    : await find({ ...asked, matters: new Set(passing.map(matterOf)) })
  return [...Map.groupBy(kept, (one) => keyOf(one, scene)).entries()].flatMap(([key, group]) => {
    const ranked = group
      .map((finding) => ({ finding, rank: rankOf(finding, scene.newest) }))
      .toSorted(
        (a, b) =>
          b.rank - a.rank ||
          lengthOf(a.finding) - lengthOf(b.finding) ||
          byTime(b.finding.one, a.finding.one) ||
          byOther(a.finding, b.finding),
      )
    const [first] = ranked
    if (!first || !group.some((one) => sidesOf(one).some(({ passes }) => passes))) return []
    const { kind, party, issue } = first.finding
    const holder = party === undefined ? undefined : scene.holders.get(party)
    const statements =
      kind === 'own-voice-absent'
        ? latestOfEach(group.map(({ one }) => one))
        : withoutRepeats(ranked.map(({ finding }) => finding))
            .slice(0, MOST_PAIRS)
            .flatMap((finding) => sidesOf(finding).map(({ no }) => no))
    return [
      {
        id: `d${sha256(key).slice(0, 12)}`,
        kind,
        ...(holder && { party: holder.id }),
        ...(issue !== '' && { issue }),
        statements,
        rank: first.rank,
        names: holder ? { [holder.id]: holder.name } : {},
      },
    ]
  })
}

function sidesOf({ one, other }: Finding): readonly Sighting[] {
  return other ? [one, other] : [one]
}

/** UTF-16 code units. */
function lengthOf(finding: Finding): number {
  return sidesOf(finding).reduce((sum, { said: { hull } }) => sum + hull.end - hull.start, 0)
}

/** Leaves out pairs that say the same once more: of a copy, of a statement and of the one that it is nested in. */
function withoutRepeats(findings: readonly Finding[]): readonly Finding[] {
  return findings.filter((one, index) =>
    findings
      .slice(0, index)
      .every((better) => !isSame(one.one, better.one) || !isSame(one.other, better.other)),
  )
}

function isSame(a: Sighting | undefined, b: Sighting | undefined): boolean {
  if (a === undefined || b === undefined) return a === b
  return (a.said.content === b.said.content && a.teller === b.teller) || isNested(a, b)
}

function byOther(a: Finding, b: Finding): number {
  return a.other && b.other ? byTime(b.other, a.other) : 0
}

/** What findings of one discrepancy share. */
function keyOf({ kind, party, issue, about }: Finding, { holders }: Scene): string {
  const holder = party === undefined ? null : holders.get(party)?.id
  return JSON.stringify([kind, holder, issue, about ?? null])
}

/** The latest statement of each voice, the latest first. */
function latestOfEach(told: readonly Sighting[]): readonly number[] {
  const latest = new Map(told.toSorted(byTime).map((one) => [one.teller, one]))
  return [...latest.values()]
    .toSorted((a, b) => byTime(b, a))
    .slice(0, MOST_TOLD)
    .map(({ no }) => no)
}

/** Leaves those that were found by words on the first of the issues that both sides share: else each would stand there twice. */
async function keepFirstIssue(
  { kind }: Ledger,
  tx: Tx,
  findings: readonly Finding[],
): Promise<readonly Finding[]> {
  const numbers = new Set(
    findings.filter(({ byWords }) => byWords).flatMap((one) => sidesOf(one).map(({ no }) => no)),
  )
  const rows = await tx
    .selectFrom('statement_issue')
    .select(['statement', 'issue'])
    .where(among(kind, sql.ref('statement_issue.statement'), [...numbers]))
    .orderBy('issue')
    .execute()
  const issuesOf = Map.groupBy(rows, ({ statement }) => statement)
  const first = ({ one, other }: Finding) =>
    issuesOf
      .get(one.no)
      ?.find(({ issue }) => !other || issuesOf.get(other.no)?.some((shared) => shared.issue === issue))?.issue
  return findings.filter((one) => !one.byWords || one.issue === '' || first(one) === one.issue)
}

/** What to look at first, 0 to 1 (see `discrepancies`). */
function rankOf(finding: Finding, newest: string | null): number {
  const sides = sidesOf(finding)
  const own = sides.filter((side) => isOwn(side) && (finding.party ?? side.party) === side.party).length
  const voice = finding.kind === 'own-voice-absent' ? 0 : own === 1 ? 1 : 0.5
  return rankBy({
    voice,
    certainties: sides.map(({ certainty }) => certainty),
    day: sides.reduce<string | null>(
      (latest, one) => ((one.day ?? '') > (latest ?? '') ? one.day : latest),
      null,
    ),
    newest,
    named: sides.every(({ authority }) => authority !== 'unnamed'),
  })
}
