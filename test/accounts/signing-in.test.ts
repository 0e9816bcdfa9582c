import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { countAttempt } from '../../src/accounts/attempts.ts'
import { openAccounts } from '../../src/accounts/index.ts'
import { closeLedger, openLedger, write } from '../../src/ledger/index.ts'
import { KINDS, newPlace } from '../ledger/ledgers.ts'
import { ADDRESS, Clock, HOUR, MINUTE, newRoom, outcome, PASSWORD, SECRET } from './rooms.ts'

const WRONG = 'unauthorized: e-mail and password do not belong together'

describe.each(KINDS)('signing in on %s', (kind) => {
  it('begins a session of twelve hours, and its use does not prolong it', async () => {
    const { ledger, clock, accounts, ada } = await newRoom(kind)
    const { token, expires, account } = await accounts.signIn({
      email: ' Ada@Example.org',
      password: PASSWORD,
      address: ADDRESS,
    })
    expect(account).toEqual(ada)
    expect(expires).toEqual(new Date('2026-03-14T21:00:00.000Z'))
    expect(await accounts.findSession(token)).toEqual(ada)
    clock.move(12 * HOUR - 1)
    expect(await accounts.findSession(token)).toEqual(ada)
    clock.move(1)
    expect(await accounts.findSession(token)).toBeNull()
    await closeLedger(ledger)
  })

  it('leaves no token in the ledger, and none that another secret would know', async () => {
    const { ledger, accounts } = await newRoom(kind)
    const { token } = await accounts.signIn({
      email: 'ada@example.org',
      password: PASSWORD,
      address: ADDRESS,
    })
    const rows = await ledger.db.selectFrom('auth_session').selectAll().execute()
    expect(rows).toHaveLength(1)
    expect(JSON.stringify(rows)).not.toContain(token)
    const other = openAccounts(ledger, { secret: 'another installation has another one' })
    expect(await other.findSession(token)).toBeNull()
    const [row] = rows
    expect(await accounts.findSession(row?.token ?? '')).toBeNull()
    await closeLedger(ledger)
  })

  it('keeps no password, only a salted hash that is another one each time', async () => {
    const { ledger, add } = await newRoom(kind)
    await add('Bo', 'reader')
    const rows = await ledger.db.selectFrom('auth_credential').selectAll().execute()
    expect(JSON.stringify(rows)).not.toContain(PASSWORD)
    for (const { password } of rows) expect(password).toMatch(/^[0-9a-f]{32}:[0-9a-f]{128}$/)
    expect(new Set(rows.map(({ password }) => password)).size).toBe(2)
    await closeLedger(ledger)
  })

  it('is refused in the same words, whether the e-mail is wrong or the password', async () => {
    const { ledger, clock, accounts } = await newRoom(kind)
    const cases: [string, string][] = [
      ['ada@example.org', 'not the password'],
      ['ada@example.org', ''],
      ['ada@example.org', 'x'.repeat(1_000_000)],
      ['nobody@example.org', PASSWORD],
      ['', PASSWORD],
      ['ada@example.org\0', PASSWORD],
      ['x'.repeat(10_000), PASSWORD],
      ["' or 1=1 --", PASSWORD],
    ]
    for (const [email, password] of cases) {
      expect(await outcome(accounts.signIn({ email, password, address: ADDRESS }))).toBe(WRONG)
      clock.move(16 * MINUTE)
    }
    await closeLedger(ledger)
  })

  it('hashes a password also where the e-mail is nobody’s: it takes as long', async () => {
    const { ledger, accounts } = await newRoom(kind)
    const time = async (email: string, address: string) => {
      const begin = process.cpuUsage()
      await outcome(accounts.signIn({ email, password: 'not the password', address }))
      return process.cpuUsage(begin).user
    }
    await time('first@example.org', ADDRESS) // loads, and makes the dummy
    const middle = (values: readonly number[]) => values.toSorted((a, b) => a - b)[1] ?? 0
    const known: number[] = []
    const unknown: number[] = []
    for (let round = 0; round < 3; round++) {
      known.push(await time('ada@example.org', `192.0.2.${round}`))
      unknown.push(await time(`nobody${round}@example.org`, `192.0.2.${round}`))
    }
    expect(middle(unknown)).toBeGreaterThan(0.5 * middle(known)) // without the hash it is a fiftieth
    await closeLedger(ledger)
  })

  it('ends with signing out: that session, and no other', async () => {
    const { ledger, accounts, ada } = await newRoom(kind)
    const entry = { email: 'ada@example.org', password: PASSWORD, address: ADDRESS }
    const one = await accounts.signIn(entry)
    const other = await accounts.signIn(entry)
    await accounts.signOut(one.token)
    await accounts.signOut(one.token)
    await accounts.signOut('nonsense\0')
    expect(await accounts.findSession(one.token)).toBeNull()
    expect(await accounts.findSession(other.token)).toEqual(ada)
    await closeLedger(ledger)
  })

  it('ends all sessions when the password changes, and the old one is good for nothing', async () => {
    const { ledger, accounts, ada } = await newRoom(kind)
    const entry = { email: 'ada@example.org', password: PASSWORD, address: ADDRESS }
    const { token } = await accounts.signIn(entry)
    expect(await outcome(accounts.setPassword(ada.id, 'short'))).toMatch(/^field: password: has 5/)
    expect(await accounts.findSession(token)).toEqual(ada)
    const racing = outcome(accounts.signIn(entry))
    await accounts.setPassword(ada.id, 'another bridge, at Lirrane')
    await racing
    expect(await accounts.findSession(token)).toBeNull()
    expect(await ledger.db.selectFrom('auth_session').selectAll().execute()).toEqual([])
    expect(await outcome(accounts.signIn(entry))).toBe(WRONG)
    expect(await outcome(accounts.signIn({ ...entry, password: 'another bridge, at Lirrane' }))).toBe('done')
    await closeLedger(ledger)
  })

  it('sweeps sessions that have ended', async () => {
    const { ledger, clock, accounts } = await newRoom(kind)
    const entry = { email: 'ada@example.org', password: PASSWORD, address: ADDRESS }
    await accounts.signIn(entry)
    clock.move(13 * HOUR)
    await accounts.signIn(entry)
    expect(await ledger.db.selectFrom('auth_session').selectAll().execute()).toHaveLength(1)
    await closeLedger(ledger)
  })
})

describe.each(KINDS)('finding a session on %s', (kind) => {
  it('writes nothing, and does not wait for who writes', async () => {
    const where = await newPlace(kind)
    const ledger = await openLedger(where, { create: true })
    const accounts = openAccounts(ledger, { secret: SECRET, now: new Clock().now })
    const ada = await accounts.addAccount({
      email: 'ada@example.org',
      name: 'Ada',
      role: 'owner',
      password: PASSWORD,
    })
    const { token } = await accounts.signIn({ email: ada.email, password: PASSWORD, address: ADDRESS })
    const other = await openLedger(where)
    await write(other, async (tx) => {
      await sql`update auth_session set agent = 'writing'`.execute(tx) // as a running add holds the lock
      expect(await accounts.findSession(token)).toEqual(ada)
      expect(await accounts.hasAccounts()).toBe(true)
    })
    const reading = await openLedger(where, { readOnly: true })
    const asking = openAccounts(reading, { secret: SECRET, now: new Clock().now })
    expect(await asking.findSession(token)).toEqual(ada)
    for (const one of [ledger, other, reading]) await closeLedger(one)
  })
})

describe.each(KINDS)('tries that fail on %s', (kind) => {
  const wrong = { password: 'not the password' }

  it('are five for an account, then refused until a quarter of an hour has passed', async () => {
    const { ledger, clock, accounts } = await newRoom(kind)
    for (let n = 0; n < 5; n++) {
      const address = `192.0.2.${n}`
      expect(await outcome(accounts.signIn({ email: 'ada@example.org', ...wrong, address }))).toBe(WRONG)
      clock.move(MINUTE)
    }
    const right = { email: 'ADA@example.org ', password: PASSWORD, address: '192.0.2.99' }
    expect(await accounts.signIn(right).catch(({ code, seconds }) => ({ code, seconds }))).toEqual({
      code: 'too-many',
      seconds: 600,
    })
    expect(await outcome(accounts.signIn(right))).toBe(
      'too-many: too many failed tries to sign in; try again in 600 seconds',
    )
    clock.move(10 * MINUTE - 1)
    expect(await outcome(accounts.signIn(right))).toMatch(/try again in 1 seconds$/)
    clock.move(1)
    expect(await outcome(accounts.signIn(right))).toBe('done')
    await closeLedger(ledger)
  })

  it('are twenty for an address, whatever the accounts; another address goes on', async () => {
    const { ledger, clock, accounts } = await newRoom(kind)
    const room = { ledger, secret: SECRET, now: clock.now }
    for (let n = 0; n < 19; n++) await countAttempt(room, { email: `u${n}@example.org`, address: ADDRESS })
    const right = { email: 'ada@example.org', password: PASSWORD }
    expect(await outcome(accounts.signIn({ ...right, ...wrong, address: ADDRESS }))).toBe(WRONG)
    expect(await outcome(accounts.signIn({ ...right, address: ADDRESS }))).toMatch(/^too-many: /)
    expect(await outcome(accounts.signIn({ ...right, address: '192.0.2.8' }))).toBe('done')
    await closeLedger(ledger)
  })

  it('are the same for all addresses of an IPv6 network, and for IPv4 in the form of IPv6', async () => {
    const { ledger, clock } = await newRoom(kind)
    const room = { ledger, secret: SECRET, now: clock.now }
    const attempt = (n: number, address: string) =>
      outcome(countAttempt(room, { email: `u${n}@example.org`, address }))
    for (const addresses of [
      (n: number) => `2001:db8:1:2:${n}::${n}`,
      (n: number) => `2001:db8:1:0::${n}`,
      (n: number) => (n % 2 ? `fe80::${n}` : `fe80:0:0:0:1::${n}%eth0`),
      (n: number) => (n % 2 ? '::ffff:192.0.2.7' : '192.0.2.7'),
    ]) {
      for (let n = 0; n < 20; n++) expect(await attempt(n, addresses(n + 1))).toBe('done')
      expect(await attempt(20, addresses(77))).toMatch(/^too-many: /)
      expect(await attempt(21, '2001:db8:1:3::1')).toBe('done')
      clock.move(16 * MINUTE)
    }
    await closeLedger(ledger)
  })

  it('do not slip by side by side, nor over two servers: of 40 five are looked at', async () => {
    const where = await newPlace(kind)
    const first = await openLedger(where, { create: true })
    // One process that has a file open twice would wait for itself.
    const second = kind === 'sqlite' ? first : await openLedger(where)
    const servers = [first, second].map((ledger) => openAccounts(ledger, { secret: SECRET }))
    await servers[0]?.addAccount({ email: 'ada@example.org', name: 'Ada', role: 'owner', password: PASSWORD })
    const outcomes = await Promise.all(
      Array.from({ length: 40 }, (_, n) => {
        const email = n % 3 ? 'ada@example.org' : ' Ada@EXAMPLE.org'
        return outcome(
          servers[n % 2]?.signIn({ email, ...wrong, address: `198.51.100.${n}` }) ?? Promise.reject(),
        )
      }),
    )
    expect(outcomes.filter((one) => one === WRONG)).toHaveLength(5)
    expect(outcomes.filter((one) => one.startsWith('too-many: '))).toHaveLength(35)
    for (const ledger of new Set([first, second])) await closeLedger(ledger)
  })

  it('of an account are forgotten after a success, those of the address are not', async () => {
    const { ledger, clock, accounts } = await newRoom(kind)
    const room = { ledger, secret: SECRET, now: clock.now }
    const right = { email: 'ada@example.org', password: PASSWORD, address: ADDRESS }
    const fail = async (times: number) => {
      for (let n = 0; n < times; n++) await countAttempt(room, right)
    }
    for (let round = 0; round < 4; round++) {
      await fail(4)
      expect(await outcome(accounts.signIn(right))).toBe('done')
    }
    await fail(4) // twenty, of which the account has four
    expect(await outcome(accounts.signIn(right))).toMatch(/^too-many: /)
    expect(await outcome(accounts.signIn({ ...right, address: '192.0.2.8' }))).toBe('done')
    await closeLedger(ledger)
  })

  it('are forgotten when somebody sets the password, and swept when they are old', async () => {
    const { ledger, clock, accounts, ada } = await newRoom(kind)
    const right = { email: 'ada@example.org', password: PASSWORD, address: ADDRESS }
    for (let n = 0; n < 5; n++) await countAttempt({ ledger, secret: SECRET, now: clock.now }, right)
    expect(await outcome(accounts.signIn(right))).toMatch(/^too-many: /)
    await accounts.setPassword(ada.id, PASSWORD)
    expect(await outcome(accounts.signIn(right))).toBe('done')
    clock.move(15 * MINUTE)
    await outcome(accounts.signIn({ ...right, ...wrong }))
    const rows = await ledger.db.selectFrom('auth_attempt').selectAll().execute()
    expect(rows).toHaveLength(1)
    expect(JSON.stringify(rows)).not.toMatch(/ada@|192\.0/)
    await closeLedger(ledger)
  })
})
