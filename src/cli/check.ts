/** `readout check`: verifies the ledger. */
import type { Command } from 'commander'
import { DONE, FAILED } from './exit-codes.ts'
import { findPlace } from './place.ts'
import { tell } from './tell.ts'

interface CheckFlags {
  json?: true
  ledger?: string
}

/** Adds the command; what it needs is loaded when it runs. */
export function addCheck(readout: Command): void {
  readout
    .command('check')
    .summary('verify the ledger')
    .description(
      'Verifies the ledger: that the file is whole, every span slices to its stored words, and every reference resolves. ' +
        'It may be in use; nothing is written to it. Tells each fault in one line.',
    )
    .addHelpText('after', '\nExamples:\n  readout check\n  readout check --ledger backup.db')
    .action(async (_flags: unknown, command: Command) => {
      process.exitCode = await check(command.optsWithGlobals<CheckFlags>())
    })
}

async function check({ json, ledger: flag }: CheckFlags): Promise<number> {
  const { closeLedger, openLedger } = await import('../ledger/index.ts')
  const { checkLedger } = await import('../ledger/check.ts')
  const ledger = await openLedger(findPlace(flag).where, { readOnly: true, evenDamaged: true })
  const progress = showChecked()
  try {
    const { reports, statements, faults, more } = await checkLedger(ledger, { onProgress: progress.update })
    progress.clear()
    const sound = faults.length === 0
    const { where } = ledger
    if (json)
      process.stdout.write(
        `${JSON.stringify({ ledger: where, sound, reports, statements, faults, more }, null, 2)}\n`,
      )
    else {
      for (const fault of faults) tell(`${fault.where}: ${fault.what}`)
      if (more > 0) tell(`and ${formatCount(more)} more`)
      const counts = `${where}: ${formatCount(reports, 'report')}, ${formatCount(statements, 'statement')}`
      if (sound) process.stdout.write(`${counts}, sound\n`)
      else
        tell(
          `${counts}, ${formatCount(faults.length + more, 'fault')}; keep this ledger as it is, and go on with the last backup`,
        )
    }
    return sound ? DONE : FAILED
  } finally {
    progress.clear()
    await closeLedger(ledger)
  }
}

/** How far a check is, on a terminal: "412 of 812 reports checked". */
export function showChecked(stream: NodeJS.WriteStream = process.stderr): {
  readonly update: (progress: { readonly done: number; readonly total: number }) => void
  readonly clear: () => void
} {
  let shown = false
  return {
    update: ({ done, total }) => {
      if (stream.isTTY) stream.write(`\r\x1b[K${done} of ${formatCount(total, 'report')} checked`)
      shown = true
    },
    clear: () => {
      if (stream.isTTY && shown) stream.write('\r\x1b[K')
      shown = false
    },
  }
}

/** "1 report", "9,120 statements"; without a noun "9,120". */
export function formatCount(number: number, one?: string): string {
  const digits = number.toLocaleString('en')
  return one === undefined ? digits : `${digits} ${one}${number === 1 ? '' : 's'}`
}
