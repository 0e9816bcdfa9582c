import { describe, expect, it } from 'vitest'
import { type Action, isRole, may, openAccounts, ROLES } from '../../src/accounts/index.ts'
import { closeLedger } from '../../src/ledger/index.ts'
import { KINDS, newLedger } from '../ledger/ledgers.ts'
import { ADDRESS, newRoom, outcome, PASSWORD, SECRET } from './rooms.ts'

describe('a role', () => {
  it.each([
    ['reader', ['ask', 'own-tokens']],
    ['reviewer', ['ask', 'own-tokens', 'decide', 'add']],
    ['owner', ['ask', 'own-tokens', 'decide', 'add', 'manage']],
  ] as const)('of a %s allows %j, and nothing else', (role, allowed) => {
    const all: Action[] = ['ask', 'own-tokens', 'decide', 'add', 'manage']
    expect(all.filter((action) => may(role, action))).toEqual(allowed)
  })

  it('is one of three', () => {
    expect(ROLES.every(isRole)).toBe(true)
    expect(['admin', 'Owner', '', '__proto__', 'constructor'].some(isRole)).toBe(false)
  })
})

describe.each(KINDS)('an account on %s', (kind) => {
  it('is what it was given as, its e-mail trimmed and in lower case', async () => {
    const { ledger, accounts } = await newRoom(kind)
    const made = await accounts.addAccount({
      email: ' Bo@Example.ORG ',
      name: ' Bo Lindqvist ',
      role: 'reviewer',
      password: PASSWORD,
    })
    expect(made).toEqual({
      id: expect.stringMatching(/^\w{32}$/),
      email: 'bo@example.org',
      name: 'Bo Lindqvist',
      role: 'reviewer',
      at: '2026-03-14T09:00:00.000Z',
    })
    expect(await accounts.getAccountOf('BO@example.org')).toEqual(made)
    expect((await accounts.listAccounts()).map(({ email }) => email)).toEqual([
      'ada@example.org',
      'bo@example.org',
    ])
    await closeLedger(ledger)
  })

  it("is an owner's where it is the first one; from then on nobody gets in without one", async () => {
    const ledger = await newLedger(kind)
    const accounts = openAccounts(ledger, { secret: SECRET })
    const first = { email: 'ada@example.org', name: 'Ada', password: PASSWORD }
    expect(await accounts.hasAccounts()).toBe(false)
    expect(await outcome(accounts.addAccount({ ...first, role: 'reader' }))).toBe(
      "field: role: the first account is an owner's, and not a reader's",
    )
    expect(await accounts.hasAccounts()).toBe(false)
    await accounts.addAccount({ ...first, role: 'owner' })
    expect(await accounts.hasAccounts()).toBe(true)
    await closeLedger(ledger)
  })

  it('is refused where another has its e-mail or its name, however that is written', async () => {
    const { ledger, accounts, add } = await newRoom(kind)
    const other = { name: 'Another', role: 'reader', password: PASSWORD }
    expect(await outcome(accounts.addAccount({ ...other, email: ' ADA@example.org' }))).toBe(
      'field: email: ada@example.org has an account already; give another',
    )
    for (const name of ['ada', ' ADA ', 'Ａｄａ'])
      expect(await outcome(accounts.addAccount({ ...other, name, email: 'b@example.org' }))).toMatch(
        /^field: name: ".*" is, or was, somebody else's, and decisions are told apart by it; give another$/,
      )
    const both = await Promise.all([1, 2].map(() => outcome(add('Bo', 'reader'))))
    expect(both.toSorted()).toEqual(['done', expect.stringMatching(/^field: email: bo@example\.org has/)])
    await closeLedger(ledger)
  })

  it.each([
    '<img src=x onerror=alert(1)>',
    '"];DROP TABLE auth_account;--',
    "O'Brien & Sons",
    'Ἀδα 🕊 عدا',
    '=cmd|calc',
  ])('may be called %s, which is kept to the letter', async (name) => {
    const { ledger, accounts } = await newRoom(kind)
    const given = { email: 'x@example.org', name, role: 'reader', password: PASSWORD }
    expect((await accounts.addAccount(given)).name).toBe(name)
    expect((await accounts.getAccountOf('x@example.org')).name).toBe(name)
    await closeLedger(ledger)
  })

  it('is refused where what is given for it is wrong, with a sentence that says so', async () => {
    const { ledger, accounts } = await newRoom(kind)
    const good = { email: 'x@example.org', name: 'X', role: 'reader', password: PASSWORD }
    const cases: [Partial<typeof good>, RegExp][] = [
      [{ name: ' ' }, /^field: name: is empty; give one$/],
      [{ name: 'A\0B' }, /^field: name: "A\\u0000B" has control characters in it; leave them out$/],
      [{ name: 'A\nB' }, /^field: name: "A\\nB" has control/],
      [{ name: 'A\u202eB' }, /^field: name: .* has control/],
      [{ name: 'A\u2028B' }, /^field: name: .* has control/],
      [{ name: 'A\ud800' }, /^field: name: .* has control/],
      [{ name: 'x'.repeat(101) }, /^field: name: has 101 characters; give 100 at most$/],
      [{ name: 'x'.repeat(10_000) }, /^field: name: has 10000 characters; give 100 at most$/],
      [{ email: 'ada' }, /^field: email: "ada" is no e-mail address; write it like ada@example\.org$/],
      [{ email: 'a@b@c' }, /is no e-mail address/],
      [{ email: '@b' }, /is no e-mail address/],
      [{ email: 'a\0@b' }, /^field: email: "a\\u0000@b" is no e-mail address/],
      [{ email: 'a\r\nBcc:x@b' }, /is no e-mail address/],
      [{ email: '<b>@x.org' }, /is no e-mail address/],
      [{ email: `${'x'.repeat(10_000)}@x` }, /^field: email: has 10002 characters; give 254 at most$/],
      [{ role: 'admin' }, /^field: role: "admin" is none; there are reader, reviewer, owner$/],
      [{ role: '__proto__' }, /^field: role: "__proto__" is none/],
      [{ password: 'short' }, /^field: password: has 5 characters; give 12 at least$/],
      [{ password: 'x'.repeat(257) }, /^field: password: has 257 characters; give 256 at most$/],
      [{ password: 'X@Example.org' }, /^field: password: is the e-mail itself; give another$/],
    ]
    for (const [wrong, expected] of cases)
      expect(await outcome(accounts.addAccount({ ...good, ...wrong })), JSON.stringify(wrong)).toMatch(
        expected,
      )
    expect(await accounts.listAccounts()).toHaveLength(1)
    await closeLedger(ledger)
  })

  it('has another role from the next request on', async () => {
    const { ledger, accounts, add } = await newRoom(kind)
    const bo = await add('Bo', 'owner')
    const { token } = await accounts.signIn({ email: bo.email, password: PASSWORD, address: ADDRESS })
    await accounts.setRole(bo.id, 'reader')
    expect(await accounts.findSession(token)).toMatchObject({ id: bo.id, role: 'reader' })
    await closeLedger(ledger)
  })

  it('that is the last owner stays one, also where two are taken away at once', async () => {
    const { ledger, accounts, ada, add } = await newRoom(kind)
    const last = 'forbidden: ada@example.org: is the last owner, and stays; make another one first'
    await add('Cy', 'reviewer')
    expect(await outcome(accounts.setRole(ada.id, 'reader'))).toBe(last)
    expect(await outcome(accounts.revokeAccount(ada.id))).toBe(last)
    const bo = await add('Bo', 'owner')
    const both = await Promise.all([
      outcome(accounts.revokeAccount(ada.id)),
      outcome(accounts.setRole(bo.id, 'reader')),
    ])
    expect(both.filter((one) => one === 'done')).toHaveLength(1)
    await closeLedger(ledger)
  })

  it('that is revoked is out at once, keeps its name, and may be made again', async () => {
    const { ledger, accounts, add } = await newRoom(kind)
    const bo = await add('Bo', 'reviewer')
    const entry = { email: bo.email, password: PASSWORD, address: ADDRESS }
    const { token } = await accounts.signIn(entry)
    const { plain } = await accounts.addToken({ account: bo.id, name: 'nightly' })
    const revoked = await accounts.revokeAccount(bo.id)
    expect(revoked).toEqual({ ...bo, revoked: '2026-03-14T09:00:00.000Z' })
    expect(await accounts.findSession(token)).toBeNull()
    expect(await accounts.findToken(plain)).toBeNull()
    expect(await accounts.listTokens()).toEqual([])
    expect(await outcome(accounts.signIn(entry))).toMatch(/^unauthorized: /)
    expect(await outcome(accounts.setRole(bo.id, 'owner'))).toBe(
      'not-found: bo@example.org: the account was revoked; make a new one',
    )
    expect((await accounts.listAccounts()).map(({ name }) => name)).toEqual(['Ada', 'Bo'])
    expect(
      await outcome(
        accounts.addAccount({ email: 'other@example.org', name: 'Bo', role: 'reader', password: PASSWORD }),
      ),
    ).toMatch(/^field: name: "Bo" is, or was, somebody else's/)
    const again = await add('Bo', 'reader')
    expect(again.id).not.toBe(bo.id)
    expect(await accounts.signIn(entry)).toMatchObject({ account: again })
    expect(await accounts.findSession(token)).toBeNull()
    await closeLedger(ledger)
  })

  it('that is not there is not found, whatever is asked for', async () => {
    const { ledger, accounts } = await newRoom(kind)
    for (const id of ['nobody', '', 'a\0b', "'; drop table auth_account; --", 'x'.repeat(10_000)]) {
      expect(await outcome(accounts.setRole(id, 'owner'))).toMatch(
        /^not-found: ".*": there is no such account$/,
      )
      expect(await outcome(accounts.revokeAccount(id))).toMatch(/^not-found: /)
      expect(await outcome(accounts.setPassword(id, PASSWORD))).toMatch(/^not-found: /)
      expect(await outcome(accounts.addToken({ account: id, name: 'x' }))).toMatch(/^not-found: /)
      expect(await outcome(accounts.revokeToken(id))).toMatch(/^not-found: ".*": there is no such token$/)
    }
    expect(await outcome(accounts.getAccountOf('x@example.org'))).toBe(
      'not-found: x@example.org: there is no such account, or it was revoked',
    )
    await closeLedger(ledger)
  })
})
