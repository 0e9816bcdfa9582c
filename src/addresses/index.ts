/** Fetches the page at a web address, and nothing that is not on the public web. */
import { createHash } from 'node:crypto'
import { checkAddress, showAddress } from './address.ts'
import { readBody } from './body.ts'
import { type Found, follow } from './follow.ts'
import { checkAllow } from './ranges.ts'
import type { Lookup } from './resolve.ts'
import { checkType, findCharset } from './type.ts'
import { runUntil } from './until.ts'

export { isAddress } from './address.ts'
export { checkAllow, type Range } from './ranges.ts'
export type { Lookup } from './resolve.ts'

/** What an address held when it was fetched. */
export interface Page {
  /** Where it was found in the end, behind all redirects and without a fragment. */
  readonly url: string
  /** The body, unpacked. */
  readonly bytes: Uint8Array
  /** The Content-Type header as it was sent. */
  readonly type?: string
  /** The encoding that this header names: "iso-8859-1". */
  readonly charset?: string
  /** SHA-256 of the bytes, in hexadecimal. */
  readonly digest: string
}

/** How far a fetch may go. */
export interface Bounds {
  /** Redirects that are followed. */
  readonly redirects: number
  /** Milliseconds for all of it, looking up and redirects included. */
  readonly ms: number
  /** Bytes of the body, packed and unpacked. */
  readonly bytes: number
}

/** How to fetch; all of it may be left out. */
export interface FetchOptions {
  /** Ranges or single addresses that are allowed though they are not public: "10.0.0.0/8", "fd00::1". */
  readonly allow?: readonly string[]
  /** Finds the addresses of a host name. Default: the system. */
  readonly lookup?: Lookup
  /** Gives the fetch up. */
  readonly signal?: AbortSignal
  /** For tests. Default: 5 redirects, 20 s, 15 MB. */
  readonly bounds?: Partial<Bounds>
}

const BOUNDS: Bounds = { redirects: 5, ms: 20_000, bytes: 15 * 2 ** 20 }

/**
 * The page at an http or https address, on any port. Every host on the way is looked up once, all its addresses are
 * checked, and the connection goes to one of those. Redirects may lead from https to http, as in a browser: `url` then
 * tells so, and there are neither cookies nor passwords to lose. A refresh written in the page is not followed.
 *
 * Throws a ReadoutError: "address" where an address is malformed or not to be fetched, "fetch" where it could not be,
 * "too-large" where the page is larger than a report, "misuse" where `allow` holds what is no range.
 */
export async function fetchPage(
  address: string,
  { allow = [], lookup, signal, bounds }: FetchOptions = {},
): Promise<Page> {
  const { redirects, ms, bytes: most } = { ...BOUNDS, ...bounds }
  const name = showAddress(address)
  const allowed = checkAllow(allow)
  const first = checkAddress(address, { name })
  return runUntil(
    (signal) =>
      follow(first, (found) => readPage(found, { most, signal }), {
        name,
        redirects,
        allowed,
        lookup,
        signal,
      }),
    { name, ms, signal },
  )
}

async function readPage(
  { response, url, name }: Found,
  bounds: { readonly most: number; readonly signal: AbortSignal },
): Promise<Page> {
  const type = response.headers['content-type']
  checkType(type, name)
  const bytes = await readBody(response, { name, ...bounds })
  const charset = findCharset(type)
  return {
    url: url.href,
    bytes,
    ...(type !== undefined && { type }),
    ...(charset !== null && { charset }),
    digest: createHash('sha256').update(bytes).digest('hex'),
  }
}
