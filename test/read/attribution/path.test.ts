import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bestPath } from '../../../src/read/attribution/path.ts'

const LABELS = 3

/** All sequences of labels of a length. */
function sequences(length: number): number[][] {
  if (length === 0) return [[]]
  return sequences(length - 1).flatMap((path) => [0, 1, 2].map((label) => [...path, label]))
}

function worth(
  path: readonly number[],
  scores: Float32Array,
  transitions: readonly (readonly number[])[],
): number {
  return path.reduce((sum, label, piece) => {
    const step = piece === 0 ? 0 : (transitions[path[piece - 1] ?? 0]?.[label] ?? 0)
    return sum + step + (scores[piece * LABELS + label] ?? 0)
  }, 0)
}

const number = fc.integer({ min: -64, max: 64 }).map((eighths) => eighths / 8)

describe('bestPath(scores, transitions)', () => {
  it('is worth as much as the best of all sequences', () => {
    const matrix = fc.array(fc.array(number, { minLength: LABELS, maxLength: LABELS }), {
      minLength: LABELS,
      maxLength: LABELS,
    })
    const rows = fc.array(fc.array(number, { minLength: LABELS, maxLength: LABELS }), {
      minLength: 1,
      maxLength: 5,
    })
    fc.assert(
      fc.property(rows, matrix, (pieces, transitions) => {
        const scores = Float32Array.from(pieces.flat())
        const best = Math.max(...sequences(pieces.length).map((path) => worth(path, scores, transitions)))
        expect(worth(bestPath(scores, transitions), scores, transitions)).toBe(best)
      }),
    )
  })
})
