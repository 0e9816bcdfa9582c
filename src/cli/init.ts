/** `readout init`: makes a ledger, and a codebook beside it. */
import { constants, copyFile, mkdir, stat } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Command } from 'commander'
import { ReadoutError } from '../errors.ts'
import { codebookOf, newPlace } from './place.ts'
import { tell } from './tell.ts'

const SHIPPED = fileURLToPath(new URL('../../codebooks/peace-process.yaml', import.meta.url))

interface InitFlags {
  ledger?: string
  codebook?: string
}

/** Adds the command; what it needs is loaded when it runs. */
export function addInit(readout: Command): void {
  readout
    .command('init')
    .summary('make a ledger for a process')
    .description(
      'Makes a ledger, readout.db in this folder, and codebook.yaml beside it. What is there already is kept.',
    )
    .option('--codebook <FILE>', 'codebook to copy (default: the shipped peace-process.yaml)')
    .addHelpText(
      'after',
      '\nExamples:\n  readout init --codebook talks.yaml\n  readout init --ledger postgres://…',
    )
    .action(async (_flags: unknown, command: Command) => init(command.optsWithGlobals<InitFlags>()))
}

async function init({ ledger: flag, codebook = SHIPPED }: InitFlags): Promise<void> {
  const { loadCodebook } = await import('../codebook.ts')
  const { closeLedger, isServer, openLedger } = await import('../ledger/index.ts')
  const place = newPlace(flag)
  const own = codebookOf(place)
  await loadCodebook(codebook) // before anything is written: one with problems makes no ledger
  const before = isServer(place.where) ? null : await stat(place.where).catch(() => null)
  if (!isServer(place.where)) await mkdir(place.folder, { recursive: true })
  const ledger = await openLedger(place.where, { create: true })
  await closeLedger(ledger)
  const copied = await copyNew(codebook, own)
  if (!copied) await loadCodebook(own)
  tell(`${ledger.where}: ${before ? 'is there already, and stays as it is' : 'ready'}`)
  tell(`${own}: ${copied ? 'written; put your parties and issues into it' : 'is there already, and is used'}`)
}

/** Copies a file to where none is; false where one is. */
async function copyNew(from: string, to: string): Promise<boolean> {
  try {
    await copyFile(from, to, constants.COPYFILE_EXCL)
    return true
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EEXIST') return false
    throw new ReadoutError('unwritable', `${to}: cannot be written (${code ?? String(error)})`)
  }
}
