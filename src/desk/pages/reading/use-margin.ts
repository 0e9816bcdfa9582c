/** Sets the cards beside their lines, where there is a margin. */
import { type RefObject, useEffect, useRef } from 'react'
import { layCards, type Wish } from '../../highlight/margin.ts'
import type { Passage } from '../../highlight/passages.ts'
import type { Marks } from './use-marks.ts'

const FAR = 'data-far' // cards.css has the same

const GAP = 8 // px between two cards

/** Cards that are many: of more, only those near what is on the screen are displayed. Each costs time in every frame. */
const MANY = 200

/** Windowfuls above and below what is on the screen that are near. */
const NEAR = 3

/** Below this width there is no margin, and cards show one at a time (cards.css has the same). */
const HAS_MARGIN = 'screen and (min-width: 900px)'

/**
 * The browser tells which cards changed their height, and when the column did: only what changed is measured. `shown`
 * changes with the set of cards.
 */
export function useMargin(
  root: RefObject<HTMLElement | null>,
  elements: Marks,
  { passages, shown }: { passages: readonly Passage[]; shown: string },
): void {
  // Of the cards and the column. They outlive a change of the set: a card that is far cannot be measured.
  const heights = useRef(new WeakMap<Element, number>())
  // biome-ignore lint/correctness/useExhaustiveDependencies: other passages have other elements, and other cards stand there
  useEffect(() => {
    const place = root.current
    if (!place) return
    const cards = [...place.querySelectorAll<HTMLElement>('.card')]
    let lines: readonly number[] = []
    let width = -1
    let places: readonly number[] = []
    const far = cards.map(isFar) // to ask a thousand elements each time would cost some milliseconds
    let seen = Number.NaN // where the page was scrolled to when it was last told what is far
    const showNear = (top: number, scrolledTo: number) => {
      if (cards.length <= MANY) return
      seen = scrolledTo
      markFar(cards, far, { places, top })
    }
    const scrolled = () => {
      // Each time it lays out the page: as seldom as will do.
      if (Math.abs(scrollY - seen) > (NEAR - 1) * innerHeight) showNear(topOf(place), scrollY)
    }
    const watch = new ResizeObserver((entries) => {
      const isNew = keepHeights(heights.current, entries)
      const isOther = place.offsetWidth !== width
      if (!(isNew || isOther) || !matchMedia(HAS_MARGIN).matches) return
      if (isOther) {
        width = place.offsetWidth
        lines = findLines(place, cards, elements.current)
      }
      const wishes = cards.map((card, index) => ({
        top: lines[index] ?? 0,
        height: heights.current.get(card) ?? 0,
      }))
      // Asked before cards move: after it the page would be laid out once more for each answer.
      const [top, scrolledTo] = [topOf(place), scrollY]
      places = arrange(place, cards, { wishes, before: places })
      showNear(top, scrolledTo)
    })
    watch.observe(place)
    for (const card of cards) watch.observe(card)
    addEventListener('scroll', scrolled, { passive: true })
    return () => {
      watch.disconnect()
      removeEventListener('scroll', scrolled)
    }
  }, [root, elements, passages, shown])
}

/** Keeps what was measured; says whether any of it changed. What is far has no height now, and keeps the one it had near. */
function keepHeights(heights: WeakMap<Element, number>, entries: readonly ResizeObserverEntry[]): boolean {
  let isNew = false
  for (const { target, borderBoxSize } of entries) {
    const height = borderBoxSize[0]?.blockSize ?? 0
    if (isFar(target) || heights.get(target) === height) continue
    heights.set(target, height)
    isNew = true
  }
  return isNew
}

/** Where the first words of each card's statement stand, from the upper edge of the column. */
function findLines(
  root: HTMLElement,
  cards: readonly HTMLElement[],
  elements: Marks['current'],
): readonly number[] {
  const top = topOf(root)
  return cards.map((card) => {
    const first = elements.get(card.dataset['card'] ?? '')?.[0]?.getClientRects()[0]
    return (first?.top ?? top) - top
  })
}

/** Sets the cards where they are to stand, those that stand elsewhere; gives their upper edges, from that of the column. */
function arrange(
  root: HTMLElement,
  cards: readonly HTMLElement[],
  { wishes, before }: { wishes: readonly Wish[]; before: readonly number[] },
): readonly number[] {
  const pinned = cards.findIndex((card) => card.dataset['focused'] !== undefined)
  const places = layCards(wishes, { gap: GAP, pinned }).map(Math.round)
  for (const [index, card] of cards.entries())
    if (places[index] !== before[index]) card.style.setProperty('--at', `${places[index]}px`)
  const end = (places.at(-1) ?? 0) + (wishes.at(-1)?.height ?? 0)
  root.style.setProperty('--end', `${Math.ceil(end)}px`)
  return places
}

/** The upper edge of the column, from that of the window. */
function topOf(root: HTMLElement): number {
  return root.getBoundingClientRect().top
}

/** Marks the cards that are far from what is on the screen; the next on either side is near, so that Tab finds it. */
function markFar(
  cards: readonly HTMLElement[],
  marked: boolean[],
  { places, top }: { places: readonly number[]; top: number },
): void {
  const from = places.findLastIndex((at) => top + at < -NEAR * innerHeight)
  const to = places.findIndex((at) => top + at > (1 + NEAR) * innerHeight)
  for (const [index, card] of cards.entries()) {
    const far = index < from || (to !== -1 && index > to)
    if (far === marked[index]) continue
    marked[index] = far
    card.toggleAttribute(FAR, far)
  }
}

function isFar(card: Element): boolean {
  return card.hasAttribute(FAR)
}
