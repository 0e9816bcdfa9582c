/**
 * Whether a changed codebook loses decisions: many are made on statements of invented reports, each setting an issue; then
 * two issues are made one, and a third is removed. All that name an issue which is gone must be shown before anything
 * changes, none may be lost, and the ledger must be sound after it.
 *
 *     npm run bench:scheme -- --decisions 10000
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { checkLedger } from '../src/ledger/check.ts'
import { findLost } from '../src/ledger/decisions/lost.ts'
import { renameInDecisions } from '../src/ledger/decisions/rename.ts'
import { closeLedger, decide, type Ledger, look, openLedger, storeReadings } from '../src/ledger/index.ts'
import { findOrphans } from '../src/ledger/rereading.ts'
import { inventReadings } from '../test/ledger/invented.ts'
import { CODEBOOK } from '../test/ledger/readings.ts'
import { keepResult } from './record.ts'

const STATEMENTS_OF_A_REPORT = 2.5 // that name an issue: there are some more of them
const BATCH = 200

const { values } = parseArgs({ options: { decisions: { type: 'string', default: '10000' } } })
const wanted = Number(values.decisions)
const folder = mkdtempSync(join(tmpdir(), 'readout-scheme-'))
const ledger = await openLedger(join(folder, 'readout.db'), { create: true })
const readings = inventReadings(Math.ceil(wanted / STATEMENTS_OF_A_REPORT))
for (let from = 0; from < readings.length; from += BATCH)
  await storeReadings(ledger, readings.slice(from, from + BATCH), CODEBOOK)
const statements = readings
  .flatMap((reading) => reading.statements)
  .filter(({ issues = [] }) => issues.length > 0)
  .slice(0, wanted)
const issues = [...new Set(statements.flatMap(({ issues = [] }) => issues.map(({ id }) => id)))].toSorted()
const [merged = '', into = '', removed = ''] = issues
const decided = await timed('decide', () => decideMany(ledger))
const left = {
  ...CODEBOOK,
  issues: issues
    .filter((id) => id !== merged && id !== removed)
    .map((id) => ({ id, label: id, definition: '', terms: [], examples: [] })),
}
const shown = await timed('show those that name an issue which is gone', () => countOrphans(ledger))
const by = { by: 'benchmark', at: new Date().toISOString() }
const again = await timed('make them again', () =>
  renameInDecisions(
    ledger,
    new Map([
      [merged, into],
      [removed, into],
    ]),
    by,
  ),
)
const orphans = await countOrphans(ledger)
const lost = (await look(ledger, findLost)).length
const { faults } = await checkLedger(ledger)
const standing = await countSet(ledger)
await closeLedger(ledger)
rmSync(folder, { recursive: true })
process.stdout.write(
  `${decided} decisions, ${shown} of them on issues that are gone, ${again} made again; ` +
    `${orphans} left on such an issue, ${lost} lost, ${standing} statements as decided, ${faults.length} faults\n`,
)
keepResult('scheme', { decided, shown, again, orphans, lost, standing, faults: faults.length })
process.exitCode = again === shown && orphans + lost + faults.length === 0 && standing === decided ? 0 : 1

async function decideMany(on: Ledger): Promise<number> {
  for (const [index, { id }] of statements.entries())
    await decide(
      on,
      {
        kind: 'correct',
        entry: id,
        change: { issues: [{ id: issues[index % issues.length] ?? '', stance: 'against' }] },
      },
      { by: 'Ada', at: new Date(Date.UTC(2026, 0, 1) + index * 1000).toISOString() },
    )
  return statements.length
}

async function countOrphans(of: Ledger): Promise<number> {
  const found = await look(of, (tx) => findOrphans(tx, left))
  return [...found.values()].reduce((sum, decisions) => sum + decisions.length, 0)
}

/** Statements that have an issue of the codebook that is left, set by a decision. */
async function countSet({ db }: Ledger): Promise<number> {
  const { count } = await db
    .selectFrom('statement')
    .innerJoin('statement_issue', 'statement_issue.statement', 'statement.no')
    .select(({ fn }) => fn.count<number>('statement.no').distinct().as('count'))
    .where('statement.review', '=', 'corrected')
    .where('statement_issue.stance', '=', 'against')
    .where(
      'statement_issue.issue',
      'in',
      left.issues.map(({ id }) => id),
    )
    .executeTakeFirstOrThrow()
  return Number(count)
}

async function timed<T>(name: string, run: () => Promise<T>): Promise<T> {
  const started = performance.now()
  const result = await run()
  process.stdout.write(`${name}: ${((performance.now() - started) / 1000).toFixed(1)} s\n`)
  return result
}
