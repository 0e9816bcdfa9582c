/** The one listener for keys. What is on the screen says what its keys do; the table says which keys these are. */
import { useEffect, useRef } from 'react'
import { findKey, KEYS, type KeyId, type Where } from '../keys.ts'
import { usePreferences } from './preferences.ts'

type Handlers = Partial<Record<KeyId, () => void>>

/** Places that are on the screen now, the latest last. */
const places: { readonly where: Where; readonly handlers: { readonly current: Handlers } }[] = []

/** Says what the keys of a place do, as long as `active`. */
export function useKeys(where: Where, handlers: Handlers, active = true): void {
  const latest = useRef(handlers)
  useEffect(() => {
    latest.current = handlers
  })
  useEffect(() => {
    if (!active) return
    const place = { where, handlers: latest }
    places.push(place)
    return () => {
      places.splice(places.indexOf(place), 1)
    }
  }, [where, active])
}

/** Listens; once, for the whole desk. */
export function useKeyboard(): void {
  const { keys } = usePreferences()
  useEffect(() => {
    if (!keys) return
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || isTyping(event.target) || isOverlaid()) return
      if (event.key === 'Enter' && isControl(event.target)) return
      const id = findKey(event, validPlaces())
      const handler = id && places.findLast(({ handlers }) => handlers.current[id])?.handlers.current[id]
      if (!handler) return
      event.preventDefault()
      handler()
    }
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [keys])
}

/** The keys of the table that do something now. */
export function findValidKeys(): (typeof KEYS)[number][] {
  const valid = validPlaces()
  return KEYS.filter(
    ({ id, where }) => valid.includes(where) && places.some(({ handlers }) => handlers.current[id]),
  )
}

/** While words are selected by keys, the report's own keys rest: arrows mean something else then. */
function validPlaces(): Where[] {
  const found = [...new Set(places.map(({ where }) => where))].reverse()
  return found.includes('selecting') ? found.filter((where) => where !== 'reading') : found
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches('input:not([type="checkbox"]), textarea, select, option'))
  )
}

/** Enter does what the link or the button does that has the focus. */
function isControl(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('a, button, summary')
}

/** A dialog over the page has the keys. */
function isOverlaid(): boolean {
  return [...document.getElementsByTagName('dialog')].some((dialog) => dialog.matches(':modal'))
}
