/** Chance that comes out the same each time: everything is drawn from a seed. */

/** Draws numbers from 0 to 1, 1 excluded, always the same ones for a seed (mulberry32, Ettinger 2017). */
export type Chance = () => number

/** The chance of a seed, made of some numbers. */
export function newChance(...seed: readonly number[]): Chance {
  let state = seed.reduce((sum, number) => scramble(sum ^ Math.imul(number + 1, 0x9e3779b1)), 0x2545f491)
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

function scramble(number: number): number {
  let mixed = Math.imul(number ^ (number >>> 16), 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return mixed ^ (mixed >>> 16)
}

/** A whole number from `least` to `most`, both included. */
export function draw(chance: Chance, least: number, most: number): number {
  return least + Math.floor(chance() * (most - least + 1))
}

/** One of a list, which must not be empty. */
export function pick<T>(chance: Chance, list: readonly T[]): T {
  const one = list[Math.floor(chance() * list.length)]
  if (one === undefined) throw new Error('nothing to pick from')
  return one
}

/** Draws places of a list of `count`, the first ones most often: as the share of the first falls 1, 1/2, 1/3 … (Zipf). */
export function newRanks(count: number, exponent = 1): (chance: Chance) => number {
  const sums = new Float64Array(count)
  let sum = 0
  for (let rank = 0; rank < count; rank++) {
    sum += (rank + 1) ** -exponent
    sums[rank] = sum
  }
  return (chance) => {
    const at = chance() * sum
    let [low, high] = [0, count - 1]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((sums[middle] ?? 0) > at) high = middle
      else low = middle + 1
    }
    return low
  }
}
