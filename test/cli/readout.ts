/** Starts the command as a user does: a process of its own, with its exit code and what it printed. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'

const READOUT = fileURLToPath(new URL('../../bin/readout.js', import.meta.url))
export const SAMPLES = fileURLToPath(new URL('../../samples/', import.meta.url))

export interface Ended {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

/** Runs `readout` to its end; `input` goes to standard input, `env` replaces the environment. */
export async function readout(
  args: readonly string[],
  {
    input = '',
    env = { ...process.env, NO_COLOR: '1' },
    cwd,
  }: { input?: string | Uint8Array; env?: NodeJS.ProcessEnv; cwd?: string } = {},
): Promise<Ended> {
  const child = start(args, { env, ...(cwd !== undefined && { cwd }) })
  child.stdin?.on('error', () => {}) // the command may end before it has read all
  child.stdin?.end(input)
  const [out, err, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')])
  return { code, out, err }
}

/** Starts `readout` with pipes. */
export function start(args: readonly string[], options: { env?: NodeJS.ProcessEnv; cwd?: string } = {}) {
  return spawn(process.execPath, [READOUT, ...args], { ...options, stdio: ['pipe', 'pipe', 'pipe'] })
}

/** The exit code of a process. */
export async function ended(child: ChildProcess): Promise<number | null> {
  const [code] = await once(child, 'close')
  return code
}
