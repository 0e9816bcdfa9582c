/** What the evidence for an attribution is worth: the probability that it is right end to end. */
import type { Evidence } from './find.ts'
import type { Calibration } from './model.ts'

/** The numbers that the weights of a calibration belong to, in their order. */
export function regressorsOf({ cue, mean, least, length, sourced }: Evidence): number[] {
  return [cue, mean, least, Math.log(length), Number(sourced)]
}

/** 0 to 1, three digits. */
export function confidenceOf(evidence: Evidence, { bias, weights }: Calibration): number {
  const odds = regressorsOf(evidence).reduce((sum, x, i) => sum + x * (weights[i] ?? 0), bias)
  return Math.round(1000 / (1 + Math.exp(-odds))) / 1000
}
