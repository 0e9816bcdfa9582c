/** `readout digest`. */
import type { Command } from 'commander'
import { ReadoutError } from '../../errors.ts'
import { formatTime } from '../../exports/time.ts'
import { classOf, stanceOf } from '../../ledger/views/acts.ts'
import type { Digest, Section } from '../../ledger/views/digest.ts'
import { DIGEST_ROWS } from '../../ledger/views/known.ts'
import type { Receipt } from '../../types.ts'
import { hang, printable } from '../view-lines.ts'
import { addFilters, checkFilter, type ViewFlags, withLedger, writeCsv } from './command.ts'
import { describeStand, describeTeller } from './stands.ts'
import { describeEncounter } from './timeline.ts'

const WIDTH = 78 // columns: what is sent by mail is not wrapped again
const OUTLETS = 8 // that are named

/** “…” [Outlet, day, id]: the words, and where they stand. */
function quote({ quote, outlet, published = 'no date', entry }: Receipt): string {
  const where = [outlet ?? 'no outlet', published.slice(0, 10), entry].join(', ')
  return `${/^["“]/.test(quote) ? quote : `“${quote}”`} [${where}]`
}

function day({ said, published }: Receipt): string {
  const value = said ?? published?.slice(0, 10)
  return value === undefined
    ? 'on an unknown day'
    : `on ${formatTime(value.slice(0, value.includes('/') ? 99 : 10))}`
}

function deed(receipt: Receipt, issue: string): string {
  return `${describeStand(receipt, issue)} ${day(receipt)}: ${quote(receipt)}`
}

/** A digest as a text that can be sent: every sentence with its source. */
function formatDigest({ since, until, reports, encounters, moved, first, contradicted }: Digest): string {
  const to = until === undefined ? '' : ` to ${formatTime(until)}`
  const title = `What is new from ${formatTime(since)}${to}${until === undefined ? ' on' : ''}`
  return [
    title,
    '='.repeat(title.length),
    '',
    ...paragraph(describeReports(reports)),
    ...describeEncounters(encounters),
    ...section('Moved, in their own voice', moved, ({ name, issue, before, now }) => [
      `${name} on ${issue}: ${deed(now, issue)}`,
      `${classOf(before.act) === null ? 'Before, nothing of that kind; the latest' : 'Before'}: ${deed(before, issue)}`,
    ]),
    ...section('For the first time, in their own voice', first, ({ name, issue, said }) => [
      `${name} on ${issue}: ${deed(said, issue)}`,
    ]),
    ...section(
      'Told of a party, and otherwise in its own voice (neither is taken for true)',
      contradicted,
      ({ name, issue, own, told }) => [
        `${name} on ${issue}, in its own voice: ${deed(own, issue)}`,
        ...told.map((one) => `As told by ${describeTeller(one)}: ${deed(one, issue)}`),
      ],
    ),
  ].join('\n')
}

function describeReports({ count, stories, outlets }: Digest['reports']): string {
  if (count === 0) return 'No report was published.'
  const copies = count > stories ? `, ${count - stories} of them with words that others carry, too` : ''
  const named = outlets.slice(0, OUTLETS).map(({ outlet, count }) => `${outlet} ${count}`)
  const others = outlets.length > OUTLETS ? ` and ${outlets.length - OUTLETS} others` : ''
  const list = named.length > 0 ? ` (${named.join(', ')}${others})` : ''
  return `${count} ${count === 1 ? 'report' : 'reports'}${list}${copies}.`
}

function describeEncounters({ rows, more }: Digest['encounters']): readonly string[] {
  const lines = rows.map((one) => {
    const receipts = one.facts.flatMap(({ receipts }) => receipts)
    const sources = [...new Set(receipts.map(({ outlet }) => outlet ?? 'no outlet'))].toSorted().join('; ')
    return `${describeEncounter(one)} [${sources}; ${one.id}]`
  })
  if (lines.length === 0) return []
  return [
    '',
    `Encounters: ${rows.length}${more ? ' and more' : ''}`,
    ...lines.flatMap((line) => paragraph(line, '- ', '  ')),
  ]
}

function section<T>(
  heading: string,
  { rows, more }: Section<T>,
  sentences: (row: T) => readonly string[],
): readonly string[] {
  const entries = rows.flatMap((row) => {
    const [head = '', ...rest] = sentences(row)
    return [...paragraph(head, '- ', '  '), ...rest.flatMap((one) => paragraph(one, '  ', '  '))]
  })
  return [
    '',
    `${heading}: ${rows.length + more}`,
    ...entries,
    ...(more > 0 ? [`  and ${more} more: --limit N shows more`] : []),
  ]
}

function paragraph(text: string, first = '', margin = ''): readonly string[] {
  return hang(printable(text), { first, margin, columns: WIDTH }).split('\n')
}

const COLUMNS = [
  'what',
  'party',
  'issue',
  'voice',
  'act',
  'certainty',
  'polarity',
  'stance',
  'said',
  'published',
  'outlet',
  'quote',
  'entry',
]

function linesOf({ moved, first, contradicted }: Digest): readonly (readonly string[])[] {
  const line = (
    what: string,
    { name, issue }: { name: string; issue: string },
    voice: string,
    one: Receipt,
  ) => [
    what,
    name,
    issue,
    voice,
    one.act ?? '',
    one.certainty ?? '',
    one.polarity ?? '',
    stanceOf(one, issue),
    one.said ?? '',
    one.published ?? '',
    one.outlet ?? '',
    one.quote,
    one.entry,
  ]
  return [
    ...moved.rows.flatMap((row) => [
      line('moved', row, 'own', row.now),
      line('moved from', row, 'own', row.before),
    ]),
    ...first.rows.map((row) => line('first', row, 'own', row.said)),
    ...contradicted.rows.flatMap((row) => [
      line('contradicted', row, 'own', row.own),
      ...row.told.map((one) => line('contradicted', row, describeTeller(one), one)),
    ]),
  ]
}

/** Adds the command. */
export function addDigest(readout: Command): void {
  const command = readout
    .command('digest')
    .summary('tell what is new, moved or contradicted since a day')
    .description(
      'Tells what is new since a day: reports, positions that moved in their own voice, what a party says on an issue ' +
        'for the first time, and what others tell of a party that does not go with its own words. A plain text to send, ' +
        'each sentence with its source.',
    )
  addFilters(command)
    .option('--csv', 'print a table as CSV')
    .option('--limit <N>', `entries of each kind at most (default: ${DIGEST_ROWS})`)
    .addHelpText(
      'after',
      '\nExamples:\n  readout digest --since 2026-03-14\n  readout digest --since 2026-03 --until 2026-03 --issue truce > march.txt',
    )
    .action(async (_flags: unknown, command: Command) => runDigest(command.optsWithGlobals<ViewFlags>()))
}

async function runDigest(flags: ViewFlags): Promise<void> {
  if (flags.json && flags.csv)
    throw new ReadoutError('misuse', '--json and --csv do not go together: choose one')
  if (flags.since === undefined)
    throw new ReadoutError('misuse', 'a digest begins with a day: readout digest --since 2026-03-14')
  const limit = Number(flags.limit ?? DIGEST_ROWS)
  if (!Number.isInteger(limit) || limit < 1)
    throw new ReadoutError('misuse', `--limit ${flags.limit}: give a whole number from 1 on`)
  const filter = await checkFilter(flags)
  await withLedger(flags.ledger, async (ledger) => {
    const { digest } = await import('../../ledger/views/digest.ts')
    const found = await digest(ledger, filter, { limit })
    if (flags.json) process.stdout.write(`${JSON.stringify(found, null, 2)}\n`)
    else if (flags.csv) await writeCsv([COLUMNS, ...linesOf(found)])
    else process.stdout.write(`${formatDigest(found)}\n`)
  })
}
