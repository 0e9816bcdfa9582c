/** `readout show`. */
import type { Command } from 'commander'
import type { Shown } from '../../ledger/views/show.ts'
import { withLedger } from './command.ts'

/** Adds the command. */
export function addShow(readout: Command): void {
  readout
    .command('show')
    .argument(
      '<ID>',
      'of a statement, report, actor, encounter or decision (its first 8 characters will do), or of a discrepancy',
    )
    .summary('show the receipt of anything')
    .description(
      'Shows what an id stands for: a statement in its paragraph with the chain of voices, its report and the ' +
        'decisions on it; a report with its statements; an actor with all his names; an encounter with who tells what; a discrepancy with both its sides.',
    )
    .addHelpText('after', '\nExamples:\n  readout show s0123456789ab\n  readout show 9f86d081 --json')
    .action(async (id: string, _flags: unknown, command: Command) => {
      const { json, ledger: where } = command.optsWithGlobals<{ json?: true; ledger?: string }>()
      await withLedger(where, async (ledger) => {
        const { show } = await import('../../ledger/views/show.ts')
        const shown = await show(ledger, id)
        process.stdout.write(json ? `${JSON.stringify(shown, null, 2)}\n` : await formatShown(shown))
      })
    })
}

const NARROWEST = 40 // columns
const WIDEST = 100 // longer lines are hard to read

async function formatShown(shown: Shown): Promise<string> {
  const columns = Math.max(NARROWEST, Math.min(process.stdout.columns ?? 80, WIDEST))
  switch (shown.type) {
    case 'statement':
      return (await import('./show-statement.ts')).formatStatement(shown, columns)
    case 'report':
      return (await import('./show-report.ts')).formatReport(shown, columns)
    case 'actor':
      return (await import('./show-actor.ts')).formatActor(shown, columns)
    case 'encounter':
      return (await import('./show-encounter.ts')).formatEncounter(shown, columns)
    case 'discrepancy':
      return (await import('./show-discrepancy.ts')).formatDiscrepancy(shown, columns)
    case 'decision':
      return (await import('./show-decisions.ts')).formatDecision(shown, columns)
  }
}
