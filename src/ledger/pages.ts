/** Reads many rows some at a time, in the order of a column. */
import { ReadoutError } from '../errors.ts'

/**
 * The pages of a query, none of them empty: `read` gives the rows behind a key, in the order of their keys, and `keyOf`
 * the key of one. Throws a ReadoutError `damaged` where the order is none: an index that contradicts its table would
 * otherwise lead round in a circle.
 */
export async function* readPages<Key extends string | number, Row>(
  before: Key,
  read: (after: Key) => Promise<readonly Row[]>,
  keyOf: (row: Row) => Key,
): AsyncGenerator<readonly Row[]> {
  for (let last = before; ; ) {
    const rows = await read(last)
    for (const row of rows) {
      const key = keyOf(row)
      if (!isBefore(last, key))
        throw new ReadoutError(
          'damaged',
          `the ledger is damaged: a row does not stand where its key ${JSON.stringify(key)} belongs`,
        )
      last = key
    }
    if (rows.length === 0) return
    yield rows
  }
}

/** Whether one key comes before another, texts by code point as in both databases. */
function isBefore(a: string | number, b: string | number): boolean {
  if (typeof a === 'number' || typeof b === 'number') return a < b
  return Buffer.compare(Buffer.from(a), Buffer.from(b)) < 0
}
