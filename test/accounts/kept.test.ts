import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { describe, expect, it } from 'vitest'
import { openAccounts } from '../../src/accounts/index.ts'
import { backupLedger } from '../../src/ledger/backup.ts'
import { checkLedger } from '../../src/ledger/check.ts'
import { exportContents } from '../../src/ledger/contents.ts'
import { closeLedger, type Ledger, look, openLedger } from '../../src/ledger/index.ts'
import { KINDS, newFolder, newLedger } from '../ledger/ledgers.ts'
import { ADDRESS, newRoom, outcome, PASSWORD, SECRET } from './rooms.ts'

const contentsOf = (ledger: Ledger) =>
  look(ledger, async (tx) => {
    const lines: string[] = []
    for await (const line of exportContents(ledger, tx)) lines.push(line)
    return lines
  })

describe.each(KINDS)('accounts in a ledger on %s', (kind) => {
  it('are in its backup, with passwords, tokens, and those that were revoked', async () => {
    const { ledger, clock, accounts, ada, add } = await newRoom(kind)
    const bo = await add('Bo', 'reviewer')
    const { plain } = await accounts.addToken({ account: ada.id, name: 'nightly' })
    const { token } = await accounts.signIn({ email: ada.email, password: PASSWORD, address: ADDRESS })
    await outcome(accounts.signIn({ email: ada.email, password: 'wrong', address: ADDRESS }))
    await accounts.revokeAccount(bo.id)
    const file = join(newFolder(), 'backup.db')
    await backupLedger(ledger, file)
    const copy = await openLedger(file)
    const kept = openAccounts(copy, { secret: SECRET, now: clock.now })
    expect(await kept.listAccounts()).toEqual(await accounts.listAccounts())
    expect(await kept.listTokens()).toEqual(await accounts.listTokens())
    expect(await kept.findToken(plain)).toMatchObject({ account: ada })
    expect(await kept.findSession(token)).toEqual(ada)
    expect(await outcome(kept.signIn({ email: ada.email, password: PASSWORD, address: ADDRESS }))).toBe(
      'done',
    )
    for (const one of [ledger, copy]) {
      expect((await checkLedger(one)).faults).toEqual([])
      await closeLedger(one)
    }
  })

  it('are no content: a ledger with other users says the same', async () => {
    const { ledger, accounts, ada } = await newRoom(kind)
    await accounts.addToken({ account: ada.id, name: 'x' })
    await accounts.signIn({ email: ada.email, password: PASSWORD, address: ADDRESS })
    const other = await newLedger(kind)
    expect(await contentsOf(ledger)).toEqual(await contentsOf(other))
    for (const one of [ledger, other]) await closeLedger(one)
  })
})

describe('accounts stay home', () => {
  it('ask nobody anything, even where the environment would have it otherwise', async () => {
    let hits = 0
    const canary = createServer((_, response) => {
      hits += 1
      response.end()
    })
    await new Promise<void>((resolve) => canary.listen(0, '127.0.0.1', resolve))
    const { port } = canary.address() as { port: number }
    const src = join(import.meta.dirname, '../../src')
    const script = `import { openAccounts } from '${src}/accounts/index.ts'
      import { closeLedger, openLedger } from '${src}/ledger/index.ts'
      const ledger = await openLedger(process.argv[1], { create: true })
      const accounts = openAccounts(ledger, { secret: '${SECRET}' })
      const given = { email: 'ada@example.org', name: 'Ada', role: 'owner', password: '${PASSWORD}' }
      await accounts.addAccount(given)
      await accounts.signIn({ ...given, address: '192.0.2.7' })
      await new Promise((resolve) => setTimeout(resolve, 500))
      await closeLedger(ledger)`
    const child = spawn(
      process.execPath,
      ['--input-type=module', '-e', script, join(newFolder(), 'readout.db')],
      {
        env: {
          BETTER_AUTH_TELEMETRY: '1',
          BETTER_AUTH_TELEMETRY_ENDPOINT: `http://127.0.0.1:${port}/`,
          BETTER_AUTH_SECRETS: 'nonsense',
          NODE_ENV: 'production',
        },
      },
    )
    const [out, err, [code]] = await Promise.all([
      text(child.stdout),
      text(child.stderr),
      once(child, 'close'),
    ])
    canary.close()
    expect({ code, out, err, hits }).toEqual({ code: 0, out: '', err: '', hits: 0 })
  })
})
