/** What each route does: it asks one thing of the threads. The compiler sees to it that none of `api.ts` is left out. */

import { type Account, type Accounts, lesser, may, type SignedIn, type Token } from '../accounts/index.ts'
import { ReadoutError } from '../errors.ts'
import type { Counts } from '../ledger/counts.ts'
import type { Filter } from '../ledger/views/filter.ts'
import type { Adder } from './adding.ts'
import type { Api, LedgerInfo, Session } from './api.ts'
import type { Caller, Doorkeeper } from './doorkeeper.ts'
import type { Result, Threads } from './threads.ts'

/** What handlers work with. */
export interface Context {
  readonly threads: Threads
  readonly adder: Adder
  /** Of Readout. */
  readonly version: string
  readonly kind: LedgerInfo['kind']
  /** Path of the process's codebook; the shipped one where it is left out. */
  readonly codebook: string | undefined
  readonly now: () => Date
  readonly accounts: Accounts
  readonly secret: string
  readonly doorkeeper: Doorkeeper
}

type Part<R, Name extends string> = R extends { [K in Name]: infer P } ? P : undefined

/** What came with a request, checked against the route's schemas. */
interface Request<R> {
  readonly params: Part<R, 'params'>
  readonly query: Part<R, 'query'>
  readonly body: Part<R, 'body'> extends 'bytes' ? Uint8Array : Part<R, 'body'>
  /** Null on routes that anyone may ask, where nobody is signed in. */
  readonly caller: Caller | null
  /** The session's token that came with it. */
  readonly session: string | null
  /** Where it comes from: by it failed tries to sign in are counted. */
  readonly address: string
}

/** What a handler answers with; a cookie where a session begins or ends. */
export interface Answer extends Result {
  readonly cookie?: string
}

/** Routes whose answer is a stream are answered elsewhere. */
export type Answered = { [K in keyof Api]: Api[K] extends { stream: true } ? never : K }[keyof Api]

type Handler<K extends Answered> = (request: Request<Api[K]>, context: Context) => Promise<Answer>

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

/** The account of who asks; by a token it may do no more than that token may. */
function accountOf(caller: Caller | null): Account {
  if (!caller?.account)
    throw new ReadoutError('misuse', 'this ledger has no accounts; readout account add makes the first')
  return { ...caller.account, role: caller.user.role }
}

/** One's own tokens, an owner's all; none where the ledger has no accounts. */
async function tokensOf(caller: Caller | null, { accounts }: Context): Promise<readonly Token[]> {
  if (!caller?.account) return []
  const { id, role } = accountOf(caller)
  return accounts.listTokens(may(role, 'manage') ? {} : { account: id })
}

const give = (value: unknown): Result => ({ json: JSON.stringify(value) })

export const HANDLERS: { readonly [K in Answered]: Handler<K> } = {
  async 'GET /api/ledger'(_, { threads, version, kind }) {
    const counts = JSON.parse((await threads.ask('counts')).json) as Counts
    return give({ ...counts, version, kind } satisfies LedgerInfo)
  },
  'GET /api/codebook': (_, { threads }) => threads.ask('codebook'),
  'GET /api/session': async ({ caller }, { doorkeeper }) =>
    give({ user: caller?.user ?? null, accounts: await doorkeeper.hasAccounts() } satisfies Session),
  async 'POST /api/session'({ body, address }, { threads, secret, doorkeeper }) {
    const { json } = await threads.change('signIn', secret, { ...body, address })
    const { token, expires, account } = JSON.parse(json) as Omit<SignedIn, 'expires'> & { expires: string }
    const { id, name, role } = account
    const cookie = doorkeeper.cookieFor({ token, expires: new Date(expires) })
    return { ...give({ user: { id, name, role }, accounts: true } satisfies Session), cookie }
  },
  async 'DELETE /api/session'({ session }, { threads, secret, doorkeeper }) {
    if (session !== null) await threads.change('signOut', secret, session)
    const accounts = await doorkeeper.hasAccounts()
    return { ...give({ user: null, accounts } satisfies Session), cookie: doorkeeper.cookieFor(null) }
  },
  async 'POST /api/password'({ body, caller, address }, { threads, secret, doorkeeper }) {
    const { email } = accountOf(caller)
    await threads.change('changePassword', secret, { ...body, email, address })
    return { ...give({ user: null, accounts: true } satisfies Session), cookie: doorkeeper.cookieFor(null) }
  },
  'GET /api/accounts': async (_, { accounts }) => give(await accounts.listAccounts()),
  'POST /api/accounts': ({ body }, { threads, secret }) => threads.change('addAccount', secret, body),
  'PATCH /api/accounts/:id': ({ params, body }, { threads, secret }) =>
    threads.change('changeAccount', secret, { ...body, ...params }),
  'DELETE /api/accounts/:id': ({ params }, { threads, secret }) =>
    threads.change('revokeAccount', secret, params.id),
  'GET /api/tokens': async ({ caller }, context) => give(await tokensOf(caller, context)),
  async 'POST /api/tokens'({ body, caller }, { threads, secret }) {
    const { id, role: most } = accountOf(caller)
    const { name, role = most, days } = body
    if (lesser(role, most) !== role)
      throw new ReadoutError('forbidden', `you are a ${most} here, and a token of yours may do no more`)
    return threads.change('addToken', secret, {
      account: id,
      name,
      role,
      ...(days !== undefined && { days }),
    })
  },
  async 'DELETE /api/tokens/:id'({ params, caller }, context) {
    await context.threads.change('revokeToken', context.secret, params.id, accountOf(caller))
    return give(await tokensOf(caller, context))
  },
  'GET /api/statements': ({ query }, { threads }) => threads.ask('statements', ...split(query)),
  'GET /api/facets': ({ query }, { threads }) => threads.ask('facets', query),
  'GET /api/undecided': ({ query }, { threads }) => threads.ask('undecided', ...split(query)),
  'GET /api/reports': ({ query }, { threads }) => threads.ask('reports', ...split(query)),
  'GET /api/actors': ({ query }, { threads }) => threads.ask('actors', ...split(query)),
  'GET /api/actors/:id': ({ params }, { threads }) => threads.ask('actor', params.id),
  'GET /api/actors/:id/speakers': ({ params }, { threads }) => threads.ask('speakers', params.id),
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
  'GET /api/decisions/together': (_, { threads }) => threads.ask('together'),
  'GET /api/decisions': ({ query }, { threads }) => threads.ask('decisions', query),
  'GET /api/decisions/lost': ({ query }, { threads }) => threads.ask('lost', query),
  'POST /api/decisions': ({ body, caller }, { threads, now }) =>
    threads.change('decide', Array.isArray(body) ? body : [body], {
      by: caller?.user.name ?? '',
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
