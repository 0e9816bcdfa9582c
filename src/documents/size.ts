/** How large a report may be. */
import { ReadoutError } from '../errors.ts'

/** Bytes of one report. */
export const MAX_BYTES = 16 * 2 ** 20

/** Throws a ReadoutError where bytes or characters are more than one report may have. */
export function checkLength(length: number, name: string): void {
  if (length <= MAX_BYTES) return
  const most = `${MAX_BYTES / 2 ** 20} MB`
  throw new ReadoutError('too-large', `${name}: is larger than ${most}; cut it down to one report`)
}
