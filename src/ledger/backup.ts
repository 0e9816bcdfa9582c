/** Copies a ledger into a file while it is in use. A good backup is never replaced by a bad one. */
import { randomBytes } from 'node:crypto'
import { chmod, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { sql } from 'kysely'
import { ReadoutError } from '../errors.ts'
import { checkTarget, findMissing } from './backup-target.ts'
import { type CheckProgress, checkLedger } from './check.ts'
import { copyServer } from './copy-server.ts'
import { findDamageNow } from './integrity.ts'
import { closeLedger, type Ledger, look, openLedger } from './ledger.ts'

/** What a backup came to. */
export interface Backup {
  /** The file, as it was named. */
  readonly file: string
  readonly bytes: number
  readonly reports: number
  readonly statements: number
}

const OLD = 3_600_000 // milliseconds after which the draft of a backup that was killed is taken away

/**
 * Writes all that a ledger holds at one moment into a SQLite file, which `openLedger` opens: of a server's ledger too. Others
 * may go on writing. The copy is made beside the file, checked from end to end, and put in its place in one step; until
 * then, and whenever anything fails, what is there stays as it is. Throws a ReadoutError: `damaged` where the ledger does
 * not hold, `storage` where the disk is full or fails, `unwritable` where a file is not to be replaced: it is the ledger
 * itself, no ledger, a link or reached through one, in use, or holds what this ledger does not.
 */
export async function backupLedger(
  ledger: Ledger,
  file: string,
  { onProgress }: { onProgress?: CheckProgress } = {},
): Promise<Backup> {
  const folder = dirname(resolve(file))
  const draft = join(folder, `${basename(file)}.draft-${randomBytes(4).toString('hex')}`)
  try {
    await checkTarget(ledger, file)
    const least = await checkSource(ledger)
    await removeOldDrafts(folder, file)
    await (await open(draft, 'wx', 0o600)).close()
    if (ledger.kind === 'sqlite') {
      await sql`vacuum into ${draft}`.execute(ledger.db)
      await chmod(draft, (await stat(ledger.where)).mode & 0o777)
    }
    const copy = await openLedger(draft, { create: true, findNetwork: () => null })
    let checked: Awaited<ReturnType<typeof checkLedger>>
    try {
      if (ledger.kind === 'postgres') await copyServer(ledger, copy)
      checked = await checkLedger(copy, { ...(onProgress && { onProgress }) })
      const [fault] = checked.faults
      if (fault) throw damaged(ledger, `${fault.where}: ${fault.what}`.replace(draft, ledger.where))
      if (checked.reports < least)
        throw damaged(ledger, `${least - checked.reports} reports cannot be copied`)
      const missing = await findMissing(copy, file)
      if (missing !== null)
        throw new ReadoutError(
          'unwritable',
          `${file}: holds ${missing} which this ledger has not, and stays as it is; name another file`,
        )
    } finally {
      await closeLedger(copy)
    }
    const { size: bytes } = await stat(draft)
    await synchronize(draft)
    await checkTarget(ledger, file) // it may have been opened meanwhile
    await rename(draft, resolve(file))
    await synchronize(folder)
    return { file, bytes, reports: checked.reports, statements: checked.statements }
  } catch (error) {
    throw explain(error, { ledger, file, draft })
  } finally {
    for (const end of ['', '-wal', '-shm', '-journal'])
      await rm(`${draft}${end}`, { force: true }).catch(() => {}) // what went wrong before is told
  }
}

/** Looks for damage that a copy would not show, since its pages and indexes are made anew. Gives the number of reports. */
function checkSource(ledger: Ledger): Promise<number> {
  return look(ledger, async (tx) => {
    const [found] = ledger.kind === 'sqlite' ? await findDamageNow(tx, { where: ledger.where, most: 1 }) : []
    if (found !== undefined) throw damaged(ledger, found)
    const { count } = await tx
      .selectFrom('report')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow()
    return count
  })
}

function damaged({ where }: Pick<Ledger, 'where'>, what: string): ReadoutError {
  return new ReadoutError(
    'damaged',
    `${where}: is damaged, and no backup was made: ${what.replaceAll('\n', ' ')}; readout check tells all`,
  )
}

async function removeOldDrafts(folder: string, file: string): Promise<void> {
  const prefix = `${basename(file)}.draft-`
  for (const name of await readdir(folder)) {
    if (!name.startsWith(prefix) || !/^[0-9a-f]{8}(?:-wal|-shm|-journal)?$/.test(name.slice(prefix.length)))
      continue
    const found = await stat(join(folder, name)).catch(() => null)
    if (found?.isFile() && Date.now() - found.mtimeMs > OLD) await rm(join(folder, name), { force: true })
  }
}

/** Brings a file or a folder's list of names onto the disk. */
async function synchronize(path: string): Promise<void> {
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** An error as a person is told: what went wrong with the copy is told of the file that was named. */
function explain(
  error: unknown,
  { ledger, file, draft }: { ledger: Ledger; file: string; draft: string },
): unknown {
  if (error instanceof ReadoutError) {
    const ofCopy = error.code === 'storage' && ledger.kind === 'sqlite'
    const message = error.message.replaceAll(draft, file)
    return new ReadoutError(
      error.code,
      ofCopy ? message.replace(`${ledger.where}: `, `${file}: `) : message,
      {
        cause: error,
      },
    )
  }
  const { code, syscall } = error as NodeJS.ErrnoException
  if (syscall === undefined) return error
  const say = (as: ReadoutError['code'], what: string) =>
    new ReadoutError(as, `${file}: ${what}; no backup was made`, { cause: error })
  if (code === 'ENOSPC' || code === 'EDQUOT') return say('storage', 'the disk is full')
  if (code === 'EIO') return say('storage', 'the disk failed (EIO)')
  return say('unwritable', `cannot be written (${code})`)
}
