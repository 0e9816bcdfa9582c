/** What was given for an input, as the ledger's queue keeps it. */
import { checkGiven, type Metadata } from '../documents/index.ts'
import { ReadoutError } from '../errors.ts'

/** Reads it. Throws a ReadoutError `unsound` where it is not as it was put down: somebody has edited it by hand. */
export function parseGiven({ ref, given }: { readonly ref: string; readonly given: string }): Metadata {
  try {
    const value: unknown = JSON.parse(given)
    if (typeof value !== 'object' || value === null) throw new Error('is no object')
    return checkGiven(value)
  } catch (error) {
    throw new ReadoutError(
      'unsound',
      `${ref}: what was given for it was changed in the ledger by other means than Readout: ` +
        `${(error as Error).message}; add it anew under another name or address, or take the last backup`,
      { cause: error },
    )
  }
}
