import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { EXAMPLE_SECRET, findSecret, openAccounts } from '../../src/accounts/index.ts'
import { closeLedger } from '../../src/ledger/index.ts'
import { newFolder, newLedger } from '../ledger/ledgers.ts'

const GOOD = 'q8Yk3tJv0sXw5nBz2mRd7cLf1hPg4aUe'

/** The secret, or why there is none. */
const found = (folder: string, environment: Record<string, string> = {}) => {
  try {
    return findSecret(folder, environment)
  } catch (error) {
    return `${(error as { code: string }).code}: ${(error as Error).message}`
  }
}

describe('the secret', () => {
  it('is made on first use, for its owner alone, and is the same from then on', () => {
    const folder = newFolder()
    const secret = findSecret(folder, {})
    expect(secret).toMatch(/^[\w-]{43}$/)
    expect(findSecret(folder, {})).toBe(secret)
    expect(readdirSync(folder)).toEqual(['readout.secret'])
    expect(statSync(join(folder, 'readout.secret')).mode & 0o777).toBe(0o600)
  })

  it('is another one in each installation', () => {
    expect(findSecret(newFolder(), {})).not.toBe(findSecret(newFolder(), {}))
  })

  it('is refused where others may read its file', () => {
    const folder = newFolder()
    findSecret(folder, {})
    const path = join(folder, 'readout.secret')
    for (const mode of [0o640, 0o604, 0o620]) {
      chmodSync(path, mode)
      expect(found(folder)).toBe(
        `secret: ${path}: others may read or change it (mode ${mode.toString(8)}); keep it to yourself: chmod 600 ${path}, ` +
          'or remove it where somebody may have read it, and all sign in again',
      )
    }
  })

  it('is taken from the environment, or from the file that it names, and no file is made then', () => {
    const folder = newFolder()
    const file = join(newFolder(), 'secret')
    writeFileSync(file, `${GOOD}\n`)
    expect(found(folder, { READOUT_SECRET: GOOD })).toBe(GOOD)
    expect(found(folder, { READOUT_SECRET_FILE: file })).toBe(GOOD)
    expect(found(folder, { READOUT_SECRET: GOOD, READOUT_SECRET_FILE: file })).toBe(
      'secret: READOUT_SECRET and READOUT_SECRET_FILE are both set; leave one of them out',
    )
    expect(found(folder, { READOUT_SECRET_FILE: join(folder, 'none') })).toMatch(
      /^not-found: .*none: there is no such file$/,
    )
    expect(readdirSync(folder)).toEqual([])
  })

  it.each([
    [
      'the example of the documentation',
      EXAMPLE_SECRET,
      /^secret: READOUT_SECRET: is the example of the documentation/,
    ],
    [
      'a short one',
      GOOD.slice(1),
      /^secret: READOUT_SECRET: has 31 characters, and needs 32; make one: openssl rand -base64 32$/,
    ],
    ['one of few characters', 'ab'.repeat(30), /^secret: READOUT_SECRET: repeats a few characters/],
  ])('is not %s', (_, secret, expected) => {
    expect(found(newFolder(), { READOUT_SECRET: secret })).toMatch(expected)
  })

  it('is not one of a file that was emptied', () => {
    const folder = newFolder()
    findSecret(folder, {})
    writeFileSync(join(folder, 'readout.secret'), '')
    expect(found(folder)).toMatch(/^secret: .*readout\.secret: has 0 characters, and needs 32/)
  })

  it('says so where its file cannot be made', () => {
    const folder = join(newFolder(), 'none')
    expect(found(folder)).toMatch(
      /^secret: .*readout\.secret: cannot be made \(ENOENT\); make its folder writable, or set READOUT_SECRET$/,
    )
    mkdirSync(folder)
    expect(found(folder)).toMatch(/^[\w-]{43}$/)
  })

  it('that stands in the documentation is the one that is refused', () => {
    const security = readFileSync(new URL('../../docs/security.md', import.meta.url), 'utf8')
    expect(security).toContain(EXAMPLE_SECRET)
  })

  it('is needed to open the accounts of a ledger', async () => {
    const ledger = await newLedger('sqlite')
    expect(() => openAccounts(ledger, { secret: 'short' })).toThrow(/too short/)
    await closeLedger(ledger)
  })
})
