/** A folder with a ledger of the invented talks, for the commands' tests. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { newFolder } from '../ledger/ledgers.ts'
import { type Said, said } from '../ledger/views/talks.ts'
import { readout } from './readout.ts'

const CODEBOOK = `name: The talks
issues:
  - { id: truce, label: Truce, definition: Keeping it., terms: [truce], examples: [keep the truce] }
  - { id: bridge, label: Bridge, definition: Opening it., terms: [bridge], examples: [open the bridge] }
`

/** Makes the folder, with a report of one statement for each of what is said. */
export async function newTalks(sayings: readonly Said[]): Promise<string> {
  const cwd = newFolder()
  writeFileSync(join(cwd, 'codebook.yaml'), CODEBOOK)
  expect((await readout(['init'], { cwd })).code).toBe(0)
  if (sayings.length === 0) return cwd
  const input = sayings.map((one) => `${JSON.stringify(said(one))}\n`).join('')
  expect(await readout(['add', '-'], { cwd, input })).toMatchObject({ code: 0 })
  return cwd
}

export const SAYINGS: readonly Said[] = [
  { by: 'holm', of: 'norland', issue: 'truce', act: 'agree', words: 'the truce holds' },
  {
    by: 'vask',
    of: 'sudmark',
    issue: 'truce',
    stance: 'against',
    words: 'no truce',
    published: '2026-03-15',
  },
]
