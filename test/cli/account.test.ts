import { execFileSync } from 'node:child_process'
import { EventEmitter } from 'node:events'
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { findSecret, openAccounts } from '../../src/accounts/index.ts'
import { typeIn } from '../../src/cli/password.ts'
import { closeLedger, openLedger } from '../../src/ledger/index.ts'
import { newFolder, newPlace } from '../ledger/ledgers.ts'
import { readout } from './readout.ts'

const BIN = fileURLToPath(new URL('../../bin/readout.js', import.meta.url))
const PASSWORD = 'a bridge at Veld, twice'

async function newProcess(): Promise<string> {
  const cwd = newFolder()
  await closeLedger(await openLedger(join(cwd, 'readout.db'), { create: true }))
  return cwd
}

const add = (cwd: string, name: string, role: string, input = `${PASSWORD}\n`) =>
  readout(
    [
      'account',
      'add',
      `${name.toLowerCase()}@example.org`,
      '--name',
      name,
      '--role',
      role,
      '--password-stdin',
    ],
    { cwd, input },
  )

describe('readout account', () => {
  it('makes an account that signs in, and a secret beside the ledger', async () => {
    const cwd = await newProcess()
    expect(await add(cwd, 'Ada', 'owner')).toEqual({
      code: 0,
      out: '',
      err: 'ada@example.org: Ada, owner; may sign in\n',
    })
    expect(readdirSync(cwd)).toEqual(['readout.db', 'readout.secret'])
    expect(statSync(join(cwd, 'readout.secret')).mode & 0o777).toBe(0o600)
    const ledger = await openLedger(join(cwd, 'readout.db'))
    const accounts = openAccounts(ledger, { secret: findSecret(cwd, {}) })
    const { account } = await accounts.signIn({
      email: 'ada@example.org',
      password: PASSWORD,
      address: '192.0.2.7',
    })
    expect(account).toMatchObject({ name: 'Ada', role: 'owner' })
    await closeLedger(ledger)
  })

  it('lists, changes and revokes accounts, but never the last owner', async () => {
    const cwd = await newProcess()
    const run = (...args: string[]) => readout(['account', ...args], { cwd })
    expect((await run('list')).err).toBe(
      'no accounts; readout account add EMAIL --name NAME --role owner makes one\n',
    )
    expect(await add(cwd, 'Bo', 'reader')).toEqual({
      code: 2,
      out: '',
      err: "readout: role: the first account is an owner's, and not a reader's\n",
    })
    await add(cwd, 'Ada', 'owner')
    await add(cwd, 'Bo', 'reader')
    expect((await run('role', 'bo@example.org', 'reviewer')).err).toBe(
      'bo@example.org: Bo, reviewer from the next request on\n',
    )
    expect((await run('role', 'bo@example.org', 'king')).code).toBe(2)
    expect(await run('revoke', 'ada@example.org')).toMatchObject({
      code: 1,
      err: 'readout: ada@example.org: is the last owner, and stays; make another one first\n',
    })
    expect((await run('revoke', 'bo@example.org')).err).toBe(
      'bo@example.org: revoked; its sessions and tokens have ended\n',
    )
    expect((await run('revoke', 'bo@example.org')).code).toBe(1)
    const { out } = await run('list')
    expect(out.split('\n').map((line) => line.trim().split(/ {2,}/).slice(0, 3))).toEqual([
      ['E-mail', 'Name', 'Role'],
      ['ada@example.org', 'Ada', 'owner'],
      ['bo@example.org', 'Bo', 'revoked'],
      [''],
    ])
    const list = JSON.parse((await run('list', '--json')).out)
    expect(list).toMatchObject([{ email: 'ada@example.org' }, { revoked: expect.any(String) }])
    expect(JSON.stringify(list)).not.toMatch(/password|hash/)
  })

  it('takes a password from a terminal or from standard input, and from nowhere else', async () => {
    const cwd = await newProcess()
    expect(await readout(['account', 'add', 'a@x', '--name', 'A', '--role', 'owner'], { cwd })).toEqual({
      code: 2,
      out: '',
      err: 'readout: there is no terminal to type a password on; give --password-stdin\n',
    })
    expect((await add(cwd, 'Ada', 'owner', 'short\n')).err).toBe(
      'readout: password: has 5 characters; give 12 at least\n',
    )
    expect((await add(cwd, 'Ada', 'owner', 'x'.repeat(20_000))).err).toBe(
      'readout: password: is far too long\n',
    )
    expect((await add(cwd, 'Ada', 'owner', `${PASSWORD}\r\nmore\n`)).code).toBe(0)
    const { err } = await readout(['account', 'password', 'ADA@example.org', '--password-stdin'], {
      cwd,
      input: 'another bridge, at Lirrane',
    })
    expect(err).toBe('ada@example.org: has another password; its sessions have ended\n')
    const ledger = await openLedger(join(cwd, 'readout.db'))
    const accounts = openAccounts(ledger, { secret: findSecret(cwd, {}) })
    const entry = { email: 'ada@example.org', address: '192.0.2.7' }
    await accounts.signIn({ ...entry, password: 'another bridge, at Lirrane' })
    await expect(accounts.signIn({ ...entry, password: PASSWORD })).rejects.toThrow(/do not belong/)
    await closeLedger(ledger)
  })

  it('does not show on the terminal what is typed', async () => {
    const cwd = await newProcess()
    const script = `import os, pty, sys, time
out = b''
pid, fd = pty.fork()
if pid == 0:
    os.execv(sys.argv[1], sys.argv[1:])
for word in [b'Password: ', b'Once more: ']:
    while word not in out:
        out += os.read(fd, 1000)
    time.sleep(0.2)
    os.write(fd, b'x\\x7f${PASSWORD}\\r')
try:
    while True:
        more = os.read(fd, 1000)
        if not more: break
        out += more
except OSError: pass
sys.stdout.buffer.write(out)`
    const args = ['account', 'add', 'ada@example.org', '--name', 'Ada', '--role', 'owner']
    try {
      const shown = execFileSync('python3', ['-c', script, process.execPath, BIN, ...args], {
        cwd,
        encoding: 'utf8',
      })
      expect(shown.replaceAll('\r', '')).toBe(
        'Password: \nOnce more: \nada@example.org: Ada, owner; may sign in\n',
      )
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error // no Python on this machine
    }
  })

  it('has a server’s secret in the current folder, or in the environment', async () => {
    const where = await newPlace('postgres')
    await closeLedger(await openLedger(where, { create: true }))
    const cwd = newFolder()
    const args = ['account', 'list', '--ledger', where]
    expect((await readout(args, { cwd })).code).toBe(0)
    expect(readdirSync(cwd)).toEqual(['readout.secret'])
    const env = { ...process.env, READOUT_SECRET: 'put-at-least-32-random-characters-here' }
    expect((await readout(args, { cwd, env })).err).toBe(
      'readout: READOUT_SECRET: is the example of the documentation, which everybody knows; make one: openssl rand -base64 32\n',
    )
  })
})

describe('what is typed', () => {
  /** What comes of keys, and whether the terminal is as it was. */
  const typed = async (...keys: (string | Uint8Array)[]) => {
    const modes: boolean[] = []
    const stdin = Object.assign(new EventEmitter(), {
      setRawMode: (mode: boolean) => modes.push(mode),
      resume: () => {},
      pause: () => {},
    })
    const shown: string[] = []
    const result = typeIn('Password: ', {
      stdin: stdin as never,
      stderr: { write: (text) => shown.push(text) },
    }).catch(({ message }) => message)
    for (const key of keys) stdin.emit('data', Buffer.from(key as string))
    return { result: await result, modes, shown: shown.join('') }
  }

  it('ends with the return key, and can be put right', async () => {
    const { result, modes, shown } = await typed('wrong', '\u0015', 'se', 'd', '\u007f', 'cret\r')
    expect({ result, modes, shown }).toEqual({
      result: 'secret',
      modes: [true, false],
      shown: 'Password: \n',
    })
  })

  it('may have letters whose bytes come one by one', async () => {
    const bytes = Buffer.from('brücke\n')
    expect((await typed(...Array.from(bytes, (byte) => Uint8Array.of(byte)))).result).toBe('brücke')
  })

  it.each(['\u0003', '\u0004'])('can be given up by %j', async (key) => {
    const { result, modes } = await typed('se', key)
    expect(result).toBe('password: none was given; nothing was changed')
    expect(modes).toEqual([true, false])
  })
})

describe('readout token', () => {
  it('makes a token that is shown once, lists it and ends it', async () => {
    const cwd = await newProcess()
    await add(cwd, 'Ada', 'owner')
    const run = (...args: string[]) => readout(['token', ...args], { cwd })
    expect((await run('list')).err).toBe('no tokens; readout token add NAME --account EMAIL makes one\n')
    const made = await run(
      'add',
      'nightly',
      '--account',
      'ada@example.org',
      '--role',
      'reader',
      '--days',
      '30',
    )
    expect(made.out).toMatch(/^rdt_[\w-]{43}\n$/)
    const [, id = ''] =
      /^(t\w{12}): nightly, reader until \d{4}-\d\d-\d\d; it is not shown again; /.exec(made.err) ?? []
    const { out } = await run('list')
    expect(out).toContain(`${id}  nightly  ada@example.org  reader`)
    expect(out).toMatch(/never\n$/)
    const list = await run('list', '--account', 'ada@example.org', '--json')
    expect(JSON.parse(list.out)).toMatchObject([{ id, name: 'nightly', role: 'reader' }])
    expect(list.out).not.toContain(made.out.trim())
    const json = JSON.parse((await run('add', 'other', '--account', 'ada@example.org', '--json')).out)
    expect(json).toMatchObject({ name: 'other', role: 'owner', token: expect.stringMatching(/^rdt_/) })
    expect(await run('revoke', id)).toEqual({ code: 0, out: '', err: `${id}: revoked\n` })
    expect((await run('revoke', id)).err).toBe(`readout: "${id}": there is no such token\n`)
    expect((await run('revoke', json.token)).err).toBe(
      'readout: that is a token; name it by its id: readout token list\n',
    )
    for (const days of ['366', ' '])
      expect((await run('add', 'x', '--account', 'ada@example.org', '--days', days)).code).toBe(2)
    expect((await run('add', 'x', '--account', 'bo@example.org')).code).toBe(1)
  })
})
