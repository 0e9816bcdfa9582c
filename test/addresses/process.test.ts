/** What only a process of its own shows: that it ends, that it minds no proxy, that it speaks https. */
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { describe, expect, onTestFinished, test } from 'vitest'
import { serve, serveCanary } from './servers.ts'

const ROOM = new URL('../../src/addresses/index.ts', import.meta.url).href

const SCRIPT = `
const { fetchPage } = await import(${JSON.stringify(ROOM)})
const [address, found = '127.0.0.1'] = process.argv.slice(1)
const lookup = async () => [{ address: found, family: 4 }]
const told = await fetchPage(address, { allow: ['127.0.0.1'], lookup }).then(
  ({ bytes }) => new TextDecoder().decode(bytes), ({ message }) => message)
console.log(told)`

/** What a process of its own says that fetches an address; it ends by itself or the test does not. */
async function fetchApart(address: string, env: Readonly<Record<string, string>> = {}): Promise<string> {
  const child = spawn(process.execPath, ['--input-type=module', '-e', SCRIPT, address], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  onTestFinished(() => {
    child.kill('SIGKILL')
  })
  const exit = once(child, 'exit')
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)])
  expect(err).toBe('')
  expect((await exit)[0]).toBe(0)
  return out.trim()
}

describe('a process ends by itself after a fetch', () => {
  test('from a server that keeps its connections', async () => {
    const server = await serve((_request, response) =>
      response.writeHead(200, { Connection: 'keep-alive', 'Keep-Alive': 'timeout=600' }).end('the report'),
    )
    expect(await fetchApart(server.origin)).toBe('the report')
  })

  test.each([
    ['a status', 404, {}],
    ['a type', 200, { 'Content-Type': 'image/png' }],
    ['a packing', 200, { 'Content-Encoding': 'compress' }],
    ['a redirect', 302, { Location: 'file:///etc/passwd' }],
  ])('that was refused for %s while the body goes on', async (_what, status, headers) => {
    const server = await serve((_request, response) => {
      response.writeHead(status, headers).write('on and on')
    })
    expect(await fetchApart(server.origin)).toContain(server.origin)
  })
})

test('no proxy of the environment is asked', async () => {
  const proxy = await serveCanary()
  const server = await serve((_request, response) => response.end('the report'))
  const names = ['HTTP_PROXY', 'http_proxy', 'HTTPS_PROXY', 'https_proxy', 'ALL_PROXY', 'all_proxy']
  const env = Object.fromEntries(names.map((name) => [name, proxy.origin]))
  const address = `http://news.example:${server.port}/`
  expect(await fetchApart(address, { ...env, NODE_USE_ENV_PROXY: '1', NO_PROXY: '' })).toBe('the report')
  expect(proxy.hits()).toBe(0)
})

const openssl = spawnSync('openssl', ['version']).status === 0

test.skipIf(!openssl)(
  'a certificate must be for the name in the address, and from an issuer that is known',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'readout-https-'))
    const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')]
    const subject = ['-subj', '/CN=news.example', '-addext', 'subjectAltName=DNS:news.example']
    spawnSync('openssl', [
      'req',
      '-x509',
      '-newkey',
      'rsa:2048',
      '-nodes',
      '-keyout',
      key,
      '-out',
      cert,
      ...subject,
    ])
    const names: unknown[] = []
    const server = createServer({ key: readFileSync(key), cert: readFileSync(cert) }, (request, response) => {
      names.push('servername' in request.socket && request.socket.servername)
      response.end('the report')
    }).listen(0, '127.0.0.1')
    await once(server, 'listening')
    onTestFinished(() => {
      server.close()
      rmSync(folder, { recursive: true })
    })
    const { port } = server.address() as AddressInfo
    const trusting = { NODE_EXTRA_CA_CERTS: cert }
    expect(await fetchApart(`https://news.example:${port}/`, trusting)).toBe('the report')
    expect(names).toEqual(['news.example'])
    const untrusted = 'its certificate or encryption cannot be trusted'
    expect(await fetchApart(`https://other.example:${port}/`, trusting)).toContain(untrusted)
    expect(await fetchApart(`https://news.example:${port}/`)).toContain(untrusted)
    expect(names).toHaveLength(1)
  },
)
