/** `readout account`: who may use the ledger over the network. */
import type { Command } from 'commander'
import type { Account } from '../accounts/index.ts'
import { askPassword } from './password.ts'
import { tell } from './tell.ts'
import { withAccounts } from './with-accounts.ts'

interface AccountFlags {
  json?: true
  ledger?: string
  name: string
  role: string
  passwordStdin?: true
}

/** Adds the commands; what they need is loaded when they run. */
export function addAccount(readout: Command): void {
  const account = readout
    .command('account')
    .summary('say who may use the ledger over the network')
    .description(
      'Accounts are for readout serve; whoever may read the ledger itself needs none. As soon as there is one, everybody ' +
        'signs in. A reader asks, a reviewer also decides and adds reports, an owner also makes accounts.',
    )
    .helpCommand(false)
  const passwordFlag = ['--password-stdin', 'read the password from standard input'] as const
  account
    .command('add')
    .summary('make an account')
    .description('Makes an account; the first one is an owner’s. The password is typed, and not shown.')
    .argument('<EMAIL>', 'by which it signs in')
    .requiredOption('--name <NAME>', 'as decisions name who made them')
    .requiredOption('--role <ROLE>', 'reader, reviewer or owner')
    .option(...passwordFlag)
    .addHelpText('after', '\nExample:\n  readout account add ada@example.org --name Ada --role owner')
    .action(async (email: string, _flags: unknown, command: Command) => {
      const { json, ledger, name, role, passwordStdin } = command.optsWithGlobals<AccountFlags>()
      await withAccounts(ledger, async (accounts) => {
        const password = await askPassword({ fromInput: passwordStdin === true })
        const made = await accounts.addAccount({ email, name, role, password })
        show(made, json, `${made.name}, ${made.role}; may sign in`)
      })
    })
  account
    .command('list')
    .summary('list accounts')
    .description('Lists accounts, those that were revoked too.')
    .action(async (_flags: unknown, command: Command) => {
      const { json, ledger } = command.optsWithGlobals<AccountFlags>()
      await withAccounts(ledger, async (accounts) => printAccounts(await accounts.listAccounts(), json))
    })
  account
    .command('role')
    .summary('give an account another role')
    .description('Gives an account another role, from its next request on. The last owner stays one.')
    .argument('<EMAIL>', 'the account')
    .argument('<ROLE>', 'reader, reviewer or owner')
    .action(async (email: string, role: string, _flags: unknown, command: Command) => {
      const { json, ledger } = command.optsWithGlobals<AccountFlags>()
      await withAccounts(ledger, async (accounts) => {
        const { id } = await accounts.getAccountOf(email)
        const changed = await accounts.setRole(id, role)
        show(changed, json, `${changed.name}, ${changed.role} from the next request on`)
      })
    })
  account
    .command('password')
    .summary('give an account another password')
    .description('Gives an account another password, ends its sessions, and forgets failed tries to sign in.')
    .argument('<EMAIL>', 'the account')
    .option(...passwordFlag)
    .action(async (email: string, _flags: unknown, command: Command) => {
      const { json, ledger, passwordStdin } = command.optsWithGlobals<AccountFlags>()
      await withAccounts(ledger, async (accounts) => {
        const found = await accounts.getAccountOf(email)
        await accounts.setPassword(found.id, await askPassword({ fromInput: passwordStdin === true }))
        show(found, json, 'has another password; its sessions have ended')
      })
    })
  account
    .command('revoke')
    .summary('take an account’s access away')
    .description(
      'Takes an account’s access away at once: its sessions and its tokens end. Its decisions and its name stay. The last ' +
        'owner cannot be revoked.',
    )
    .argument('<EMAIL>', 'the account')
    .action(async (email: string, _flags: unknown, command: Command) => {
      const { json, ledger } = command.optsWithGlobals<AccountFlags>()
      await withAccounts(ledger, async (accounts) => {
        const { id } = await accounts.getAccountOf(email)
        show(await accounts.revokeAccount(id), json, 'revoked; its sessions and tokens have ended')
      })
    })
}

function show(account: Account, json: true | undefined, what: string): void {
  if (json) process.stdout.write(`${JSON.stringify(account, null, 2)}\n`)
  else tell(`${account.email}: ${what}`)
}

async function printAccounts(accounts: readonly Account[], json: true | undefined): Promise<void> {
  if (json) {
    process.stdout.write(`${JSON.stringify(accounts, null, 2)}\n`)
    return
  }
  if (accounts.length === 0)
    return tell('no accounts; readout account add EMAIL --name NAME --role owner makes one')
  const { formatTable } = await import('./table.ts')
  const table = formatTable<Account>(
    [
      { name: 'E-mail', show: ({ email }) => email, least: 12 },
      { name: 'Name', show: ({ name }) => name, least: 8 },
      { name: 'Role', show: ({ role, revoked }) => (revoked === undefined ? role : 'revoked'), least: 8 },
      { name: 'Since', show: ({ at, revoked = at }) => revoked.slice(0, 10), least: 10 },
    ],
    accounts,
    { width: process.stdout.columns ?? 80 },
  )
  process.stdout.write(`${table}\n`)
}
