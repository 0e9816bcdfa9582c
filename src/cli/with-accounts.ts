/** What the commands on accounts and tokens share. */
import type { Accounts } from '../accounts/index.ts'
import { ReadoutError } from '../errors.ts'
import { findPlace } from './place.ts'
import { withLedger } from './views/command.ts'

/** Opens the accounts of the ledger that is meant, and closes it when all is done. */
export async function withAccounts(
  flag: string | undefined,
  use: (accounts: Accounts) => Promise<void>,
): Promise<void> {
  const { findSecret, openAccounts } = await import('../accounts/index.ts')
  await withLedger(flag, async (ledger) => {
    const accounts = openAccounts(ledger, { secret: findSecret(findPlace(flag).folder) })
    try {
      await use(accounts)
    } catch (error) {
      if (!(error instanceof ReadoutError) || error.code !== 'field') throw error
      throw new ReadoutError('misuse', error.message, { cause: error }) // it came from the command line
    }
  })
}
