/** The limits that docs/http.md tells, and row 42 of the attacks. */
import { randomUUID } from 'node:crypto'
import { connect, type Socket } from 'node:net'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { LIMITS } from '../../src/http/index.ts'
import { type Served, startServing } from './server.ts'

let served: Served
let port: number
beforeAll(async () => {
  let own = ''
  served = await startServing({ hosts: () => new Set(['localhost:80', own]) })
  own = new URL(await served.app.listen({ port: 0, host: '127.0.0.1' })).host
  port = Number(own.split(':')[1])
})
afterAll(() => served.close())

it('JSON of more than 1 MiB is refused', async () => {
  const answer = await served.app.inject({
    method: 'POST',
    url: '/api/decisions',
    payload: { kind: 'note', entry: 'x', text: 'y'.repeat(LIMITS.json) },
  })
  expect(answer.json()).toMatchObject({ status: 413, code: 'too-large' })
})

it('a document of more than 16 MiB is refused, also where it says no length and never ends', async () => {
  const bytes = Buffer.alloc(LIMITS.document + 1, 'a')
  const payload = { method: 'POST', url: '/api/reports?name=a.txt', payload: bytes } as const
  const headers = { 'content-type': 'text/plain' }
  expect((await served.app.inject({ ...payload, headers })).json()).toMatchObject({ status: 413 })

  const socket = connect(port, '127.0.0.1')
  // Whoever goes on sending may be cut off before he reads the answer.
  const answer = answerOf(socket).catch((error: Error) => error)
  socket.write(
    `POST /api/reports?name=b.txt HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\ncontent-type: text/plain\r\ntransfer-encoding: chunked\r\n\r\n`,
  )
  const chunk = Buffer.from(`10000\r\n${'a'.repeat(0x10000)}\r\n`)
  let sent = 0
  const go = () => {
    while (!socket.destroyed && socket.write(chunk)) sent += chunk.length
    sent += chunk.length
  }
  socket.on('drain', go)
  go()
  const told = await answer
  if (typeof told === 'string') expect(told).toMatch(/^HTTP\/1\.1 413/)
  else expect(told).toMatchObject({ code: expect.stringMatching(/^(ECONNRESET|EPIPE)$/) })
  expect(sent).toBeGreaterThan(LIMITS.document)
  socket.destroy()
  expect((await served.app.inject('/api/ledger')).json().waiting).toBe(0)
})

it('a body of 100,000 parts is refused unread', async () => {
  const part = `--x\r\ncontent-disposition: form-data; name="a"\r\n\r\nb\r\n`
  const answer = await served.app.inject({
    method: 'POST',
    url: '/api/addresses',
    headers: { 'content-type': 'multipart/form-data; boundary=x' },
    payload: part.repeat(100_000),
  })
  expect([413, 415]).toContain(answer.statusCode)
})

it('an address of more than 8,000 characters is refused, and a parameter of more than 200', async () => {
  const long = await served.app.inject(`/api/statements?search=${'x'.repeat(LIMITS.address)}`)
  expect(long.json()).toMatchObject({ status: 400, detail: 'the address has more than 8000 characters' })
  const id = await served.app.inject(`/api/show/${'x'.repeat(LIMITS.parameter + 1)}`)
  expect(id.json()).toMatchObject({ status: 404, code: 'not-found' })
})

it('no more than 500 rows are given, and no more than 500 decisions are taken', async () => {
  const rows = await served.app.inject('/api/statements?limit=501')
  expect(rows.json()).toMatchObject({ status: 400 })
  const payload = Array.from({ length: 501 }, () => ({ kind: 'accept', entry: randomUUID() }))
  const many = await served.app.inject({ method: 'POST', url: '/api/decisions', payload })
  expect(many.json()).toMatchObject({ status: 400 })
})

it('what is no HTTP is answered with 400, and the server goes on', async () => {
  const socket = connect(port, '127.0.0.1')
  socket.write('GARBAGE\r\n\r\n')
  expect(await answerOf(socket)).toMatch(/^HTTP\/1\.1 400/)
  expect((await served.app.inject('/api/session')).statusCode).toBe(200)
})

it('an address that decodes to nothing is a problem as any other', async () => {
  const answer = await served.app.inject('/api/show/%E0%A4%A')
  expect(answer.headers).toMatchObject({
    'content-type': 'application/problem+json; charset=utf-8',
    'x-content-type-options': 'nosniff',
  })
  expect(answer.json()).toMatchObject({ status: 400, code: 'misuse' })
})

it('a request that does not come whole in its time is answered with 408 and ended', async () => {
  const { app, close } = await startServing()
  app.server.requestTimeout = 500 // milliseconds; as made, a minute
  app.server.headersTimeout = 500 // else Node takes the longer of the two
  const address = new URL(await app.listen({ port: 0, host: '127.0.0.1' }))
  const socket = connect(Number(address.port), '127.0.0.1')
  socket.write(
    `POST /api/decisions HTTP/1.1\r\nhost: localhost:80\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{`,
  )
  expect(await answerOf(socket)).toMatch(/^HTTP\/1\.1 408/)
  await close()
})

it('a question that takes longer than it may is stopped, and told so', async () => {
  const { app, close } = await startServing({ longest: 0 }) // milliseconds; as made, ten seconds
  const answer = await app.inject('/api/statements')
  expect(answer.headers['retry-after']).toBe('5')
  expect(answer.json()).toMatchObject({ status: 503, code: 'slow' })
  await close()
})

/** The first words of the answer that comes over a connection. */
function answerOf(socket: Socket): Promise<string> {
  return new Promise((resolve, reject) => {
    socket.on('data', (data) => resolve(data.toString('latin1')))
    socket.on('error', reject)
    socket.on('close', () => reject(new Error('it was closed without an answer')))
  })
}
