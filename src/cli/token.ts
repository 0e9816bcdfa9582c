/** `readout token`: by what programs use the ledger over the network. */
import type { Command } from 'commander'
import type { Token } from '../accounts/index.ts'
import { ReadoutError } from '../errors.ts'
import { tell } from './tell.ts'
import { withAccounts } from './with-accounts.ts'

interface TokenFlags {
  json?: true
  ledger?: string
  account: string
  role?: string
  days?: string
}

/** Adds the commands; what they need is loaded when they run. */
export function addToken(readout: Command): void {
  const token = readout
    .command('token')
    .summary('give programs access over the network')
    .description(
      'A token lets a program ask for an account. It is shown once, ends by itself, and can be revoked.',
    )
    .helpCommand(false)
  token
    .command('add')
    .summary('make a token')
    .description('Makes a token and prints it: the ledger keeps only its hash, and it cannot be shown again.')
    .argument('<NAME>', 'what it is for')
    .requiredOption('--account <EMAIL>', 'the account that it asks for')
    .option('--role <ROLE>', 'reader, reviewer or owner, no more than the account (default: the account’s)')
    .option('--days <N>', 'days until it ends, 365 at most (default: 90)')
    .addHelpText(
      'after',
      '\nExample:\n  readout token add nightly --account ada@example.org --role reader --days 30 > token.txt',
    )
    .action(async (name: string, _flags: unknown, command: Command) => {
      const { json, ledger, account: email, role, days } = command.optsWithGlobals<TokenFlags>()
      await withAccounts(ledger, async (accounts) => {
        const { id: account } = await accounts.getAccountOf(email)
        const { plain, ...made } = await accounts.addToken({
          account,
          name,
          ...(role !== undefined && { role }),
          ...(days !== undefined && { days: days.trim() === '' ? Number.NaN : Number(days) }),
        })
        process.stdout.write(json ? `${JSON.stringify({ ...made, token: plain }, null, 2)}\n` : `${plain}\n`)
        const until = made.expires.slice(0, 10)
        tell(
          `${made.id}: ${made.name}, ${made.role} until ${until}; it is not shown again; readout token revoke ${made.id} ends it`,
        )
      })
    })
  token
    .command('list')
    .summary('list tokens')
    .description('Lists tokens with the day of their last use; the tokens themselves are kept nowhere.')
    .option('--account <EMAIL>', 'only those of this account')
    .action(async (_flags: unknown, command: Command) => {
      const { json, ledger, account: email } = command.optsWithGlobals<Partial<TokenFlags>>()
      await withAccounts(ledger, async (accounts) => {
        const account = email === undefined ? undefined : (await accounts.getAccountOf(email)).id
        await printTokens(await accounts.listTokens(account === undefined ? {} : { account }), json)
      })
    })
  token
    .command('revoke')
    .summary('end tokens')
    .description('Ends tokens at once.')
    .argument('<ID...>', 'tokens, by their ids')
    .action(async (ids: string[], _flags: unknown, command: Command) => {
      const { ledger } = command.optsWithGlobals<TokenFlags>()
      await withAccounts(ledger, async (accounts) => {
        for (const id of ids) {
          if (id.startsWith('rdt_'))
            throw new ReadoutError('misuse', 'that is a token; name it by its id: readout token list')
          await accounts.revokeToken(id)
          tell(`${id}: revoked`)
        }
      })
    })
}

async function printTokens(tokens: readonly Token[], json: true | undefined): Promise<void> {
  if (json) {
    process.stdout.write(`${JSON.stringify(tokens, null, 2)}\n`)
    return
  }
  if (tokens.length === 0) return tell('no tokens; readout token add NAME --account EMAIL makes one')
  const { formatTable } = await import('./table.ts')
  const today = new Date().toISOString()
  const table = formatTable<Token>(
    [
      { name: 'Id', show: ({ id }) => id, least: 13 },
      { name: 'Name', show: ({ name }) => name, least: 8 },
      { name: 'Account', show: ({ email }) => email, least: 8 },
      { name: 'Role', show: ({ role }) => role, least: 8 },
      {
        name: 'Until',
        show: ({ expires }) => `${expires.slice(0, 10)}${expires <= today ? '\n(ended)' : ''}`,
        least: 10,
      },
      { name: 'Last used', show: ({ used = 'never' }) => used, least: 10 },
    ],
    tokens,
    { width: process.stdout.columns ?? 80 },
  )
  process.stdout.write(`${table}\n`)
}
