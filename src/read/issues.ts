/** Which issues of a codebook words name: by its terms, in every form and spelling that a text may have them in. */
import type { Codebook, Span } from '../types.ts'
import { isLight } from './lexicon/en/light-words.ts'
import { isAcronym, keyOf, splitWords, type TermNode, type Terms, termsOf } from './terms.ts'

/** A term where it stands: offsets into the words that were given. */
export interface IssueMention extends Span {
  /** Of the issue. */
  readonly id: string
}

/**
 * The issues that the words of a content are about, each once, in the order in which they are named. What only tells
 * where or since when something was ("a truce along the canal", "since the armistice") is left out where anything else
 * is named.
 */
export function issuesOf(content: string, codebook: Codebook): string[] {
  const found = findIssues(content, codebook)
  const mentions = found.filter(({ start, end }) => !isInName(content, start, end))
  const opening = OCCASION.exec(content)?.[0].length ?? 0
  const topics = mentions.filter(({ start, end }) => {
    const before = content.slice(Math.max(0, start - LONGEST_SETTING), start)
    return (
      end > opening &&
      !SETTING.test(before) &&
      !(PLACES.test(content.slice(start, end)) && isPlace(before, content[start] ?? ''))
    )
  })
  return [...new Set((topics.length > 0 ? topics : mentions).map(({ id }) => id))]
}

const LONGEST_SETTING = 80 // UTF-16 code units from a preposition to the word behind it

/** Words of places, by which a text says where as often as what. */
const PLACES =
  /^(?:road|bridge|river|valley|ridge|canal|dam|port|harbou?r|airport|railway|pass|strait|lake)s?$/i

/** "Port Ansel", "the League of Straits": a word of a place that is part of a name. */
function isInName(content: string, start: number, end: number): boolean {
  if (!/^\p{Lu}\p{Ll}/u.test(content.slice(start, end)) || !PLACES.test(content.slice(start, end)))
    return false
  return (
    /^ \p{Lu}\p{Ll}/u.test(content.slice(end, end + 3)) ||
    /\p{Lu}[\p{L}’'-]* of (?:the )?$/u.test(content.slice(Math.max(0, start - LONGEST_SETTING), start))
  )
}

/** "From the valley road", "on the northern road", "Vey Bridge": where something is. */
function isPlace(before: string, initial: string): boolean {
  if (/^\p{Lu}/u.test(initial) && /(?<![.!?“"] |^)\p{Lu}[\p{L}’'-]* $/u.test(before)) return true
  return /\b(?:from|on|over|behind|across|along|down|up|by|out of|left|leave|leaves|quit|crossed|hit|shelling of)\s+(?:(?:the|an?|its|their|his|her|our|that|this)\s+)?(?:\p{L}+\s+)?$/u.test(
    before,
  )
}

/** "At the talks in Lima, | the delegation offered …": at what something was said or done. */
const OCCASION =
  /^(?:at|during|in|after) (?:an?|the|their|his|her|our|that|this|two|three) (?:[\p{L}-]+ ){0,3}(?:calls?|conference|conversation|meetings?|negotiations|rounds?|sessions?|summit|talks|visit)\b[^,;]{0,40}?(?:, |(?= (?:the|an?|his|her|its|their|\p{Lu}) ?\p{L}* (?:\p{Ll}+ ){0,2}(?:ed|had|has|was|were|offered)\b))/iu

/** What stands before a word that tells a place or a time: a preposition and what may come between. */
const SETTING =
  /(?<![\p{L}\p{M}])(?:at|along|near|beside|since|(?:north|south|east|west) of)\s+(?:(?:the|an?|its|their|his|her|our|your|this|that|these|those|both|\p{Lu}[\p{L}\p{M}'’-]*|\p{Ll}+(?:ern|ed))\s+){0,3}$/u

/**
 * The terms of a codebook in words, in their order. Of terms that overlap the one with the most words stands; where it
 * is a term of several issues, it stands once for each. "Prisoners of war camps" names prisoners of war, no war camps.
 */
export function findIssues(words: string, codebook: Codebook): IssueMention[] {
  const terms = termsOf(codebook)
  const text = readWords(words, terms)
  const found = text.flatMap((_, from) => findFrom(text, from, terms.root))
  const taken = new Uint8Array(text.length)
  const kept = mergeSame(found)
    .toSorted((a, b) => b.to - b.from - (a.to - a.from) || a.from - b.from)
    .filter(({ from, to }) => {
      if (taken.subarray(from, to).includes(1)) return false
      taken.fill(1, from, to)
      return true
    })
  return kept
    .toSorted((a, b) => a.from - b.from)
    .flatMap(({ from, to, issues }) => {
      const [first, last] = [text[from], text[to - 1]]
      return first && last ? issues.map((id) => ({ id, start: first.start, end: last.end })) : []
    })
}

/** One for each stretch: issues may spell the same term each in its way. */
function mergeSame(found: readonly Found[]): Found[] {
  const stretches = Map.groupBy(found, ({ from, to }) => `${from} ${to}`)
  return [...stretches.values()].flatMap(([first, ...others]) =>
    first ? [{ ...first, issues: [...new Set([first, ...others].flatMap(({ issues }) => issues))] }] : [],
  )
}

/** A word of the text with all that it may be of a term. */
interface Word extends Span {
  readonly bases: readonly string[]
  /** What it may be together with the next word: "cease" of "cease-fire". */
  readonly joined: readonly string[]
  /** Whether a term may go on behind it: no comma or full stop follows. */
  readonly open: boolean
  /** Whether it may stand inside a term without being a word of it: "the". */
  readonly light: boolean
}

const NONE: readonly string[] = []
const LONGEST_GAP = 8 // characters between two words of a term: a line break and what sets the next line in

function readWords(text: string, { bases }: Terms): Word[] {
  const words = splitWords(text)
  // "AIDS" is no aid; a headline in capitals says what it says.
  const loud = !/\p{Ll}/u.test(text)
  return words.map(({ word, start, end }, index) => {
    const next = words[index + 1]
    const gap = next && next.start - end <= LONGEST_GAP ? text.slice(end, next.start) : null
    const small = word.toLowerCase()
    return {
      start,
      end,
      bases: [
        ...(bases.get(keyOf(word)) ?? NONE),
        ...((loud && isAcronym(word) && bases.get(small)) || NONE),
      ],
      joined:
        (next && gap && mayJoin(small, gap, next.word) && bases.get(small + next.word.toLowerCase())) || NONE,
      open: gap !== null && /^(?:['’]s?)?[\s\p{Pd}"“”‘’]*$/u.test(gap),
      light: isLight(small),
    }
  })
}

/** Whether two words may be one that is written apart: "cease-fire", "de-mining", "check point". */
function mayJoin(first: string, gap: string, second: string): boolean {
  const shortest = Math.min(first.length, second.length)
  return /^\p{Pd}$/u.test(gap) ? shortest >= 2 : /^\s+$/u.test(gap) && shortest >= 3
}

/** Words `from` to `to` that are a term, `to` exclusive. */
interface Found {
  readonly from: number
  readonly to: number
  readonly issues: readonly string[]
}

const MOST_LIGHT = 3 // light words between two words of a term

/** All terms that begin with a word; the longest one ends within as many words as the longest term has. */
function findFrom(text: readonly Word[], from: number, root: TermNode): Found[] {
  const found: Found[] = []
  const step = (node: TermNode, at: number, light: number): void => {
    const word = text[at]
    if (!word) return
    const take = (base: string, to: number) => {
      const next = node.next.get(base)
      if (!next) return
      if (next.issues.length > 0) found.push({ from, to, issues: next.issues })
      if (text[to - 1]?.open) step(next, to, 0)
    }
    for (const base of word.bases) take(base, at + 1)
    for (const base of word.joined) take(base, at + 2)
    if (word.light && word.open && at > from && light < MOST_LIGHT) step(node, at + 1, light + 1)
  }
  step(root, from, 0)
  return found
}
