/**
 * The ledger's tables as the queries see them: the same on SQLite and on PostgreSQL. Truth is 1 or 0, lists are JSON in
 * a text column, dates are ISO 8601 texts; `no` is a row's own number and means nothing outside the database.
 */
import type { Generated } from 'kysely'
import type { Act, Actor, Authority, DecisionKind, Encounter, Form, Meaning, StoredReport } from '../types.ts'

export interface Tables {
  migration: MigrationTable
  report: ReportTable
  text: TextTable
  page: PageTable
  reading: ReadingTable
  input: InputTable
  likeness: LikenessTable
  codebook: CodebookTable
  actor: ActorTable
  profile: ProfileTable
  profile_key: ProfileKeyTable
  profile_alike: ProfileAlikeTable
  tally: TallyTable
  appearance: AppearanceTable
  statement: StatementTable
  statement_actor: StatementActorTable
  statement_issue: StatementIssueTable
  holding: HoldingTable
  encounter: EncounterTable
  encounter_key: EncounterKeyTable
  telling: TellingTable
  telling_key: TellingKeyTable
  decision: DecisionTable
  placement: PlacementTable
  past_reading: PastReadingTable
  auth_account: AuthAccountTable
  auth_credential: AuthCredentialTable
  auth_session: AuthSessionTable
  auth_token: AuthTokenTable
  auth_attempt: AuthAttemptTable
}

interface MigrationTable {
  number: number
  name: string
}

/** A report: what is known about the document, and where it stands in the queue. */
export interface ReportTable {
  no: Generated<number>
  /** `Report.id`. */
  id: string
  /** `Report.textId`: the key of its text. */
  text_id: string
  ref: string | null
  title: string | null
  outlet: string | null
  issuer: string | null
  url: string | null
  byline: string | null
  published: string | null
  modified: string | null
  language: string
  translated: number
  /** JSON: `{ blocks, pages? }` of the Report. */
  layout: string
  state: StoredReport['state']
  /** Error code and sentence of one that failed; why one was kept unread. */
  code: string | null
  reason: string | null
  /** Who reads it now, and until when unless he renews it: milliseconds since 1970 by the database's clock. */
  lease_by: string | null
  lease_until: number | null
  /** Id of the first report that carries the same words: its own where it is the first. */
  story: string
  /** Id of the earlier version of the same address. */
  supersedes: string | null
  /** 0 once a later version supersedes it. */
  current: Generated<number>
  review: Generated<StoredReport['review']>
  fetched_at: string | null
  /** Key of the page as it was fetched. */
  fetched_digest: string | null
}

/** A text, once for all reports that carry it to the letter. */
interface TextTable {
  id: string
  text: string
}

/** A page as it was fetched, byte for byte. */
interface PageTable {
  /** SHA-256 of the bytes, hex. */
  digest: string
  url: string
  type: string | null
  bytes: Uint8Array
}

/** What reading found in a report. */
interface ReadingTable {
  report: number
  /** JSON: `Reading.reader`. */
  reader: string
  /** JSON: `{ attributions, statements, actors, encounters }` of the Reading. */
  entries: string
}

/** An address to fetch, or a file that could not become a report: what `add --retry` tries again. */
export interface InputTable {
  /** The address, or the path as given. */
  ref: string
  kind: 'address' | 'file'
  state: 'pending' | 'reading' | 'done' | 'failed'
  code: string | null
  reason: string | null
  lease_by: string | null
  lease_until: number | null
  /** JSON: what was given for it on the command line. */
  given: string
  /** Id of the report that came of it. */
  report: string | null
}

/** Keys that texts share which may be copies of each other. */
interface LikenessTable {
  band: number
  report: number
}

/** A codebook that reports were read with. */
interface CodebookTable {
  digest: string
  /** JSON: the Codebook. */
  content: string
  /** 1 for the one that was used last. */
  current: number
}

/** Somebody over all reports. */
export interface ActorTable {
  no: Generated<number>
  /** That of its first profile; of one that only one report knows, made from the report and its own id there. */
  id: string
  kind: Actor['kind']
  name: string
  /** The party's row. */
  party: number | null
  /** Statements that count in which it has a part (`countParts`). */
  statements: Generated<number>
}

/** How many statements that count, and have one value in a field, an actor has a part in, or hold something of a party. */
interface TallyTable {
  /** Of holdings ("holding"), else of those with a part (`countPartsIn`). */
  field: 'act' | 'authority' | 'outlet' | 'issue' | 'month' | 'holding'
  /** A month is that of the day on which it was said, else published: "2026-03"; of a holding with its issue: "2026-03|truce", "0000-00|truce" without a day. */
  value: string
  actor: number
  statements: number
}

/** How a person or a body appears in reports: all appearances with one name, party and roles. */
export interface ProfileTable {
  no: Generated<number>
  /** Made from what follows: the same wherever it is met. */
  id: string
  kind: Actor['kind']
  name: string
  /** Id of the party's profile. */
  party: string | null
  /** JSON: folded roles, sorted. */
  roles: string
  actor: number
}

/** What profiles are looked up by that may be one person's. */
interface ProfileKeyTable {
  key: string
  profile: number
}

/** Two profiles that may be one person's or are one body's, by their names; stands in both directions. */
interface ProfileAlikeTable {
  profile: number
  other: number
}

/** Which actor of the ledger an actor of a reading is. */
interface AppearanceTable {
  report: number
  /** `Actor.id` in the reading. */
  local: string
  profile: number | null
  actor: number
}

/** A statement as it stands: the reading's, with the reviewers' decisions on it. */
export interface StatementTable {
  no: Generated<number>
  id: string
  report: number
  /** Where its first word begins. */
  start: number
  /** Orders statements by their report's publication, its id and where they stand. */
  sort_key: string
  /** The day on which it was said, else published: the first day of what is less precise. */
  day: string | null
  /** JSON: `{ source, cue, content, condition }`, lists of spans. */
  spans: string
  source: string
  cue: string
  /** The words of the content, pieces joined by " … ". */
  content: string
  condition: string
  form: Form
  /** Id of the statement whose content this one stands in. */
  within: string | null
  authority: Authority | null
  act: Act | null
  certainty: Meaning['certainty'] | null
  polarity: Meaning['polarity'] | null
  said: string | null
  /** The encounter at which it was said: its id in the reading. */
  at: string | null
  /** JSON: times in the content. */
  times: string
  confidence: number
  outlet: string | null
  /** What statements share that carry the same words. */
  words: string
  /** 1 where it counts: the first carrier of its words, in the version of its report that stands, not rejected. */
  counts: number
  /** Reports of its story that carry its words. */
  carriers: number
  /** What reviewers have done with it; null where nobody has looked at it. */
  review: 'accepted' | 'corrected' | 'rejected' | 'marked' | null
}

/** Who has a part in a statement. */
export interface StatementActorTable {
  statement: number
  part: 'speaker' | 'voice' | 'holder' | 'addressee' | 'beneficiary'
  /** From 0, within the part. */
  ordinal: number
  actor: number
  profile: number | null
  /** Of a holder. */
  authority: Authority | null
}

interface StatementIssueTable {
  statement: number
  issue: string
  stance: 'for' | 'against' | 'unclear'
}

/** A party's stance on an issue as one statement tells it: what positions are looked up in. Only what counts is here. */
export interface HoldingTable {
  statement: number
  /** The holder's party, else the holder. */
  party: number
  issue: string
  stance: 'for' | 'against' | 'unclear'
  authority: Authority
  /** The party, else the actor, in whose voice it is told; 0 where the outlet itself tells it. */
  teller: number
  act: Act
  outlet: string | null
  day: string | null
  /** Orders by day, then as statements are ordered. */
  when_key: string
}

/** A decision, as it was made: rows are never changed. */
export interface DecisionTable {
  /** In the order in which they were made. */
  no: Generated<number>
  id: string
  by: string
  at: string
  why: string | null
  kind: DecisionKind
  /** Id of the report. */
  report: string | null
  entry: string | null
  quote: string | null
  /** JSON: where the words stood (`Anchor`). */
  anchor: string | null
  /** JSON: the fields that it sets. */
  change: string | null
  undoes: string | null
}

/** Where a decision on a statement stands in the reading of a report, or of a later version of it. */
interface PlacementTable {
  decision: number
  report: number
  /** Id of the statement; null where its words are not found for certain. */
  entry: string | null
}

/** A reading that a later one of the same report has taken the place of. */
interface PastReadingTable {
  no: Generated<number>
  report: number
  reader: string
  entries: string
}

/** An encounter over all reports: all of it follows from its tellings. */
export interface EncounterTable {
  no: Generated<number>
  /** The smallest of its tellings' ids. */
  id: string
  kind: Encounter['kind']
  family: string
  /** Its first and last day; null where no report tells them. */
  day: string | null
  last: string | null
  /** As most of its tellings name it. */
  place: string | null
  /** The first day, else the day on which the first report of it was published: what lists are ordered by. */
  at: string
  sort_key: string
  /** Reports that tell of it, each story once, in versions that stand. */
  tellings: number
  /** JSON: the traits of its tellings with days of their own, by which others join it. */
  signature: string
}

/** What encounters are looked up by: "p7" a party's profile, "h9" a person's, "@geneva" a place, "~geneva" a name in its words. */
interface EncounterKeyTable {
  key: string
  at: string
  encounter: number
}

/** What one report tells of an encounter. */
export interface TellingTable {
  no: Generated<number>
  /** Unique in the ledger, made from the reading alone. */
  id: string
  report: number
  /** `Encounter.id` in the reading. */
  local: string
  encounter: number
  kind: Encounter['kind']
  family: string
  /** Its days, or those among which they lie (`exact` is 0 then); null where nothing is known. */
  start: string | null
  last: string | null
  exact: number
  /** 1 where it was still to come when the report was published. */
  planned: number
  /** Folded. */
  place: string | null
  /** JSON: who takes part, by profiles, and what else tells encounters apart. */
  signature: string
  /** JSON: what it tells, with spans and words, in whose content, and the CRC-32 of the other fields (`storeTold`). */
  told: string
  /** What carriers of the same words share. */
  words: string
  /** 1 in the version of its report that stands. */
  stands: number
  /** 1 for the first carrier of its words that stands. */
  counts: number
  /** Reports of its story that carry its words. */
  carriers: number
}

/** What tellings without a day of their own are looked up by: "@geneva" a place, "7+9" two parties. */
interface TellingKeyTable {
  key: string
  /** The first of the days among which it lies. */
  at: string
  telling: number
}

/** Who may use the ledger over the network: kept for ever, for decisions name who made them. */
export interface AuthAccountTable {
  id: string
  /** Trimmed and in lower case; one account that is not revoked has it. */
  email: string
  /** better-auth writes it, and nobody asks: Readout sends no mail. */
  email_verified: number
  name: string
  role: 'reader' | 'reviewer' | 'owner'
  created_at: string
  updated_at: string
  revoked_at: string | null
}

/** What an account signs in with. */
interface AuthCredentialTable {
  id: string
  account: string
  /** "credential": an e-mail and a password. */
  provider: string
  /** The account again. */
  subject: string
  /** Salt and scrypt hash. */
  password: string | null
  created_at: string
  updated_at: string
}

/** A browser that has signed in. */
interface AuthSessionTable {
  id: string
  /** The keyed hash of the token that the browser holds. */
  token: string
  account: string
  expires_at: string
  /** Of the browser: left empty. */
  address: string | null
  /** Left empty too. */
  agent: string | null
  created_at: string
  updated_at: string
}

/** A token by which a program asks for an account. */
export interface AuthTokenTable {
  id: string
  account: string
  name: string
  role: AuthAccountTable['role']
  /** SHA-256 of the token, which is kept nowhere. */
  digest: string
  created_at: string
  expires_at: string
  /** The day on which it was used last. */
  used_on: string | null
}

/** A try to sign in that was no success, or is not decided yet. */
interface AuthAttemptTable {
  id: string
  /** SHA-256 of the e-mail; null once a later try of the same account was a success. */
  account: string | null
  /** SHA-256 of the address from which it came. */
  address: string
  at: string
}
