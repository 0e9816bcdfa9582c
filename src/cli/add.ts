/** `readout add`: reads what is new into the ledger. */
import type { Command } from 'commander'
import type { Added } from '../add/index.ts'
import { ReadoutError } from '../errors.ts'
import type { Failure } from '../types.ts'
import { DONE, FAILED } from './exit-codes.ts'
import { addGivenFlags, checkFlags, checkPaths, checkRanges, checkThreads, type GivenFlags } from './flags.ts'
import { codebookOf, findPlace, readSettings } from './place.ts'
import { showProgress } from './progress.ts'
import { tell } from './tell.ts'

interface AddFlags extends GivenFlags {
  json?: true
  ledger?: string
  codebook?: string
  threads?: string
  allow?: string[]
  retry?: true
  refresh?: true
}

/** Adds the command; what it needs is loaded when it runs. */
export function addAdd(readout: Command): void {
  const command = readout
    .command('add')
    .summary('read what is new into the ledger')
    .description(
      'Reads what is new into the ledger: files, folders, globs, addresses, and standard input (-), which may be a ' +
        'document, a list of addresses, or JSON Lines of reports or readings. Without any it goes on with what is waiting.',
    )
    .argument('[PATH|URL...]', 'what to add')
    .option('--retry', 'try again what failed before')
    .option('--refresh', 'fetch addresses again that were fetched before')
    .option('--codebook <FILE>', "whom and what to look for (default: codebook.yaml in the ledger's folder)")
    .option('--threads <N>', 'threads to read on (default: all cores)')
    .option('--allow <RANGE...>', 'fetch from these addresses too, though they are not public: 10.0.0.0/8')
  addGivenFlags(command)
    .addHelpText(
      'after',
      `
Examples:
  readout add reports/
  readout add 'press/*.html' --outlet 'Ministry of Foreign Affairs'
  readout add - < addresses.txt
  readout add readings.jsonl
  readout add --retry`,
    )
    .action(async (paths: string[], _flags: unknown, command: Command) => {
      process.exitCode = await run(paths, command.optsWithGlobals<AddFlags>())
    })
}

async function run(paths: readonly string[], flags: AddFlags): Promise<number> {
  checkPaths(paths)
  const place = findPlace(flags.ledger)
  const settings = await readSettings(place.folder)
  const threads = checkThreads(flags.threads ?? process.env['READOUT_THREADS'] ?? settings.threads)
  const allow = await checkRanges(flags.allow, settings.allow)
  const { checkGiven } = await import('../documents/index.ts')
  const given = checkFlags(() => checkGiven(flags))
  const codebook = await loadOwnCodebook(flags.codebook, codebookOf(place))
  const { closeLedger, openLedger } = await import('../ledger/index.ts')
  const { add } = await import('../add/index.ts')
  const ledger = await openLedger(place.where)
  const progress = showProgress()
  const stop = new AbortController()
  const stopOn = (signal: NodeJS.Signals) => {
    if (stop.signal.aborted) process.exit(FAILED) // asked twice
    stop.abort(signal)
  }
  const signals: readonly NodeJS.Signals[] = ['SIGINT', 'SIGTERM', 'SIGHUP']
  for (const signal of signals) process.on(signal, stopOn)
  try {
    const added = await add(ledger, paths, {
      codebook,
      given,
      allow,
      ...threads,
      retry: flags.retry ?? false,
      refresh: flags.refresh ?? false,
      signal: stop.signal,
      onProgress: progress.update,
      onFailure: ({ error }: Failure) => {
        progress.clear()
        tell(`readout: ${error.message}`)
      },
    })
    progress.clear()
    if (flags.json) process.stdout.write(`${JSON.stringify(added, null, 2)}\n`)
    for (const sentence of describe(added, stop.signal.aborted)) tell(sentence)
    return added.failed > 0 || stop.signal.aborted ? FAILED : DONE
  } finally {
    progress.clear()
    for (const signal of signals) process.off(signal, stopOn)
    await closeLedger(ledger)
  }
}

async function loadOwnCodebook(flag: string | undefined, own: string) {
  const { loadCodebook } = await import('../codebook.ts')
  if (flag !== undefined) return loadCodebook(flag)
  try {
    return await loadCodebook(own)
  } catch (error) {
    if (!(error instanceof ReadoutError) || error.code !== 'not-found') throw error
    tell(`${own}: is not there; reading with the shipped peace-process.yaml`)
    return loadCodebook()
  }
}

/** What came of it, in sentences. */
function describe(
  { added, known, fetchedBefore, read, unread, failed, waiting, skipped }: Added,
  stopped: boolean,
): readonly string[] {
  const sentences: string[] = []
  const kept = unread > 0 ? `, ${unread} kept unread (not in English, or no text)` : ''
  const before = known > 0 ? `, ${known} there before` : ''
  sentences.push(`${count(added, 'report')} new${before}; ${read} read${kept}, ${failed} failed`)
  if (fetchedBefore > 0)
    sentences.push(
      `${count(fetchedBefore, 'address', 'addresses')} fetched before; --refresh fetches them again`,
    )
  if (skipped.length > 0) sentences.push(`not of a type that Readout reads: ${list(skipped)}`)
  if (failed > 0)
    sentences.push(`to see why: readout reports --state failed; to try again: readout add --retry`)
  if (stopped) sentences.push(`stopped; ${waiting} waiting; to go on: readout add`)
  else if (waiting > 0) sentences.push(`${waiting} are with another readout add`)
  return sentences
}

const SHOWN = 10

function list(names: readonly string[]): string {
  const rest = names.length - SHOWN
  return names.slice(0, SHOWN).join(', ') + (rest > 0 ? `, and ${rest} more` : '')
}

function count(number: number, one: string, several = `${one}s`): string {
  return `${number} ${number === 1 ? one : several}`
}
