/** Where it happens: a ledger before, what is to be added, what must come out of it, and whether it did. */
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseCodebook } from '../../src/codebook.ts'
import { sha256 } from '../../src/identity.ts'
import { checkLedger } from '../../src/ledger/check.ts'
import { exportContents } from '../../src/ledger/contents.ts'
import { addReports, closeLedger, look, openLedger, storeReadings } from '../../src/ledger/index.ts'
import type { Codebook, Reading } from '../../src/types.ts'
import type { Command } from './strace.ts'

const SELF = fileURLToPath(new URL('../crash.ts', import.meta.url))
const READOUT = fileURLToPath(new URL('../../bin/readout.js', import.meta.url))
const YAML = 'name: Talks\nissues: []\n'

/** By which door it is added: the command line, or the ledger itself. */
export type Door = 'command' | 'ledger'

/** A folder as it is before each run, with all that the runs need. */
export interface Stage {
  /** Holds readout.db, codebook.yaml, codebook.json and readings.jsonl. */
  readonly folder: string
  readonly codebook: Codebook
  readonly readings: readonly Reading[]
  /** SHA-256 of the content after all was added undisturbed. */
  readonly expected: string
}

/** A new folder for all that a benchmark leaves on the disk. */
export function newRoom(): string {
  return mkdtempSync(join(tmpdir(), 'readout-crash-'))
}

/** Sets a stage, with an empty ledger in it, or what `make` makes of one. */
export async function setStage(
  room: string,
  name: string,
  readings: readonly Reading[],
  make?: (where: string) => Promise<void>,
): Promise<Stage> {
  const folder = join(room, name)
  mkdirSync(folder)
  const codebook = parseCodebook(YAML, 'codebook.yaml')
  writeFileSync(join(folder, 'codebook.yaml'), YAML)
  writeFileSync(join(folder, 'codebook.json'), JSON.stringify(codebook))
  writeFileSync(join(folder, 'readings.jsonl'), readings.map((one) => `${JSON.stringify(one)}\n`).join(''))
  const where = join(folder, 'readout.db')
  if (make) await make(where)
  else await closeLedger(await openLedger(where, { create: true }))
  const trial = copyFolder(folder, room)
  const { expected } = await addAll(join(trial, 'readout.db'), { readings, codebook })
  rmSync(trial, { recursive: true })
  return { folder, codebook, readings, expected }
}

let copies = 0

/** A copy of a folder, to be disturbed. */
export function copyFolder(folder: string, room: string): string {
  const copy = join(room, `run-${copies++}`)
  cpSync(folder, copy, { recursive: true })
  return copy
}

/** The command that adds the readings of a stage to its copy in a folder. */
export function addCommand(cwd: string, door: Door): Command {
  const args =
    door === 'command'
      ? [READOUT, 'add', 'readings.jsonl']
      : [SELF, 'child', 'add', 'readout.db', 'readings.jsonl', 'codebook.json']
  return { args, cwd, files: filesOf(cwd) }
}

/** A command line's command in a folder; only what it does to the ledger counts. */
export function readoutCommand(cwd: string, ...args: readonly string[]): Command {
  return { args: [READOUT, ...args], cwd, files: filesOf(cwd) }
}

/** Opens the ledger in a folder and closes it; `make`: where there is none, makes one. */
export function openCommand(cwd: string, how: 'open' | 'make' = 'open'): Command {
  return { args: [SELF, 'child', how, 'readout.db'], cwd, files: filesOf(cwd) }
}

function filesOf(cwd: string): readonly string[] {
  return ['', '-wal', '-shm', '-journal'].map((end) => join(cwd, `readout.db${end}`))
}

/** What is wrong with a ledger after a run, one line each: it opens, it is sound, and adding again completes it. */
export async function findWrongs(cwd: string, stage: Stage): Promise<readonly string[]> {
  const where = join(cwd, 'readout.db')
  const wrongs: string[] = []
  try {
    wrongs.push(...(await check(where, 'before adding again')))
    const { expected } = await addAll(where, stage)
    if (expected !== stage.expected) wrongs.push('adding again ends in another content')
    wrongs.push(...(await check(where, 'after adding again')))
    const left = readdirSync(cwd).filter((name) => /^readout\.db-/.test(name))
    if (left.length > 0) wrongs.push(`left behind: ${left.join(', ')}`)
  } catch (error) {
    wrongs.push(`does not open, or cannot be added to: ${(error as Error).message}`)
  }
  return wrongs
}

async function check(where: string, when: string): Promise<readonly string[]> {
  const ledger = await openLedger(where)
  try {
    const { faults } = await checkLedger(ledger)
    return faults.slice(0, 3).map((fault) => `${when}: ${fault.where}: ${fault.what}`)
  } finally {
    await closeLedger(ledger)
  }
}

/** Adds all readings; gives the digest of what the ledger holds then. */
async function addAll(
  where: string,
  { readings, codebook }: Pick<Stage, 'readings' | 'codebook'>,
): Promise<{ expected: string }> {
  const ledger = await openLedger(where)
  try {
    await addReports(
      ledger,
      readings.map(({ report }) => ({ report })),
    )
    await storeReadings(ledger, readings, codebook)
  } finally {
    await closeLedger(ledger)
  }
  return { expected: await digestOf(where) }
}

/** The digest of a ledger's content. */
export async function digestOf(where: string): Promise<string> {
  const ledger = await openLedger(where)
  try {
    return await look(ledger, async (tx) => {
      const lines: string[] = []
      for await (const line of exportContents(ledger, tx)) lines.push(line)
      return sha256(lines.join('\n'))
    })
  } finally {
    await closeLedger(ledger)
  }
}
