/** Checks what is kept beside the reports: pages as they were fetched, profiles, encounters, codebooks, the queue. */
import { sha256 } from '../identity.ts'
import { makeProfile } from './actors/profiles.ts'
import type { Checking } from './check.ts'
import { findWrongRows } from './encounters/describe.ts'
import type { Tx } from './ledger.ts'
import { readPages } from './pages.ts'
import { isDamage, parseJson } from './stored.ts'

const PAGE = 20 // pages that are in memory at a time
const ROWS = 1000 // rows of other tables

/** Pages are what their digests say. */
export async function checkPages({ tx, tell }: Checking): Promise<void> {
  const read = (after: string) =>
    tx
      .selectFrom('page')
      .select(['digest', 'bytes'])
      .where('digest', '>', after)
      .orderBy('digest')
      .limit(PAGE)
      .execute()
  for await (const pages of readPages('', read, ({ digest }) => digest))
    for (const { digest, bytes } of pages)
      if (sha256(bytes) !== digest) tell(`page ${digest}`, 'its bytes are not those that were fetched')
}

/** Profiles are who their ids say. */
export async function checkProfiles({ tx, tell }: Checking): Promise<void> {
  const read = (after: number) =>
    tx
      .selectFrom('profile')
      .select(['no', 'id', 'kind', 'name', 'party', 'roles'])
      .where('no', '>', after)
      .orderBy('no')
      .limit(ROWS)
      .execute()
  for await (const profiles of readPages(0, read, ({ no }) => no))
    for (const { id, kind, name, party, roles } of profiles) {
      const list: unknown = parseJson(roles)
      const made = Array.isArray(list) ? makeProfile({ kind, name, party, roles: list, keys: [] }).id : null
      if (made !== id) tell(`profile ${id}`, 'is not what its id says')
    }
}

/** Encounters are what their tellings say. */
export async function checkEncounters({ tx, tell }: Checking): Promise<void> {
  const read = (after: number) =>
    tx.selectFrom('encounter').selectAll().where('no', '>', after).orderBy('no').limit(ROWS).execute()
  for await (const encounters of readPages(0, read, ({ no }) => no))
    for (const { id, column } of await findWrong(tx, encounters))
      tell(`encounter ${id}`, `its ${column} is not what the reports tell of it`)
}

/** Where one cannot be read, it is the one that is wrong, and the others are looked at all the same. */
async function findWrong(
  tx: Tx,
  encounters: Parameters<typeof findWrongRows>[1],
): Promise<readonly { readonly id: string; readonly column: string }[]> {
  try {
    return await findWrongRows(tx, encounters)
  } catch (error) {
    if (!isDamage(error)) throw error
    const [only, ...more] = encounters
    if (only && more.length === 0) return [{ id: only.id, column: 'signature' }]
    const wrong: { readonly id: string; readonly column: string }[] = []
    for (const one of encounters) wrong.push(...(await findWrong(tx, [one])))
    return wrong
  }
}

/** Codebooks, and what is given for inputs, can be read again. */
export async function checkRest({ tx, tell }: Checking): Promise<void> {
  for (const { digest, content } of await tx.selectFrom('codebook').select(['digest', 'content']).execute()) {
    const codebook = parseObject(content)
    if (codebook === null) tell(`codebook ${digest}`, 'is no JSON')
    else if (codebook['digest'] !== digest) tell(`codebook ${digest}`, 'is not the one that its digest says')
  }
  const read = (after: string) =>
    tx
      .selectFrom('input')
      .select(['ref', 'given'])
      .where('ref', '>', after)
      .orderBy('ref')
      .limit(ROWS)
      .execute()
  for await (const inputs of readPages('', read, ({ ref }) => ref))
    for (const { ref, given } of inputs)
      if (parseObject(given) === null) tell(`input ${ref}`, 'what was given for it is no JSON')
}

/** An object of JSON; null where a text is none. */
function parseObject(json: string): Readonly<Record<string, unknown>> | null {
  const value = parseJson(json)
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value)
  return isObject ? (value as Readonly<Record<string, unknown>>) : null
}
