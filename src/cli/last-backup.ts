/**
 * When a ledger was last backed up: kept beside it, in a hidden file of its folder, since a backup changes nothing in the
 * ledger. For a server's ledger that is the folder in which its codebook lies.
 */
import { readFileSync } from 'node:fs'
import { rename, rm, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { hidePassword } from '../ledger/address.ts'
import type { Place } from './place.ts'
import { tell } from './tell.ts'

/** The last backup of a ledger. */
export interface LastBackup {
  /** ISO 8601, UTC. */
  readonly at: string
  /** Absolute path. */
  readonly file: string
}

const FILE = '.readout-backups.json'

/** The last backup that was made of a ledger; null where none is known. */
export function findLastBackup(place: Place): LastBackup | null {
  return readAll(place)[nameOf(place)] ?? null
}

/** Puts down that a ledger was backed up. Where that cannot be written the backup is none the worse: it is told. */
export async function keepLastBackup(place: Place, last: LastBackup): Promise<void> {
  const path = join(place.folder, FILE)
  const draft = `${path}.${process.pid}`
  try {
    await writeFile(draft, `${JSON.stringify({ ...readAll(place), [nameOf(place)]: last }, null, 2)}\n`)
    await rename(draft, path)
  } catch (error) {
    await rm(draft, { force: true }).catch(() => {})
    const { code } = error as NodeJS.ErrnoException
    tell(`${path}: cannot be written (${code}); readout doctor will not know of this backup`)
  }
}

/** A ledger by its file's name, or by its address without the password. */
function nameOf({ where }: Place): string {
  return /^postgres(ql)?:/i.test(where) ? hidePassword(where) : basename(where)
}

function readAll({ folder }: Place): Readonly<Record<string, LastBackup>> {
  try {
    const all: unknown = JSON.parse(readFileSync(join(folder, FILE), 'utf8'))
    if (typeof all !== 'object' || all === null) return {}
    const isBackup = (value: Partial<LastBackup> | null) =>
      typeof value?.file === 'string' && !Number.isNaN(Date.parse(value.at ?? ''))
    return Object.fromEntries(Object.entries(all).filter(([, value]) => isBackup(value)))
  } catch {
    return {} // whatever is wrong with it, no backup is known
  }
}
