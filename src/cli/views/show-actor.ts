/** An actor in the terminal. */
import { ACTORS } from '../../exports/words.ts'
import { MENTIONED } from '../../ledger/views/known.ts'
import type { ShownActor } from '../../ledger/views/show-actor.ts'
import type { Spoken } from '../../ledger/views/speakers.ts'
import { describeIds, describeRole } from './actors.ts'
import {
  describeEntry,
  formatDecisions,
  formatHead,
  formatList,
  formatParts,
  formatRows,
} from './show-lines.ts'

/** The actor: names, offices, issues, and whose voices speak for him and about him. */
export function formatActor(shown: ShownActor, columns: number): string {
  const { name, kind, partyName, roles, ids, id, forms, issues, statements, reports } = shown
  return formatParts([
    formatHead(name, [ACTORS[kind], partyName && `of ${partyName}`, describeIds(ids), id], columns),
    formatRows(
      [
        ['Offices', roles.map(describeRole)],
        ['Known as', forms.map(describeForm)],
        ['Statements', [`has a part in ${statements}`]],
        ['Mentioned', [describeMentions(shown.mentions.length, reports)]],
      ],
      columns,
    ),
    formatList('Issues', issues.map(describeIssue), columns),
    formatList('Who speaks for it', shown.spokenForBy.map(describeSpoken), columns),
    formatList('Who relays what it holds', shown.spokenAboutBy.map(describeSpoken), columns),
    formatList('The latest statements', shown.latest.map(describeEntry), columns),
    formatDecisions(shown.decisions, columns),
  ])
}

function describeForm({ id, name, party, roles, reports }: ShownActor['forms'][number]): string {
  const notes = [party && `of ${party}`, ...roles].filter(Boolean)
  const known = notes.length > 0 ? `${name} (${notes.join(', ')})` : name
  return `${known}, in ${reports === 1 ? '1 report' : `${reports} reports`} · ${id}`
}

function describeMentions(mentions: number, reports: number): string {
  const where = reports === 1 ? '1 report' : `${reports} reports`
  return reports > MENTIONED
    ? `in ${where}; ${mentions} times in the latest ${MENTIONED}`
    : `${mentions === 1 ? 'once' : `${mentions} times`} in ${where}`
}

function describeIssue({ issue, unclear, ...sides }: ShownActor['issues'][number]): string {
  const counts = [
    sides.for > 0 && `${sides.for} for`,
    sides.against > 0 && `${sides.against} against`,
    unclear > 0 && `${unclear} unclear`,
  ]
  return `${issue}: ${counts.filter((count) => count !== false).join(', ')}`
}

function describeSpoken({ name, id, statements }: Spoken): string {
  return `${name}, ${statements === 1 ? '1 statement' : `${statements} statements`} · ${id}`
}
