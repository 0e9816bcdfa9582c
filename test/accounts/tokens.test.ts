import { describe, expect, it } from 'vitest'
import { openAccounts } from '../../src/accounts/index.ts'
import { sha256 } from '../../src/identity.ts'
import { closeLedger, openLedger, write } from '../../src/ledger/index.ts'
import { KINDS, newPlace } from '../ledger/ledgers.ts'
import { Clock, DAY, HOUR, newRoom, outcome, PASSWORD, SECRET } from './rooms.ts'

describe.each(KINDS)('a token on %s', (kind) => {
  it('is shown once, and kept as its SHA-256 alone', async () => {
    const { ledger, accounts, ada } = await newRoom(kind)
    const { plain, ...token } = await accounts.addToken({ account: ada.id, name: ' nightly digest ' })
    expect(plain).toMatch(/^rdt_[\w-]{43}$/)
    expect(token).toEqual({
      id: expect.stringMatching(/^t[0-9a-f]{12}$/),
      name: 'nightly digest',
      account: ada.id,
      email: 'ada@example.org',
      role: 'owner',
      at: '2026-03-14T09:00:00.000Z',
      expires: '2026-06-12T09:00:00.000Z',
    })
    expect(await accounts.listTokens()).toEqual([token])
    const rows = await ledger.db.selectFrom('auth_token').selectAll().execute()
    expect(JSON.stringify(rows)).not.toContain(plain.slice(4))
    expect(rows[0]?.digest).toBe(sha256(plain))
    await closeLedger(ledger)
  })

  it('asks for its account, as no more than both may', async () => {
    const { ledger, accounts, ada, add } = await newRoom(kind)
    const bo = await add('Bo', 'reviewer')
    const reading = await accounts.addToken({ account: ada.id, name: 'reads', role: 'reader' })
    expect(await accounts.findToken(reading.plain)).toEqual({
      token: reading.id,
      account: ada,
      role: 'reader',
      noted: false,
    })
    expect(await outcome(accounts.addToken({ account: bo.id, name: 'x', role: 'owner' }))).toBe(
      'field: role: bo@example.org is reviewer, and a token may do no more',
    )
    const own = await accounts.addToken({ account: bo.id, name: 'decides' })
    await accounts.setRole(bo.id, 'reader')
    expect(await accounts.findToken(own.plain)).toMatchObject({ role: 'reader' })
    expect((await accounts.listTokens({ account: bo.id })).map(({ role }) => role)).toEqual(['reader'])
    await accounts.setRole(bo.id, 'owner')
    expect(await accounts.findToken(own.plain)).toMatchObject({ role: 'reviewer' })
    await closeLedger(ledger)
  })

  it('ends with its last day, 90 where none is named, 365 at most', async () => {
    const { ledger, clock, accounts, ada } = await newRoom(kind)
    for (const days of [0, -1, 1.5, 366, Number.NaN, Number.POSITIVE_INFINITY])
      expect(await outcome(accounts.addToken({ account: ada.id, name: 'x', days }))).toMatch(
        /^field: days: .*: give a whole number from 1 to 365$/,
      )
    const { plain } = await accounts.addToken({ account: ada.id, name: 'x', days: 1 })
    clock.move(DAY - 1)
    expect(await accounts.findToken(plain)).toMatchObject({ account: ada })
    clock.move(1)
    expect(await accounts.findToken(plain)).toBeNull()
    expect(await accounts.listTokens()).toMatchObject([{ name: 'x' }])
    await closeLedger(ledger)
  })

  it('is out at once when it is revoked: by its account, by an owner, by nobody else', async () => {
    const { ledger, accounts, ada, add } = await newRoom(kind)
    const bo = await add('Bo', 'reviewer')
    const cy = await add('Cy', 'reviewer')
    const one = await accounts.addToken({ account: bo.id, name: 'one' })
    const two = await accounts.addToken({ account: bo.id, name: 'two' })
    expect(await outcome(accounts.revokeToken(one.id, cy))).toBe(
      `not-found: "${one.id}": there is no such token`,
    )
    expect(await accounts.findToken(one.plain)).not.toBeNull()
    await accounts.revokeToken(one.id, bo)
    await accounts.revokeToken(two.id, ada)
    for (const { plain } of [one, two]) expect(await accounts.findToken(plain)).toBeNull()
    await closeLedger(ledger)
  })

  it('that is none is nobody’s, and nothing is asked for it', async () => {
    const { ledger, accounts, ada } = await newRoom(kind)
    const { plain } = await accounts.addToken({ account: ada.id, name: 'x' })
    for (const wrong of [
      '',
      'rdt_',
      plain.slice(0, -1),
      `${plain}x`,
      plain.toUpperCase(),
      ` ${plain}`,
      `${plain}\n`,
      sha256(plain),
      "rdt_' or 1=1 --",
      'rdt_\0',
    ])
      expect(await accounts.findToken(wrong)).toBeNull()
    await closeLedger(ledger)
  })

  it('tells the day of its last use, which is written once a day', async () => {
    const { ledger, clock, accounts, ada } = await newRoom(kind)
    const { plain } = await accounts.addToken({ account: ada.id, name: 'x' })
    const used = async () => (await accounts.listTokens()).map((token) => token.used)
    const noted = async () => (await accounts.findToken(plain))?.noted
    expect([await noted(), ...(await used())]).toEqual([false, undefined])
    await accounts.noteUse((await accounts.findToken(plain))?.token ?? '')
    expect([await noted(), ...(await used())]).toEqual([true, '2026-03-14'])
    clock.move(10 * HOUR)
    expect(await noted()).toBe(true)
    clock.move(14 * HOUR)
    expect(await noted()).toBe(false)
    await closeLedger(ledger)
  })

  it('is found while another process writes, and where nothing can be written', async () => {
    const where = await newPlace(kind)
    const ledger = await openLedger(where, { create: true })
    const clock = new Clock()
    const accounts = openAccounts(ledger, { secret: SECRET, now: clock.now })
    const ada = await accounts.addAccount({
      email: 'ada@example.org',
      name: 'Ada',
      role: 'owner',
      password: PASSWORD,
    })
    const { plain } = await accounts.addToken({ account: ada.id, name: 'x' })
    const other = await openLedger(where)
    await write(other, async (tx) => {
      await tx.updateTable('auth_token').set({ name: 'y' }).execute()
      expect(await accounts.findToken(plain)).toMatchObject({ account: ada })
    })
    if (kind === 'sqlite') {
      const reading = await openLedger(where, { readOnly: true })
      clock.move(DAY)
      expect(await openAccounts(reading, { secret: SECRET, now: clock.now }).findToken(plain)).toMatchObject({
        account: ada,
      })
      await closeLedger(reading)
    }
    for (const one of [ledger, other]) await closeLedger(one)
  })
})
