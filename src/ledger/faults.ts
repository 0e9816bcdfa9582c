/** What a database says when something goes wrong, in words that a person can act on. */
import { ReadoutError } from '../errors.ts'

/** A fault of a SQLite file as a ReadoutError; anything else is given back as it is. */
export function explainSqlite(error: unknown, path: string): unknown {
  const { code } = error as { code?: unknown }
  if (error instanceof ReadoutError || typeof code !== 'string' || !code.startsWith('SQLITE_')) return error
  const say = (as: ReadoutError['code'], what: string) =>
    new ReadoutError(as, `${path}: ${what}`, { cause: error })
  const [, kind] = code.split('_')
  switch (kind) {
    case 'BUSY':
    case 'LOCKED':
      return say('busy', 'another process has been writing for more than 30 s; end it, or try again later')
    case 'FULL':
      return say('storage', 'the disk is full; nothing was changed; make room and run the command again')
    case 'IOERR':
      return say(
        'storage',
        `the disk failed (${code}); the step under way was not kept; run the command again`,
      )
    case 'CORRUPT':
      return say(
        'damaged',
        'the file is damaged, or its disk fails; nothing was changed; readout check tells more, or use a backup',
      )
    case 'NOTADB':
      return say('not-a-ledger', 'is no ledger, or one that is damaged; name the ledger, or use a backup')
    case 'READONLY':
    case 'PERM':
    case 'AUTH':
      return say('unwritable', 'not allowed to write to it or to its folder')
    case 'CANTOPEN':
      return say('not-found', 'cannot be opened; is the folder there, and may it be written to?')
    case 'TOOBIG':
      return say('too-large', 'a value is larger than the ledger takes')
    default:
      return error
  }
}

/**
 * What a line of SQLite's `integrity_check` says, where it is no damage: the disk failed while it looked. Null where it is damage.
 */
export function explainLine(line: string, path: string): unknown {
  const [, code] = /error code=(\d+)/.exec(line) ?? []
  if (code === undefined || Number(code) % 256 !== IOERR) return null
  return explainSqlite(Object.assign(new Error(line), { code: 'SQLITE_IOERR' }), path)
}

const IOERR = 10 // SQLITE_IOERR, the primary code of all failures of reading and writing

/** A fault of a PostgreSQL server as a ReadoutError; anything else is given back as it is. */
export function explainPostgres(error: unknown, where: string): unknown {
  if (error instanceof ReadoutError) return error
  const { code, message } = (error instanceof AggregateError ? error.errors[0] : error) as {
    code?: unknown
    message: string
  }
  if (typeof code !== 'string')
    return /timeout|terminated/i.test(message)
      ? new ReadoutError('unreachable', `${where}: the server does not answer: ${message}`, { cause: error })
      : error
  const say = (as: ReadoutError['code'], what: string) =>
    new ReadoutError(as, `${where}: ${what}`, { cause: error })
  if (/^E[A-Z]+$/.test(code) || code.startsWith('08') || code.startsWith('57P'))
    return say(
      'unreachable',
      `the server cannot be reached (${code}); is it running, and is the address right?`,
    )
  if (code.startsWith('28')) return say('unreachable', 'the server refuses this user or password')
  if (code === '3D000') return say('not-found', 'there is no such database; create it first: createdb …')
  if (code === '42501') return say('unwritable', 'this user may not do that in this database')
  if (code === '25006') return say('unwritable', 'the server takes no changes now (read only)')
  if (code === '57014')
    return say('slow', 'the question takes too long on this ledger and was stopped; narrow it by a filter')
  if (code === '55P03')
    return say('busy', 'another process has been writing for more than 30 s; try again later')
  if (code.startsWith('53')) return say('storage', `the server has no room or memory left: ${message}`)
  if (code.startsWith('58') || code.startsWith('XX')) return say('damaged', `the server failed: ${message}`)
  return error
}
