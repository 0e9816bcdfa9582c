/** Sets the cards beside their lines, where there is a margin. */
import { type RefObject, useEffect, useLayoutEffect } from 'react'
import { layCards } from '../../highlight/margin.ts'
import type { Marks } from './use-marks.ts'

const GAP = 8 // px between two cards

/** Below this width there is no margin, and cards show one at a time (cards.css has the same). */
const HAS_MARGIN = 'screen and (min-width: 900px)'

export function useMargin(root: RefObject<HTMLElement | null>, { elements }: Marks): void {
  useLayoutEffect(() => arrange(root.current, elements.current))
  useEffect(() => {
    const place = root.current
    if (!place) return
    const again = () => arrange(place, elements.current)
    const watch = new ResizeObserver(again)
    watch.observe(place)
    return () => watch.disconnect()
  }, [root, elements])
}

/** First all is measured, then all is set: the browser lays the page out once. */
function arrange(root: HTMLElement | null, elements: Marks['elements']['current']): void {
  if (!root) return
  const cards = [...root.querySelectorAll<HTMLElement>('.card')].filter((card) => card.offsetHeight > 0)
  if (!matchMedia(HAS_MARGIN).matches || cards.length === 0) return
  const { top } = root.getBoundingClientRect()
  const wishes = cards.map((card) => {
    const first = elements.get(card.dataset['card'] ?? '')?.[0]?.getClientRects()[0]
    return { card, top: (first?.top ?? top) - top, height: card.offsetHeight }
  })
  // Cards come in the order of the text; two that begin on one line keep it.
  const pinned = cards.findIndex((card) => card.dataset['focused'] !== undefined)
  const places = layCards(wishes, { gap: GAP, pinned })
  for (const [index, { card }] of wishes.entries()) {
    const place = `${Math.round(places[index] ?? 0)}px`
    if (card.style.getPropertyValue('--at') !== place) card.style.setProperty('--at', place)
  }
  const end = (places.at(-1) ?? 0) + (wishes.at(-1)?.height ?? 0)
  root.style.setProperty('--end', `${Math.ceil(end)}px`)
}
