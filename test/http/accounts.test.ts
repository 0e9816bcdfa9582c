/** Who gets in, as what, and when he is out: rows 13, 28, 29, 30 and 31 of the attacks, as far as the server goes. */
import type { InjectOptions } from 'fastify'
import { describe, expect, it } from 'vitest'
import { openAccounts, type Role } from '../../src/accounts/index.ts'
import { ROUTES } from '../../src/http/schemas.ts'
import { KINDS } from '../ledger/ledgers.ts'
import { SECRET, type Served, serving } from './server.ts'

const PASSWORD = 'correct horse battery'

/** A server with an owner, and who else is asked for; gives the cookie of each. */
async function withAccounts(
  options: Parameters<typeof serving>[0] = {},
  roles: readonly Role[] = ['owner'],
): Promise<Served & { readonly cookies: readonly string[]; readonly ids: readonly string[] }> {
  const served = await serving(options)
  const accounts = openAccounts(served.ledger, { secret: SECRET })
  const ids: string[] = []
  const cookies: string[] = []
  for (const [index, role] of roles.entries()) {
    const email = `${role}${index}@example.org`
    ids.push((await accounts.addAccount({ email, name: `${role} ${index}`, role, password: PASSWORD })).id)
    cookies.push(cookieOf(await signIn(served, email)))
  }
  return { ...served, cookies, ids }
}

const signIn = ({ app }: Served, email: string, more: Partial<InjectOptions> = {}, password = PASSWORD) =>
  app.inject({ method: 'POST', url: '/api/session', payload: { email, password }, ...more })

function cookieOf({ headers }: Awaited<ReturnType<typeof signIn>>): string {
  return String(headers['set-cookie']).split(';')[0] ?? ''
}

describe.each(KINDS)('a server on a ledger with accounts, on %s', (kind) => {
  it('lets nobody in without a session or a token, and tells nobody more than how to get in', async () => {
    const { app, cookies } = await withAccounts({ kind })
    expect((await app.inject('/api/session')).json()).toEqual({ user: null, accounts: true })
    for (const { method, path, access, isStream } of ROUTES) {
      if (access === 'anyone') continue
      for (const headers of [
        {},
        { cookie: `readout=${'x'.repeat(43)}` },
        { authorization: 'Bearer rdt_none' },
      ]) {
        const answer = await app.inject({ method, url: path.replace(':id', 'x'), headers })
        expect([path, answer.json().code, isStream]).toEqual([path, 'unauthorized', isStream])
      }
    }
    const mine = await app.inject({ url: '/api/session', headers: { cookie: cookies[0] } })
    expect(mine.json()).toMatchObject({ user: { name: 'owner 0', role: 'owner' }, accounts: true })
  })

  it('gives a session in a cookie that scripts and other sites do not see, and ends it when one signs out', async () => {
    const served = await withAccounts({ kind })
    const answer = await signIn(served, ' OWNER0@example.org ')
    expect(String(answer.headers['set-cookie'])).toMatch(
      /^readout=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict; Expires=/,
    )
    expect(answer.body).not.toContain(cookieOf(answer).slice('readout='.length))
    const headers = { cookie: cookieOf(answer) }
    expect((await served.app.inject({ url: '/api/ledger', headers })).statusCode).toBe(200)
    const out = await served.app.inject({ method: 'DELETE', url: '/api/session', headers })
    expect(String(out.headers['set-cookie'])).toContain('Expires=Thu, 01 Jan 1970')
    expect((await served.app.inject({ url: '/api/ledger', headers })).statusCode).toBe(401)
  })

  it('30: lets each role ask its routes and no others, by session and by token', async () => {
    const roles = ['owner', 'reader', 'reviewer'] as const
    const { app, cookies } = await withAccounts({ kind }, roles)
    const may = { reader: ['reader'], reviewer: ['reader', 'reviewer'] } as const
    for (const role of ['reader', 'reviewer'] as const) {
      const cookie = cookies[roles.indexOf(role)] ?? ''
      const made = await app.inject({
        method: 'POST',
        url: '/api/tokens',
        headers: { cookie },
        payload: { name: 'nightly' },
      })
      for (const headers of [{ cookie }, { authorization: `Bearer ${made.json().plain}` }])
        for (const { key, method, path, access, isStream } of ROUTES) {
          if (access === 'anyone' || isStream) continue
          const allowed = may[role].some((one) => one === access)
          const answer = await app.inject({ method, url: path.replace(':id', 'x'), headers })
          // What he may ask is answered, if only that something is missing in it.
          expect([role, key, answer.statusCode === 403]).toEqual([role, key, !allowed])
        }
    }
  })

  it('13: ends the tokens of others for owners alone, and a token does no more than its own role', async () => {
    const { app, cookies } = await withAccounts({ kind }, ['owner', 'reviewer'])
    const [owner = '', reviewer = ''] = cookies
    const tokens = (headers: object, more: Partial<InjectOptions> = {}) =>
      app.inject({ url: '/api/tokens', ...more, headers: headers as Record<string, string> })
    const make = (headers: object, payload: object) => tokens(headers, { method: 'POST', payload })
    const { id, plain } = (await make({ cookie: owner }, { name: 'reads', role: 'reader' })).json()
    expect((await tokens({ cookie: reviewer })).json()).toEqual([])
    const foreign = await tokens({ cookie: reviewer }, { method: 'DELETE', url: `/api/tokens/${id}` })
    expect(foreign.statusCode).toBe(404)
    const bearer = { authorization: `Bearer ${plain}` }
    expect((await make(bearer, { name: 'more', role: 'owner' })).json()).toMatchObject({ code: 'forbidden' })
    expect((await make(bearer, { name: 'same' })).json()).toMatchObject({ role: 'reader' })
    const own = (await make({ cookie: reviewer }, { name: 'own' })).json()
    expect((await tokens(bearer, { method: 'DELETE', url: `/api/tokens/${own.id}` })).statusCode).toBe(404)
    const left = await tokens({ cookie: owner }, { method: 'DELETE', url: `/api/tokens/${own.id}` })
    expect(left.json().map(({ name }: { name: string }) => name)).toEqual(['reads', 'same'])
  })

  it('31: an account that is revoked is out with its next request, and its open stream ends', async () => {
    let own = ''
    const hosts = () => new Set(['localhost:80', own])
    const { app, cookies, ids } = await withAccounts({ kind, hosts }, ['owner', 'reviewer'])
    const address = await app.listen({ port: 0, host: '127.0.0.1' })
    own = new URL(address).host
    const [owner = '', reviewer = ''] = cookies
    const stream = await fetch(`${address}/api/progress`, { headers: { cookie: reviewer } })
    expect(stream.status).toBe(200)
    const ended = stream.text()
    const gone = await app.inject({
      method: 'DELETE',
      url: `/api/accounts/${ids[1]}`,
      headers: { cookie: owner },
    })
    expect(gone.json()).toMatchObject({ name: 'reviewer 1', revoked: expect.any(String) })
    const next = await app.inject({ url: '/api/ledger', headers: { cookie: reviewer } })
    expect(next.json()).toMatchObject({ status: 401, code: 'unauthorized' })
    expect(await ended).toMatch(/^retry: /)
  })

  it('changes a password for who knows the one before, and ends all sessions by it', async () => {
    const served = await withAccounts({ kind })
    const change = (before: string) =>
      served.app.inject({
        method: 'POST',
        url: '/api/password',
        headers: { cookie: served.cookies[0] },
        payload: { before, password: 'another horse, another battery' },
      })
    expect((await change('a wrong one of some length')).json()).toMatchObject({ code: 'unauthorized' })
    expect((await change(PASSWORD)).statusCode).toBe(200)
    const headers = { cookie: served.cookies[0] }
    expect((await served.app.inject({ url: '/api/ledger', headers })).statusCode).toBe(401)
    const answer = await signIn(served, 'owner0@example.org', {}, 'another horse, another battery')
    expect(answer.statusCode).toBe(200)
  })
})

describe('a server', () => {
  it('29: refuses to look at passwords after some failures, however the address and the e-mail are written', async () => {
    const served = await withAccounts()
    const tries = await Promise.all(
      Array.from({ length: 40 }, (_, index) =>
        signIn(
          served,
          index % 2 ? 'OWNER0@example.org' : ' owner0@example.org',
          { headers: { 'x-forwarded-for': `192.0.2.${index}` } },
          'a wrong one of some length',
        ),
      ),
    )
    expect(tries.filter(({ statusCode }) => statusCode === 401)).toHaveLength(5)
    const refused = tries.filter(({ statusCode }) => statusCode === 429)
    expect(refused).toHaveLength(35)
    expect(Number(refused[0]?.headers['retry-after'])).toBeGreaterThan(0)
    expect((await signIn(served, 'owner0@example.org')).statusCode).toBe(429)
  })

  it('28: takes nobody’s word for where a request comes from but a proxy’s that it was told of', async () => {
    const failing = (served: Served, index: number) =>
      signIn(
        served,
        `nobody${index}@example.org`,
        { headers: { 'x-forwarded-for': `192.0.2.${index}`, 'remote-user': 'owner0@example.org' } },
        'a wrong one of some length',
      )
    const alone = await withAccounts()
    for (let index = 0; index < 20; index++) expect((await failing(alone, index)).statusCode).toBe(401)
    expect((await failing(alone, 20)).statusCode).toBe(429)
    const behind = await withAccounts({ proxies: ['127.0.0.1'] })
    for (let index = 0; index < 21; index++) expect((await failing(behind, index)).statusCode).toBe(401)
  })

  it('that people reach over HTTPS gives a cookie that goes there alone', async () => {
    const served = await serving({ secure: true })
    const accounts = openAccounts(served.ledger, { secret: SECRET })
    await accounts.addAccount({ email: 'a@example.org', name: 'Ada', role: 'owner', password: PASSWORD })
    const answer = await signIn(served, 'a@example.org')
    expect(String(answer.headers['set-cookie'])).toMatch(/^__Host-readout=.*; Path=\/; .*; Secure$/)
  })

  it('on a ledger without accounts takes who works at this machine for its owner, until there is one', async () => {
    const { app } = await serving()
    expect((await app.inject('/api/session')).json()).toEqual({
      user: { id: 'local', name: 'Ada', role: 'owner' },
      accounts: false,
    })
    expect((await app.inject('/api/tokens')).json()).toEqual([])
    const token = await app.inject({ method: 'POST', url: '/api/tokens', payload: { name: 'nightly' } })
    expect(token.json()).toMatchObject({ status: 400, code: 'misuse' })
    const payload = { email: 'ada@example.org', name: 'Ada', role: 'owner', password: PASSWORD }
    expect((await app.inject({ method: 'POST', url: '/api/accounts', payload })).statusCode).toBe(200)
    expect((await app.inject('/api/ledger')).statusCode).toBe(401)
  })
})
