/** `readout read`: reads reports without a ledger. */
import type { Command } from 'commander'
import type { Metadata } from '../documents/index.ts'
import { ReadoutError } from '../errors.ts'
import { outputGone } from './output.ts'
import type { BulkOptions } from './read-bulk.ts'

/** What the flags say. */
interface ReadFlags extends BulkOptions {
  json?: true
  jsonl?: true
  html?: string
  codebook?: string
}

/** Adds the command; what it needs is loaded when it runs. */
export function addRead(readout: Command): void {
  readout
    .command('read')
    .summary('read reports and show who said what')
    .description('Reads reports: text, Markdown or HTML, from files or standard input (-).')
    .argument('[FILE...]', 'files to read; - or none is standard input')
    .option('--jsonl', 'bulk form: one reading a line, for files or for JSON Lines on standard input')
    .option('--html <FILE>', 'write one self-contained page to FILE')
    .option('--codebook <FILE>', 'whom and what to look for (default: the shipped peace-process.yaml)')
    .option('--published <DATE>', 'ISO 8601 date, where the document tells none')
    .option('--outlet <NAME>', 'who published it, where the document does not tell')
    .option('--issuer <NAME>', 'whose own document it is, where the document does not tell')
    .option('--title <TITLE>', 'its title, where the document tells none')
    .option('--url <URL>', 'its address, where the document tells none')
    .option('--threads <N>', 'with --jsonl: threads to read on (default: all cores)')
    .option('--fail-on <WHAT>', 'with --jsonl: "any" exits with 1 if one line failed')
    .addHelpText(
      'after',
      `
Examples:
  readout read report.html --published 2026-03-14
  readout read statement.md --html statement.page.html
  readout read report.html --codebook talks.yaml
  readout read --jsonl < reports.jsonl > readings.jsonl`,
    )
    .action(async (paths: string[], _flags: unknown, command: Command) => {
      const code = await run(paths, command.optsWithGlobals<ReadFlags & GivenFlags>())
      if (!outputGone.aborted) process.exitCode = code
    })
}

type GivenFlags = Pick<Metadata, 'published' | 'outlet' | 'issuer' | 'title' | 'url'>

async function run(paths: readonly string[], flags: ReadFlags & GivenFlags): Promise<number> {
  if ([flags.json, flags.jsonl, flags.html].filter(Boolean).length > 1)
    throw new ReadoutError('misuse', '--json, --jsonl and --html do not go together: choose one')
  if (!flags.jsonl && (flags.threads ?? flags.failOn) !== undefined)
    throw new ReadoutError('misuse', '--threads and --fail-on go with --jsonl only')
  if (paths.indexOf('-') !== paths.lastIndexOf('-'))
    throw new ReadoutError('misuse', '- stands twice: standard input can be read only once')
  if (paths.length === 0 && process.stdin.isTTY)
    throw new ReadoutError('misuse', 'nothing to read: name a file, or - for standard input')
  const { checkGiven } = await import('../documents/index.ts')
  const given = checkFlags(() => checkGiven(flags))
  const { loadCodebook } = await import('../codebook.ts')
  const how = { given, codebook: await loadCodebook(flags.codebook) }
  if (flags.jsonl) return (await import('./read-bulk.ts')).readBulk(paths, how, flags)
  const inputs = paths.length > 0 ? paths : ['-']
  const { readToJson, readToPage, readToTerminal } = await import('./read-each.ts')
  if (flags.html !== undefined) return readToPage(inputs, how, flags.html)
  return flags.json ? readToJson(inputs, how) : readToTerminal(inputs, how)
}

/** What is wrong with a flag's value is misuse, and no fault of a document. */
function checkFlags<T>(check: () => T): T {
  try {
    return check()
  } catch (error) {
    if (!(error instanceof ReadoutError)) throw error
    throw new ReadoutError('misuse', `--${error.message}`, { cause: error })
  }
}
