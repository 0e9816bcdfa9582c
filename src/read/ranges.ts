/** Looking up spans in long lists without going through all of them. */
import type { Span } from '../types.ts'

const NESTING = 16 // how many spans that hold one place are looked back for: deeper nesting is lost, and time is bounded

/** Spans sorted by where they begin, for two questions: which lie inside a span, and which hold a place. */
export class Ranges<Item> {
  readonly #items: readonly { readonly span: Span; readonly item: Item }[]

  constructor(items: readonly Item[], spansOf: (item: Item) => readonly Span[]) {
    this.#items = items
      .flatMap((item) => spansOf(item).map((span) => ({ span, item })))
      .toSorted((a, b) => a.span.start - b.span.start || b.span.end - a.span.end)
  }

  /** All that lie inside a span, in text order. */
  inside({ start, end }: Span): Item[] {
    const found: Item[] = []
    for (let at = this.#firstFrom(start); at < this.#items.length; at++) {
      const one = this.#items[at]
      if (!one || one.span.start >= end) break
      if (one.span.end <= end) found.push(one.item)
    }
    return found
  }

  /** All that share a place with a span, those that began long before it left out. */
  touching({ start, end }: Span): Item[] {
    const from = Math.max(0, this.#firstFrom(start) - NESTING)
    const found: Item[] = []
    for (let at = from; at < this.#items.length; at++) {
      const one = this.#items[at]
      if (!one || one.span.start >= end) break
      if (one.span.end > start) found.push(one.item)
    }
    return found
  }

  #firstFrom(start: number): number {
    let [low, high] = [0, this.#items.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.#items[middle]?.span.start ?? 0) < start) low = middle + 1
      else high = middle
    }
    return low
  }
}
