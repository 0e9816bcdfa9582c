/**
 * A server of the contract that the desk is built against: real readings of the samples, decisions in memory, and the
 * built desk from `dist/desk`. It refuses what it is told to refuse, so that failures can be tried.
 */
import { readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { ListedReport, NewDecision, ReadReport, ReadStatement } from '../../src/desk/api.ts'
import type { LedgerInfo, Session } from '../../src/http/api.ts'
import { loadCodebook, readDocument } from '../../src/index.ts'
import { applyDecisions, type Placed } from '../../src/ledger/decisions/apply.ts'
import { findStanding } from '../../src/ledger/decisions/standing.ts'
import type { Codebook, Decision, Reading, Statement } from '../../src/types.ts'

const ROOT = new URL('../../', import.meta.url)
const DESK = fileURLToPath(new URL('dist/desk/', ROOT))

/** What the real server sends with every answer. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
}

export const SAMPLES = {
  wire: '2026-03-13-lantern-wire-harrowsund-summit.txt',
  readout: '2026-03-15-ushmere-ministry-call-with-tesk.md',
  beacon: '2026-03-17-upland-beacon-valley-outside.txt',
} as const

/** Readings of samples by the codebook of the sample process. */
export async function readSamples(): Promise<{
  readings: Record<keyof typeof SAMPLES, Reading>
  codebook: Codebook
}> {
  const codebook = await loadCodebook(fileURLToPath(new URL('codebooks/samples.yaml', ROOT)))
  const read = (file: string) =>
    readDocument(readFileSync(new URL(`samples/${file}`, ROOT)), { name: file, codebook })
  const [wire, readout, beacon] = await Promise.all([
    read(SAMPLES.wire),
    read(SAMPLES.readout),
    read(SAMPLES.beacon),
  ])
  return { readings: { wire, readout, beacon }, codebook }
}

/** What a running desk can be asked by a test. */
export interface Desk {
  readonly address: string
  /** All decisions, in their order. */
  readonly decisions: Decision[]
  /** Bodies of what was posted or patched. */
  readonly sent: { readonly method: string; readonly path: string; readonly body: unknown }[]
  readonly reviews: Map<string, ReadReport['review']>
  /** Writes are refused with this sentence, as long as it is set. */
  refusal: string | null
  /** Statements as they stand now. */
  findStatements(report: string): readonly ReadStatement[]
  /** Forgets all decisions. */
  reset(): void
  close(): Promise<void>
}

export async function startDesk({
  readings,
  codebook,
}: {
  readings: readonly Reading[]
  codebook: Codebook
}): Promise<Desk> {
  const byId = new Map(readings.map((reading) => [reading.report.id, reading]))
  const decisions: Decision[] = []
  const spans = new Map<string, NonNullable<Placed['spans']>>()
  const sent: Desk['sent'] = []
  const reviews: Desk['reviews'] = new Map()
  let made = 0

  const findStatements = (report: string): readonly ReadStatement[] => {
    const reading = byId.get(report)
    if (!reading) return []
    const placed = findStanding(
      decisions.map((decision) => ({ ...decision, undoes: decision.undoes ?? null })),
    )
      .filter(({ target }) => target.report === report)
      .filter(({ kind }) => ['accept', 'reject', 'correct', 'mark'].includes(kind))
      .map(({ id, kind, target, change = {} }): Placed => {
        const marked = spans.get(id)
        return {
          kind: kind as Placed['kind'],
          entry: target.entry ?? '',
          change,
          ...(marked && { spans: marked }),
        }
      })
    return applyDecisions(reading.statements, placed)
      .map(({ statement, review }) => toReadStatement(statement, review))
      .toSorted((a, b) => startOf(a) - startOf(b))
  }

  const toReadReport = (reading: Reading): ReadReport => ({
    report: reading.report,
    state: reading.unread ? 'unread' : 'read',
    review: reviews.get(reading.report.id) ?? 'new',
    story: reading.report.id,
    statements: findStatements(reading.report.id),
    names: Object.fromEntries(reading.actors.map(({ id, name }) => [id, name])),
    decisions: decisions.filter(({ target }) => target.report === reading.report.id),
  })

  const decide = (decision: NewDecision): Decision => {
    const id = `d${String(++made).padStart(4, '0')}`
    const by = { id, by: 'rhea', at: '2026-03-20T09:00:00Z', kind: decision.kind as Decision['kind'] }
    const reportOf = (entry: string) =>
      readings.find(({ report }) => findStatements(report.id).some((one) => one.id === entry))?.report.id
    const record = (rest: Omit<Decision, keyof typeof by>): Decision => {
      const whole = { ...by, ...rest }
      decisions.push(whole)
      return whole
    }
    if (decision.kind === 'undo') {
      const undone = decisions.find((one) => one.id === decision.decision)
      if (!undone) throw new Error(`${decision.decision}: there is no such decision`)
      return record({ target: undone.target, undoes: undone.id })
    }
    if (decision.kind === 'mark') {
      const start =
        decision.span?.start ?? byId.get(decision.report)?.report.text.indexOf(decision.quote) ?? -1
      const { text } = byId.get(decision.report)?.report ?? { text: '' }
      if (text.slice(start, start + decision.quote.length) !== decision.quote)
        throw new Error(`"${decision.quote}" does not stand there`)
      const find = (words?: string) => {
        const at = words === undefined ? -1 : text.indexOf(words)
        return words === undefined || at < 0 ? [] : [{ start: at, end: at + words.length }]
      }
      const content = [{ start, end: start + decision.quote.length }]
      spans.set(id, { source: find(decision.source), cue: find(decision.cue), content })
      const target = {
        report: decision.report,
        entry: `m${start}-${decision.quote.length}`,
        quote: decision.quote,
      }
      return record({ target, change: { ...decision.change } })
    }
    const report = reportOf(decision.entry)
    if (report === undefined) throw new Error(`${decision.entry}: there is no such statement`)
    const target = { report, entry: decision.entry }
    if (decision.kind === 'note') return record({ target, change: { text: decision.text } })
    return record({ target, ...(decision.kind === 'correct' && { change: { ...decision.change } }) })
  }

  const answer = (method: string, url: URL, body: unknown): unknown => {
    const { pathname } = url
    if (pathname === '/api/session')
      return { user: { id: 'rhea', name: 'Rhea Sund', role: 'reviewer' }, accounts: false } satisfies Session
    if (pathname === '/api/ledger')
      return {
        name: codebook.name,
        version: '0.1.0',
        kind: 'sqlite',
        reports: readings.length,
        statements: readings.reduce((sum, { statements }) => sum + statements.length, 0),
        waiting: 0,
        failed: 1,
      } satisfies LedgerInfo
    if (pathname === '/api/codebook') return codebook
    if (pathname === '/api/actors') return codebook.parties
    if (pathname === '/api/reports' && method === 'PATCH') {
      const { ids, review } = body as { ids: string[]; review: ReadReport['review'] }
      for (const id of ids) reviews.set(id, review)
      return { ids, review }
    }
    if (pathname === '/api/decisions' && method === 'POST')
      return (Array.isArray(body) ? body : [body]).map((one: NewDecision) => decide(one))
    const [, id] = /^\/api\/reports\/([^/]+)\/reading$/.exec(pathname) ?? []
    const reading = byId.get(id ?? '')
    return reading ? toReadReport(reading) : undefined
  }

  /** Two reports a page, so that pages are turned; at the end what gave no report. */
  const listReports = (url: URL, response: ServerResponse): unknown => {
    const from = Number(url.searchParams.get('after') ?? 0)
    const listed = readings.slice(from, from + 2).map((reading): ListedReport => {
      const { text: _, blocks: __, pages: ___, ...report } = reading.report
      const { story, state, review } = toReadReport(reading)
      const count = reading.statements.length
      return { report, story, state, review, statements: count, counting: count }
    })
    if (from + 2 < readings.length) {
      response.setHeader('link', `<${url.origin}/api/reports?after=${from + 2}>; rel="next"`)
      return listed
    }
    return [...listed, { ref: 'mail/0412.eml', state: 'failed', reason: 'no text is in it' }]
  }

  const desk: Desk = {
    address: '',
    decisions,
    sent,
    reviews,
    refusal: null,
    findStatements,
    reset() {
      decisions.length = 0
      sent.length = 0
      spans.clear()
      reviews.clear()
      desk.refusal = null
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }

  const server: Server = createServer((request, response) => {
    response.setHeader('content-security-policy', POLICY)
    response.setHeader('x-content-type-options', 'nosniff')
    respond(request, response).catch((error: unknown) => giveProblem(response, 400, String(error)))
  })

  async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = 'GET' } = request
    const url = new URL(request.url ?? '/', `http://${request.headers.host}`)
    if (!url.pathname.startsWith('/api/')) return giveFile(url.pathname, response)
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const body: unknown = chunks.length > 0 ? JSON.parse(Buffer.concat(chunks).toString()) : undefined
    if (method !== 'GET') sent.push({ method, path: url.pathname, body })
    if (method !== 'GET' && desk.refusal !== null) return giveProblem(response, 409, desk.refusal)
    const given =
      method === 'GET' && url.pathname === '/api/reports'
        ? listReports(url, response)
        : answer(method, url, body)
    if (given === undefined) return giveProblem(response, 404, `${url.pathname}: there is no such thing`)
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify(given))
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return Object.assign(desk, { address: `http://127.0.0.1:${port}` })
}

/** A file of the built desk; an address without an ending is a view, and all views are the one page. */
function giveFile(pathname: string, response: ServerResponse): void {
  const name = extname(pathname) === '' ? 'index.html' : pathname.slice(1)
  response.setHeader('content-type', TYPES[extname(name)] ?? 'application/octet-stream')
  try {
    response.end(readFileSync(join(DESK, name.replaceAll('..', ''))))
  } catch {
    response.statusCode = 404
    response.end()
  }
}

function giveProblem(response: ServerResponse, status: number, detail: string): void {
  response.statusCode = status
  response.setHeader('content-type', 'application/problem+json')
  response.end(JSON.stringify({ type: 'about:blank', title: 'Refused', status, detail, code: 'refused' }))
}

function toReadStatement(statement: Statement, review: ReadStatement['review']): ReadStatement {
  const { id, source, cue, content, form, within, speaker, voices = [], holders = [] } = statement
  const { authority = 'narrator', act = 'report', certainty = 'certain', polarity = 'affirmed' } = statement
  const { condition = [], issues = [], addressees = [], said, confidence } = statement
  return {
    id,
    source,
    cue,
    content,
    form,
    ...(within !== undefined && { within }),
    ...(speaker && { speaker }),
    voices,
    holders,
    authority,
    act,
    certainty,
    polarity,
    condition,
    issues,
    addressees,
    ...(said && { said: said.value }),
    confidence,
    review,
    counts: true,
  }
}

function startOf({ source, cue, content }: ReadStatement): number {
  return Math.min(...[...source, ...cue, ...content].map(({ start }) => start))
}
