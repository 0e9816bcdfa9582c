/** The limits that docs/http.md tells, and row 42 of the attacks. */
import { randomUUID } from 'node:crypto'
import { connect } from 'node:net'
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

it('a document of more than 16 MiB is refused, also where its length is told wrong or not at all', async () => {
  const bytes = Buffer.alloc(LIMITS.document + 1, 'a')
  const payload = { method: 'POST', url: '/api/reports?name=a.txt', payload: bytes } as const
  const headers = { 'content-type': 'text/plain' }
  expect((await served.app.inject({ ...payload, headers })).json()).toMatchObject({ status: 413 })
  const body = new ReadableStream({
    pull(controller) {
      controller.enqueue(new Uint8Array(2 ** 20).fill(97)) // without end
    },
  })
  const answer = await fetch(`http://127.0.0.1:${port}/api/reports?name=b.txt`, {
    method: 'POST',
    headers,
    body,
    duplex: 'half',
  } as RequestInit).catch((error: unknown) => error) // the connection may be closed before all is sent
  if (answer instanceof Response) expect(answer.status).toBe(413)
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
  expect(id.statusCode).toBe(404)
})

it('no more than 500 rows are given, and no more than 500 decisions are taken', async () => {
  const rows = await served.app.inject('/api/statements?limit=501')
  expect(rows.json()).toMatchObject({ status: 400 })
  const payload = Array.from({ length: 501 }, () => ({ kind: 'accept', entry: randomUUID() }))
  const many = await served.app.inject({ method: 'POST', url: '/api/decisions', payload })
  expect(many.json()).toMatchObject({ status: 400 })
})

it('what is no HTTP is answered with 400, and the server goes on', async () => {
  const answer = await new Promise<string>((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write('GARBAGE\r\n\r\n'))
    let text = ''
    socket.on('data', (data) => {
      text += data
    })
    socket.on('close', () => resolve(text))
  })
  expect(answer).toMatch(/^HTTP\/1\.1 400/)
  expect((await served.app.inject('/api/session')).statusCode).toBe(200)
})
