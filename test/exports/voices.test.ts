import { describe, expect, it } from 'vitest'
import { listActors } from '../../src/exports/actors.ts'
import { findEntries } from '../../src/exports/entries.ts'
import { countVoices, findVoices } from '../../src/exports/voices.ts'
import type { Actor, Statement } from '../../src/types.ts'
import { NEWS, TRANSCRIPT } from './readings.ts'
import { RICH } from './rich-reading.ts'

const [STATEMENT] = TRANSCRIPT.statements

function voicesOf(more: Partial<Statement>) {
  if (!STATEMENT) throw new Error('no statement')
  return findVoices({ ...STATEMENT, ...more }, findEntries(RICH))
}

describe('findVoices(statement, entries)', () => {
  it('has none where no stage has read the holders', () => {
    expect(voicesOf({})).toEqual([])
  })

  it('names as tellers only those who do not speak for the holder, the nearest first', () => {
    const voices = ['courier', 'marr', 'holm']
    const [voice] = voicesOf({ voices, holders: [{ actor: 'norland', authority: 'relayed' }] })
    expect(voice?.tellers).toEqual(['Tomas Marr (of Ostmark)', 'the Sudmark Courier'])
  })

  it('takes the word of a group for that of its members', () => {
    const holders = [
      { actor: 'norland', authority: 'firsthand' },
      { actor: 'sudmark', authority: 'firsthand' },
    ] as const
    expect(voicesOf({ voices: ['both'], holders })).toMatchObject([
      { holders: ['Norland', 'Sudmark'], authority: 'firsthand', tellers: [], own: 'their', many: true },
    ])
  })

  it('claims no own voice where there is no holder', () => {
    expect(voicesOf({ voices: [], holders: [], authority: 'firsthand' })).toMatchObject([{ authority: null }])
  })
})

describe('countVoices(statements)', () => {
  it('counts the authorities only where all of them are known', () => {
    expect(countVoices(RICH.statements)).toBe(
      '14 statements: 6 in their own voice, 4 told by others, 2 from unnamed sources, 2 told by the report itself',
    )
    expect(countVoices(NEWS.statements)).toBe('15 statements')
    expect(countVoices([])).toBe('0 statements')
  })
})

describe('listActors(entries)', () => {
  const one = (id: string, kind: Actor['kind'], party?: string): Actor => ({
    id,
    name: id,
    kind,
    ...(party !== undefined && { party }),
    members: [],
    roles: [],
    mentions: [],
  })
  it('lists each actor once, whoever belongs to whom', () => {
    const actors = [
      one('Holm', 'person', 'Norland'),
      one('Norland', 'party'),
      one('A', 'party', 'B'),
      one('B', 'party', 'A'),
      one('C', 'party', 'C'),
      one('Marr', 'person', 'C'),
      one('Tarn', 'person', 'nobody'),
    ]
    const listed = listActors(findEntries({ ...RICH, actors }))
    expect(listed.map(({ actor, depth }) => `${actor.id} ${depth}`)).toEqual([
      'Norland 0',
      'Holm 1',
      'A 0',
      'B 0',
      'C 0',
      'Marr 1',
      'Tarn 0',
    ])
  })
})
