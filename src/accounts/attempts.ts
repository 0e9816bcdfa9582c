/**
 * Limits on signing in. Each try is counted in the database before its password is looked at, and stays there unless it was
 * right: tries that run side by side, on several servers too, are told apart by the ledger's one writer.
 */
import { randomUUID } from 'node:crypto'
import { isIP } from 'node:net'
import type { Kysely } from 'kysely'
import { TooManyError } from '../errors.ts'
import { sha256 } from '../identity.ts'
import { type Tx, write } from '../ledger/index.ts'
import type { Tables } from '../ledger/tables.ts'
import { type Room, timeIn } from './room.ts'

const WINDOW = 15 * 60 * 1000 // milliseconds in which failures count
const LIMITS = { account: 5, address: 20 } as const
type Counted = keyof typeof LIMITS

/** What a try is counted by: digests, for people type passwords where their e-mail goes. */
type Keys = Readonly<Record<Counted, string>>

/** A try that was counted. */
export interface Attempt extends Keys {
  readonly id: string
}

/**
 * Counts a try for an e-mail (folded) from an address. Throws a TooManyError with the seconds to wait where one of the two
 * has failed too often; such a try is not counted itself.
 */
export async function countAttempt(
  room: Room,
  { email, address }: { email: string; address: string },
): Promise<Attempt> {
  const keys = { account: sha256(email), address: sha256(networkOf(address)) }
  refuse(await findWait(room, room.ledger.db, keys)) // most of a flood is refused without a write
  const id = randomUUID()
  const wait = await write(room.ledger, async (tx) => {
    await tx.deleteFrom('auth_attempt').where('at', '<=', timeIn(room, -WINDOW)).execute()
    const seconds = await findWait(room, tx, keys)
    if (seconds === 0)
      await tx
        .insertInto('auth_attempt')
        .values({ id, ...keys, at: timeIn(room) })
        .execute()
    return seconds
  })
  refuse(wait)
  return { id, ...keys }
}

/** Takes a try back that was right, and forgets the failures of its account: those of its address go on counting. */
export async function forgive(tx: Tx, { id, account }: Attempt): Promise<void> {
  await tx.deleteFrom('auth_attempt').where('id', '=', id).execute()
  await forget(tx, account)
}

/** Forgets the failures of an account. */
export async function clearAttempts(tx: Tx, email: string): Promise<void> {
  await forget(tx, sha256(email))
}

async function forget(tx: Tx, account: string): Promise<void> {
  await tx.updateTable('auth_attempt').set({ account: null }).where('account', '=', account).execute()
}

function refuse(seconds: number): void {
  if (seconds > 0)
    throw new TooManyError(`too many failed tries to sign in; try again in ${seconds} seconds`, seconds)
}

/** Seconds until there are fewer failures than a limit allows; 0 where there are. */
async function findWait(room: Room, db: Kysely<Tables>, keys: Keys): Promise<number> {
  const now = room.now().getTime()
  let wait = 0
  for (const by of ['account', 'address'] as const) {
    const full = await db
      .selectFrom('auth_attempt')
      .select('at')
      .where(by, '=', keys[by])
      .where('at', '>', timeIn(room, -WINDOW))
      .orderBy('at', 'desc')
      .offset(LIMITS[by] - 1)
      .limit(1)
      .executeTakeFirst()
    if (full) wait = Math.max(wait, Math.ceil((Date.parse(full.at) + WINDOW - now) / 1000), 1)
  }
  return wait
}

/** Who has an IPv6 address has 2^64 of them: they count as one. "2001:db8::7" is "2001:db8:0:0", "::ffff:10.0.0.1" is "10.0.0.1". */
function networkOf(address: string): string {
  const [plain = ''] = address.trim().split('%') // the zone tells only through which interface
  if (isIP(plain) !== 6) return plain
  const [, mapped] = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(plain) ?? []
  if (mapped !== undefined) return mapped
  const [left = '', right] = new URL(`http://[${plain}]/`).hostname.slice(1, -1).split('::')
  const words = (part: string) => (part === '' ? [] : part.split(':'))
  const tail = words(right ?? '')
  const gap = right === undefined ? 0 : 8 - words(left).length - tail.length
  return [...words(left), ...Array<string>(gap).fill('0'), ...tail].slice(0, 4).join(':')
}
