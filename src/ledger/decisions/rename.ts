/** Decisions follow issues that a codebook gives another name. */
import { type Ledger, write } from '../ledger.ts'
import { parseStored } from '../stored.ts'
import type { Anchor } from './anchor.ts'
import type { Change } from './apply.ts'
import { findReport } from './on-statements.ts'
import { restate } from './restate.ts'
import { type By, insertDecision, parseChange } from './rows.ts'
import { findStanding } from './standing.ts'

/**
 * Makes the decisions again that set renamed issues, in one transaction: each is taken back, and made anew with the new
 * names. Gives how many.
 */
export function renameInDecisions(
  ledger: Ledger,
  renames: ReadonlyMap<string, string>,
  by: By,
): Promise<number> {
  return write(ledger, async (tx) => {
    const rows = await tx.selectFrom('decision').selectAll().orderBy('no').execute()
    const reports = new Set<string>()
    let made = 0
    for (const row of findStanding(rows)) {
      const change = parseChange(row)
      const issues = change['issues'] as Change['issues']
      if (row.report === null || !issues?.some(({ id }) => renames.has(id))) continue
      const renamed = new Map(issues.map(({ id, stance }) => [renames.get(id) ?? id, stance]))
      const why = `issues renamed; ${row.by} had decided it in ${row.id}`
      const target = {
        report: row.report,
        ...(row.entry !== null && { entry: row.entry }),
        ...(row.quote !== null && { quote: row.quote }),
      }
      await insertDecision(tx, { kind: 'undo', undoes: row.id, ...target }, { ...by, why })
      await insertDecision(
        tx,
        {
          kind: row.kind,
          ...target,
          ...(row.anchor !== null && { anchor: parseStored<Anchor>(row.anchor) }),
          change: { ...change, issues: [...renamed].map(([id, stance]) => ({ id, stance })) },
        },
        { ...by, why },
      )
      reports.add(row.report)
      made++
    }
    for (const report of reports) await restate(ledger, tx, (await findReport(tx, report)).no)
    return made
  })
}
