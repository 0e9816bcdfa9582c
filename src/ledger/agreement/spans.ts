/** Which of the statements that two reviewers marked, because the reader missed them, are the same. */
import { wordsOf } from '../../span.ts'
import type { Span } from '../../types.ts'
import type { Compared, Judged } from './judged.ts'
import type { Unit } from './units.ts'

/** Marks of two reviewers, by the rows of their decisions: a mark is one in all versions of its report. */
export interface Marks {
  readonly marked: readonly [Map<number, Mark>, Map<number, Mark>]
  /** By the first reviewer's: the other's with words of its content. */
  readonly overlapping: Map<number, Set<number>>
  /** By the first reviewer's: the other's with exactly its content. */
  readonly exact: Map<number, Set<number>>
  /** Marks on which the other has decided: he had seen them. */
  readonly seen: Set<number>
}

interface Mark {
  readonly entry: string
  readonly report: string
  readonly quote: string
  readonly content: readonly Span[]
}

/** No marks yet. */
export function newMarks(): Marks {
  return { marked: [new Map(), new Map()], overlapping: new Map(), exact: new Map(), seen: new Set() }
}

/** Adds what two reviewers marked in a report, or in another version of one. */
export function addMarks(
  { marked, overlapping, exact, seen }: Marks,
  { reading: { report }, judged: [one, other] }: Pick<Compared, 'reading' | 'judged'>,
  fits: (entry: string) => boolean,
): void {
  const find = (own: Judged, theirs: Judged) => {
    const found = new Map<number, Mark>()
    for (const [entry, { statement, kept, marked }] of own) {
      if (marked === null) continue
      if (theirs.get(entry)?.marked === null) seen.add(marked)
      const { content } = statement
      const quote = wordsOf(report.text, content)
      if (kept && fits(entry)) found.set(marked, { entry, report: report.id, quote, content })
    }
    return found
  }
  const [own, theirs] = [find(one, other), find(other, one)]
  for (const [no, mark] of own) if (!marked[0].has(no)) marked[0].set(no, mark)
  for (const [no, mark] of theirs) if (!marked[1].has(no)) marked[1].set(no, mark)
  for (const [no, { content }] of own)
    for (const [another, { content: others }] of theirs) {
      if (overlap(content, others)) add(overlapping, no, another)
      if (isSame(content, others)) add(exact, no, another)
    }
}

function overlap(one: readonly Span[], other: readonly Span[]): boolean {
  return one.some((a) => other.some((b) => a.start < b.end && b.start < a.end))
}

function isSame(one: readonly Span[], other: readonly Span[]): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

function add(to: Map<number, Set<number>>, one: number, other: number): void {
  to.set(one, (to.get(one) ?? new Set()).add(other))
}

/** How many marks there are, how many of them both made, and those that only one made, or both on other words. */
export function compareMarks({ marked, overlapping, exact, seen }: Marks): {
  readonly units: number
  readonly agreed: Readonly<Record<'spans' | 'exact-spans', number>>
  readonly differences: readonly Unit[]
} {
  const unseen = (all: ReadonlyMap<number, Mark>) => new Map([...all].filter(([no]) => !seen.has(no)))
  const [own, theirs] = [unseen(marked[0]), unseen(marked[1])]
  const free = (edges: ReadonlyMap<number, ReadonlySet<number>>) =>
    new Map(
      [...edges].flatMap(([one, all]) =>
        own.has(one) ? [[one, [...all].filter((other) => theirs.has(other))] as const] : [],
      ),
    )
  const same = pairUp(free(exact))
  const alike = pairUp(free(overlapping), same)
  const partners = new Set(alike.values())
  return {
    units: own.size + theirs.size,
    agreed: { spans: 2 * alike.size, 'exact-spans': 2 * same.size },
    differences: [
      ...[...own].flatMap(([no, mark]) => (alike.has(no) ? [] : [differenceOf('spans', mark, null)])),
      ...[...theirs].flatMap(([no, mark]) => (partners.has(no) ? [] : [differenceOf('spans', null, mark)])),
      ...[...alike].flatMap(([no, other]) =>
        exact.get(no)?.has(other)
          ? []
          : [differenceOf('exact-spans', own.get(no) ?? null, theirs.get(other) ?? null)],
      ),
    ],
  }
}

function differenceOf(field: 'spans' | 'exact-spans', own: Mark | null, theirs: Mark | null): Unit {
  const { entry = '', report = '', quote = '' } = own ?? theirs ?? {}
  return { entry, report, quote, field, says: [own?.quote ?? null, theirs?.quote ?? null] }
}

/**
 * As many pairs as can be made, each mark in one at most, beginning with pairs that are made already: how many there are
 * does not depend on who comes first. (Augmenting paths: Kuhn 1955, "The Hungarian Method for the Assignment Problem".)
 */
export function pairUp(
  fitting: ReadonlyMap<number, readonly number[]>,
  made: ReadonlyMap<number, number> = new Map(),
): ReadonlyMap<number, number> {
  const partner = new Map([...made].map(([own, other]) => [other, own]))
  const find = (own: number, tried: Set<number>): boolean =>
    (fitting.get(own) ?? []).some((other) => {
      if (tried.has(other)) return false
      tried.add(other)
      const taken = partner.get(other)
      if (taken !== undefined && !find(taken, tried)) return false
      partner.set(other, own)
      return true
    })
  for (const own of fitting.keys()) if (!made.has(own)) find(own, new Set())
  return new Map([...partner].map(([other, own]) => [own, other]))
}
