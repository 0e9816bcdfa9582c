/**
 * Accounts: who may use a ledger over the network, as what, and how they get in. Knows the ledger's database, and nothing of
 * reports or of HTTP.
 */
import { ReadoutError } from '../errors.ts'
import type { Ledger } from '../ledger/index.ts'
import {
  addAccount,
  getAccountOf,
  hasAccounts,
  listAccounts,
  type NewAccount,
  revokeAccount,
  setPassword,
  setRole,
} from './accounts.ts'
import type { Account, Room } from './room.ts'
import { findSession, type SignIn, signIn, signOut } from './sessions.ts'
import { addToken, findToken, listTokens, type NewToken, noteUse, revokeToken } from './tokens.ts'

export { type Action, isRole, lesser, may, ROLES, type Role } from './roles.ts'
export type { Account } from './room.ts'
export { EXAMPLE_SECRET, findSecret } from './secret.ts'
export type { SignedIn } from './sessions.ts'
export type { Token } from './tokens.ts'

/** The accounts of a ledger. */
export type Accounts = ReturnType<typeof openAccounts>

/** The accounts of an open ledger; `secret` is what `findSecret` gives, and `now` the clock. */
export function openAccounts(
  ledger: Ledger,
  { secret, now = () => new Date() }: { secret: string; now?: () => Date },
) {
  if (secret.length < 32)
    throw new ReadoutError('secret', 'the secret is too short; take what findSecret gives')
  const room: Room = { ledger, secret, now }
  return {
    hasAccounts: () => hasAccounts(room),
    addAccount: (given: NewAccount) => addAccount(room, given),
    getAccountOf: (email: string) => getAccountOf(room, email),
    listAccounts: () => listAccounts(room),
    setRole: (id: string, role: string) => setRole(room, id, role),
    setPassword: (id: string, password: string) => setPassword(room, id, password),
    revokeAccount: (id: string) => revokeAccount(room, id),
    signIn: (given: SignIn) => signIn(room, given),
    findSession: (token: string) => findSession(room, token),
    signOut: (token: string) => signOut(room, token),
    addToken: (given: NewToken) => addToken(room, given),
    listTokens: (filter?: { account?: string }) => listTokens(room, filter),
    revokeToken: (id: string, by?: Account) => revokeToken(room, id, by),
    findToken: (plain: string) => findToken(room, plain),
    noteUse: (token: string) => noteUse(room, token),
  }
}
