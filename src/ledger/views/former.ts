/** Statements of readings that later ones have taken the place of. */
import { wordsOf } from '../../span.ts'
import type { Actor, Receipt, Report, Span, Statement } from '../../types.ts'
import type { Tx } from '../ledger.ts'
import { parseStored } from '../stored.ts'

const LAST_ROW = 2 ** 31 - 1
const MOST = 10 // readings that are gone through, the latest first

/**
 * The statement of an id on these words, or else on these words, as the latest reading that has it had it; null where none does.
 * Its actors have their ids in that reading.
 */
export async function findFormer(
  tx: Tx,
  {
    no,
    report,
    entry,
    content,
  }: { no: number; report: Report; entry: string | null; content: readonly Span[] },
): Promise<Receipt | null> {
  const key = JSON.stringify(content)
  for (let before = LAST_ROW, read = 0; read < MOST; read++) {
    const row = await tx
      .selectFrom('past_reading')
      .select(['no', 'entries'])
      .where('report', '=', no)
      .where('no', '<', before)
      .orderBy('no', 'desc')
      .limit(1)
      .executeTakeFirst()
    if (!row) return null
    const { statements, actors } = parseStored<Former>(row.entries, ['statements', 'actors'])
    const fitting = statements.filter((one) => JSON.stringify(one.content) === key)
    const statement = fitting.find(({ id }) => id === entry) ?? fitting[0]
    if (statement) return toReceipt(statement, { report, actors })
    before = row.no
  }
  return null
}

interface Former {
  readonly statements: readonly Statement[]
  readonly actors: readonly Actor[]
}

function toReceipt(
  statement: Statement,
  { report, actors }: { report: Report; actors: readonly Actor[] },
): Receipt {
  const { id, content, speaker, voices = [], holders = [], act, certainty, polarity } = statement
  const { outlet = report.issuer, published, url } = report
  const told = new Set([...voices, ...holders.map(({ actor }) => actor), ...(speaker ? [speaker] : [])])
  return {
    entry: id,
    report: report.id,
    ...(outlet !== undefined && { outlet }),
    ...(published !== undefined && { published }),
    ...(url !== undefined && { url }),
    quote: wordsOf(report.text, content),
    spans: content,
    ...(speaker && { speaker }),
    voices,
    holders,
    authority: statement.authority ?? 'narrator',
    ...(act && { act }),
    ...(certainty && { certainty }),
    ...(polarity && { polarity }),
    ...(statement.said && { said: statement.said.value }),
    issues: statement.issues ?? [],
    confidence: statement.confidence,
    carriers: 1,
    names: Object.fromEntries(actors.filter((one) => told.has(one.id)).map((one) => [one.id, one.name])),
  }
}
