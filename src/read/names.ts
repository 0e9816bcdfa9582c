/**
 * The names of a report, and what kind of thing the words around each say that it names. A name is told by its capitals,
 * never by a list of people or places; a country is known from a table (`countries.ts`).
 */

import type { Name, Sentence, Span } from '../types.ts'
import { findCountry } from './countries.ts'
import { pluralOf } from './inflection.ts'
import { withReadableLabels } from './labels.ts'
import {
  NAME_HEADS,
  NO_NAMES,
  PERSON_VERBS,
  PLACE_FIRST,
  PLACE_LAST,
  PLACE_PREPOSITIONS,
} from './lexicon/en/name-words.ts'
import { HONORIFICS, HOUSES, MEDIA_WORDS, OFFICES, PARTY_ITSELF, PORTFOLIOS } from './lexicon/en/roles.ts'
import type { Stage } from './stage.ts'
import { type Word, wordsIn } from './words.ts'

/** Words inside a name in lower case: "van Marr". */
const PARTICLES = ['de', 'del', 'van', 'von', 'der', 'al', 'bin', 'ibn', 'el', 'da', 'di', 'la', 'le']
/** Words that join the parts of one name: "League of Seven Rivers". */
const JOINING: ReadonlySet<string> = new Set([...PARTICLES, 'of', 'and', 'for'])
/** Nouns before the name of a medium. */
const MEDIUM_NOUNS: ReadonlySet<string> = new Set(
  'agency broadcaster channel daily magazine newspaper paper station weekly website'.split(' '),
)
/** Nouns before the name of a body. */
const BODY_NOUNS: ReadonlySet<string> = new Set(
  'association charity company firm foundation group movement organisation organization union'.split(' '),
)
/** Nouns of firms and bodies, behind which their name may stand between commas. */
const FIRM_NOUNS: ReadonlySet<string> = new Set(
  'airline association bank carrier charity company employer firm foundation group movement operator owner shipowner supplier union utility'.split(
    ' ',
  ),
)
const TITLES: ReadonlySet<string> = new Set(
  OFFICES.map(([base = '']) => base.split(' of ')[0]?.split(' ').at(-1) ?? '').flatMap((noun) => [
    noun,
    pluralOf(noun),
  ]),
)

/** Words that are first names too where they have a capital inside a sentence: "prime minister, An Marr". */
const SMALL_WORDS: ReadonlySet<string> = new Set(['an', 'do', 'my', 'no', 'so', 'to'])

/** "The Isles of Norland": what stands before the name of a state, and is a word for it. */
const REALMS: ReadonlySet<string> = new Set(['commonwealth', 'isles', 'islands'])

/** "Norwegian-led": an adjective, and nobody. */
const DONE_BY = /-(?:backed|based|brokered|controlled|held|led|mediated|run|sponsored|style)$/

/** The stage with the words that are no names. */
export function names(common: ReadonlySet<string>): Stage<'sentences', 'names'> {
  return {
    name: 'names',
    needs: ['sentences'],
    gives: ['names'],
    run: ({ report, sentences }) => ({ names: findNames(withReadableLabels(report), sentences, common) }),
  }
}

interface Candidate {
  readonly span: Span
  readonly words: readonly Word[]
  readonly before: Word | undefined
  readonly beforeThat: Word | undefined
  readonly after: Word | undefined
  readonly afterThat: Word | undefined
  /** The next few words behind it. */
  readonly follows: string
}

/**
 * All names of a report in text order, not overlapping. `common`: words in lower case that are no names, however they
 * are written, until a title or a place inside a sentence shows that they are.
 */
export function findNames(text: string, sentences: readonly Sentence[], common: ReadonlySet<string>): Name[] {
  const cut = sentences.map(({ span }) => wordsIn(text, span))
  const plain = new Set(
    cut
      .flat()
      .filter(({ text, lower }) => text === lower)
      .map(({ lower }) => lower),
  )
  const isCommon = (word: string) => common.has(word) || plain.has(word)
  const first = cut.flatMap((words) => findCandidates(words, isCommon, new Set(), new Set()))
  // Surnames that are other words, too ("May", "He", "Say"), are known from the full name.
  const surnames = new Set(
    first.flatMap(({ words }) => {
      const last = words.at(-1)
      return words.length > 1 &&
        last &&
        (isCommon(last.lower) || NO_NAMES.has(last.lower)) &&
        !NAME_HEADS.has(last.lower)
        ? [last.text]
        : []
    }),
  )
  // "Upper Norland agreed": what begins with a plain word is known from inside a sentence.
  const runs = new Set(
    first.flatMap(({ words }) =>
      words.length > 1 && isCommon(words[0]?.lower ?? '') ? [nameOf(words)] : [],
    ),
  )
  const candidates =
    surnames.size === 0 && runs.size === 0
      ? first
      : cut.flatMap((words) => findCandidates(words, isCommon, surnames, runs))
  const kinds = candidates.map(kindOf)
  const byLast = new Map<string, Name['kind']>()
  for (const [at, { words }] of candidates.entries()) {
    const kind = kinds[at]
    const last = words.at(-1)?.text
    if (kind && kind !== 'other' && last !== undefined && !byLast.has(last)) byLast.set(last, kind)
    const whole = nameOf(words)
    if (kind && kind !== 'other' && !byLast.has(whole)) byLast.set(whole, kind)
  }
  // "Norland Ferries said" is a firm where the text calls it one.
  const bodies = new Set(
    candidates.flatMap(({ words }, at) =>
      words.length > 1 && kinds[at] === 'organization' ? [nameOf(words)] : [],
    ),
  )
  return candidates.map(({ span, words }, at) => {
    if (kinds[at] === 'person' && bodies.has(nameOf(words))) return { span, kind: 'organization' }
    const known =
      byLast.get(nameOf(words)) ?? (words.length === 1 ? byLast.get(words[0]?.text ?? '') : undefined)
    const kind = kinds[at] ?? 'other'
    return { span, kind: kind === 'other' ? (known ?? 'other') : kind }
  })
}

function findCandidates(
  words: readonly Word[],
  isCommon: (lower: string) => boolean,
  surnames: ReadonlySet<string>,
  runs: ReadonlySet<string>,
): Candidate[] {
  const found: Candidate[] = []
  let at = 0
  const capital = (index: number) => isCapital(words[index])
  const isLeftOver = (word: Word | undefined) =>
    isCommon(word?.lower ?? '') || /^['’]s?$/.test(word?.text ?? '')
  while (at < words.length) {
    const word = words[at]
    if (
      word &&
      surnames.has(word.text) &&
      (NO_NAMES.has(word.lower)
        ? at > 0 && words[at - 1]?.isWord !== false
          ? true
          : (at > 0 && words[at - 1]?.text === ',' && PERSON_VERBS.has(words[at + 1]?.lower ?? '')) ||
            (word.lower !== 'he' && words[at + 1]?.lower === "'s")
        : at > 0 || isSpeaking(words, 1))
    ) {
      found.push(candidate(words, at, at + 1))
      at++
      continue
    }
    const opens = at === 0 || /^[“"‘'(:—–-]$/.test(words[at - 1]?.text ?? '')
    const isHe =
      (word?.lower === 'he' || (!opens && SMALL_WORDS.has(word?.lower ?? '') && capital(at))) &&
      capital(at + 1) &&
      !isCommon(words[at + 1]?.lower ?? '') &&
      !NO_NAMES.has(words[at + 1]?.lower ?? '')
    if (
      !word ||
      !capital(at) ||
      (!isHe &&
        (NO_NAMES.has(word.lower) ||
          (REALMS.has(word.lower) && words[at + 1]?.lower === 'of') ||
          ((PORTFOLIOS.has(word.lower) || isTitle(word)) && !leadsToHead(words, at))))
    ) {
      at++
      continue
    }
    let end = at + 1
    while (end < words.length) {
      if (
        capital(end) &&
        !isInitial(words, end) &&
        (!NO_NAMES.has(words[end]?.lower ?? '') || endsName(words, end))
      )
        end++
      else if (
        /^['’]s?$/.test(words[end]?.text ?? '') &&
        NAME_HEADS.has(words[end + 1]?.lower ?? '') &&
        capital(end + 1)
      )
        end += 2
      // "the Union of Soldiers' Families"
      else if (
        words[end]?.text.replace('’', "'") === "'" &&
        /s$/.test(words[end - 1]?.text ?? '') &&
        capital(end + 1) &&
        // "the Families' Circle"
        (words.slice(at, end).some(({ lower }) => lower === 'of') || isCommon(words[end - 1]?.lower ?? ''))
      )
        end += 2
      else if (isInitial(words, end)) end += 2
      else if (JOINING.has(words[end]?.lower ?? '') && capital(end + 1) && joins(words, at, end)) end += 2
      else break
    }
    // A title inside a run begins anew: "Norland Foreign Minister Ilse Marr".
    const title = words
      .slice(at, end)
      .findIndex((one, index) => index > 0 && isTitle(one) && capital(at + index + 1))
    if (title > 0 && !NAME_HEADS.has(words[end - 1]?.lower ?? '')) {
      let stop = at + title
      while (stop > at && isLeftOver(words[stop - 1]) && !findCountry(words[stop - 1]?.text ?? '')) stop--
      if (stop > at) found.push(candidate(words, at, stop))
      at = at + title + 1
      continue
    }
    const trailingTitle =
      end - at > 1 &&
      isTitle(words[end - 1] as Word) &&
      !NAME_HEADS.has(words[end - 1]?.lower ?? '') &&
      // "the Assembly of Hill Elders"
      !(/s$/.test(words[end - 1]?.lower ?? '') && words.slice(at, end).some(({ lower }) => lower === 'of'))
    let stop = trailingTitle ? end - 1 : end
    while (
      stop - at > 1 &&
      trailingTitle &&
      isLeftOver(words[stop - 1]) &&
      !findCountry(words[stop - 1]?.text ?? '')
    )
      stop--
    const allCommon = words
      .slice(at, stop)
      .every((one) => isCommon(one.lower) && !/^\p{Lu}{2,}$/u.test(one.text))
    const titled = at > 0 && isTitle(words[at - 1] as Word) && /^\p{Lu}/u.test(words[at - 1]?.text ?? '')
    // "Patients First, a charity,"
    const apposed =
      stop - at > 1 &&
      words[stop]?.text === ',' &&
      /^(?:an?|the)$/.test(words[stop + 1]?.lower ?? '') &&
      [2, 3].some(
        (step) => BODY_NOUNS.has(words[stop + step]?.lower ?? '') && words[stop + step + 1]?.isWord === false,
      )
    const headed =
      apposed ||
      (stop - at > 1 &&
        (NAME_HEADS.has(words[stop - 1]?.lower ?? '') ||
          (NAME_HEADS.has(word.lower) && words[at + 1]?.lower === 'of')))
    const country = findCountry(nameOf(words.slice(at, stop)))
    if (
      opens &&
      !isHe &&
      stop - at > 1 &&
      isCommon(word.lower) &&
      !headed &&
      !country &&
      !titled &&
      !isCommon(words[at + 1]?.lower ?? '') &&
      !runs.has(nameOf(words.slice(at, stop)))
    ) {
      at++ // "Yesterday Marr left"
      continue
    }
    const isRun = !opens && stop - at > 1 && !isHeadline(words) && isPlainRun(words.slice(at, stop))
    const isAdjective = stop - at === 1 && DONE_BY.test(word.text)
    if (!isAdjective && (!allCommon || headed || country || isRun || (titled && !opens)))
      found.push(candidate(words, at, stop))
    at = Math.max(end, at + 1)
  }
  return found
}

/** "Transport Workers' Union", where "Foreign Ministry" is an office of somebody and no name. */
function leadsToHead(words: readonly Word[], from: number): boolean {
  let end = from + 1
  while (isCapital(words[end]) || (/^['’]s?$/.test(words[end]?.text ?? '') && isCapital(words[end + 1])))
    end++
  const last = words[end - 1]?.lower ?? ''
  // "the General Border Committee", "the International Seabed Agency"
  if (
    /^(?:general|international|national|joint)$/.test(words[from]?.lower ?? '') &&
    end - from > 2 &&
    NAME_HEADS.has(last)
  )
    return true
  return end - from > 1 && NAME_HEADS.has(last) && !HOUSES.has(last) && !PARTY_ITSELF.has(last)
}

/** "May denied", "May also denied", "May, a lawyer, …": whoever opens the sentence is a person. */
function isSpeaking(words: readonly Word[], at: number): boolean {
  const next = words[at]?.lower ?? ''
  if (next === ',' || next === "'s") return true
  return (
    PERSON_VERBS.has(next) ||
    (/^(?:also|later|then|again|himself|herself|has|had|did)$/.test(next) &&
      PERSON_VERBS.has(words[at + 1]?.lower ?? ''))
  )
}

/** Words with a capital that stand side by side inside a sentence name something: "the Morning Field". */
function isPlainRun(words: readonly Word[]): boolean {
  return words.every((word) => !isTitle(word) && !PORTFOLIOS.has(word.lower) && !NO_NAMES.has(word.lower))
}

/** Whether most words of a sentence have a capital, as in a headline. */
function isHeadline(words: readonly Word[]): boolean {
  const own = words.filter(({ isWord, lower }) => isWord && lower.length > 3)
  return own.length > 2 && own.filter(isCapital).length > own.length * 0.7
}

/** "E. Marr" behind a given name. */
function isInitial(words: readonly Word[], at: number): boolean {
  const [letter, dot, next] = [words[at], words[at + 1], words[at + 2]]
  return (
    /^\p{Lu}$/u.test(letter?.text ?? '') && dot?.text === '.' && dot.start === letter?.end && isCapital(next)
  )
}

/** "Lin He, the envoy": a surname that is a pronoun or article elsewhere. */
function endsName(words: readonly Word[], at: number): boolean {
  const next = words[at + 1]?.lower ?? ','
  return (
    /^(?:he|an|you|me|so|no|may|will|still|say|see|day|long|now|here)$/.test(words[at]?.lower ?? '') &&
    (/^(?:[,.’']|'s)$/.test(next) || PERSON_VERBS.has(next))
  )
}

/** "of" joins what has a head or a common noun before it; "and" only inside a headed name. */
function joins(words: readonly Word[], from: number, at: number): boolean {
  const joining = words[at]?.lower ?? ''
  if (PARTICLES.includes(joining)) return true
  const before = words.slice(from, at)
  const headed = before.some(({ lower }) => NAME_HEADS.has(lower))
  return joining === 'of'
    ? headed
    : joining === 'for'
      ? headed && !isPosted(words, from)
      : headed && before.some(({ lower }) => lower === 'of')
}

/** "The envoy of the League | for Norland": it is the envoy who is for Norland. */
function isPosted(words: readonly Word[], from: number): boolean {
  return (
    words[from - 1]?.lower === 'the' &&
    words[from - 2]?.lower === 'of' &&
    POSTED.has(words[from - 3]?.lower ?? '')
  )
}

const POSTED: ReadonlySet<string> = new Set(['adviser', 'advisor', 'coordinator', 'envoy', 'representative'])

function candidate(words: readonly Word[], from: number, end: number): Candidate {
  const own = words.slice(from, end)
  const [first, last] = [own[0] as Word, own.at(-1) as Word]
  return {
    span: { start: first.start, end: last.end },
    words: own,
    before: words[from - 1],
    beforeThat: words[from - 2],
    after: words[end],
    afterThat: words[end + 1],
    follows: nameOf(words.slice(end, end + FOLLOWING)),
  }
}

const FOLLOWING = 7 // words behind a name by which somebody is known

/** "Marr said he", "Marr, who": somebody who is a he or she. */
function isHimself(follows: string): boolean {
  return /^\p{Ll}+ (?:(?:on|in|at|late|early|last|this) (?:\p{L}+ ){1,2})?(?:that )?s?he\b/u.test(follows)
}

function isCapital(word: Word | undefined): boolean {
  return (
    word !== undefined &&
    /^(?:(?:al|an|ar|as|ash|at|az|ed|el|es)-\p{Lu}\p{L}+|\p{Lu}[\p{L}\p{M}’'-]*|(?:\p{Lu}\.)+)$/u.test(
      word.text,
    )
  )
}

function isTitle({ lower }: Word): boolean {
  return TITLES.has(lower) || HONORIFICS.has(lower)
}

function nameOf(words: readonly Word[]): string {
  return words.map(({ text }) => text).join(' ')
}

function kindOf({ words, before, beforeThat, after, afterThat, follows }: Candidate): Name['kind'] | null {
  const name = nameOf(words)
  const last = words.at(-1)?.lower ?? ''
  if (findCountry(name)) return 'place'
  if (words.some(({ lower }) => NAME_HEADS.has(lower) || MEDIA_WORDS.has(lower)) && words.length > 1)
    return 'organization'
  if (words.length === 1 && /^\p{Lu}{2,5}$/u.test(name) && !isDateline(before, after)) return 'organization'
  if (words.every(({ text }) => /^\p{Lu}{3,}$/u.test(text)) && isDateline(before, after)) return 'place'
  if (words.length > 1 && after?.lower === ',' && afterThat?.lower === 'which') return 'organization' // no person
  if (
    words.length > 1 &&
    after?.text === ',' &&
    /^, an? (?:\p{Ll}+ )?(?:association|charity|company|firm|foundation|group|movement|union) ,/u.test(
      follows,
    )
  )
    return 'organization' // "Patients First, a charity,"
  if (before && BODY_NOUNS.has(before.lower) && beforeThat) return 'organization' // "the aid organization Open Bridge"
  if (before && MEDIUM_NOUNS.has(before.lower)) return 'organization' // "the daily El Faro"
  // "the operator, Norland Ferries,"
  if (before?.text === ',' && after?.text === ',' && FIRM_NOUNS.has(beforeThat?.text ?? ''))
    return 'organization'
  if (before && isTitle(before)) return 'person'
  // "a Desert Guard spokesman"
  if (words.length > 1 && before && /^an?$/i.test(before.text) && after && TITLES.has(after.text))
    return 'organization'
  const isSpeaking = after !== undefined && PERSON_VERBS.has(after.lower)
  if (words.length > 1 && !isSpeaking && (PLACE_LAST.has(last) || PLACE_FIRST.has(words[0]?.lower ?? '')))
    return 'place'
  if (
    words.length > 1 &&
    before &&
    PLACE_PREPOSITIONS.has(before.lower) &&
    !isTitle(before) &&
    before.lower !== 'of'
  )
    return 'place'
  if (words.length > 1 && words.length < 5 && !NAME_HEADS.has(last))
    return beforeThat?.lower === 'of' && before?.lower === 'the'
      ? 'place'
      : before?.lower === 'the'
        ? 'other'
        : 'person'
  if (before && PLACE_PREPOSITIONS.has(before.lower) && before.lower !== 'of') return 'place'
  if (
    before?.lower === 'of' &&
    beforeThat &&
    (isTitle(beforeThat) ||
      /^(?:government|capital|city|town|village|republic|kingdom|side)$/.test(beforeThat.lower))
  )
    return 'place'
  if (isSpeaking && isHimself(follows)) return 'person'
  if (after && PERSON_VERBS.has(after.lower)) return 'other'
  if ((after?.lower === "'s" || after?.lower === "'") && afterThat && isTitle(afterThat)) return 'place'
  return 'other'
}

/** "LIMA, Peru –": a place at the very beginning. */
function isDateline(before: Word | undefined, after: Word | undefined): boolean {
  return before === undefined && after !== undefined && /^[,(–—-]$/.test(after.text)
}
