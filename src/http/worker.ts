/** A thread of `threads.ts`: opens the ledger once, and does one task after the other. */
import { workerData } from 'piscina'
import { ReadoutError, TooManyError } from '../errors.ts'
import { type Ledger, openLedger } from '../ledger/index.ts'
import { CHANGES, QUESTIONS } from './tasks.ts'
import type { Done, Job, Opening } from './threads.ts'

const { where, changes, longest }: Opening = workerData
const tasks: Readonly<Record<string, (ledger: Ledger, ...args: never[]) => Promise<unknown>>> = changes
  ? CHANGES
  : QUESTIONS

let opened: Promise<Ledger> | null = null

/** Does a task; what is wrong with it comes back as its failure. What it gives is JSON already: that needs no copy. */
export default async function doTask({ name, args }: Job): Promise<Done> {
  try {
    opened ??= openLedger(where, { readOnly: !changes, longest })
    const ledger = await opened.catch((error: unknown) => {
      opened = null
      throw error
    })
    const result = await tasks[name]?.(ledger, ...(args as never[]))
    return isPage(result)
      ? { json: JSON.stringify(result.rows), ...(result.next !== undefined && { next: result.next }) }
      : { json: JSON.stringify(result) }
  } catch (error) {
    if (!(error instanceof ReadoutError)) throw error
    const { code, message } = error
    return { error: { code, message, ...(error instanceof TooManyError && { seconds: error.seconds }) } }
  }
}

function isPage(result: unknown): result is { rows: readonly unknown[]; next?: string } {
  if (typeof result !== 'object' || result === null || !('rows' in result)) return false
  return Object.keys(result).every((key) => key === 'rows' || key === 'next')
}
