/** How many decisions keep their place when a report is edited, and how many come to stand on other words (none may). */
import { anchorOf, findMoved } from '../src/ledger/decisions/anchor.ts'
import { type Case, EDITS, makeCase } from '../test/ledger/decisions/edits.ts'
import { keepResult } from './record.ts'

const CASES = 11_000

const results = new Map(EDITS.map((edit) => [edit, { cases: 0, there: 0, kept: 0, wrong: 0 }]))
for (let seed = 0; seed < CASES; seed++) {
  const { edit, old, now, decided, moved }: Case = makeCase(seed)
  const result = results.get(edit)
  const statement = old.statements[decided]
  if (!result || !statement) throw new Error('every case has an edit and a statement')
  const found = findMoved(anchorOf(statement, 'p'), old, { ...now, speakerOf: () => 'p' })
  result.cases++
  if (moved !== null) result.there++
  if (found && found === now.statements[moved ?? -1]) result.kept++
  else if (found) result.wrong++
}
const rows = [...results].map(([edit, result]) => ({ edit, ...result }))
for (const { edit, there, kept, cases, wrong } of rows)
  process.stdout.write(
    `${edit.padEnd(22)} ${String(cases).padStart(6)} cases  kept ${kept} of ${there}${there > 0 ? ` (${(kept / there).toFixed(3)})` : ''}  on other words ${wrong}\n`,
  )
keepResult('anchors', { rows })
