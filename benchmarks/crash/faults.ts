/** Faults: a write that fails, or a read, once or from then on, as on a full disk or one that fails. */
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Extent } from './kills.ts'
import { addCommand, copyFolder, digestOf, findWrongs, readoutCommand, type Stage } from './stage.ts'
import {
  type Call,
  type Command,
  type Ended,
  failAt,
  killAt,
  listOperations,
  READS,
  runPlain,
  WRITES,
} from './strace.ts'
import { type Tally, tallied } from './tally.ts'

/** A kind of fault. */
export interface Fault {
  readonly calls: readonly Call[]
  readonly error: 'ENOSPC' | 'EIO'
  readonly ever: boolean
}

const written = WRITES.filter((call) => call !== 'unlink' && call !== 'rename')

/** All kinds. */
export const FAULTS: Readonly<Record<string, Fault>> = {
  'disk full, once': { calls: written, error: 'ENOSPC', ever: false },
  'disk full, from then on': { calls: written, error: 'ENOSPC', ever: true },
  'write fails, once': { calls: WRITES, error: 'EIO', ever: false },
  'write fails, from then on': { calls: WRITES, error: 'EIO', ever: true },
  'read fails, once': { calls: READS, error: 'EIO', ever: false },
  'read fails, from then on': { calls: READS, error: 'EIO', ever: true },
}

const NAMED = /^readout: .*(?:the disk is full|the disk failed|its disk fails)/ // SQLite takes what cannot be read for damage

/** What is wrong with how a command told of a failed disk: one line that names it, and no trace. */
function findUntold({ code, err }: Ended): readonly string[] {
  const lines = err.trimEnd().split('\n')
  if (code === 1 && lines.every((line) => NAMED.test(line))) return []
  return [`ended with ${code}, and told: ${err.trim().slice(0, 300)}`]
}

/** Lets each operation of `readout add` fail in its turn. */
export async function failWhileAdding(stage: Stage, fault: Fault, extent: Extent): Promise<Tally> {
  const { room, jobs, every } = extent
  const trial = copyFolder(stage.folder, room)
  const operations = await listOperations(addCommand(trial, 'command'), fault.calls, join(room, 'strace.log'))
  rmSync(trial, { recursive: true })
  const places = operations.map((_, at) => at).filter((at) => at % every === 0)
  return tallied(places, jobs, async (at) => {
    const cwd = copyFolder(stage.folder, room)
    const ended = await failAt(addCommand(cwd, 'command'), operations, { at, ...fault })
    // A fault that the last steps can do without (the log is written back as the file is closed) is none to the user.
    const done = ended.code === 0
    const wrongs: string[] = []
    if (done) {
      if ((await digestOf(join(cwd, 'readout.db'))) !== stage.expected)
        wrongs.push('said that all was done, and it is not')
    } else wrongs.push(...findUntold(ended))
    if (at % 10 === 0) {
      const { code, err } = await runPlain(addCommand(cwd, 'command'))
      if (code !== 0) wrongs.push(`the next run failed: ${err.trim()}`)
    }
    wrongs.push(...(await findWrongs(cwd, stage)))
    rmSync(cwd, { recursive: true })
    const { call, nth } = operations[at] ?? { call: '', nth: 0 }
    return { what: `${call} ${nth}`, killed: !done, wrongs }
  })
}

/** Disturbs `readout backup` at each of its operations: the last backup is whole, and so is the ledger. */
export async function disturbBackup(stage: Stage, fault: Fault | 'kill', extent: Extent): Promise<Tally> {
  const { room, jobs, every } = extent
  const command = (cwd: string): Command => {
    const { files: _, ...rest } = readoutCommand(cwd, 'backup', 'backup.db')
    return rest // the draft has another name each time, so that all that the process writes counts
  }
  // Of the calls named write(2) most are no file's: Node wakes its threads so.
  const calls = (fault === 'kill' ? WRITES : fault.calls).filter((call) => call !== 'write')
  const trial = copyFolder(stage.folder, room)
  const operations = await listOperations(command(trial), calls, join(room, 'strace.log'))
  rmSync(trial, { recursive: true })
  const good = readFileSync(join(stage.folder, 'backup.db'))
  const places = operations.map((_, at) => at).filter((at) => at % every === 0)
  return tallied(places, jobs, async (at) => {
    const cwd = copyFolder(stage.folder, room)
    const operation = operations[at] ?? { call: 'write', nth: 1 }
    const ended =
      fault === 'kill'
        ? await killAt(command(cwd), operation)
        : await failAt(command(cwd), operations, { at, ...fault })
    const wrongs: string[] = []
    const done = ended.code === 0
    const file = join(cwd, 'backup.db')
    if (!existsSync(file)) wrongs.push('the last backup is gone')
    else if (!done && fault !== 'kill' && !readFileSync(file).equals(good))
      wrongs.push('the last backup was changed')
    else if ((await digestOf(file)) !== stage.expected && !readFileSync(file).equals(good))
      wrongs.push('the backup is neither the last one nor a whole new one')
    if (!done && fault !== 'kill') {
      wrongs.push(...findUntold(ended))
      const drafts = readdirSync(cwd).filter((name) => name.includes('draft'))
      if (drafts.length > 0) wrongs.push(`left behind: ${drafts.join(', ')}`)
    }
    wrongs.push(...(await findWrongs(cwd, stage)))
    rmSync(cwd, { recursive: true })
    return { what: `${operation.call} ${operation.nth}`, killed: !done, wrongs }
  })
}
