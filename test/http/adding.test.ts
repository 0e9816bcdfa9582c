import { expect, it } from 'vitest'
import type { ProgressEvent } from '../../src/http/api.ts'
import { type Served, serving } from './server.ts'

const TEXT = 'The envoy of Norland said that the talks would go on. “We accept the truce,” she said.'

const upload = ({ app }: Served, name: string, payload: string | Buffer, more = '') =>
  app.inject({
    method: 'POST',
    url: `/api/reports?name=${encodeURIComponent(name)}${more}`,
    headers: { 'content-type': 'application/octet-stream' },
    payload,
  })

/** Waits until nothing is waiting any more. */
async function untilRead({ app }: Served): Promise<void> {
  for (;;) {
    const { waiting } = (await app.inject('/api/ledger')).json()
    if (waiting === 0) return
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
}

/** Opens the stream; gives its events one by one. */
async function* follow(address: string, headers: Record<string, string> = {}) {
  const answer = await fetch(`${address}/api/progress`, { headers })
  expect(answer.headers.get('content-type')).toBe('text/event-stream')
  expect(answer.headers.get('content-security-policy')).toMatch(/^default-src 'none'/)
  let text = ''
  for await (const chunk of answer.body as unknown as AsyncIterable<Uint8Array>) {
    text += Buffer.from(chunk).toString()
    for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
      const [, id = ''] = /^id: (.+)$/m.exec(text.slice(0, end)) ?? []
      const [, data] = /^data: (.+)$/m.exec(text.slice(0, end)) ?? []
      text = text.slice(end + 2)
      if (data !== undefined) yield { id, event: JSON.parse(data) as ProgressEvent }
    }
  }
}

it('a document that is handed in is read once its turn comes, with what is given for it', async () => {
  const served = await serving({ readings: [] })
  const answer = await upload(served, 'talks.txt', TEXT, '&outlet=Wire&published=2026-03-14')
  expect(answer.json()).toEqual({ added: 1, known: 0, waiting: 1, failures: [] })
  await untilRead(served)
  const [report] = (await served.app.inject('/api/reports')).json()
  expect(report).toMatchObject({ state: 'read', report: { outlet: 'Wire', published: '2026-03-14' } })
  expect(report.statements).toBeGreaterThan(0)
  const again = await upload(served, 'talks.txt', TEXT, '&outlet=Wire&published=2026-03-14')
  expect(again.json()).toMatchObject({ added: 0, known: 1 })
})

it('what cannot be taken is told with its reason, and nothing is kept of it', async () => {
  const served = await serving({ readings: [] })
  const pdf = await upload(served, 'scan.pdf', Buffer.from('%PDF-1.7\n\u0000\u0001\u0002'))
  expect(pdf.json()).toMatchObject({ added: 0, failures: [{ ref: 'scan.pdf', error: { code: 'binary' } }] })
  const date = await upload(served, 'talks.txt', TEXT, '&published=yesterday')
  expect(date.json()).toMatchObject({ added: 0, failures: [{ ref: 'talks.txt', error: { code: 'field' } }] })
  expect((await upload(served, 'none.txt', '')).json()).toMatchObject({
    failures: [{ error: { code: 'empty' } }],
  })
  expect((await served.app.inject('/api/reports')).json()).toEqual([])
})

it('lines of JSON are a report each, and one that is wrong stops no other', async () => {
  const served = await serving({ readings: [] })
  const lines = [
    JSON.stringify({ text: TEXT }),
    '{"text": 7}',
    'no JSON',
    JSON.stringify({ text: `${TEXT} Twice.` }),
  ]
  const answer = (await upload(served, 'many.jsonl', lines.join('\n'))).json()
  expect(answer).toMatchObject({ added: 2, failures: [{ ref: 'many.jsonl:2' }, { ref: 'many.jsonl:3' }] })
})

it('an address inside the network is not fetched, and the stream tells why; a stream that broke off is gone on with', async () => {
  let own = ''
  const served = await serving({ readings: [], hosts: () => new Set(['localhost:80', own]) })
  const address = await served.app.listen({ port: 0, host: '127.0.0.1' })
  own = new URL(address).host
  const answer = await served.app.inject({
    method: 'POST',
    url: '/api/addresses',
    payload: { addresses: ['http://127.0.0.1:9/report.html', 'file:///etc/passwd'] },
  })
  expect(answer.json()).toMatchObject({
    waiting: 1,
    failures: [{ ref: 'file:///etc/passwd', error: { code: 'address' } }],
  })
  const seen: { id: string; event: ProgressEvent }[] = []
  for await (const one of follow(address)) {
    seen.push(one)
    if (one.event.step === 'done') break
  }
  const failures = seen.flatMap(({ event }) => event.failures)
  const listed = (await served.app.inject('/api/reports?state=failed')).json()
  expect(listed).toMatchObject([{ ref: 'http://127.0.0.1:9/report.html', state: 'failed' }])
  expect(listed[0].reason).toContain('is at 127.0.0.1, a loopback address')
  if (failures.length > 0) expect(failures).toMatchObject([{ error: { code: 'address' } }])
  await served.app.inject({ method: 'POST', url: '/api/retry' })
  const last = seen.at(-1)?.id ?? ''
  for await (const one of follow(address, { 'last-event-id': last })) {
    expect(seen.map(({ id }) => id)).not.toContain(one.id)
    if (one.event.step === 'done') break
  }
})
