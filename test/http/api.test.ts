import { Validator } from '@seriousme/openapi-schema-validator'
import { describe, expect, it } from 'vitest'
import { checkOf, ROUTES, type Route } from '../../src/http/schemas.ts'
import { replaceReading, write } from '../../src/ledger/index.ts'
import { actors } from '../../src/ledger/views/actors.ts'
import { discrepancies } from '../../src/ledger/views/discrepancies.ts'
import { lost } from '../../src/ledger/views/lost.ts'
import { positions } from '../../src/ledger/views/positions.ts'
import { statements } from '../../src/ledger/views/statements.ts'
import { KINDS } from '../ledger/ledgers.ts'
import { CODEBOOK } from '../ledger/readings.ts'
import { type Served, serving } from './server.ts'

const LISTS = [
  'statements',
  'reports',
  'actors',
  'positions',
  'issues',
  'timeline',
  'commitments',
  'discrepancies',
  'network',
]

/** An address of a route that answers with something. */
async function addressOf({ path, query }: Route, { readings, ledger }: Served): Promise<string> {
  const [first] = readings
  const id = path.startsWith('/api/show')
    ? first?.statements[0]?.id
    : path.startsWith('/api/actors')
      ? (await actors(ledger)).rows[0]?.id
      : first?.report.id
  const needed = (query?.['required'] ?? []) as readonly string[]
  return path.replace(':id', id ?? '') + (needed.includes('since') ? '?since=2020-01-01' : '')
}

describe.each(KINDS)('the API on a ledger on %s', (kind) => {
  it('answers every question with what its schema says', async () => {
    const served = await serving({ kind })
    for (const route of ROUTES.filter(({ method, isStream }) => method === 'GET' && !isStream)) {
      const answer = await served.app.inject(await addressOf(route, served))
      expect([route.key, answer.statusCode, answer.headers['content-type']]).toEqual([
        route.key,
        200,
        'application/json; charset=utf-8',
      ])
      expect(() => checkOf(route.answer, 'answer')(answer.json()), route.key).not.toThrow()
      if (Array.isArray(answer.json()) && LISTS.some((list) => route.path.endsWith(list)))
        expect(answer.json().length, route.key).toBeGreaterThan(0)
    }
  })

  it('does not show what a damaged ledger holds, and says that it is the ledger', async () => {
    const { app, ledger } = await serving({ kind })
    await write(ledger, (tx) => tx.updateTable('statement').set({ content: 'Never said.' }).execute())
    expect((await app.inject('/api/statements')).json()).toEqual({
      type: 'about:blank',
      title: 'The server is not in order',
      status: 500,
      code: 'damaged',
      detail: expect.stringMatching(
        /^the ledger is damaged: it holds "Never said\." where that cannot stand; /,
      ),
    })
  })

  it('gives what the view gives, narrowed by the same filter', async () => {
    const { app, ledger } = await serving({ kind })
    const asked = '/api/positions?everyone=true&history=true&since=2020&limit=3'
    const view = await positions(ledger, { since: '2020' }, { everyone: true, history: true, limit: 3 })
    expect((await app.inject(asked)).json()).toEqual(view.rows)
    const contradictions = await discrepancies(ledger)
    expect((await app.inject('/api/discrepancies')).json()).toEqual(contradictions.rows)
  })

  it('gives an actor and who speaks for him apart, which together are what is shown of him', async () => {
    const { app, ledger } = await serving({ kind })
    const { rows } = await actors(ledger)
    for (const { id } of rows) {
      const [one, speakers, shown] = await Promise.all(
        [`/api/actors/${id}`, `/api/actors/${id}/speakers`, `/api/show/${id}`].map(async (path) =>
          (await app.inject(path)).json(),
        ),
      )
      expect({ type: 'actor', ...one, ...speakers }).toEqual(shown)
    }
    for (const path of ['/api/actors/nobody', '/api/actors/nobody/speakers'])
      expect((await app.inject(path)).statusCode).toBe(404)
  })

  it('leads from page to page by Link headers, and the pages are the list', async () => {
    const { app, ledger } = await serving({ kind })
    const whole = await statements(ledger, {}, { limit: 500 })
    const rows: unknown[] = []
    let pages = 0
    for (let url: string | undefined = '/api/statements?limit=7'; url !== undefined; pages++) {
      const answer = await app.inject(url)
      rows.push(...answer.json())
      const link = answer.headers['link'] as string | undefined
      url = link === undefined ? undefined : /^<(.+)>; rel="next"$/.exec(link)?.[1]
    }
    expect(rows).toEqual(whole.rows)
    expect(pages).toBe(Math.ceil(whole.rows.length / 7))
  })

  it('keeps who decided, and answers with the decisions that were made', async () => {
    const { app, ledger, readings } = await serving({ kind })
    const [one, other] = readings[0]?.statements.map(({ id }) => id) ?? []
    const answer = await app.inject({
      method: 'POST',
      url: '/api/decisions',
      payload: [
        { kind: 'reject', entry: one, why: 'a rumour' },
        { kind: 'correct', entry: other, change: { act: 'deny' } },
      ],
    })
    expect(answer.json()).toMatchObject([
      { kind: 'reject', by: 'Ada', why: 'a rumour', target: { entry: one } },
      { kind: 'correct', by: 'Ada', change: { act: 'deny' } },
    ])
    const left = await statements(ledger, {}, { limit: 500 })
    expect(left.rows.map(({ entry }) => entry)).not.toContain(one)
    const undone = await app.inject({
      method: 'POST',
      url: '/api/decisions',
      payload: { kind: 'undo', decision: answer.json()[0].id },
    })
    expect(undone.json()).toMatchObject([{ kind: 'undo', undoes: answer.json()[0].id }])
    expect((await app.inject(`/api/decisions?about=${one}`)).json()).toHaveLength(2)
  })

  it('makes all of several decisions, or none', async () => {
    const { app, readings } = await serving({ kind })
    const answer = await app.inject({
      method: 'POST',
      url: '/api/decisions',
      payload: [
        { kind: 'reject', entry: readings[0]?.statements[0]?.id },
        { kind: 'reject', entry: 's0' },
      ],
    })
    expect(answer.json()).toMatchObject({ status: 404, code: 'not-found' })
    expect((await app.inject('/api/decisions')).json()).toEqual([])
  })

  it('lists decisions that have lost their place with what stands there now, and places one again', async () => {
    const { app, ledger, readings } = await serving({ kind })
    const reading = readings.find(({ statements }) => statements.length > 1)
    const [gone] = reading?.statements ?? []
    if (!reading || !gone) throw new Error('the readings have no such report')
    const decide = (payload: object) => app.inject({ method: 'POST', url: '/api/decisions', payload })
    const [decision] = (await decide({ kind: 'reject', entry: gone.id })).json()
    await replaceReading(
      ledger,
      {
        ...reading,
        statements: reading.statements.filter(({ id, within }) => id !== gone.id && within !== gone.id),
      },
      CODEBOOK,
    )
    const answer = await app.inject('/api/decisions/lost?limit=1')
    const route = ROUTES.find(({ key }) => key === 'GET /api/decisions/lost')
    expect(() => checkOf(route?.answer ?? {}, 'answer')(answer.json())).not.toThrow()
    const view = await lost(ledger)
    expect(view.rows).toMatchObject([{ decision: { id: decision.id }, was: { entry: gone.id } }])
    expect(answer.json()).toEqual(view.rows)
    expect(view.rows.map((row) => row.decision)).toEqual([decision])
    expect((await app.inject('/api/ledger')).json()).toMatchObject({ lost: 1 })
    const entry = view.rows[0]?.candidates[0]?.entry
    const placed = await decide({ kind: 'place', decision: decision.id, entry })
    expect(placed.json()).toMatchObject([{ kind: 'reject', target: { entry } }])
    expect((await app.inject('/api/ledger')).json()).toMatchObject({ lost: 0 })
  })

  it('puts down how far the review of reports is', async () => {
    const { app, readings } = await serving({ kind })
    const ids = readings.slice(0, 3).map(({ report }) => report.id)
    const patch = (review: string) =>
      app.inject({ method: 'PATCH', url: '/api/reports', payload: { ids: [...ids, 'r0'], review } })
    expect((await patch('done')).json()).toEqual({ changed: 3 })
    expect((await patch('done')).json()).toEqual({ changed: 0 })
    expect((await app.inject(`/api/reports/${ids[0]}/reading`)).json()).toMatchObject({ review: 'done' })
    expect((await patch('changed')).json()).toMatchObject({
      status: 400,
      detail: 'body: review: must be one of new, in-review, done; /api/openapi.json describes it',
    })
  })
})

describe('the API', () => {
  it('answers again only where the answer is another one', async () => {
    const { app, readings } = await serving()
    const first = await app.inject('/api/positions')
    const again = () =>
      app.inject({ url: '/api/positions', headers: { 'if-none-match': first.headers['etag'] } })
    expect((await again()).statusCode).toBe(304)
    const payload = readings.flatMap(({ statements }) =>
      statements.map(({ id }) => ({ kind: 'reject', entry: id })),
    )
    await app.inject({ method: 'POST', url: '/api/decisions', payload })
    expect((await again()).statusCode).toBe(200)
  })

  it('compresses long answers for those who can read it, and not short ones', async () => {
    const { app } = await serving()
    const encodingOf = async (url: string, accepted: string) =>
      (await app.inject({ url, headers: { 'accept-encoding': accepted } })).headers['content-encoding']
    expect(await encodingOf('/api/statements', 'gzip')).toBe('gzip')
    expect(await encodingOf('/api/statements', 'br')).toBe('br')
    expect(await encodingOf('/api/statements', 'zstd')).toBeUndefined()
    expect(await encodingOf('/api/session', 'gzip')).toBeUndefined()
  })

  it('describes itself as OpenAPI 3.1, every route of it', async () => {
    const { app } = await serving()
    const document = (await app.inject('/api/openapi.json')).json()
    expect(await new Validator().validate(document)).toEqual({ valid: true })
    expect(document.openapi).toBe('3.1.0')
    const described = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods as object).map((method) => `${method.toUpperCase()} ${path}`),
    )
    expect(described.toSorted()).toEqual(ROUTES.map(({ key }) => key.replace(/:(\w+)/g, '{$1}')).toSorted())
  })
})
