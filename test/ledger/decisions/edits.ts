/**
 * Generated edits of reports, for re-anchoring: an old text with a statement that was decided on, a new text, and where
 * that statement's own words went, if they are still there.
 */
import type { Statement } from '../../../src/types.ts'

/** One case: `moved` is the index of the decided statement in the new version, null where it is gone. */
export interface Case {
  readonly edit: (typeof EDITS)[number]
  readonly old: { readonly text: string; readonly statements: readonly Statement[] }
  readonly decided: number
  readonly now: { readonly text: string; readonly statements: readonly Statement[] }
  readonly moved: number | null
}

export const EDITS = [
  'nothing', // the page was fetched again
  'sentence added', // somewhere, also a lookalike of the decided one
  'sentence dropped', // somewhere else
  'decided dropped', // the decided sentence itself
  'twin dropped', // of two equal sentences the other one
  'decided twin dropped', // of two equal sentences the decided one
  'name swapped', // inside the quotation
  'speaker swapped', // before the cue
  'figure changed', // inside the quotation
  'paragraphs moved',
  'short quotation', // of three words, with another that is equal elsewhere, one of them dropped
] as const

/** A sentence: who, cue and content; `key` tells it apart from its twins. */
interface Sentence {
  readonly key: number
  readonly source: string
  readonly cue: string
  readonly content: string
}

const PEOPLE = [
  'Ilse Marr',
  'Tomas Quill',
  'Anneke Dray',
  'Joren Vask',
  'Ada Holm',
  'The envoy',
  'He',
  'She',
  'The ministry',
]
const CUES = ['said', 'told reporters', 'warned', 'denied', 'added', 'insisted']
const TOPICS = [
  'the truce',
  'the prisoners',
  'the gates',
  'the bridge',
  'the harbour',
  'the annex',
  'the observers',
]
const VERBS = [
  'would hold until',
  'could not be signed before',
  'had been discussed since',
  'must be settled by',
  'was no matter for',
]
const ENDS = [
  'the end of June',
  'the ninth of April',
  'the next round',
  '12 May',
  '20 March',
  'the spring',
  'Norland alone',
  'Sudmark and its people',
]
const SHORT = ['it is over', 'we will see', 'not one rifle', 'talks go on']

/** A generator of numbers from 0 up to one, the same for the same seed (mulberry32). */
function random(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** The case of a seed: the edits take turns. */
export function makeCase(seed: number): Case {
  const next = random(seed)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T
  const edit = EDITS[seed % EDITS.length] as Case['edit']
  let keys = 0
  const sentence = (): Sentence => ({
    key: keys++,
    source: pick(PEOPLE),
    cue: pick(CUES),
    content: `that ${pick(TOPICS)} ${pick(VERBS)} ${pick(ENDS)}`,
  })
  const paragraphs: Sentence[][] = Array.from({ length: 3 + Math.floor(next() * 4) }, () =>
    Array.from({ length: 1 + Math.floor(next() * 4) }, sentence),
  )
  const place = () => pick(paragraphs)
  const insert = (one: Sentence, into = place()) =>
    into.splice(Math.floor(next() * (into.length + 1)), 0, one)
  let decided = pick(place())
  const replace = (change: Partial<Sentence>) => {
    decided = { ...decided, ...change }
    for (const [p, list] of paragraphs.entries())
      paragraphs[p] = list.map((one) => (one.key === decided.key ? decided : one))
  }
  if (edit === 'short quotation') replace({ content: `“${pick(SHORT)}”` })
  let twin: Sentence | null = null
  if (edit === 'twin dropped' || edit === 'decided twin dropped' || edit === 'short quotation') {
    twin = { ...decided, key: keys++ }
    insert(twin)
  }
  const old = write(paragraphs)
  const was = old.order.indexOf(decided.key)

  let after = paragraphs.map((list) => [...list])
  const drop = (key: number) => {
    after = after.map((list) => list.filter((one) => one.key !== key)).filter((list) => list.length > 0)
  }
  const change = (fields: Partial<Sentence>) => {
    after = after.map((list) =>
      list.map((one) => (one.key === decided.key ? { ...one, ...fields, key: keys } : one)),
    )
    keys++
  }
  const others = after.flat().filter(({ key }) => key !== decided.key && key !== twin?.key)
  if (edit === 'sentence added') insert(next() < 0.5 ? sentence() : { ...decided, key: keys++ }, pick(after))
  else if (edit === 'sentence dropped' && others.length > 0) drop(pick(others).key)
  else if (edit === 'decided dropped' || edit === 'decided twin dropped') drop(decided.key)
  else if (edit === 'twin dropped' && twin) drop(twin.key)
  else if (edit === 'name swapped') change({ content: swapName(decided.content) })
  else if (edit === 'speaker swapped')
    change({ source: pick(PEOPLE.filter((one) => one !== decided.source)) })
  else if (edit === 'figure changed') change({ content: `${decided.content.replace(/\d+/, '')} of 2027` })
  else if (edit === 'paragraphs moved') after = [...after.slice(1), ...after.slice(0, 1)]
  else if (edit === 'short quotation' && twin) drop(next() < 0.5 ? twin.key : decided.key)
  const now = write(after.length > 0 ? after : [[sentence()]])
  const at = now.order.indexOf(decided.key)
  return { edit, old, decided: was, now, moved: at < 0 ? null : at }
}

function swapName(content: string): string {
  return content.includes('Norland')
    ? content.replace('Norland', 'Sudmark')
    : content.replace(/the (\w+)/, 'the other $1')
}

/** The text of paragraphs, with a statement for each sentence. */
function write(paragraphs: readonly (readonly Sentence[])[]): {
  text: string
  statements: readonly Statement[]
  order: readonly number[]
} {
  let text = ''
  const statements: Statement[] = []
  const order: number[] = []
  for (const list of paragraphs) {
    if (text !== '') text += '\n\n'
    for (const [index, { key, source, cue, content }] of list.entries()) {
      if (index > 0) text += ' '
      const span = (words: string) => {
        const start = text.length
        text += words
        return { start, end: text.length }
      }
      const from = span(source)
      text += ' '
      const by = span(cue)
      text += ' '
      const what = span(content)
      text += '.'
      statements.push({
        id: `s${statements.length}`,
        source: [from],
        cue: [by],
        content: [what],
        form: 'indirect',
        confidence: 0.9,
      })
      order.push(key)
    }
  }
  return { text, statements, order }
}
