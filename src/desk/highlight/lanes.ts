/** Lines under words: a statement within another has its line below that of the other. */
import { hullOf } from '../../span.ts'
import type { Span } from '../../types.ts'
import type { Laid } from './passages.ts'

/** Lines that are drawn below each other; what is deeper shares the last one. */
const LANES = 3

/**
 * A line for each statement, by its id: the highest that no statement before it in the list takes on any of its content.
 * The statements stand in the order of the text, what carries another before it.
 *
 *     [said that [the party had agreed]] → the outer 0, the inner 1
 */
export function assignLanes(
  statements: readonly Pick<Laid, 'id' | 'source' | 'cue' | 'content'>[],
): ReadonlyMap<string, number> {
  const lanes = new Map<string, number>()
  let open: { content: readonly Span[]; end: number; lane: number }[] = []
  for (const { id, source, cue, content } of statements) {
    if (content.length === 0) continue
    const { start } = hullOf([...source, ...cue, ...content])
    open = open.filter(({ end }) => end > start)
    const taken = new Set(open.filter((one) => overlap(one.content, content)).map(({ lane }) => lane))
    let lane = 0
    while (taken.has(lane) && lane < LANES - 1) lane++
    lanes.set(id, lane)
    open.push({ content, end: hullOf(content).end, lane })
  }
  return lanes
}

function overlap(some: readonly Span[], others: readonly Span[]): boolean {
  return some.some((one) => others.some((other) => one.start < other.end && other.start < one.end))
}
