/** Runs a command under strace(1), which kills it, or lets a system call fail, at one operation on some files. */
import { type ChildProcessByStdio, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import type { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'

/** The system calls by which SQLite and Node change files. */
export const WRITES = ['pwrite64', 'write', 'ftruncate', 'fsync', 'fdatasync', 'unlink', 'rename'] as const
/** Those by which they are read. */
export const READS = ['pread64'] as const

export type Call = (typeof WRITES)[number] | (typeof READS)[number]

/** One operation of an undisturbed run: the `nth` call of its kind, from 1. */
export interface Operation {
  readonly call: Call
  readonly nth: number
}

/** How a command ended. */
export interface Ended {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  readonly err: string
}

/** A command, where it runs, and the files whose operations count; without files all that it does. */
export interface Command {
  readonly args: readonly string[]
  readonly cwd: string
  readonly files?: readonly string[]
}

/** The version of strace; null where there is none. */
export function findStrace(): string | null {
  try {
    return execFileSync('strace', ['--version'], { encoding: 'utf8' }).split('\n')[0] ?? null
  } catch {
    return null
  }
}

/** The operations of an undisturbed run, in their order. */
export async function listOperations(
  command: Command,
  calls: readonly Call[],
  log: string,
): Promise<readonly Operation[]> {
  const { code, err } = await strace(command, ['-o', log, '-e', `trace=${calls.join(',')}`])
  if (code !== 0) throw new Error(`the undisturbed run failed (${code}): ${err}`)
  const counts = new Map<Call, number>()
  return readFileSync(log, 'utf8')
    .split('\n')
    .flatMap((line) => {
      const [, name] = /^\d+ +(\w+)\(/.exec(line) ?? []
      const call = calls.find((known) => known === name)
      if (!call) return []
      const nth = (counts.get(call) ?? 0) + 1
      counts.set(call, nth)
      return [{ call, nth }]
    })
}

/** Kills the command with SIGKILL as it is about to do an operation: all before it was done, and nothing after. */
export function killAt(command: Command, { call, nth }: Operation): Promise<Ended> {
  return strace(command, [
    '-o',
    '/dev/null',
    '-e',
    `trace=${call}`,
    '-e',
    `inject=${call}:signal=KILL:when=${nth}`,
  ])
}

/** Lets an operation of the command fail; with `ever`, all that come after it too. */
export function failAt(
  command: Command,
  operations: readonly Operation[],
  { at, error, ever }: { at: number; error: 'ENOSPC' | 'EIO'; ever: boolean },
): Promise<Ended> {
  const one = operations[at]
  if (!one) throw new Error(`there is no operation ${at}`)
  const first = new Map([[one.call, one.nth]])
  if (ever) for (const { call, nth } of operations.slice(at).toReversed()) first.set(call, nth)
  const injected = [...first].flatMap(([call, nth]) => [
    '-e',
    `inject=${call}:error=${error}:when=${nth}${ever ? '+' : ''}`,
  ])
  return strace(command, ['-o', '/dev/null', '-e', `trace=${[...first.keys()].join(',')}`, ...injected])
}

/** Runs the command without strace, from beginning to end. */
export async function runPlain({ args, cwd }: Command): Promise<Ended> {
  return ended(spawn(process.execPath, args, { cwd, stdio: ['ignore', 'ignore', 'pipe'] }))
}

async function strace({ args, cwd, files = [] }: Command, flags: readonly string[]): Promise<Ended> {
  const paths = files.flatMap((file) => ['-P', file])
  return ended(
    spawn('strace', ['-f', '-qq', ...flags, ...paths, process.execPath, ...args], {
      cwd,
      stdio: ['ignore', 'ignore', 'pipe'],
    }),
  )
}

async function ended(child: ChildProcessByStdio<null, null, Readable>): Promise<Ended> {
  const [err, [code, signal]] = await Promise.all([text(child.stderr), once(child, 'close')])
  return { code, signal, err }
}
