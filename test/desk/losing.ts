/** Decisions that lose their place: a sample is taken to have been read otherwise once, was decided on, and is read again. */
import { fileURLToPath } from 'node:url'
import { loadCodebook } from '../../src/index.ts'
import { decide, findReading, type Ledger, look, replaceReading } from '../../src/ledger/index.ts'
import type { Decision, Span } from '../../src/types.ts'

const CODEBOOK = fileURLToPath(new URL('../../codebooks/samples.yaml', import.meta.url))

/** Which words were a statement once, by those that are one now; and what was decided on them. */
const TAKEN = [
  {
    now: 'that Ushmere will open two of the four gates of the Tolvar dam by April 1, provided that the first 60 prisoners have been handed over',
    once: 'that Ushmere will open two of the four gates of the Tolvar dam by April 1',
    decided: { kind: 'correct', change: { certainty: 'probable', act: 'agree' } },
    why: 'he only says what was agreed',
  },
  {
    now: 'fields downstream had suffered',
    once: 'She acknowledged that fields downstream had suffered',
    decided: { kind: 'accept' },
    why: undefined,
  },
] as const

/** Makes two decisions on a report that have lost their place then; the reading of the report is the same as before. */
export async function loseDecisions(ledger: Ledger, report: string): Promise<readonly Decision[]> {
  const codebook = await loadCodebook(CODEBOOK)
  const reading = await look(ledger, (tx) => findReading(tx, report))
  if (!reading) throw new Error('the report is not in the ledger')
  const { text } = reading.report
  const spanOf = (words: string): Span => {
    const start = text.indexOf(words)
    return { start, end: start + words.length }
  }
  const statements = reading.statements.map((statement) => {
    const taken = TAKEN.find(({ now }) => statement.content[0]?.end === spanOf(now).end)
    return taken ? { ...statement, content: [spanOf(taken.once)] } : statement
  })
  await replaceReading(ledger, { ...reading, statements }, codebook)
  const decisions: Decision[] = []
  for (const [index, { once, decided, why }] of TAKEN.entries()) {
    const { start } = spanOf(once)
    const entry = statements.find(({ content }) => content[0]?.start === start)?.id ?? ''
    const by = { by: 'Noor', at: `2026-03-20T09:0${index}:00.000Z`, ...(why !== undefined && { why }) }
    decisions.push(await decide(ledger, { ...decided, entry }, by))
  }
  await replaceReading(ledger, reading, codebook)
  return decisions
}
