/** What stands against each other in a set of statements: rules on two of them, the same in whatever order they come. */
import type { Act } from '../../types.ts'
import { findCounts } from './discrepancy-counts.ts'
import { byTime, isNear, isNested, isOwn, type Sighting, WINDOW } from './discrepancy-rows.ts'
import type { Holder, Scene } from './discrepancy-scene.ts'
import { areAlike, datesDiffer, figuresDiffer, mayBeAlike, namesDiffer, overlapOf } from './wording.ts'

/** Two statements that do not go together, or one that nothing answers to. */
export interface Finding {
  readonly kind: 'own-voice-absent' | 'contradiction' | 'certainty' | 'fact'
  /** Row of the party; none where a fact is told by several. */
  readonly party?: number
  readonly issue: string
  /** What tells findings of one kind, party and issue apart: what is counted; the denial, where no issue is named. */
  readonly about?: string
  readonly one: Sighting
  readonly other?: Sighting
  /** Found by the words of both, so on each issue that they share. */
  readonly byWords?: true
}

// Set on the samples and on the reports of test/reports by reading what came out.
const SHARED = 2 // content words at least …
const SHARE = 0.6 // … and this share of the shorter one's
const SHARED_BARE = 3 // where no issue is named
const SHARE_BARE = 0.75
const SHARE_OPPOSED = 0.5
const DENIED_WITHIN = 60 // days from a claim to its denial
const DENIED_WITHIN_BARE = 14

/** Acts that take a position. */
const POSITIONS = new Set<Act>([
  'agree',
  'commit',
  'concede',
  'reject',
  'red-line',
  'demand',
  'propose',
  'withdraw',
  'announce',
])
/** Acts by which one tells what another does. */
const OF_OTHERS = new Set<Act>(['accuse', 'report'])
/** Acts that can be one claim, told more or less firmly. */
const CLAIMS: readonly ReadonlySet<Act>[] = [
  new Set(['agree', 'commit', 'concede', 'announce', 'expect']),
  new Set(['report', 'announce', 'expect']),
  new Set(['reject', 'red-line']),
]

/** Which findings are looked for. */
export interface Asked {
  readonly party?: number
  readonly issue?: string
  /** On these matters alone (`matterOf`). */
  readonly matters?: ReadonlySet<string>
  /** With a side that the filter lets through. */
  readonly passing?: boolean
}

/** The party and the issue of a finding: "7 truce", without a party " truce". */
export function matterOf({ party, issue }: Pick<Finding, 'party' | 'issue'>): string {
  return `${party ?? ''} ${issue}`
}

/** What does not go together in a scene. */
export function findFindings(scene: Scene, asked: Asked): readonly Finding[] {
  const { holders, sightings } = scene
  const isAsked = (matter: Pick<Finding, 'party' | 'issue'>) =>
    (asked.issue === undefined || asked.issue === matter.issue) &&
    (asked.party === undefined || matter.party === undefined || asked.party === matter.party) &&
    (asked.matters === undefined || asked.matters.has(matterOf(matter)))
  const isMeant: Matter['isMeant'] = asked.passing ? (one, other) => one.passes || other.passes : () => true
  const ofIssue = Map.groupBy(sightings, ({ issue }) => issue)
  const others = new Map<string, Told>()
  const found: Finding[] = []
  for (const rows of Map.groupBy(sightings, ({ place }) => place).values()) {
    const [first] = rows
    const holder = first && holders.get(first.party)
    if (!holder || !isAsked(first)) continue
    const { issue, place } = first
    const matter = { holder, terms: scene.terms.get(issue) ?? new Set(), isMeant }
    found.push(...findDenials(rows, matter))
    if (rows.some(isOwnDenial)) {
      const told = others.get(issue) ?? tellingOfOthers(ofIssue.get(issue) ?? [], holders)
      others.set(issue, told)
      found.push(...findAccusations(rows, { ...matter, others: told }))
    }
    if (issue === '') continue
    found.push(...findOpposed(rows, matter), ...findHedged(rows, matter))
    if (!scene.spoken.has(place)) found.push(...findUnspoken(rows).filter(({ one }) => isMeant(one, one)))
  }
  for (const [issue, rows] of ofIssue)
    if (issue !== '' && isAsked({ issue })) found.push(...findCounts(rows, { holders, isMeant }))
  return found
}

/** Whether two statements on one party stand in different voices; the outlet's own is one. */
function inOtherVoices(a: Sighting, b: Sighting): boolean {
  return a.no !== b.no && areOtherVoices(a, b)
}

function areOtherVoices(a: Sighting, b: Sighting): boolean {
  if (isOwn(a) !== isOwn(b)) return true
  return isOwn(a) ? false : a.teller !== b.teller || (a.teller === 0 && a.outlet !== b.outlet)
}

/** Whether one holds the other, or an outlet tells one of them itself beside the other: it knows of both. */
function isToldByOneReport(a: Sighting, b: Sighting): boolean {
  return a.report === b.report && (a.teller === 0 || b.teller === 0 || isNested(a, b))
}

/** What a rule knows of whom and what its statements are about. */
interface Matter {
  readonly holder: Holder
  /** Stems of the words that name the issue: two statements on it share them whatever they say. */
  readonly terms: ReadonlySet<string>
  /** Whether two that do not go together would be asked for. */
  readonly isMeant: (one: Sighting, other: Sighting) => boolean
}

/** Whether the words are alike, the holder's name apart, and not only in what names the issue. */
function isAlike(
  a: Sighting,
  b: Sighting,
  { holder, terms, bare = a.issue === '' }: Pick<Matter, 'holder' | 'terms'> & { readonly bare?: boolean },
): boolean {
  const [one, other] = [a.said.wording, b.said.wording]
  const likeness = {
    least: bare ? SHARED_BARE : SHARED,
    share: bare ? SHARE_BARE : SHARE,
    without: holder.stems,
  }
  if (!areAlike(one, other, likeness) || isNested(a, b)) return false
  const { shared, shareOfLonger } = overlapOf(one, other, holder.stems)
  return shareOfLonger === 1 || shared.some((word) => !terms.has(word))
}

/** One denies what another tells of him, or others deny of him what he says: "denied that Norland had agreed to leave". */
function findDenials(rows: readonly Sighting[], matter: Matter): readonly Finding[] {
  const denials = rows.filter(({ denied }) => denied)
  if (denials.length === 0) return []
  const claims = rows.filter(({ denied, act }) => !denied && POSITIONS.has(act))
  return denials.flatMap((denial) =>
    claims
      .filter(
        (claim) =>
          matter.isMeant(denial, claim) &&
          inOtherVoices(denial, claim) &&
          isNear(denial, claim, denial.issue === '' ? DENIED_WITHIN_BARE : DENIED_WITHIN) &&
          isAlike(denial, claim, matter) &&
          !datesDiffer(denial.said.wording, claim.said.wording) &&
          !namesDiffer(denial.said.wording, claim.said.wording, matter.holder.stems),
      )
      .map((claim) => contradiction(claim, denial)),
  )
}

/** One denies what another accuses him of, or tells about him by name. */
function findAccusations(
  rows: readonly Sighting[],
  { holder, terms, isMeant, others }: Matter & { readonly others: Told },
): readonly Finding[] {
  const atHim = others.get(holder.no)
  if (!atHim) return []
  return rows.filter(isOwnDenial).flatMap((denial) => {
    const isBare = denial.issue === ''
    return near(atHim, denial, isBare ? DENIED_WITHIN_BARE : DENIED_WITHIN)
      .filter(
        (claim) =>
          claim.party !== holder.no &&
          isMeant(denial, claim) &&
          !(isBare && claim.act !== 'accuse') &&
          // Who is accused is evidence beside the words.
          isAlike(denial, claim, { holder, terms, bare: false }) &&
          !datesDiffer(denial.said.wording, claim.said.wording),
      )
      .map((claim) => contradiction(claim, denial))
  })
}

function isOwnDenial({ act }: Sighting): boolean {
  return act === 'deny'
}

/** Who is accused by a statement, or told of in it by name; `named` are the holders by the stems of their names. */
function findTargets(
  { act, accused, said }: Sighting,
  named: ReadonlyMap<string, readonly number[]>,
): Iterable<number> {
  if (act === 'accuse' && accused.length > 0) return accused
  const targets = new Set<number>()
  for (const word of said.wording.words) for (const holder of named.get(word) ?? []) targets.add(holder)
  return targets
}

/** What is told of each holder by others, by its row. */
type Told = ReadonlyMap<number, ByDate>

/** What some statements on an issue tell of each holder. */
function tellingOfOthers(rows: readonly Sighting[], holders: Scene['holders']): Told {
  const named = new Map<string, number[]>()
  for (const { no, stems } of holders.values())
    for (const stem of stems) named.set(stem, [...(named.get(stem) ?? []), no])
  const told = new Map<number, Sighting[]>()
  for (const claim of rows) {
    if (!OF_OTHERS.has(claim.act) || claim.denied) continue
    for (const target of findTargets(claim, named)) {
      const own = told.get(target)
      if (own) own.push(claim)
      else told.set(target, [claim])
    }
  }
  return new Map([...told].map(([target, own]) => [target, byDate(own)]))
}

/** Sightings by their dates, the earliest first; those without a date may be near to any. */
interface ByDate {
  readonly dated: readonly Sighting[]
  readonly undated: readonly Sighting[]
}

function byDate(sightings: readonly Sighting[]): ByDate {
  return {
    dated: sightings.filter(({ date }) => date !== null).toSorted((a, b) => (a.date ?? 0) - (b.date ?? 0)),
    undated: sightings.filter(({ date }) => date === null),
  }
}

/** Those of some that are near to one (`isNear`). */
function near({ dated, undated }: ByDate, one: Sighting, days: number): readonly Sighting[] {
  const { date } = one
  if (date === null) return [...dated, ...undated]
  let [low, high] = [0, dated.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((dated[middle]?.date ?? 0) < date - days) low = middle + 1
    else high = middle
  }
  const end = dated.findIndex((other, index) => index >= low && (other.date ?? 0) > date + days)
  return [...dated.slice(low, end === -1 ? dated.length : end), ...undated]
}

function contradiction(claim: Sighting, denial: Sighting): Finding {
  const { party, issue } = denial
  return {
    kind: 'contradiction',
    party,
    issue,
    ...(issue === '' && { about: denial.entry }),
    one: claim,
    other: denial,
    byWords: true,
  }
}

/**
 * A party for an issue in one voice, against it in another; what one voice says later is a move. Who refuses one offer and
 * takes another does not contradict himself: half of the shorter one's words must be the other's.
 */
function findOpposed(rows: readonly Sighting[], { holder: { stems }, isMeant }: Matter): readonly Finding[] {
  const taken = rows.filter(({ stance, denied }) => stance !== 'unclear' && !denied).toSorted(byTime)
  const own = taken.filter(isOwn)
  const told = taken.filter((one) => !isOwn(one))
  return [
    ...told.flatMap((one) => (opposedTo(one, own) ?? []).map((other) => ({ one, other }))),
    ...told.flatMap((one, index) =>
      told
        .slice(index + 1)
        .filter(
          (other) =>
            one.stance !== other.stance &&
            isMeant(one, other) &&
            inOtherVoices(one, other) &&
            isNear(one, other, WINDOW) &&
            mayBeAlike(one.said.wording, other.said.wording, { share: SHARE_OPPOSED, without: stems }) &&
            !hasMoved(told, one, other),
        )
        .map((other) => ({ one, other })),
    ),
    ...own.flatMap((one, index) =>
      own
        .slice(index + 1)
        .filter(
          (other) => one.stance !== other.stance && one.day === other.day && one.outlet !== other.outlet,
        )
        .map((other) => ({ one, other })),
    ),
  ]
    .filter(
      ({ one, other }) =>
        isMeant(one, other) &&
        !isToldByOneReport(one, other) &&
        areAlike(one.said.wording, other.said.wording, { share: SHARE_OPPOSED, without: stems }),
    )
    .map(({ one, other }) => ({
      kind: 'contradiction' as const,
      party: one.party,
      issue: one.issue,
      one,
      other,
    }))
}

/** What a party says itself against what is told of it: its latest word by then, else its first after it. */
function opposedTo(told: Sighting, own: readonly Sighting[]): readonly Sighting[] | null {
  const before = own.filter(({ day }) => (day ?? '') <= (told.day ?? ''))
  const latest = before.at(-1)
  if (latest && before.some(({ day, stance }) => day === latest.day && stance === told.stance)) return null
  const answer =
    latest && isNear(latest, told, WINDOW) ? latest : own.find(({ day }) => (day ?? '') > (told.day ?? ''))
  return answer && answer.stance !== told.stance && isNear(answer, told, WINDOW) ? [answer] : null
}

/** Whether the voice of the earlier one has told the stance of the later one, too, by then. */
function hasMoved(told: readonly Sighting[], earlier: Sighting, later: Sighting): boolean {
  return told.some(
    (one) =>
      one.stance === later.stance &&
      !areOtherVoices(one, earlier) &&
      (one.day ?? '') >= (earlier.day ?? '') &&
      (one.day ?? '') <= (later.day ?? ''),
  )
}

/** One claim that one voice tells for certain and another as likely or possible. */
function findHedged(rows: readonly Sighting[], matter: Matter): readonly Finding[] {
  const claims = rows.filter(({ denied }) => !denied)
  return claims
    .filter(({ certainty }) => certainty !== 'certain')
    .flatMap((hedged) =>
      claims
        .filter(
          (firm) =>
            firm.certainty === 'certain' &&
            matter.isMeant(firm, hedged) &&
            CLAIMS.some((acts) => acts.has(firm.act) && acts.has(hedged.act)) &&
            inOtherVoices(firm, hedged) &&
            isNear(firm, hedged, WINDOW) &&
            isAlike(firm, hedged, matter) &&
            !figuresDiffer(firm.said.wording, hedged.said.wording) &&
            !namesDiffer(firm.said.wording, hedged.said.wording, matter.holder.stems),
        )
        .map((firm) => ({
          kind: 'certainty' as const,
          party: firm.party,
          issue: firm.issue,
          one: firm,
          other: hedged,
          byWords: true as const,
        })),
    )
}

/** Positions that others tell of a party which has not spoken of the issue itself. */
function findUnspoken(rows: readonly Sighting[]): readonly Finding[] {
  return rows
    .filter(
      ({ act, authority, teller, party, denied }) =>
        POSITIONS.has(act) &&
        !denied &&
        // "Tesk told me that Caldrany was prepared", told by another: her voice is in it, and it is relayed.
        (authority === 'relayed' || (authority === 'unnamed' && teller !== party)),
    )
    .map((one) => ({ kind: 'own-voice-absent', party: one.party, issue: one.issue, one }))
}
