/** The catalogue of errors. */

/** What can go wrong with an input; each code stands in `Failure.error.code` and in the documentation. */
export type ErrorCode =
  | 'not-found' // no such file
  | 'is-folder' // a folder where a file is needed
  | 'unreadable' // the system refuses to read it
  | 'empty' // not one byte
  | 'unwritable' // the system refuses to write it
  | 'too-large' // more than one report may have
  | 'too-deep' // HTML or Markdown nested deeper than any real page
  | 'binary' // neither text nor a type that Readout knows
  | 'encoding' // bytes that are no text in any encoding found
  | 'head' // the YAML head of a text or Markdown file
  | 'line' // a line of JSON Lines
  | 'field' // a value given for a report: a date, a language, an address
  | 'codebook' // a codebook that is not what it should be
  | 'model' // the trained reader's files are missing or damaged
  | 'time' // reading took longer than one report may take
  | 'memory' // reading took more memory than one report may take
  | 'address' // an address that is malformed, or that Readout must not fetch
  | 'fetch' // an address that could not be fetched: status, time, name, connection, redirects
  | 'not-a-ledger' // a file or database that holds no ledger
  | 'newer' // a ledger of a newer Readout
  | 'network' // a SQLite file on a network file system
  | 'damaged' // a ledger that contradicts itself
  | 'storage' // a full disk, or one that fails
  | 'busy' // another process has been writing for too long
  | 'unreachable' // a database server that does not answer
  | 'slow' // a question that takes too long
  | 'unsound' // a reading whose spans or references do not hold, or a row of the ledger that was edited
  | 'unauthorized' // an e-mail and a password that do not belong together, or no sign-in where one is needed
  | 'forbidden' // what an account's role does not allow, or what nobody may do
  | 'too-many' // too many failed tries to sign in
  | 'type' // a request's body of a type that is not taken
  | 'misdirected' // a request to a name that is not the server's
  | 'secret' // the server's secret is missing, weak, or open to others
  | 'misuse' // arguments that do not go together
  | 'internal' // a fault of Readout itself

/**
 * An error that a person can act on: `message` is one line that names the thing, the value and the way out.
 * The doors print it as it is; nothing else that is thrown is meant for people.
 */
export class ReadoutError extends Error {
  readonly code: ErrorCode

  constructor(code: ErrorCode, message: string, options?: { cause: unknown }) {
    super(message, options)
    this.name = 'ReadoutError'
    this.code = code
  }
}

/** Somebody has to wait before he tries again. */
export class TooManyError extends ReadoutError {
  /** Seconds to wait. */
  readonly seconds: number

  constructor(message: string, seconds: number) {
    super('too-many', message)
    this.name = 'TooManyError'
    this.seconds = seconds
  }
}

/** What is wrong with a codebook, and where; lines and columns count from 1. */
export interface Problem {
  readonly line: number
  readonly column: number
  /** One line: what is wrong, and what to do. */
  readonly message: string
}

/** Everything that is wrong with one codebook: `message` has a line for each problem, "talks.yaml:12:9: …". */
export class CodebookError extends ReadoutError {
  readonly problems: readonly Problem[]

  constructor(name: string, problems: readonly Problem[]) {
    super('codebook', problems.map((problem) => formatProblem(name, problem)).join('\n'))
    this.name = 'CodebookError'
    this.problems = problems
  }
}

/** "talks.yaml:12:9: issue "truce" has no label; add …" */
export function formatProblem(name: string, { line, column, message }: Problem): string {
  return `${name}:${line}:${column}: ${message}`
}

/** Why a file cannot be read, as a person is told. */
export function unreadable(path: string, { code, message }: NodeJS.ErrnoException): ReadoutError {
  if (code === 'ENOENT' || code === 'ENOTDIR')
    return new ReadoutError('not-found', `${path}: there is no such file`)
  if (code === 'EACCES' || code === 'EPERM')
    return new ReadoutError('unreadable', `${path}: not allowed to read it`)
  return new ReadoutError('unreadable', `${path}: cannot be read: ${message}`)
}
