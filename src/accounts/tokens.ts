/** Tokens by which programs ask for an account. A token is shown once; the ledger keeps its SHA-256. */
import { randomBytes } from 'node:crypto'
import { ReadoutError } from '../errors.ts'
import { sha256 } from '../identity.ts'
import { type Tx, write } from '../ledger/index.ts'
import { getActive, toAccount } from './accounts.ts'
import { checkDays, checkName, checkRole, isId } from './given.ts'
import { lesser, may, type Role } from './roles.ts'
import { type Account, days, type Room, timeIn } from './room.ts'

/** A token, as lists show it. */
export interface Token {
  readonly id: string
  readonly name: string
  /** The id of its account. */
  readonly account: string
  readonly email: string
  /** What it may do; never more than its account may. */
  readonly role: Role
  /** When it was made. */
  readonly at: string
  readonly expires: string
  /** The last day on which it was used; left out where it never was. */
  readonly used?: string
}

/** What is given for a new token. */
export interface NewToken {
  /** The id of the account that it is for. */
  readonly account: string
  readonly name: string
  /** The account's own where it is left out. */
  readonly role?: string
  /** Days until it ends: 90 where it is left out, 365 at most. */
  readonly days?: number
}

/** Who asks by a token. */
export interface Bearer {
  readonly token: string
  readonly account: Account
  /** The lesser of the token's role and what its account's is now. */
  readonly role: Role
  /** Whether its use is put down for today already (`noteUse`). */
  readonly noted: boolean
}

const PREFIX = 'rdt_' // by it scanners find tokens that lie around
const TOKEN = /^rdt_[\w-]{43}$/
const DAYS = 90

/** Makes a token. `plain` is the token itself, which is kept nowhere. Throws a ReadoutError `field` where what is given is wrong. */
export async function addToken(room: Room, given: NewToken): Promise<Token & { readonly plain: string }> {
  const name = checkName(given.name)
  const until = days(checkDays(given.days ?? DAYS))
  const asked = given.role === undefined ? undefined : checkRole(given.role)
  const plain = PREFIX + randomBytes(32).toString('base64url')
  const id = `t${randomBytes(6).toString('hex')}`
  await write(room.ledger, async (tx) => {
    const account = await getActive(tx, given.account)
    const role = asked ?? account.role
    if (lesser(role, account.role) !== role)
      throw new ReadoutError('field', `role: ${account.email} is ${account.role}, and a token may do no more`)
    await tx
      .insertInto('auth_token')
      .values({
        id,
        account: account.id,
        name,
        role,
        digest: sha256(plain),
        created_at: timeIn(room),
        expires_at: timeIn(room, until),
        used_on: null,
      })
      .execute()
  })
  return { ...(await getToken(room, id)), plain }
}

/** The tokens that are there, those that have ended too, the oldest first; of one account where it is named. */
export async function listTokens(
  { ledger }: Room,
  { account }: { account?: string } = {},
): Promise<readonly Token[]> {
  const rows = await ledger.db
    .selectFrom('auth_token')
    .innerJoin('auth_account', 'auth_account.id', 'auth_token.account')
    .selectAll('auth_token')
    .select(['auth_account.email', 'auth_account.role as most'])
    .$if(account !== undefined, (query) => query.where('auth_token.account', '=', account ?? ''))
    .orderBy('auth_token.created_at')
    .orderBy('auth_token.id')
    .execute()
  return rows.map(({ created_at: at, expires_at: expires, used_on: used, ...row }) => ({
    id: row.id,
    name: row.name,
    account: row.account,
    email: row.email,
    role: lesser(row.role, row.most),
    at,
    expires,
    ...(used !== null && { used }),
  }))
}

/** Takes a token away; `by` is who asks: his own tokens, an owner any. Throws a ReadoutError `not-found` for all others. */
export async function revokeToken({ ledger }: Room, id: string, by?: Account): Promise<void> {
  const remove = (tx: Tx) =>
    tx
      .deleteFrom('auth_token')
      .where('id', '=', id)
      .$if(by !== undefined && !may(by.role, 'manage'), (query) => query.where('account', '=', by?.id ?? ''))
      .executeTakeFirstOrThrow()
  const { numDeletedRows } = isId(id) ? await write(ledger, remove) : { numDeletedRows: 0n }
  if (numDeletedRows === 0n)
    throw new ReadoutError('not-found', `${JSON.stringify(id.slice(0, 60))}: there is no such token`)
}

/** Who asks by a token; null where there is no such token, it has ended, or its account was revoked. Writes nothing. */
export async function findToken(room: Room, plain: string): Promise<Bearer | null> {
  if (!TOKEN.test(plain)) return null
  const row = await room.ledger.db
    .selectFrom('auth_token')
    .innerJoin('auth_account', 'auth_account.id', 'auth_token.account')
    .selectAll('auth_account')
    .select(['auth_token.id as token', 'auth_token.role as least', 'auth_token.used_on'])
    .where('auth_token.digest', '=', sha256(plain))
    .where('auth_token.expires_at', '>', timeIn(room))
    .where('auth_account.revoked_at', 'is', null)
    .executeTakeFirst()
  if (!row) return null
  const account = toAccount(row)
  const noted = row.used_on !== null && row.used_on >= timeIn(room).slice(0, 10)
  return { token: row.token, account, role: lesser(row.least, account.role), noted }
}

/** Puts down that a token is used today: one write a day is enough, however often it is used. */
export async function noteUse(room: Room, token: string): Promise<void> {
  const today = timeIn(room).slice(0, 10)
  await write(room.ledger, (tx) =>
    tx.updateTable('auth_token').set({ used_on: today }).where('id', '=', token).execute(),
  )
}

async function getToken(room: Room, id: string): Promise<Token> {
  const token = (await listTokens(room)).find((one) => one.id === id)
  if (!token) throw new ReadoutError('not-found', `${id}: the token was revoked as it was made`)
  return token
}
