/** Flags that several commands share. */
import type { Command } from 'commander'
import type { Metadata } from '../documents/index.ts'
import { ReadoutError } from '../errors.ts'

/** What is given for documents that do not tell it. */
export type GivenFlags = Pick<Metadata, 'published' | 'outlet' | 'issuer' | 'title' | 'url'>

/** Adds the flags that give what a document does not tell. */
export function addGivenFlags(command: Command): Command {
  return command
    .option('--published <DATE>', 'ISO 8601 date, where the document tells none')
    .option('--outlet <NAME>', 'who published it, where the document does not tell')
    .option('--issuer <NAME>', 'whose own document it is, where the document does not tell')
    .option('--title <TITLE>', 'its title, where the document tells none')
    .option('--url <URL>', 'its address, where the document tells none')
}

/** What is wrong with a flag's value is misuse, and no fault of a document. */
export function checkFlags<T>(check: () => T): T {
  try {
    return check()
  } catch (error) {
    if (!(error instanceof ReadoutError)) throw error
    throw new ReadoutError('misuse', `--${error.message}`, { cause: error })
  }
}

/** A number of threads, as a flag, the environment or the settings give it. */
export function checkThreads(value: string | number | undefined): { threads?: number } {
  if (value === undefined) return {}
  const threads = Number(value)
  if (!Number.isInteger(threads) || threads < 1 || threads > 256)
    throw new ReadoutError('misuse', `${value} threads: give a whole number from 1 to 256`)
  return { threads }
}

/** Ranges of addresses: those of the flag, else of READOUT_ALLOW with commas between them, else of the settings. */
export async function checkRanges(
  flag: readonly string[] | undefined,
  settings: readonly string[] = [],
): Promise<readonly string[]> {
  const environment = process.env['READOUT_ALLOW']
  const ranges = flag ?? (environment ? environment.split(',').map((range) => range.trim()) : settings)
  if (ranges.length > 0) (await import('../addresses/ranges.ts')).checkAllow(ranges)
  return ranges
}

/** `-` may stand once among paths. */
export function checkPaths(paths: readonly string[]): void {
  if (paths.indexOf('-') !== paths.lastIndexOf('-'))
    throw new ReadoutError('misuse', '- stands twice: standard input can be read only once')
}
