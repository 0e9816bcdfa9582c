/** The view of commitments: who undertook what toward whom, in whose words, and what was said of it later. */
import { sql } from 'kysely'
import { sha256 } from '../../identity.ts'
import type { Commitment, Receipt } from '../../types.ts'
import { OUTCOMES } from '../decisions/index.ts'
import { among, type Ledger, look, type Tx } from '../ledger.ts'
import { type Claim, dayAfter, findIn, loadClaims, type Place, UNDERTAKING } from './claims.ts'
import { findClauses } from './clauses.ts'
import { byTime, describeClaims, isAbout } from './commitment-groups.ts'
import { type Undertaking, walkUndertakings } from './commitment-walk.ts'
import { type Filter, narrow } from './filter.ts'
import { LIMIT, type Page, type Paging } from './page.ts'
import { findReceipts } from './receipts.ts'
import { findSettled } from './settled.ts'

const MOST_CLAIMS = 20 // shown of one commitment: the first and the last half of them
const MOST_LATER = 10
const LATER = 400 // days in which a denial or a withdrawal is looked for …
const LATER_WITHOUT_ISSUE = 7 // … where no issue helps to find it

/**
 * Undertakings (acts agree, commit and concede), those claimed last coming first. One that several statements tell is one
 * commitment with several claims: of one holder, on one issue, in alike words without other figures, dates or names, and
 * not more than 30 days from one claim to the next (2 where they name no issue). A hint is a claim too: its receipt says
 * how firm it is. A filter asks for commitments with a claim that it lets through.
 *
 * Later statements are looked for in the 400 days after the first claim (7 where it names no issue): denials and
 * withdrawals in alike words, and the holder's own voice on another day. A clause is one of a signed text (`isSignedText`)
 * that several hold in their own voice, within two years.
 *
 * Shows 50 where nothing is said; of one commitment 20 claims and 10 later statements at most. A page may hold fewer than
 * its limit and still have a next one. Throws a ReadoutError `misuse` where a filter names what the ledger does not know.
 */
export function commitments(
  ledger: Ledger,
  filter: Filter = {},
  paging: Paging = {},
): Promise<Page<Commitment>> {
  return look(ledger, async (tx) => {
    const { limit = LIMIT, after } = paging
    const narrowed = await narrow(tx, filter)
    const { found, next } = await walkUndertakings(ledger, tx, {
      filter: narrowed,
      limit,
      ...(after !== undefined && { after }),
    })
    return { rows: await describeAll(ledger, tx, found), ...(next !== undefined && { next }) }
  })
}

/** A later statement about a commitment. */
interface Later {
  readonly kind: Commitment['later'][number]['kind']
  readonly claim: Claim
}

async function describeAll(
  ledger: Ledger,
  tx: Tx,
  found: readonly Undertaking[],
): Promise<readonly Commitment[]> {
  const laterOf = await findLater(ledger, tx, found)
  const clauseOf = await findClauses(
    ledger,
    tx,
    found.map(({ claims }) => claims),
  )
  const rows = found.map(({ claims }, index) => {
    const later = laterOf[index] ?? []
    const clause = clauseOf[index] ?? null
    return { claims, shown: halves(claims, MOST_CLAIMS), later: later.slice(0, MOST_LATER), clause }
  })
  const receiptOf = await receiptsOf(
    tx,
    rows.flatMap(({ shown, later, clause }) => [
      ...shown,
      ...later.map(({ claim }) => claim),
      ...(clause ? [clause] : []),
    ]),
  )
  const people = await findPeople(
    ledger,
    tx,
    rows.flatMap(({ claims }) => claims),
  )
  const ids = rows.map(({ claims }) => idOf(claims, people))
  const outcomes = await findOutcomes(
    tx,
    rows.map(({ claims }, index) => ({ id: ids[index] ?? '', claims })),
  )
  return rows.map(({ claims, shown, later, clause }, index) => {
    const id = ids[index] ?? ''
    const { what, condition, due, issues, claimedBy } = describeClaims(claims)
    const [first] = claims
    const holder = people.actorOf(first?.party ?? 0)
    const toward = towardOf(claims, people)
    const outcome = outcomes[index]
    const clauseReceipt = clause && receiptOf(clause)
    return {
      id,
      holder: holder.id,
      toward: toward.map(({ id }) => id),
      what,
      ...(condition !== null && { condition }),
      ...(due !== null && { due }),
      issues,
      claims: shown.flatMap((claim) => receiptOf(claim) ?? []),
      claimedBy,
      later: later.flatMap(({ kind, claim }) => {
        const receipt = receiptOf(claim)
        return receipt ? [{ kind, receipt }] : []
      }),
      ...(outcome && { outcome }),
      ...(clauseReceipt && { clause: clauseReceipt }),
      names: Object.fromEntries([holder, ...toward].map(({ id, name }) => [id, name])),
    }
  })
}

/**
 * What became of commitments as people scored it: a score is of a commitment's id, and of that of any of its claims, as an
 * earlier claim that comes in later gives it another one.
 */
async function findOutcomes(
  tx: Tx,
  found: readonly { readonly id: string; readonly claims: readonly Claim[] }[],
): Promise<readonly (Commitment['outcome'] | null)[]> {
  const scores = await findSettled(
    tx,
    'score',
    found.flatMap(({ id, claims }) => [id, ...claims.map(({ entry }) => entry)]),
  )
  return found.map(({ id, claims }) => {
    const entry = [id, ...claims.map((claim) => claim.entry)].find((one) => scores.has(one))
    const score = entry === undefined ? undefined : scores.get(entry)
    const value = OUTCOMES.find((outcome) => outcome === score?.change['value'])
    return score && value ? { value, decision: score.decision } : null
  })
}

/** The first and the last of a list, so many in all. */
function halves<T>(list: readonly T[], most: number): readonly T[] {
  return list.length <= most ? list : [...list.slice(0, most / 2), ...list.slice(-most / 2)]
}

async function receiptsOf(tx: Tx, claims: readonly Claim[]): Promise<(claim: Claim) => Receipt | undefined> {
  const receipts = await findReceipts(tx, [...new Set(claims.map(({ no }) => no))])
  const byEntry = new Map(receipts.map((receipt) => [receipt.entry, receipt]))
  return ({ entry }) => byEntry.get(entry)
}

/**
 * What was said of undertakings later, the earliest first: denials and withdrawals by the holder, and by others what they
 * deny of him; `confirmed` is the holder's own voice on another day than the first claim's.
 */
async function findLater(
  { kind }: Ledger,
  tx: Tx,
  found: readonly Undertaking[],
): Promise<readonly (readonly Later[])[]> {
  const places = found.flatMap(({ claims: [first] }): readonly Place[] => {
    if (!first) return []
    const { party, day: since, issues } = first
    return issues.length > 0
      ? issues.map((issue) => ({ party, issue, since, until: since && dayAfter(since, LATER) }))
      : [{ party, issue: null, since, until: since && dayAfter(since, LATER_WITHOUT_ISSUE) }]
  })
  const statements = await findIn(kind, tx, { acts: ['deny', 'withdraw'], places })
  // "The minister denied that Norland had agreed"
  const denied = await findIn(kind, tx, { acts: UNDERTAKING, places, denied: true })
  const loaded = await loadClaims(kind, tx, [...new Set([...statements, ...denied])])
  const ofParty = Map.groupBy(loaded, ({ party }) => party)
  return found.map(({ claims }) => {
    const [first] = claims
    if (!first) return []
    const about = (ofParty.get(first.party) ?? [])
      .filter((one) => (one.day ?? '') >= (first.day ?? '') && claims.every(({ no }) => no !== one.no))
      .filter((one) => claims.some((claim) => isAbout(one, claim)))
      .map((claim) => ({
        kind: claim.act === 'withdraw' ? ('withdrawn' as const) : ('denied' as const),
        claim,
      }))
    const again = claims
      .filter(({ authority, day }) => authority === 'firsthand' && day !== null && day > (first.day ?? day))
      .map((claim) => ({ kind: 'confirmed' as const, claim }))
    return [...about, ...again].toSorted((a, b) => byTime(a.claim, b.claim))
  })
}

interface Someone {
  readonly no: number
  readonly id: string
  readonly name: string
}

/** Who has a part in claims: parties by their numbers, those who hold a statement, and parties whom it addresses. */
interface People {
  readonly actorOf: (no: number) => Someone
  readonly holdersOf: (statement: number) => readonly Someone[]
  readonly addresseesOf: (statement: number) => readonly Someone[]
}

async function findPeople({ kind }: Ledger, tx: Tx, claims: readonly Claim[]): Promise<People> {
  const rows = await tx
    .selectFrom('statement_actor as part')
    .innerJoin('actor', 'actor.no', 'part.actor')
    .innerJoin('actor as party', (join) =>
      join.on('party.no', '=', sql<number>`coalesce(actor.party, actor.no)`),
    )
    .select(['part.statement', 'part.part', 'party.no', 'party.id', 'party.name', 'party.kind'])
    .where(among(kind, sql.ref('part.statement'), [...new Set(claims.map(({ no }) => no))]))
    .where('part.part', 'in', ['holder', 'addressee'])
    .execute()
  const actors = new Map(rows.map(({ no, id, name }) => [no, { no, id, name }]))
  const ofStatement = Map.groupBy(rows, ({ statement }) => statement)
  const having = (statement: number, part: string) =>
    (ofStatement.get(statement) ?? []).filter((one) => one.part === part)
  return {
    actorOf: (no) => actors.get(no) ?? { no, id: '', name: '' },
    holdersOf: (statement) => having(statement, 'holder'),
    addresseesOf: (statement) => having(statement, 'addressee').filter(({ kind }) => kind === 'party'),
  }
}

/** Parties whom the claims bind the holder to: those whom he tells it, and those who undertake it with him. */
function towardOf(claims: readonly Claim[], { holdersOf, addresseesOf }: People): readonly Someone[] {
  const parties = new Map(
    claims.flatMap(({ no, party }) =>
      [...holdersOf(no), ...addresseesOf(no)].flatMap((one) =>
        one.no === party ? [] : [[one.id, one] as const],
      ),
    ),
  )
  return [...parties.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1))
}

/** The id of the earliest claim, and where several hold that statement, four letters that tell them apart. */
function idOf([first]: readonly Claim[], { actorOf, holdersOf }: People): string {
  if (!first) return ''
  const holders = new Set(holdersOf(first.no).map(({ no }) => no))
  return holders.size > 1 ? `${first.entry}-${sha256(actorOf(first.party).id).slice(0, 4)}` : first.entry
}
