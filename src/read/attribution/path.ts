/** The best labels for all pieces of a window at once. */

/**
 * The likeliest sequence of labels (Viterbi 1967) under scores (a row of `transitions.length` numbers for each piece)
 * and the scores of going from one label to the next.
 */
export function bestPath(scores: Float32Array, transitions: readonly (readonly number[])[]): number[] {
  const labels = transitions.length
  const length = scores.length / labels
  const back = new Uint8Array(scores.length)
  let best = Array.from(scores.subarray(0, labels))
  for (let piece = 1; piece < length; piece++) {
    const next: number[] = []
    for (let to = 0; to < labels; to++) {
      let from = 0
      let highest = -Infinity
      for (let label = 0; label < labels; label++) {
        const score = (best[label] ?? 0) + (transitions[label]?.[to] ?? 0)
        if (score > highest) {
          highest = score
          from = label
        }
      }
      back[piece * labels + to] = from
      next.push(highest + (scores[piece * labels + to] ?? 0))
    }
    best = next
  }
  const path = new Array<number>(length)
  let label = best.indexOf(Math.max(...best))
  for (let piece = length - 1; piece >= 0; piece--) {
    path[piece] = label
    label = back[piece * labels + label] ?? 0
  }
  return path
}
