/** What the desk asks the server for: the only file of the desk that fetches. Its types are those of the server's routes. */
import type { Api } from '../http/api.ts'

export type { Change } from '../ledger/decisions/apply.ts'
export type { NewDecision } from '../ledger/decisions/index.ts'
export type { Facet, Facets } from '../ledger/views/facets.ts'
export type { Filter } from '../ledger/views/filter.ts'
export type { ListedIssue, OwnStand, ToldStand } from '../ledger/views/issues.ts'
export type { Candidate, LostDecision } from '../ledger/views/lost.ts'
export type { HistoryReceipt, ListedPosition } from '../ledger/views/positions.ts'
export type { ReadReport, ReadStatement } from '../ledger/views/read-report.ts'
export type { FailedInput, ListedReport } from '../ledger/views/reports.ts'
export type { OneActor } from '../ledger/views/show-actor.ts'
export type { Spoken } from '../ledger/views/speakers.ts'
export type { ToldReceipt } from '../ledger/views/tellers.ts'
export type { Codebook } from '../types.ts'

/** A route of the API, as "GET /api/reports". */
export type Route = keyof Api

type Part<K extends Route, Name extends string> = Api[K] extends { [N in Name]: infer P } ? P : never
type Needed<K extends Route, Name extends string> = [Part<K, Name>] extends [never]
  ? unknown
  : { readonly [N in Name]: Part<K, Name> }

/** What a route is asked with: parameters of its path, its query, its body. */
export type Asked<K extends Route> = Needed<K, 'params'> &
  (Partial<Record<string, never>> extends Part<K, 'query'>
    ? { readonly query?: Part<K, 'query'> }
    : Needed<K, 'query'>) &
  ([Part<K, 'body'>] extends ['bytes']
    ? [Part<K, 'body'>] extends [never]
      ? unknown
      : { readonly body: Blob }
    : Needed<K, 'body'>)

/** What a route answers. */
export type Answer<K extends Route> = Api[K]['answer']

/** What the server answers where it does not do what it was asked (RFC 9457). */
export class Problem extends Error {
  readonly status: number
  readonly code: string

  constructor({ status, code, detail }: { status: number; code: string; detail: string }) {
    super(detail)
    this.name = 'Problem'
    this.status = status
    this.code = code
  }
}

/** Asks a route. Throws a Problem where the server does not do what it was asked, or cannot be reached. */
export async function ask<K extends Route>(route: K, asked: Asked<K>): Promise<Answer<K>> {
  return (await (await send(route, asked as object)).json()) as Answer<K>
}

/** A part of a list, and the place behind it. */
export interface Page<Row> {
  readonly rows: readonly Row[]
  /** Where the next part begins; null on the last one. */
  readonly next: string | null
}

type RowOf<K extends Route> = Answer<K> extends readonly (infer Row)[] ? Row : never

/** Asks a route that answers with a list for one part of it. */
export async function askPage<K extends Route>(route: K, asked: Asked<K>): Promise<Page<RowOf<K>>> {
  const response = await send(route, asked as object)
  return { rows: (await response.json()) as RowOf<K>[], next: findNext(response.headers.get('link')) }
}

/** `</api/reports?after=…>; rel="next"`: only the place in it is used, so that no answer leads to another server. */
function findNext(link: string | null): string | null {
  const address = /<([^>]*)>\s*;\s*rel="?next"?/.exec(link ?? '')?.[1]
  return address === undefined ? null : new URL(address, 'http://desk/').searchParams.get('after')
}

/** The address of a route, with what it is asked for. */
function addressOf(route: Route, asked: { readonly params?: object; readonly query?: object } = {}): string {
  const params = (asked.params ?? {}) as Readonly<Record<string, string>>
  const path = (route.split(' ')[1] ?? '').replace(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent(params[name] ?? ''),
  )
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(asked.query ?? {}))
    for (const one of Array.isArray(value) ? value : [value])
      if (one !== undefined) query.append(name, String(one))
  const search = query.toString()
  return search === '' ? path : `${path}?${search}`
}

async function send(route: Route, asked: object): Promise<Response> {
  const { body, ...where } = asked as {
    readonly params?: object
    readonly query?: object
    readonly body?: unknown
  }
  const [method = 'GET'] = route.split(' ')
  const isBytes = body instanceof Blob
  const response = await fetch(addressOf(route, where), {
    method,
    credentials: 'same-origin',
    headers: {
      accept: 'application/json',
      ...(body !== undefined && {
        'content-type': isBytes ? 'application/octet-stream' : 'application/json',
      }),
    },
    ...(body !== undefined && { body: isBytes ? body : JSON.stringify(body) }),
  }).catch((cause) => {
    throw new Problem({ status: 0, code: 'unreachable', detail: String(cause) })
  })
  if (!response.ok) throw await readProblem(response)
  return response
}

async function readProblem(response: Response): Promise<Problem> {
  const { status, statusText } = response
  const told: unknown = await response.json().catch(() => null)
  const { code, detail, title } = (told ?? {}) as Readonly<Record<string, unknown>>
  return new Problem({
    status,
    code: typeof code === 'string' ? code : 'unknown',
    detail: [detail, title, statusText].find((words) => typeof words === 'string' && words !== '') as string,
  })
}

/** Follows a stream of events until it is let go; where it breaks off the browser takes it up again. */
export function follow(
  route: 'GET /api/progress',
  hear: (event: Answer<'GET /api/progress'>) => void,
): () => void {
  const source = new EventSource(addressOf(route))
  source.addEventListener('message', ({ data }) => hear(JSON.parse(data as string)))
  return () => source.close()
}
