/** `readout reports`. */
import type { Command } from 'commander'
import { ReadoutError } from '../../errors.ts'
import { REVIEWS, STATES } from '../../ledger/views/known.ts'
import type { FailedInput, ListedReport } from '../../ledger/views/reports.ts'
import type { Column } from '../table.ts'
import { addView, type ViewFlags } from './command.ts'

interface Flags extends ViewFlags {
  readonly state?: string
  readonly review?: string
  readonly story?: string
}

type Row = ListedReport | FailedInput

/** Beginnings of ids as tables show them: `show` and `--story` take them. */
export const SHORT = 12

/** What a report is called: its title, else what it came with. */
export function titleOf({ report: { title, ref, url, id } }: Pick<ListedReport, 'report'>): string {
  return title ?? ref ?? url ?? id.slice(0, SHORT)
}

/** Who published or issued it. */
export function publisherOf({ report: { outlet, issuer } }: Pick<ListedReport, 'report'>): string {
  return [outlet, issuer && issuer !== outlet ? `issued by ${issuer}` : undefined].filter(Boolean).join('\n')
}

/** "read", "copy of …", "corrects …", "failed: …". */
function describeState(row: Row): string {
  if (!('report' in row)) return `${row.state}: ${row.reason}`
  const { report, story, supersedes, superseded, state, reason, review, statements, counting } = row
  const counts =
    statements === counting ? `${statements} statements` : `${counting} of ${statements} statements count`
  return [
    reason === undefined ? state : `${state}: ${reason}`,
    state === 'read' && (statements === 1 && counting === 1 ? '1 statement' : counts),
    story !== report.id && `words of ${story.slice(0, SHORT)}`,
    superseded && 'was corrected since',
    supersedes !== undefined && `corrects ${supersedes.slice(0, SHORT)}`,
    review !== 'new' && `review: ${review}`,
  ]
    .filter((line) => typeof line === 'string')
    .join('\n')
}

const COLUMNS: readonly Column<Row>[] = [
  {
    name: 'Day',
    show: (row) => ('report' in row ? (row.report.published ?? 'no date').slice(0, 10) : ''),
    least: 10,
  },
  { name: 'Report', show: (row) => ('report' in row ? titleOf(row) : row.ref), least: 20 },
  { name: 'Published by', show: (row) => ('report' in row ? publisherOf(row) : ''), least: 12 },
  { name: 'State', show: describeState, least: 20 },
  { name: 'Id', show: (row) => ('report' in row ? row.report.id.slice(0, SHORT) : ''), least: SHORT },
]

const field = (name: Exclude<keyof ListedReport['report'], 'translated'>): Column<Row> => ({
  name,
  show: (row) => ('report' in row ? (row.report[name] ?? '') : name === 'ref' ? row.ref : ''),
})
const stored = (name: string, show: (row: ListedReport) => string): Column<Row> => ({
  name,
  show: (row) => ('report' in row ? show(row) : ''),
})

const CSV: readonly Column<Row>[] = [
  field('id'),
  field('ref'),
  field('published'),
  field('modified'),
  field('outlet'),
  field('issuer'),
  field('title'),
  field('byline'),
  field('url'),
  field('language'),
  { name: 'state', show: ({ state }) => state },
  { name: 'reason', show: ({ reason = '' }) => reason },
  stored('review', ({ review }) => review),
  stored('story', ({ story }) => story),
  stored('supersedes', ({ supersedes = '' }) => supersedes),
  stored('statements', ({ statements }) => String(statements)),
  stored('counting', ({ counting }) => String(counting)),
]

/** Adds the command. */
export function addReports(readout: Command): void {
  addView<Row, Flags>(readout, {
    name: 'reports',
    summary: 'list the documents',
    description:
      'Lists every report in the order of publication, copies and superseded ones too, and the files and addresses ' +
      'that gave none. Reports of one story carry the same words, and these count once.',
    examples: ['reports --outlet "The Lakeside Gazette" --since 2026-03', 'reports --state failed'],
    flags: (command) =>
      command
        .option('--state <STATE>', STATES.join(', '))
        .option('--review <STATE>', REVIEWS.join(', '))
        .option('--story <ID>', 'reports that carry the words of this one'),
    rows: async (ledger, filter, { flags, ...paging }) => {
      const state = STATES.find((one) => one === flags.state)
      if (flags.state !== undefined && !state)
        throw new ReadoutError('misuse', `--state ${flags.state}: there are ${STATES.join(', ')}`)
      const review = REVIEWS.find((one) => one === flags.review)
      if (flags.review !== undefined && !review)
        throw new ReadoutError('misuse', `--review ${flags.review}: there are ${REVIEWS.join(', ')}`)
      const { story } = flags
      const { reports } = await import('../../ledger/views/reports.ts')
      return reports(ledger, filter, {
        ...paging,
        ...(state && { state }),
        ...(review && { review }),
        ...(story !== undefined && { story }),
      })
    },
    columns: COLUMNS,
    csv: CSV,
    empty: 'no report fits; readout add puts reports into the ledger, fewer filters show more',
  })
}
