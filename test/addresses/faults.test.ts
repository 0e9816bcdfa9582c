import { describe, expect, test } from 'vitest'
import { fetchPage } from '../../src/addresses/index.ts'
import { failureOf, serve, serveRaw } from './servers.ts'

const allow = ['127.0.0.1']

describe('a fetch that fails says why and what to do', () => {
  test.each([
    [404, 'the server answers with status 404 (Not Found); check the address'],
    [410, 'the server answers with status 410 (Gone); check the address'],
    [
      403,
      'the server answers with status 403 (Forbidden); open it in a browser, save the page and name the file',
    ],
    [
      401,
      'the server answers with status 401 (Unauthorized); open it in a browser, save the page and name the file',
    ],
    [429, 'the server answers with status 429 (Too Many Requests); try again later'],
    [500, 'the server answers with status 500 (Internal Server Error); try again later'],
    [304, 'the server answers with status 304 (Not Modified); check the address'],
    [799, 'the server answers with status 799; try again later'],
  ])('status %i', async (status, what) => {
    const server = await serve((_request, response) => response.writeHead(status).end('sorry'))
    expect(await failureOf(fetchPage(server.origin, { allow }))).toBe(`fetch: ${server.origin}: ${what}`)
  })

  test('a status behind a redirect names both addresses', async () => {
    const server = await serve(({ url }, response) =>
      url === '/' ? response.writeHead(302, { Location: '/gone' }).end() : response.writeHead(404).end(),
    )
    expect(await failureOf(fetchPage(server.origin, { allow }))).toBe(
      `fetch: ${server.origin}: redirects to ${server.origin}/gone: the server answers with status 404 (Not Found); check the address`,
    )
  })

  test('nothing listens there', async () => {
    expect(await failureOf(fetchPage('http://127.0.0.1:1/', { allow }))).toBe(
      'fetch: http://127.0.0.1:1/: nothing answers at that address; check it, or try again later',
    )
  })

  test('nothing listens at any of several addresses', async () => {
    const lookup = async () => [
      { address: '127.0.0.1', family: 4 },
      { address: '127.0.0.3', family: 4 },
    ]
    expect(await failureOf(fetchPage('http://two.example:1/', { allow: ['127.0.0.0/8'], lookup }))).toBe(
      'fetch: http://two.example:1/: nothing answers at that address; check it, or try again later',
    )
  })

  test.each([
    ['ENOTFOUND', 'no host of that name is known; check its spelling'],
    ['EAI_AGAIN', 'its name cannot be looked up; try again later'],
  ])('the name is not found: %s', async (code, what) => {
    const lookup = () => Promise.reject(Object.assign(new Error('getaddrinfo'), { code }))
    expect(await failureOf(fetchPage('http://nowhere.example/', { lookup }))).toBe(
      `fetch: http://nowhere.example/: ${what}`,
    )
  })

  test('the name has no address', async () => {
    expect(await failureOf(fetchPage('http://nowhere.example/', { lookup: async () => [] }))).toBe(
      'fetch: http://nowhere.example/: no host of that name is known; check its spelling',
    )
  })

  test('a name that the system does not know', async () => {
    expect(await failureOf(fetchPage('http://nowhere.invalid/'))).toMatch(
      /^fetch: http:\/\/nowhere\.invalid\/: (no host of that name|its name cannot)/,
    )
  })

  test.each([
    ['the server hangs up', ''],
    ['it speaks another language', 'SSH-2.0-OpenSSH_9.6\r\n'],
    ['it changes to another protocol', 'HTTP/1.1 101 Switching\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\n'],
    ['it says two lengths', 'HTTP/1.1 200 OK\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n'],
    ['its headers are too long', `HTTP/1.1 200 OK\r\nX: ${'a'.repeat(10 ** 6)}\r\n\r\n`],
  ])('%s', async (_what, bytes) => {
    const server = await serveRaw(bytes)
    expect(await failureOf(fetchPage(server.origin, { allow }))).toMatch(
      /^fetch: .*: (the server broke the connection off|what the server sends is no good HTTP); /,
    )
  })

  test('https where http is spoken', async () => {
    const server = await serve((_request, response) => response.end())
    expect(await failureOf(fetchPage(`https://127.0.0.1:${server.port}/`, { allow }))).toBe(
      `fetch: https://127.0.0.1:${server.port}/: its certificate or encryption cannot be trusted; save the page and name the file`,
    )
    expect(server.requests).toHaveLength(0)
  })

  test('a wrong range to allow is named before anything is looked up', async () => {
    let asked = 0
    const lookup = async () => {
      asked++
      return []
    }
    expect(await failureOf(fetchPage('http://example.org/', { allow: ['10.0.0.0/64'], lookup }))).toMatch(
      /^misuse: allow: "10\.0\.0\.0\/64" is no range/,
    )
    expect(asked).toBe(0)
  })
})
