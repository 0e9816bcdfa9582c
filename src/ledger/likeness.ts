/** Tells copies: two texts that carry the same words, but for what outlets add, cut and respell. */
import { createHash } from 'node:crypto'
import { remembered } from './remember.ts'
import { mix, readWords, shinglesOf, type Words } from './words.ts'

/** What the ledger stores of a text to find its copies. */
export interface Likeness {
  /** SHA-256, in hex, of the words without case, accents, quotes, dashes and white space: equal = same words. */
  readonly folded: string
  /** Signed 32-bit keys, no two the same, 24 at most: copies share one, nearly always. A text without words has none. */
  readonly bands: readonly number[]
  /** How many runs of eight words it has: 0 without a word, 1 up to eight words. */
  readonly shingles: number
}

// A new report is compared with several: some megabytes.
const wordsOf = remembered(readWords, { most: 500 })

const BAND_WORDS = 8 // long enough that texts made from one template share few
const ROWS = 2
const BANDS = 16
// Outlets cut from the bottom: what is left shares its beginning with the whole, whatever the length of the whole.
const HEAD_BANDS = 8
const HEAD_SHINGLES = 100
const SEEDS = Int32Array.from({ length: (BANDS + HEAD_BANDS) * ROWS }, (_, index) => mix(index, BAND_WORDS))

/**
 * What finds the copies of a text: a function of the text alone, the same on every machine.
 *
 * MinHash (Broder 1997, "On the resemblance and containment of documents"): two texts have the same smallest hash as
 * often as the share of word runs that they have in common; two such hashes make a band (Indyk and Motwani 1998). A part
 * of the bands stands on the first hundred runs only.
 */
export function likenessOf(text: string): Likeness {
  const words = wordsOf(text)
  const folded = createHash('sha256').update(words.folded).digest('hex')
  const shingles = shinglesOf(words, BAND_WORDS)
  if (shingles.length === 0) return { folded, bands: [], shingles: 0 }
  const minima = [
    ...findMinima(shingles, SEEDS.subarray(0, BANDS * ROWS)),
    ...findMinima(shingles.subarray(0, HEAD_SHINGLES), SEEDS.subarray(BANDS * ROWS)),
  ]
  const bands = new Set<number>()
  for (let band = 0; band < BANDS + HEAD_BANDS; band++)
    bands.add(minima.slice(band * ROWS, (band + 1) * ROWS).reduce(mix, band))
  return { folded, bands: [...bands], shingles: shingles.length }
}

function findMinima(shingles: Int32Array, seeds: Int32Array): Int32Array {
  const minima = new Int32Array(seeds.length).fill(0x7fffffff)
  for (const shingle of shingles)
    for (let index = 0; index < seeds.length; index++) {
      const hash = mix(shingle, seeds[index] ?? 0)
      if (hash < (minima[index] ?? 0)) minima[index] = hash
    }
  return minima
}

// Set on one half of the reports of `benchmarks/stories.ts`, which measures on the other.
const RUN_WORDS = 5 // fewer meet by chance: "said on Monday that the"
const SHARE = 0.7
const LENGTHS = 0.45 // SHARE × LENGTHS > 1 − SHARE: so any two copies of a third have words in common
const SHORTEST = 100 // letters, about 20 words: what is shorter stands in other reports as a quotation
// A fill is what a text says where the other says something else. How many a copy may have grows with its length.
const ONE_FILL = 400 // letters, about 80 words; in a shorter text one makes another statement
const LETTERS_PER_FILL = 150 // about 30 words …
const FEW_FILLS = 3 // … but for so many, as a short template may have no more
const DATE_WORDS = 5
const HEADLINE_WORDS = 15

/**
 * Whether two texts are copies: they have the same words; or most of the shorter stands in the longer (containment, as
 * Broder has it, but in runs of words), most of the longer, or of its beginning as far as the shorter reaches, stands in
 * the shorter, and there are few places where one says something else than the other. The last tells a copy from another
 * text of the same template: outlets add and drop, a template is filled in. A name corrected throughout is one place.
 *
 * Symmetric. Two texts without a word in common are never both copies of a third. Takes time linear in the lengths.
 */
export function areCopies(a: string, b: string): boolean {
  const [one, other] = [wordsOf(a), wordsOf(b)]
  if (one.folded === other.folded) return true
  const [shorter, longer] = isShorter(one, other) ? [one, other] : [other, one]
  const length = lengthOf(shorter)
  if (length < SHORTEST || length < LENGTHS * lengthOf(longer)) return false
  const runs = findRuns(shorter, longer)
  if (lettersIn(shorter, runs, length) < SHARE * length) return false
  const runsBack = findRuns(longer, shorter)
  const isCarried = (limit: number) => lettersIn(longer, runsBack, limit) >= SHARE * limit
  if (!isCarried(length) && !isCarried(lengthOf(longer))) return false
  const most = length < ONE_FILL ? 0 : Math.max(1, Math.floor(length / LETTERS_PER_FILL) - FEW_FILLS)
  return countFills(shorter, longer, runs) <= most
}

/** Of two different texts one is, always the same one. */
function isShorter(one: Words, other: Words): boolean {
  return lengthOf(one) === lengthOf(other) ? one.folded < other.folded : lengthOf(one) < lengthOf(other)
}

/** In letters. */
function lengthOf({ letters }: Words): number {
  return letters.at(-1) ?? 0
}

/** Words of one text that stand in another one, too, there without a break or with something added; ends exclusive. */
interface Run {
  readonly start: number
  readonly end: number
  /** Where the run stands in the other text. */
  readonly otherStart: number
  readonly otherEnd: number
}

function findRuns(words: Words, other: Words): Run[] {
  const places = new Map<number, number>()
  for (const [start, shingle] of shinglesOf(other, RUN_WORDS).entries())
    if (!places.has(shingle)) places.set(shingle, start)
  const runs: Run[] = []
  for (const [start, shingle] of shinglesOf(words, RUN_WORDS).entries()) {
    const otherStart = places.get(shingle)
    if (otherStart === undefined) continue
    const end = Math.min(start + RUN_WORDS, words.hashes.length)
    const otherEnd = Math.min(otherStart + RUN_WORDS, other.hashes.length)
    const last = runs.at(-1)
    if (last && start <= last.end) runs[runs.length - 1] = { ...last, end, otherEnd }
    else runs.push({ start, end, otherStart, otherEnd })
  }
  return runs
}

/** How many letters of the runs stand among the first `limit` letters of the text. */
function lettersIn({ letters }: Words, runs: readonly Run[], limit: number): number {
  const before = (word: number) => Math.min(letters[word] ?? 0, limit)
  return runs.reduce((sum, { start, end }) => sum + before(end) - before(start), 0)
}

/**
 * How many different things a text says where the other says something else, before the first run, between two or after
 * the last. A headline is none. But what is as short as a date is one ("On 4 March the Mission …"), and what is longer
 * than a headline counts by its length: two notices above the same long footer.
 */
function countFills(words: Words, other: Words, runs: readonly Run[]): number {
  const fills = new Set<number>()
  let opening = 0
  let [end, otherEnd] = [0, 0]
  for (const run of [
    ...runs,
    { start: words.hashes.length, otherStart: other.hashes.length, end: 0, otherEnd: 0 },
  ]) {
    const replaced = Math.min(run.start - end, run.otherStart - otherEnd)
    if (end === 0 && replaced > DATE_WORDS) opening = Math.floor(replaced / HEADLINE_WORDS)
    else if (replaced > 0) fills.add(words.hashes.subarray(end, run.start).reduce(mix, 0))
    end = run.end
    // A phrase that comes again is found where it stood first.
    otherEnd = Math.max(otherEnd, run.otherEnd)
  }
  return fills.size + opening
}
