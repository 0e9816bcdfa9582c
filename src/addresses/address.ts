/** A web address as a person gives it or a server sends it on. */
import { ReadoutError } from '../errors.ts'

const LONGEST = 200

/** Whether an input is a web address and no file: it begins with http:// or https://, in capitals or not. */
export function isAddress(input: string): boolean {
  return /^https?:\/\//i.test(input)
}

/**
 * The address to fetch, without its fragment, which no server sees. `base` is the address that leads to it, `name`
 * begins the message. Throws a ReadoutError ("address") where it is malformed, of another scheme, or names a user.
 */
export function checkAddress(address: string, { name, base }: { name: string; base?: URL }): URL {
  const url = URL.parse(address, base?.href)
  if (url === null) throw refuse(name, 'is no web address; give one like https://example.org/report.html')
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    throw refuse(
      name,
      `only http and https are fetched, not ${url.protocol.slice(0, LONGEST)}; save the report and name the file`,
    )
  if (url.username !== '' || url.password !== '')
    throw refuse(name, 'names a user or a password; give the address without them')
  url.hash = ''
  return url
}

/** The address as messages show it: on one line, short, without a user's name and password. */
export function showAddress(address: string | URL): string {
  const line = String(address)
    .slice(0, 10 * LONGEST)
    .replace(/[\p{C}\p{Z}]+/gu, ' ')
    .trim()
    .replace(/^([a-z][a-z\d+.-]*:[\\/]*)[^\\/?#]*@/i, '$1')
  return line.length <= LONGEST ? line : `${line.slice(0, LONGEST - 1)}…`
}

/** A ReadoutError about an address that is not to be fetched at all. */
export function refuse(name: string, what: string): ReadoutError {
  return new ReadoutError('address', `${name}: ${what}`)
}
