/** Accounts: who there is, and what becomes of them. None is ever deleted, for decisions name who made them. */
import type { Kysely, Selectable } from 'kysely'
import { ReadoutError } from '../errors.ts'
import { type Tx, write } from '../ledger/index.ts'
import type { AuthAccountTable, Tables } from '../ledger/tables.ts'
import { clearAttempts } from './attempts.ts'
import { authOn } from './auth.ts'
import { checkEmail, checkName, checkPassword, checkRole, isId } from './given.ts'
import { type Account, type Room, timeIn } from './room.ts'

/** What is given for a new account. */
export interface NewAccount {
  readonly email: string
  readonly name: string
  readonly role: string
  readonly password: string
}

/** Whether there is an account in use: then nobody gets in without one, not even from this machine. */
export async function hasAccounts({ ledger }: Room): Promise<boolean> {
  const found = await ledger.db
    .selectFrom('auth_account')
    .select('id')
    .where('revoked_at', 'is', null)
    .limit(1)
    .executeTakeFirst()
  return found !== undefined
}

/**
 * Makes an account; the first one is an owner's. Throws a ReadoutError `field` where something given is wrong: so is an
 * e-mail or a name that somebody else has or had, for decisions are told apart by it.
 */
export async function addAccount(room: Room, given: NewAccount): Promise<Account> {
  const email = checkEmail(given.email)
  const name = checkName(given.name)
  const role = checkRole(given.role)
  const password = checkPassword(given.password, email)
  const { hash } = await authOn(room.ledger.db, room.secret)
  const hashed = await hash(password) // takes its time, and nobody else's: nothing is locked yet
  return write(room.ledger, async (tx) => {
    const others = await tx.selectFrom('auth_account').selectAll().execute()
    const active = others.filter(({ revoked_at }) => revoked_at === null)
    if (active.some((other) => other.email === email))
      throw new ReadoutError('field', `email: ${email} has an account already; give another`)
    if (others.some((other) => other.email !== email && foldName(other.name) === foldName(name)))
      throw new ReadoutError(
        'field',
        `name: ${JSON.stringify(name)} is, or was, somebody else's, and decisions are told apart by it; give another`,
      )
    if (active.length === 0 && role !== 'owner')
      throw new ReadoutError('field', `role: the first account is an owner's, and not a ${role}'s`)
    const { insertAccount } = await authOn(tx, room.secret)
    const id = await insertAccount({ email, name, role, hash: hashed, at: room.now() })
    await clearAttempts(tx, email)
    return getAccount(tx, id)
  })
}

/** All accounts, those that were revoked too, in the order of their e-mails. */
export async function listAccounts({ ledger }: Room): Promise<readonly Account[]> {
  const rows = await ledger.db
    .selectFrom('auth_account')
    .selectAll()
    .orderBy('email')
    .orderBy('created_at')
    .execute()
  return rows.map(toAccount)
}

/** The account in use of an e-mail. Throws a ReadoutError `not-found` where there is none. */
export async function getAccountOf({ ledger }: Room, given: string): Promise<Account> {
  const email = checkEmail(given)
  const row = await ledger.db
    .selectFrom('auth_account')
    .selectAll()
    .where('email', '=', email)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  if (!row) throw new ReadoutError('not-found', `${email}: there is no such account, or it was revoked`)
  return toAccount(row)
}

/** Gives an account another role, from its next request on. The last owner stays one (`forbidden`). */
export async function setRole(room: Room, id: string, given: string): Promise<Account> {
  const role = checkRole(given)
  return write(room.ledger, async (tx) => {
    const account = await getActive(tx, id)
    if (role !== 'owner') await checkOwners(tx, account)
    const updated_at = timeIn(room)
    await tx.updateTable('auth_account').set({ role, updated_at }).where('id', '=', id).execute()
    return getAccount(tx, id)
  })
}

/** Gives an account another password, ends its sessions, and forgets failed tries. */
export async function setPassword(room: Room, id: string, given: string): Promise<void> {
  const { email } = await getActive(room.ledger.db, id)
  const password = checkPassword(given, email)
  const { hash } = await authOn(room.ledger.db, room.secret)
  const hashed = await hash(password)
  await write(room.ledger, async (tx) => {
    await getActive(tx, id)
    const { updateHash, deleteSessions } = await authOn(tx, room.secret)
    await updateHash(id, hashed)
    await deleteSessions(id)
    await clearAttempts(tx, email)
  })
}

/** Takes an account's access away: its sessions, its tokens and its password. The last owner stays (`forbidden`). */
export async function revokeAccount(room: Room, id: string): Promise<Account> {
  return write(room.ledger, async (tx) => {
    await checkOwners(tx, await getActive(tx, id))
    const { deleteCredentials, deleteSessions } = await authOn(tx, room.secret)
    await deleteSessions(id)
    await deleteCredentials(id)
    await tx.deleteFrom('auth_token').where('account', '=', id).execute()
    const at = timeIn(room)
    await tx
      .updateTable('auth_account')
      .set({ revoked_at: at, updated_at: at })
      .where('id', '=', id)
      .execute()
    return getAccount(tx, id)
  })
}

/** An account that is in use. Throws a ReadoutError `not-found` where there is none. */
export async function getActive(db: Kysely<Tables>, id: string): Promise<Account> {
  const account = await getAccount(db, id)
  if (account.revoked !== undefined)
    throw new ReadoutError('not-found', `${account.email}: the account was revoked; make a new one`)
  return account
}

async function getAccount(db: Kysely<Tables>, id: string): Promise<Account> {
  const row = isId(id)
    ? await db.selectFrom('auth_account').selectAll().where('id', '=', id).executeTakeFirst()
    : undefined
  if (!row)
    throw new ReadoutError('not-found', `${JSON.stringify(id.slice(0, 60))}: there is no such account`)
  return toAccount(row)
}

/** There is an owner beside an account. */
async function checkOwners(tx: Tx, { id, email }: Account): Promise<void> {
  const other = await tx
    .selectFrom('auth_account')
    .select('id')
    .where('role', '=', 'owner')
    .where('revoked_at', 'is', null)
    .where('id', '<>', id)
    .limit(1)
    .executeTakeFirst()
  if (!other)
    throw new ReadoutError('forbidden', `${email}: is the last owner, and stays; make another one first`)
}

export function toAccount(row: Selectable<AuthAccountTable>): Account {
  const { id, email, name, role, created_at: at, revoked_at: revoked } = row
  return { id, email, name, role, at, ...(revoked !== null && { revoked }) }
}

/** Names that look the same are the same. */
function foldName(name: string): string {
  return name.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ')
}
