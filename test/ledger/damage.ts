/** Damaged ledgers: a file with one byte changed, or cut off; and what Readout says of it. */
import { existsSync, readFileSync, statSync } from 'node:fs'
import { ReadoutError } from '../../src/errors.ts'
import { checkLedger } from '../../src/ledger/check.ts'
import { exportContents } from '../../src/ledger/contents.ts'
import { closeLedger, type Ledger, look, openLedger } from '../../src/ledger/index.ts'
import { actors } from '../../src/ledger/views/actors.ts'
import { commitments } from '../../src/ledger/views/commitments.ts'
import { digest } from '../../src/ledger/views/digest.ts'
import { discrepancies } from '../../src/ledger/views/discrepancies.ts'
import type { Filter } from '../../src/ledger/views/filter.ts'
import { issues } from '../../src/ledger/views/issues.ts'
import { network } from '../../src/ledger/views/network.ts'
import type { Page, Paging } from '../../src/ledger/views/page.ts'
import { positions } from '../../src/ledger/views/positions.ts'
import { reports } from '../../src/ledger/views/reports.ts'
import { show } from '../../src/ledger/views/show.ts'
import { statements } from '../../src/ledger/views/statements.ts'
import { timeline } from '../../src/ledger/views/timeline.ts'
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
  /** Of each view, by its name: all of its rows. */
  readonly views: Readonly<Record<string, Outcome>>
  /** Of all content. */
  readonly contents: Outcome
  /** Whether the file, or what lies beside it, was written to. */
  readonly written: boolean
}

/** Asks all of a file that may be damaged. */
export async function ask(path: string): Promise<Told> {
  const before = readFileSync(path)
  const check = await outcomeOf(path, findFault, { evenDamaged: true })
  const views: Record<string, Outcome> = {}
  for (const [name, view] of Object.entries(VIEWS)) views[name] = await outcomeOf(path, view)
  const contents = await outcomeOf(path, (ledger) =>
    look(ledger, async (tx) => {
      const lines: string[] = []
      for await (const line of exportContents(ledger, tx)) lines.push(line)
      return lines.join('\n')
    }),
  )
  const log = existsSync(`${path}-wal`) && statSync(`${path}-wal`).size > 0
  return { check, views, contents, written: log || !readFileSync(path).equals(before) }
}

/** The views that gave an answer, and not the right one. */
export function findWrongViews(told: Told, right: Told): readonly string[] {
  return Object.entries(told.views).flatMap(([name, outcome]) =>
    isWrong(outcome, right.views[name]) ? [name] : [],
  )
}

/** Whether what was answered is not what should have been. */
export function isWrong(outcome: Outcome, should: Outcome | undefined): boolean {
  return outcome.kind === 'answer' && should?.kind === 'answer' && outcome.answer !== should.answer
}

async function findFault(ledger: Ledger): Promise<string> {
  const { faults } = await checkLedger(ledger)
  const [fault] = faults
  return fault ? `${fault.where}: ${fault.what}` : 'sound'
}

async function outcomeOf(
  path: string,
  question: (ledger: Ledger) => Promise<string>,
  { evenDamaged = false } = {},
): Promise<Outcome> {
  try {
    const ledger = await openLedger(path, { readOnly: true, evenDamaged })
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

/** The views, each with all of its rows. */
const VIEWS: Readonly<Record<string, (ledger: Ledger) => Promise<string>>> = {
  statements: allOf(statements),
  actors: allOf(actors),
  reports: allOf(reports),
  timeline: allOf(timeline),
  positions: allOf(positions),
  issues: allOf(issues),
  commitments: allOf(commitments),
  discrepancies: allOf(discrepancies),
  network: allOf(network),
  digest: async (ledger) => JSON.stringify(await digest(ledger, { since: '2000' }, { limit: PAGE })),
  show: async (ledger) => {
    const { rows } = await statements(ledger, {}, { limit: SHOWN })
    return JSON.stringify(await Promise.all(rows.map(({ entry }) => show(ledger, entry))))
  },
}

const PAGE = 500
const SHOWN = 5 // statements that are shown whole

function allOf<T>(view: (ledger: Ledger, filter: Filter, paging: Paging) => Promise<Page<T>>) {
  return async (ledger: Ledger): Promise<string> => {
    const all: T[] = []
    for (let after: string | undefined; ; ) {
      const page = await view(ledger, {}, { limit: PAGE, ...(after !== undefined && { after }) })
      all.push(...page.rows)
      if (page.next === undefined) return JSON.stringify(all)
      after = page.next
    }
  }
}
