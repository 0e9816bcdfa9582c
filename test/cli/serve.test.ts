import { existsSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { newFolder } from '../ledger/ledgers.ts'
import { ended, readout, start } from './readout.ts'

/** Starts a command that serves, waits for its address; gives that, and a way to end it as Ctrl+C does. */
async function serving(args: readonly string[], cwd: string) {
  const child = start(args, { cwd })
  onTestFinished(() => void child.kill('SIGKILL'))
  let told = ''
  const address = await new Promise<string>((resolve, reject) => {
    child.stderr.on('data', (data) => {
      told += data
      const [, found] = /(http:\/\/\S+)\/ is the desk/.exec(told) ?? []
      if (found !== undefined) resolve(found)
    })
    child.on('close', () => reject(new Error(told)))
  })
  const end = () => {
    const over = ended(child)
    child.kill('SIGINT')
    return over
  }
  return { address, end, told: () => told }
}

it('readout serve opens the desk and the API on the ledger, to this machine alone, and ends on Ctrl+C', async () => {
  const cwd = newFolder()
  await readout(['init'], { cwd })
  const { address, end } = await serving(['serve', '--port', '0'], cwd)
  expect(new URL(address).hostname).toBe('127.0.0.1')
  const desk = await fetch(address)
  expect([desk.status, desk.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8'])
  const script = /src="(\/assets\/[^"]+\.js)"/.exec(await desk.text())?.[1] ?? ''
  expect((await fetch(address + script)).status).toBe(200)
  expect(await (await fetch(`${address}/api/ledger`)).json()).toMatchObject({ reports: 0, kind: 'sqlite' })
  expect((await fetch(`${address.replace('127.0.0.1', 'localhost')}/api/ledger`)).status).toBe(200)
  const { port } = new URL(address)
  const taken = await readout(['serve', '--port', port], { cwd })
  expect(taken).toMatchObject({
    code: 2,
    err: `readout: port ${port} is taken; give another, or --port 0 for one that is free\n`,
  })
  expect(await end()).toBe(0)
  expect(existsSync(join(cwd, 'readout.db-wal'))).toBe(false)
  if (process.platform !== 'win32') expect(statSync(join(cwd, 'readout.secret')).mode & 0o777).toBe(0o600)
})

it('readout serve lets others in only where there are accounts, and it knows how they call it', async () => {
  const cwd = newFolder()
  await readout(['init'], { cwd })
  const refused = async (...args: string[]) => (await readout(['serve', '--port', '0', ...args], { cwd })).err
  expect(await refused('--host', '0.0.0.0')).toContain('say with --origin by which address people reach it')
  const origin = ['--origin', 'https://readout.example']
  const none = 'others would reach this ledger, and it has no accounts; readout account add makes the first'
  expect(await refused('--host', '0.0.0.0', ...origin)).toContain(none)
  expect(await refused(...origin)).toContain(none)
  expect(await refused('--origin', 'readout.example')).toContain(
    'give an address like https://readout.example',
  )
  expect(await refused('--proxy', 'elsewhere')).toContain('give an IP address')
  expect(await refused('--port', '70000')).toContain('give a whole number from 0 to 65535')
  const account = [
    'account',
    'add',
    'ada@example.org',
    '--name',
    'Ada',
    '--role',
    'owner',
    '--password-stdin',
  ]
  const made = await readout(account, { cwd, input: 'correct horse battery\n' })
  expect(made.err).toContain('ada@example.org')
  const { address, end } = await serving(['serve', '--port', '0'], cwd)
  expect((await fetch(`${address}/api/ledger`)).status).toBe(401)
  expect(await end()).toBe(0)
})

it('readout serve tells a port that another program has taken', async () => {
  const cwd = newFolder()
  await readout(['init'], { cwd })
  const other = createServer()
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void other.close())
  const port = String((other.address() as { port: number }).port)
  expect((await readout(['serve', '--port', port], { cwd })).err).toContain(`port ${port} is taken`)
})

it('readout demo makes a folder with the samples read, and opens it as it is the second time', async () => {
  const cwd = newFolder()
  const first = await serving(['demo', '--port', '0', '--no-open'], cwd)
  expect(first.told()).toContain('readout-demo: 6 reports of an invented negotiation are in it')
  const [statement] = (await (await fetch(`${first.address}/api/statements?limit=1`)).json()) as [
    { entry: string },
  ]
  const made = await fetch(`${first.address}/api/decisions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ kind: 'accept', entry: statement.entry }),
  })
  expect(made.status).toBe(200)
  expect(await first.end()).toBe(0)
  const second = await serving(['demo', '--port', '0', '--no-open'], cwd)
  expect(await (await fetch(`${second.address}/api/ledger`)).json()).toMatchObject({ reports: 6, waiting: 0 })
  expect(await (await fetch(`${second.address}/api/decisions`)).json()).toHaveLength(1)
  expect(await second.end()).toBe(0)
})
