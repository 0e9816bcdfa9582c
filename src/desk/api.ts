/** What the desk asks the server for. The only file of the desk that fetches; the types here are the server's answers. */
import type { Change } from '../ledger/decisions/apply.ts'
import type { Authority, Decision, Form, Meaning, Report, Span, StoredReport } from '../types.ts'

export type { Change }

/** Who works here; `accounts` says whether this ledger has accounts at all. */
export interface Session {
  readonly user: { readonly id: string; readonly name: string; readonly role: Role } | null
  readonly accounts: boolean
}

type Role = 'reader' | 'reviewer' | 'owner'

/** The ledger in figures. */
export interface LedgerFigures {
  readonly name: string
  readonly version: string
  readonly reports: number
  readonly statements: number
  readonly waiting: number
  readonly failed: number
}

/** The words of the process. */
export interface DeskCodebook {
  readonly name: string
  readonly parties: readonly { readonly id: string; readonly name: string }[]
  readonly issues: readonly { readonly id: string; readonly label: string; readonly definition: string }[]
}

/** A report in a list. */
export interface ListedReport extends Omit<StoredReport, 'report'> {
  readonly report: Omit<Report, 'text' | 'blocks' | 'pages'>
  readonly statements: number
  readonly counting: number
  readonly superseded?: true
}

/** A file or an address that gave no report. */
export interface FailedInput {
  readonly ref: string
  readonly state: 'failed'
  readonly reason: string
}

/** What reviewers have done with a statement. */
export type Review = 'accepted' | 'corrected' | 'rejected' | 'marked' | null

/** A statement with its words in the text; actors are ids of the ledger, decisions are applied. */
export interface ReadStatement
  extends Pick<
    Meaning,
    'voices' | 'holders' | 'act' | 'certainty' | 'polarity' | 'condition' | 'issues' | 'addressees'
  > {
  readonly id: string
  readonly source: readonly Span[]
  readonly cue: readonly Span[]
  readonly content: readonly Span[]
  readonly form: Form
  readonly within?: string
  readonly speaker?: string
  readonly authority: Authority
  readonly said?: string
  readonly confidence: number
  readonly review: Review
  /** False where its words are another report's, or the report was superseded. */
  readonly counts: boolean
}

/** A report with its statements in the order of the text. */
export interface ReadReport {
  readonly report: Report
  readonly state: StoredReport['state']
  readonly reason?: string
  readonly review: StoredReport['review']
  readonly story: string
  readonly supersedes?: string
  readonly statements: readonly ReadStatement[]
  /** What the actors are called, by their ids. */
  readonly names: Readonly<Record<string, string>>
  readonly decisions: readonly Decision[]
}

/** A decision to be made. */
export type NewDecision =
  | { readonly kind: 'accept' | 'reject'; readonly entry: string; readonly why?: string }
  | { readonly kind: 'correct'; readonly entry: string; readonly change: Change; readonly why?: string }
  | {
      readonly kind: 'mark'
      readonly report: string
      readonly quote: string
      readonly source?: string
      readonly cue?: string
      /** Where the quote stands: its words may stand in the text more than once. */
      readonly span?: Span
      readonly change: Change
    }
  | { readonly kind: 'note'; readonly entry: string; readonly text: string }
  | { readonly kind: 'undo'; readonly decision: string }

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

export const getSession = () => get<Session>('/api/session')
export const getLedger = () => get<LedgerFigures>('/api/ledger')
export const getCodebook = () => get<DeskCodebook>('/api/codebook')
export const getReading = (id: string) => get<ReadReport>(`/api/reports/${encodeURIComponent(id)}/reading`)

/** A page of the reports, and the address of the next one. */
export const getReports = (page = '/api/reports') => getPage<ListedReport | FailedInput>(page)

export const postDecisions = (decisions: readonly NewDecision[]) =>
  send<readonly Decision[]>('POST', '/api/decisions', decisions)

export const patchReports = (ids: readonly string[], review: StoredReport['review']) =>
  send<unknown>('PATCH', '/api/reports', { ids, review })

/** A part of a list. */
interface Page<Row> {
  readonly rows: readonly Row[]
  readonly next: string | null
}

async function getPage<Row>(address: string): Promise<Page<Row>> {
  const response = await ask(address)
  return { rows: (await response.json()) as readonly Row[], next: findNext(response.headers.get('link')) }
}

/** `<https://…/api/reports?after=…>; rel="next"`: only its path is used, so that no answer leads to another server. */
function findNext(link: string | null): string | null {
  const address = /<([^>]*)>\s*;\s*rel="?next"?/.exec(link ?? '')?.[1]
  if (address === undefined) return null
  const { pathname, search } = new URL(address, 'http://desk/')
  return pathname + search
}

async function get<Answer>(address: string): Promise<Answer> {
  return (await (await ask(address)).json()) as Answer
}

async function send<Answer>(method: string, address: string, body: unknown): Promise<Answer> {
  const response = await ask(address, {
    method,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  return (response.status === 204 ? null : await response.json()) as Answer
}

async function ask(address: string, init: RequestInit = {}): Promise<Response> {
  const headers = { accept: 'application/json', ...init.headers }
  const response = await fetch(address, { ...init, headers, credentials: 'same-origin' }).catch((cause) => {
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
