/**
 * How far two or more people agree beyond what chance would give.
 *
 * No package does both well: of npm's, `krippendorff` (0.1.0, MIT) gets nominal data right, but is one release that its
 * author calls a side project without support, gives NaN where values do not vary, and has no kappa; `simple-statistics`
 * and `jstat` have neither. Hence these few lines, held to the published examples by their tests.
 */

/** How different two values are: 0 for the same, 1 for what has nothing in common; the same in both directions. */
export type Distance<T> = (a: T, b: T) => number

/** Of names: the same or not (Krippendorff's nominal metric). */
const nominal: Distance<unknown> = (a, b) => (a === b ? 0 : 1)

/**
 * Of sets: MASI (Passonneau 2006, "Measuring Agreement on Set-Valued Items (MASI) for Semantic and Pragmatic Annotation",
 * LREC), 1 − J·M: J is what they share of all that is in either (Jaccard), M is 1 for equal sets, ⅔ where one holds the
 * other, ⅓ where they only overlap, else 0. Leaving one out is so less of a difference than naming another. The other way,
 * a statistic for each member, would count what neither names as agreement, and tell nothing of a member that is rare.
 */
export function masi<T>(a: ReadonlySet<T>, b: ReadonlySet<T>): number {
  const shared = [...a].filter((member) => b.has(member)).length
  if (shared === a.size && shared === b.size) return 0
  const monotonicity = shared === Math.min(a.size, b.size) ? 2 / 3 : 1 / 3
  return 1 - (shared / (a.size + b.size - shared)) * monotonicity
}

/**
 * Cohen's kappa of what two people made of the same units (Cohen 1960, "A Coefficient of Agreement for Nominal Scales",
 * Educational and Psychological Measurement 20): (pₒ − pₑ) / (1 − pₑ), where chance pₑ follows how often each uses each
 * value. Values are the same where `===` says so. Null for fewer than two units, and where both give all of them one and
 * the same value: nothing varies then, and 0/0 is neither agreement nor its absence.
 */
export function kappa<T>(pairs: readonly (readonly [T, T])[]): number | null {
  if (pairs.length < 2) return null
  const [own, theirs] = [countEach(pairs.map(([one]) => one)), countEach(pairs.map(([, other]) => other))]
  // In counts, not shares: whole numbers are exact.
  const all = pairs.length ** 2
  const agreed = pairs.filter(([one, other]) => one === other).length * pairs.length
  const chance = [...own].reduce((sum, [value, count]) => sum + count * (theirs.get(value) ?? 0), 0)
  return chance === all ? null : (agreed - chance) / (all - chance)
}

/**
 * Krippendorff's alpha (Krippendorff 2011, "Computing Krippendorff's Alpha-Reliability", University of Pennsylvania):
 * 1 − Dₒ/Dₑ, where the observed disagreement Dₒ is that of the values within units, and the expected Dₑ that of all values
 * with each other. A unit holds a value for each person; `undefined` is a missing one, and a unit with fewer than two
 * values is left out. Null for fewer than two units that remain, and where no value differs from another: Krippendorff
 * leaves it undefined. Values that are the same by `===` are counted together, and their distance is 0.
 */
export function alpha<T>(
  units: readonly (readonly (T | undefined)[])[],
  distance: Distance<T> = nominal,
): number | null {
  const pairable = units
    .map((values) => values.filter((value): value is T => value !== undefined))
    .filter(({ length }) => length > 1)
  if (pairable.length < 2) return null
  const counts = [...countEach(pairable.flat())].map(([value, weight]) => ({ value, weight }))
  const expected = sumPairs(counts, distance)
  if (expected === 0) return null
  const observed = pairable.reduce(
    (sum, values) =>
      sum +
      sumPairs(
        [...countEach(values)].map(([value, weight]) => ({ value, weight })),
        distance,
      ) /
        (values.length - 1),
    0,
  )
  const all = pairable.reduce((sum, { length }) => sum + length, 0)
  return 1 - ((all - 1) * observed) / expected
}

/** The distances of all pairs of values, each pair as often as it is there. */
function sumPairs<T>(
  counts: readonly { readonly value: T; readonly weight: number }[],
  distance: Distance<T>,
): number {
  let sum = 0
  for (const [index, one] of counts.entries())
    for (const other of counts.slice(index + 1))
      sum += one.weight * other.weight * distance(one.value, other.value)
  return sum
}

function countEach<T>(values: readonly T[]): ReadonlyMap<T, number> {
  const counts = new Map<T, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return counts
}
