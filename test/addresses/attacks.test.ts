/** Rows 1, 2, 3, 5 and 6 of the attacks that Readout is tested against: nothing on the inside is reached by address. */
import type { LookupAddress } from 'node:dns'
import { networkInterfaces } from 'node:os'
import { describe, expect, test } from 'vitest'
import { fetchPage } from '../../src/addresses/index.ts'
import { failureOf, serve, serveCanary, textOf } from './servers.ts'

const PUBLIC = '93.184.216.34'
const HOME = ['127.0.0.1'] // where the servers listen that may be fetched from; the canaries listen beside it
const BESIDE = '127.0.0.2'
const LOCAL = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? [])
const EVERYWHERE = LOCAL.some(({ family }) => family === 'IPv6') ? '::' : '0.0.0.0' // "::" is IPv4 as well

const at = (...addresses: string[]): LookupAddress[] =>
  addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }))

describe('1: an address on the inside is refused, and nothing connects to it', () => {
  test.each([
    ['127.0.0.1', 'is at 127.0.0.1, a loopback address'],
    ['[::1]', 'is at ::1, a loopback address'],
    ['0.0.0.0', 'is at 0.0.0.0, an address of this host'],
    ['[::]', 'is at ::, an address of this host'],
    ['2130706433', 'is at 127.0.0.1, a loopback address'],
    ['0x7f000001', 'is at 127.0.0.1, a loopback address'],
    ['0x7f.1', 'is at 127.0.0.1, a loopback address'],
    ['0177.0.0.1', 'is at 127.0.0.1, a loopback address'],
    ['127.1', 'is at 127.0.0.1, a loopback address'],
    ['127.0.0.1.', 'is at 127.0.0.1, a loopback address'],
    ['%31%32%37.0.0.1', 'is at 127.0.0.1, a loopback address'],
    ['①②⑦.0.0.1', 'is at 127.0.0.1, a loopback address'],
    ['[::ffff:127.0.0.1]', 'is at 127.0.0.1, a loopback address'],
    ['[0:0:0:0:0:FFFF:7F00:1]', 'is at 127.0.0.1, a loopback address'],
    ['[::127.0.0.1]', 'is at ::7f00:1, an address that leads on to IPv4'],
    ['[64:ff9b::127.0.0.1]', 'is at 64:ff9b::7f00:1, an address that leads on to IPv4'],
    ['169.254.169.254', 'is at 169.254.169.254, a link-local address'],
    ['localhost', 'resolves to'],
    ['localhost.', 'resolves to'],
    ['LOCALHOST', 'resolves to'],
    ['reports.localhost', 'resolves to'],
  ])('%s', async (host, reason) => {
    const canary = await serveCanary(EVERYWHERE)
    const failure = await failureOf(fetchPage(`http://${host}:${canary.port}/`))
    expect(failure).toMatch(/^address: /)
    expect(failure).toContain(reason)
    expect(canary.hits()).toBe(0)
  })

  test('the canary is reached where its range is allowed, so it would tell', async () => {
    const canary = await serveCanary()
    expect(textOf(await fetchPage(`http://2130706433:${canary.port}/`, { allow: ['127.0.0.0/8'] }))).toBe(
      'tweet',
    )
    expect(canary.hits()).toBe(1)
  })

  test('the message names the address, the reason and the range to allow', async () => {
    expect(await failureOf(fetchPage('http://127.0.0.1:8080/report'))).toBe(
      'address: http://127.0.0.1:8080/report: is at 127.0.0.1, a loopback address; to fetch from your own network ' +
        'name the range: allow: 127.0.0.0/8 in readout.yaml or --allow',
    )
    const lookup = async () => at('10.1.2.3')
    expect(await failureOf(fetchPage('https://news.example/', { lookup }))).toBe(
      'address: https://news.example/: resolves to 10.1.2.3, a private address; to fetch from your own network ' +
        'name the range: allow: 10.0.0.0/8 in readout.yaml or --allow',
    )
  })

  test('allowing one address allows no other', async () => {
    const canary = await serveCanary(BESIDE)
    expect(await failureOf(fetchPage(canary.origin, { allow: HOME }))).toContain('is at 127.0.0.2')
    expect(canary.hits()).toBe(0)
  })
})

describe('2: a redirect to the inside is refused, and nothing connects to it', () => {
  test.each([301, 302, 303, 307, 308])('with status %i', async (status) => {
    const canary = await serveCanary(BESIDE)
    const server = await serve((_request, response) =>
      response.writeHead(status, { Location: `${canary.origin}/admin` }).end(),
    )
    expect(await failureOf(fetchPage(server.origin, { allow: HOME }))).toBe(
      `address: ${server.origin}: redirects to ${canary.origin}/admin: is at 127.0.0.2, a loopback address; ` +
        'to fetch from your own network name the range: allow: 127.0.0.0/8 in readout.yaml or --allow',
    )
    expect(canary.hits()).toBe(0)
  })

  test('nor by a second redirect behind a good one', async () => {
    const canary = await serveCanary(BESIDE)
    const server = await serve(({ url }, response) =>
      response.writeHead(302, { Location: url === '/' ? '/next' : `//${BESIDE}:${canary.port}/` }).end(),
    )
    expect(await failureOf(fetchPage(server.origin, { allow: HOME }))).toContain('is at 127.0.0.2')
    expect(server.hits()).toBe(2)
    expect(canary.hits()).toBe(0)
  })

  test('a refresh in the page or in a header is not followed', async () => {
    const canary = await serveCanary()
    const page = `<html><head><meta http-equiv="refresh" content="0;url=${canary.origin}"></head></html>`
    const server = await serve((_request, response) =>
      response.setHeader('Refresh', `0;url=${canary.origin}`).end(page),
    )
    const fetched = await fetchPage(server.origin, { allow: HOME })
    expect(textOf(fetched)).toBe(page)
    expect(fetched.url).toBe(`${server.origin}/`)
    expect(canary.hits()).toBe(0)
  })

  test('six hops are refused, and the last of them is not made', async () => {
    const canary = await serveCanary()
    const server = await serve(({ url }, response) => {
      const hop = Number(url?.slice(1))
      response.writeHead(302, { Location: hop === 5 ? canary.origin : `/${hop + 1}` }).end()
    })
    expect(await failureOf(fetchPage(`${server.origin}/0`, { allow: HOME }))).toBe(
      `fetch: ${server.origin}/0: redirects more than 5 times; give the address that it leads to`,
    )
    expect(server.hits()).toBe(6)
    expect(canary.hits()).toBe(0)
  })
})

describe('3: a name that changes its address is connected to only where it was checked', () => {
  test('public at first and then the loopback: it is looked up once, and nothing else is connected to', async () => {
    const canary = await serveCanary()
    const answers = [at(PUBLIC), at('127.0.0.1')]
    let asked = 0
    const lookup = async () => answers[asked++] ?? []
    const failure = await failureOf(
      fetchPage(`http://rebind.example:${canary.port}/`, { lookup, bounds: { ms: 300 } }),
    )
    expect(failure).toMatch(/^fetch: /) // the public address is far away
    expect(asked).toBe(1)
    expect(canary.hits()).toBe(0)
  })

  test('allowed at first and then another: the first is connected to', async () => {
    const server = await serve((_request, response) => response.end('the report'))
    const answers = [at('127.0.0.1'), at(BESIDE)]
    let asked = 0
    const lookup = async () => answers[asked++] ?? []
    const page = await fetchPage(`http://rebind.example:${server.port}/`, { lookup, allow: HOME })
    expect(textOf(page)).toBe('the report')
    expect(server.requests[0]?.headers.host).toBe(`rebind.example:${server.port}`)
    expect(asked).toBe(1)
  })

  test('a redirect to the same name is looked up and checked anew', async () => {
    const canary = await serveCanary(BESIDE)
    const server = await serve((_request, response) =>
      response.writeHead(302, { Location: `http://rebind.example:${canary.port}/` }).end(),
    )
    const answers = [at('127.0.0.1'), at(BESIDE)]
    let asked = 0
    const lookup = async () => answers[asked++] ?? []
    expect(
      await failureOf(fetchPage(`http://rebind.example:${server.port}/`, { lookup, allow: HOME })),
    ).toContain('resolves to 127.0.0.2, a loopback address')
    expect(asked).toBe(2)
    expect(canary.hits()).toBe(0)
  })

  test.each([
    ['public and loopback', [PUBLIC, '127.0.0.1']],
    ['loopback and public', ['127.0.0.1', PUBLIC]],
    ['public and IPv6 loopback', [PUBLIC, '::1']],
    ['public and loopback inside IPv6', [PUBLIC, '::ffff:127.0.0.1']],
    ['public and link-local with a zone', [PUBLIC, 'fe80::1%eth0']],
    ['public and no address at all', [PUBLIC, '127.1']],
  ])('an answer with %s at once refuses', async (_what, addresses) => {
    const canary = await serveCanary()
    const lookup = async () => at(...addresses)
    expect(await failureOf(fetchPage(`http://both.example:${canary.port}/`, { lookup }))).toMatch(
      /^address: http:\/\/both\.example:\d+\/: resolves to /,
    )
    expect(canary.hits()).toBe(0)
  })
})

describe('5: only http and https are fetched', () => {
  const schemes = [
    'file:///etc/passwd',
    'ftp://127.0.0.1/report',
    'data:text/html,<p>Hello',
    'gopher://127.0.0.1:70/_',
    'javascript:alert(1)',
    'blob:http://127.0.0.1/1',
    'unix:/var/run/docker.sock',
    'ws://127.0.0.1/',
  ]

  test.each(schemes)('%s is refused', async (address) => {
    const failure = await failureOf(fetchPage(address))
    expect(failure).toMatch(/^address: .*: only http and https are fetched, not [a-z]+:; /)
  })

  test.each(schemes)('a redirect to %s is refused', async (address) => {
    const server = await serve((_request, response) => response.writeHead(302, { Location: address }).end())
    const failure = await failureOf(fetchPage(server.origin, { allow: HOME }))
    expect(failure).toMatch(/^address: .*: redirects to .*: only http and https are fetched, not [a-z]+:; /)
  })
})

describe('6: no reserved range is forgotten', () => {
  test.each([
    ['100.64.0.1', 'an address shared inside a provider', '100.64.0.0/10'],
    ['192.0.0.1', 'an address for special purposes', '192.0.0.0/24'],
    ['198.18.0.1', 'an address for measuring networks', '198.18.0.0/15'],
    ['240.0.0.1', 'a reserved address', '240.0.0.0/4'],
    ['64:ff9b::a00:1', 'an address that leads on to IPv4', '64:ff9b::/96'],
    ['fc00::1', 'a private address', 'fc00::/7'],
    ['fe80::1', 'a link-local address', 'fe80::/10'],
  ])('%s', async (address, what, range) => {
    const host = address.includes(':') ? `[${address}]` : address
    const reason = `${address}, ${what}; to fetch from your own network name the range: allow: ${range} `
    expect(await failureOf(fetchPage(`http://${host}/`))).toContain(`is at ${reason}`)
    const lookup = async () => at(address)
    expect(await failureOf(fetchPage('http://news.example/', { lookup }))).toContain(`resolves to ${reason}`)
  })
})
