/** What each route does: it asks one thing of the threads. The compiler sees to it that none of `api.ts` is left out. */

import type { Counts } from '../ledger/counts.ts'
import type { Filter } from '../ledger/views/filter.ts'
import type { Adder } from './adding.ts'
import type { Api, LedgerInfo, Session, User } from './api.ts'
import type { Result, Threads } from './threads.ts'

/** What handlers work with. */
export interface Context {
  readonly threads: Threads
  readonly adder: Adder
  /** Of Readout. */
  readonly version: string
  readonly kind: LedgerInfo['kind']
  /** Path of the process's codebook. */
  readonly codebook: string
  readonly now: () => Date
  /** Whether this ledger has accounts. */
  readonly hasAccounts: () => Promise<boolean>
}

type Part<R, Name extends string> = R extends { [K in Name]: infer P } ? P : undefined

/** What came with a request, checked against the route's schemas. */
interface Request<R> {
  readonly params: Part<R, 'params'>
  readonly query: Part<R, 'query'>
  readonly body: Part<R, 'body'> extends 'bytes' ? Uint8Array : Part<R, 'body'>
  /** Null on routes that anyone may ask, where nobody is signed in. */
  readonly user: User | null
}

/** Routes whose answer is a stream are answered elsewhere. */
export type Answered = { [K in keyof Api]: Api[K] extends { stream: true } ? never : K }[keyof Api]

type Handler<K extends Answered> = (request: Request<Api[K]>, context: Context) => Promise<Result>

const FILTERS: readonly (keyof Filter)[] = [
  'party',
  'issue',
  'actor',
  'outlet',
  'act',
  'authority',
  'since',
  'until',
  'search',
]

/** The filter of a query, and what else stands in it. */
function split<Q extends Filter>(query: Q): readonly [Filter, Omit<Q, keyof Filter>] {
  const isFilter = ([name]: [string, unknown]) => FILTERS.some((filter) => filter === name)
  const entries = Object.entries(query)
  return [
    Object.fromEntries(entries.filter(isFilter)) as Filter,
    Object.fromEntries(entries.filter((entry) => !isFilter(entry))) as Omit<Q, keyof Filter>,
  ]
}

const give = (value: unknown): Result => ({ json: JSON.stringify(value) })

export const HANDLERS: { readonly [K in Answered]: Handler<K> } = {
  async 'GET /api/ledger'(_, { threads, version, kind }) {
    const counts = JSON.parse((await threads.ask('counts')).json) as Counts
    return give({ ...counts, version, kind } satisfies LedgerInfo)
  },
  'GET /api/codebook': (_, { threads }) => threads.ask('codebook'),
  'GET /api/session': async ({ user }, { hasAccounts }) =>
    give({ user, accounts: await hasAccounts() } satisfies Session),
  'GET /api/statements': ({ query }, { threads }) => threads.ask('statements', ...split(query)),
  'GET /api/reports': ({ query }, { threads }) => threads.ask('reports', ...split(query)),
  'GET /api/actors': ({ query }, { threads }) => threads.ask('actors', ...split(query)),
  'GET /api/positions': ({ query }, { threads }) => threads.ask('positions', ...split(query)),
  'GET /api/issues': ({ query }, { threads }) => threads.ask('issues', ...split(query)),
  'GET /api/timeline': ({ query }, { threads }) => threads.ask('timeline', ...split(query)),
  'GET /api/commitments': ({ query }, { threads }) => threads.ask('commitments', ...split(query)),
  'GET /api/discrepancies': ({ query }, { threads }) => threads.ask('discrepancies', ...split(query)),
  'GET /api/network': ({ query }, { threads }) => threads.ask('network', ...split(query)),
  'GET /api/network/matrix': ({ query }, { threads }) => threads.ask('matrix', ...split(query)),
  'GET /api/digest': ({ query }, { threads }) => threads.ask('digest', ...split(query)),
  'GET /api/show/:id': ({ params }, { threads }) => threads.ask('show', params.id),
  'GET /api/reports/:id/reading': ({ params }, { threads }) => threads.ask('reading', params.id),
  'GET /api/decisions': ({ query }, { threads }) => threads.ask('decisions', query),
  'POST /api/decisions': ({ body, user }, { threads, now }) =>
    threads.change('decide', Array.isArray(body) ? body : [body], {
      by: user?.name ?? '',
      at: now().toISOString(),
    }),
  'PATCH /api/reports': ({ body }, { threads }) => threads.change('review', body.ids, body.review),
  async 'POST /api/reports'({ query, body }, { threads, adder, codebook }) {
    const { name = 'document', ...given } = query
    const taken = await threads.change('takeDocument', { bytes: body, name, codebook, given })
    adder.wake()
    return taken
  },
  async 'POST /api/addresses'({ body }, { threads, adder, codebook }) {
    const taken = await threads.change('takeAddresses', body.addresses, codebook)
    adder.wake()
    return taken
  },
  async 'POST /api/retry'(_, { threads, adder }) {
    const waiting = await threads.change('retry')
    adder.wake()
    return waiting
  },
}
