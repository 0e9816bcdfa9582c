/** What is other in some words than in others: which were taken out, and which have come in. */

/** Words of both texts, or of one of them alone. */
export interface Piece {
  readonly kind: 'same' | 'old' | 'new'
  readonly words: string
}

const LONGEST = 250_000 // pairs of words that are compared; of more, only the ends of the texts are
const LEAST = 1 / 3 // of the words must be the same in both, or else to compare them tells nothing

/** The words of two texts in one line, old before new where they differ; null where they have little in common. */
export function findDifferences(old: string, now: string): readonly Piece[] | null {
  const [one, other] = [cut(old), cut(now)]
  const pieces = compare(one, other)
  const same = pieces.filter(({ kind }) => kind === 'same').length
  if (same < LEAST * Math.min(one.length, other.length) || same === 0) return null
  return join(pieces)
}

/** A word or a sign, with the white space before it. */
interface Token {
  readonly space: string
  readonly word: string
}

function cut(text: string): readonly Token[] {
  return [...text.matchAll(/(\s*)([\p{L}\p{N}\p{M}]+(?:['’\-.,][\p{L}\p{N}\p{M}]+)*|\S)/gu)].map(
    // The first word of one text may stand behind words of the other.
    ([, space = '', word = ''], index) => ({ space: index === 0 ? ' ' : space, word }),
  )
}

interface Step extends Token {
  readonly kind: Piece['kind']
}

function compare(old: readonly Token[], now: readonly Token[]): readonly Step[] {
  const isSame = (a: number, b: number) => old[a]?.word === now[b]?.word
  const most = Math.min(old.length, now.length)
  let first = 0
  while (first < most && isSame(first, first)) first++
  let last = 0
  while (last < most - first && isSame(old.length - 1 - last, now.length - 1 - last)) last++
  return [
    ...mark(now.slice(0, first), 'same'),
    ...align(old.slice(first, old.length - last), now.slice(first, now.length - last)),
    ...mark(now.slice(now.length - last), 'same'),
  ]
}

/** The longest common sequence of words (Wagner and Fischer 1974), and what is between. */
function align(old: readonly Token[], now: readonly Token[]): readonly Step[] {
  if (old.length * now.length > LONGEST) return [...mark(old, 'old'), ...mark(now, 'new')]
  const width = now.length + 1
  const lengths = new Uint16Array((old.length + 1) * width)
  const at = (a: number, b: number) => lengths[a * width + b] ?? 0
  for (let a = old.length - 1; a >= 0; a--)
    for (let b = now.length - 1; b >= 0; b--)
      lengths[a * width + b] =
        old[a]?.word === now[b]?.word ? at(a + 1, b + 1) + 1 : Math.max(at(a + 1, b), at(a, b + 1))
  const steps: Step[] = []
  let [a, b] = [0, 0]
  for (;;) {
    const [one, other] = [old[a], now[b]]
    if (!one || !other) return [...steps, ...mark(old.slice(a), 'old'), ...mark(now.slice(b), 'new')]
    if (one.word === other.word) {
      steps.push({ ...other, kind: 'same' })
      a++
      b++
    } else if (at(a + 1, b) >= at(a, b + 1)) {
      steps.push({ ...one, kind: 'old' })
      a++
    } else {
      steps.push({ ...other, kind: 'new' })
      b++
    }
  }
}

function mark(tokens: readonly Token[], kind: Piece['kind']): readonly Step[] {
  return tokens.map((token) => ({ ...token, kind }))
}

/** Steps of one kind that follow each other become one piece; the space before it stands in a piece by itself. */
function join(steps: readonly Step[]): readonly Piece[] {
  const pieces: { kind: Piece['kind']; words: string }[] = []
  for (const { kind, space, word } of steps) {
    const before = pieces.at(-1)
    if (before?.kind === kind) before.words += space + word
    else {
      if (before && space !== '') pieces.push({ kind: 'same', words: space })
      pieces.push({ kind, words: word })
    }
  }
  return pieces
}
