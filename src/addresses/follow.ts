/** Follows an address to its page: each hop is looked up, checked and connected to as the first one is. */
import type { IncomingMessage } from 'node:http'
import { checkAddress, showAddress } from './address.ts'
import { answered, unfetched } from './faults.ts'
import type { Range } from './ranges.ts'
import { sendRequest } from './request.ts'
import { findTargets, type Lookup } from './resolve.ts'

/** How to follow: at most `redirects` of them; `name` begins the messages. */
export interface FollowOptions {
  readonly name: string
  readonly redirects: number
  readonly allowed: readonly Range[]
  readonly lookup: Lookup | undefined
  readonly signal: AbortSignal
}

/** An answer that is no redirect: where it was found, and how messages about it begin. */
export interface Found {
  readonly response: IncomingMessage
  readonly url: URL
  readonly name: string
}

const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308])

/**
 * What `read` makes of the answer with status 2xx to which an address leads; its connection is closed afterwards.
 * Throws a ReadoutError: "address" where a hop must not be fetched, "fetch" where one fails or there are too many.
 */
export async function follow<T>(
  first: URL,
  read: (found: Found) => Promise<T>,
  { redirects, signal, ...options }: FollowOptions,
): Promise<T> {
  let { name } = options
  let url = first
  for (let hop = 0; hop <= redirects; hop++) {
    const targets = await findTargets(url, { ...options, name })
    signal.throwIfAborted()
    const response = await sendRequest(url, { name, targets, signal })
    try {
      const location = findLocation(response)
      if (location === null) {
        checkStatus(response, name)
        return await read({ response, url, name })
      }
      name = `${options.name}: redirects to ${showAddress(URL.parse(location, url.href) ?? location)}`
      url = checkAddress(location, { name, base: url })
    } finally {
      response.destroy()
    }
  }
  throw unfetched(options.name, `redirects more than ${redirects} times; give the address that it leads to`)
}

/** Where a redirect leads, null for any other answer. Node reads headers as Latin-1; many servers write UTF-8. */
function findLocation({ statusCode = 0, headers }: IncomingMessage): string | null {
  if (!REDIRECTS.has(statusCode) || headers.location === undefined) return null
  return Buffer.from(headers.location, 'latin1').toString()
}

function checkStatus({ statusCode: status = 0 }: IncomingMessage, name: string): void {
  if (status < 200 || status > 299) throw answered(name, status)
}
