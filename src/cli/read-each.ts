/** The forms of `readout read` for people and programs: a terminal view, JSON, a page. */
import { lstat, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Metadata } from '../documents/index.ts'
import { ReadoutError } from '../errors.ts'
import { describeInput, readInput } from '../inputs.ts'
import { readDocument } from '../readout.ts'
import type { Codebook, Failure, Reading } from '../types.ts'
import { DONE, FAILED } from './exit-codes.ts'
import { outputGone } from './output.ts'
import { tell } from './tell.ts'

/** How to read: what is given for every report, and with which codebook. */
export interface How {
  readonly given: Metadata
  readonly codebook: Codebook
  /** Ranges that may be fetched from though they are not public. */
  readonly allow: readonly string[]
}

/** Prints the Reading of one input, or an array with one entry for each of several; a failed one as its Failure. */
export async function readToJson(inputs: readonly string[], how: How): Promise<number> {
  const several = inputs.length > 1
  let code = DONE
  if (several) process.stdout.write('[\n')
  for (const [index, input] of inputs.entries()) {
    if (outputGone.aborted) break
    const result = await readOne(input, how)
    if ('error' in result) code = FAILED
    process.stdout.write(
      JSON.stringify(result, null, 2) + (several && index < inputs.length - 1 ? ',\n' : '\n'),
    )
  }
  if (several) process.stdout.write(']\n')
  return code
}

/** Prints each reading for people. */
export async function readToTerminal(inputs: readonly string[], how: How): Promise<number> {
  const { formatReading } = await import('./view.ts')
  let code = DONE
  for (const input of inputs) {
    if (outputGone.aborted) break
    const result = await readOne(input, how)
    if ('error' in result) code = FAILED
    else process.stdout.write(formatReading(result, { width: process.stdout.columns ?? 80 }))
  }
  return code
}

/** Writes the page of one reading; the file appears whole or not at all. */
export async function readToPage(inputs: readonly string[], how: How, file: string): Promise<number> {
  const [input] = inputs
  if (input === undefined || inputs.length > 1)
    throw new ReadoutError('misuse', '--html writes the page of one report: name one file')
  const result = await readOne(input, how)
  if ('error' in result) return FAILED
  const { formatPage } = await import('../exports/page.ts')
  await writeWhole(file, formatPage(result), input)
  tell(`${file}: written, with ${result.statements.length} statements`)
  return DONE
}

async function readOne(input: string, how: How): Promise<Reading | Failure> {
  try {
    const { given, codebook, allow } = how
    const { bytes, ...document } = await readInput(input, allow)
    return await readDocument(bytes, { ...describeInput(input, document, given), codebook })
  } catch (error) {
    if (!(error instanceof ReadoutError)) throw error
    tell(`readout: ${error.message}`)
    return { ref: input, error: { code: error.code, message: error.message } }
  }
}

/** Writes a file whole or not at all; what is no regular file (a link, a device) is left alone. */
async function writeWhole(file: string, text: string, input: string): Promise<void> {
  const there = await lstat(file).catch(() => null)
  if (there && !there.isFile())
    throw new ReadoutError('unwritable', `${file}: cannot be written: it is no regular file; name another`)
  if (there && (await isSameFile(file, input)))
    throw new ReadoutError(
      'unwritable',
      `${file}: cannot be written: it is the report itself; name another file`,
    )
  const draft = join(dirname(file), `.readout-${process.pid}.part`)
  try {
    await writeFile(draft, text, { flag: 'wx', ...(there && { mode: there.mode }) })
    await rename(draft, file)
  } catch (error) {
    await rm(draft, { force: true }).catch(() => {}) // the folder itself may be missing
    const why = (error as NodeJS.ErrnoException).code ?? String(error)
    throw new ReadoutError(
      'unwritable',
      `${file}: cannot be written (${why}); name a file in a folder that is there`,
    )
  }
}

async function isSameFile(one: string, other: string): Promise<boolean> {
  const [a, b] = await Promise.all([stat(one), stat(other).catch(() => null)])
  return b !== null && a.dev === b.dev && a.ino === b.ino
}
