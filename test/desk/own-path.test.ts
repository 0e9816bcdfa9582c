import { describe, expect, it } from 'vitest'
import { findOwnPath } from '../../src/desk/state/own-path.ts'

/** Addresses that lead elsewhere, or that some browser takes for one that does. */
const FOREIGN = [
  '//evil',
  '///evil',
  '/\\evil',
  '\\\\evil',
  '/\t/evil',
  '/\n/evil',
  'https:evil',
  'https://evil/',
  'HTTPS://evil',
  'javascript:alert(1)',
  'data:text/html,x',
  '%2f%2fevil',
  '/%2fevil',
  '/%5cevil',
  '/reports ',
  ' /reports',
  '/./​/evil',
  '/..//evil',
  '/.//evil',
  '/sign-in?next=/sign-in',
  'reports',
  '',
]

describe('findOwnPath(wanted)', () => {
  it.each(FOREIGN)('leads to the start from %j', (wanted) => {
    expect(findOwnPath(wanted)).toBe('/reports')
  })

  it.each([undefined, null, 7, {}, ['/issues']])('leads to the start from what is no text: %j', (wanted) => {
    expect(findOwnPath(wanted)).toBe('/reports')
  })

  it.each(['/reports', '/reports?review=done&search=a%20b', '/reports/0a1b?statement=s-1', '/issues'])(
    'leads back to %s',
    (wanted) => {
      expect(findOwnPath(wanted)).toBe(wanted)
    },
  )
})
