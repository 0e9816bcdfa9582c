/** Checks what is kept beside the reports: pages as they were fetched, codebooks, the queue. */
import { sha256 } from '../identity.ts'
import type { Checking } from './check.ts'

const PAGE = 20 // pages that are in memory at a time

/** Pages are what their digests say. */
export async function checkPages({ tx, tell }: Checking): Promise<void> {
  for (let last = ''; ; ) {
    const pages = await tx
      .selectFrom('page')
      .select(['digest', 'bytes'])
      .where('digest', '>', last)
      .orderBy('digest')
      .limit(PAGE)
      .execute()
    for (const { digest, bytes } of pages)
      if (sha256(bytes) !== digest) tell(`page ${digest}`, 'its bytes are not those that were fetched')
    const end = pages.at(-1)
    if (!end) return
    last = end.digest
  }
}

/** Codebooks and what is given for inputs can be read again. */
export async function checkRest({ tx, tell }: Checking): Promise<void> {
  for (const { digest, content } of await tx.selectFrom('codebook').select(['digest', 'content']).execute()) {
    const codebook = parse(content)
    if (codebook === null) tell(`codebook ${digest}`, 'is no JSON')
    else if (codebook['digest'] !== digest) tell(`codebook ${digest}`, 'is not the one that its digest says')
  }
  for (let last = ''; ; ) {
    const inputs = await tx
      .selectFrom('input')
      .select(['ref', 'given'])
      .where('ref', '>', last)
      .orderBy('ref')
      .limit(1000)
      .execute()
    for (const { ref, given } of inputs)
      if (parse(given) === null) tell(`input ${ref}`, 'what was given for it is no JSON')
    const end = inputs.at(-1)
    if (!end) return
    last = end.ref
  }
}

/** An object of JSON; null where a text is none. */
function parse(json: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(json)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Readonly<Record<string, unknown>>)
      : null
  } catch {
    return null
  }
}
