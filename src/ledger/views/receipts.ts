/** Receipts: statements as the ledger shows them, each with its words, its report and its voices. */
import { type Selectable, sql } from 'kysely'
import { isAct, isAuthority, isCertainty, isPolarity, isStance } from '../../known.ts'
import type { Receipt } from '../../types.ts'
import { among, kindOf, type Tx } from '../ledger.ts'
import { type Quoted, verifyQuotes } from '../quotes.ts'
import { damaged, parseSpans } from '../stored.ts'
import type { StatementTable } from '../tables.ts'

/**
 * The receipts of statements, by their row numbers, in the order in which they are given. Throws a ReadoutError `damaged` where
 * the words of one do not stand in its report.
 */
export async function findReceipts(tx: Tx, statements: readonly number[]): Promise<readonly Receipt[]> {
  const receipts = new Map<number, Receipt>()
  const distinct = [...new Set(statements)]
  for (let from = 0; from < distinct.length; from += MANY)
    for (const [no, receipt] of await findSome(tx, distinct.slice(from, from + MANY)))
      receipts.set(no, receipt)
  return statements.flatMap((no) => receipts.get(no) ?? [])
}

const MANY = 500 // statements that are looked up at once

async function findSome(tx: Tx, numbers: readonly number[]): Promise<ReadonlyMap<number, Receipt>> {
  const kind = kindOf(tx)
  const statements = await tx
    .selectFrom('statement')
    .innerJoin('report', 'report.no', 'statement.report')
    .select([
      'statement.no',
      'statement.id as entry',
      'report.id as report',
      (is) => is.fn.coalesce('report.outlet', 'report.issuer').as('outlet'),
      'report.published',
      'report.url',
      'statement.content as quote',
      'statement.spans',
      'statement.authority',
      'statement.act',
      'statement.certainty',
      'statement.polarity',
      'statement.said',
      'statement.condition',
      'statement.confidence',
      'statement.carriers',
    ])
    .where(among(kind, sql.ref('statement.no'), numbers))
    .execute()
  const parts = await tx
    .selectFrom('statement_actor')
    .innerJoin('actor', 'actor.no', 'statement_actor.actor')
    .select(['statement', 'part', 'actor.id as actor', 'actor.name', 'authority'])
    .where(among(kind, sql.ref('statement'), numbers))
    .where('part', 'in', ['speaker', 'voice', 'holder'])
    .orderBy('ordinal')
    .execute()
  const issues = await tx
    .selectFrom('statement_issue')
    .select(['statement', 'issue as id', 'stance'])
    .where(among(kind, sql.ref('statement'), numbers))
    .orderBy('issue')
    .execute()
  const partsOf = Map.groupBy(parts, ({ statement }) => statement)
  const issuesOf = Map.groupBy(issues, ({ statement }) => statement)
  const quoted: Quoted[] = []
  const receipts = new Map(
    statements.map((row): [number, Receipt] => {
      const own = partsOf.get(row.no) ?? []
      const actors = (part: string) => own.filter((one) => one.part === part)
      const [speaker] = actors('speaker')
      const { content, condition } = parseSpans(row.spans)
      quoted.push({ report: row.report, quote: row.condition, spans: condition })
      checkMeaning(row)
      for (const { authority } of own)
        if (authority !== null && !isAuthority(authority)) throw damaged(authority)
      for (const { stance } of issuesOf.get(row.no) ?? []) if (!isStance(stance)) throw damaged(stance)
      const receipt: Receipt = {
        entry: row.entry,
        report: row.report,
        ...(row.outlet !== null && { outlet: row.outlet }),
        ...(row.published !== null && { published: row.published }),
        ...(row.url !== null && { url: row.url }),
        quote: row.quote,
        spans: content,
        ...(speaker && { speaker: speaker.actor }),
        voices: actors('voice').map(({ actor }) => actor),
        holders: actors('holder').map(({ actor, authority }) => ({
          actor,
          authority: authority ?? 'narrator',
        })),
        authority: row.authority ?? 'narrator',
        ...(row.act !== null && { act: row.act }),
        ...(row.certainty !== null && { certainty: row.certainty }),
        ...(row.polarity !== null && { polarity: row.polarity }),
        ...(row.said !== null && { said: row.said }),
        ...(row.condition !== '' && { condition: row.condition }),
        issues: (issuesOf.get(row.no) ?? []).map(({ id, stance }) => ({ id, stance })),
        confidence: row.confidence,
        carriers: row.carriers,
        names: Object.fromEntries(own.map(({ actor, name }) => [actor, name])),
      }
      return [row.no, receipt]
    }),
  )
  await verifyQuotes(tx, [...receipts.values(), ...quoted])
  return receipts
}

/** Throws a ReadoutError `damaged` where a row says what no statement says. */
function checkMeaning({ act, authority, certainty, polarity }: MeaningColumns): void {
  if (act !== null && !isAct(act)) throw damaged(act)
  if (authority !== null && !isAuthority(authority)) throw damaged(authority)
  if (certainty !== null && !isCertainty(certainty)) throw damaged(certainty)
  if (polarity !== null && !isPolarity(polarity)) throw damaged(polarity)
}

type MeaningColumns = Pick<Selectable<StatementTable>, 'act' | 'authority' | 'certainty' | 'polarity'>
