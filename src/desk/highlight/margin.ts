/** Where the cards in the margin stand: each beside its line as far as there is room, none on another. */

/** How far a crowd of cards is moved down, so that its first stands beside its line: px. */
const LEAN = 64

/** A card: where it wants its upper edge, and how high it is. */
export interface Wish {
  readonly top: number
  readonly height: number
}

/**
 * The upper edges of the cards, in their order, with `gap` between two. Cards that would overlap share the distance from
 * their lines (the sum of its squares is the smallest that can be), except that a few that crowd together begin beside
 * the line of the first. The card of `pinned` stands exactly beside its line,
 * the others make room for it. None stands above 0.
 */
export function layCards(
  wishes: readonly Wish[],
  { gap, pinned = -1 }: { gap: number; pinned?: number },
): readonly number[] {
  const pin = wishes[pinned]
  if (!pin) return spread(wishes, { gap, from: 0, to: Number.POSITIVE_INFINITY })
  const before = wishes.slice(0, pinned)
  const needed = before.reduce((sum, { height }) => sum + height + gap, 0)
  const top = Math.max(pin.top, needed)
  return [
    ...spread(before, { gap, from: 0, to: top - gap }),
    top,
    ...spread(wishes.slice(pinned + 1), { gap, from: top + pin.height + gap, to: Number.POSITIVE_INFINITY }),
  ]
}

/**
 * Cards one after the other between two borders. With all heights taken out, "no card on another" becomes "in rising
 * order", and the nearest rising sequence is found by pooling neighbours that violate it.
 */
function spread(
  wishes: readonly Wish[],
  { gap, from, to }: { gap: number; from: number; to: number },
): number[] {
  const before: number[] = []
  let used = 0
  for (const { height } of wishes) {
    before.push(used)
    used += height + gap
  }
  const highest = to === Number.POSITIVE_INFINITY ? to : to - (used - gap)
  const pools: { first: number; sum: number; count: number }[] = []
  for (const [index, { top }] of wishes.entries()) {
    const wish = top - (before[index] ?? 0)
    let pool = { first: wish, sum: wish, count: 1 }
    for (let last = pools.at(-1); last && meanOf(last) >= meanOf(pool); last = pools.at(-1)) {
      pool = { first: last.first, sum: last.sum + pool.sum, count: last.count + pool.count }
      pools.pop()
    }
    pools.push(pool)
  }
  let reached = from
  const places = pools.flatMap((pool) => {
    const lean = Math.min(pool.first - meanOf(pool), LEAN)
    reached = Math.max(reached, Math.min(highest, meanOf(pool) + lean))
    return Array.from({ length: pool.count }, () => reached)
  })
  return places.map((place, index) => place + (before[index] ?? 0))
}

function meanOf({ sum, count }: { sum: number; count: number }): number {
  return sum / count
}
