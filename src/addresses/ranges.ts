/** The addresses that are nobody's public web server, and the ranges that a person allows all the same. */
import { BlockList, isIP } from 'node:net'
import { ReadoutError } from '../errors.ts'

/** A range of addresses of one family: "10.0.0.0/8". */
export interface Range {
  /** As it was written: a range, or a single address. */
  readonly text: string
  readonly family: 4 | 6
  readonly list: BlockList
}

/** A range that is refused, and what an address in it is: "a loopback address". */
export interface Refusal {
  readonly range: Range
  readonly what: string
}

/** An IP address in the one spelling that is judged and connected to; IPv4 inside IPv6 is taken out of it. */
export interface Target {
  readonly address: string
  readonly family: 4 | 6
}

const LOOPBACK = 'a loopback address'
const LINK_LOCAL = 'a link-local address'
const PRIVATE = 'a private address'
const SHARED = 'an address shared inside a provider'
const SPECIAL = 'an address for special purposes'
const EXAMPLE = 'an address for documentation'
const MULTICAST = 'a multicast address'
const TRANSLATED = 'an address that leads on to IPv4'
const RESERVED = 'a reserved address'

/**
 * The IANA IPv4 and IPv6 special-purpose address registries as of 2025-10-09, whole, with what they mark as globally
 * reachable too (no report is served from a relay or a sink), multicast, and all of IPv6 outside 2000::/3, which is
 * given to nobody. The first range that holds an address names it.
 */
const REFUSED: readonly Refusal[] = (
  [
    ['0.0.0.0/8', 'an address of this host'],
    ['10.0.0.0/8', PRIVATE],
    ['100.64.0.0/10', SHARED],
    ['127.0.0.0/8', LOOPBACK],
    ['169.254.0.0/16', LINK_LOCAL],
    ['172.16.0.0/12', PRIVATE],
    ['192.0.0.0/24', SPECIAL],
    ['192.0.2.0/24', EXAMPLE],
    ['192.31.196.0/24', SPECIAL],
    ['192.52.193.0/24', SPECIAL],
    ['192.88.99.0/24', SPECIAL],
    ['192.168.0.0/16', PRIVATE],
    ['192.175.48.0/24', SPECIAL],
    ['198.18.0.0/15', 'an address for measuring networks'],
    ['198.51.100.0/24', EXAMPLE],
    ['203.0.113.0/24', EXAMPLE],
    ['224.0.0.0/4', MULTICAST],
    ['240.0.0.0/4', RESERVED],
    ['::/128', 'an address of this host'],
    ['::1/128', LOOPBACK],
    ['::/96', TRANSLATED],
    ['64:ff9b::/96', TRANSLATED],
    ['64:ff9b:1::/48', TRANSLATED],
    ['100::/64', SPECIAL],
    ['100:0:0:1::/64', SPECIAL],
    ['200::/7', RESERVED],
    ['2001::/23', SPECIAL],
    ['2001:db8::/32', EXAMPLE],
    ['2002::/16', TRANSLATED],
    ['2620:4f:8000::/48', SPECIAL],
    ['3fff::/20', EXAMPLE],
    ['5f00::/16', SPECIAL],
    ['fc00::/7', PRIVATE],
    ['fe80::/10', LINK_LOCAL],
    ['fec0::/10', PRIVATE],
    ['ff00::/8', MULTICAST],
    ['::/3', RESERVED],
    ['4000::/2', RESERVED],
    ['8000::/1', RESERVED],
  ] as const
).map(([text, what]) => ({ range: getRange(text), what }))

/**
 * The ranges that may be fetched from though they are refused: "10.0.0.0/8", "fd00::/8", "192.168.1.20". Throws a
 * ReadoutError ("misuse") that names the first one that is none. IPv4 inside IPv6 is written as IPv4.
 */
export function checkAllow(ranges: readonly string[]): readonly Range[] {
  return ranges.map(getRange)
}

/** Why an address is not connected to, null where it may be. */
export function findRefusal(target: Target, allowed: readonly Range[]): Refusal | null {
  if (allowed.some((range) => holds(range, target))) return null
  return REFUSED.find(({ range }) => holds(range, target)) ?? null
}

/** The address as it is judged, null where it is none: "::ffff:127.0.0.1" is 127.0.0.1, "fe80::1%eth0" is fe80::1. */
export function findTarget(address: string): Target | null {
  const [plain = ''] = address.split('%') // the zone tells only through which interface
  const family = isIP(plain)
  if (family === 0) return null
  if (family === 4) return { address: plain, family }
  const hostname = new URL(`http://[${plain}]/`).hostname.slice(1, -1)
  const mapped = /^::ffff:([\da-f]{1,4}):([\da-f]{1,4})$/.exec(hostname)
  if (!mapped) return { address: hostname, family: 6 }
  const bytes = mapped.slice(1).flatMap((word) => [parseInt(word, 16) >> 8, parseInt(word, 16) & 0xff])
  return { address: bytes.join('.'), family: 4 }
}

function getRange(text: string): Range {
  const [, address = '', bits] = /^([\da-f.:]+)(?:\/(\d{1,3}))?$/i.exec(text) ?? []
  const target = findTarget(address)
  const longest = target?.family === 4 ? 32 : 128
  const prefix = bits === undefined ? longest : Number(bits)
  if (target === null || target.family !== isIP(address) || prefix > longest)
    throw new ReadoutError(
      'misuse',
      `allow: ${JSON.stringify(text)} is no range of addresses; write it like 10.0.0.0/8, fd00::/8 or 192.168.1.20`,
    )
  const list = new BlockList()
  list.addSubnet(target.address, prefix, nameFamily(target))
  return { text, family: target.family, list }
}

/** A BlockList takes 127.0.0.1 for part of ::/0, so the families are kept apart here. */
function holds({ family, list }: Range, target: Target): boolean {
  return family === target.family && list.check(target.address, nameFamily(target))
}

function nameFamily({ family }: Target): 'ipv4' | 'ipv6' {
  return family === 4 ? 'ipv4' : 'ipv6'
}
