/** A discrepancy in the terminal: the receipts of both sides, pair by pair. */
import type { ShownDiscrepancy } from '../../ledger/views/show-discrepancy.ts'
import type { Receipt } from '../../types.ts'
import { KINDS, linesOf, nameOf } from './discrepancies.ts'
import { formatDecisions, formatHead, formatList, formatParts } from './show-lines.ts'
import { clip, describeTeller, describeWhere } from './stands.ts'
import { describeAct } from './statements.ts'

const WORDS = 400 // UTF-16 code units of a quotation

/** The discrepancy, each pair under the one before. */
export function formatDiscrepancy({ discrepancy, decisions, id }: ShownDiscrepancy, columns: number): string {
  const { kind, issue, rank } = discrepancy
  return formatParts([
    formatHead(KINDS[kind], [nameOf(discrepancy), issue, `rank ${rank}`, id], columns),
    ...linesOf(discrepancy).map(({ one, other, first }) =>
      formatList(
        first ? 'What does not go together' : 'Nor does this',
        [one, other].flatMap((receipt) => (receipt ? [describeSide(receipt)] : [])),
        columns,
      ),
    ),
    formatDecisions(decisions, columns),
  ])
}

/** "Joren Vask, told by aides: reject: “a truce” · 2026-03-14, Post · s0123456789ab-1". */
function describeSide(receipt: Receipt): string {
  const words = clip(receipt.quote, WORDS).replace(/^["“”]|["“”]$/g, '')
  const who = [describeTeller({ ...receipt, teller: null }), describeAct(receipt)]
  return `${who.filter((part) => part !== '').join(': ')}: “${words}” · ${describeWhere(receipt).replace('\n', ' · ')}`
}
