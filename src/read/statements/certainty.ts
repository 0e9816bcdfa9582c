/** How firmly a statement is put: by its cue, by the hedges of its content, and by what carries it. */
import type { Act, Certainty, Span } from '../../types.ts'
import { HEDGES, POSSIBLE, PROBABLE } from '../lexicon/en/firmness.ts'
import { wordsIn } from '../words.ts'
import type { Draft } from './draft.ts'

const SCALE: readonly Certainty[] = ['certain', 'probable', 'possible']
/** Acts that say what shall be: "should" in them demands, and does not hedge. */
const WILLED: ReadonlySet<Act> = new Set([
  'agree',
  'demand',
  'request',
  'propose',
  'reject',
  'red-line',
  'accuse',
  'deny',
])

/** Words that hedge only what is not willed: "will probably refuse" is hedged, "they should leave" is not. */
const WILLING = /^(?:should|expect|hop|believe|think|thought|anticipated|confident|optimistic)/

/** Acts whose certainty is that of the asking. */
const ASKED: ReadonlySet<Act> = new Set(['demand', 'request'])
const MODAL: ReadonlySet<string> = new Set(['can', 'could', 'may', 'might'])
const RELATIVE: ReadonlySet<string> = new Set(['that', 'which', 'who'])

/** The weaker of the readings, in doubt always. `condition`: stretches that do not count. */
export function certaintyOf(
  text: string,
  draft: Draft,
  act: Act,
  carried: Certainty | null,
  condition: readonly Span[],
): Certainty {
  const { reading, cue, content } = draft
  const own = [...adverbsBefore(text, draft), ...cue, ...content].flatMap((span) => wordsIn(text, span))
  const counted = own.filter(
    ({ start }) => !condition.some((span) => span.start <= start && start < span.end),
  )
  const forbids =
    act === 'demand' && /^(?:no|nobody|none)$/.test(own.find(({ isWord }) => isWord)?.lower ?? '')
  const hedges = counted.flatMap(({ lower, text: word }, at): Certainty[] => {
    if (word === 'May') return [] // the month, or a name
    if (forbids && lower === 'may') return [] // "no country may be shut out"
    const before = counted[at - 1]?.lower ?? ''
    const after = counted[at + 1]?.lower ?? ''
    if (
      (lower === 'could' || lower === 'may' || lower === 'might') &&
      /^(?:not)$/.test(after) &&
      lower !== 'might'
    )
      return []
    // "could accept no line": it will not
    if (
      lower === 'could' &&
      counted.slice(at + 1, at + 3).some((word) => /^(?:no|nothing|neither)$/.test(word.lower))
    )
      return []
    if (lower === 'should' && after === 'have') return [] // a reproach, and no doubt
    // "to refrain from steps that could harm the truce": the modal is of what is to be left
    if (ASKED.has(act) && MODAL.has(lower) && RELATIVE.has(before)) return []
    if (POSSIBLE.has(lower)) return lower === 'possible' && /^(?:as|soon)$/.test(before) ? [] : ['possible']
    if (!PROBABLE.has(lower) || (WILLED.has(act) && WILLING.test(lower))) return []
    const isAsked = counted
      .slice(Math.max(0, at - 5), at)
      .some((word) => /^(?:what|how|whatever)$/.test(word.lower))
    if (isAsked && /^(?:think|believe|expect|hope)/.test(lower)) return [] // "what the other one thinks"
    return ['probable']
  })
  const said = counted.map(({ lower }) => lower).join(' ')
  const phrases = HEDGES.filter(([words]) => words.test(said)).map(([, certainty]) => certainty)
  return weakest([...phrases, reading.certainty ?? 'certain', carried ?? 'certain', ...hedges])
}

/** "Norland | reportedly | accepted it": between who does it and the verb. */
function adverbsBefore(text: string, { source, cue }: Draft): Span[] {
  const [from, to] = [source.at(-1)?.end, cue[0]?.start]
  if (
    from === undefined ||
    to === undefined ||
    !/^(?: (?:has|have|had))? \p{Ll}+(?: \p{Ll}+)? $/u.test(text.slice(from, to))
  )
    return []
  return [{ start: from + 1, end: to - 1 }]
}

function weakest(list: readonly Certainty[]): Certainty {
  return SCALE[Math.max(...list.map((one) => SCALE.indexOf(one)))] ?? 'possible'
}
