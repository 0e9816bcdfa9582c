/** Where the ledger is, its codebook, and the settings beside it. */
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { ReadoutError, unreadable } from '../errors.ts'
import { isServer } from '../ledger/address.ts'

/** A ledger's place. */
export interface Place {
  /** A file's path, or a `postgres://` address: what `openLedger` takes. */
  readonly where: string
  /** The folder of the process: codebook and settings lie in it. */
  readonly folder: string
}

const FILE = 'readout.db'

/** Where a new ledger goes: `--ledger`, else READOUT_LEDGER, else readout.db in the current folder. */
export function newPlace(flag: string | undefined): Place {
  const where = flag ?? (process.env['READOUT_LEDGER'] || undefined) ?? FILE
  return { where, folder: isServer(where) ? '.' : dirname(where) }
}

/** Where the ledger is: as for a new one, but readout.db is also looked for in the folders above, like git does. */
export function findPlace(flag: string | undefined): Place {
  if (flag !== undefined || process.env['READOUT_LEDGER']) return newPlace(flag)
  for (let folder = resolve('.'); ; folder = dirname(folder)) {
    if (existsSync(join(folder, FILE)))
      return folder === resolve('.') ? { where: FILE, folder: '.' } : { where: join(folder, FILE), folder }
    if (dirname(folder) === folder) break
  }
  throw new ReadoutError(
    'not-found',
    'there is no readout.db in this folder or one above it; readout init makes one, --ledger names another',
  )
}

/** The codebook in the folder of a process. */
export function codebookOf({ folder }: Place): string {
  return join(folder, 'codebook.yaml')
}

/** What readout.yaml may set. */
export interface Settings {
  /** Ranges of addresses that may be fetched from though they are not public. */
  readonly allow?: readonly string[]
  /** Who decides. */
  readonly by?: string
  /** Threads that read. */
  readonly threads?: number
}

const SETTINGS = ['allow', 'by', 'threads'] as const

/** The settings of the readout.yaml in a folder; none where there is no such file. Throws a ReadoutError where it is wrong. */
export async function readSettings(folder: string): Promise<Settings> {
  const path = join(folder, 'readout.yaml')
  if (!existsSync(path)) return {}
  const { parse } = await import('yaml')
  const wrong = (why: string) => new ReadoutError('field', `${path}: ${why}`)
  let value: unknown
  try {
    value = parse(readFileSync(path, 'utf8'), { maxAliasCount: 0 }) ?? {}
  } catch (error) {
    if ((error as NodeJS.ErrnoException).syscall) throw unreadable(path, error as NodeJS.ErrnoException)
    throw wrong(`is no YAML: ${(error as Error).message.split('\n')[0]}`)
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw wrong('give settings as "name: value", one a line')
  const settings = new Map(Object.entries(value))
  for (const key of settings.keys())
    if (!SETTINGS.some((known) => known === key))
      throw wrong(`${JSON.stringify(key)} is no setting; there are ${SETTINGS.join(', ')}`)
  const allow = settings.get('allow') ?? []
  const ranges: unknown[] = Array.isArray(allow) ? allow : [allow]
  if (!ranges.every((range) => typeof range === 'string'))
    throw wrong('allow: give ranges such as "10.0.0.0/8", in quotes')
  const by = settings.get('by')
  if (by !== undefined && typeof by !== 'string') throw wrong('by: give a name, in quotes')
  const threads = settings.get('threads')
  if (threads !== undefined && typeof threads !== 'number') throw wrong('threads: give a whole number')
  return {
    ...(ranges.length > 0 && { allow: ranges as string[] }),
    ...(by !== undefined && { by }),
    ...(threads !== undefined && { threads }),
  }
}
