import { randomBytes } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { Readable } from 'node:stream'
import zlib from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { readBody } from '../../src/addresses/body.ts'
import { fetchPage } from '../../src/addresses/index.ts'
import { failureOf, serve, serveRaw, textOf } from './servers.ts'

const allow = ['127.0.0.1']
const MB = 2 ** 20

/** A body that counts what is taken of it. */
function fakeResponse(coding: string, pieces: Iterable<Uint8Array>) {
  const taken = { bytes: 0 }
  function* count() {
    for (const piece of pieces) {
      taken.bytes += piece.length
      yield piece
    }
  }
  const response = Object.assign(Readable.from(count(), { highWaterMark: 1 }), {
    headers: { 'content-encoding': coding },
  })
  return { taken, response: response as unknown as IncomingMessage }
}

function* repeat(piece: Uint8Array, times = Infinity) {
  for (let time = 0; time < times; time++) yield piece
}

function* slice(bytes: Uint8Array, size: number) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

describe('a body that is too large is given up as soon as it is', () => {
  const MEMBER = zlib.gzipSync(Buffer.alloc(64 * MB)) // of zeros, 64 kB packed; 64 of them are 4 GB

  test('a gzip bomb over HTTP', async () => {
    const server = await serve((_request, response) => {
      response.setHeader('Content-Encoding', 'gzip')
      Readable.from(repeat(MEMBER, 64)).pipe(response)
    })
    expect(await failureOf(fetchPage(server.origin, { allow }))).toBe(
      `too-large: ${server.origin}: more than 15 MB, too large for one report`,
    )
  })

  test.each([
    ['gzip', zlib.gzipSync],
    ['deflate', zlib.deflateSync],
    ['br', zlib.brotliCompressSync],
    ['zstd', zlib.zstdCompressSync],
  ] as const)('a bomb packed with %s: what stands behind it is not even taken', async (coding, pack) => {
    const packed = pack(Buffer.concat([Buffer.alloc(64 * MB), randomBytes(2 * MB)]))
    const { response, taken } = fakeResponse(coding, slice(packed, 4096))
    const options = { name: 'bomb', most: 15 * MB, signal: new AbortController().signal }
    expect(await failureOf(readBody(response, options))).toMatch(/^too-large: bomb: more than 15 MB/)
    expect(packed.length).toBeGreaterThan(2 * MB)
    expect(taken.bytes).toBeLessThan(MB / 4)
    expect(response.destroyed).toBe(true)
  })

  test('a bomb that unpacks to nothing, for ever', async () => {
    const nothing = zlib.deflateRawSync(Buffer.alloc(0), { finishFlush: zlib.constants.Z_FULL_FLUSH })
    const header = zlib.gzipSync('').subarray(0, 10)
    function* endless() {
      yield header
      yield* repeat(Buffer.concat([...repeat(nothing, 10_000)]))
    }
    const { response, taken } = fakeResponse('gzip', endless())
    const options = { name: 'bomb', most: MB, signal: new AbortController().signal }
    expect(await failureOf(readBody(response, options))).toMatch(/^too-large: bomb: more than 1 MB/)
    expect(taken.bytes).toBeLessThan(2 * MB)
  })

  test('a zstd body that asks for more memory than 8 MB', async () => {
    const packed = zlib.zstdCompressSync(Buffer.alloc(32 * MB), {
      params: { [zlib.constants.ZSTD_c_windowLog]: 25 },
    })
    const { response } = fakeResponse('zstd', [packed])
    const options = { name: 'page', most: 64 * MB, signal: new AbortController().signal }
    expect(await failureOf(readBody(response, options))).toMatch(/^fetch: page: its body is not packed as/)
  })

  test('a body without end and without compression', async () => {
    const server = await serve((_request, response) => {
      Readable.from(repeat(Buffer.alloc(MB, 'a'))).pipe(response)
    })
    expect(await failureOf(fetchPage(server.origin, { allow }))).toBe(
      `too-large: ${server.origin}: more than 15 MB, too large for one report`,
    )
  })

  test('a body of one byte more, and not one that just fits', async () => {
    const server = await serve(({ url }, response) => response.end('a'.repeat(Number(url?.slice(1)))))
    const bounds = { bytes: 1000 }
    expect((await fetchPage(`${server.origin}/1000`, { allow, bounds })).bytes).toHaveLength(1000)
    expect(await failureOf(fetchPage(`${server.origin}/1001`, { allow, bounds }))).toMatch(/^too-large: /)
  })

  test('a body in chunks of one byte is read as any other', async () => {
    const { response } = fakeResponse('identity', repeat(Buffer.from('a'), 100_000))
    const options = { name: 'page', most: MB, signal: new AbortController().signal }
    expect(await readBody(response, options)).toEqual(new Uint8Array(100_000).fill(97))
  })
})

describe('the declared size is not believed', () => {
  const head = (length: number) => `HTTP/1.1 200 OK\r\nContent-Length: ${length}\r\n\r\n`

  test('a longer body ends where it was declared to', async () => {
    const server = await serveRaw(`${head(10)}the report and a lot more`)
    expect(textOf(await fetchPage(server.origin, { allow }))).toBe('the report')
  })

  test('a shorter body is no whole report', async () => {
    const server = await serveRaw(`${head(10 ** 12)}the report`)
    expect(await failureOf(fetchPage(server.origin, { allow }))).toBe(
      `fetch: ${server.origin}: the server broke the connection off; try again later`,
    )
  })

  test('nor is one that stops between its chunks', async () => {
    const server = await serveRaw('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nthe\r\n')
    expect(await failureOf(fetchPage(server.origin, { allow }))).toMatch(
      /^fetch: .* broke the connection off/,
    )
  })

  test('a small size declared for a bomb helps it nothing', async () => {
    const bomb = zlib.gzipSync(Buffer.alloc(64 * MB))
    const server = await serve((_request, response) =>
      response.writeHead(200, { 'Content-Encoding': 'gzip', 'Content-Length': bomb.length }).end(bomb),
    )
    expect(await failureOf(fetchPage(server.origin, { allow }))).toMatch(/^too-large: /)
  })
})

describe('a fetch ends after its time', () => {
  const bounds = { ms: 150 }
  const late = (origin: string) => `fetch: ${origin}: took longer than 0.15 seconds; try again later`

  test('where the server never answers', async () => {
    const server = await serve(() => {})
    expect(await failureOf(fetchPage(server.origin, { allow, bounds }))).toBe(late(server.origin))
  })

  test('where it never ends its headers', async () => {
    const server = await serveRaw('HTTP/1.1 200 OK\r\nX-A: ', { open: true })
    expect(await failureOf(fetchPage(server.origin, { allow, bounds }))).toBe(late(server.origin))
  })

  test('where it never gets past the overture', async () => {
    const server = await serve((_request, response) => {
      const timer = setInterval(() => response.writeProcessing(), 5)
      response.on('close', () => clearInterval(timer))
    })
    expect(await failureOf(fetchPage(server.origin, { allow, bounds }))).toBe(late(server.origin))
  })

  test('where its body drips', async () => {
    let closed = false
    const server = await serve((_request, response) => {
      const timer = setInterval(() => response.write('a'), 5)
      response.on('close', () => {
        closed = true
        clearInterval(timer)
      })
    })
    expect(await failureOf(fetchPage(server.origin, { allow, bounds }))).toBe(late(server.origin))
    await expect.poll(() => closed).toBe(true)
  })

  test('where each of its redirects takes a while', async () => {
    const server = await serve((_request, response) => {
      setTimeout(() => response.writeHead(302, { Location: '/' }).end(), 60)
    })
    expect(await failureOf(fetchPage(server.origin, { allow, bounds }))).toBe(late(server.origin))
    expect(server.hits()).toBeLessThan(5)
  })

  test('where its name is never found, and a name found later is not connected to', async () => {
    const server = await serve((_request, response) => response.end())
    const found = Promise.withResolvers<{ address: string; family: number }[]>()
    const address = `http://slow.example:${server.port}/`
    expect(await failureOf(fetchPage(address, { allow, bounds, lookup: () => found.promise }))).toBe(
      late(address),
    )
    found.resolve([{ address: '127.0.0.1', family: 4 }])
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(server.hits()).toBe(0)
  })

  test('or when it is given up', async () => {
    const server = await serve(() => {})
    const giving = new AbortController()
    setTimeout(() => giving.abort(), 20)
    const failure = `fetch: ${server.origin}: was given up`
    expect(await failureOf(fetchPage(server.origin, { allow, signal: giving.signal }))).toBe(failure)
    const hits = server.hits()
    expect(await failureOf(fetchPage(server.origin, { allow, signal: giving.signal }))).toBe(failure)
    expect(server.hits()).toBe(hits)
  })
})
