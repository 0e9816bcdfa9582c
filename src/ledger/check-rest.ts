/** Checks what is kept beside the reports: pages as they were fetched, profiles, codebooks, the queue. */
import { sha256 } from '../identity.ts'
import { makeProfile } from './actors/profiles.ts'
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

/** Profiles are who their ids say. */
export async function checkProfiles({ tx, tell }: Checking): Promise<void> {
  for (let last = 0; ; ) {
    const profiles = await tx
      .selectFrom('profile')
      .select(['no', 'id', 'kind', 'name', 'party', 'roles'])
      .where('no', '>', last)
      .orderBy('no')
      .limit(1000)
      .execute()
    for (const { id, kind, name, party, roles } of profiles) {
      const list: unknown = parse(roles)
      const made = Array.isArray(list) ? makeProfile({ kind, name, party, roles: list, keys: [] }).id : null
      if (made !== id) tell(`profile ${id}`, 'is not what its id says')
    }
    const end = profiles.at(-1)
    if (!end) return
    last = end.no
  }
}

/** Codebooks and what is given for inputs can be read again. */
export async function checkRest({ tx, tell }: Checking): Promise<void> {
  for (const { digest, content } of await tx.selectFrom('codebook').select(['digest', 'content']).execute()) {
    const codebook = parseObject(content)
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
      if (parseObject(given) === null) tell(`input ${ref}`, 'what was given for it is no JSON')
    const end = inputs.at(-1)
    if (!end) return
    last = end.ref
  }
}

/** An object of JSON; null where a text is none. */
function parseObject(json: string): Readonly<Record<string, unknown>> | null {
  const value = parse(json)
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value)
  return isObject ? (value as Readonly<Record<string, unknown>>) : null
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}
