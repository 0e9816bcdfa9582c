/** What the views' commands share: filters, and the same rows as a table, as JSON and as CSV. */
import type { Command } from 'commander'
import { ReadoutError } from '../../errors.ts'
import type { Ledger } from '../../ledger/index.ts'
import type { Filter } from '../../ledger/views/filter.ts'
import type { Page, Paging } from '../../ledger/views/page.ts'
import { outputGone } from '../output.ts'
import { findPlace } from '../place.ts'
import type { Column } from '../table.ts'
import { tell } from '../tell.ts'

/** What every view's command understands. */
export interface ViewFlags extends Omit<Filter, 'act' | 'authority'> {
  readonly act?: string
  readonly authority?: string
  readonly json?: true
  readonly csv?: true
  readonly limit?: string
  readonly ledger?: string
}

/** A view as a command. */
export interface View<T, F extends ViewFlags = ViewFlags> {
  readonly name: string
  readonly summary: string
  readonly description: string
  readonly examples: readonly string[]
  /** Adds flags of its own. */
  readonly flags?: (command: Command) => Command
  /** One page of its rows. */
  readonly rows: (ledger: Ledger, filter: Filter, paging: Paging & { flags: F }) => Promise<Page<T>>
  readonly columns: readonly Column<T>[]
  /** Columns of CSV; those of the table where it has none of its own. */
  readonly csv?: readonly Column<T>[]
  /** What stands in place of an empty table: a sentence that says what to do. */
  readonly empty: string
  /** Rows for people where nothing is said; 50 where it is left out. */
  readonly most?: number
  /** Prints another form of it where flags ask for one; false where they do not. */
  readonly instead?: (ledger: Ledger, filter: Filter, flags: F) => Promise<boolean>
}

const PAGE = 500 // rows that are asked for at once where all are wanted

/** Adds the filters that views share. */
export function addFilters(command: Command): Command {
  return command
    .option('--party <PARTY>', 'whose position it is: an id or a name')
    .option('--issue <ISSUE>', 'an issue of the codebook, by its id')
    .option('--actor <ACTOR>', 'who says or holds it: an id or a name')
    .option('--outlet <OUTLET>', 'who published it')
    .option('--act <ACT>', 'agree, reject, demand …')
    .option('--authority <AUTHORITY>', 'firsthand, relayed, unnamed or narrator')
    .option('--since <DAY>', 'from this day on: 2026-03-14, 2026-03, 2026')
    .option('--until <DAY>', 'up to this day')
    .option('--search <WORDS>', 'words that stand in it; "in quotes" next to each other, begin* only begun')
}

/** Adds a view's command. */
export function addView<T, F extends ViewFlags>(readout: Command, view: View<T, F>): void {
  const command = readout.command(view.name).summary(view.summary).description(view.description)
  addFilters(command)
    .option('--csv', 'print a table as CSV')
    .option('--limit <N>', `rows at most (default: ${view.most ?? 50} for people, all as JSON and CSV)`)
  view.flags?.(command)
  command
    .addHelpText('after', `\nExamples:\n${view.examples.map((example) => `  readout ${example}`).join('\n')}`)
    .action(async (_flags: unknown, command: Command) => runView(view, command.optsWithGlobals<F>()))
}

async function runView<T, F extends ViewFlags>(view: View<T, F>, flags: F): Promise<void> {
  if (flags.json && flags.csv)
    throw new ReadoutError('misuse', '--json and --csv do not go together: choose one')
  const limit = checkLimit(flags.limit)
  const filter = await checkFilter(flags)
  await withLedger(flags.ledger, async (ledger) => {
    if (await view.instead?.(ledger, filter, flags)) return
    const pages = pagesOf(view, ledger, {
      filter,
      flags,
      limit: limit ?? (flags.json || flags.csv ? undefined : (view.most ?? 50)),
    })
    if (flags.json) await printJson(pages)
    else if (flags.csv) await printCsv(view.csv ?? view.columns, pages)
    else await printTable(view, pages)
  })
}

/** Opens the ledger that is meant, and closes it when all is done. */
export async function withLedger(
  flag: string | undefined,
  use: (ledger: Ledger) => Promise<void>,
): Promise<void> {
  const { closeLedger, openLedger } = await import('../../ledger/ledger.ts')
  const ledger = await openLedger(findPlace(flag).where)
  try {
    await use(ledger)
  } finally {
    await closeLedger(ledger)
  }
}

function checkLimit(value: string | undefined): number | undefined {
  if (value === undefined) return undefined
  const limit = Number(value)
  if (!Number.isInteger(limit) || limit < 1)
    throw new ReadoutError('misuse', `--limit ${value}: give a whole number from 1 on`)
  return limit
}

/** The filter that flags give. Throws a ReadoutError `misuse` where an act or an authority is not known. */
export async function checkFilter(flags: ViewFlags): Promise<Filter> {
  const { ACTS, AUTHORITIES, isAct, isAuthority } = await import('../../known.ts')
  const { party, issue, actor, outlet, act, authority, since, until, search } = flags
  if (act !== undefined && !isAct(act))
    throw new ReadoutError('misuse', `--act ${act}: is no act; there are ${ACTS.join(', ')}`)
  if (authority !== undefined && !isAuthority(authority))
    throw new ReadoutError('misuse', `--authority ${authority}: is none; there are ${AUTHORITIES.join(', ')}`)
  return {
    ...(party !== undefined && { party }),
    ...(issue !== undefined && { issue }),
    ...(actor !== undefined && { actor }),
    ...(outlet !== undefined && { outlet }),
    ...(act !== undefined && { act }),
    ...(authority !== undefined && { authority }),
    ...(since !== undefined && { since }),
    ...(until !== undefined && { until }),
    ...(search !== undefined && { search }),
  }
}

/** Rows page by page, `limit` in all; `more` tells at the end whether there are others. */
async function* pagesOf<T, F extends ViewFlags>(
  view: View<T, F>,
  ledger: Ledger,
  { filter, flags, limit }: { filter: Filter; flags: F; limit: number | undefined },
): AsyncGenerator<{ readonly rows: readonly T[]; readonly more: boolean }> {
  let left = limit ?? Number.POSITIVE_INFINITY
  for (let after: string | undefined; left > 0 && !outputGone.aborted; ) {
    const paging = { limit: Math.min(PAGE, left), ...(after !== undefined && { after }), flags }
    const { rows, next } = await view.rows(ledger, filter, paging)
    left -= rows.length
    yield { rows, more: next !== undefined }
    if (next === undefined) return
    after = next
  }
}

type Pages<T> = AsyncIterable<{ readonly rows: readonly T[]; readonly more: boolean }>

async function printJson<T>(pages: Pages<T>): Promise<void> {
  let first = true
  for await (const { rows } of pages)
    for (const row of rows) {
      process.stdout.write(`${first ? '[\n' : ',\n'}${JSON.stringify(row, null, 2)}`)
      first = false
    }
  process.stdout.write(first ? '[]\n' : '\n]\n')
}

async function printCsv<T>(columns: readonly Column<T>[], pages: Pages<T>): Promise<void> {
  await writeCsv([columns.map(({ name }) => name)])
  for await (const { rows } of pages) await writeCsv(rows.map((row) => columns.map(({ show }) => show(row))))
}

/** Prints lines of CSV; words that begin like a formula would run in a spreadsheet, and are escaped. */
export async function writeCsv(lines: readonly (readonly (string | number)[])[]): Promise<void> {
  const { stringify } = await import('csv-stringify/sync')
  const cells = lines.map((line) => [...line])
  const number = (value: number) => ({ value: String(value), escape_formulas: false }) // -1 is no formula
  process.stdout.write(stringify(cells, { escape_formulas: true, cast: { number } }))
}

async function printTable<T>(
  { columns, empty }: Pick<View<T>, 'columns' | 'empty'>,
  pages: Pages<T>,
): Promise<void> {
  const { formatTable } = await import('../table.ts')
  const shown: T[] = []
  let isCut = false
  for await (const { rows, more } of pages) {
    shown.push(...rows)
    isCut = more
  }
  if (shown.length === 0) {
    tell(empty)
    return
  }
  process.stdout.write(`${formatTable(columns, shown, { width: process.stdout.columns ?? 80 })}\n`)
  if (isCut) tell(`the first ${shown.length}; --limit N shows more, --json and --csv all`)
}
