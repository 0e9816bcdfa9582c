/** Why an address could not be fetched, as a person is told. */
import { STATUS_CODES } from 'node:http'
import { ReadoutError } from '../errors.ts'

const FAULTS: readonly (readonly [RegExp, string])[] = [
  [/^(ENOTFOUND|EAI_NONAME|EAI_NODATA|ENODATA)$/, 'no host of that name is known; check its spelling'],
  [/^EAI_/, 'its name cannot be looked up; try again later'],
  [/^ECONNREFUSED$/, 'nothing answers at that address; check it, or try again later'],
  [/^(ECONNRESET|EPIPE)$/, 'the server broke the connection off; try again later'],
  [/^(ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL|EINVAL)$/, 'it cannot be reached; try again later'],
  [
    /CERT|SIGNATURE|ISSUER|ERR_TLS|ERR_SSL|EPROTO/,
    'its certificate or encryption cannot be trusted; save the page and name the file',
  ],
  [/^HPE_/, 'what the server sends is no good HTTP; save the page and name the file'],
  [
    /^(Z_|ERR_BROTLI|ERR__ERROR_|ERR_PADDING|ZSTD_)/,
    'its body is not packed as its header says; save the page and name the file',
  ],
]

/** A ReadoutError ("fetch") for what the network, the server or a decoder threw. */
export function failed(name: string, error: unknown): ReadoutError {
  const { code = '', message = '' } = error as { code?: string; message?: string }
  const [, told] = FAULTS.find(([pattern]) => pattern.test(code)) ?? []
  return unfetched(name, told ?? `cannot be fetched: ${message || code}; try again later`, { cause: error })
}

/** A ReadoutError ("fetch") for an answer other than the page: 404, 500. */
export function answered(name: string, status: number): ReadoutError {
  const phrase = STATUS_CODES[status]
  const remedy =
    status === 429 || status >= 500
      ? 'try again later'
      : status === 401 || status === 403
        ? 'open it in a browser, save the page and name the file'
        : 'check the address'
  return unfetched(name, `the server answers with status ${status}${phrase ? ` (${phrase})` : ''}; ${remedy}`)
}

/** A ReadoutError about an address that could not be fetched. */
export function unfetched(name: string, what: string, options?: { cause: unknown }): ReadoutError {
  return new ReadoutError('fetch', `${name}: ${what}`, options)
}
