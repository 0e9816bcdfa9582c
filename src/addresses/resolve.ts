/** Finds the IP addresses that a host stands for, and refuses the host if one of them is not public. */
import type { LookupAddress } from 'node:dns'
import { lookup as lookupInSystem } from 'node:dns/promises'
import { refuse } from './address.ts'
import { failed } from './faults.ts'
import { findRefusal, findTarget, type Range, type Target } from './ranges.ts'

/** All addresses of a host name, as `dns.lookup` gives them with `all: true`. */
export type Lookup = (host: string) => Promise<readonly LookupAddress[]>

/** How to find the addresses: `allowed` are ranges that are not refused, `name` begins the messages. */
export interface ResolveOptions {
  readonly name: string
  readonly allowed: readonly Range[]
  readonly lookup?: Lookup | undefined
}

/**
 * The addresses that may be connected to for an address, at least one. Throws a ReadoutError: "address" where one of
 * them is refused, "fetch" where the name is not known.
 */
export async function findTargets(
  url: URL,
  { name, allowed, lookup }: ResolveOptions,
): Promise<readonly Target[]> {
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const literal = findTarget(host)
  const found = literal ? [literal] : await findAddresses(host, { name, lookup })
  if (found.length === 0) throw failed(name, { code: 'ENOTFOUND' })
  return found.map(({ address }) => {
    const target = findTarget(address)
    if (target === null) throw refuse(name, `resolves to "${address}", which is no IP address`)
    const refusal = findRefusal(target, allowed)
    if (refusal === null) return target
    const { range, what } = refusal
    throw refuse(
      name,
      `${literal ? 'is at' : 'resolves to'} ${target.address}, ${what}; to fetch from your own network name the ` +
        `range: allow: ${range.text} in readout.yaml or --allow`,
    )
  })
}

async function findAddresses(
  host: string,
  { name, lookup = (host) => lookupInSystem(host, { all: true }) }: Omit<ResolveOptions, 'allowed'>,
): Promise<readonly LookupAddress[]> {
  try {
    return await lookup(unifyLocalhost(host))
  } catch (error) {
    throw failed(name, error)
  }
}

/** "localhost." and "a.localhost" are the loopback whatever a name server says (RFC 6761, section 6.3). */
function unifyLocalhost(host: string): string {
  return /(?:^|\.)localhost\.?$/.test(host) ? 'localhost' : host
}
