/** Where a backup may go: to a new file, or over an older backup of the same ledger, and nowhere else. */
import { lstat, open, realpath, stat } from 'node:fs/promises'
import { dirname, join, parse, relative, resolve, sep } from 'node:path'
import { sql } from 'kysely'
import { ReadoutError } from '../errors.ts'
import { closeLedger, type Ledger, openLedger } from './ledger.ts'
import { readPages } from './pages.ts'
import { APPLICATION_ID, isFree } from './sqlite.ts'

const BESIDE = ['-wal', '-shm', '-journal'] // what SQLite keeps beside a file that is in use

/** Throws a ReadoutError where a backup of a ledger must not be written to a file; nothing is written. */
export async function checkTarget(ledger: Ledger, file: string): Promise<void> {
  const no = (why: string) => new ReadoutError('unwritable', `${file}: ${why}`)
  await checkFolders(file)
  if (ledger.kind === 'sqlite')
    for (const end of ['', ...BESIDE])
      if (await areOne(file, ledger.where + end)) throw no('is the ledger itself; name another file')
  const found = await lstat(file).catch(() => null)
  if (!found) {
    for (const end of BESIDE)
      if (await lstat(file + end).catch(() => null))
        throw no(`${file}${end} is left of another database; delete it, or name another file`)
    return
  }
  if (found.isSymbolicLink())
    throw no('is a link, and is not written through; name the file that it leads to')
  if (found.isDirectory())
    throw new ReadoutError('is-folder', `${file}: is a folder; name a file in it: ${join(file, 'backup.db')}`)
  if (!found.isFile()) throw no('is no file that a backup can be written to')
  if (found.size > 0 && !(await isLedger(file)))
    throw no('is there, and is no backup of a ledger; it stays as it is; name another file')
  if (found.size > 0 && !isUnused(file))
    throw no('is open in another program; close it there, or name another file')
}

/** Whether nobody has an older backup open: what he writes would end up in the new one. One that is damaged, nobody has. */
function isUnused(file: string): boolean {
  try {
    return isFree(file)
  } catch (error) {
    if (error instanceof ReadoutError && isDamage(error)) return true
    throw error
  }
}

function isDamage({ code }: ReadoutError): boolean {
  return code === 'damaged' || code === 'not-a-ledger'
}

/**
 * The folders on the way must be there, and none of them a link that leads out of the folder it is in: whoever can put a
 * link into a shared folder must not choose what is overwritten. Links right below the root are the system's own.
 */
async function checkFolders(file: string): Promise<void> {
  const folder = dirname(file)
  const { root } = parse(resolve(folder))
  const isRelative = parse(folder).root === ''
  const parts = folder.split(sep === '/' ? '/' : /[\\/]/).filter((part) => part !== '' && part !== '.')
  let path = isRelative ? '' : root
  for (const [index, part] of parts.entries()) {
    const above = path
    path = join(path, part)
    const found = await lstat(path).catch(() => null)
    if (!found) throw new ReadoutError('not-found', `${file}: there is no folder ${path}; make it first`)
    if (!found.isSymbolicLink() || (!isRelative && index === 0)) continue
    const target = await realpath(path)
    const inside = relative(await realpath(above === '' ? '.' : above), target)
    if (inside.startsWith('..') || parse(inside).root !== '')
      throw new ReadoutError(
        'unwritable',
        `${file}: ${path} is a link that leads to ${target}; to write there, name it so`,
      )
  }
  if (!(await stat(folder)).isDirectory())
    throw new ReadoutError('not-found', `${file}: ${folder} is no folder; name a file in a folder`)
}

async function areOne(file: string, other: string): Promise<boolean> {
  const [a, b] = await Promise.all([file, other].map((path) => stat(path).catch(() => null)))
  return resolve(file) === resolve(other) || (a != null && b != null && a.dev === b.dev && a.ino === b.ino)
}

/** Whether a file begins as a ledger does. */
async function isLedger(file: string): Promise<boolean> {
  const handle = await open(file, 'r')
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(100), 0, 100, 0)
    return (
      bytesRead === 100 &&
      buffer.toString('latin1', 0, 16) === 'SQLite format 3\0' &&
      buffer.readUInt32BE(68) === APPLICATION_ID
    )
  } finally {
    await handle.close()
  }
}

/** What is never deleted from a ledger, by its ids. */
const KEPT = [
  { one: 'a report', several: 'reports', table: 'report', column: 'report.id', from: 'report' },
  {
    one: 'a reading',
    several: 'readings',
    table: 'reading',
    column: 'report.id',
    from: 'reading join report on report.no = reading.report',
  },
  { one: 'a decision', several: 'decisions', table: 'decision', column: 'decision.id', from: 'decision' },
] as const

const AT_ONCE = 1000 // ids that are looked up together

/**
 * What an older backup holds that its successor would not: "12 reports"; null where it holds nothing else, is not there,
 * or is damaged itself. Nothing is ever deleted from a ledger: such a file is a backup of another one, or of one that
 * was lost and begun anew.
 */
export async function findMissing(copy: Ledger, file: string): Promise<string | null> {
  const size = await stat(file).then(
    ({ size }) => size,
    () => 0,
  )
  if (size === 0) return null
  let old: Ledger | undefined
  try {
    old = await openLedger(file, { readOnly: true, evenDamaged: true, findNetwork: () => null })
    for (const { one, several, table, column, from } of KEPT) {
      const known = await sql`select 1 from sqlite_schema where name = ${table}`.execute(old.db)
      if (known.rows.length === 0) continue
      let missing = 0
      for await (const rows of readIds(old, { column, from })) {
        const held = await sql`select 1 from ${sql.raw(from)} where ${sql.ref(column)} in
          (select value from json_each(${JSON.stringify(rows.map(({ id }) => id))}))`.execute(copy.db)
        missing += rows.length - held.rows.length
      }
      if (missing > 0) return missing === 1 ? one : `${missing} ${several}`
    }
    return null
  } catch (error) {
    if (error instanceof ReadoutError && isDamage(error)) return null
    throw error
  } finally {
    if (old) await closeLedger(old)
  }
}

function readIds({ db }: Ledger, { column, from }: Pick<(typeof KEPT)[number], 'column' | 'from'>) {
  const read = async (after: string) => {
    const { rows } = await sql<{ id: string }>`select ${sql.ref(column)} as id from ${sql.raw(from)}
      where ${sql.ref(column)} > ${after} order by 1 limit ${AT_ONCE}`.execute(db)
    return rows
  }
  return readPages('', read, ({ id }) => id)
}
