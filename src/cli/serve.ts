/** `readout serve`: the desk and the API on a ledger. */
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { type AddressInfo, isIP } from 'node:net'
import { userInfo } from 'node:os'
import { fileURLToPath } from 'node:url'
import type { Command } from 'commander'
import { ReadoutError } from '../errors.ts'
import { checkRanges, checkThreads } from './flags.ts'
import { codebookOf, findPlace, type Place, readSettings } from './place.ts'
import { tell } from './tell.ts'

/** Where the built desk lies: beside the built command line. */
const DESK = fileURLToPath(new URL('../desk', import.meta.url))

const PORT = '8080'
const HOST = '127.0.0.1'

/** How a ledger is served. */
export interface ServeFlags {
  readonly ledger?: string
  readonly port?: string
  readonly host?: string
  readonly origin?: string
  readonly proxy?: string[]
  readonly allow?: string[]
  readonly threads?: string
}

/** Adds the command; what it needs is loaded when it runs. */
export function addServe(readout: Command): void {
  readout
    .command('serve')
    .summary('open the desk and the API on the ledger')
    .description(
      'Serves the desk and the API (/api/openapi.json) on the ledger, to this machine alone unless --host names another ' +
        'address. Ends on Ctrl+C.',
    )
    .option('-p, --port <N>', 'port to listen to; 0 takes a free one', PORT)
    .option('--host <ADDRESS>', 'address to listen on', HOST)
    .option('--origin <URL>', 'the address by which people reach it, where another server stands before it')
    .option(
      '--proxy <ADDRESS...>',
      'addresses of such servers, whose word is taken for where requests come from',
    )
    .option('--threads <N>', 'threads to read on (default: all cores)')
    .option('--allow <RANGE...>', 'fetch from these addresses too, though they are not public: 10.0.0.0/8')
    .addHelpText('after', '\nExamples:\n  readout serve\n  readout serve --port 0')
    .action(async (_flags: unknown, command: Command) => {
      const flags = command.optsWithGlobals<ServeFlags>()
      await serve(findPlace(flags.ledger), flags)
    })
}

/** Serves a ledger until it is told to end; `onStart` is given the desk's address. */
export async function serve(
  place: Place,
  given: ServeFlags,
  onStart: (address: string) => void = () => {},
): Promise<void> {
  const flags = { ...given, port: given.port ?? PORT, host: given.host ?? HOST }
  const port = checkPort(flags.port)
  checkHost(flags)
  const settings = await readSettings(place.folder)
  const threads = checkThreads(flags.threads ?? process.env['READOUT_THREADS'] ?? settings.threads)
  const allow = await checkRanges(flags.allow, settings.allow)
  const { closeLedger, openLedger } = await import('../ledger/index.ts')
  const { makeServer } = await import('../http/index.ts')
  const { findSecret, openAccounts } = await import('../accounts/index.ts')
  const ledger = await openLedger(place.where) // brings its schema up to this program's, and says what is wrong with it
  const secret = findSecret(place.folder)
  const accounts = openAccounts(ledger, { secret })
  const isAlone = isLoopback(flags.host) && flags.origin === undefined
  if (!isAlone && !(await accounts.hasAccounts())) {
    await closeLedger(ledger)
    throw new ReadoutError(
      'misuse',
      'others would reach this ledger, and it has no accounts; readout account add makes the first',
    )
  }
  const own = codebookOf(place)
  if (!existsSync(own)) tell(`${own}: is not there; reading with the shipped peace-process.yaml`)
  const name = (process.env['READOUT_BY'] || undefined) ?? settings.by ?? userInfo().username
  let hosts: ReadonlySet<string> = new Set()
  const app = await makeServer({
    where: place.where,
    kind: ledger.kind,
    ...(existsSync(own) && { codebook: own }),
    desk: DESK,
    allow,
    ...threads,
    version: createRequire(import.meta.url)('../../package.json').version,
    accounts,
    secret,
    ...(isAlone && { local: name }),
    secure: flags.origin?.startsWith('https:') ?? false,
    ...(flags.proxy && { proxies: flags.proxy }),
    hosts: () => hosts,
    log: (line) => tell(`readout: ${line}`),
  })
  try {
    await app.listen({ port, host: flags.host })
  } catch (error) {
    await app.close()
    await closeLedger(ledger)
    throw explain(error, flags)
  }
  const { port: bound } = app.server.address() as AddressInfo
  hosts = hostsOf(flags, bound)
  const shown = flags.origin ?? `http://${flags.host.includes(':') ? `[${flags.host}]` : flags.host}:${bound}`
  tell(`${shown}/ is the desk, ${shown}/api/openapi.json tells of the API; Ctrl+C ends it`)
  onStart(`${shown}/`)
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve())
  })
  await app.close()
  await closeLedger(ledger)
}

type Served = ServeFlags & { readonly port: string; readonly host: string }

/** The names, with their port, by which the server may be called. */
function hostsOf({ host, origin }: Served, port: number): ReadonlySet<string> {
  const own = isIP(host) === 6 ? `[${host}]` : host
  const names = [...new Set([own, ...(isLoopback(host) ? ['localhost', '127.0.0.1', '[::1]'] : [])])]
  return new Set([
    ...names.map((name) => new URL(`http://${name}:${port}`).host), // without the port where it is the usual one
    ...(origin === undefined ? [] : [checkOrigin(origin)]),
  ])
}

function checkOrigin(origin: string): string {
  const url = URL.parse(origin)
  if (url === null || !/^https?:$/.test(url.protocol) || url.pathname !== '/' || url.search !== '')
    throw new ReadoutError('misuse', `--origin ${origin}: give an address like https://readout.example`)
  return url.host
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127\./.test(host)
}

/** Others see the address of a server that more than this machine reaches: it must be told how they call it. */
function checkHost({ host, origin, proxy }: Served): void {
  if (!isLoopback(host) && origin === undefined)
    throw new ReadoutError(
      'misuse',
      `--host ${host}: say with --origin by which address people reach it, such as https://readout.example`,
    )
  if (origin !== undefined) checkOrigin(origin)
  for (const address of proxy ?? [])
    if (isIP(address.replace(/\/\d{1,3}$/, '')) === 0)
      throw new ReadoutError('misuse', `--proxy ${address}: give an IP address, or a range like 10.0.0.0/8`)
}

function checkPort(value: string): number {
  const port = Number(value)
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port
  throw new ReadoutError('misuse', `--port ${value}: give a whole number from 0 to 65535`)
}

function explain(error: unknown, { host, port }: Served): unknown {
  const { code } = error as NodeJS.ErrnoException
  if (code === 'EADDRINUSE')
    return new ReadoutError('misuse', `port ${port} is taken; give another, or --port 0 for one that is free`)
  if (code === 'EACCES') return new ReadoutError('misuse', `port ${port}: not allowed to listen to it`)
  if (code === 'EADDRNOTAVAIL') return new ReadoutError('misuse', `${host}: is no address of this machine`)
  return error
}
