/** Which claims tell of one undertaking: a relation between two claims, and what follows from it for a set of them. */
import { type Claim, keyOf } from './claims.ts'
import { areAlike, datesDiffer, deadlineOf, figuresDiffer, namesDiffer } from './wording.ts'

/** Days that may lie between two claims of one undertaking: what names no issue must be nearer. */
export const NEAR = 30
export const NEAR_WITHOUT_ISSUE = 2

// Set on the samples and on the reports of test/reports by reading what came out.
const SHARED = 2 // content words at least …
const SHARE = 0.6 // … and this share of the shorter one's
const SHARED_WITHOUT_ISSUE = 3
const SHARE_WITHOUT_ISSUE = 0.75

/** Whether two claims tell of one undertaking: one holder, an issue in common, alike words, no other figures, dates or names. */
export function isSameUndertaking(a: Claim, b: Claim): boolean {
  if (!areNear(a, b) || a.party !== b.party || a.no === b.no || !meet(a, b)) return false
  const isBare = a.issues.length === 0
  const [one, other] = [a.said.wording, b.said.wording]
  return (
    areAlike(one, other, {
      least: isBare ? SHARED_WITHOUT_ISSUE : SHARED,
      share: isBare ? SHARE_WITHOUT_ISSUE : SHARE,
      without: a.stems,
    }) &&
    !figuresDiffer(one, other) &&
    !datesDiffer(one, other) &&
    !namesDiffer(one, other, a.stems)
  )
}

/** Whether not more days lie between two claims than may; where a day is not known, they may be near. */
export function areNear(a: Claim, b: Claim): boolean {
  const days = a.issues.length === 0 ? NEAR_WITHOUT_ISSUE : NEAR
  return a.date === null || b.date === null || Math.abs(a.date - b.date) <= days
}

/** Whether a later statement, a denial or the like, is about a claim. */
export function isAbout(later: Claim, claim: Claim): boolean {
  if (later.party !== claim.party || !meet(later, claim)) return false
  const [one, other] = [later.said.wording, claim.said.wording]
  return (
    areAlike(one, other, {
      least: claim.issues.length === 0 ? SHARED_WITHOUT_ISSUE : SHARED,
      share: SHARE,
      without: claim.stems,
    }) &&
    !datesDiffer(one, other) &&
    !namesDiffer(one, other, claim.stems)
  )
}

/** Whether two claims have an issue in common, or both none. */
function meet({ issues: one }: Claim, { issues: other }: Claim): boolean {
  return one.length === 0 ? other.length === 0 : one.some((issue) => other.includes(issue))
}

/** Parts a set of claims into undertakings: who is reached over others that are the same belongs together. */
export function groupClaims(claims: readonly Claim[]): readonly (readonly Claim[])[] {
  const groups: Claim[][] = []
  for (const own of Map.groupBy(claims, ({ party }) => party).values()) {
    const left = new Map(own.map((claim) => [keyOf(claim), claim]))
    for (const first of own) {
      if (!left.delete(keyOf(first))) continue
      const group = [first]
      for (const one of group)
        for (const [key, other] of left)
          if (isSameUndertaking(one, other)) {
            left.delete(key)
            group.push(other)
          }
      groups.push(group)
    }
  }
  return groups
}

/** Puts claims in order, the earliest first; what has no day comes first. */
export function byTime(a: Claim, b: Claim): number {
  const [one, other] = [a, b].map(({ day, sortKey, entry }) => `${day ?? ''} ${sortKey} ${entry}`)
  return (one ?? '') < (other ?? '') ? -1 : one === other ? 0 : 1
}

/** What a group of claims says when taken together; `claims` in their order in time. */
export function describeClaims(claims: readonly Claim[]): {
  readonly what: string
  readonly condition: string | null
  readonly due: string | null
  readonly issues: readonly string[]
  readonly claimedBy: 'itself' | 'others' | 'both'
} {
  const own = claims.filter(({ authority }) => authority === 'firsthand')
  const told = [...own, ...claims.filter((claim) => !own.includes(claim))]
  const [chosen] = told
  return {
    what: chosen?.said.content ?? '',
    condition: told.find(({ condition }) => condition !== '')?.condition ?? null,
    due: told.map(({ said, day }) => deadlineOf(said.wording, day)).find((due) => due !== null) ?? null,
    issues: [...new Set(claims.flatMap(({ issues }) => issues))].toSorted(),
    claimedBy: own.length === claims.length ? 'itself' : own.length === 0 ? 'others' : 'both',
  }
}
