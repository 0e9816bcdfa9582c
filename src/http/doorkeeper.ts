/** Who asks: by a token that a program sends, else by the cookie of a session. */
import type { FastifyRequest } from 'fastify'
import type { Account, Accounts } from '../accounts/index.ts'
import type { User } from './api.ts'
import type { Threads } from './threads.ts'

/** Somebody who asks. */
export interface Caller {
  readonly user: User
  /** Left out where the ledger has no accounts. */
  readonly account?: Account
}

/** Tells who asks. */
export interface Doorkeeper {
  /** Whether this ledger has accounts: then nobody gets in without one. */
  hasAccounts(): Promise<boolean>
  /** Null where nobody that this ledger knows asks. */
  identify(request: FastifyRequest): Promise<Caller | null>
  /** The session's token that a request carries. */
  tokenOf(request: FastifyRequest): string | null
  /** The `Set-Cookie` by which a session begins, or ends where it is null. */
  cookieFor(session: { readonly token: string; readonly expires: Date } | null): string
}

/**
 * Makes one. `local` is who works at this machine, where nobody else reaches the server: the owner of a ledger without accounts. With `secure` cookies travel over
 * HTTPS alone.
 */
export function newDoorkeeper(
  accounts: Accounts,
  { threads, secret, local, secure }: { threads: Threads; secret: string; local?: string; secure: boolean },
): Doorkeeper {
  // Browsers give a cookie with this prefix to the very host alone that set it, and over HTTPS alone.
  const name = secure ? '__Host-readout' : 'readout'
  const cookie = new RegExp(`(?:^|; ?)${name}=([\\w-]+)(?:;|$)`)
  const tokenOf = ({ headers }: FastifyRequest) => cookie.exec(headers.cookie ?? '')?.[1] ?? null
  return {
    hasAccounts: () => accounts.hasAccounts(),
    tokenOf,
    async identify(request) {
      const { authorization } = request.headers
      if (authorization !== undefined) {
        const bearer = await accounts.findToken(/^bearer (\S+)$/i.exec(authorization)?.[1] ?? '')
        if (!bearer) return null
        const { account, role, token, noted } = bearer
        if (!noted) threads.change('noteUse', secret, token).catch(() => {}) // a token is good on a full disk too
        return { user: { id: account.id, name: account.name, role }, account }
      }
      const session = tokenOf(request)
      const account = session === null ? null : await accounts.findSession(session)
      if (account) return { user: { id: account.id, name: account.name, role: account.role }, account }
      if (local === undefined || (await accounts.hasAccounts())) return null
      return { user: { id: 'local', name: local, role: 'owner' } }
    },
    cookieFor(session) {
      const parts = [
        `${name}=${session?.token ?? ''}`,
        'Path=/',
        'HttpOnly',
        'SameSite=Strict',
        `Expires=${(session?.expires ?? new Date(0)).toUTCString()}`,
        ...(secure ? ['Secure'] : []),
      ]
      return parts.join('; ')
    },
  }
}
