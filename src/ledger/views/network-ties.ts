/**
 * Ties out of counted stances, after Discourse Network Analysis: two actors are congruent on an issue on which both hold
 * the same stance, in conflict on one on which they hold opposite ones (Leifeld 2013, Reconceptualizing Major Policy Change
 * in the Advocacy Coalition Framework, Policy Studies Journal 41; Leifeld 2017, Discourse Network Analysis: Policy Debates
 * as Dynamic Networks, Oxford Handbook of Political Networks). However often a stance is repeated, an issue counts once; who
 * was for it and against it is, as there, congruent and in conflict with whoever takes a side.
 */
import type { TieKind } from '../../types.ts'

/** How often an actor has taken one side of an issue. */
export interface Stance {
  /** Row of the actor. */
  readonly actor: number
  readonly issue: string
  readonly side: 'for' | 'against'
  readonly statements: number
  /** Where its latest statement stands in the order of holdings. */
  readonly latest: string
}

/** How often one actor has spoken about another. */
export interface Telling {
  readonly teller: number
  readonly about: number
  readonly statements: number
  readonly latest: string
}

/** A tie before it has names and receipts; actors are rows. */
export interface BareTie {
  readonly kind: TieKind
  readonly from: number
  /** Row of an actor, or an issue. */
  readonly to: number | string
  readonly issues: readonly string[]
  readonly weight: number
  readonly statements: number
  /** What it rests on: the stances of both, issue by issue, or the telling. */
  readonly rests: readonly (Stance | Telling)[]
}

/** How congruence and conflict are weighed: `average` divides by how many stances the two take on average. */
export type Normalization = 'none' | 'average'

/** Who stands on which side of what. */
export function findStanceTies(stances: readonly Stance[]): readonly BareTie[] {
  return stances.map((stance) => {
    const { actor, issue, side, statements } = stance
    return {
      kind: side,
      from: actor,
      to: issue,
      issues: [issue],
      weight: statements,
      statements,
      rests: [stance],
    }
  })
}

/** Who speaks about whom. */
export function findTellingTies(tellings: readonly Telling[]): readonly BareTie[] {
  return tellings.map((telling) => {
    const { teller, about, statements } = telling
    return {
      kind: 'tells-of',
      from: teller,
      to: about,
      issues: [],
      weight: statements,
      statements,
      rests: [telling],
    }
  })
}

/**
 * Who agrees and who disagrees with whom. Pairs are taken in the order in which `actors` stand. With `average` a weight is
 * divided by the average activity of the two: the stances that they take, on all issues, divided by two (as the program
 * dna does it, https://github.com/leifeld/dna).
 */
export function findAgreementTies(
  actors: readonly number[],
  stances: readonly Stance[],
  { normalization }: { normalization: Normalization },
): readonly BareTie[] {
  const taken = Map.groupBy(stances, ({ actor }) => actor)
  const ties: BareTie[] = []
  for (const [index, from] of actors.entries())
    for (const to of actors.slice(index + 1)) {
      const [own, other] = [taken.get(from) ?? [], taken.get(to) ?? []]
      const activity = (own.length + other.length) / 2
      for (const kind of ['agree', 'disagree'] as const) {
        const shared = own.flatMap((one) =>
          other
            .filter(({ issue, side }) => issue === one.issue && (side === one.side) === (kind === 'agree'))
            .map((two) => [one, two] as const),
        )
        if (shared.length === 0) continue
        const rests = [...new Set(shared.flat())]
        ties.push({
          kind,
          from,
          to,
          issues: [...new Set(shared.map(([{ issue }]) => issue))].toSorted(),
          weight: normalization === 'none' ? shared.length : shared.length / activity,
          statements: rests.reduce((sum, { statements }) => sum + statements, 0),
          rests,
        })
      }
    }
  return ties
}
