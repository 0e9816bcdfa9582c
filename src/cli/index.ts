/** The command line: parses arguments, calls one function, prints. Commands load what they need when they run. */
import { createRequire } from 'node:module'
import { Command, CommanderError } from 'commander'
import { CodebookError, ReadoutError } from '../errors.ts'
import { addAccount } from './account.ts'
import { addAdd } from './add.ts'
import { addBackup } from './backup.ts'
import { addCheck } from './check.ts'
import { addCodebook } from './codebook.ts'
import { addDecisions } from './decisions.ts'
import { addDemo } from './demo.ts'
import { addDoctor } from './doctor.ts'
import { DONE, FAILED, MISUSE } from './exit-codes.ts'
import { addInit } from './init.ts'
import { outputGone, watchOutput } from './output.ts'
import { addRead } from './read.ts'
import { addReread } from './reread.ts'
import { addServe } from './serve.ts'
import { tell } from './tell.ts'
import { addToken } from './token.ts'
import { addActors } from './views/actors.ts'
import { addAgreement } from './views/agreement.ts'
import { addCommitments } from './views/commitments.ts'
import { addDigest } from './views/digest.ts'
import { addDiscrepancies } from './views/discrepancies.ts'
import { addIssues } from './views/issues.ts'
import { addNetwork } from './views/network.ts'
import { addPositions } from './views/positions.ts'
import { addReports } from './views/reports.ts'
import { addShow } from './views/show.ts'
import { addStatements } from './views/statements.ts'
import { addTimeline } from './views/timeline.ts'

/** Runs the command line with the arguments behind `readout`; sets the process's exit code. */
export async function main(args: readonly string[]): Promise<void> {
  watchOutput()
  try {
    await program().parseAsync(args, { from: 'user' })
  } catch (error) {
    if (!outputGone.aborted) process.exitCode = explain(error)
  }
  if (outputGone.aborted) process.exit() // standard input may stay open for ever
}

function program(): Command {
  const readout = new Command('readout')
    .description('Reads reports about a negotiation: who said what, pinned to the exact words.')
    .version(version(), '-V, --version', 'print the version')
    .option('--json', 'print JSON instead of the view for people')
    .option('--ledger <WHERE>', 'a file, or postgres://… (default: READOUT_LEDGER, else readout.db)')
    .helpOption('-h, --help', 'print help')
    .helpCommand('help [command]', 'print help on a command')
    .configureHelp({
      showGlobalOptions: true,
      visibleCommands: ({ commands }) => [...commands], // without `help`, which --help does: all fits a screen
    })
    .configureOutput({ outputError: (message, write) => write(message.replace(/^error: /, 'readout: ')) })
    .showHelpAfterError('(readout --help shows what there is)')
    .exitOverride()
    .addHelpText('after', `Example:\n  readout read report.html        read a report and show who said what`)
  addRead(readout)
  addInit(readout)
  addAdd(readout)
  addDecisions(readout)
  addReread(readout)
  addServe(readout)
  addDemo(readout)
  addStatements(readout)
  addPositions(readout)
  addCommitments(readout)
  addDiscrepancies(readout)
  addIssues(readout)
  addDigest(readout)
  addActors(readout)
  addNetwork(readout)
  addReports(readout)
  addShow(readout)
  addTimeline(readout)
  addCheck(readout)
  addBackup(readout)
  addDoctor(readout)
  addAgreement(readout)
  addAccount(readout)
  addToken(readout)
  addCodebook(readout)
  return readout
}

function version(): string {
  return createRequire(import.meta.url)('../../package.json').version
}

/** The exit code of an error, told on standard error: one line, for a codebook one for each problem. */
function explain(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? DONE : MISUSE // commander has told it
  const told = error instanceof ReadoutError ? error.message : `a fault of Readout itself: ${String(error)}`
  for (const line of error instanceof CodebookError ? told.split('\n') : [told]) tell(`readout: ${line}`)
  return error instanceof ReadoutError && error.code === 'misuse' ? MISUSE : FAILED
}
