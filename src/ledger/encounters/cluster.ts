/**
 * Which tellings are of one encounter. A pure function of the set of tellings, so that the same reports give the same
 * encounters in whatever order they come in.
 *
 * Those that tell a day are put together first: of one family, on days that overlap, with two parties in common, or the
 * place and a party, or two people, and nothing that contradicts. Who tells least comes last, joins the only encounter that
 * it can be of, and stays by itself where it can be of several. Then those without a day join the only encounter that
 * they can be of among those shortly before their report came out. They bring nothing by which others would join.
 */
import { areNear, type Days, holds, overlap, touch } from './days.ts'
import { contradicts, fits, fitsUndated } from './fits.ts'
import { countShared, newSame, type Same } from './people.ts'
import { compare, type Telling, type Voice, voicesOf } from './telling.ts'
import { joinTraits, type Traits, traitsOf } from './traits.ts'

/** The tellings of each encounter. */
export function clusterEncounters<T extends Telling>(tellings: readonly T[]): readonly (readonly T[])[] {
  const same = newSame()
  const voices = voicesOf(tellings)
  const dated = clusterDated(
    voices.filter(({ exact }) => exact),
    same,
  ).map((cluster) => ({
    reports: new Set(cluster.flatMap(({ carriers }) => carriers.map(({ report }) => report))),
    traits: traitsOf(cluster),
    joined: [...cluster],
  }))
  const alone: Voice<T>[][] = []
  for (const voice of voices.filter(({ exact }) => !exact)) {
    const found = findOnly(voice, dated, same)
    if (found) found.joined.push(voice)
    else alone.push([voice])
  }
  return [...dated.map(({ joined }) => joined), ...alone].map((all) =>
    all.flatMap(({ carriers }) => carriers).toSorted((a, b) => compare(a.id, b.id)),
  )
}

/** The encounters of the tellings that tell a day. */
export function clusterDated<T extends Telling>(
  voices: readonly Voice<T>[],
  same: Same,
): readonly (readonly Voice<T>[])[] {
  let clusters: Cluster<T>[] = []
  for (const voice of voices.toSorted(byRank)) {
    const own = makeCluster(voice)
    const all = clusters.filter((one) => !shareReport(one, own) && fits(voice, one.traits, same))
    const ofKind = all.filter(({ traits }) => traits.kinds.includes(voice.kind))
    const fitting = all.length > 1 && ofKind.length === 1 ? ofKind : all
    const isOne = fitting.length === 1 || areDaysOf(voice, fitting, same)
    const [first, ...others] = isOne ? fitting : []
    if (first) {
      for (const other of [...others, own]) take(first, other)
      clusters = others.length > 0 ? clusters.filter((one) => !others.includes(one)) : clusters
    } else clusters.push(own)
  }
  return joinNights(clusters, same).map((one) => one.voices)
}

/** An encounter that is being put together. */
interface Cluster<T extends Telling> {
  readonly voices: Voice<T>[]
  readonly reports: Set<string>
  traits: Traits
}

function makeCluster<T extends Telling>(voice: Voice<T>): Cluster<T> {
  const reports = new Set(voice.carriers.map(({ report }) => report))
  return { voices: [voice], reports, traits: traitsOf([voice]) }
}

/** Makes one of two: the other is used no more. */
function take<T extends Telling>(one: Cluster<T>, other: Cluster<T>): void {
  one.voices.push(...other.voices)
  for (const report of other.reports) one.reports.add(report)
  Object.assign(one, { traits: joinTraits(one.traits, other.traits) })
}

/** Single days before stretches, who tells much before who tells little. */
function byRank(a: Voice, b: Voice): number {
  return (
    Number(isStretch(a.days)) - Number(isStretch(b.days)) ||
    compare(lengthOf(a.days), lengthOf(b.days)) ||
    weightOf(b) - weightOf(a) ||
    compare(a.id, b.id)
  )
}

function isStretch(days: Days | null): boolean {
  return days !== null && days.start !== days.end
}

/** Orders stretches by their length. */
function lengthOf(days: Days | null): string {
  const length = days ? (Date.parse(days.end) - Date.parse(days.start)) / 3_600_000 : 0
  return String(length).padStart(6, '0')
}

function weightOf({ people, parties, place, duration }: Telling): number {
  return people.length * 2 + parties.length * 2 + (place === null ? 0 : 1) + (duration === null ? 0 : 1)
}

/** Two encounters of one report are two: it tells them apart. */
function shareReport(
  one: { readonly reports: ReadonlySet<string> },
  other: { readonly reports: ReadonlySet<string> },
): boolean {
  const [few, many] = one.reports.size < other.reports.size ? [one, other] : [other, one]
  return [...few.reports].some((report) => many.reports.has(report))
}

/**
 * Whether talks told as a stretch of days are those that others tell day by day: where no report tells the days apart as
 * two rounds, and nothing else keeps them apart.
 */
function areDaysOf<T extends Telling>(voice: Voice<T>, fitting: readonly Cluster<T>[], same: Same): boolean {
  if (fitting.length < 2 || !isStretch(voice.days) || voice.kind === 'visit') return false
  return fitting.every(
    (one, index) =>
      voice.days !== null &&
      one.traits.days !== null &&
      holds(voice.days, one.traits.days) &&
      fitting.slice(0, index).every(
        (other) =>
          // On one day they are two already.
          other.traits.days !== null &&
          one.traits.days !== null &&
          !overlap(one.traits.days, other.traits.days) &&
          !shareReport(one, other) &&
          !one.voices.some((own) => contradicts(own, other.traits, same)),
      ),
  )
}

/**
 * A call at night is on two days in two capitals: two calls of the same two people, told as on one day and the next, with
 * durations that agree, are one where each has no other such neighbour and no report tells both.
 */
function joinNights<T extends Telling>(clusters: readonly Cluster<T>[], same: Same): readonly Cluster<T>[] {
  const calls = clusters.filter(({ traits }) => traits.family === 'call')
  const neighbours = new Map(
    calls.map((one) => [one, calls.filter((other) => other !== one && areOneNight(one, other, same))]),
  )
  const joined = new Set<Cluster<T>>()
  return clusters.flatMap((one) => {
    const [other, ...more] = neighbours.get(one) ?? []
    const isPair = other && more.length === 0 && neighbours.get(other)?.length === 1
    if (!isPair) return [one]
    if (joined.has(other)) return []
    joined.add(one)
    take(one, other)
    return [one]
  })
}

function areOneNight<T extends Telling>(one: Cluster<T>, other: Cluster<T>, same: Same): boolean {
  if (shareReport(one, other)) return false
  if (!one.voices.some((a) => other.voices.some((b) => mayBeOneNight(a, b, same)))) return false
  return !one.voices.some((a) => contradicts(a, other.traits, same))
}

/** Whether two tellings of calls may be of one, told as on two days. */
export function mayBeOneNight(a: Telling, b: Telling, same: Same): boolean {
  return (
    a.kind === 'call' &&
    b.kind === 'call' &&
    a.days !== null &&
    b.days !== null &&
    touch(a.days, b.days) &&
    a.duration !== null &&
    b.duration !== null &&
    areNear(a.duration, b.duration) &&
    countShared(a.people, b.people, same) > 1
  )
}

/** The only encounter that a telling without a day can be of; null where there is none, or several. */
function findOnly<C extends { readonly traits: Traits; readonly reports: ReadonlySet<string> }>(
  voice: Voice,
  candidates: readonly C[],
  same: Same,
): C | null {
  const own = { reports: new Set(voice.carriers.map(({ report }) => report)) }
  return onlyOf(
    voice,
    candidates.filter((one) => !shareReport(one, own) && fitsUndated(voice, one.traits, same)),
  )
}

/** The only one of those that a telling fits, or the only one of its kind; null where that is none. */
export function onlyOf<C extends { readonly traits: Traits }>(
  { kind }: Telling,
  fitting: readonly C[],
): C | null {
  const ofKind = fitting.filter(({ traits }) => traits.kinds.includes(kind))
  const [only] = ofKind.length === 1 ? ofKind : fitting
  return only && (fitting.length === 1 || ofKind.length === 1) ? only : null
}
