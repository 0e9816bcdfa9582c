/**
 * Every noun that passes between the rooms of the house. This file imports nothing.
 *
 * Offsets are UTF-16 code units into `Report.text`, `start` inclusive, `end` exclusive: `text.slice(start, end)` gives
 * the words that a span claims, always. All records are plain JSON and are never changed once made.
 */

/** A stretch of a report's text, in UTF-16 code units; `start` < `end`. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** What a block of a report is. Boilerplate ("Subscribe to …") is kept in the text and never read as content. */
export type BlockKind =
  | 'title'
  | 'heading'
  | 'paragraph'
  | 'list-item'
  | 'quote'
  | 'caption'
  | 'turn'
  | 'boilerplate'

/** A paragraph, heading or the like. Blocks stand in text order and do not overlap. */
export interface Block {
  readonly kind: BlockKind
  readonly span: Span
  /** The label of a turn: "MINISTER OF NORLAND" of "MINISTER OF NORLAND: We accept." */
  readonly speaker?: Span
  /** Of a subtitle, in seconds from the beginning of the recording. */
  readonly time?: { readonly start: number; readonly end: number }
}

/** A document that tells of the negotiation: its text, kept as it was read, and what is known about the document. */
export interface Report {
  /** SHA-256 of text, url, outlet, issuer and published, in hex. */
  readonly id: string
  /** SHA-256 of the text, in hex: copies share it. */
  readonly textId: string
  /** The id that came with it: of a line of JSON Lines its `id`, of a file its path as given. */
  readonly ref?: string
  readonly text: string
  readonly title?: string
  /** Who published it. */
  readonly outlet?: string
  /** The party or body whose own document it is (a ministry's readout); a news report has none. */
  readonly issuer?: string
  /** Canonical address, http or https. */
  readonly url?: string
  /** Authors as the outlet names them, joined by ", ". */
  readonly byline?: string
  /** ISO 8601 date ("2026-03-14") or date-time ("2026-03-14T09:30:00+01:00"). */
  readonly published?: string
  /** ISO 8601 date or date-time of the latest change that the document tells of. */
  readonly modified?: string
  /** BCP 47 tag: "en", "en-GB". */
  readonly language: string
  /** True where the document says that its words are a translation. */
  readonly translated?: boolean
  readonly blocks: readonly Block[]
  /** Of a PDF: where each page stands in the text; pages count from 1. */
  readonly pages?: readonly { readonly page: number; readonly span: Span }[]
}

/** A sentence, without the white space around it. `block` is its index in `Report.blocks`. */
export interface Sentence {
  readonly span: Span
  readonly block: number
}

/** A name as the text writes it, without titles before it, and what the words around it say that it names. */
export interface Name {
  readonly span: Span
  readonly kind: 'person' | 'organization' | 'place' | 'other'
}

/** How a content is told: in the speaker's words ("…"), in the reporter's, or in both. */
export type Form = 'direct' | 'indirect' | 'mixed'

/** What the reader found: "[source The mayor] [cue said] [content that the bridge is safe]". */
export interface Attribution {
  /** Stable: made from the spans alone. */
  readonly id: string
  /** Who; empty where no source stands in the text. */
  readonly source: readonly Span[]
  /** The words that attribute: "said", "according to"; empty where nothing but quotation marks does. */
  readonly cue: readonly Span[]
  /** What; never empty, in several pieces where the cue or the source interrupts it. */
  readonly content: readonly Span[]
  readonly form: Form
  /** Id of the attribution whose content this one stands in. */
  readonly within?: string
  /** 0 to 1, three digits. */
  readonly confidence: number
}

/** Whose word it is that the holder holds it, from the strongest to the weakest. */
export type Authority = 'firsthand' | 'relayed' | 'unnamed' | 'narrator'

/** What somebody does by a statement. */
export type Act =
  | 'announce'
  | 'report'
  | 'assess'
  | 'expect'
  | 'praise'
  | 'criticize'
  | 'demand'
  | 'request'
  | 'propose'
  | 'commit'
  | 'agree'
  | 'concede'
  | 'reject'
  | 'red-line'
  | 'accuse'
  | 'deny'
  | 'threaten'
  | 'warn'
  | 'acknowledge'
  | 'withdraw'

/** How firmly the words put it (the scale of FactBank: Saurí and Pustejovsky 2009). */
export type Certainty = 'certain' | 'probable' | 'possible'

/** A time that the text tells. */
export interface TimeValue {
  /** ISO 8601, as precise as the words; intervals and doubt as EDTF (ISO 8601-2). */
  readonly value: string
  readonly basis: 'stated' | 'inferred'
  readonly span?: Span
}

/** A date or a duration that the text tells. */
export interface TimeExpression {
  /** The date words, without a preposition. */
  readonly span: Span
  readonly kind: 'date' | 'duration'
  /** ISO 8601 or EDTF, as precise as the words. */
  readonly value: string
  /** Inferred where it leans on another date of the text: "the following day". */
  readonly basis: 'stated' | 'inferred'
  /** After "by", "until", "before", "within". */
  readonly deadline: boolean
}

/** A place as the text names it. */
export interface Place {
  readonly name: string
  readonly span: Span
}

/** What a statement means, beyond the words that it stands on. */
export interface Meaning {
  /** Actor id; null only where neither a source nor an issuer is there. */
  readonly speaker: string | null
  /** Actor ids, outermost first; empty when the outlet itself tells it. */
  readonly voices: readonly string[]
  /** Whose position it is, each with the authority for it. */
  readonly holders: readonly { readonly actor: string; readonly authority: Authority }[]
  /** The weakest of the holders' authorities. */
  readonly authority: Authority
  readonly act: Act
  readonly certainty: Certainty
  readonly polarity: 'affirmed' | 'denied'
  /** "once the presidents approve"; empty when it stands without one. */
  readonly condition: readonly Span[]
  readonly issues: readonly { readonly id: string; readonly stance: 'for' | 'against' | 'unclear' }[]
  /** Actor ids: whom the act asks, warns, binds or accuses, or who is told. */
  readonly addressees: readonly string[]
  /** Actor ids: who gains by it. */
  readonly beneficiaries: readonly string[]
  readonly places: readonly Place[]
  /** Times in the content: deadlines, durations. */
  readonly times: readonly TimeValue[]
  /** When it was said. */
  readonly said?: TimeValue
  /** Id of the encounter at which it was said. */
  readonly at?: string
}

/**
 * A position or claim with its voices. A field of `Meaning` is left out as long as no stage reads it: a statement
 * never carries a guess (`read/index.ts` lists the stages).
 */
export interface Statement extends Partial<Meaning> {
  /** Stable: made from the report and the spans. */
  readonly id: string
  /** Id of the attribution that it stands on; none for an act of a party that nobody is quoted for. */
  readonly attribution?: string
  readonly source: readonly Span[]
  readonly cue: readonly Span[]
  readonly content: readonly Span[]
  readonly form: Form
  /** Id of the statement whose content this one stands in. */
  readonly within?: string
  /** 0 to 1, three digits. */
  readonly confidence: number
}

/** A person, a party, an organization, a group or an unnamed source, with all its mentions in the report. */
export interface Actor {
  readonly id: string
  /** The fullest name in the text; a party by its usual name. */
  readonly name: string
  readonly kind: 'person' | 'party' | 'organization' | 'group' | 'unnamed'
  /** Actor id of the party that the actor belongs to. */
  readonly party?: string
  /** Of a group: ids of those that the text names. */
  readonly members: readonly string[]
  /** Offices; without a span where the codebook's roster tells it. */
  readonly roles: readonly {
    readonly title: string
    readonly span?: Span
    readonly from?: string
    readonly to?: string
  }[]
  readonly mentions: readonly Span[]
}

/** A summit, meeting, talks, call, visit, press conference, signing or public statement that the text tells of. */
export interface Encounter {
  readonly id: string
  readonly kind:
    | 'summit'
    | 'meeting'
    | 'talks'
    | 'call'
    | 'visit'
    | 'press-conference'
    | 'signing'
    | 'public-statement'
  readonly span: Span
  readonly mentions: readonly Span[]
  /** Id of the attribution in whose content it is told; none when the outlet tells it. */
  readonly within?: string
  readonly date?: TimeValue
  readonly place?: Place
  /** ISO 8601 duration: "PT2H45M". */
  readonly duration?: { readonly value: string; readonly span: Span }
  /** "three-on-three". */
  readonly format?: { readonly text: string; readonly span: Span }
  /** Actor ids, the delegations' people among them. */
  readonly participants: readonly string[]
  /** Actor id of who called, invited or hosted. */
  readonly initiator?: string
  readonly delegations: readonly { readonly party?: string; readonly people: readonly string[] }[]
  /** Id of the encounter that it followed. */
  readonly after?: string
}

/** The kinds of parties. */
export type PartyKind = 'state' | 'government' | 'movement' | 'bloc' | 'firm' | 'organization'

/** One who holds an office of a party, from a day to a day where it changed hands (ISO 8601, both days included). */
export interface RosterEntry {
  readonly name: string
  readonly office: string
  readonly from?: string
  readonly to?: string
  /** Other forms of the name: "Lisko the Elder". */
  readonly aliases?: readonly string[]
  /** Ids elsewhere: `wikidata` → "Q42". */
  readonly ids?: Readonly<Record<string, string>>
}

/** Who negotiates, mediates or is negotiated about. */
export interface Party {
  /** In kebab-case; records point to it. */
  readonly id: string
  readonly name: string
  /** Other words for it: its people, its capital, its short name. */
  readonly aliases: readonly string[]
  readonly kind: PartyKind
  readonly roster: readonly RosterEntry[]
  /** Ids elsewhere: `wikidata` → "Q42". */
  readonly ids?: Readonly<Record<string, string>>
}

/** What is negotiated. */
export interface Issue {
  /** In kebab-case; records point to it. */
  readonly id: string
  readonly label: string
  /** What "for" the issue means. */
  readonly definition: string
  /** Words by which a text names it, in their base form; one at least. */
  readonly terms: readonly string[]
  readonly examples: readonly string[]
}

/** The parties, issues and words of one process. */
export interface Codebook {
  /** SHA-256 of the file's bytes, in hex. */
  readonly digest: string
  readonly name: string
  readonly description?: string
  readonly parties: readonly Party[]
  readonly issues: readonly Issue[]
  /** Words by which this process names an act, beyond those that every process uses. */
  readonly acts: Readonly<Partial<Record<Act, readonly string[]>>>
}

/** Which reader read it: the same reader gives the same reading for the same report, byte for byte. */
export interface Reader {
  readonly name: string
  readonly version: string
  /** Digest of the model, its calibration included (SHA-256, hex); null where reading used no model. */
  readonly model: string | null
  /** Digest of the codebook. */
  readonly codebook: string
}

/** All that Readout found in one report. */
export interface Reading {
  readonly report: Report
  readonly reader: Reader
  /** What the reader found; later stages leave it as it is. */
  readonly attributions: readonly Attribution[]
  /** What it means. */
  readonly statements: readonly Statement[]
  readonly actors: readonly Actor[]
  readonly encounters: readonly Encounter[]
  /** Why it was kept and not read; the lists are empty then. */
  readonly unread?: 'language' | 'no-text'
}

/** In place of a reading: what could not be read, and why. `ref` is the input's own id, else its path or line. */
export interface Failure {
  readonly ref: string
  readonly error: { readonly code: string; readonly message: string }
}

/** A report as the ledger keeps it. */
export interface StoredReport {
  readonly report: Report
  /** Id of the first report (by its date, then its id) that carries the same words; its own where it is that one. */
  readonly story: string
  /** Id of the earlier version of the same address that it corrects. */
  readonly supersedes?: string
  readonly state: 'pending' | 'reading' | 'read' | 'unread' | 'failed'
  /** Why it failed, or was kept unread. */
  readonly reason?: string
  readonly review: 'new' | 'in-review' | 'done' | 'changed'
  /** When its address was fetched (ISO 8601), and the SHA-256 (hex) of the bytes that came. */
  readonly fetched?: { readonly at: string; readonly digest: string }
}

/** An entry as the ledger shows it, decisions applied. */
export interface Receipt {
  /** Id of a statement or an encounter. */
  readonly entry: string
  /** Id of the report. */
  readonly report: string
  /** Who published it; of a party's own document the issuer. */
  readonly outlet?: string
  readonly published?: string
  readonly url?: string
  /** The exact words: of a statement its content, pieces joined by " … ". */
  readonly quote: string
  readonly spans: readonly Span[]
  /** Ids of actors of the ledger. */
  readonly speaker?: string
  readonly voices: readonly string[]
  readonly holders: readonly { readonly actor: string; readonly authority: Authority }[]
  readonly authority: Authority
  readonly act?: Act
  readonly certainty?: Certainty
  readonly polarity?: Meaning['polarity']
  /** When it was said: ISO 8601 or EDTF. */
  readonly said?: string
  readonly condition?: string
  readonly issues: Meaning['issues']
  readonly confidence: number
  /** Reports that carry the same words. */
  readonly carriers: number
  /** What the actors are called, by their ids: a receipt can be read by itself. */
  readonly names: Readonly<Record<string, string>>
}

/** Somebody over all reports of a ledger. */
export interface LedgerActor {
  readonly id: string
  readonly name: string
  /** Every form of the name, the fullest first. */
  readonly names: readonly string[]
  readonly kind: Actor['kind']
  /** Id of the party. */
  readonly party?: string
  readonly roles: Actor['roles']
  /** Ids in other registers, from the codebook. */
  readonly ids: Readonly<Record<string, string>>
  readonly mentions: readonly { readonly report: string; readonly span: Span }[]
}

/** Where one party stands on one issue. */
export interface Position {
  /** Id of the party, else of the holder who has none. */
  readonly party: string
  readonly issue: string
  /** The latest in its own voice. */
  readonly own: Receipt | null
  /** The latest that each other voice says of it. */
  readonly told: readonly Receipt[]
  /** All of them, the latest first, where they are asked for. */
  readonly history?: readonly Receipt[]
}

/** What a decision is about. */
export type DecisionKind =
  | 'accept'
  | 'correct'
  | 'reject'
  | 'mark'
  | 'merge'
  | 'split'
  | 'note'
  | 'score'
  | 'resolve'
  | 'undo'

/** What a reviewer decided. Decisions are kept for ever; taking one back is one more decision. */
export interface Decision {
  readonly id: string
  /** Who. */
  readonly by: string
  /** When: ISO 8601 date-time in UTC. */
  readonly at: string
  readonly why?: string
  readonly kind: DecisionKind
  readonly target: {
    /** Id of the report. */
    readonly report?: string
    /** Id of the statement, actor, commitment or discrepancy. */
    readonly entry?: string
    /** The words that were decided on, and where they stood: by these a decision finds its place after a re-reading. */
    readonly quote?: string
    readonly span?: Span
  }
  /** The fields that it sets. */
  readonly change?: Readonly<Record<string, unknown>>
  /** Id of the decision that it takes back. */
  readonly undoes?: string
}

/** What ties two in the network: a stance on an issue, the same or the opposite stance, or that one speaks about the other. */
export type TieKind = 'for' | 'against' | 'agree' | 'disagree' | 'tells-of'

/** A tie of the network. */
export interface Tie {
  readonly kind: TieKind
  /** Id of an actor; `agree` and `disagree` have no direction: of the one whose name comes first. */
  readonly from: string
  /** Id of an actor; of `for` and `against` that of an issue. */
  readonly to: string
  /** Of `for` and `against`. */
  readonly issue?: string
  /** Of `agree` and `disagree`: the issues on which they do. */
  readonly issues?: readonly string[]
  /** Statements; of `agree` and `disagree` issues, or their share of what both speak of where that is asked for. */
  readonly weight: number
  /** Statements that it rests on. */
  readonly statements: number
  /** The latest of these, a few. */
  readonly receipts: readonly Receipt[]
  /** The days that it is counted in, both included, where the network is asked for in windows. */
  readonly window?: { readonly since: string; readonly until: string }
  /** What the actors are called, by their ids. */
  readonly names: Readonly<Record<string, string>>
}

/** What reports tell of one thing about an encounter. */
export interface EncounterFact {
  readonly field:
    | 'kind'
    | 'date'
    | 'place'
    | 'duration'
    | 'format'
    | 'participants'
    | 'initiator'
    | 'delegations'
    | 'after'
  /**
   * To be compared: a date in EDTF, a duration in ISO 8601, ids of actors (of a delegation its party's, a colon and its
   * people's), the id of the encounter before.
   */
  readonly value: string
  /** As the reports put it: "nearly three hours". */
  readonly words: readonly string[]
  /** True where reports give several values of the field that cannot all be right. */
  readonly differs?: true
  /** Of each report that gives it, copies counted; `entry` is the encounter's id in its reading. */
  readonly receipts: readonly Receipt[]
}

/** An encounter over all reports of a ledger: where these differ, each stands beside the other. */
export interface LedgerEncounter {
  readonly id: string
  /** As most reports call it. */
  readonly kind: Encounter['kind']
  readonly facts: readonly EncounterFact[]
}

/** What became of a commitment, as people scored it. */
export type Outcome = 'not-begun' | 'partly' | 'done' | 'broken' | 'lapsed'

/** Who undertook what toward whom. */
export interface Commitment {
  /** That of its earliest claim; where several hold that statement, four letters more that tell them apart. */
  readonly id: string
  /** Id of the party, else of the holder who has none. */
  readonly holder: string
  /** Ids of parties: whom it is promised to, or who agreed to it as well. */
  readonly toward: readonly string[]
  /** The words of the first claim in the holder's own voice, else of the first one. */
  readonly what: string
  readonly condition?: string
  /** The deadline in its words: ISO 8601 or EDTF. */
  readonly due?: string
  readonly issues: readonly string[]
  /** The statements that tell it, the earliest first. */
  readonly claims: readonly Receipt[]
  /** Whether the holder claims it in its own voice, others do, or both. */
  readonly claimedBy: 'itself' | 'others' | 'both'
  /** What was said of it later, the earliest first: `confirmed` is the holder's own voice once more. */
  readonly later: readonly {
    readonly kind: 'confirmed' | 'denied' | 'withdrawn'
    readonly receipt: Receipt
  }[]
  readonly outcome?: { readonly value: Outcome; readonly decision: string }
  /** The clause of the signed text that it ended in. */
  readonly clause?: Receipt
  /** What holder and others are called, by their ids. */
  readonly names: Readonly<Record<string, string>>
}

/** Statements or facts that do not go together; which of them is right, nobody says here. */
export interface Discrepancy {
  /** From its kind, and its party and issue or its encounter. */
  readonly id: string
  readonly kind: 'own-voice-absent' | 'contradiction' | 'certainty' | 'fact'
  /** Id of the party whose position it is. */
  readonly party?: string
  readonly issue?: string
  /** Id of an encounter. */
  readonly encounter?: string
  /** Two by two what stands against each other, the most telling first; of `own-voice-absent` what others tell. */
  readonly receipts: readonly Receipt[]
  /** 0 to 1, three digits: what to look at first. */
  readonly rank: number
  /** Id of the decision by which it is settled. */
  readonly resolved?: string
  /** What party is called, by its id. */
  readonly names: Readonly<Record<string, string>>
}
