/** What `readout doctor` finds about the ledger: where it is, its disk, how it is doing, its last backup. */
import { constants } from 'node:fs'
import { access, stat, statfs } from 'node:fs/promises'
import { resolve } from 'node:path'
import { examineLedger, type Health } from '../ledger/health.ts'
import { closeLedger, isServer, openLedger } from '../ledger/index.ts'
import { findNetworkKind } from '../ledger/network.ts'
import { formatBytes } from './backup.ts'
import { formatCount } from './check.ts'
import { explained, type Finding, well, wrong } from './findings.ts'
import { findLastBackup } from './last-backup.ts'
import type { Place } from './place.ts'

const LEAST = 256e6 // bytes that should be free, however small the ledger is
const LATE = 7 * 86_400_000 // milliseconds after which a ledger that has changed should be backed up again

/** All about a ledger; `from` says why it is this one. */
export async function* findLedger(place: Place, from: string): AsyncGenerator<Finding> {
  const where = isServer(place.where) ? place.where : resolve(place.where)
  const network = isServer(where) ? null : findNetworkKind(resolve(place.folder))
  if (network !== null)
    yield wrong(
      'file system',
      `a network file system (${network}), where several processes can damage a SQLite file`,
      'keep the ledger on a disk of this machine, or use a PostgreSQL server',
    )
  if (!isServer(where)) yield* findFile(place)
  if (network !== null) return
  let health: Health
  try {
    const ledger = await openLedger(place.where, { readOnly: true })
    try {
      yield well('ledger', `${isServer(where) ? ledger.where : where} (${from})`)
      health = await examineLedger(ledger)
    } finally {
      await closeLedger(ledger)
    }
  } catch (error) {
    yield explained('ledger', error)
    return
  }
  yield* describe(health)
  yield await findBackup(place, health)
}

/** The file, its folder and its disk. */
async function* findFile({ where, folder }: Place): AsyncGenerator<Finding> {
  const sizes = await Promise.all(['', '-wal'].map((end) => stat(where + end).catch(() => null)))
  const [file, log] = sizes
  if (!file?.isFile()) return // opening it says what is wrong
  const may = async (path: string, mode: number) =>
    access(path, mode).then(
      () => true,
      () => false,
    )
  if (!(await may(where, constants.R_OK | constants.W_OK)))
    yield wrong('permissions', `not allowed to read and write ${where}`, 'ask its owner, or run as its owner')
  else if (!(await may(folder, constants.W_OK | constants.X_OK)))
    yield wrong('permissions', `not allowed to write to the folder ${folder}`, 'SQLite keeps its log there')
  else yield well('permissions', 'file and folder can be written to')
  yield well(
    'size',
    formatBytes(file.size) + (log && log.size > 0 ? `, and ${formatBytes(log.size)} of log` : ''),
  )
  const { bavail, bsize } = await statfs(folder)
  const free = bavail * bsize
  const says = `${formatBytes(free)} free`
  yield free < Math.max(LEAST, file.size)
    ? wrong('disk', says, 'make room, or move the ledger to a larger disk: a backup beside it would not fit')
    : well('disk', says)
}

function* describe(health: Health): Generator<Finding> {
  const { engine, schema, newest, journal, busy, reports, inputs, expired } = health
  yield well('database', engine)
  yield well(
    'schema',
    `${schema} of ${newest}${schema < newest ? '; the next command that writes brings it up to date' : ''}`,
  )
  if (journal !== undefined)
    yield journal === 'wal'
      ? well('mode', `WAL: others can read while one writes, and wait up to ${(busy ?? 0) / 1000} s to write`)
      : wrong(
          'mode',
          `journal mode ${journal}: nobody can read while one writes`,
          'readout init sets it right',
        )
  const list = (states: Readonly<Record<string, number>>) =>
    Object.entries(states)
      .map(([state, count]) => `${formatCount(count)} ${state}`)
      .join(', ')
  const total = Object.values(reports).reduce((sum, count) => sum + count, 0)
  yield well('reports', total === 0 ? 'none' : `${formatCount(total)}: ${list(reports)}`)
  if (Object.keys(inputs).length > 0) yield well('inputs', list(inputs))
  if (expired > 0)
    yield wrong(
      'leases',
      `${formatCount(expired)} ran out: their reader is gone, or stands still`,
      'readout add goes on',
    )
}

async function findBackup(place: Place, { reports }: Health): Promise<Finding> {
  const last = findLastBackup(place)
  const server = isServer(place.where)
  if (!last) {
    if (server) return well('backup', 'none by readout backup from this folder')
    return Object.keys(reports).length === 0
      ? well('backup', 'none; there is nothing in the ledger yet')
      : wrong('backup', 'there is none', 'readout backup FILE makes one')
  }
  const age = Date.now() - Date.parse(last.at)
  const says = `${last.at}, ${last.file}`
  if (age < LATE) return well('backup', says)
  const changed = server ? Date.now() : await findChange(place.where)
  return changed > Date.parse(last.at)
    ? wrong(
        'backup',
        `${says}: ${Math.floor(age / 86_400_000)} days ago`,
        'readout backup FILE makes a new one',
      )
    : well('backup', `${says}; nothing has changed since`)
}

/** When a file was last written to, or its log: milliseconds since 1970. */
async function findChange(path: string): Promise<number> {
  const times = await Promise.all(
    ['', '-wal'].map((end) =>
      stat(path + end).then(
        ({ mtimeMs }) => mtimeMs,
        () => 0,
      ),
    ),
  )
  return Math.max(...times)
}
