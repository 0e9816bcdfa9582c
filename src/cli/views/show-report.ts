/** A report in the terminal: its head, where it stands among copies and versions, what was read in it. */
import { formatDate } from '../../exports/date.ts'
import type { ListedReport } from '../../ledger/views/reports.ts'
import type { ShownReport } from '../../ledger/views/show-report.ts'
import type { Report } from '../../types.ts'
import { publisherOf, SHORT, titleOf } from './reports.ts'
import {
  describeEntry,
  formatDecisions,
  formatHead,
  formatList,
  formatParts,
  formatRows,
} from './show-lines.ts'

/** "The Lakeside Gazette, 13 March 2026: “Truce holds” · d2535425447c". */
export function describeReport(listed: Pick<ListedReport, 'report'>): string {
  const { published, id } = listed.report
  const who = publisherOf(listed).replaceAll('\n', ', ')
  const when = published && (formatDate(published) ?? published)
  return `${[who, when].filter(Boolean).join(', ')}: “${titleOf(listed)}” · ${id.slice(0, SHORT)}`
}

/** The report; its text is in the JSON. */
export function formatReport(shown: ShownReport, columns: number): string {
  const { report, story, supersedes, supersededBy, state, reason, review, fetched } = shown
  const { statements, counting, copies, decisions } = shown
  const carries = copies.length > 0 && story !== report.id
  return formatParts([
    formatHead(titleOf(shown), factsOf(report), columns),
    formatRows(
      [
        ['State', [reason === undefined ? state : `${state}: ${reason}`]],
        ['Review', review === 'new' ? [] : [review]],
        ['Story', carries ? [`carries words that ${story.slice(0, SHORT)} carried first`] : []],
        ['Corrects', supersedes === undefined ? [] : [supersedes]],
        ['Corrected by', supersededBy === undefined ? [] : [supersededBy]],
        ['Fetched', fetched ? [`${fetched.at}, SHA-256 ${fetched.digest}`] : []],
        ['Address', report.url === undefined ? [] : [report.url]],
        ['Came as', report.ref === undefined ? [] : [report.ref]],
        ['Id', [report.id]],
      ],
      columns,
    ),
    formatList('The same words', copies.map(describeReport), columns),
    formatList(
      counting === statements.length
        ? `Statements: ${statements.length}`
        : `Statements: ${statements.length}, of which ${counting} count`,
      statements.map(describeEntry),
      columns,
    ),
    formatDecisions(decisions, columns),
  ])
}

function factsOf({ outlet, issuer, byline, published, modified, translated }: Report) {
  return [
    issuer && `issued by ${issuer}`,
    outlet !== issuer && outlet,
    byline && `by ${byline}`,
    published && (formatDate(published) ?? published),
    modified && modified !== published && `changed ${formatDate(modified) ?? modified}`,
    translated && 'a translation',
  ]
}
