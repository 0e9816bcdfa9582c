/** What the cue of an attribution tells: whether its source speaks, and the act that it names. */
import type { Attribution, Span } from '../../types.ts'
import { verbIndex } from '../inflection.ts'
import { CUES, type Cue, NOUN_CUES } from '../lexicon/en/cues.ts'
import { NEGATIONS } from '../lexicon/en/firmness.ts'
import { wordsIn } from '../words.ts'

/** A cue understood. */
export interface ReadCue {
  /** Whether the source speaks, by DESIGN's word "voice". */
  readonly isVoice: boolean
  /** Whether the cue itself is a word of saying, whatever follows it. */
  readonly isSaying: boolean
  readonly act?: Cue['act']
  readonly certainty?: Cue['certainty']
  readonly denies: boolean
  /** "did not say", "has not confirmed". */
  readonly negated: boolean
  /** "Will not", "would not": a refusal, and no silence. */
  readonly isWilled: boolean
  /** The verb's base form, or the noun; "" where no cue stands. */
  readonly lemma: string
  /** Whether the lexicon knows it. */
  readonly isKnown: boolean
  /** Whether a clause or quoted words follow it. */
  readonly isClause: boolean
}

const INDEX = verbIndex([...CUES.keys()].filter((key) => !key.includes(' ')))
const PHRASES = [...CUES.keys()]
  .filter((key) => key.includes(' '))
  .map((key) => ({ key, parts: key.split(' ') }))
const PHRASE_VERBS = verbIndex(PHRASES.map(({ parts }) => parts[0] ?? ''))

/** How much: "expressed deep concern at" is "expressed concern at". */
const DEGREES: ReadonlySet<string> = new Set(
  'deep grave great growing profound serious sincere strong'.split(' '),
)

/** Reads the cue of an attribution. */
export function readCue(
  text: string,
  { cue, content, form }: Pick<Attribution, 'cue' | 'content' | 'form'>,
): ReadCue {
  const words = cue
    .flatMap((span) => wordsIn(text, span))
    .map(({ lower }) => lower)
    .filter((word) => !DEGREES.has(word))
  const behind = afterCue(text, cue, content)
  const negated = words.some((word) => NEGATIONS.has(word))
  const { key, found } = lookUp(words, behind)
  const opens = text.slice(content[0]?.start, (content[0]?.start ?? 0) + 12)
  const isClause =
    form !== 'indirect' || /^(?:that|whether|why|how|what|when)\b/i.test(opens) || isAside(text, cue, content)
  const { voice, act, certainty, denies = false } = found ?? { voice: true }
  const isVoice =
    voice === true || (isClause && voice === 'clause') || (voice === false && form !== 'indirect')
  return {
    isVoice,
    isSaying: voice === true,
    ...(act !== undefined && { act }),
    ...(certainty !== undefined && { certainty }),
    denies,
    negated,
    isWilled: words.some((word) => /^(?:will|would|won't|wouldn't|'ll|may|might)$/.test(word)),
    lemma: key,
    isKnown: found !== undefined || words.every((word) => !/\p{L}/u.test(word)),
    isClause,
  }
}

/** "Last May, he conceded, they had accepted it": the frame of a clause. */
function isAside(text: string, cue: readonly Span[], content: readonly Span[]): boolean {
  const last = cue.at(-1)
  return last !== undefined && text[last.end] === ',' && content.some(({ start }) => start === last.end + 2)
}

function lookUp(
  words: readonly string[],
  behind: readonly string[],
): { key: string; found: Cue | undefined } {
  const all = [...words, ...behind]
  for (const { key, parts } of PHRASES) {
    const at = all.findIndex(
      (word, index) =>
        PHRASE_VERBS.get(word) === parts[0] &&
        (all[index + 1] === parts[1] ||
          (PARTING.has(parts[1] ?? '') && words.slice(index + 2, index + 5).includes(parts[1] ?? ''))),
    )
    if (at >= 0 && at < words.length) return { key, found: CUES.get(key) }
  }
  const verbs = words
    .map((word, at) =>
      /^(?:a|an|the|his|her|its|their)$/.test(words[at - 1] ?? '') ? undefined : INDEX.get(word),
    )
    .filter((verb) => verb !== undefined)
  const verb = verbs.find((one) => one !== 'need') ?? verbs[0]
  if (verb !== undefined) return { key: verb, found: CUES.get(verb) }
  for (const word of isNounPhrase(words) ? words : []) {
    const noun = NOUN_CUES.has(word) ? word : word.replace(/s$/, '')
    if (NOUN_CUES.has(noun)) return { key: noun, found: NOUN_CUES.get(noun) }
  }
  return { key: words.at(-1) ?? '', found: undefined }
}

/** Particles that may stand behind the object: "brushed the offer aside". */
const PARTING: ReadonlySet<string> = new Set(['aside', 'away', 'down', 'off', 'out'])

/** Whether a cue is a noun with its small words, and no other verb: "according to", "his claim", "made an offer". */
function isNounPhrase(words: readonly string[]): boolean {
  if (/ed$/.test(words[0] ?? '') && words.length > 1) return false // "exchanged views"
  return !words.some(
    (word, at) =>
      at < words.length - 1 &&
      /ed$/.test(word) &&
      /^(?:a|an|the|his|her|its|their)$/.test(words[at + 1] ?? ''),
  )
}

/** The two words behind the cue: "called | on the envoy to …". */
function afterCue(text: string, cue: readonly Span[], content: readonly Span[]): string[] {
  const end = cue.at(-1)?.end
  if (end === undefined || content.length === 0) return []
  return wordsIn(text, { start: end, end: Math.min(text.length, end + 24) })
    .slice(0, 2)
    .map(({ lower }) => lower)
}
