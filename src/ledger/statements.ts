/** Statements in the ledger: rows made of a reading, and which of them count. */
import { type Insertable, type Selectable, sql } from 'kysely'
import { sha256 } from '../identity.ts'
import { wordsOf } from '../span.ts'
import type { Reading, Report, Span, Statement } from '../types.ts'
import { countPartsIn } from './actors/parts.ts'
import type { Cast } from './actors/reconcile.ts'
import { rebuildHoldingsOf } from './holdings.ts'
import { insertMany, insertNumbered } from './insert.ts'
import { among, kindOf, type Tx } from './ledger.ts'
import { insertWords } from './search.ts'
import type { ReportTable, StatementActorTable, StatementTable } from './tables.ts'
import { foldWords } from './words.ts'

/** A reading whose report is in the ledger, and who its actors are there. */
export interface Placed {
  readonly no: number
  readonly reading: Pick<Reading, 'report' | 'statements'>
  readonly cast: ReadonlyMap<string, Cast>
}

/** Puts the statements of readings into rows. */
export async function insertStatements(tx: Tx, readings: readonly Placed[]): Promise<void> {
  const rows = readings.flatMap(({ reading, no }) => toRows(reading.report, reading.statements, no))
  const numbers = await insertNumbered(tx, 'statement', rows)
  const numberOf = ({ id }: { readonly id: string }) => numbers.get(id) ?? 0
  const placed = readings.flatMap(({ reading: { statements }, cast }) =>
    statements.map((statement) => ({ statement, cast, no: numberOf(statement) })),
  )
  const actors = placed.flatMap(({ statement, no, cast }) => partsOf(statement, no, cast))
  await insertMany(tx, 'statement_actor', actors)
  const issues = placed.flatMap(({ statement: { issues = [] }, no }) =>
    issues.map(({ id, stance }) => ({ statement: no, issue: id, stance })),
  )
  await insertMany(tx, 'statement_issue', issues)
  await countPartsIn(tx, 1, [...numbers.values()])
  const words = rows.map((row) => ({
    no: numberOf(row),
    text: [row.source, row.cue, row.content].join('\n'),
  }))
  await insertWords(tx, { kind: kindOf(tx), table: 'statement' }, words)
}

/** The rows of a report's statements: what can be asked of them, made of the words that their spans give. */
export function toRows(
  report: Report,
  statements: readonly Statement[],
  no: number,
): readonly Insertable<StatementTable>[] {
  const seen = new Map<string, number>()
  return statements.map((statement) => {
    const { source, cue, content, condition = [], said, confidence } = statement
    const words = (spans: readonly Span[]) => wordsOf(report.text, spans)
    const start = Math.min(...[...source, ...cue, ...content].map((span) => span.start))
    const folded = foldWords([source, cue, content].map(words).join('\n'))
    const times = (seen.get(folded) ?? 0) + 1
    seen.set(folded, times)
    return {
      id: statement.id,
      report: no,
      start,
      sort_key: `${report.published ?? ''}|${report.id.slice(0, 12)}|${start.toString(36).padStart(5, '0')}`,
      day: dayOf(said?.value) ?? dayOf(report.published),
      spans: JSON.stringify({ source, cue, content, condition }),
      source: words(source),
      cue: words(cue),
      content: words(content),
      condition: words(condition),
      form: statement.form,
      within: statement.within ?? null,
      authority: statement.authority ?? null,
      act: statement.act ?? null,
      certainty: statement.certainty ?? null,
      polarity: statement.polarity ?? null,
      said: said?.value ?? null,
      at: statement.at ?? null,
      times: JSON.stringify(statement.times ?? []),
      confidence,
      outlet: report.outlet ?? null,
      words: sha256(`${times} ${folded}`).slice(0, 16),
      counts: 1, // until `countStories` has looked at the others of its story
      carriers: 1,
    }
  })
}

/** The day of a time (ISO 8601, EDTF), the first one of what is less precise; null where it tells none. */
function dayOf(value: string | undefined): string | null {
  const [, year, month = '-01', day = '-01'] = /^(\d{4})(-(?:0[1-9]|1[0-2]))?(-\d\d)?/.exec(value ?? '') ?? []
  return year === undefined ? null : year + month + day
}

/** Who has which part in a statement, by the numbers that the actors of its reading have in the ledger. */
export function partsOf(
  { speaker, voices = [], holders = [], addressees = [], beneficiaries = [] }: Statement,
  statement: number,
  cast: ReadonlyMap<string, Cast>,
): readonly StatementActorTable[] {
  const part = (
    name: StatementActorTable['part'],
    actors: readonly { readonly actor: string; readonly authority?: StatementActorTable['authority'] }[],
  ) =>
    actors.flatMap(({ actor, authority = null }, ordinal) => {
      const known = cast.get(actor)
      return known ? [{ statement, part: name, ordinal, ...known, authority }] : []
    })
  const list = (actors: readonly string[]) => actors.map((actor) => ({ actor }))
  return [
    ...part('speaker', typeof speaker === 'string' ? list([speaker]) : []),
    ...part('voice', list(voices)),
    ...part('holder', holders),
    ...part('addressee', list(addressees)),
    ...part('beneficiary', list(beneficiaries)),
  ]
}

/**
 * Says which statements of the stories of some reports count, and how many reports carry them: of those with the same
 * words the one that was published first, in reports that no later version which was read supersedes.
 */
export async function countStories(tx: Tx, reports: readonly number[]): Promise<void> {
  const carriers = await tx
    .selectFrom('report')
    .select(['no', 'id', 'story', 'current'])
    .where('story', 'in', (query) =>
      query
        .selectFrom('report')
        .select('story')
        .where(among(kindOf(tx), sql.ref('no'), reports)),
    )
    .execute()
  const changed = await countStatements(tx, carriers)
  await rebuildHoldingsOf(tx, [...new Set([...reports, ...changed])])
}

type Carrier = Pick<Selectable<ReportTable>, 'no' | 'id' | 'story' | 'current'>

/** Gives the reports of which statements count now that did not, or the other way round. */
async function countStatements(tx: Tx, reports: readonly Carrier[]): Promise<readonly number[]> {
  const kind = kindOf(tx)
  const standing = await findStanding(tx, reports)
  const storyOf = new Map(reports.map(({ no, story }) => [no, story]))
  const rows = await tx
    .selectFrom('statement')
    .select(['no', 'report', 'words', 'counts', 'carriers', 'review'])
    .where(among(kind, sql.ref('report'), [...storyOf.keys()]))
    .orderBy('sort_key')
    .orderBy('id')
    .execute()
  const keyOf = ({ report, words }: (typeof rows)[number]) => `${storyOf.get(report)} ${words}`
  const carriers = Map.groupBy(
    rows.filter(({ report }) => standing.has(report)),
    keyOf,
  )
  const wrong = rows.flatMap((row) => {
    const same = carriers.get(keyOf(row)) ?? []
    // What a reviewer decided on one carrier holds for all of them.
    const first = same.find(({ review }) => review !== null) ?? same[0]
    const counts = first === row && row.review !== 'rejected' ? 1 : 0
    const should = { counts, carriers: Math.max(1, same.length) }
    return should.counts === row.counts && should.carriers === row.carriers ? [] : [{ row, should }]
  })
  const flipped = wrong.filter(({ row, should }) => row.counts !== should.counts).map(({ row }) => row)
  const numbers = flipped.map(({ no }) => no)
  await countPartsIn(tx, -1, numbers)
  for (const alike of Map.groupBy(wrong, ({ should }) => `${should.counts} ${should.carriers}`).values()) {
    const [{ should } = { should: {} }] = alike
    await tx
      .updateTable('statement')
      .set(should)
      .where(
        among(
          kind,
          sql.ref('no'),
          alike.map(({ row }) => row.no),
        ),
      )
      .execute()
  }
  await countPartsIn(tx, 1, numbers)
  return flipped.map(({ report }) => report)
}

/** Of some reports those that no later version supersedes which was read. */
async function findStanding(tx: Tx, reports: readonly Carrier[]): Promise<ReadonlySet<number>> {
  const standing = new Set<number>()
  for (const { no, id, current } of reports) {
    let later = current === 1 ? undefined : await findLater(tx, id)
    while (later && later.state !== 'read') later = await findLater(tx, later.id)
    if (!later) standing.add(no)
  }
  return standing
}

function findLater(tx: Tx, id: string): Promise<Pick<Selectable<ReportTable>, 'id' | 'state'> | undefined> {
  return tx.selectFrom('report').select(['id', 'state']).where('supersedes', '=', id).executeTakeFirst()
}
