/** Sends one request to an address that was checked. */
import * as http from 'node:http'
import * as https from 'node:https'
import { createRequire } from 'node:module'
import type { LookupFunction } from 'node:net'
import { failed } from './faults.ts'
import type { Target } from './ranges.ts'

/** Where to connect to, and until when; `name` begins the messages. */
export interface RequestOptions {
  readonly name: string
  readonly targets: readonly Target[]
  readonly signal: AbortSignal
}

const HEADERS = {
  'User-Agent': `Readout/${createRequire(import.meta.url)('../../package.json').version}`,
  Accept: 'text/html, application/xhtml+xml, text/markdown, text/plain;q=0.9, */*;q=0.1',
  'Accept-Encoding': 'gzip, br',
}

/**
 * The answer, its body not yet read. The host is not looked up again: the connection goes to one of `targets`, on a
 * socket of its own that nothing else uses and no proxy of the environment sees. Throws a ReadoutError ("fetch").
 */
export async function sendRequest(
  url: URL,
  { name, targets, signal }: RequestOptions,
): Promise<http.IncomingMessage> {
  const { request } = url.protocol === 'https:' ? https : http
  const { promise, resolve, reject } = Promise.withResolvers<http.IncomingMessage>()
  request(url, { agent: false, headers: HEADERS, lookup: pinTo(targets), signal })
    .on('response', resolve)
    .on('error', (error) => reject(failed(name, error)))
    .on('close', () => reject(failed(name, { code: 'ECONNRESET' }))) // an answer that is an upgrade is none
    .end()
  return promise
}

/** A lookup that knows one host. Never called for an IP address, which is connected to as it stands in the URL. */
function pinTo(targets: readonly Target[]): LookupFunction {
  return (_host, { all }, callback) => {
    const [first] = targets
    if (all) callback(null, [...targets])
    else callback(null, first?.address ?? '', first?.family)
  }
}
