/** The real server of the built desk, on a ledger of its own. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

const READOUT = fileURLToPath(new URL('../../bin/readout.js', import.meta.url))

/** A running server. */
export interface Served {
  readonly address: string
  stop(): Promise<void>
}

/** Starts `readout serve` on the ledger `readout.db` of a folder. */
export async function serve(folder: string): Promise<Served> {
  const server = spawn(process.execPath, [READOUT, 'serve', '--port', '0'], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  return { address: await findAddress(server), stop: () => stop(server) }
}

async function findAddress(server: ChildProcess): Promise<string> {
  for await (const data of server.stderr ?? []) {
    const [, address] = /(http:\/\/\S+)\/ is the desk/.exec(String(data)) ?? []
    if (address !== undefined) return address
  }
  throw new Error('the server did not start')
}

async function stop(server: ChildProcess): Promise<void> {
  server.kill('SIGINT')
  await once(server, 'close')
}
