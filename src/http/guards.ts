/** What stands before every route: whose request it is, by its host and origin, and what a browser may do with the answer. */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { ReadoutError } from '../errors.ts'

/** For pages of the desk: their own scripts, styles and answers, and nothing from elsewhere. */
const PAGE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** For all else: even opened by itself it runs and loads nothing. */
const DATA_POLICY = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox"

/** The headers of every answer that is no page of the desk. */
export const DATA_HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': DATA_POLICY,
  'cache-control': 'private, no-cache',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
}

const SAFE = new Set(['GET', 'HEAD'])

/** Adds them. `hosts`: the names, with their port, by which this server may be called. */
export function addGuards(app: FastifyInstance, hosts: () => ReadonlySet<string>): void {
  app.addHook('onRequest', async (request, reply) => {
    reply.headers(DATA_HEADERS)
    checkHost(request, hosts())
    if (!SAFE.has(request.method)) checkOrigin(request, hosts())
  })
}

/** The headers of a page of the desk. */
export const PAGE_HEADERS: Readonly<Record<string, string>> = { 'content-security-policy': PAGE_POLICY }

/**
 * A page elsewhere can point its own name at this machine and then ask in this one's place (DNS rebinding): its requests
 * still carry that name.
 */
function checkHost({ headers }: FastifyRequest, hosts: ReadonlySet<string>): void {
  if (hosts.has((headers.host ?? '').toLowerCase())) return
  throw new ReadoutError(
    'misdirected',
    `this server is called ${[...hosts].join(' or ')}; use that address, or start it with --origin for another`,
  )
}

/** Refuses a change that another site's page asks for: a browser says where a request comes from. */
function checkOrigin({ headers }: FastifyRequest, hosts: ReadonlySet<string>): void {
  const { origin } = headers
  const site = headers['sec-fetch-site']
  const isOwn =
    origin === undefined || (URL.canParse(origin) && hosts.has(new URL(origin).host.toLowerCase()))
  if (isOwn && (site === undefined || site === 'same-origin' || site === 'none')) return
  throw new ReadoutError('forbidden', 'the request comes from another site; nothing was changed')
}
