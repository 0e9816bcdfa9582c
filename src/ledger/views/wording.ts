/**
 * What a statement's words say, taken apart so that two statements can be compared: content words by their stems, figures,
 * dates and names. A condition is left out: with it or without it, it is the same undertaking.
 */
import { hullOf } from '../../span.ts'
import type { Span, TimeValue } from '../../types.ts'
import { parseList, parseSpans } from '../stored.ts'
import { isPlain } from '../words.ts'
import { IRREGULAR, LIGHT, NUMBERS, UNITS } from './wording-words.ts'

/** The columns of a statement that its wording is read from. */
interface Worded {
  /** The words of the content, pieces joined by " … ". */
  readonly content: string
  /** JSON: `{ content, condition }`, lists of spans. */
  readonly spans: string
  /** JSON: times in the content. */
  readonly times: string
}

/** A time in a content: ISO 8601 or EDTF, and the words before it, which may make it a deadline ("by", "until", "within"). */
interface Told {
  readonly value: string
  readonly before: string
}

/** What the words of a statement say. */
export interface Wording {
  /** Stems of content words; figures ("#60") and dates ("@2026-05-01") among them; of names the first letters. */
  readonly words: ReadonlySet<string>
  readonly figures: ReadonlySet<string>
  readonly names: ReadonlySet<string>
  readonly times: readonly Told[]
  /** Figures by the stem of what is counted: "240 prisoners" is prison → 240; no parts of a whole ("the first 60"). */
  readonly counted: ReadonlyMap<string, number>
  /** Each word sets one of 64 bits: a bit that another wording has not set is a word that it has not (`mayBeAlike`). */
  readonly low: number
  readonly high: number
}

/** Reads the words of statements. */
export type Reader = (worded: Worded) => Wording

/** What a statement says, read when it is first asked for: most statements are never compared. */
export class Said {
  readonly #worded: Worded
  readonly #read: Reader
  #wording: Wording | null = null
  #hull: Span | null = null

  constructor(worded: Worded, read: Reader) {
    this.#worded = worded
    this.#read = read
  }

  get content(): string {
    return this.#worded.content
  }

  get wording(): Wording {
    this.#wording ??= this.#read(this.#worded)
    return this.#wording
  }

  /** Where the content stands in the report. */
  get hull(): Span {
    this.#hull ??= hullOf(parseSpans(this.#worded.spans).content)
    return this.#hull
  }
}

const GAP = ' … '
const NAME_LETTERS = 6 // "Norland" and "Norlander", "Ushmere" and "Ushmeri" are one
const TOKEN = /\p{N}[\p{N}.,]*\p{N}|\p{N}|[\p{L}\p{M}]+(?:[’'][\p{L}\p{M}]+)*/gu
const PLAIN_TOKEN = /\d[\d.,]*\d|\d|[A-Za-z]+(?:[’'][A-Za-z]+)*/g // the same in a plain text
const BEFORE_DEADLINE =
  /(?<!\b(?:shortly|just|long|immediately|minutes?|hours?|days?|weeks?) )\b(?:by|until|till|before|within|no later than|not later than)\s+(?:(?:the )?(?:end|beginning|start|middle|close|midnight|noon) (?:of|on) )?(?:the )?$/i

/**
 * Takes the words of statements apart; `known` are stems of names, which opens a sentence with a capital is one of them.
 * What many quote is read once.
 */
export function readerOf(known: ReadonlySet<string>): Reader {
  const plain = new Map<string, Wording>()
  return (worded) => {
    const { content, spans, times } = worded
    if (times !== '[]' || !spans.endsWith('"condition":[]}')) return readWording(worded, known)
    const wording = plain.get(content) ?? readTokens(content, { known })
    plain.set(content, wording)
    return wording
  }
}

/** Reads words in which times or conditions stand. */
function readWording({ content, spans, times }: Worded, known: ReadonlySet<string>): Wording {
  const { content: pieces, condition } = parseSpans(spans)
  const placed = (span: Span) => placeIn(pieces, span)
  const conditions = condition.flatMap((span) => placed(span) ?? [])
  const isFree = ({ start, end }: Span) => conditions.every((one) => end <= one.start || one.end <= start)
  const dated = parseList<TimeValue>(times).flatMap(({ value, span }) => {
    const place = span && placed(span)
    return place && isFree(place) ? [{ value, place }] : []
  })
  const cut = blank(content, [...conditions, ...dated.map(({ place }) => place)])
  return readTokens(cut, {
    known,
    words: new Set(dated.map(({ value }) => `@${value}`)),
    times: dated.map(({ value, place }) => ({ value, before: content.slice(0, place.start) })),
  })
}

/** Where a span of the report stands in the words of a content; null where it stands outside. */
function placeIn(pieces: readonly Span[], span: Span): Span | null {
  let at = 0
  for (const { start, end } of pieces) {
    if (start <= span.start && span.end <= end)
      return { start: at + span.start - start, end: at + span.end - start }
    at += end - start + GAP.length
  }
  return null
}

function blank(text: string, spans: readonly Span[]): string {
  return spans.reduce(
    (cut, { start, end }) => cut.slice(0, start) + ' '.repeat(end - start) + cut.slice(end),
    text,
  )
}

const NONE: ReadonlySet<string> = new Set()
const UNCOUNTED: ReadonlyMap<string, number> = new Map()

/** Reads a text whose times are known, its words into `words`. */
function readTokens(
  text: string,
  {
    known,
    words = new Set(),
    times = [],
  }: { known: ReadonlySet<string>; words?: Set<string>; times?: Wording['times'] },
): Wording {
  let figures: Set<string> | null = null
  let names: Set<string> | null = null
  let counted: Map<string, number> | null = null
  let figure: { readonly value: number; readonly whole: boolean; readonly end: number } | null = null
  let before = ''
  let end = 0
  // Most texts are plain, and no more than the words themselves is asked of most: quicker than with all that a match tells.
  for (const token of text.match(isPlain(text) ? PLAIN_TOKEN : TOKEN) ?? []) {
    const index = text.indexOf(token, end)
    end = index + token.length
    const { plain, short, stem, isLight, isCapital, value } = takeApart(token)
    if (value !== null) {
      figures ??= new Set()
      figures.add(String(value))
      words.add(`#${value}`)
      // "the first 60 prisoners", "two of the four gates": a part of a whole is no count of it
      figure = { value, whole: !PART.test(before), end }
    } else if (!isLight) {
      const isName = isCapital && (known.has(short) || !opensSentence(text, index))
      const word = isName ? short : stem
      words.add(word)
      if (isName) {
        names ??= new Set()
        names.add(word)
      } else if (figure?.whole && index === figure.end + 1 && !UNITS.has(plain)) {
        counted ??= new Map()
        counted.set(word, figure.value)
      }
      figure = null
    } else figure = null
    before = plain
  }
  return {
    words,
    figures: figures ?? NONE,
    names: names ?? NONE,
    times,
    counted: counted ?? UNCOUNTED,
    ...bitsOf(words),
  }
}

function bitsOf(words: ReadonlySet<string>): Pick<Wording, 'low' | 'high'> {
  let [low, high] = [0, 0]
  for (const word of words) {
    let hash = 0
    for (let index = 0; index < word.length; index++)
      hash = Math.imul(hash ^ word.charCodeAt(index), 0x01000193)
    if (hash & 0x100) low |= 1 << (hash >>> 24)
    else high |= 1 << (hash >>> 24)
  }
  return { low, high }
}

const PART = /^(?:first|next|last|another|other|further|more|remaining|of|the)$/

/** A word by itself. */
interface Token {
  readonly plain: string
  readonly short: string
  readonly stem: string
  readonly isLight: boolean
  readonly isCapital: boolean
  readonly value: number | null
}

const MOST_KEPT = 50_000 // words that are kept taken apart: texts about one process have some thousands
const kept = new Map<string, Token>()

function takeApart(token: string): Token {
  const known = kept.get(token)
  if (known) return known
  const plain = fold(token.replace(/[’']s$/u, ''))
  const made = {
    plain,
    short: plain.slice(0, NAME_LETTERS),
    stem: stemOf(plain),
    isLight: LIGHT.has(plain) || plain.length < 2,
    isCapital: /^\p{Lu}/u.test(token),
    value: figureOf(plain),
  }
  if (kept.size >= MOST_KEPT) kept.clear()
  kept.set(token, made)
  return made
}

/** A word without case, accents and the like. */
function fold(word: string): string {
  return word
    .normalize('NFKD')
    .replace(/\p{Mn}+/gu, '')
    .toLowerCase()
}

function figureOf(word: string): number | null {
  if (!/^\p{N}/u.test(word)) return NUMBERS.get(word) ?? null
  const value = Number(word.replace(/,(?=\d{3})/g, ''))
  return Number.isFinite(value) ? value : null
}

function opensSentence(text: string, index: number): boolean {
  return /(?:^|[.!?:…])[\s"“”„«»'‘’(]*$/u.test(text.slice(Math.max(0, index - 8), index))
}

/** The stem of a word: endings cut off in the manner of Porter (1980), as far as it takes to join forms of one word. */
function stemOf(word: string): string {
  const known = IRREGULAR.get(word)
  if (known !== undefined) return stemOf(known)
  const singular = /(?:ss|us|is)$/.test(word)
    ? word
    : word.replace(/ies$/, 'y').replace(/(?<=(?:ss|sh|ch|x|z))es$|s$/, '')
  const bare = singular.length > 5 ? singular.replace(/(?:ing|ed)$/, '') : singular.replace(/(?<=..)ed$/, '')
  if (bare !== singular) return bare.replace(/([bdefgmnprt])\1$/, '$1').replace(/y$/, 'i')
  return bare
    .replace(/(?<=...)(?:ation|ment|al)$/, '')
    .replace(/(?<=..)e$/, '')
    .replace(/y$/, 'i')
}

/** The stems of content words of a phrase in small letters, an issue's term for one. */
export function termStems(term: string): readonly string[] {
  return (term.match(TOKEN) ?? [])
    .map(fold)
    .flatMap((word) => (LIGHT.has(word) ? [] : [stemOf(word), word.slice(0, NAME_LETTERS)]))
}

/** The stems by which a name would stand among `Wording.names`. */
export function nameStems(name: string): readonly string[] {
  const words = (name.match(TOKEN) ?? []).map((token) => fold(token)).filter((word) => !LIGHT.has(word))
  return [...new Set(words.map((word) => word.slice(0, NAME_LETTERS)))]
}

/** What two wordings have in common. */
export interface Overlap {
  readonly shared: readonly string[]
  /** Their share of the words of the shorter one and of the longer one, 0 to 1. */
  readonly share: number
  readonly shareOfLonger: number
}

/** What makes two wordings alike: words in common, and their share of the shorter one's; `without` as in `overlapOf`. */
export interface Likeness {
  readonly least?: number
  readonly share: number
  readonly without: readonly string[]
}

/** Whether two wordings have so much in common. */
export function areAlike(one: Wording, other: Wording, likeness: Likeness): boolean {
  if (!mayBeAlike(one, other, likeness)) return false
  const { shared, share } = overlapOf(one, other, likeness.without)
  return shared.length >= (likeness.least ?? 0) && share >= likeness.share
}

/** Whether they may have so much in common: most have not, and their bits say so at once. */
export function mayBeAlike(one: Wording, other: Wording, { least = 0, share, without }: Likeness): boolean {
  const most = Math.min(
    one.words.size - countBits(one.low & ~other.low) - countBits(one.high & ~other.high),
    other.words.size - countBits(other.low & ~one.low) - countBits(other.high & ~one.high),
  )
  return most >= least && most >= share * (Math.min(one.words.size, other.words.size) - without.length)
}

/** How many bits of a 32-bit number are set. */
function countBits(bits: number): number {
  const pairs = bits - ((bits >>> 1) & 0x55555555)
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333)
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}

/** The words that two wordings have in common, some left out: names of whoever it is about say nothing of what he does. */
export function overlapOf(
  { words: one }: Wording,
  { words: other }: Wording,
  without: readonly string[] = [],
): Overlap {
  const count = (words: ReadonlySet<string>) => words.size - without.filter((word) => words.has(word)).length
  const shared: string[] = []
  for (const word of one) if (other.has(word) && !without.includes(word)) shared.push(word)
  const [shorter = 0, longer = 0] = [count(one), count(other)].toSorted((a, b) => a - b)
  const of = (whole: number) => (whole === 0 ? 0 : shared.length / whole)
  return { shared, share: of(shorter), shareOfLonger: of(longer) }
}

/** Whether figures differ: each has some that the other has not ("two of the four gates" and "two gates" do not). */
export function figuresDiffer({ figures: one }: Wording, { figures: other }: Wording): boolean {
  const lacks = (a: ReadonlySet<string>, b: ReadonlySet<string>) => [...a].some((figure) => !b.has(figure))
  return lacks(one, other) && lacks(other, one)
}

/** Whether both name something, and nothing in common; `without` are names that say nothing, the holder's. */
export function namesDiffer(
  { names: one }: Wording,
  { names: other }: Wording,
  without: readonly string[],
): boolean {
  const own = [...one].filter((name) => !without.includes(name))
  const theirs = [...other].filter((name) => !without.includes(name))
  return own.length > 0 && theirs.length > 0 && !own.some((name) => theirs.includes(name))
}

/** Whether both tell dates, and none of the one's lies in one of the other's: "in May" and "by 1 May" do not differ. */
export function datesDiffer({ times: one }: Wording, { times: other }: Wording): boolean {
  const own = one.flatMap(({ value }) => daysOf(value) ?? [])
  const theirs = other.flatMap(({ value }) => daysOf(value) ?? [])
  return (
    own.length > 0 &&
    theirs.length > 0 &&
    !own.some((a) => theirs.some((b) => a.first <= b.last && b.first <= a.last))
  )
}

/** The first and the last day of a time; null for a duration. */
function daysOf(value: string): { readonly first: string; readonly last: string } | null {
  const [start = '', end = start] = value.split('/').map((part) => part.replace(/[?~%]$/, ''))
  const isDate = (part: string) => /^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-\d\d.*)?)?$/.test(part)
  if (!isDate(start) && !isDate(end)) return null
  return {
    first: isDate(start) ? `${start}-01-01`.slice(0, 10).padEnd(10, '-01') : '',
    last: isDate(end) ? (end.length >= 10 ? end.slice(0, 10) : `${end}-99-99`.slice(0, 10)) : '9999',
  }
}

/** The first deadline that a wording tells: ISO 8601 or EDTF; of a duration ("within a week") the day on which it ends. */
export function deadlineOf({ times }: Wording, day: string | null): string | null {
  const value = times.find(({ before }) => BEFORE_DEADLINE.test(before))?.value
  if (value === undefined || !value.startsWith('P')) return value ?? null
  const [, count, unit] = /^P(\d+)([DWMY])$/.exec(value) ?? []
  if (count === undefined || day === null) return value
  const end = new Date(`${day}T00:00:00Z`)
  if (unit === 'M') end.setUTCMonth(end.getUTCMonth() + Number(count))
  else if (unit === 'Y') end.setUTCFullYear(end.getUTCFullYear() + Number(count))
  else end.setUTCDate(end.getUTCDate() + Number(count) * (unit === 'W' ? 7 : 1))
  return end.toISOString().slice(0, 10)
}
