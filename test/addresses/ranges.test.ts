import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkAllow } from '../../src/addresses/index.ts'
import { findRefusal, findTarget } from '../../src/addresses/ranges.ts'

// The IANA special-purpose address registries (2025-10-09), multicast, and what of IPv6 is given to nobody.
const REFUSED_4 = `0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24
  192.0.2.0/24 192.31.196.0/24 192.52.193.0/24 192.88.99.0/24 192.168.0.0/16 192.175.48.0/24 198.18.0.0/15
  198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4 255.255.255.255/32`.split(/\s+/)
const REFUSED_6 = `0:0:0:0:0:0:0:0/128 0:0:0:0:0:0:0:1/128 64:ff9b:0:0:0:0:0:0/96 64:ff9b:1:0:0:0:0:0/48
  100:0:0:0:0:0:0:0/64 100:0:0:1:0:0:0:0/64 2001:0:0:0:0:0:0:0/23 2001:db8:0:0:0:0:0:0/32 2002:0:0:0:0:0:0:0/16
  2620:4f:8000:0:0:0:0:0/48 3fff:0:0:0:0:0:0:0/20 5f00:0:0:0:0:0:0:0/16 fc00:0:0:0:0:0:0:0/7
  fe80:0:0:0:0:0:0:0/10 fec0:0:0:0:0:0:0:0/10 ff00:0:0:0:0:0:0:0/8 0:0:0:0:0:0:0:0/3 4000:0:0:0:0:0:0:0/2
  8000:0:0:0:0:0:0:0/1`.split(/\s+/)

interface Interval {
  readonly first: bigint
  readonly last: bigint
}

/** The first and last address of a range, counted by another way than the code under test. */
function bounds(range: string): Interval {
  const [address = '', bits] = range.split('/')
  const four = address.includes('.')
  const words = address.split(four ? '.' : ':').map((word) => BigInt(four ? word : `0x${word}`))
  const first = words.reduce((sum, word) => (sum << (four ? 8n : 16n)) | word, 0n)
  return { first, last: first + (1n << (BigInt(four ? 32 : 128) - BigInt(bits ?? ''))) - 1n }
}

const show4 = (value: bigint) => [24n, 16n, 8n, 0n].map((shift) => (value >> shift) & 0xffn).join('.')
const show6 = (value: bigint) =>
  [112n, 96n, 80n, 64n, 48n, 32n, 16n, 0n].map((s) => ((value >> s) & 0xffffn).toString(16)).join(':')

const RANGES_4 = REFUSED_4.map(bounds)
const RANGES_6 = REFUSED_6.map(bounds)
const MAPPED = bounds('0:0:0:0:0:ffff:0:0/96')

const within = (ranges: readonly Interval[], value: bigint) =>
  ranges.some(({ first, last }) => first <= value && value <= last)

function isRefused(address: string, allow: readonly string[] = []): boolean {
  const target = findTarget(address)
  return target === null || findRefusal(target, checkAllow(allow)) !== null
}

/** Any address, and more often one at the edge of a range. */
function anyAddress(ranges: readonly Interval[], bits: bigint): fc.Arbitrary<bigint> {
  const most = (1n << bits) - 1n
  const edges = ranges.flatMap(({ first, last }) => [first - 1n, first, last, last + 1n])
  return fc.oneof(
    fc.bigInt({ min: 0n, max: most }),
    fc.constantFrom(...edges.filter((edge) => edge >= 0n && edge <= most)),
  )
}

describe('what is refused', () => {
  test.each(REFUSED_4)('every address of %s', (range) => {
    const { first, last } = bounds(range)
    fc.assert(fc.property(fc.bigInt({ min: first, max: last }), (value) => isRefused(show4(value))))
  })

  test.each(REFUSED_4)('every address of %s inside IPv6', (range) => {
    const { first, last } = bounds(range)
    fc.assert(
      fc.property(
        fc.bigInt({ min: first, max: last }),
        (value) => isRefused(`::ffff:${show4(value)}`) && isRefused(show6(MAPPED.first + value)),
      ),
    )
  })

  test.each(REFUSED_6)('every address of %s, in any spelling', (range) => {
    const { first, last } = bounds(range)
    fc.assert(
      fc.property(fc.bigInt({ min: first, max: last }), (value) => {
        fc.pre(!within([MAPPED], value))
        const short = new URL(`http://[${show6(value)}]/`).hostname.slice(1, -1)
        return [show6(value), show6(value).toUpperCase(), short, `${short}%eth0`].every((a) => isRefused(a))
      }),
    )
  })

  test('and no address of IPv4 that is in none of these ranges', () => {
    fc.assert(
      fc.property(anyAddress(RANGES_4, 32n), (value) => {
        expect(isRefused(show4(value)), show4(value)).toBe(within(RANGES_4, value))
        expect(isRefused(`::ffff:${show4(value)}`), show4(value)).toBe(within(RANGES_4, value))
      }),
      { numRuns: 2000 },
    )
  })

  test('nor of IPv6', () => {
    const outside = fc.bigInt({ min: 0x2n << 124n, max: (0x4n << 124n) - 1n })
    fc.assert(
      fc.property(fc.oneof(anyAddress(RANGES_6, 128n), outside), (value) => {
        fc.pre(!within([MAPPED], value))
        expect(isRefused(show6(value)), show6(value)).toBe(within(RANGES_6, value))
      }),
      { numRuns: 2000 },
    )
  })

  test.each([
    '8.8.8.8',
    '93.184.216.34',
    '1.1.1.1',
    '223.255.255.255',
    '2606:4700:4700::1111',
    '2a00:1450::1',
  ])('the public address %s is not', (address) => expect(isRefused(address)).toBe(false))

  test.each(['', 'localhost', '127.1', '1.2.3', '256.1.1.1', '::g', '1.2.3.4.5', '0x7f.0.0.1', '010.0.0.1'])(
    'what is no address is: "%s"',
    (address) => expect(isRefused(address)).toBe(true),
  )
})

describe('what is allowed', () => {
  test('the addresses of a range, and no others', () => {
    const allow = ['10.20.0.0/16', 'fd00:1::/32', '192.168.1.20', '::1']
    for (const address of [
      '10.20.0.0',
      '10.20.255.255',
      '::ffff:10.20.3.4',
      'fd00:1::5',
      '192.168.1.20',
      '::1',
    ])
      expect(isRefused(address, allow), address).toBe(false)
    for (const address of ['10.19.255.255', '10.21.0.0', 'fd00:2::5', '192.168.1.21', '127.0.0.1', '::2'])
      expect(isRefused(address, allow), address).toBe(true)
  })

  test('all of IPv6 allows none of IPv4, and all of IPv4 none of IPv6', () => {
    expect(isRefused('127.0.0.1', ['::/0'])).toBe(true)
    expect(isRefused('::ffff:127.0.0.1', ['::/0'])).toBe(true)
    expect(isRefused('::1', ['0.0.0.0/0'])).toBe(true)
  })

  test('a range counts from its network, whatever address in it is written', () => {
    expect(isRefused('10.20.0.1', ['10.20.99.99/16'])).toBe(false)
  })

  test.each([
    '',
    '10.0.0.0/33',
    '::/129',
    '10.0.0.0/',
    '10.0.0.0/-1',
    '10.0.0.0/8/8',
    '10.0.0/8',
    '10.*',
    ' 10.0.0.0/8',
    'localhost',
    'fe80::1%eth0',
    '::ffff:10.0.0.0/104',
    'http://10.0.0.1',
    '10.0.0.0/8\n',
  ])('"%s" is no range, and the message names it', (range) => {
    expect(() => checkAllow(['127.0.0.0/8', range])).toThrow(
      expect.objectContaining({
        code: 'misuse',
        message: `allow: ${JSON.stringify(range)} is no range of addresses; write it like 10.0.0.0/8, fd00::/8 or 192.168.1.20`,
      }),
    )
  })
})
