/** One page of a list: views hold as many rows as one asks for, and say where the next ones begin. */

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
