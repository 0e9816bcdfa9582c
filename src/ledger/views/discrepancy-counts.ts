/** Figures for one thing that differ. */
import type { Finding } from './discrepancy-pairs.ts'
import { byTime, isNear, type Sighting } from './discrepancy-rows.ts'
import type { Holder } from './discrepancy-scene.ts'
import { overlapOf, type Wording } from './wording.ts'

const SHARED = 2 // content words at least, what is counted among them …
const SHARE = 0.5 // … and this share of the shorter one's: set on the samples and the reports of test/reports
const COUNTED_WITHIN = 14 // days
const FIGURED = 200 // statements of one issue that tell figures, the latest: each is held against each

// Reading the words of a statement takes longer than a look for one that is a number.
const FIGURE =
  /\d|\b(?:t(?:wo|hree|en|hirty|welve|wenty)|f(?:our|ive|orty|ifty)|s(?:ix|even)|e(?:ight|leven)|nine)/i

/** Other figures for one thing: "to exchange 240 prisoners", "under the exchange 180 prisoners are to go home". */
export function findCounts(
  rows: readonly Sighting[],
  {
    holders,
    isMeant,
  }: {
    readonly holders: ReadonlyMap<number, Holder>
    readonly isMeant: (one: Sighting, other: Sighting) => boolean
  },
): readonly Finding[] {
  const held = Map.groupBy(
    rows.filter(
      ({ denied, certainty, said }) => !denied && certainty === 'certain' && FIGURE.test(said.content),
    ),
    ({ no }) => no,
  )
  const findings: Finding[] = []
  for (const [counted, figured] of byCounted(latestOf([...held.values()])))
    for (const [index, a] of figured.entries())
      for (const b of figured.slice(index + 1)) {
        const [one, other] = [a.one.said.wording, b.one.said.wording]
        if (!isMeant(a.one, b.one) || (a.one.teller === b.one.teller && a.one.report === b.one.report))
          continue
        if (!isNear(a.one, b.one, COUNTED_WITHIN) || !isOtherCount(one, other, counted)) continue
        const stems = [...a.parties, ...b.parties].flatMap((party) => holders.get(party)?.stems ?? [])
        const isOfOne =
          a.parties.some((party) => b.parties.includes(party)) ||
          stems.some((stem) => one.words.has(stem) && other.words.has(stem))
        if (isOfOne)
          findings.push({
            kind: 'fact',
            issue: a.one.issue,
            about: counted,
            one: a.one,
            other: b.one,
            byWords: true,
          })
      }
  return findings
}

/** Statements by what they count. */
function byCounted(figured: readonly Figured[]): ReadonlyMap<string, readonly Figured[]> {
  const by = new Map<string, Figured[]>()
  for (const one of figured)
    for (const counted of one.one.said.wording.counted.keys()) {
      const same = by.get(counted)
      if (same) same.push(one)
      else by.set(counted, [one])
    }
  return by
}

/** A statement that counts something, and the parties that hold it. */
interface Figured {
  readonly one: Sighting
  readonly parties: readonly number[]
}

/** The latest statements that count something, the earliest of them first, out of all with figures. */
function latestOf(held: readonly (readonly Sighting[])[]): readonly Figured[] {
  const latest: Figured[] = []
  for (const sightings of held.toSorted(([a], [b]) => (a && b ? byTime(b, a) : 0))) {
    const [one] = sightings
    if (!one || one.said.wording.counted.size === 0) continue
    latest.push({ one, parties: sightings.map(({ party }) => party) })
    if (latest.length === FIGURED) break
  }
  return latest.toReversed()
}

function isOtherCount(one: Wording, other: Wording, counted: string): boolean {
  const [figure, told] = [one.counted.get(counted), other.counted.get(counted)]
  if (told === figure) return false
  if (other.words.has(`#${figure}`) || one.words.has(`#${told}`)) return false
  // What is counted is one word; beside it others must say that it is the same matter.
  const figures = [...one.words, ...other.words].filter((word) => /^[#@]/.test(word))
  const { shared, share } = overlapOf(one, other, figures)
  return shared.length >= SHARED && share >= SHARE
}
