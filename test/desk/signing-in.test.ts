import { describe, expect, it, vi } from 'vitest'
import {
  ask,
  change,
  open,
  openDesk,
  page,
  press,
  problems,
  readings,
  sent,
  violations,
  wordsOf,
} from './browser.ts'

vi.setConfig({ testTimeout: 60_000 })
openDesk()

const soon = <T>(check: () => T) => vi.waitFor(check, { timeout: 20_000 })
const PASSWORD = 'seven quiet herons'

const addAccount = (role: 'reader' | 'reviewer') =>
  change(async (_, accounts) => {
    // The first is an owner's.
    await accounts.addAccount({
      email: 'odd@desk.example',
      name: 'Odd Ruen',
      role: 'owner',
      password: PASSWORD,
    })
    await accounts.addAccount({ email: 'ines@desk.example', name: 'Ines Vard', role, password: PASSWORD })
  })

async function signIn(password = PASSWORD): Promise<void> {
  await page.getByLabel('E-mail address').fill('ines@desk.example')
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

describe('a ledger with accounts', () => {
  it('lets nobody in without one, says what was wrong, and leads back to where one was', async () => {
    await addAccount('reviewer')
    const there = `/reports/${readings.wire.report.id}?rejected=true`
    await open(there)
    expect(await wordsOf('h1')).toBe('Sign in')
    expect(await wordsOf('.shell nav a')).toBe('')
    await signIn('seven loud herons')
    await soon(async () => expect(await wordsOf('.why')).not.toBe(''))
    await signIn()
    await page.waitForSelector('.card', { state: 'attached' })
    expect(page.url()).toContain(there)
    expect(await wordsOf('.account .ledger')).toBe('Ines Vard')
    await page.getByRole('button', { name: 'Sign out' }).click()
    await soon(async () => expect(await wordsOf('h1')).toBe('Sign in'))
    await page.goBack()
    await soon(async () => expect(await wordsOf('h1')).toBe('Sign in'))
  })

  it.each(['//evil.example', '/\\evil.example', 'https:evil.example', '%2f%2fevil.example', '/reports '])(
    'leads to its own start from next=%s',
    async (next) => {
      await addAccount('reviewer')
      await open(`/sign-in?next=${encodeURIComponent(next)}`)
      await signIn()
      await page.waitForSelector('.reports h1')
      expect(await ask('location.pathname + location.search')).toBe('/reports')
      expect(problems.filter((problem) => problem.includes('evil'))).toEqual([])
    },
  )

  it.each(['light', 'dark'] as const)('has a way in that axe finds nothing in, %s', async (colorScheme) => {
    await addAccount('reader')
    for (const width of [360, 1440]) {
      await open('/sign-in', { viewport: { width, height: 800 }, colorScheme })
      expect(await violations()).toEqual([])
      expect(await ask('document.documentElement.scrollWidth')).toBe(width)
      if (width === 360) await page.context().close()
    }
  })
})

describe('a reader', () => {
  it('sees no control that changes anything, and no key does', async () => {
    await addAccount('reader')
    await open('/reports')
    await signIn()
    await page.waitForSelector('[data-row]')
    expect(await wordsOf('main button')).not.toMatch(/Add|Set|Try/)
    expect(await ask(`document.querySelectorAll('main input[type="checkbox"]').length`)).toBe(0)
    await press('j', 'x', 'd', 'a')
    expect(await ask(`document.querySelector('form.add')`)).toBeNull()
    await press('Enter')
    await page.waitForSelector('.card', { state: 'attached' })
    await press('j', 'a', 'x', 'c', 'n', 'm', 'd')
    await page.waitForSelector('.card[data-focused] .buttons')
    expect(await wordsOf('.card[data-focused] .buttons button')).toBe('Previous k|Next j|Close')
    expect(await wordsOf('.head button')).toBe('')
    expect(sent.map(({ path }) => path)).toEqual(['/api/session'])
    await press('?')
    expect(await wordsOf('.key-help dd')).not.toMatch(/accept|reject,|mark|undo|done/)
  })
})
