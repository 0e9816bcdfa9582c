/** Damaged ledgers: a file with one byte changed, or cut off; and what Readout says of it. */
import { existsSync, readFileSync, statSync } from 'node:fs'
import { ReadoutError } from '../../src/errors.ts'
import { checkLedger } from '../../src/ledger/check.ts'
import { exportContents } from '../../src/ledger/contents.ts'
import { closeLedger, type Ledger, look, openLedger } from '../../src/ledger/index.ts'
import type { Random } from './invented.ts'

/** A file's bytes with one of them changed, or, one time in five, without its end. */
export function damage(bytes: Buffer, random: Random): { readonly how: string; readonly bytes: Buffer } {
  const at = Math.floor(random() * bytes.length)
  if (random() < 0.2) return { how: `cut at ${at}`, bytes: bytes.subarray(0, at) }
  const damaged = Buffer.from(bytes)
  const by = 1 + Math.floor(random() * 255)
  damaged[at] = (damaged[at] ?? 0) ^ by
  return { how: `byte ${at} ^ ${by}`, bytes: damaged }
}

/** What a question came to: an error that names what is wrong, an answer, or a fault of Readout itself. */
export type Outcome =
  | { readonly kind: 'error'; readonly code: string }
  | { readonly kind: 'answer'; readonly answer: string }
  | { readonly kind: 'fault'; readonly message: string }

/** What a file is told to be. */
export interface Told {
  /** Of `check`: "sound", or the first fault. */
  readonly check: Outcome
  /** Of a view: who said what where, all of it. */
  readonly view: Outcome
  /** Of all content. */
  readonly contents: Outcome
  /** Whether the file, or what lies beside it, was written to. */
  readonly written: boolean
}

/** Asks all of a file that may be damaged. */
export async function ask(path: string): Promise<Told> {
  const before = readFileSync(path)
  const check = await outcomeOf(path, async (ledger) => {
    const { faults } = await checkLedger(ledger)
    const [fault] = faults
    return fault ? `${fault.where}: ${fault.what}` : 'sound'
  })
  const view = await outcomeOf(path, (ledger) => look(ledger, viewOf))
  const contents = await outcomeOf(path, (ledger) =>
    look(ledger, async (tx) => {
      const lines: string[] = []
      for await (const line of exportContents(ledger, tx)) lines.push(line)
      return lines.join('\n')
    }),
  )
  const log = existsSync(`${path}-wal`) && statSync(`${path}-wal`).size > 0
  return { check, view, contents, written: log || !readFileSync(path).equals(before) }
}

async function outcomeOf(path: string, question: (ledger: Ledger) => Promise<string>): Promise<Outcome> {
  try {
    const ledger = await openLedger(path, { readOnly: true })
    try {
      return { kind: 'answer', answer: await question(ledger) }
    } finally {
      await closeLedger(ledger)
    }
  } catch (error) {
    return error instanceof ReadoutError
      ? { kind: 'error', code: error.code }
      : { kind: 'fault', message: String(error) }
  }
}

/** What a view asks: statements in their order, with who said it, in which report, in what words. */
async function viewOf(tx: Parameters<Parameters<typeof look>[1]>[0]): Promise<string> {
  const rows = await tx
    .selectFrom('statement')
    .innerJoin('report', 'report.no', 'statement.report')
    .innerJoin('text', 'text.id', 'report.text_id')
    .leftJoin('statement_actor', (join) =>
      join.onRef('statement_actor.statement', '=', 'statement.no').on('statement_actor.part', '=', 'holder'),
    )
    .leftJoin('actor', 'actor.no', 'statement_actor.actor')
    .select([
      'statement.id',
      'report.outlet',
      'actor.name',
      'statement.act',
      'statement.content',
      'text.text',
    ])
    .where('report.current', '=', 1)
    .orderBy('statement.sort_key')
    .orderBy('statement.id')
    .execute()
  return JSON.stringify(rows)
}
