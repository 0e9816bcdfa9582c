/**
 * better-auth, as Readout uses it: the hash of passwords, and the rows of accounts, credentials and sessions. Its routes are
 * never mounted (no sign-up, no reset links, no redirects), and neither its sign-in (which counts no tries by account and
 * keeps session tokens as they are) nor its plug-in for API keys (which writes whenever a key is used, and on SQLite would
 * wait for a running `add`) is called.
 */
import type { Kysely } from 'kysely'
import type { Tables } from '../ledger/tables.ts'
import type { Role } from './roles.ts'

/** Seconds that a session lasts, whatever happens in it. */
export const SESSION_SECONDS = 12 * 3600

/** By these somebody could make it send telemetry: it heeds them although it is told not to. */
const TELEMETRY = ['BETTER_AUTH_TELEMETRY', 'BETTER_AUTH_TELEMETRY_ENDPOINT', 'BETTER_AUTH_TELEMETRY_DEBUG']

/** Its functions on a ledger, or within a transaction of one. */
export async function authOn(db: Kysely<Tables>, secret: string) {
  for (const name of TELEMETRY) delete process.env[name]
  const { betterAuth } = await import('better-auth') // half a second: only for those who sign in
  const auth = betterAuth({
    appName: 'Readout',
    baseURL: 'http://localhost', // of routes that nobody can reach; without it the environment is asked
    secret,
    secrets: [{ version: 1, value: secret }], // or BETTER_AUTH_SECRETS would win
    telemetry: { enabled: false },
    logger: { disabled: true },
    rateLimit: { enabled: false },
    // As on SQLite on a server too: dates are texts and truth is 1 or 0 in all tables of a ledger.
    database: { db, type: 'sqlite' },
    emailAndPassword: { enabled: true, disableSignUp: true },
    user: {
      modelName: 'auth_account',
      fields: { emailVerified: 'email_verified', createdAt: 'created_at', updatedAt: 'updated_at' },
      additionalFields: { role: { type: 'string', required: true, input: false } },
    },
    account: {
      modelName: 'auth_credential',
      fields: {
        userId: 'account',
        providerId: 'provider',
        accountId: 'subject',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
    },
    session: {
      modelName: 'auth_session',
      fields: {
        userId: 'account',
        expiresAt: 'expires_at',
        ipAddress: 'address',
        userAgent: 'agent',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
      expiresIn: SESSION_SECONDS,
      disableSessionRefresh: true,
    },
  })
  const { internalAdapter: rows, password } = await auth.$context
  return {
    hash: (plain: string) => password.hash(plain),
    verify: (plain: string, hash: string) => password.verify({ password: plain, hash }),
    /** Makes an account that signs in with a password; gives its id. */
    async insertAccount(account: { email: string; name: string; role: Role; hash: string; at: Date }) {
      const { hash, at, ...given } = account
      const dates = { createdAt: at, updatedAt: at }
      const { id } = await rows.createUser(
        { ...given, ...dates, emailVerified: false },
        { method: 'email-password' },
      )
      await rows.linkAccount({
        userId: id,
        providerId: 'credential',
        accountId: id,
        password: hash,
        ...dates,
      })
      return id
    },
    updateHash: (account: string, hash: string) => rows.updatePassword(account, hash),
    deleteCredentials: (account: string) => rows.deleteAccounts(account),
    async insertSession(session: { account: string; token: string; at: Date; expires: Date }) {
      const { account, token, at, expires } = session
      await rows.createSession(
        account,
        false,
        { token, expiresAt: expires, createdAt: at, updatedAt: at },
        true,
      )
    },
    deleteSession: (token: string) => rows.deleteSession(token),
    deleteSessions: (account: string) => rows.deleteUserSessions(account),
  }
}
