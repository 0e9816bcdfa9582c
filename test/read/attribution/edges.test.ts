import { describe, expect, it } from 'vitest'
import { trimContent, trimSource } from '../../../src/read/attribution/edges.ts'

const whole = (text: string) => ({ start: 0, end: text.length })

function content(text: string, before = ''): string | null {
  const all = before + text
  const span = trimContent(all, { start: before.length, end: all.length }, whole(all))
  return span && all.slice(span.start, span.end)
}

describe('trimContent(text, span, block)', () => {
  it.each([
    ['STEINHAVEN, Norland — Both sides agreed', 'Both sides agreed'],
    ['STEINHAVEN (Wire) – Both sides agreed', 'Both sides agreed'],
    [
      'UNESCO, the cultural body, will stay out — for now',
      'UNESCO, the cultural body, will stay out — for now',
    ],
    ['NATO – the alliance – must act', 'NATO – the alliance – must act'],
    ['EU - Norland ties are over', 'EU - Norland ties are over'],
    [', both sides agreed,', 'both sides agreed'],
    ['“We accept,”', '“We accept,”'],
    ['to go – ', 'to go'],
    ['-5 degrees', '-5 degrees'],
  ])('of "%s" leaves "%s"', (given, left) => expect(content(given)).toBe(left))

  it('takes a dateline only where the block begins', () => {
    expect(content('STEINHAVEN — Both sides agreed', 'He said ')).toBe('STEINHAVEN — Both sides agreed')
  })

  it('gives null where nothing but marks is there', () => expect(content(' , ')).toBeNull())

  it('takes time in proportion to the text, whatever the text is', () => {
    expect(content(`x${' '.repeat(1_000_000)}x`)).toHaveLength(1_000_002)
  })
})

describe('trimSource(text, span, block)', () => {
  const source = (text: string) => {
    const { start, end } = trimSource(text, whole(text), whole(text))
    return text.slice(start, end)
  }

  it('leaves the conjunction to the content', () => {
    expect(source('that the minister')).toBe('the minister')
    expect(source('that')).toBe('that')
    expect(source('That official')).toBe('That official')
  })

  it('leaves the dateline to nobody', () => {
    expect(source('STEINHAVEN, Norland – The government')).toBe('The government')
  })
})
