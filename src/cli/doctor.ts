/** `readout doctor`: says what is wrong with the set-up. */
import type { Command } from 'commander'
import { DONE, FAILED } from './exit-codes.ts'
import type { Finding } from './findings.ts'
import { findPlace, type Place } from './place.ts'

interface DoctorFlags {
  json?: true
  ledger?: string
}

/** Adds the command; what it needs is loaded when it runs. */
export function addDoctor(readout: Command): void {
  readout
    .command('doctor')
    .summary('say what is wrong with the set-up')
    .description(
      'Looks at the program, the ledger, its disk and its queue, the codebook and the settings, and says of each whether it ' +
        'is well (ok) or not (!!), and what to do. Nothing is changed.',
    )
    .addHelpText('after', '\nExample:\n  readout doctor --ledger postgres://…')
    .action(async (_flags: unknown, command: Command) => {
      process.exitCode = await doctor(command.optsWithGlobals<DoctorFlags>())
    })
}

async function doctor({ json, ledger: flag }: DoctorFlags): Promise<number> {
  const findings: Finding[] = []
  for await (const finding of examine(flag)) {
    findings.push(finding)
    if (!json) process.stdout.write(`${format(finding)}\n`)
  }
  if (json) process.stdout.write(`${JSON.stringify(findings, null, 2)}\n`)
  return findings.every(({ ok }) => ok) ? DONE : FAILED
}

async function* examine(flag: string | undefined): AsyncGenerator<Finding> {
  const { explained, findCodebook, findProgram, findSettings } = await import('./findings.ts')
  yield* findProgram()
  let place: Place = { where: '', folder: '.' }
  try {
    place = findPlace(flag)
  } catch (error) {
    yield explained('ledger', error)
  }
  if (place.where !== '') {
    const { findLedger } = await import('./findings-ledger.ts')
    yield* findLedger(place, originOf(flag))
  }
  yield* findCodebook(place)
  yield* findSettings(place)
}

/** Why the ledger is the one that it is. */
function originOf(flag: string | undefined): string {
  if (flag !== undefined) return '--ledger'
  return process.env['READOUT_LEDGER'] ? 'READOUT_LEDGER' : 'found from this folder'
}

/** "ok  node: 24.21.0", "!!  disk: 12.0 MB free; make room". */
function format({ about, ok, says, todo }: Finding): string {
  const line = `${ok ? 'ok' : '!!'}  ${about}: ${says}${todo === undefined ? '' : `; ${todo}`}`
  return line.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')
}
