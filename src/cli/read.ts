/** `readout read`: reads reports without a ledger. */
import type { Command } from 'commander'
import { ReadoutError } from '../errors.ts'
import { addGivenFlags, checkFlags, checkPaths, checkRanges, type GivenFlags } from './flags.ts'
import { outputGone } from './output.ts'
import type { BulkOptions } from './read-bulk.ts'

/** What the flags say. */
interface ReadFlags extends BulkOptions {
  json?: true
  jsonl?: true
  html?: string
  codebook?: string
  allow?: string[]
}

/** Adds the command; what it needs is loaded when it runs. */
export function addRead(readout: Command): void {
  const command = readout
    .command('read')
    .summary('read reports and show who said what')
    .description('Reads reports: text, Markdown or HTML, from files, addresses or standard input (-).')
    .argument('[FILE|URL...]', 'what to read; - or none is standard input')
    .option('--jsonl', 'bulk form: one reading a line, for files or for JSON Lines on standard input')
    .option('--html <FILE>', 'write one self-contained page to FILE')
    .option('--codebook <FILE>', 'whom and what to look for (default: the shipped peace-process.yaml)')
  addGivenFlags(command)
    .option('--allow <RANGE...>', 'fetch from these addresses too, though they are not public: 10.0.0.0/8')
    .option('--threads <N>', 'with --jsonl: threads to read on (default: all cores)')
    .option('--fail-on <WHAT>', 'with --jsonl: "any" exits with 1 if one line failed')
    .addHelpText(
      'after',
      `
Examples:
  readout read report.html --published 2026-03-14
  readout read statement.md --html statement.page.html
  readout read report.html --codebook talks.yaml
  readout read https://news.example/talks-resume
  readout read --jsonl < reports.jsonl > readings.jsonl`,
    )
    .action(async (paths: string[], _flags: unknown, command: Command) => {
      const code = await run(paths, command.optsWithGlobals<ReadFlags & GivenFlags>())
      if (!outputGone.aborted) process.exitCode = code
    })
}

async function run(paths: readonly string[], flags: ReadFlags & GivenFlags): Promise<number> {
  if ([flags.json, flags.jsonl, flags.html].filter(Boolean).length > 1)
    throw new ReadoutError('misuse', '--json, --jsonl and --html do not go together: choose one')
  if (!flags.jsonl && (flags.threads ?? flags.failOn) !== undefined)
    throw new ReadoutError('misuse', '--threads and --fail-on go with --jsonl only')
  checkPaths(paths)
  if (paths.length === 0 && process.stdin.isTTY)
    throw new ReadoutError('misuse', 'nothing to read: name a file, or - for standard input')
  const { checkGiven } = await import('../documents/index.ts')
  const given = checkFlags(() => checkGiven(flags))
  const { loadCodebook } = await import('../codebook.ts')
  const how = { given, codebook: await loadCodebook(flags.codebook), allow: await checkRanges(flags.allow) }
  if (flags.jsonl) return (await import('./read-bulk.ts')).readBulk(paths, how, flags)
  const inputs = paths.length > 0 ? paths : ['-']
  const { readToJson, readToPage, readToTerminal } = await import('./read-each.ts')
  if (flags.html !== undefined) return readToPage(inputs, how, flags.html)
  return flags.json ? readToJson(inputs, how) : readToTerminal(inputs, how)
}
