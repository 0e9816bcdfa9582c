/** Finds the turns of a transcript: "MINISTER OF NORLAND: We accept.", "Q: When?", "Ada Harn: In May." */
import type { Block, Span } from '../types.ts'
import { NAME_PARTICLES, NO_SPEAKERS, OFFICE_PARTICLES, OFFICES } from './lexicon/en/labels.ts'

/** What a turn begins with. It is plain where it can hardly be anything else: capitals or an office. */
export interface Label {
  readonly span: Span
  readonly plain: boolean
}

const LONGEST = 60 // characters of a label
const MOST_WORDS = 8
const MOST_NAMES = 4

/** The label that a block or line begins with, null where none does. */
export function findLabel(text: string, { start, end }: Span): Label | null {
  const head = text.slice(start, Math.min(end, start + LONGEST + 40))
  const colon = head.search(/:\s/)
  if (colon < 1 || colon > LONGEST) return null
  // "Harn (through an interpreter):" is said by Harn.
  const label = head.slice(0, colon).replace(/ \([^()]*\)$/, '')
  const words = label.split(' ')
  if (words.length > MOST_WORDS || speaksForNobody(label, words)) return null
  const capitals = CAPITALS.test(label)
  if (!(capitals ? SAID_IN_CAPITALS : SAID).test(head.slice(colon + 1).trimStart())) return null
  const plain = capitals || isOffice(words)
  return plain || isName(words) ? { span: { start, end: start + label.length }, plain } : null
}

const CAPITALS = /^(?=.*\p{Lu})[\p{Lu}\p{N} .,'’&/-]+$/u
const CAPITALIZED = /^\p{Lu}[\p{L}\p{M}.'’-]*,?$/u
const SAID = /^(?:["'“‘«([–—…]|\p{Lu})/u
const SAID_IN_CAPITALS = /^(?:["'“‘«([–—…]|[\p{Lu}\p{N}])/u

/** "Photo", "Article 3", "Key points". */
function speaksForNobody(label: string, words: readonly string[]): boolean {
  return [label, words[0] ?? '', words.at(-1) ?? ''].some((part) => NO_SPEAKERS.has(part.toLowerCase()))
}

/** "Minister of Norland", "Foreign Minister Ada Harn", "Question". */
function isOffice(words: readonly string[]): boolean {
  if (!words.some((word) => OFFICES.has(word.toLowerCase()))) return false
  return words.every(
    (word) => CAPITALIZED.test(word) || OFFICE_PARTICLES.has(word) || NAME_PARTICLES.has(word),
  )
}

/** "Harn", "Ada van Harn", and not "Little relief for refugees". */
function isName(words: readonly string[]): boolean {
  if (words.length > MOST_NAMES || !CAPITALIZED.test(words.at(-1) ?? '')) return false
  return words.every((word) => CAPITALIZED.test(word) || NAME_PARTICLES.has(word))
}

/** Makes turns of the paragraphs that begin with a label, where there are two of them at least. */
export function markTurns(text: string, blocks: readonly Block[]): Block[] {
  const labels = blocks.map(({ kind, span }) => (kind === 'paragraph' ? findLabel(text, span) : null))
  // A person is "Ada Harn" at first and "Harn" later.
  const names = labels.map((label) => label && text.slice(label.span.start, label.span.end).split(' ').at(-1))
  const counts = new Map<string | undefined, number>()
  for (const name of names) if (name !== null) counts.set(name, (counts.get(name) ?? 0) + 1)
  const total = labels.filter(Boolean).length
  const speakers = labels.map((label, index) => {
    // "Harn: truce holds" may be a headline, and a row of names that never come back is a list: "Norland: Three."
    const returns = (counts.get(names[index] ?? undefined) ?? 0) > 1
    return label && (label.plain || returns || (index > 0 && total <= FEW)) ? label.span : null
  })
  if (speakers.filter(Boolean).length < 2) return [...blocks]
  return blocks.map((block, index) => {
    const speaker = speakers[index]
    return speaker ? { kind: 'turn', span: block.span, speaker } : block
  })
}

const FEW = 3
