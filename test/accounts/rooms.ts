/** Accounts for the tests: on a ledger of their own, with a clock that is set by hand. */
import { type Account, openAccounts, type Role } from '../../src/accounts/index.ts'
import type { Ledger } from '../../src/ledger/index.ts'
import { newLedger } from '../ledger/ledgers.ts'

export const SECRET = 'Zm9ydHktdHdvIHJlcG9ydHMgYW5kIG9uZSBlbnZveQ'
export const PASSWORD = 'a bridge at Veld, twice'
export const ADDRESS = '192.0.2.7'
export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

/** A clock that stands still until it is moved. */
export class Clock {
  #at = Date.parse('2026-03-14T09:00:00.000Z')

  readonly now = () => new Date(this.#at)

  move(milliseconds: number): void {
    this.#at += milliseconds
  }
}

/** The accounts of a new ledger: Ada is its owner. */
export async function newRoom(kind: Ledger['kind']) {
  const ledger = await newLedger(kind)
  const clock = new Clock()
  const accounts = openAccounts(ledger, { secret: SECRET, now: clock.now })
  const ada = await accounts.addAccount({
    email: 'ada@example.org',
    name: 'Ada',
    role: 'owner',
    password: PASSWORD,
  })
  const add = (name: string, role: Role): Promise<Account> =>
    accounts.addAccount({ email: `${name.toLowerCase()}@example.org`, name, role, password: PASSWORD })
  return { ledger, clock, accounts, ada, add }
}

/** What becomes of something: "done", or the code and the sentence that refuse it. */
export const outcome = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'done',
    ({ code, message }) => `${code}: ${message}`,
  )
