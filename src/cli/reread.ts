/** `readout reread`: reads the reports of the ledger again, keeping decisions. */
import { userInfo } from 'node:os'
import type { Command } from 'commander'
import { ReadoutError } from '../errors.ts'
import type { Ledger } from '../ledger/index.ts'
import type { Codebook, Failure } from '../types.ts'
import { DONE, FAILED } from './exit-codes.ts'
import { checkThreads } from './flags.ts'
import { codebookOf, findPlace, readSettings } from './place.ts'
import { showProgress } from './progress.ts'
import { tell } from './tell.ts'
import { withLedger } from './views/command.ts'

interface RereadFlags {
  readonly json?: true
  readonly ledger?: string
  readonly codebook?: string
  readonly changed?: true
  readonly rename?: readonly string[]
  readonly yes?: true
  readonly threads?: string
  readonly by?: string
}

/** Adds the command; what it needs is loaded when it runs. */
export function addReread(readout: Command): void {
  readout
    .command('reread')
    .summary('read again, keeping decisions')
    .description(
      'Reads again what another version, model or codebook read. Decisions stay on their words; those that lose their ' +
        'place are told, and can be placed again: readout decisions --lost, readout place.',
    )
    .option('--changed', 'only reports whose words the changed codebook touches')
    .option('--rename <OLD=NEW...>', 'decisions that name the issue OLD are made again for NEW')
    .option('--yes', 'go on though decisions name issues that the codebook no longer has')
    .option('--codebook <FILE>', "whom and what to look for (default: codebook.yaml in the ledger's folder)")
    .option('--threads <N>', 'threads to read on (default: all cores)')
    .option('--by <NAME>', 'who renames')
    .addHelpText(
      'after',
      '\nExamples:\n  readout reread --changed\n  readout reread --changed --rename dam=tolvar-gates',
    )
    .action(async (_flags: unknown, command: Command) => {
      process.exitCode = await run(command.optsWithGlobals<RereadFlags>())
    })
}

async function run(flags: RereadFlags): Promise<number> {
  const place = findPlace(flags.ledger)
  const settings = await readSettings(place.folder)
  const threads = checkThreads(flags.threads ?? process.env['READOUT_THREADS'] ?? settings.threads)
  const { loadCodebook } = await import('../codebook.ts')
  const codebook = await loadCodebook(flags.codebook ?? codebookOf(place))
  const { reread } = await import('../reread.ts')
  const { findLost, look } = await import('../ledger/index.ts')
  const by = flags.by ?? (process.env['READOUT_BY'] || undefined) ?? settings.by ?? userInfo().username
  let code = DONE
  await withLedger(flags.ledger, async (ledger) => {
    await renameIssues(ledger, parseRenames(flags.rename ?? [], codebook), by)
    if (!(await mayGoOn(ledger, codebook, flags))) {
      code = FAILED
      return
    }
    const before = new Set((await look(ledger, findLost)).map(({ id }) => id))
    const progress = showProgress()
    const stop = new AbortController()
    const stopOn = () => stop.abort()
    process.on('SIGINT', stopOn)
    process.on('SIGTERM', stopOn)
    try {
      const counts = await reread(ledger, {
        codebook,
        changed: flags.changed ?? false,
        ...threads,
        signal: stop.signal,
        onProgress: (step) => progress.update({ step: 'reading', ...step }),
        onFailure: ({ ref, error }: Failure) => {
          progress.clear()
          tell(`readout: ${ref}: ${error.message}`)
        },
      })
      progress.clear()
      const lost = (await look(ledger, findLost)).filter(({ id }) => !before.has(id))
      if (flags.json) process.stdout.write(`${JSON.stringify({ ...counts, lost }, null, 2)}\n`)
      tell(
        `${counts.read} read again, ${counts.different} of them read otherwise now, ${counts.failed} failed`,
      )
      for (const { id, kind, target } of lost)
        tell(
          `${id} (${kind}) has lost its place: "${target.quote ?? ''}"; readout place ${id} STATEMENT gives it another`,
        )
      if (stop.signal.aborted) tell('stopped; readout reread goes on')
      if (counts.failed > 0 || stop.signal.aborted) code = FAILED
    } finally {
      progress.clear()
      process.off('SIGINT', stopOn)
      process.off('SIGTERM', stopOn)
    }
  })
  return code
}

/** Shows which decisions name issues that a codebook does not have, before anything changes. */
async function mayGoOn(ledger: Ledger, codebook: Codebook, { yes }: RereadFlags): Promise<boolean> {
  const { findOrphans, look } = await import('../ledger/index.ts')
  const orphans = await look(ledger, (tx) => findOrphans(tx, codebook))
  for (const [issue, decisions] of orphans)
    tell(
      `the codebook has no issue ${JSON.stringify(issue)}, which ${decisions.length === 1 ? 'a decision names' : `${decisions.length} decisions name`}: ` +
        `${decisions
          .slice(0, SHOWN)
          .map(({ id }) => id)
          .join(', ')}${decisions.length > SHOWN ? ' …' : ''}`,
    )
  if (orphans.size === 0 || yes) return true
  tell(
    'nothing was changed; --rename OLD=NEW makes them again for another issue, --yes keeps them as they are and goes on',
  )
  return false
}

const SHOWN = 10

function parseRenames(renames: readonly string[], codebook: Codebook): ReadonlyMap<string, string> {
  return new Map(
    renames.map((rename) => {
      const [, old, now] = /^([\w-]+)=([\w-]+)$/.exec(rename) ?? []
      if (old === undefined || now === undefined)
        throw new ReadoutError('misuse', `--rename ${rename}: give OLD=NEW, two ids of issues`)
      if (!codebook.issues.some(({ id }) => id === now))
        throw new ReadoutError(
          'misuse',
          `--rename ${rename}: the codebook has no issue ${JSON.stringify(now)}`,
        )
      return [old, now]
    }),
  )
}

/** Makes the decisions that name an old issue again, with the new one in its place. */
async function renameIssues(ledger: Ledger, renames: ReadonlyMap<string, string>, by: string): Promise<void> {
  if (renames.size === 0) return
  const { renameInDecisions } = await import('../ledger/index.ts')
  const at = new Date().toISOString()
  const made = await renameInDecisions(ledger, renames, { by, at })
  tell(`${made} ${made === 1 ? 'decision' : 'decisions'} made again under the new names`)
}
