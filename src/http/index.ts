/** The server: the API over a ledger, and the desk on it. A request passes the guards, then its route, then a thread. */
import compress from '@fastify/compress'
import etag from '@fastify/etag'
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import { type Accounts, lesser } from '../accounts/index.ts'
import { ReadoutError } from '../errors.ts'
import { type Adding, startAdder } from './adding.ts'
import type { ProgressEvent } from './api.ts'
import { addDesk } from './desk.ts'
import { type Caller, newDoorkeeper } from './doorkeeper.ts'
import { newEvents } from './events.ts'
import { addGuards, DATA_HEADERS } from './guards.ts'
import { type Answer, type Answered, type Context, HANDLERS } from './handlers.ts'
import { formatOpenApi } from './openapi.ts'
import { sendProblem } from './problems.ts'
import { checkOf, ROUTES, type Route } from './schemas.ts'
import { LONGEST_QUESTION, startThreads } from './threads.ts'

/** What a server is made with. */
export interface ServerOptions extends Adding {
  readonly kind: Context['kind']
  readonly version: string
  readonly accounts: Accounts
  /** Of this server: under it tokens of sessions are kept. */
  readonly secret: string
  /** Who works at this machine, where nobody else reaches the server: the owner of a ledger without accounts. */
  readonly local?: string
  /** Whether people reach it over HTTPS: cookies travel over nothing else then. */
  readonly secure: boolean
  /** Servers before this one whose word is taken for where a request comes from; none where nothing is said. */
  readonly proxies?: readonly string[]
  /** Names, with their port, by which the server may be called. */
  readonly hosts: () => ReadonlySet<string>
  /** One line for whoever runs the server. */
  readonly log: (line: string) => void
  readonly now?: () => Date
  /** Folder of the built desk. */
  readonly desk: string
  /** Threads that answer questions. */
  readonly asking?: number
  /** Milliseconds that one question may take; as `LIMITS` says where nothing is said. */
  readonly longest?: number
}

/** What a request may be at most; docs/http.md lists them. */
export const LIMITS = {
  /** Bytes of JSON. */
  json: 2 ** 20,
  /** Bytes of a document. */
  document: 16 * 2 ** 20,
  /** Characters of a parameter in a path. */
  parameter: 200,
  /** Characters of an address with its query. */
  address: 8_000,
  /** Milliseconds until a request must have come whole. */
  request: 60_000,
  /** Milliseconds that one question may take. */
  question: LONGEST_QUESTION,
} as const

/** Makes the server; it listens to nothing yet. */
export async function makeServer(options: ServerOptions): Promise<FastifyInstance> {
  const { where, accounts, secret, log, version, kind, codebook, now = () => new Date() } = options
  const threads = startThreads(where, {
    ...(options.asking !== undefined && { threads: options.asking }),
    ...(options.longest !== undefined && { longest: options.longest }),
  })
  const events = newEvents<ProgressEvent>()
  const adder = startAdder(options, events, log)
  const doorkeeper = newDoorkeeper(accounts, { ...options, threads })
  const context: Context = { threads, adder, version, kind, codebook, now, accounts, secret, doorkeeper }
  const app = Fastify({
    bodyLimit: LIMITS.json,
    requestTimeout: LIMITS.request,
    connectionTimeout: 2 * LIMITS.request,
    http: { connectionsCheckingInterval: 2_000 }, // milliseconds between two looks for requests that take too long
    frameworkErrors: (error, _request, reply) => sendProblem(error, reply.headers(DATA_HEADERS)),
    keepAliveTimeout: 10_000,
    forceCloseConnections: true,
    trustProxy: options.proxies?.length ? [...options.proxies] : false,
    routerOptions: { maxParamLength: LIMITS.parameter, caseSensitive: true },
    onProtoPoisoning: 'error',
    onConstructorPoisoning: 'error',
  })
  addGuards(app, options.hosts)
  app.addHook('onRequest', async ({ url }) => {
    if (url.length > LIMITS.address)
      throw new ReadoutError('misuse', `the address has more than ${LIMITS.address} characters`)
  })
  await app.register(compress, { encodings: ['br', 'gzip', 'identity'], threshold: 1024 })
  await app.register(etag, { weak: true })
  app.removeContentTypeParser('text/plain')
  app.setErrorHandler((error, request, reply) => {
    const { statusCode = 500 } = error as { statusCode?: number }
    if (!(error instanceof ReadoutError) && statusCode >= 500)
      log(`${request.method} ${request.routeOptions.url ?? 'no route'}: ${String((error as Error).stack)}`)
    return sendProblem(error, reply)
  })
  app.setNotFoundHandler((_request, reply) =>
    sendProblem(
      new ReadoutError(
        'not-found',
        'there is nothing at this address; /api/openapi.json lists what there is',
      ),
      reply,
    ),
  )
  const description = JSON.stringify(formatOpenApi(version))
  app.get('/api/openapi.json', (_request, reply) => reply.type('application/json').send(description))
  const enter = async (request: FastifyRequest, { access, key }: Route): Promise<Caller | null> => {
    const caller = await doorkeeper.identify(request)
    if (access === 'anyone') return caller
    if (!caller) throw new ReadoutError('unauthorized', 'sign in first, or send a token that has not ended')
    if (lesser(caller.user.role, access) === access) return caller
    throw new ReadoutError('forbidden', `${key} needs the role ${access}; yours is ${caller.user.role}`)
  }
  for (const route of ROUTES) addRoute(app, route, { context, enter, events })
  addDesk(app, options.desk)
  // What an earlier run has left in the queue is read.
  app.addHook('onListen', async () => adder.wake())
  app.addHook('onClose', async () => {
    events.close()
    await Promise.all([adder.close(), threads.close()])
  })
  return app
}

interface Serving {
  readonly context: Context
  readonly enter: (request: FastifyRequest, route: Route) => Promise<Caller | null>
  readonly events: ReturnType<typeof newEvents<ProgressEvent>>
}

function addRoute(app: FastifyInstance, route: Route, { context, enter, events }: Serving): void {
  const { key, method, path, params, query, body, takesBytes, isStream } = route
  const checkQuery = checkOf(query ?? NOTHING, 'query')
  const checkParams = checkOf(params ?? NOTHING, 'query')
  const checkBody = body && checkOf(body, 'body')
  app.register(async (own) => {
    if (takesBytes) {
      own.removeAllContentTypeParsers()
      own.addContentTypeParser(
        '*',
        { parseAs: 'buffer' },
        async (_request: FastifyRequest, bytes: Buffer) => bytes,
      )
    }
    own.route({
      method,
      url: path,
      ...(takesBytes && { bodyLimit: LIMITS.document }),
      // Who may not ask is told so before anything of his request is read.
      onRequest: async (request) => {
        callers.set(request, await enter(request, route))
      },
      handler: async (request, reply) => {
        checkQuery(request.query)
        checkParams(request.params)
        if (isStream) {
          events.follow(request, reply, async () => (await enter(request, route)) !== null)
          return reply
        }
        if (takesBytes && !Buffer.isBuffer(request.body))
          throw new ReadoutError('empty', 'the body is empty; send the bytes of a document')
        checkBody?.(request.body)
        const handle = HANDLERS[key as Answered] as (asked: object, context: Context) => Promise<Answer>
        const { json, next, cookie } = await handle(
          {
            params: request.params,
            query: request.query,
            body: request.body,
            caller: callers.get(request) ?? null,
            session: context.doorkeeper.tokenOf(request),
            address: request.ip,
          },
          context,
        )
        if (next !== undefined) reply.header('link', linkTo(request, next))
        if (cookie !== undefined) reply.header('set-cookie', cookie)
        return send(reply, json)
      },
    })
  })
}

const NOTHING = { type: 'object', properties: {}, additionalProperties: false }

const callers = new WeakMap<FastifyRequest, Caller | null>()

function linkTo({ url }: FastifyRequest, next: string): string {
  const there = new URL(url, 'http://localhost')
  there.searchParams.set('after', next)
  return `<${there.pathname}${there.search}>; rel="next"`
}

function send(reply: FastifyReply, json: string): FastifyReply {
  return reply.type('application/json; charset=utf-8').send(json)
}
