/** The server's secret: by it sessions are told from forged ones. None is shipped, and each installation has its own. */
import { randomBytes } from 'node:crypto'
import { linkSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ReadoutError, unreadable } from '../errors.ts'

/** The value that stands in the documentation: everybody knows it. */
export const EXAMPLE_SECRET = 'put-at-least-32-random-characters-here'
const SHORTEST = 32 // characters
const FEWEST = 8 // different characters: random ones have more, keys that somebody leans on have not
const FILE = 'readout.secret'

/**
 * The secret: READOUT_SECRET, else what the file READOUT_SECRET_FILE holds, else `readout.secret` in a folder, which is made
 * where it is not there. Throws a ReadoutError `secret` where it is short, the documentation's, or open to others.
 */
export function findSecret(
  folder: string,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): string {
  const { READOUT_SECRET: value, READOUT_SECRET_FILE: file } = environment
  if (value && file) throw wrong('READOUT_SECRET and READOUT_SECRET_FILE are both set; leave one of them out')
  if (value) return check(value, 'READOUT_SECRET')
  if (file) return check(read(file), `READOUT_SECRET_FILE ${file}`)
  const own = join(folder, FILE)
  makeFile(own)
  checkMode(own)
  return check(read(own), own)
}

function check(value: string, what: string): string {
  const secret = value.trim()
  if (secret.includes(EXAMPLE_SECRET))
    throw wrong(`${what}: is the example of the documentation, which everybody knows; ${MAKE}`)
  if (secret.length < SHORTEST)
    throw wrong(`${what}: has ${secret.length} characters, and needs ${SHORTEST}; ${MAKE}`)
  if (new Set(secret).size < FEWEST) throw wrong(`${what}: repeats a few characters; ${MAKE}`)
  return secret
}

const MAKE = 'make one: openssl rand -base64 32'

/** Makes the file where it is not there: whole or not at all, for two processes may begin at once. */
function makeFile(path: string): void {
  if (statSync(path, { throwIfNoEntry: false })) return
  const draft = `${path}.${randomBytes(4).toString('hex')}`
  try {
    writeFileSync(draft, `${randomBytes(32).toString('base64url')}\n`, { flag: 'wx', mode: 0o600 })
    linkSync(draft, path)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code !== 'EEXIST')
      throw wrong(
        `${path}: cannot be made (${code ?? String(error)}); make its folder writable, or set READOUT_SECRET`,
        error,
      )
  } finally {
    rmSync(draft, { force: true })
  }
}

/** Nobody but its owner may read or change it. Windows has no such modes. */
function checkMode(path: string): void {
  if (process.platform === 'win32') return
  const { mode } = statSync(path)
  if ((mode & 0o077) !== 0)
    throw wrong(
      `${path}: others may read or change it (mode ${(mode & 0o777).toString(8)}); keep it to yourself: chmod 600 ${path}, ` +
        'or remove it where somebody may have read it, and all sign in again',
    )
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    throw unreadable(path, error as NodeJS.ErrnoException)
  }
}

function wrong(message: string, cause?: unknown): ReadoutError {
  return new ReadoutError('secret', message, { cause })
}
