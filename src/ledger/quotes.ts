/** Receipts against the texts that they come from: what is shown as somebody's words stands there, to the letter. */
import { sql } from 'kysely'
import { wordsOf } from '../span.ts'
import type { Receipt } from '../types.ts'
import { among, kindOf, type Tx } from './ledger.ts'
import { damaged } from './stored.ts'

const TEXTS = 20 // texts in memory at a time: each may have megabytes

/** Words that are shown as those of a report: its id, and their places in its text. */
export type Quoted = Pick<Receipt, 'report' | 'quote' | 'spans'>

/** Compares the words of receipts with the texts of their reports. Throws a ReadoutError `damaged` where one differs. */
export async function verifyQuotes(tx: Tx, receipts: readonly Quoted[]): Promise<void> {
  const quoted = Map.groupBy(receipts, ({ report }) => report)
  const reports = [...quoted.keys()]
  for (let from = 0; from < reports.length; from += TEXTS) {
    const asked = reports.slice(from, from + TEXTS)
    const texts = await tx
      .selectFrom('report')
      .innerJoin('text', 'text.id', 'report.text_id')
      .select(['report.id', 'text.text'])
      .where(among(kindOf(tx), sql.ref('report.id'), asked))
      .execute()
    const textOf = new Map(texts.map(({ id, text }) => [id, text]))
    for (const report of asked)
      for (const { quote, spans } of quoted.get(report) ?? [])
        if (wordsOf(textOf.get(report) ?? '', spans) !== quote) throw damaged(quote)
  }
}
