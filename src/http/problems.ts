/** What is wrong with a request, as `application/problem+json` (RFC 9457). */
import type { FastifyError, FastifyReply } from 'fastify'
import { type ErrorCode, ReadoutError, TooManyError } from '../errors.ts'

/** An error as the API tells it. */
interface Problem {
  readonly type: 'about:blank'
  /** What the status means. */
  readonly title: string
  readonly status: number
  /** One line: what was wrong, and what to do. */
  readonly detail: string
  /** Readout's own code of it. */
  readonly code: ErrorCode
}

const STATUS: Readonly<Partial<Record<ErrorCode, number>>> = {
  misuse: 400,
  field: 400,
  line: 400,
  unauthorized: 401,
  forbidden: 403,
  'not-found': 404,
  'too-large': 413,
  type: 415,
  misdirected: 421,
  'too-many': 429,
  address: 422,
  binary: 422,
  empty: 422,
  encoding: 422,
  head: 422,
  'too-deep': 422,
  unsound: 422,
  busy: 503,
  slow: 503,
  storage: 507,
  unreachable: 502,
}

const TITLES: Readonly<Record<number, string>> = {
  400: 'The request is wrong',
  401: 'Sign in first',
  403: 'Not allowed',
  404: 'There is no such thing',
  405: 'Not here',
  413: 'Too large',
  415: 'Not of a type that is taken here',
  421: 'Not the place that was meant',
  422: 'The document cannot be taken',
  429: 'Too many tries',
  500: 'The server is not in order',
  502: 'The database cannot be reached',
  503: 'Not now',
  507: 'No room',
}

/** Answers with what went wrong. What is a fault of Readout's own is told without its words: they may hold anything. */
export function sendProblem(error: unknown, reply: FastifyReply): FastifyReply {
  const problem = toProblem(error)
  if (problem.status === 503) reply.header('retry-after', '5')
  if (error instanceof TooManyError) reply.header('retry-after', String(error.seconds))
  return reply.status(problem.status).type('application/problem+json').send(JSON.stringify(problem))
}

/** An error as a problem. */
function toProblem(error: unknown): Problem {
  const { code, message } = error instanceof ReadoutError ? error : fromServer(error as FastifyError)
  const status = STATUS[code] ?? 500
  const title = code === 'internal' ? 'A fault of Readout itself' : (TITLES[status] ?? 'Error')
  return { type: 'about:blank', title, status, detail: message, code }
}

/** What the server itself finds wrong with a request, before any route sees it. */
function fromServer({ code, statusCode = 500 }: FastifyError): { code: ErrorCode; message: string } {
  switch (code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return { code: 'too-large', message: 'the body is larger than this route takes' }
    case 'FST_ERR_MAX_PARAM_LENGTH':
      return { code: 'not-found', message: 'nothing has a name that long' }
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return { code: 'type', message: 'the body has no type that this route takes; see /api/openapi.json' }
    case 'FST_ERR_CTP_EMPTY_JSON_BODY':
    case 'FST_ERR_CTP_INVALID_JSON_BODY':
    case 'FST_ERR_CTP_INVALID_CONTENT_LENGTH':
      return {
        code: 'misuse',
        message: 'the body is no JSON; send the object that /api/openapi.json describes',
      }
  }
  if (statusCode >= 400 && statusCode < 500)
    return { code: 'misuse', message: 'the request is malformed; /api/openapi.json describes what there is' }
  return { code: 'internal', message: 'Readout failed; what it was doing stands in its log' }
}
