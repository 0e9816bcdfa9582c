/**
 * Marks in the text change without drawing the text anew: what is decided, in focus or under the pointer is said by
 * attributes on the elements of a statement, and the style sheet does the rest.
 */
import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react'
import type { ReadStatement } from '../../api.ts'
import type { Passage } from '../../highlight/passages.ts'

const REST = 80 // milliseconds on a statement until it is lit

type Elements = ReadonlyMap<string, readonly HTMLElement[]>

/** The elements of each statement in the text, by its id, in the order of the text. */
export interface Marks {
  readonly current: Elements
}

export function useMarks(
  root: RefObject<HTMLElement | null>,
  {
    passages,
    statements,
    focused,
  }: {
    passages: readonly Passage[]
    statements: readonly ReadStatement[]
    focused: string | undefined
  },
): Marks {
  const elements = useRef<Elements>(new Map())
  const painted = useRef(new Map<string, string>())

  // biome-ignore lint/correctness/useExhaustiveDependencies: the elements change with the passages
  useLayoutEffect(() => {
    elements.current = findElements(root.current)
    painted.current = new Map()
  }, [root, passages])

  useLayoutEffect(() => {
    for (const { id, review } of statements) {
      const state = review ?? 'undecided'
      if (painted.current.get(id) === state) continue
      for (const element of elements.current.get(id) ?? []) element.dataset['review'] = state
      painted.current.set(id, state)
    }
  })

  // biome-ignore lint/correctness/useExhaustiveDependencies: new elements are to be lit as well
  useLayoutEffect(() => {
    if (focused === undefined) return
    const lit = elements.current.get(focused) ?? []
    for (const element of lit) element.dataset['lit'] = 'focus'
    return () => {
      for (const element of lit) delete element.dataset['lit']
    }
  }, [focused, passages])

  useEffect(() => {
    const place = root.current
    if (!place) return
    let hovered: string | undefined
    let resting: ReturnType<typeof setTimeout> | undefined
    const light = (id: string | undefined) => {
      if (id === hovered) return
      for (const [one, isLit] of [
        [hovered, false],
        [id, true],
      ] as const)
        for (const element of [...(elements.current.get(one ?? '') ?? []), ...findCard(place, one)])
          element.toggleAttribute('data-hover', isLit)
      hovered = id
    }
    // Not what passes below the pointer while the page is scrolled.
    const rest = (id: string | undefined) => {
      clearTimeout(resting)
      resting = setTimeout(() => light(id), REST)
    }
    const over = ({ target }: Event) => rest(findStatement(target))
    const out = () => rest(undefined)
    place.addEventListener('pointerover', over)
    place.addEventListener('pointerleave', out)
    return () => {
      clearTimeout(resting)
      place.removeEventListener('pointerover', over)
      place.removeEventListener('pointerleave', out)
    }
  }, [root])

  return elements
}

function findElements(root: HTMLElement | null): Elements {
  const found = new Map<string, HTMLElement[]>()
  for (const element of root?.querySelectorAll<HTMLElement>('[data-statement]') ?? []) {
    const id = element.dataset['statement'] ?? ''
    const all = found.get(id)
    if (all) all.push(element)
    else found.set(id, [element])
  }
  return found
}

function findCard(root: Element, id: string | undefined): HTMLElement[] {
  return id === undefined ? [] : [...root.querySelectorAll<HTMLElement>(`[data-card="${CSS.escape(id)}"]`)]
}

/** The statement of a mark or a card, the innermost one. */
function findStatement(target: EventTarget | null): string | undefined {
  if (!(target instanceof Element)) return undefined
  const element = target.closest<HTMLElement>('[data-statement], [data-card]')
  return element?.dataset['statement'] ?? element?.dataset['card']
}

/** The statement that a click on words is for: the innermost, and the next one outward where it has the focus already. */
export function findClicked(target: EventTarget | null, focused: string | undefined): string | undefined {
  const chain: string[] = []
  for (
    let element = target instanceof Element ? target.closest<HTMLElement>('.mark') : null;
    element;
    element = element.parentElement?.closest<HTMLElement>('.mark') ?? null
  )
    if (element.dataset['review'] !== 'rejected' || element.closest('[data-rejected]'))
      chain.push(element.dataset['statement'] ?? '')
  const order = [...new Set(chain)]
  return order[(order.indexOf(focused ?? '') + 1) % order.length]
}
