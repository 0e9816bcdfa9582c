/** A report as it is reviewed: its text, and its statements as they stand, each with the places of its words. */
import { ReadoutError } from '../../errors.ts'
import type { Act, Authority, Certainty, Decision, Form, Receipt, Span, StoredReport } from '../../types.ts'
import { findDecisions } from '../decisions/list.ts'
import { type Ledger, look, type Tx } from '../ledger.ts'
import { findStoredRow, toStoredReport } from '../reports.ts'
import { parseSpans } from '../stored.ts'

/** A statement in its report, decisions applied; actors by their ids in the ledger. */
export interface ReadStatement {
  readonly id: string
  /** Spans of the report's text. */
  readonly source: readonly Span[]
  readonly cue: readonly Span[]
  readonly content: readonly Span[]
  readonly condition: readonly Span[]
  readonly form: Form
  /** Id of the statement whose content this one stands in. */
  readonly within?: string
  readonly speaker?: string
  /** Outermost first. */
  readonly voices: readonly string[]
  readonly holders: Receipt['holders']
  readonly addressees: readonly string[]
  readonly authority: Authority
  readonly act?: Act
  readonly certainty?: Certainty
  readonly polarity?: 'affirmed' | 'denied'
  readonly issues: Receipt['issues']
  /** ISO 8601 or EDTF. */
  readonly said?: string
  readonly confidence: number
  /** What reviewers have done with it; null where nobody has looked at it. */
  readonly review: 'accepted' | 'corrected' | 'rejected' | 'marked' | null
  /** Whether views count it; else the words are another report's, its report was superseded, or it was rejected. */
  readonly counts: boolean
}

/** A report with what stands in it. */
export interface ReadReport extends StoredReport {
  /** In the order of the text; rejected ones too. */
  readonly statements: readonly ReadStatement[]
  /** What the actors are called, by their ids. */
  readonly names: Readonly<Record<string, string>>
  /** All that were made on it, the oldest first. */
  readonly decisions: readonly Decision[]
}

/** The report of an id, to be read and reviewed. Throws a ReadoutError `not-found` where there is none. */
export function readReport(ledger: Ledger, id: string): Promise<ReadReport> {
  return look(ledger, async (tx) => {
    const row = await findStoredRow(tx, id)
    if (!row)
      throw new ReadoutError('not-found', `${id}: there is no such report; readout reports lists them`)
    const { statements, names } = await findStatements(tx, row.no)
    return { ...toStoredReport(row), statements, names, decisions: await findDecisions(tx, id) }
  })
}

async function findStatements(tx: Tx, report: number): Promise<Pick<ReadReport, 'statements' | 'names'>> {
  const rows = await tx
    .selectFrom('statement')
    .selectAll()
    .where('report', '=', report)
    .orderBy('start')
    .orderBy('sort_key')
    .orderBy('no')
    .execute()
  const own = tx.selectFrom('statement').select('no').where('report', '=', report)
  const parts = await tx
    .selectFrom('statement_actor')
    .innerJoin('actor', 'actor.no', 'statement_actor.actor')
    .select(['statement', 'part', 'actor.id', 'actor.name', 'authority'])
    .where('statement', 'in', own)
    .orderBy('ordinal')
    .execute()
  const issues = await tx
    .selectFrom('statement_issue')
    .select(['statement', 'issue as id', 'stance'])
    .where('statement', 'in', own)
    .orderBy('issue')
    .execute()
  const partsOf = Map.groupBy(parts, ({ statement }) => statement)
  const issuesOf = Map.groupBy(issues, ({ statement }) => statement)
  const statements = rows.map((row): ReadStatement => {
    const actors = (part: string) => (partsOf.get(row.no) ?? []).filter((one) => one.part === part)
    const [speaker] = actors('speaker')
    const spans = parseSpans(row.spans)
    return {
      id: row.id,
      source: spans.source,
      cue: spans.cue,
      content: spans.content,
      condition: spans.condition,
      form: row.form,
      ...(row.within !== null && { within: row.within }),
      ...(speaker && { speaker: speaker.id }),
      voices: actors('voice').map(({ id }) => id),
      holders: actors('holder').map(({ id, authority }) => ({
        actor: id,
        authority: authority ?? 'narrator',
      })),
      addressees: actors('addressee').map(({ id }) => id),
      authority: row.authority ?? 'narrator',
      ...(row.act !== null && { act: row.act }),
      ...(row.certainty !== null && { certainty: row.certainty }),
      ...(row.polarity !== null && { polarity: row.polarity }),
      issues: (issuesOf.get(row.no) ?? []).map(({ id, stance }) => ({ id, stance })),
      ...(row.said !== null && { said: row.said }),
      confidence: row.confidence,
      review: row.review,
      counts: row.counts === 1,
    }
  })
  return { statements, names: Object.fromEntries(parts.map(({ id, name }) => [id, name])) }
}
