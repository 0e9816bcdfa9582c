/** Statements in the ledger: rows made of a reading, and which of them count. */
import type { Insertable } from 'kysely'
import { sha256 } from '../identity.ts'
import { wordsOf } from '../span.ts'
import type { Reading, Report, Span, Statement } from '../types.ts'
import type { Cast } from './actors/reconcile.ts'
import { rebuildHoldingsOf } from './holdings.ts'
import type { Ledger, Tx } from './ledger.ts'
import { foldWords, insertWords } from './search.ts'
import type { StatementActorTable, StatementTable } from './tables.ts'

/** Puts the statements of a reading into rows. */
export async function insertStatements(
  { kind }: Pick<Ledger, 'kind'>,
  tx: Tx,
  { report, statements }: Reading,
  { no, cast }: { no: number; cast: ReadonlyMap<string, Cast> },
): Promise<void> {
  if (statements.length === 0) return
  const rows = toRows(report, statements, no)
  const inserted = await tx.insertInto('statement').values(rows).returning(['no', 'id']).execute()
  const numbers = new Map(inserted.map(({ no, id }) => [id, no]))
  const numberOf = ({ id }: Statement) => numbers.get(id) ?? 0
  const actors = statements.flatMap((statement) => partsOf(statement, numberOf(statement), cast))
  if (actors.length > 0) await tx.insertInto('statement_actor').values(actors).execute()
  const issues = statements.flatMap((statement) =>
    (statement.issues ?? []).map(({ id, stance }) => ({ statement: numberOf(statement), issue: id, stance })),
  )
  if (issues.length > 0) await tx.insertInto('statement_issue').values(issues).execute()
  await insertWords(
    tx,
    { kind, table: 'statement' },
    rows.map(({ id, source, cue, content }) => ({
      no: numbers.get(id) ?? 0,
      text: [source, cue, content].join('\n'),
    })),
  )
}

function toRows(
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
      counts: 0,
      carriers: 1,
    }
  })
}

/** The day of a time (ISO 8601, EDTF), the first one of what is less precise; null where it tells none. */
export function dayOf(value: string | undefined): string | null {
  const [, year, month = '-01', day = '-01'] = /^(\d{4})(-(?:0[1-9]|1[0-2]))?(-\d\d)?/.exec(value ?? '') ?? []
  return year === undefined ? null : year + month + day
}

function partsOf(
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

/** Says of the stories of some reports which statements count (`countStory`). */
export async function countStories(tx: Tx, reports: readonly number[]): Promise<void> {
  const stories = await tx
    .selectFrom('report')
    .select('story')
    .distinct()
    .where('no', 'in', reports)
    .execute()
  for (const { story } of stories) await countStory(tx, story)
}

/**
 * Says which statements of a story count, and how many reports carry them: of those with the same words the one that a
 * reviewer decided on, unless he rejected it, else the one that was published first; in reports that no later version which
 * was read supersedes.
 */
async function countStory(tx: Tx, story: string): Promise<void> {
  const reports = await tx.selectFrom('report').select(['no', 'id']).where('story', '=', story).execute()
  const standing = new Set(await findStanding(tx, reports))
  const rows = await tx
    .selectFrom('statement')
    .select(['no', 'report', 'words', 'counts', 'carriers', 'review'])
    .where(
      'report',
      'in',
      reports.map(({ no }) => no),
    )
    .orderBy('sort_key')
    .orderBy('id')
    .execute()
  const carriers = Map.groupBy(
    rows.filter(({ report }) => standing.has(report)),
    ({ words }) => words,
  )
  for (const row of rows) {
    const same = carriers.get(row.words) ?? []
    // What a reviewer decided on one carrier holds for all of them.
    const first = same.find(({ review }) => review !== null) ?? same[0]
    const counts = first === row && row.review !== 'rejected' ? 1 : 0
    const should = { counts, carriers: Math.max(1, same.length) }
    if (should.counts !== row.counts || should.carriers !== row.carriers)
      await tx.updateTable('statement').set(should).where('no', '=', row.no).execute()
  }
  await rebuildHoldingsOf(
    tx,
    reports.map(({ no }) => no),
  )
}

/** Of some reports those that no later version supersedes which was read. */
async function findStanding(
  tx: Tx,
  reports: readonly { readonly no: number; readonly id: string }[],
): Promise<readonly number[]> {
  const standing: number[] = []
  for (const { no, id } of reports) {
    let later = await tx
      .selectFrom('report')
      .select(['id', 'state'])
      .where('supersedes', '=', id)
      .executeTakeFirst()
    while (later && later.state !== 'read')
      later = await tx
        .selectFrom('report')
        .select(['id', 'state'])
        .where('supersedes', '=', later.id)
        .executeTakeFirst()
    if (!later) standing.push(no)
  }
  return standing
}
