/**
 * The HTTP API, as types: each route with what it asks for, who may ask, and what it answers. The schemas that requests are
 * checked by, the OpenAPI document and the desk's client all come from here (`npm run schemas`).
 */
import type { Account, Role, Token } from '../accounts/index.ts'
import type { NewDecision } from '../ledger/decisions/index.ts'
import type { Together } from '../ledger/decisions/together.ts'
import type { ActorOptions, ListedActor } from '../ledger/views/actors.ts'
import type { Who } from '../ledger/views/cells.ts'
import type { Digest } from '../ledger/views/digest.ts'
import type { Facets } from '../ledger/views/facets.ts'
import type { Filter } from '../ledger/views/filter.ts'
import type { ListedIssue } from '../ledger/views/issues.ts'
import type { LostDecision } from '../ledger/views/lost.ts'
import type { Matrix, NetworkOptions } from '../ledger/views/network.ts'
import type { ListedPosition } from '../ledger/views/positions.ts'
import type { ReadReport } from '../ledger/views/read-report.ts'
import type { FailedInput, ListedReport, ReportOptions } from '../ledger/views/reports.ts'
import type { Shown } from '../ledger/views/show.ts'
import type { OneActor } from '../ledger/views/show-actor.ts'
import type { Speakers } from '../ledger/views/speakers.ts'
import type { TimelineDay, TimelineOptions } from '../ledger/views/timeline.ts'
import type {
  Codebook,
  Commitment,
  Decision,
  Discrepancy,
  Failure,
  Receipt,
  StoredReport,
  Tie,
} from '../types.ts'

/** Which part of a list; the answer's `Link` header leads to the next one. */
interface Paged {
  /**
   * Rows at most.
   * @asType integer
   * @minimum 1
   * @maximum 500
   */
  readonly limit?: number
  /** Where the page before ended: take it from the `Link` header. */
  readonly after?: string
}

/** What may be known about documents that they do not tell themselves. */
interface Given {
  /** What the document is called: a file's name, by whose ending its type is known. */
  readonly name?: string
  readonly title?: string
  readonly outlet?: string
  readonly issuer?: string
  readonly url?: string
  /** ISO 8601 date or date-time. */
  readonly published?: string
}

/** What became of documents or addresses that were handed in: they wait in the ledger's queue, to be read. */
export interface TakenIn {
  /** Reports that are new, and those that were there before. */
  readonly added: number
  readonly known: number
  /** How much waits to be read in all. */
  readonly waiting: number
  readonly failures: readonly Failure[]
}

/** The ledger as a whole. */
export interface LedgerInfo {
  /** The process, as its codebook calls it. */
  readonly name: string
  /** Of Readout. */
  readonly version: string
  readonly kind: 'sqlite' | 'postgres'
  readonly reports: number
  /** How far their review is: numbers of reports. */
  readonly reviews: Readonly<Record<StoredReport['review'], number>>
  readonly statements: number
  /** Reports and addresses that wait to be read. */
  readonly waiting: number
  readonly failed: number
  /** Decisions that have lost their place in a re-reading. */
  readonly lost: number
}

/** Who asks. */
export interface User {
  readonly id: string
  readonly name: string
  readonly role: Role
}

/** Whether one is signed in. */
export interface Session {
  /** Null where one has to sign in first. */
  readonly user: User | null
  /** Whether this ledger has accounts: without any, whoever works at this machine is its owner. */
  readonly accounts: boolean
}

/** How far adding is, as told while it goes on. */
export interface ProgressEvent {
  readonly step: 'waiting' | 'fetching' | 'reading' | 'done'
  /** Reports read, and failed, since adding began. */
  readonly done: number
  readonly failed: number
  /** How many there are in all; 0 while that is not known. */
  readonly total: number
  /** What could not be read, since the event before. */
  readonly failures: readonly Failure[]
}

interface StatementsQuery extends Filter, Paged {}
interface UndecidedQuery extends Filter, Paged {
  /**
   * The least confidence.
   * @minimum 0
   * @maximum 1
   */
  readonly from?: number
  /**
   * Below this confidence.
   * @minimum 0
   * @maximum 1
   */
  readonly below?: number
}
interface ReportsQuery extends Filter, Paged, ReportOptions {}
interface ActorsQuery extends Filter, Paged, ActorOptions {}
interface PositionsQuery extends Filter, Paged, Who {
  /** How each moved: all its statements; 10 positions of a page at most then. */
  readonly history?: boolean
}
interface IssuesQuery extends Filter, Paged, Who {}
interface TimelineQuery extends Filter, Paged, TimelineOptions {}
interface NetworkQuery extends Filter, Paged, NetworkOptions {}
interface MatrixQuery extends Filter, NetworkOptions {}
interface DigestQuery extends Filter {
  readonly since: string
  /**
   * Rows of a section at most.
   * @asType integer
   * @minimum 1
   * @maximum 500
   */
  readonly limit?: number
}
interface DecisionsQuery {
  /** Only those on this statement, report or actor. */
  readonly about?: string
}

/** Each route by its method and path. `access` is the least role that may ask. */
export interface Api {
  /** The ledger: what it is called and how much is in it. */
  'GET /api/ledger': { access: 'reader'; answer: LedgerInfo }
  /** The codebook that was used last: parties, issues, and the words that name them. */
  'GET /api/codebook': { access: 'reader'; answer: Codebook | null }
  /** Who asks, and whether one has to sign in. */
  'GET /api/session': { access: 'anyone'; answer: Session }
  /** Signs in: the session is a cookie, and lasts twelve hours. */
  'POST /api/session': {
    access: 'anyone'
    body: { readonly email: string; readonly password: string }
    answer: Session
  }
  /** Signs out. */
  'DELETE /api/session': { access: 'anyone'; answer: Session }
  /** Changes one's own password, which ends all one's sessions. */
  'POST /api/password': {
    access: 'reader'
    body: { readonly before: string; readonly password: string }
    answer: Session
  }
  /** Who may use this ledger over the network; those who may no longer, too. */
  'GET /api/accounts': { access: 'owner'; answer: readonly Account[] }
  /** Makes an account. */
  'POST /api/accounts': {
    access: 'owner'
    body: {
      readonly email: string
      /** As decisions name it. */
      readonly name: string
      readonly role: Role
      readonly password: string
    }
    answer: Account
  }
  /** Gives an account another role, or another password, which ends its sessions. */
  'PATCH /api/accounts/:id': {
    access: 'owner'
    params: { readonly id: string }
    body: { readonly role?: Role; readonly password?: string }
    answer: Account
  }
  /** Revokes an account: its sessions and tokens end at once, its name stays with its decisions. */
  'DELETE /api/accounts/:id': { access: 'owner'; params: { readonly id: string }; answer: Account }
  /** Tokens of programs: one's own, an owner's all. */
  'GET /api/tokens': { access: 'reader'; answer: readonly Token[] }
  /** Makes a token of one's own; the answer alone shows it. */
  'POST /api/tokens': {
    access: 'reader'
    body: {
      readonly name: string
      /** One's own where nothing is said; never more. */
      readonly role?: Role
      /**
       * Days until it ends: 90 where nothing is said.
       * @asType integer
       * @minimum 1
       * @maximum 365
       */
      readonly days?: number
    }
    answer: Token & { readonly plain: string }
  }
  /** Ends a token. */
  'DELETE /api/tokens/:id': {
    access: 'reader'
    params: { readonly id: string }
    answer: readonly Token[]
  }
  /** What was said, in the order of publication. */
  'GET /api/statements': { access: 'reader'; query: StatementsQuery; answer: readonly Receipt[] }
  /** How many statements a filter lets through by each of its parts: 10,000 are counted at most, those published first. */
  'GET /api/facets': { access: 'reader'; query: Filter; answer: Facets }
  /** What the reader found and nobody has decided on, the least certain first. */
  'GET /api/undecided': { access: 'reader'; query: UndecidedQuery; answer: readonly Receipt[] }
  /** Every document, copies and superseded ones too, and what could not be read. */
  'GET /api/reports': {
    access: 'reader'
    query: ReportsQuery
    answer: readonly (ListedReport | FailedInput)[]
  }
  /** Who speaks, and who is spoken for, those with most statements first. */
  'GET /api/actors': { access: 'reader'; query: ActorsQuery; answer: readonly ListedActor[] }
  /** An actor, by his id or that of a form of his name: forms, offices, issues, the latest statements. */
  'GET /api/actors/:id': { access: 'reader'; params: { readonly id: string }; answer: OneActor }
  /** Who speaks for an actor, and who relays what he holds; of one with very many statements this takes a second. */
  'GET /api/actors/:id/speakers': { access: 'reader'; params: { readonly id: string }; answer: Speakers }
  /** Where each party stands on each issue, in its own voice, and as others tell it. */
  'GET /api/positions': { access: 'reader'; query: PositionsQuery; answer: readonly ListedPosition[] }
  /** What is on the table on each issue. */
  'GET /api/issues': { access: 'reader'; query: IssuesQuery; answer: readonly ListedIssue[] }
  /** Day by day, who met and who said what, the latest day first. */
  'GET /api/timeline': { access: 'reader'; query: TimelineQuery; answer: readonly TimelineDay[] }
  /** Who undertook what toward whom, and what became of it. */
  'GET /api/commitments': { access: 'reader'; query: StatementsQuery; answer: readonly Commitment[] }
  /** What does not go together in the record. */
  'GET /api/discrepancies': { access: 'reader'; query: StatementsQuery; answer: readonly Discrepancy[] }
  /** Who agrees and disagrees with whom, the heaviest ties first. */
  'GET /api/network': { access: 'reader'; query: NetworkQuery; answer: readonly Tie[] }
  /** The same as a table of numbers. */
  'GET /api/network/matrix': { access: 'reader'; query: MatrixQuery; answer: Matrix }
  /** What is new, moved or contradicted since a day. */
  'GET /api/digest': { access: 'reader'; query: DigestQuery; answer: Digest }
  /** The receipt of anything, by its id. */
  'GET /api/show/:id': { access: 'reader'; params: { readonly id: string }; answer: Shown }
  /** A report as it is reviewed: its text, and its statements with the places of their words. */
  'GET /api/reports/:id/reading': {
    access: 'reader'
    params: { readonly id: string }
    answer: ReadReport
  }
  /** What was decided, the oldest first. */
  'GET /api/decisions': { access: 'reader'; query: DecisionsQuery; answer: readonly Decision[] }
  /** The latest few that were made together: several statements accepted or rejected in one moment. */
  'GET /api/decisions/together': { access: 'reader'; answer: readonly Together[] }
  /**
   * The decisions that have lost their place, each with what stands now where its words stood; 10 on a page where nothing is
   * said, 50 at most.
   */
  'GET /api/decisions/lost': { access: 'reader'; query: Paged; answer: readonly LostDecision[] }
  /** Decides: one, or up to 500 together, all of them or none. */
  'POST /api/decisions': {
    access: 'reviewer'
    /** @maxItems 500 */
    body: NewDecision | readonly NewDecision[]
    answer: readonly Decision[]
  }
  /** Says how far the review of reports is. */
  'PATCH /api/reports': {
    access: 'reviewer'
    body: {
      /**
       * @minItems 1
       * @maxItems 500
       */
      readonly ids: readonly string[]
      readonly review: 'new' | 'in-review' | 'done'
    }
    answer: { readonly changed: number }
  }
  /** Adds a document: the body is its bytes, or lines of JSON. It is read once its turn comes. */
  'POST /api/reports': { access: 'reviewer'; query: Given; body: 'bytes'; answer: TakenIn }
  /** Adds addresses, to be fetched and read. */
  'POST /api/addresses': {
    access: 'reviewer'
    body: {
      /**
       * @minItems 1
       * @maxItems 500
       */
      readonly addresses: readonly string[]
    }
    answer: TakenIn
  }
  /** Tries again what could not be read. */
  'POST /api/retry': { access: 'reviewer'; answer: { readonly waiting: number } }
  /** How far adding is, as server-sent events; `Last-Event-ID` goes on where a stream broke off. */
  'GET /api/progress': { access: 'reader'; answer: ProgressEvent; stream: true }
}
