/** Rows 11, 12, 15, 16, 24, 32 and 35 of the attacks that Readout is tested against, as far as the API goes. */
import type { InjectOptions } from 'fastify'
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import { ROUTES } from '../../src/http/schemas.ts'
import { type Served, startServing } from './server.ts'

let served: Served
beforeAll(async () => {
  served = await startServing({ hosts: () => new Set(['localhost:80', 'localhost']) })
})
afterAll(() => served.close())

const ask = (options: InjectOptions | string) => served.app.inject(options)
const entry = () => served.readings[0]?.statements[0]?.id
const countDecisions = async () => (await ask('/api/decisions')).json().length

/** Every route once, with what is dangerous put where something can be put. */
function everywhere(text: string): readonly InjectOptions[] {
  const value = encodeURIComponent(text)
  return ROUTES.filter(({ isStream }) => !isStream).flatMap(({ method, path, query }) => {
    const names = Object.keys((query?.['properties'] ?? {}) as object)
    const url = path.replace(/:\w+/, value)
    const urls = [
      url,
      `${url}/${value}`,
      `${url}?${value}=1`,
      ...names.map((name) => `${url}?${name}=${value}`),
    ]
    return urls.map((one) => ({ method, url: one, ...(method !== 'GET' && { payload: { [text]: text } }) }))
  })
}

describe('11: what stands in an address or a body comes back as data, and never as a page', () => {
  it('on every route, in its path, in each parameter and in its body', async () => {
    for (const options of everywhere('"><svg onload=1>')) {
      const { statusCode, headers } = await ask(options)
      expect([400, 404, 415, 200, 422], `${options.method} ${options.url}`).toContain(statusCode)
      expect(headers['content-type'], `${options.method} ${options.url}`).toMatch(
        /^application\/(problem\+)?json/,
      )
      expect(headers['x-content-type-options']).toBe('nosniff')
    }
  })
})

describe('12: every answer forbids scripts', () => {
  it('on every route, and where there is none', async () => {
    for (const url of ['/api/openapi.json', '/nothing', ...ROUTES.map(({ path }) => path)]) {
      if (url === '/api/progress') continue // a stream: adding.test.ts looks at it
      const policy = String((await ask(url)).headers['content-security-policy'])
      expect(policy, url).toMatch(/^default-src 'none'/)
      expect(policy, url).not.toContain('unsafe')
    }
  })
})

describe('15: a change that another site asks for is refused, and nothing is written', () => {
  const post = (
    headers: Record<string, string>,
    payload: string | object = { kind: 'accept', entry: entry() },
  ) => ask({ method: 'POST', url: '/api/decisions', headers, payload })
  test.each([
    ['another origin', { origin: 'http://evil.example' }, 403],
    ['an origin that begins alike', { origin: 'http://localhost:80.evil.example' }, 403],
    ['another port of this machine', { origin: 'http://localhost:8081' }, 403],
    ['no origin that can be told', { origin: 'null' }, 403],
    ['a browser that says it comes from elsewhere', { 'sec-fetch-site': 'cross-site' }, 403],
    ['a browser that says it comes from next door', { 'sec-fetch-site': 'same-site' }, 403],
    [
      'own origin, and yet from elsewhere',
      { origin: 'http://localhost', 'sec-fetch-site': 'cross-site' },
      403,
    ],
  ])('%s', async (_name, headers: Record<string, string>, status) => {
    const before = await countDecisions()
    const answer = await post(headers)
    expect(answer.json()).toMatchObject({ status, code: 'forbidden' })
    expect(await countDecisions()).toBe(before)
  })

  it('so is JSON in a body that a form could send', async () => {
    const text = JSON.stringify({ kind: 'accept', entry: entry() })
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
    ]) {
      const answer = await post({ 'content-type': type }, text)
      expect(answer.json()).toMatchObject({ status: 415, code: 'type' })
    }
    expect(await countDecisions()).toBe(0)
  })

  it("the desk's own are not, nor those of programs", async () => {
    const own = { origin: 'http://localhost:80', 'sec-fetch-site': 'same-origin' }
    expect((await post(own)).statusCode).toBe(200)
    expect((await post({})).statusCode).toBe(200)
  })
})

describe('16: a name that leads here but is not ours is refused before any work', () => {
  test.each(['evil.example:80', 'evil.example', 'localhost:8080', 'localhost.:80', '127.0.0.1.evil.example'])(
    'Host: %s',
    async (host) => {
      const answer = await ask({ url: '/api/statements', headers: { host } })
      expect(answer.json()).toMatchObject({ status: 421, code: 'misdirected' })
    },
  )

  it('ours is not, in whatever letters', async () => {
    expect((await ask({ url: '/api/session', headers: { host: 'LocalHost:80' } })).statusCode).toBe(200)
  })
})

describe('24: no key of a body reaches the prototypes', () => {
  test.each([
    '{"__proto__": {"x": 1}, "kind": "accept", "entry": "s0"}',
    '{"constructor": {"prototype": {"x": 1}}, "kind": "accept", "entry": "s0"}',
    '{"kind": "correct", "entry": "s0", "change": {"__proto__": {"x": 1}}}',
  ])('%s', async (payload) => {
    const headers = { 'content-type': 'application/json' }
    const answer = await ask({ method: 'POST', url: '/api/decisions', headers, payload })
    expect(answer.json()).toMatchObject({ status: 400 })
    expect(({} as Record<string, unknown>)['x']).toBeUndefined()
  })
})

describe('32: nothing is asked for but what is described', () => {
  test.each([
    'filter[user.password_hash]=a',
    'sort=password',
    'party.password=a',
    'limit=0',
    'limit=501',
    'limit=1e3',
    'limit=abc',
    'act=shout',
    'since=yesterday',
    'after=%27%20or%201%3D1',
  ])('?%s', async (query) => {
    const answer = await ask(`/api/statements?${query}`)
    expect(answer.json()).toMatchObject({ status: 400, code: 'misuse' })
  })
})

describe('35: no path leads to a file', () => {
  test.each([
    '/assets/..%2f..%2fpackage.json',
    '/assets/..%5c..%5cpackage.json',
    '/assets/%00',
    '/assets/../../package.json',
    '//etc/passwd',
    '/api/..%2f..%2fpackage.json',
  ])('%s', async (url) => {
    const answer = await ask(url)
    expect([400, 404]).toContain(answer.statusCode)
    expect(answer.body).not.toContain('dependencies')
  })
})

describe('34: words to search for', () => {
  test.each(['-', '"', 'NEAR(', '*', 'AND', '🕊', '+', "'; drop table report", 'x'.repeat(7_000)])(
    '%s',
    async (words) => {
      const answer = await ask(`/api/statements?search=${encodeURIComponent(words)}`)
      expect([200, 400]).toContain(answer.statusCode)
    },
  )
})
