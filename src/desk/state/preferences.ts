/** What a reader chose for this browser: light or dark, keys or none. */
import { useSyncExternalStore } from 'react'

export type Theme = 'auto' | 'light' | 'dark'

interface Preferences {
  readonly theme: Theme
  readonly keys: boolean
}

const NAME = 'readout.preferences'
const DEFAULTS: Preferences = { theme: 'auto', keys: true }

const listeners = new Set<() => void>()
let preferences = load()

/** The preferences as they are now. */
export function usePreferences(): Preferences {
  return useSyncExternalStore(subscribe, () => preferences)
}

export function setPreferences(change: Partial<Preferences>): void {
  preferences = { ...preferences, ...change }
  try {
    localStorage.setItem(NAME, JSON.stringify(preferences))
  } catch {
    // A browser that keeps nothing: the choice holds until the page is left.
  }
  applyTheme()
  for (const listener of listeners) listener()
}

/** Sets the colours by the choice; the style sheet reads the attribute. */
export function applyTheme(): void {
  document.documentElement.dataset['theme'] = preferences.theme
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** What is not as it was written (another version's, or changed by hand) is left out. */
function load(): Preferences {
  try {
    const { theme, keys } = JSON.parse(localStorage.getItem(NAME) ?? '{}') as Partial<Preferences>
    return {
      theme: theme === 'light' || theme === 'dark' ? theme : DEFAULTS.theme,
      keys: typeof keys === 'boolean' ? keys : DEFAULTS.keys,
    }
  } catch {
    return DEFAULTS
  }
}
