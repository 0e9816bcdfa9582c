/** Servers on the loopback for tests of fetching: each is closed when its test ends. */
import { once } from 'node:events'
import * as http from 'node:http'
import * as net from 'node:net'
import { onTestFinished } from 'vitest'
import type { ReadoutError } from '../../src/errors.ts'

/** A server that counts who comes. */
export interface Served {
  readonly port: number
  /** "http://127.0.0.1:8080" */
  readonly origin: string
  readonly requests: http.IncomingMessage[]
  /** Connections, with a request or without. */
  readonly hits: () => number
}

/** Answers each request with `answer`; `host` is the address to listen on. */
export async function serve(
  answer: (request: http.IncomingMessage, response: http.ServerResponse) => void,
  host = '127.0.0.1',
): Promise<Served> {
  const requests: http.IncomingMessage[] = []
  const server = http.createServer((request, response) => {
    requests.push(request)
    answer(request, response)
  })
  return { ...(await listen(server, host)), requests }
}

/** Answers each connection with these bytes, whatever is asked, and keeps it open if `open`. */
export async function serveRaw(bytes: string | Uint8Array, { open = false } = {}): Promise<Served> {
  const server = net.createServer((socket) => {
    socket.on('error', () => {})
    socket.once('data', () => (open ? socket.write(bytes) : socket.end(bytes)))
  })
  return { ...(await listen(server, '127.0.0.1')), requests: [] }
}

/** A server that nobody is to reach. */
export function serveCanary(host = '127.0.0.1'): Promise<Served> {
  return serve((_request, response) => response.end('tweet'), host)
}

async function listen(server: net.Server, host: string) {
  const sockets = new Set<net.Socket>()
  let hits = 0
  server.on('connection', (socket) => {
    hits++
    sockets.add(socket)
  })
  server.listen(0, host)
  await once(server, 'listening')
  onTestFinished(() => {
    server.close()
    for (const socket of sockets) socket.destroy()
  })
  const { port } = server.address() as net.AddressInfo
  return { port, origin: `http://${host}:${port}`, hits: () => hits }
}

/** What a call throws: "address: http://127.0.0.1/: is at 127.0.0.1, a loopback address; …". */
export async function failureOf(call: Promise<unknown>): Promise<string> {
  try {
    await call
  } catch (error) {
    const { name, code, message } = error as ReadoutError
    return name === 'ReadoutError' ? `${code}: ${message}` : String(error)
  }
  return 'nothing was thrown'
}

/** The words of a page. */
export function textOf({ bytes }: { bytes: Uint8Array }): string {
  return new TextDecoder().decode(bytes)
}
