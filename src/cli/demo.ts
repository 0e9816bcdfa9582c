/** `readout demo`: a filled ledger made from the samples, and the desk on it. */
import { spawn } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Command } from 'commander'
import { ReadoutError } from '../errors.ts'
import { codebookOf, type Place } from './place.ts'
import { showProgress } from './progress.ts'
import { type ServeFlags, serve } from './serve.ts'
import { tell } from './tell.ts'

const SAMPLES = fileURLToPath(new URL('../../samples', import.meta.url))
const CODEBOOK = fileURLToPath(new URL('../../codebooks/samples.yaml', import.meta.url))

/** Adds the command; what it needs is loaded when it runs. */
export function addDemo(readout: Command): void {
  readout
    .command('demo')
    .summary('see it all on reports of an invented negotiation')
    .description(
      'Makes a folder with a ledger, reads the six sample reports into it, and opens the desk on it. A second time it opens ' +
        'what is there, with all that you have decided.',
    )
    .argument('[FOLDER]', 'folder to make', 'readout-demo')
    .option('-p, --port <N>', 'port to listen to; 0 takes a free one', '8080')
    .option('--no-open', 'do not open the browser')
    .action(async (folder: string, _flags: unknown, command: Command) =>
      demo(folder, command.optsWithGlobals<ServeFlags & { open: boolean }>()),
    )
}

async function demo(folder: string, { port, open }: ServeFlags & { open: boolean }): Promise<void> {
  const place: Place = { where: join(folder, 'readout.db'), folder }
  if (!existsSync(place.where)) await fill(place)
  await serve(place, port === undefined ? {} : { port }, (address) => {
    if (open && process.stderr.isTTY) openBrowser(address)
  })
}

async function fill(place: Place): Promise<void> {
  const { loadCodebook } = await import('../codebook.ts')
  const { closeLedger, openLedger } = await import('../ledger/index.ts')
  const { add } = await import('../add/index.ts')
  try {
    mkdirSync(place.folder, { recursive: true })
    if (!existsSync(codebookOf(place))) copyFileSync(CODEBOOK, codebookOf(place))
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    throw new ReadoutError('unwritable', `${place.folder}: cannot be made (${code ?? String(error)})`)
  }
  const ledger = await openLedger(place.where, { create: true })
  const progress = showProgress()
  try {
    const reports = (await readdir(SAMPLES)).toSorted().map((name) => join(SAMPLES, name))
    const codebook = await loadCodebook(codebookOf(place))
    const { read } = await add(ledger, reports, { codebook, onProgress: progress.update })
    progress.clear()
    tell(`${place.folder}: ${read} reports of an invented negotiation are in it`)
  } finally {
    progress.clear()
    await closeLedger(ledger)
  }
}

/** Opens an address in the browser that this machine's user has chosen; where there is none, nothing happens. */
function openBrowser(address: string): void {
  const [command, ...before]: [string, ...string[]] =
    process.platform === 'darwin'
      ? ['open']
      : process.platform === 'win32'
        ? ['cmd', '/c', 'start', '']
        : ['xdg-open']
  const child = spawn(command, [...before, address], { stdio: 'ignore', detached: true })
  child.on('error', () => {})
  child.unref()
}
