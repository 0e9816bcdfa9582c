/** The terminal view of a reading: the report's head, each statement in the order of the text, encounters and actors. */
import { styleText } from 'node:util'
import { formatDate } from '../exports/date.ts'
import { findEntries } from '../exports/entries.ts'
import { countVoices } from '../exports/voices.ts'
import type { Reading, Report } from '../types.ts'
import { formatActors, formatEncounters } from './view-cast.ts'
import { printable, wrap } from './view-lines.ts'
import { formatStatement } from './view-statement.ts'

const MARGIN = '  '
const NARROWEST = 40 // columns: nested statements need room
const WIDEST = 100 // longer lines are hard to read

/** The view as text, wrapped to `width` columns; colours are left out where standard output takes none. */
export function formatReading(reading: Reading, { width }: { width: number }): string {
  const columns = Math.max(NARROWEST, Math.min(width, WIDEST))
  const entries = findEntries(reading)
  const parts = [
    formatHead(reading.report, columns),
    ...entries.numbered.map((one) => formatStatement(one, { entries, columns })),
    ...formatEncounters(entries, columns),
    ...formatActors(entries, columns),
    wrap(styleText('dim', closing(reading)), MARGIN, columns),
  ]
  return `\n${parts.join('\n\n')}\n\n`
}

function formatHead(report: Report, columns: number): string {
  const { title, outlet, issuer, byline, published, modified, url, ref } = report
  const facts = [
    issuer && `issued by ${issuer}`,
    outlet !== issuer && outlet,
    byline && `by ${byline}`,
    published && (formatDate(published) ?? published),
    modified && modified !== published && `changed ${formatDate(modified) ?? modified}`,
  ].filter((fact) => typeof fact === 'string')
  const lines = [
    styleText('bold', printable(title ?? ref ?? 'Untitled report')),
    facts.length > 0 && printable(facts.join(' · ')),
    url && styleText('dim', printable(url)),
  ].filter((line) => typeof line === 'string')
  return lines.map((line) => wrap(line, MARGIN, columns)).join('\n')
}

function closing({ report, statements, unread }: Reading): string {
  if (unread === 'language')
    return `Kept and not read: its language is ${printable(report.language)}, and Readout reads English.`
  if (unread === 'no-text') return 'Kept and not read: there is no text in it.'
  if (statements.length === 0) return 'Nobody is said to say anything here.'
  return countVoices(statements)
}
