/**
 * The queue: the ledger's own rows. A report is pending, being read under a lease that must be renewed, read, kept unread, or
 * failed with its reason; whoever dies while reading costs one repeated reading. Several processes, on several machines
 * where the ledger is a server's, work on one queue.
 */
import { randomUUID } from 'node:crypto'
import { hostname } from 'node:os'
import { type RawBuilder, sql } from 'kysely'
import { ReadoutError } from '../errors.ts'
import type { Failure, Report } from '../types.ts'
import { among, kindOf, type Ledger, type Tx, write } from './ledger.ts'
import { REPORT_COLUMNS } from './reports.ts'

/** Milliseconds after which a lease that is not renewed falls back to whoever asks. */
export const LEASE = 60_000

const TOKEN = randomUUID()

/** Whoever holds leases: "machine:process:token/worker". */
export function newWorker(): string {
  return `${hostname()}:${process.pid}:${TOKEN}/${randomUUID().slice(0, 8)}`
}

/** The tables that are queues. */
type Queue = 'report' | 'input'

/** Milliseconds since 1970 by the database's clock, which all its users share. */
export function now({ kind }: Ledger): RawBuilder<number> {
  return kind === 'sqlite'
    ? sql`cast(unixepoch('subsec') * 1000 as integer)`
    : sql`cast(extract(epoch from clock_timestamp()) * 1000 as bigint)`
}

/**
 * Takes up to `most` pending reports, and those whose reader is gone, under a lease of `lease` milliseconds. One whose row
 * somebody has edited is not read: it has failed, `onFailure` is told, and the others go on.
 */
export async function claimReports(
  ledger: Ledger,
  worker: string,
  {
    most,
    lease = LEASE,
    onFailure,
  }: { most: number; lease?: number; onFailure?: (failure: Failure) => void },
): Promise<readonly Report[]> {
  const { checkReportRow } = await import('./incoming.ts')
  for (;;) {
    const rows = await claimRows(ledger, worker, { most, lease })
    const reports: Report[] = []
    for (const row of rows)
      try {
        reports.push(checkReportRow(row))
      } catch (error) {
        if (!(error instanceof ReadoutError)) throw error
        const { code, message } = error
        await failReport(ledger, row.id, { code, message })
        onFailure?.({ ref: row.ref ?? row.url ?? row.id.slice(0, 12), error: { code, message } })
      }
    if (reports.length > 0 || rows.length === 0) return reports
  }
}

function claimRows(ledger: Ledger, worker: string, { most, lease }: { most: number; lease: number }) {
  return write(ledger, async (tx) => {
    const rows = await tx
      .selectFrom('report')
      .select('no')
      .where(await isFree(ledger, tx, 'report'))
      .orderBy('no')
      .limit(most)
      .execute()
    const nos = rows.map(({ no }) => no)
    if (nos.length === 0) return []
    await tx
      .updateTable('report')
      .set({ state: 'reading', lease_by: worker, lease_until: sql<number>`${now(ledger)} + ${lease}` })
      .where('no', 'in', nos)
      .execute()
    return tx
      .selectFrom('report')
      .innerJoin('text', 'text.id', 'report.text_id')
      .select(REPORT_COLUMNS)
      .where('report.no', 'in', nos)
      .orderBy('report.no')
      .execute()
  })
}

/** Takes up to `most` addresses that are to be fetched, with what was given for each (JSON). */
export function claimInputs(
  ledger: Ledger,
  worker: string,
  { most, lease = LEASE }: { most: number; lease?: number },
): Promise<readonly { readonly ref: string; readonly given: string }[]> {
  return write(ledger, async (tx) => {
    const rows = await tx
      .selectFrom('input')
      .select(['ref', 'given'])
      .where('kind', '=', 'address')
      .where(await isFree(ledger, tx, 'input'))
      .orderBy('ref')
      .limit(most)
      .execute()
    if (rows.length === 0) return []
    await tx
      .updateTable('input')
      .set({ state: 'reading', lease_by: worker, lease_until: sql<number>`${now(ledger)} + ${lease}` })
      .where(
        'ref',
        'in',
        rows.map(({ ref }) => ref),
      )
      .execute()
    return rows
  })
}

/** Pending, or under a lease that ran out, or under one whose holder is known to be dead. */
async function isFree(ledger: Ledger, tx: Tx, queue: Queue): Promise<RawBuilder<boolean>> {
  const { rows } = await sql<{ lease_by: string }>`
    select distinct lease_by from ${sql.table(queue)} where state = 'reading'`.execute(tx)
  const dead = rows.map(({ lease_by }) => lease_by).filter(isDead)
  const ofDead = dead.length > 0 ? sql`lease_by in (${sql.join(dead)})` : sql`1 = 0`
  return sql`(state = 'pending' or (state = 'reading' and (lease_until < ${now(ledger)} or ${ofDead})))`
}

/** Whether the holder of a lease is a process of this machine that is no more. */
function isDead(worker: string): boolean {
  const [host, pid, token = ''] = worker.split(/:(\d+):/)
  if (host !== hostname() || pid === undefined) return false
  if (Number(pid) === process.pid) return !token.startsWith(TOKEN)
  try {
    process.kill(Number(pid), 0)
    return false
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH'
  }
}

/** Renews all leases of a worker. */
export async function renewLeases(ledger: Ledger, worker: string, lease = LEASE): Promise<void> {
  await write(ledger, async (tx) => {
    for (const queue of ['report', 'input'] as const)
      await sql`update ${sql.table(queue)} set lease_until = ${now(ledger)} + ${lease}
        where state = 'reading' and lease_by = ${worker}`.execute(tx)
  })
}

/** Gives back what a worker has not read: it is pending again. */
export async function releaseLeases(ledger: Ledger, worker: string): Promise<void> {
  await write(ledger, async (tx) => {
    for (const queue of ['report', 'input'] as const)
      await sql`update ${sql.table(queue)} set state = 'pending', lease_by = null, lease_until = null
        where state = 'reading' and lease_by = ${worker}`.execute(tx)
  })
}

const NO_LEASE = { lease_by: null, lease_until: null } as const

/** Puts down that a report could not be read, and why. One that somebody else has read meanwhile stays read. */
export async function failReport(
  ledger: Ledger,
  id: string,
  { code, message }: Failure['error'],
): Promise<void> {
  await write(ledger, (tx) =>
    tx
      .updateTable('report')
      .set({ state: 'failed', code, reason: message, ...NO_LEASE })
      .where('id', '=', id)
      .where('state', 'in', ['pending', 'reading', 'failed'])
      .execute(),
  )
}

/** Puts down that a report was read, or kept unread and why. */
export function finishReport(tx: Tx, no: number, unread?: string): Promise<void> {
  return finishReports(tx, [{ no, unread }])
}

/** Puts down that reports were read, or kept unread and why. */
export async function finishReports(
  tx: Tx,
  reports: readonly { readonly no: number; readonly unread: string | undefined }[],
): Promise<void> {
  for (const [unread, alike] of Map.groupBy(reports, ({ unread }) => unread)) {
    const nos = alike.map(({ no }) => no)
    await tx
      .updateTable('report')
      .set({ state: unread ? 'unread' : 'read', code: null, reason: unread ?? null, ...NO_LEASE })
      .where(among(kindOf(tx), sql.ref('no'), nos))
      .execute()
  }
}

/** Puts addresses into the queue, with what is given for each; those that were done stay done. Gives how many are new. */
export function addAddresses(
  ledger: Ledger,
  addresses: readonly string[],
  { given = {}, again = false }: { given?: object; again?: boolean } = {},
): Promise<number> {
  return write(ledger, async (tx) => {
    let added = 0
    for (const ref of new Set(addresses)) {
      const known = await tx.selectFrom('input').select('state').where('ref', '=', ref).executeTakeFirst()
      if (known && !(again && known.state === 'done') && known.state !== 'failed') continue
      const row = { state: 'pending' as const, given: JSON.stringify(given), code: null, reason: null }
      await tx
        .insertInto('input')
        .values({ ref, kind: 'address', ...row, ...NO_LEASE })
        .onConflict((conflict) => conflict.column('ref').doUpdateSet({ ...row, ...NO_LEASE }))
        .execute()
      added++
    }
    return added
  })
}

/** Puts down what became of an address, or why a file gave no report; without `given` what was given for it stays. */
export async function finishInput(
  ledger: Ledger,
  { ref, kind, given }: { ref: string; kind: 'address' | 'file'; given?: object },
  outcome: { readonly report: string } | Failure['error'],
): Promise<void> {
  const told =
    'report' in outcome
      ? { state: 'done' as const, report: outcome.report, code: null, reason: null }
      : { state: 'failed' as const, report: null, code: outcome.code, reason: outcome.message }
  const row = { ...told, ...NO_LEASE, ...(given && { given: JSON.stringify(given) }) }
  await write(ledger, (tx) =>
    tx
      .insertInto('input')
      .values({ ref, kind, given: '{}', ...row })
      .onConflict((conflict) => conflict.column('ref').doUpdateSet(row))
      .execute(),
  )
}

/** Puts down that files which had failed are well now; of all others nothing is kept but their reports. */
export async function clearInputs(ledger: Ledger, refs: readonly string[]): Promise<void> {
  const rows = await ledger.db
    .selectFrom('input')
    .select('ref')
    .where('ref', 'in', refs)
    .where('state', '=', 'failed')
    .execute()
  if (rows.length === 0) return
  const row = { state: 'done' as const, code: null, reason: null }
  const failed = rows.map(({ ref }) => ref)
  await write(ledger, (tx) => tx.updateTable('input').set(row).where('ref', 'in', failed).execute())
}

/** How many reports are pending. */
export async function countPending({ db }: Ledger): Promise<number> {
  const { count } = await db
    .selectFrom('report')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('state', 'in', ['pending', 'reading'])
    .executeTakeFirstOrThrow()
  return count
}

/** How many reports and addresses are in the queue: pending, or under somebody's lease. */
export async function countQueue(ledger: Ledger): Promise<number> {
  const { count } = await ledger.db
    .selectFrom('input')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('state', 'in', ['pending', 'reading'])
    .executeTakeFirstOrThrow()
  return count + (await countPending(ledger))
}

/** Makes pending again what failed. Gives the files that must be looked at anew, with what was given for each (JSON). */
export function retryFailed(
  ledger: Ledger,
): Promise<readonly { readonly ref: string; readonly given: string }[]> {
  return write(ledger, async (tx) => {
    await tx
      .updateTable('report')
      .set({ state: 'pending', code: null, reason: null })
      .where('state', '=', 'failed')
      .execute()
    await tx
      .updateTable('input')
      .set({ state: 'pending', code: null, reason: null })
      .where('state', '=', 'failed')
      .where('kind', '=', 'address')
      .execute()
    return tx
      .selectFrom('input')
      .select(['ref', 'given'])
      .where('state', '=', 'failed')
      .where('kind', '=', 'file')
      .orderBy('ref')
      .execute()
  })
}
