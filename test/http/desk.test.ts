/** The desk's files, as the server gives them out. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it, test } from 'vitest'
import { newFolder } from '../ledger/ledgers.ts'
import { type Served, startServing } from './server.ts'

let served: Served
beforeAll(async () => {
  const desk = join(newFolder(), 'desk')
  mkdirSync(join(desk, 'assets'), { recursive: true })
  writeFileSync(join(desk, 'index.html'), '<!doctype html><title>Desk</title>')
  writeFileSync(join(desk, 'assets/index-a1b2.js'), 'export {}')
  writeFileSync(join(desk, 'secret.txt'), 'not of a type that is served')
  served = await startServing({ readings: [], desk })
})
afterAll(() => served.close())

test.each(['/', '/reports', '/reports/0a1b', '/positions?party=Norland&issue=truce'])(
  '%s is the page, which may run its own scripts and no others',
  async (url) => {
    const { statusCode, headers, body } = await served.app.inject(url)
    expect([statusCode, headers['content-type'], body]).toEqual([
      200,
      'text/html; charset=utf-8',
      '<!doctype html><title>Desk</title>',
    ])
    const policy = String(headers['content-security-policy'])
    expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self'")
    expect(policy).not.toContain('unsafe')
    expect(headers['x-frame-options']).toBe('DENY')
  },
)

it('a file whose name changes with it is kept by browsers, and has a type from our list', async () => {
  const { headers } = await served.app.inject('/assets/index-a1b2.js')
  expect(headers['content-type']).toBe('text/javascript; charset=utf-8')
  expect(headers['cache-control']).toContain('immutable')
})

test.each([
  '/assets/none.js',
  '/secret.txt',
  '/assets/..%2f..%2fpackage.json',
  '/assets/..%5cpackage.json',
  '/assets/%00',
  '/..%2f..%2fpackage.json',
  '/api',
  '/api/none',
  '/%22%3E%3Csvg%20onload=1%3E',
])('%s is nothing, and no page', async (url) => {
  const { statusCode, headers } = await served.app.inject(url)
  expect([400, 404]).toContain(statusCode)
  expect(headers['content-type']).toMatch(/^application\/problem\+json/)
})
