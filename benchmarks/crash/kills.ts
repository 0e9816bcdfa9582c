/** Kills: at each of the first writes of an `add`, at random moments, while recovering, while a schema is made or brought up. */

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Random } from '../../test/ledger/invented.ts'
import {
  addCommand,
  copyFolder,
  type Door,
  findWrongs,
  openCommand,
  readoutCommand,
  type Stage,
} from './stage.ts'
import { type Command, killAt, listOperations, type Operation, runPlain, WRITES } from './strace.ts'
import { type Tally, tallied } from './tally.ts'

/** How often a run is tried that is to be killed at a random moment: how long it writes differs by what else runs. */
const TRIES = 6

/** How much of each kind is done, and where. */
export interface Extent {
  readonly room: string
  /** Runs at a time. */
  readonly jobs: number
  /** Every how many operations one is disturbed: 1 for each. */
  readonly every: number
  readonly random: Random
}

/** Kills an `add` before each of its first operations, and so after the one before. */
export async function killWhileAdding(
  stage: Stage,
  door: Door,
  { most, ...extent }: Extent & { most: number },
): Promise<Tally> {
  const operations = await operationsOf(stage.folder, (cwd) => addCommand(cwd, door), extent)
  const chosen = operations.slice(0, most).filter((_, index) => index % extent.every === 0)
  return killEach(stage, chosen, (cwd) => addCommand(cwd, door), extent)
}

/** Kills the first open after a kill, before each of its operations: some states that kills have left. */
export async function killWhileRecovering(
  stage: Stage,
  { states, ...extent }: Extent & { states: number },
): Promise<Tally> {
  const operations = await operationsOf(stage.folder, (cwd) => addCommand(cwd, 'ledger'), extent)
  let whole: Tally = { runs: 0, killed: 0, failures: [] }
  for (let state = 1; state <= states; state++) {
    const cwd = copyFolder(stage.folder, extent.room)
    const at = operations[Math.floor((operations.length * state) / (states + 0.5))]
    if (at) await killAt(addCommand(cwd, 'ledger'), at)
    const opening = await operationsOf(cwd, (copy) => openCommand(copy), extent)
    const chosen = opening.filter((_, index) => index % extent.every === 0)
    const tally = await killEach({ ...stage, folder: cwd }, chosen, (copy) => openCommand(copy), extent)
    whole = {
      runs: whole.runs + tally.runs,
      killed: whole.killed + tally.killed,
      failures: [...whole.failures, ...tally.failures],
    }
    rmSync(cwd, { recursive: true })
  }
  return whole
}

/** Kills what makes a schema, or brings an older one up to date, before each of its operations. */
export async function killWhileMigrating(stage: Stage, extent: Extent): Promise<Tally> {
  const command = (cwd: string) => openCommand(cwd, 'make')
  const operations = await operationsOf(stage.folder, command, extent)
  const chosen = operations.filter((_, index) => index % extent.every === 0)
  return killEach(stage, chosen, command, extent, async (cwd) => {
    const { code, err } = await runPlain(readoutCommand(cwd, 'init'))
    return code === 0 ? [] : [`readout init after it: ${err.trim()}`]
  })
}

/** Kills an `add` at random moments from when it begins to write. A run that is over before its moment is done again. */
export async function killAtRandom(
  stage: Stage,
  door: Door,
  { times, ...extent }: Extent & { times: number },
): Promise<Tally> {
  const trial = copyFolder(stage.folder, extent.room)
  const { writing } = await startAndKill(addCommand(trial, door), trial, Number.POSITIVE_INFINITY)
  rmSync(trial, { recursive: true })
  const killAfter = async (moment: number) => {
    const cwd = copyFolder(stage.folder, extent.room)
    const { killed } = await startAndKill(addCommand(cwd, door), cwd, moment)
    const wrongs = await findWrongs(cwd, stage)
    rmSync(cwd, { recursive: true })
    return { what: `after ${Math.round(moment)} ms of writing`, killed, wrongs }
  }
  const moments = Array.from({ length: times }, () =>
    Array.from({ length: TRIES }, () => extent.random() * writing),
  )
  return tallied(moments, extent.jobs, async ([first = 0, ...others]) => {
    let run = await killAfter(first)
    for (const moment of others) {
      if (run.killed || run.wrongs.length > 0) break
      run = await killAfter(moment)
    }
    return run
  })
}

async function operationsOf(
  folder: string,
  command: (cwd: string) => Command,
  { room }: Extent,
): Promise<readonly Operation[]> {
  const cwd = copyFolder(folder, room)
  const operations = await listOperations(command(cwd), WRITES, join(room, 'strace.log'))
  rmSync(cwd, { recursive: true })
  return operations
}

async function killEach(
  stage: Stage,
  operations: readonly Operation[],
  command: (cwd: string) => Command,
  { room, jobs }: Extent,
  before?: (cwd: string) => Promise<readonly string[]>,
): Promise<Tally> {
  return tallied(operations, jobs, async (operation) => {
    const cwd = copyFolder(stage.folder, room)
    const { signal, code, err } = await killAt(command(cwd), operation)
    const killed = signal === 'SIGKILL'
    const wrongs = [
      ...(!killed && code !== 0 ? [`ended with ${code}: ${err.trim()}`] : []),
      ...((await before?.(cwd)) ?? []),
      ...(await findWrongs(cwd, stage)),
    ]
    rmSync(cwd, { recursive: true })
    return { what: `${operation.call} ${operation.nth}`, killed, wrongs }
  })
}

/** Starts a command, and kills it some milliseconds after it has begun to write. Gives how long it had been writing. */
async function startAndKill(
  { args }: Command,
  cwd: string,
  moment: number,
): Promise<{ killed: boolean; writing: number }> {
  const child = spawn(process.execPath, args, { cwd, stdio: 'ignore' })
  const closed = once(child, 'close')
  const log = join(cwd, 'readout.db-wal')
  let began: number | null = null
  let over = false
  void closed.then(() => {
    over = true
  })
  while (!over) {
    if (began === null && (statSync(log, { throwIfNoEntry: false })?.size ?? 0) > 0) began = performance.now()
    if (began !== null && performance.now() - began >= moment) {
      child.kill('SIGKILL')
      break
    }
    await new Promise((resolve) => setTimeout(resolve, 1))
  }
  const [, signal] = await closed
  return { killed: signal === 'SIGKILL', writing: performance.now() - (began ?? performance.now()) }
}
