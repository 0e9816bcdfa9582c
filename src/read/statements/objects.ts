/** The object of an act: from the verb or noun that names it to where its clause ends. */
import type { Span } from '../../types.ts'
import { CLAUSE_ENDS, MODALS } from '../lexicon/en/grammar.ts'
import { MONTHS, WEEKDAYS } from '../lexicon/en/times.ts'
import type { Word } from '../words.ts'
import { VERBS } from './act-verbs.ts'

const LONGEST_OBJECT = 1500 // UTF-16 code units behind a verb

/** From a word to where its clause ends, without the mark at the end; null where nothing is left. */
export function objectSpan(
  words: readonly Word[],
  first: number,
  limits: readonly Span[],
  verb: Word,
): Span | null {
  const limit = limits
    .filter(({ start, end }) => start <= verb.start && verb.end <= end)
    .sort((a, b) => a.end - a.start - (b.end - b.start))[0]
  // "agreed on Thursday to …": when it was done is no part of what was done
  const from = behindOccasion(words, behindTime(words, first))
  const edge = Math.min(limit?.end ?? Number.POSITIVE_INFINITY, verb.end + LONGEST_OBJECT)
  let end = from
  while (end < words.length && (words[end]?.end ?? 0) <= edge) {
    const lower = words[end]?.lower ?? ''
    const next = words[end + 1]?.lower ?? ''
    if (lower === ';' || lower === '—' || lower === '–') break
    // "do not want a treaty, they want their sons"
    if (lower === ',' && /^(?:they|we|he|she|it)$/.test(next) && VERBS.has(words[end + 2]?.lower ?? '')) break
    if (lower === ',' && (CLAUSE_ENDS.has(next) || isTimeAfter(words, end + 1))) break
    // ", a step that diplomats called modest"
    if (
      lower === ',' &&
      /^an?$/.test(next) &&
      /^(?:step|move|decision|gesture|sign|change|turn)$/.test(words[end + 2]?.lower ?? '')
    )
      break
    if (lower === ',' && /^(?:and|but)$/.test(next) && words[end + 2]?.lower === 'that') break
    if (/^(?:and|but)$/.test(lower) && next === 'that') break
    // "welcomed the release | and said it may …": what the same one says is another statement
    if (/^(?:and|but)$/.test(lower) && SAID.test(next) && !MODALS.has(words[from - 1]?.lower ?? '')) break
    end++
  }
  while (end > from && !words[end - 1]?.isWord && !/^[”’"')\]]$/.test(words[end - 1]?.text ?? '')) end--
  while (
    end > from &&
    /^[”"]$/.test(words[end - 1]?.text ?? '') &&
    !words.slice(from, end - 1).some(({ text }) => /^[“"]$/.test(text))
  )
    end--
  while (end > from && /^[.,!?]$/.test(words[end - 1]?.text ?? '')) end--
  const [opening, last] = [words[from], words[end - 1]]
  if (opening?.lower === ',') return null
  return end > from && opening && last ? { start: opening.start, end: last.end } : null
}

/** ", hours after the raid": when it was done is no part of what was done. */
function isTimeAfter(words: readonly Word[], at: number): boolean {
  const near = words.slice(at, at + 4).map(({ lower }) => lower)
  const turn = near.findIndex((word) => word === 'after' || word === 'before')
  return (
    turn > 0 &&
    near
      .slice(0, turn)
      .every((word) =>
        /^(?:an?|just|only|shortly|soon|minutes?|hours?|days?|weeks?|months?|years?|\d+|two|three|four|five|six|ten)$/.test(
          word,
        ),
      )
  )
}

/** Saying, told as done. */
const SAID =
  /^(?:said|told|added|wrote|warned|insisted|stressed|announced|declared|stated|accused|criticized|criticised|denied|promised|pledged|vowed|urged|called|thanked|praised)$/

/** "3 May", "May 3", "Friday". */
export function isDateWord(word: Word | undefined, next: Word | undefined): boolean {
  const names = [word?.lower ?? '', next?.lower ?? '']
  return names.some((name) => MONTHS.includes(name)) || WEEKDAYS.includes(names[0] ?? '')
}

/** "Late on Thursday | to reopen": where what was done begins, behind when it was done. */
function behindTime(words: readonly Word[], first: number): number {
  for (let at = first; at < first + 7; at++) {
    const lower = words[at]?.lower ?? ''
    if (at > first && (lower === 'to' || lower === 'that')) return at
    if (!TIME_WORDS.has(lower) && !/^\d{1,4}$/.test(lower)) break
  }
  return words[first]?.lower === 'on' && WEEKDAYS.includes(words[first + 1]?.lower ?? '') ? first + 2 : first
}

/** "Agreed | at their third round, held in Lima in May, | to stop": where they agreed is no part of what they agreed. */
function behindOccasion(words: readonly Word[], first: number): number {
  if (!/^(?:at|during|in)$/.test(words[first]?.lower ?? '')) return first
  const end = words.findIndex(
    ({ lower }, at) =>
      at > first + 1 && at < first + LONGEST_OCCASION && (lower === 'to' || lower === 'that'),
  )
  if (end < 0) return first
  const between = words.slice(first, end)
  const isOccasion = between.some(({ lower }) => OCCASIONS.has(lower))
  const isPlain = between.every(({ lower }) => !/^(?:and|but|or|which|who|[;:“”"])$/.test(lower))
  return isOccasion && isPlain ? end : first
}

const LONGEST_OCCASION = 16 // words
const OCCASIONS: ReadonlySet<string> = new Set(
  'call conference conversation meeting negotiations round session summit talks visit'.split(' '),
)

const TIME_WORDS: ReadonlySet<string> = new Set([
  ...WEEKDAYS,
  ...MONTHS,
  ...'late early on in last this that earlier week month year morning afternoon evening night yesterday today'.split(
    ' ',
  ),
])
