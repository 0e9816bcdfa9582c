/** `readout backup`: copies the ledger while it is in use. */
import { resolve } from 'node:path'
import type { Command } from 'commander'
import { formatCount, showChecked } from './check.ts'
import { keepLastBackup } from './last-backup.ts'
import { findPlace } from './place.ts'
import { tell } from './tell.ts'

interface BackupFlags {
  json?: true
  ledger?: string
}

/** Adds the command; what it needs is loaded when it runs. */
export function addBackup(readout: Command): void {
  readout
    .command('backup')
    .summary('copy the ledger while it is in use')
    .description(
      'Copies all that the ledger holds into one file, while others go on reading and writing. The copy is checked before ' +
        'it takes the place of an older backup, which otherwise stays as it is. A backup is a ledger: --ledger opens it.',
    )
    .argument('<FILE>', 'file to write')
    .addHelpText('after', '\nExamples:\n  readout backup monday.db\n  readout check --ledger monday.db')
    .action(async (file: string, _flags: unknown, command: Command) =>
      backup(file, command.optsWithGlobals<BackupFlags>()),
    )
}

async function backup(file: string, { json, ledger: flag }: BackupFlags): Promise<void> {
  const { closeLedger, openLedger } = await import('../ledger/index.ts')
  const { backupLedger } = await import('../ledger/backup.ts')
  const place = findPlace(flag)
  const ledger = await openLedger(place.where, { evenDamaged: true }) // what is wrong with it, a backup tells itself
  const progress = showChecked()
  try {
    const { bytes, reports, statements } = await backupLedger(ledger, file, { onProgress: progress.update })
    progress.clear()
    const at = new Date().toISOString()
    await keepLastBackup(place, { at, file: resolve(file) })
    const from = ledger.where
    if (json)
      process.stdout.write(`${JSON.stringify({ file, from, at, bytes, reports, statements }, null, 2)}\n`)
    const counts = `${formatCount(reports, 'report')}, ${formatCount(statements, 'statement')}`
    const copied = ledger.kind === 'postgres' ? ' from the server' : ''
    tell(`${file}: ${counts}${copied}, ${formatBytes(bytes)}, checked; --ledger ${file} opens it`)
  } finally {
    progress.clear()
    await closeLedger(ledger)
  }
}

/** "12.3 MB". */
export function formatBytes(bytes: number): string {
  const units = ['bytes', 'kB', 'MB', 'GB', 'TB']
  const step = bytes < 1000 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3))
  return `${step === 0 ? bytes : (bytes / 1000 ** step).toFixed(1)} ${units[step]}`
}
