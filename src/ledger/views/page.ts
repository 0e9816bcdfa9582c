/** One page of a list: views hold as many rows as one asks for, and say where the next ones begin. */
import { ReadoutError } from '../../errors.ts'

/** Which part of a list. */
export interface Paging {
  /** Rows at most; 50 where nothing is said. */
  readonly limit?: number
  /** Where the page before ended: its `next`. */
  readonly after?: string
}

/** Rows, and where the next page begins; no `next` on the last one. */
export interface Page<T> {
  readonly rows: readonly T[]
  readonly next?: string
}

/** Rows of a page where nothing is said. */
export const LIMIT = 50

/** A place in a list, as texts and numbers by which its rows are ordered. */
type Place = readonly (string | number | null)[]

/** A place as the `next` of a page. */
export function formatPlace(place: Place): string {
  return JSON.stringify(place)
}

/**
 * The place that a `next` gives, which may come from anywhere: its parts are of these types, or null where `null` stands for
 * a text that may be missing. Throws a ReadoutError `misuse` where it is no place.
 */
export function parsePlace<const Types extends readonly ('string' | 'number' | 'null')[]>(
  after: string,
  types: Types,
): { [K in keyof Types]: { string: string; number: number; null: string | null }[Types[K]] } {
  const place = parseParts(after)
  const isPlace =
    place?.length === types.length &&
    types.every((type, index) => {
      const part = place[index]
      return type === 'null' ? part === null || typeof part === 'string' : typeof part === type
    })
  if (!isPlace)
    throw new ReadoutError('misuse', `${after}: is no place in the list; take the "next" of the page before`)
  return place as ReturnType<typeof parsePlace<Types>>
}

function parseParts(after: string): readonly unknown[] | null {
  try {
    const place: unknown = JSON.parse(after)
    return Array.isArray(place) ? place : null
  } catch {
    return null
  }
}
