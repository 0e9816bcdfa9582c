/**
 * Whether a ledger survives what may befall it: processes killed at each of their writes, while recovering and while the schema is
 * made; a disk that is full or fails at each operation; files that are damaged. After each the ledger opens, is sound, and
 * adding again ends in the content of an undisturbed run. Linux with strace(1).
 *
 *     npm run bench:crash                                all of it
 *     npm run bench:crash -- --short                     some of each, in a few minutes
 *     npm run bench:crash -- --only faults               kills, faults, backup or damage alone
 *     npm run bench:crash -- --only 'read fails, once'   one of the faults alone
 *     npm run bench:crash -- --seed 7 --jobs 4
 */
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { Kysely } from 'kysely'
import { backupLedger } from '../src/ledger/backup.ts'
import { closeLedger, type Ledger, openLedger, storeReadings, write } from '../src/ledger/index.ts'
import { MIGRATIONS } from '../src/ledger/migrations/index.ts'
import { openSqlite } from '../src/ledger/sqlite.ts'
import type { Tables } from '../src/ledger/tables.ts'
import { inventReadings, newRandom } from '../test/ledger/invented.ts'
import { runChild } from './crash/child.ts'
import { askDamaged, type Damaged } from './crash/damaged.ts'
import { disturbBackup, FAULTS, failWhileAdding } from './crash/faults.ts'
import { killAtRandom, killWhileAdding, killWhileMigrating, killWhileRecovering } from './crash/kills.ts'
import { newRoom, setStage } from './crash/stage.ts'
import { findStrace } from './crash/strace.ts'
import type { Tally } from './crash/tally.ts'
import { keepResult } from './record.ts'

const PARTS = ['kills', 'faults', 'backup', 'damage'] as const

if (process.argv[2] === 'child') await runChild(process.argv.slice(3))
else await main()

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      short: { type: 'boolean', default: false },
      only: { type: 'string' },
      seed: { type: 'string', default: '1' },
      jobs: { type: 'string', default: '2' },
    },
  })
  const { short, only } = values
  const parts = [...PARTS, ...Object.keys(FAULTS)]
  if (only !== undefined && !parts.includes(only))
    return stop(`--only ${only}: there are ${parts.join('; ')}`)
  const strace = findStrace()
  if (strace === null) return stop('strace is not there (Linux: apt-get install strace); nothing was done')
  const seed = Number(values.seed)
  const room = newRoom()
  const rows: [string, Tally][] = []
  let damaged: Damaged | undefined
  const part = async (name: string, run: () => Promise<Tally>) => {
    process.stderr.write(`${name}\n`)
    const tally = await run()
    rows.push([name, tally])
    // Told at once: a run that is ended before its time has shown so much.
    process.stderr.write(`${tally.runs} runs, ${tally.killed} disturbed, ${tally.failures.length} wrong\n`)
  }
  const doing = (name: (typeof PARTS)[number]) => only === undefined || only === name
  const extent = { room, jobs: Number(values.jobs), every: short ? 40 : 1, random: newRandom(seed) }
  try {
    const small = await setStage(room, 'small', inventReadings(40, seed))
    if (doing('kills')) {
      const large = await setStage(room, 'large', inventReadings(short ? 150 : 300, seed + 1))
      const empty = await setStage(room, 'old', inventReadings(5, seed), makeOld)
      const none = await setStage(room, 'none', inventReadings(5, seed))
      rmSync(join(none.folder, 'readout.db'))
      const [most, times] = [300, short ? 8 : 200]
      await part('killed at a write of add', () => killWhileAdding(small, 'ledger', { ...extent, most }))
      await part('… of the command itself', () =>
        killWhileAdding(small, 'command', { ...extent, most, every: short ? 100 : 10 }),
      )
      await part('killed at a random moment', () => killAtRandom(large, 'ledger', { ...extent, times }))
      await part('… of the command itself', () =>
        killAtRandom(large, 'command', { ...extent, times: times / 10 }),
      )
      await part('killed at the first open after that', () =>
        killWhileRecovering(small, { ...extent, states: short ? 1 : 5 }),
      )
      await part('killed while a ledger is made', () => killWhileMigrating(none, extent))
      await part('killed while an old one is brought up', () => killWhileMigrating(empty, extent))
    }
    const faults = Object.entries(FAULTS).filter(([name]) => doing('faults') || name === only)
    if (faults.length > 0) {
      const tiny = await setStage(room, 'tiny', inventReadings(8, seed))
      for (const [name, fault] of faults) await part(name, () => failWhileAdding(tiny, fault, extent))
    }
    if (doing('backup')) {
      const kept = await setStage(room, 'kept', small.readings, async (where) => {
        const ledger = await openLedger(where, { create: true })
        await storeReadings(ledger, small.readings.slice(0, 20), small.codebook)
        await backupLedger(ledger, join(where, '../backup.db'))
        await storeReadings(ledger, small.readings, small.codebook)
        await closeLedger(ledger)
      })
      const some = { ...extent, every: short ? 60 : 8 }
      await part('backup killed', () => disturbBackup(kept, 'kill', some))
      for (const [name, fault] of Object.entries(FAULTS))
        if (!fault.ever && name !== 'read fails, once')
          await part(`backup: ${name}`, () => disturbBackup(kept, fault, some))
    }
    if (doing('damage')) {
      const filled = await setStage(room, 'filled', small.readings, async (where) => {
        const ledger = await openLedger(where, { create: true })
        await storeReadings(ledger, small.readings, small.codebook)
        await closeLedger(ledger)
      })
      process.stderr.write('damaged files\n')
      damaged = await askDamaged(filled, { ...extent, times: short ? 25 : 200 })
    }
  } finally {
    rmSync(room, { recursive: true, force: true })
  }
  report(rows, damaged)
  const name =
    short || only !== undefined ? `crash-${short ? 'short' : only?.replaceAll(/\W+/g, '-')}` : 'crash'
  keepResult(name, { seed, strace, parts: rows.map(([name, tally]) => ({ name, ...tally })), damaged })
  if (rows.some(([, { failures }]) => failures.length > 0) || isBad(damaged)) process.exitCode = 1
}

function isBad(damaged: Damaged | undefined): boolean {
  return (
    damaged !== undefined &&
    damaged.crashed + damaged.written + damaged.faults.length + damaged.viewWrongUnnoticed > 0
  )
}

function stop(why: string): void {
  process.stderr.write(`${why}\n`)
  process.exitCode = 1
}

/** A ledger of the first schema, as an older program has left it. */
async function makeOld(where: string): Promise<void> {
  const { dialect, clock } = openSqlite(where, { create: true })
  const ledger: Ledger = {
    kind: 'sqlite',
    where,
    db: new Kysely<Tables>({ dialect }),
    clock,
    longest: 30_000,
  }
  await write(ledger, async (tx) => {
    await tx.schema
      .createTable('migration')
      .addColumn('number', 'integer', (column) => column.primaryKey())
      .addColumn('name', 'text', (column) => column.notNull())
      .execute()
    const [first] = MIGRATIONS
    await first?.up(tx, 'sqlite')
    await tx
      .insertInto('migration')
      .values({ number: 1, name: first?.name ?? '' })
      .execute()
  })
  await closeLedger(ledger)
}

function report(rows: readonly (readonly [string, Tally])[], damaged: Damaged | undefined): void {
  const line = (cells: readonly (string | number)[]) =>
    process.stdout.write(
      `${cells.map((cell, index) => (index === 0 ? String(cell).padEnd(40) : String(cell).padStart(10))).join('')}\n`,
    )
  line(['', 'runs', 'disturbed', 'wrong'])
  for (const [name, { runs, killed, failures }] of rows) {
    line([name, runs, killed, failures.length])
    for (const { what, wrongs } of failures.slice(0, 5))
      process.stdout.write(`    ${what}: ${wrongs.join('; ')}\n`)
  }
  if (!damaged) return
  const { check, views } = damaged
  process.stdout.write(
    `${damaged.ledgers} damaged files: ${damaged.crashed} crashes, ${damaged.written} written to, ${damaged.faults.length} faults of Readout
  check: ${check.error} errors, ${check.faults} with faults, ${check.sound} sound
  views: ${views.error} errors, ${views.right} right, ${views.wrong.length} wrong, ${damaged.viewWrongUnnoticed} of these unnoticed by check
  content changed and unnoticed by check: ${damaged.contentWrongUnnoticed.length}\n`,
  )
  for (const fault of damaged.faults.slice(0, 5)) process.stdout.write(`    ${fault}\n`)
}
