/** Sessions of browsers: a token in a cookie, good for twelve hours, and of which the ledger keeps a keyed hash. */
import { createHmac, randomBytes } from 'node:crypto'
import type { Kysely } from 'kysely'
import { ReadoutError } from '../errors.ts'
import { write } from '../ledger/index.ts'
import type { Tables } from '../ledger/tables.ts'
import { getActive, toAccount } from './accounts.ts'
import { countAttempt, forgive } from './attempts.ts'
import { authOn, SESSION_SECONDS } from './auth.ts'
import { foldEmail, isEmail, LONGEST_PASSWORD } from './given.ts'
import { type Account, type Room, timeIn } from './room.ts'

/** Who signs in, and from where. */
export interface SignIn {
  readonly email: string
  readonly password: string
  /** The address of the connection, or the one that a configured proxy tells: by it failed tries are counted. */
  readonly address: string
}

/** A session that has begun. */
export interface SignedIn {
  /** For the cookie; kept nowhere else. */
  readonly token: string
  /** When the session ends. */
  readonly expires: Date
  readonly account: Account
}

const TOKEN = /^[\w-]{43}$/ // 32 bytes

/**
 * Begins a session. Throws a ReadoutError `unauthorized` where e-mail and password do not belong together, whichever of them
 * is wrong, and after the same time; a TooManyError where too many tries have failed.
 */
export async function signIn(room: Room, { email: given, password, address }: SignIn): Promise<SignedIn> {
  const email = foldEmail(given)
  const attempt = await countAttempt(room, { email, address })
  const { verify } = await authOn(room.ledger.db, room.secret)
  const found = await findCredential(room.ledger.db, email)
  const dummy = await findDummy(room)
  const fits = password.length <= 2 * LONGEST_PASSWORD // a character is one or two code units
  const right = await verify(fits ? password : '', found?.password ?? dummy)
  if (!found || !fits || !right) throw wrongPassword()
  const token = randomBytes(32).toString('base64url')
  const expires = new Date(room.now().getTime() + SESSION_SECONDS * 1000)
  return write(room.ledger, async (tx) => {
    const still = await findCredential(tx, email)
    if (still?.password !== found.password) throw wrongPassword() // it was changed meanwhile
    await forgive(tx, attempt)
    await tx.deleteFrom('auth_session').where('expires_at', '<=', timeIn(room)).execute()
    const { insertSession } = await authOn(tx, room.secret)
    await insertSession({
      account: found.account,
      token: digest(room, token),
      at: room.now(),
      expires,
    })
    return { token, expires, account: await getActive(tx, found.account) }
  })
}

/** Whose session a token is; null where there is none, or it has ended. Writes nothing: a session is not prolonged by its use. */
export async function findSession(room: Room, token: string): Promise<Account | null> {
  if (!TOKEN.test(token)) return null
  const row = await room.ledger.db
    .selectFrom('auth_session')
    .innerJoin('auth_account', 'auth_account.id', 'auth_session.account')
    .selectAll('auth_account')
    .where('auth_session.token', '=', digest(room, token))
    .where('auth_session.expires_at', '>', timeIn(room))
    .where('auth_account.revoked_at', 'is', null)
    .executeTakeFirst()
  return row ? toAccount(row) : null
}

/** Ends a session; nothing happens where it has ended already. */
export async function signOut(room: Room, token: string): Promise<void> {
  if (!TOKEN.test(token)) return
  await write(room.ledger, async (tx) => {
    const { deleteSession } = await authOn(tx, room.secret)
    await deleteSession(digest(room, token))
  })
}

/** With another secret all sessions have ended, and a copy of the ledger opens none. */
function digest({ secret }: Pick<Room, 'secret'>, token: string): string {
  return createHmac('sha256', secret).update(`session ${token}`).digest('hex')
}

/** The account in use of an e-mail, with the hash of its password. */
async function findCredential(db: Kysely<Tables>, email: string) {
  if (!isEmail(email)) return null
  const row = await db
    .selectFrom('auth_account')
    .innerJoin('auth_credential', 'auth_credential.account', 'auth_account.id')
    .select(['auth_account.id as account', 'auth_credential.password'])
    .where('auth_account.email', '=', email)
    .where('auth_account.revoked_at', 'is', null)
    .executeTakeFirst()
  return row?.password ? { account: row.account, password: row.password } : null
}

let dummy: Promise<string> | undefined

/** The hash of a password that nobody has: an e-mail without an account takes as long as one with. */
function findDummy({ ledger, secret }: Room): Promise<string> {
  dummy ??= authOn(ledger.db, secret).then(({ hash }) => hash(randomBytes(32).toString('hex')))
  return dummy
}

function wrongPassword(): ReadoutError {
  return new ReadoutError('unauthorized', 'e-mail and password do not belong together')
}
