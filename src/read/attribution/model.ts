/** The trained reader as the attribution stage sees it; who hands it in has loaded it. */
import type { Vocabulary } from './word-pieces.ts'

/** What a piece is to a cue, in the order of the model's scores. */
export const LABELS = ['none', 'source', 'content', 'cue'] as const

/** Pieces that the model sees at once, as it wants them; all three as long as each other, special pieces included. */
export interface Window {
  readonly ids: readonly number[]
  /** Of each piece: capitals, quotation, beginning of a paragraph (`pieces.ts`). */
  readonly features: readonly number[]
  /** 1 where a cue is looked for, 0 where a piece is context only. */
  readonly core: readonly number[]
}

/** A cue that the model finds in a window, with the scores of every piece of the window in that cue's eyes. */
export interface ScoredCue {
  /** Index of the cue's likeliest piece in the window. */
  readonly piece: number
  /** Whether its attribution stands inside the content of another one. */
  readonly nested: boolean
  /** Log odds that it is a cue. */
  readonly odds: number
  /** Scores of the labels, piece by piece: LABELS.length numbers for each. */
  readonly scores: Float32Array
}

/** How a model's evidence becomes a probability: a logistic regression (Platt 1999). */
export interface Calibration {
  readonly bias: number
  readonly weights: readonly number[]
}

/** A trained reader: what it knows of words, how it decides, and the one function that scores. */
export interface Model {
  /** Digest of all that decides what it finds. */
  readonly digest: string
  readonly vocabulary: Vocabulary
  /** Words in lower case that are no names, however they are written. */
  readonly commonWords: ReadonlySet<string>
  /** Scores of going from a label to the next piece's: `transitions[from][to]`. */
  readonly transitions: readonly (readonly number[])[]
  /** Log odds from which a cue counts, outermost and nested. */
  readonly thresholds: { readonly outermost: number; readonly nested: number }
  readonly calibration: Calibration
  /** Scores one window. The same window gives the same numbers, whatever was scored before or is scored beside it. */
  score(window: Window): Promise<readonly ScoredCue[]>
}
