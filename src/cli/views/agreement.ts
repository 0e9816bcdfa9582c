/** `readout agreement`. */
import type { Command } from 'commander'
import { ReadoutError } from '../../errors.ts'
import type { Agreement, AgreementRow, Difference, Field, Value } from '../../ledger/agreement/index.ts'
import type { Ledger } from '../../ledger/index.ts'
import type { Column } from '../table.ts'
import { tell } from '../tell.ts'
import { addFilters, checkFilter, type ViewFlags, withLedger, writeCsv } from './command.ts'

interface Flags extends ViewFlags {
  readonly differences?: true
}

const NAMES: Readonly<Partial<Record<Field, string>>> = {
  stance: 'stance on an issue',
  said: 'when it was said',
  kept: 'keep or reject',
  spans: 'marked, overlapping',
  'exact-spans': 'marked, to the letter',
}

const nameOf = (field: Field) => NAMES[field] ?? field
const format = (figure: number | null) => (figure === null ? '–' : figure.toFixed(3))

const COLUMNS: readonly Column<AgreementRow>[] = [
  { name: 'Field', show: ({ field }) => nameOf(field), least: 12 },
  { name: 'Compared', show: ({ units }) => String(units) },
  { name: 'Same', show: ({ agreed }) => String(agreed) },
  { name: 'Share', show: ({ share }) => format(share) },
  { name: 'Kappa', show: ({ kappa }) => format(kappa) },
  { name: 'Alpha', show: ({ alpha }) => format(alpha) },
]

/** What a reviewer says, for people: actors by their names. */
function describe(value: Value, { field, names }: Difference): string {
  const isMark = field === 'spans' || field === 'exact-spans'
  if (value === null) return isMark ? 'not marked' : 'none'
  if (typeof value === 'string') return isMark ? `“${value}”` : (names[value] ?? value)
  return value.length === 0 ? 'none' : value.map((one) => names[one] ?? one).join('; ')
}

function differenceColumns([one, other]: Agreement['reviewers']): readonly Column<Difference>[] {
  return [
    { name: 'Words', show: ({ quote, entry }) => `${quote}\n${entry}`, least: 17 },
    {
      name: 'Field',
      show: ({ field, issue }) => [nameOf(field), issue].filter(Boolean).join('\n'),
      least: 10,
    },
    { name: one, show: (difference) => describe(difference.says[0], difference), least: 10 },
    { name: other, show: (difference) => describe(difference.says[1], difference), least: 10 },
  ]
}

/** Adds the command. */
export function addAgreement(readout: Command): void {
  const command = readout
    .command('agreement')
    .summary('compare two reviewers')
    .description(
      "Compares two reviewers on the statements that both have decided on: Cohen's kappa and Krippendorff's alpha for " +
        'each field, of holders and issues as sets (MASI), and for what they marked how much of it both did. What each says ' +
        'is the reading with his own decisions alone: who accepts a statement after another has corrected it stands by ' +
        'the reading. Both start from that reading, so they agree more than people who code on their own.',
    )
    .argument('[A]', 'a reviewer (default: the two with most statements in common)')
    .argument('[B]', 'another')
  addFilters(command)
    .option('--differences', 'list what they differ on, and what each says')
    .option('--csv', 'print a table as CSV')
    .addHelpText(
      'after',
      `
0 is the agreement that chance would give, 1 full agreement; – stands where too
little varies to tell. Krippendorff asks for an alpha of 0.8, and for 0.667
where conclusions may be tentative.

Examples:
  readout agreement Ada Ben
  readout agreement --differences --issue truce`,
    )
    .action(async (one: string | undefined, other: string | undefined, _flags: unknown, command: Command) => {
      const flags = command.optsWithGlobals<Flags>()
      if (flags.json && flags.csv)
        throw new ReadoutError('misuse', '--json and --csv do not go together: choose one')
      const filter = await checkFilter(flags)
      const named = [one, other].filter((name) => name !== undefined)
      await withLedger(flags.ledger, async (ledger) => {
        const { agreement } = await import('../../ledger/agreement/index.ts')
        await print(ledger, await agreement(ledger, named, filter), flags)
      })
    })
}

async function print(ledger: Ledger, found: Agreement | null, flags: Flags): Promise<void> {
  const isEmpty = !found || found.rows.every(({ units }) => units === 0)
  if (flags.json) {
    const list = flags.differences ? found?.differences : found?.rows
    process.stdout.write(`${JSON.stringify(list ?? [], null, 2)}\n`)
  } else if (flags.csv) await (flags.differences ? printDifferencesCsv(found) : printCsv(found))
  if (isEmpty) return tell(await explainNothing(ledger, found))
  if (flags.json || flags.csv) return
  const [{ formatTable }, { printable }] = await Promise.all([
    import('../table.ts'),
    import('../view-lines.ts'),
  ])
  const { statements, rows, differences } = found
  const [one = '', other = ''] = found.reviewers.map(printable)
  const width = process.stdout.columns ?? 80
  if (flags.differences && differences.length === 0) return tell(`${one} and ${other} differ on nothing`)
  const table = flags.differences
    ? formatTable(differenceColumns([one, other]), differences, { width })
    : formatTable(COLUMNS, rows, { width })
  process.stdout.write(
    `${one} and ${other}: ${statements === 1 ? '1 statement' : `${statements} statements`} that both decided on\n\n${table}\n`,
  )
}

/** Why there is nothing to compare, and what to do. */
async function explainNothing(ledger: Ledger, found: Agreement | null): Promise<string> {
  const more = 'readout accept, reject and correct with --by NAME say who decides'
  if (found) {
    const who = found.reviewers.join(' and ')
    return found.statements > 0
      ? `${who}: nothing that can be compared in the ${found.statements} statements that both decided on`
      : `${who} have decided on no statement in common; fewer filters may show some; ${more}`
  }
  const { findReviewers } = await import('../../ledger/agreement/index.ts')
  const [one, other] = await findReviewers(ledger)
  if (one === undefined) return `nobody has decided on a statement yet; ${more}`
  if (other === undefined) return `only ${one} has decided on statements; it takes two to compare; ${more}`
  return `no two reviewers have decided on the same statement; ${more}`
}

async function printCsv(found: Agreement | null): Promise<void> {
  const figure = (value: number | null) => value ?? ''
  await writeCsv([
    ['reviewer', 'other', 'field', 'units', 'agreed', 'share', 'kappa', 'alpha'],
    ...(found?.rows ?? []).map(({ reviewers, field, units, agreed, share, kappa, alpha }) => [
      ...reviewers,
      field,
      units,
      agreed,
      figure(share),
      figure(kappa),
      figure(alpha),
    ]),
  ])
}

async function printDifferencesCsv(found: Agreement | null): Promise<void> {
  await writeCsv([
    ['id', 'report', 'field', 'issue', 'reviewer', 'says', 'other', 'other_says', 'quote'],
    ...(found?.differences ?? []).map((difference) => {
      const { entry, report, field, issue = '', reviewers, says, quote } = difference
      const cell = (value: Value) =>
        field.endsWith('spans') ? String(value ?? '') : describe(value, difference)
      return [entry, report, field, issue, reviewers[0], cell(says[0]), reviewers[1], cell(says[1]), quote]
    }),
  ])
}
