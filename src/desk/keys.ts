/** Every key of the desk, in one table: the dialog of keys, the listener and the tests are made from it. */
import type { strings } from './strings.ts'

/**
 * Where a key is valid: everywhere, at the list of reports, at a report that is read, while words of it are being selected by
 * keys, at what nobody has decided on, or at the decisions that have lost their place.
 */
export type Where = 'everywhere' | 'reports' | 'reading' | 'selecting' | 'undecided' | 'lost'

interface Key {
  readonly id: keyof typeof strings.keys.names
  readonly where: Where
  /** As the browser calls them (`KeyboardEvent.key`), letters in lower case; "Shift+" before one that needs it. */
  readonly keys: readonly string[]
}

export const KEYS = [
  { id: 'help', where: 'everywhere', keys: ['?'] },
  { id: 'search', where: 'everywhere', keys: ['/'] },
  { id: 'row-next', where: 'reports', keys: ['j', 'ArrowDown'] },
  { id: 'row-previous', where: 'reports', keys: ['k', 'ArrowUp'] },
  { id: 'row-open', where: 'reports', keys: ['o', 'Enter'] },
  { id: 'row-copies', where: 'reports', keys: ['c'] },
  { id: 'row-select', where: 'reports', keys: ['x'] },
  { id: 'row-select-to', where: 'reports', keys: ['t', 'Shift+x'] },
  { id: 'row-select-none', where: 'reports', keys: ['Escape'] },
  { id: 'row-new', where: 'reports', keys: ['n'] },
  { id: 'row-in-review', where: 'reports', keys: ['i'] },
  { id: 'row-done', where: 'reports', keys: ['d'] },
  { id: 'row-undo', where: 'reports', keys: ['z'] },
  { id: 'row-search', where: 'reports', keys: ['f'] },
  { id: 'row-add', where: 'reports', keys: ['a'] },
  { id: 'next', where: 'reading', keys: ['j', 'ArrowRight'] },
  { id: 'previous', where: 'reading', keys: ['k', 'ArrowLeft'] },
  { id: 'accept', where: 'reading', keys: ['a'] },
  { id: 'correct', where: 'reading', keys: ['c'] },
  { id: 'reject', where: 'reading', keys: ['x'] },
  { id: 'skip', where: 'reading', keys: ['s'] },
  { id: 'note', where: 'reading', keys: ['n'] },
  { id: 'mark', where: 'reading', keys: ['m'] },
  { id: 'undo', where: 'reading', keys: ['z'] },
  { id: 'redo', where: 'reading', keys: ['y', 'Shift+z'] },
  { id: 'done', where: 'reading', keys: ['d'] },
  { id: 'rejected', where: 'reading', keys: ['v'] },
  { id: 'report-next', where: 'reading', keys: [']', 'Shift+j'] },
  { id: 'report-previous', where: 'reading', keys: ['[', 'Shift+k'] },
  { id: 'leave', where: 'reading', keys: ['Escape'] },
  { id: 'one-next', where: 'undecided', keys: ['j', 'ArrowDown'] },
  { id: 'one-previous', where: 'undecided', keys: ['k', 'ArrowUp'] },
  { id: 'one-open', where: 'undecided', keys: ['o', 'Enter'] },
  { id: 'one-leave-out', where: 'undecided', keys: ['x'] },
  { id: 'all-more', where: 'undecided', keys: ['m'] },
  { id: 'all-accept', where: 'undecided', keys: ['a'] },
  { id: 'all-reject', where: 'undecided', keys: ['r'] },
  { id: 'all-undo', where: 'undecided', keys: ['z'] },
  { id: 'word-after', where: 'selecting', keys: ['ArrowRight'] },
  { id: 'word-before', where: 'selecting', keys: ['ArrowLeft'] },
  { id: 'sentence-after', where: 'selecting', keys: ['ArrowDown'] },
  { id: 'sentence-before', where: 'selecting', keys: ['ArrowUp'] },
  { id: 'extend-after', where: 'selecting', keys: ['Shift+ArrowRight', 'l'] },
  { id: 'extend-before', where: 'selecting', keys: ['Shift+ArrowLeft', 'h'] },
  { id: 'extend-sentence-after', where: 'selecting', keys: ['Shift+ArrowDown', 'e'] },
  { id: 'extend-sentence-before', where: 'selecting', keys: ['Shift+ArrowUp', 'b'] },
  { id: 'take', where: 'selecting', keys: ['Enter', 'm'] },
  { id: 'stop', where: 'selecting', keys: ['Escape'] },
  { id: 'lost-next', where: 'lost', keys: ['j'] },
  { id: 'lost-previous', where: 'lost', keys: ['k'] },
  { id: 'lost-place', where: 'lost', keys: ['p'] },
  { id: 'lost-undo', where: 'lost', keys: ['z'] },
] as const satisfies readonly Key[]

export type KeyId = (typeof KEYS)[number]['id']

/** What was pressed: of a `KeyboardEvent`. */
export interface Press {
  readonly key: string
  readonly shiftKey: boolean
  readonly ctrlKey: boolean
  readonly altKey: boolean
  readonly metaKey: boolean
}

/** The key of the table that was pressed, where these places are valid; the first place wins. */
export function findKey(press: Press, places: readonly Where[]): KeyId | null {
  if (press.ctrlKey || press.altKey || press.metaKey) return null
  for (const place of places)
    for (const { id, where, keys } of KEYS) if (where === place && keys.some(isPressed(press))) return id
  return null
}

/** A sign like "?" is what it is, whether a keyboard needs Shift for it or not; caps lock does not matter. */
function isPressed({ key, shiftKey }: Press): (name: string) => boolean {
  return (name) => {
    const plain = name.replace('Shift+', '')
    if (plain.length === 1 && !/\p{L}/u.test(plain)) return key === plain
    return key.toLowerCase() === plain.toLowerCase() && shiftKey === name.startsWith('Shift+')
  }
}
