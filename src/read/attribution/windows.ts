/** Cuts a report into the windows that the model sees: each piece is in one core, with context on both sides. */

const WINDOW = 320 // pieces, the two special ones not counted; as long as those of training
const CORE = 208 // pieces of a window whose cues count
const BEFORE = 48 // pieces of context before the core

/** Pieces `start` to `end`, of which `core` to `coreEnd` count. */
export interface Place {
  readonly start: number
  readonly end: number
  readonly core: number
  readonly coreEnd: number
}

/** The windows of a report. `firsts`: for each piece whether it begins a block; a core ends with one where it can. */
export function placeWindows(firsts: readonly boolean[]): Place[] {
  const places: Place[] = []
  for (let core = 0; core < firsts.length; ) {
    let coreEnd = Math.min(firsts.length, core + CORE)
    for (let at = coreEnd; at < firsts.length && at > core + CORE / 2; at--)
      if (firsts[at]) {
        coreEnd = at
        break
      }
    const start = Math.max(0, core - BEFORE)
    places.push({ start, end: Math.min(firsts.length, start + WINDOW), core, coreEnd })
    core = coreEnd
  }
  return places
}
