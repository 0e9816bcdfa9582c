import { describe, expect, it } from 'vitest'
import { readout } from './readout.ts'
import { newTalks, SAYINGS } from './views-talks.ts'

const SAID = [
  ...SAYINGS,
  {
    by: 'vask',
    of: 'norland',
    issue: 'truce',
    act: 'reject',
    stance: 'against',
    words: 'never a truce',
    published: '2026-03-16',
  },
] as const

describe('readout positions', () => {
  it('shows its own voice beside what others tell', async () => {
    const { out, code } = await readout(['positions', '--party', 'Norland'], { cwd: await newTalks(SAID) })
    expect(code).toBe(0)
    const words = out.replace(/\s+/g, ' ')
    expect(words).toContain('Party, issue In its own voice As others tell it')
    expect(words).toMatch(
      /Norland agree, for Joren Vask \(Sudmark\): reject, against truce the truce holds never a truce/,
    )
    expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80)
  })

  it('prints the records as JSON, and a line for each voice as CSV', async () => {
    const cwd = await newTalks(SAID)
    const json = JSON.parse((await readout(['positions', '--json'], { cwd })).out)
    expect(json).toMatchObject([
      {
        name: 'Norland',
        issue: 'truce',
        own: { act: 'agree' },
        told: [{ act: 'reject', authority: 'relayed' }],
      },
      { name: 'Sudmark', issue: 'truce', own: { quote: 'no truce' }, told: [] },
    ])
    const { out } = await readout(['positions', '--csv'], { cwd })
    expect(out.split('\n').map((line) => line.split(',').slice(0, 6).join(','))).toEqual([
      'party,issue,voice,teller,authority,act',
      'Norland,truce,own,,firsthand,agree',
      'Norland,truce,told,Joren Vask (Sudmark),relayed,reject',
      'Sudmark,truce,own,,firsthand,demand',
      '',
    ])
  })

  it('shows how they moved, a statement a line', async () => {
    const args = ['positions', '--party', 'Norland', '--issue', 'truce', '--history', '--csv']
    const { out } = await readout(args, { cwd: await newTalks(SAID) })
    expect(out.match(/never a truce|the truce holds/g)).toEqual(['never a truce', 'the truce holds'])
  })

  it('says what to do where there is nothing', async () => {
    const { out, err } = await readout(['positions'], { cwd: await newTalks([]) })
    expect(out).toBe('')
    expect(err).toContain('readout add')
  })
})
