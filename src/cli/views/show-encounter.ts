/** An encounter in the terminal: each thing that is told of it, with who tells it. */
import type { ShownEncounter } from '../../ledger/views/show-encounter.ts'
import type { EncounterFact, Receipt } from '../../types.ts'
import {
  describeEntry,
  formatDecisions,
  formatHead,
  formatList,
  formatParts,
  formatRows,
} from './show-lines.ts'
import { describeEncounter } from './timeline.ts'

/** The encounter, fact by fact. */
export function formatEncounter({ encounter, said, decisions, id }: ShownEncounter, columns: number): string {
  const fields = Map.groupBy(encounter.facts, ({ field }) => field)
  return formatParts([
    formatHead(describeEncounter(encounter), [id], columns),
    formatRows(
      [...fields].map(([field, facts]) => [capitalize(field), facts.map(describeFact)]),
      columns,
    ),
    formatList('Said at it', said.map(describeEntry), columns),
    formatDecisions(decisions, columns),
  ])
}

/** "PT2H45M, “nearly three hours” (reports differ): The Lakeside Gazette; Courier, told by Tomas Marr". */
function describeFact({ value, words, differs, receipts }: EncounterFact): string {
  const names = Object.assign({}, ...receipts.map((receipt) => receipt.names)) as Record<string, string>
  const named = value.replace(/[\w-]+/g, (id) => names[id] ?? id).replace(/^:/, '')
  const quoted = words.filter((one) => one !== named).map((one) => `“${one}”`)
  const told = [named, ...quoted].join(', ') + (differs ? ' (reports differ)' : '')
  return `${told}: ${[...new Set(receipts.map(describeTeller))].join('; ')}`
}

function describeTeller({ outlet, report, voices, names, authority }: Receipt): string {
  const who = outlet ?? `report ${report.slice(0, 12)}`
  const teller = voices.at(-1)
  if (authority === 'unnamed') return `${who}, by unnamed sources`
  return teller === undefined ? who : `${who}, told by ${names[teller] ?? teller}`
}

function capitalize(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}
