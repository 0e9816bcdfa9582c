/** From pieces to attributions in pieces: the model's cues, and for each the best path of labels around it. */
import { LABELS, type Model, type ScoredCue } from './model.ts'
import { bestPath } from './path.ts'
import type { ReportPiece } from './pieces.ts'
import { type Place, placeWindows } from './windows.ts'

/** Pieces from `first` to `end`, exclusive. */
export interface Run {
  readonly first: number
  readonly end: number
}

/** An attribution in pieces, with the evidence that its confidence is made of. */
export interface Found {
  readonly source: readonly Run[]
  readonly cue: readonly Run[]
  readonly content: readonly Run[]
  readonly nested: boolean
  readonly evidence: Evidence
}

/** How sure the model is of the parts of an attribution. */
export interface Evidence {
  /** Log odds that the cue is one. */
  readonly cue: number
  /** Mean log probability of the labels of all pieces of the attribution, each by itself. */
  readonly mean: number
  /** The smallest of them. */
  readonly least: number
  /** How many pieces its content has. */
  readonly length: number
  /** Whether it has a source. */
  readonly sourced: boolean
}

// [CLS] and [SEP], which the encoder expects around what it sees
const BEFORE = 101
const AFTER = 102

/** The attributions of a report's pieces, each cue once, in the order of their likelihood. */
export async function findInPieces(pieces: readonly ReportPiece[], model: Model): Promise<Found[]> {
  const found: Found[] = []
  for (const place of placeWindows(pieces.map(({ first }) => first))) {
    const seen = pieces.slice(place.start, place.end)
    const inCore = (_: unknown, index: number) =>
      Number(index >= place.core - place.start && index < place.coreEnd - place.start)
    const scored = await model.score({
      ids: [BEFORE, ...seen.map(({ id }) => id), AFTER],
      features: [0, ...seen.map(({ feature }) => feature), 0],
      core: [0, ...seen.map(inCore), 0],
    })
    for (const cue of scored) {
      const threshold = cue.nested ? model.thresholds.nested : model.thresholds.outermost
      const one = cue.odds >= threshold ? decode(cue, place, model) : null
      if (one) found.push(one)
    }
  }
  return withoutTwins(found)
}

/** What a cue labels, null where it labels no content. */
function decode({ scores, piece, nested, odds }: ScoredCue, place: Place, model: Model): Found | null {
  const inner = scores.subarray(LABELS.length, scores.length - LABELS.length) // without the special pieces
  const path = bestPath(inner, model.transitions)
  const runs = (label: (typeof LABELS)[number]) => runsOf(path, LABELS.indexOf(label), place.start)
  const content = runs('content')
  if (content.length === 0) return null
  const own = place.start + piece - 1
  const source = surest(runs('source'), inner, place.start)
  const cue = runs('cue')
  return {
    source,
    cue: cue.length > 0 ? cue : [{ first: own, end: own + 1 }],
    content,
    nested,
    evidence: {
      cue: odds,
      ...certaintyOf(inner, path),
      length: content.reduce((sum, { first, end }) => sum + end - first, 0),
      sourced: source.length > 0,
    },
  }
}

const [NONE, SOURCE] = [LABELS.indexOf('none'), LABELS.indexOf('source')]

/** The run that is a source the surest, alone: a source stands in one place. */
function surest(runs: readonly Run[], scores: Float32Array, offset: number): Run[] {
  const sureness = ({ first, end }: Run) => {
    let sum = 0
    for (
      let row = (first - offset) * LABELS.length;
      row < (end - offset) * LABELS.length;
      row += LABELS.length
    )
      sum += (scores[row + SOURCE] ?? 0) - (scores[row + NONE] ?? 0)
    return sum / (end - first)
  }
  return [...runs].sort((a, b) => sureness(b) - sureness(a)).slice(0, 1)
}

function runsOf(path: readonly number[], label: number, offset: number): Run[] {
  const runs: Run[] = []
  let first = -1
  for (let piece = 0; piece <= path.length; piece++) {
    const inside = path[piece] === label
    if (inside && first < 0) first = piece
    if (!inside && first >= 0) {
      runs.push({ first: first + offset, end: piece + offset })
      first = -1
    }
  }
  return runs
}

function certaintyOf(scores: Float32Array, path: readonly number[]): Pick<Evidence, 'mean' | 'least'> {
  let sum = 0
  let count = 0
  let least = 0
  path.forEach((label, piece) => {
    if (label === 0) return
    const row = scores.subarray(piece * LABELS.length, (piece + 1) * LABELS.length)
    const highest = Math.max(...row)
    const total = row.reduce((all, score) => all + Math.exp(score - highest), 0)
    const chance = (row[label] ?? 0) - highest - Math.log(total)
    sum += chance
    count++
    least = Math.min(least, chance)
  })
  return { mean: sum / count, least }
}

/** Of those that share a piece of their cues only the likeliest. */
function withoutTwins(found: readonly Found[]): Found[] {
  const taken = new Set<number>()
  const place = (one: Found) => one.cue[0]?.first ?? 0
  const ordered = [...found].sort((a, b) => b.evidence.cue - a.evidence.cue || place(a) - place(b))
  return ordered.filter(({ cue }) => {
    const pieces = cue.flatMap(({ first, end }) => Array.from({ length: end - first }, (_, i) => first + i))
    if (pieces.some((piece) => taken.has(piece))) return false
    for (const piece of pieces) taken.add(piece)
    return true
  })
}
