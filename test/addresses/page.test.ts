import { createHash } from 'node:crypto'
import zlib from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { fetchPage, isAddress } from '../../src/addresses/index.ts'
import { failureOf, serve, serveRaw, textOf } from './servers.ts'

const allow = ['127.0.0.1']
const WORDS = '<html><body><p>“We accept,” said José.</p></body></html>'

describe('an input is an address', () => {
  test.each(['http://example.org', 'https://example.org/a', 'HTTPS://example.org', 'hTTp://[::1]/'])(
    '%s',
    (input) => expect(isAddress(input)).toBe(true),
  )
  test.each(['report.html', 'http.txt', 'http:/a', './http://a', 'file:///a', 'ftp://a', '-', ''])(
    'but not "%s"',
    (input) => expect(isAddress(input)).toBe(false),
  )
})

describe('a page', () => {
  test('is its bytes, its address, its type and its digest', async () => {
    const server = await serve((_request, response) =>
      response.setHeader('Content-Type', 'text/html; charset="UTF-8"').end(WORDS),
    )
    expect(await fetchPage(`${server.origin}/report?id=1#top`, { allow })).toEqual({
      url: `${server.origin}/report?id=1`,
      bytes: new TextEncoder().encode(WORDS),
      type: 'text/html; charset="UTF-8"',
      charset: 'UTF-8',
      digest: createHash('sha256').update(WORDS).digest('hex'),
    })
  })

  test('may lack a type', async () => {
    const server = await serve((_request, response) => response.end(WORDS))
    const page = await fetchPage(server.origin, { allow })
    expect(page).not.toHaveProperty('type')
    expect(page).not.toHaveProperty('charset')
  })

  test('may be empty', async () => {
    const server = await serve((_request, response) => response.end())
    expect((await fetchPage(server.origin, { allow })).bytes).toHaveLength(0)
  })

  test.each([
    ['gzip', zlib.gzipSync],
    ['x-gzip', zlib.gzipSync],
    ['deflate', zlib.deflateSync],
    ['br', zlib.brotliCompressSync],
    ['zstd', zlib.zstdCompressSync],
    ['GZIP', zlib.gzipSync],
    ['identity', (bytes: string) => bytes],
    ['', (bytes: string) => bytes],
  ] as const)('is unpacked: "%s"', async (coding, pack) => {
    const server = await serve((_request, response) =>
      response.setHeader('Content-Encoding', coding).end(pack(WORDS)),
    )
    expect(textOf(await fetchPage(server.origin, { allow }))).toBe(WORDS)
  })

  test.each(['compress', 'gzip, gzip', 'constructor', '__proto__'])(
    'is not read where it is packed as "%s"',
    async (coding) => {
      const server = await serve((_request, response) =>
        response.setHeader('Content-Encoding', coding).end(WORDS),
      )
      expect(await failureOf(fetchPage(server.origin, { allow }))).toBe(
        `fetch: ${server.origin}: is packed in a way that is not read ("${coding}"); save the page and name the file`,
      )
    },
  )

  test.each([
    ['gzip', zlib.gzipSync(WORDS)],
    ['deflate', zlib.deflateSync(WORDS)],
    ['br', zlib.brotliCompressSync(WORDS)],
    ['zstd', zlib.zstdCompressSync(WORDS)],
  ])('is not read where it is cut short or not packed as it says: %s', async (coding, whole) => {
    for (const body of [whole.subarray(0, -10), Buffer.from(WORDS)]) {
      const server = await serve((_request, response) =>
        response.setHeader('Content-Encoding', coding).end(body),
      )
      expect(await failureOf(fetchPage(server.origin, { allow }))).toBe(
        `fetch: ${server.origin}: its body is not packed as its header says; save the page and name the file`,
      )
    }
  })

  test.each([
    'text/html',
    'text/plain; charset=iso-8859-1',
    'text/markdown',
    'application/xhtml+xml',
    'application/xml',
    'application/octet-stream',
    'application/pdf', // the documents tell what it is and what to do
    'html',
    'imagetext/html',
    '',
  ])('may be of the type "%s"', async (type) => {
    const server = await serve((_request, response) => response.setHeader('Content-Type', type).end(WORDS))
    expect(textOf(await fetchPage(server.origin, { allow }))).toBe(WORDS)
  })

  test.each([
    'image/png',
    'image/svg+xml',
    'IMAGE/PNG',
    'video/mp4; codecs=avc1',
    'audio/mpeg',
    'font/woff2',
    'application/zip',
    'application/gzip',
  ])('cannot be of the type %s, which is told before its body is read', async (type) => {
    const server = await serve((_request, response) => {
      response.setHeader('Content-Type', type).write('GIF89a') // and never ends
    })
    const essence = type.toLowerCase().replace(/;.*/, '')
    expect(await failureOf(fetchPage(server.origin, { allow }))).toBe(
      `fetch: ${server.origin}: is no report but ${essence}; give the address of the page with the words`,
    )
  })
})

describe('a request', () => {
  test('says who asks and for what, and nothing else', async () => {
    const server = await serve((_request, response) => response.end())
    await fetchPage(`${server.origin}/a%20b?c=d`, { allow })
    const [request] = server.requests
    expect(request?.method).toBe('GET')
    expect(request?.url).toBe('/a%20b?c=d')
    expect(request?.headers).toEqual({
      host: `127.0.0.1:${server.port}`,
      'user-agent': expect.stringMatching(/^Readout\/\d+\.\d+\.\d+$/),
      accept: expect.stringContaining('text/html'),
      'accept-encoding': 'gzip, br',
      connection: 'close',
    })
  })

  test.each([
    ['http://ann:secret@example.org/', 'http://example.org/'],
    ['https://ann@example.org/', 'https://example.org/'],
    ['http://:secret@example.org/', 'http://example.org/'],
    ['https:ann:sec@ret@example.org/a@b', 'https:example.org/a@b'],
    ['http://example.org@127.0.0.1/', 'http://127.0.0.1/'],
  ])('carries no user and no password, and no message repeats them: %s', async (address, shown) => {
    expect(await failureOf(fetchPage(address))).toBe(
      `address: ${shown}: names a user or a password; give the address without them`,
    )
  })

  test('takes none from a redirect', async () => {
    const server = await serve((_request, response) =>
      response.writeHead(302, { Location: 'http://ann:secret@127.0.0.1/' }).end(),
    )
    expect(await failureOf(fetchPage(server.origin, { allow }))).toBe(
      `address: ${server.origin}: redirects to http://127.0.0.1/: names a user or a password; give the address without them`,
    )
  })

  test('gives no cookie back', async () => {
    const server = await serve(({ url }, response) => {
      response.setHeader('Set-Cookie', 'session=1; Path=/')
      if (url === '/') response.writeHead(302, { Location: '/next' })
      response.end('the report')
    })
    expect(textOf(await fetchPage(server.origin, { allow }))).toBe('the report')
    await fetchPage(server.origin, { allow })
    expect(server.requests).toHaveLength(4)
    for (const { headers } of server.requests) {
      expect(headers).not.toHaveProperty('cookie')
      expect(headers).not.toHaveProperty('referer')
    }
  })

  test.each(['http://', 'https:///', 'http://[::1', 'http://a b/', 'http://1.2.3.256/', 'not one', ''])(
    'is not made for "%s"',
    async (address) => {
      expect(await failureOf(fetchPage(address))).toBe(
        `address: ${address}: is no web address; give one like https://example.org/report.html`,
      )
    },
  )

  test('names a long or odd address on one short line', async () => {
    const failure = await failureOf(fetchPage(`http://[x\n\u001b[31m${'y'.repeat(5000)}`))
    expect(failure).toMatch(/^address: http:\/\/\[x \[31my+…: is no web address; /)
    expect(failure.length).toBeLessThan(300)
  })
})

describe('a redirect', () => {
  test.each([301, 302, 303, 307, 308])('with status %i is followed', async (status) => {
    const server = await serve(({ url }, response) => {
      if (url === '/a/b') response.writeHead(status, { Location: '../c?d#e' })
      response.end('the report')
    })
    const page = await fetchPage(`${server.origin}/a/b`, { allow })
    expect(page.url).toBe(`${server.origin}/c?d`)
    expect(textOf(page)).toBe('the report')
    expect(server.requests.map(({ method }) => method)).toEqual(['GET', 'GET'])
  })

  test('may lead to an address in bare UTF-8', async () => {
    const server = await serveRaw('HTTP/1.1 302 Found\r\nLocation: data:José\r\nContent-Length: 0\r\n\r\n')
    expect(await failureOf(fetchPage(server.origin, { allow }))).toContain('redirects to data:Jos%C3%A9: ')
  })

  test('is followed five times', async () => {
    const server = await serve(({ url }, response) => {
      const hop = Number(url?.slice(1))
      if (hop < 5) response.writeHead(302, { Location: `/${hop + 1}` })
      response.end(`hop ${hop}`)
    })
    expect(textOf(await fetchPage(`${server.origin}/0`, { allow }))).toBe('hop 5')
  })

  test.each(['/', 'there'])('that leads in a circle is given up: %s', async (location) => {
    const server = await serve(({ url }, response) =>
      response.writeHead(302, { Location: url === '/' ? location : '/' }).end(),
    )
    expect(await failureOf(fetchPage(server.origin, { allow }))).toBe(
      `fetch: ${server.origin}: redirects more than 5 times; give the address that it leads to`,
    )
    expect(server.hits()).toBe(6)
  })

  test('without an address is no page', async () => {
    const server = await serve((_request, response) => response.writeHead(302).end())
    expect(await failureOf(fetchPage(server.origin, { allow }))).toBe(
      `fetch: ${server.origin}: the server answers with status 302 (Found); check the address`,
    )
  })

  test('to what is no address is refused', async () => {
    const server = await serve((_request, response) =>
      response.writeHead(302, { Location: 'http://[' }).end(),
    )
    expect(await failureOf(fetchPage(server.origin, { allow }))).toBe(
      `address: ${server.origin}: redirects to http://[: is no web address; give one like https://example.org/report.html`,
    )
  })
})
