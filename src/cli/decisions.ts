/** The commands by which reviewers decide, and the list of what they decided. */
import { userInfo } from 'node:os'
import type { Command } from 'commander'
import { ReadoutError } from '../errors.ts'
import type { Change } from '../ledger/decisions/apply.ts'
import type { Ledger, NewDecision } from '../ledger/index.ts'
import type { Decision } from '../types.ts'
import { DONE, FAILED } from './exit-codes.ts'
import { findPlace, readSettings } from './place.ts'
import { tell } from './tell.ts'
import { withLedger } from './views/command.ts'

interface DecisionFlags {
  readonly json?: true
  readonly ledger?: string
  readonly by?: string
  readonly why?: string
}

interface MarkFlags extends DecisionFlags {
  readonly quote: string
  readonly source?: string
  readonly cue?: string
}

/** Adds the commands; what they need is loaded when they run. */
export function addDecisions(readout: Command): void {
  const command = (name: string, summary: string, description = summary) =>
    readout
      .command(name)
      .summary(summary)
      .description(`${description[0]?.toUpperCase()}${description.slice(1)}.`)
      .option('--why <TEXT>', 'the reason, kept with the decision')
      .option('--by <NAME>', 'who decides (default: READOUT_BY, readout.yaml, your login name)')
  for (const kind of ['accept', 'reject'] as const)
    command(
      kind,
      `${kind} statements`,
      `${kind} statements: the decision wins over the reading and outlives it`,
    )
      .argument('<ID...>', 'statements, by their ids')
      .action(async (ids: string[], _flags: unknown, command: Command) =>
        each(command, ids, async (_ledger, id) => ({ kind, entry: id })),
      )
  command('correct', 'correct fields of a statement')
    .argument('<ID>', 'a statement, by its id')
    .argument(
      '<FIELD=VALUE...>',
      'act, certainty, polarity, speaker, holders, voices, addressees, issues, said',
    )
    .addHelpText(
      'after',
      `
Examples:
  readout correct s1f3… act=reject
  readout correct s1f3… issues=truce:against,prisoners
  readout correct s1f3… speaker='Ilse Marr' holders=Norland:firsthand --why 'the pronoun is hers'`,
    )
    .action(async (id: string, fields: string[], _flags: unknown, command: Command) =>
      each(command, [id], async (ledger, entry) => ({
        kind: 'correct',
        entry,
        change: await parseChange(ledger, fields),
      })),
    )
  command('mark', 'add a statement that the reader missed')
    .argument('<REPORT>', 'the report, by its id')
    .argument('[FIELD=VALUE...]', 'what it means, as for correct')
    .requiredOption('--quote <TEXT>', 'its content: the words as they stand in the report')
    .option('--source <TEXT>', 'the words that name who says it')
    .option('--cue <TEXT>', 'the words that attribute it')
    .action(async (report: string, fields: string[], _flags: unknown, command: Command) => {
      const { quote, source, cue } = command.optsWithGlobals<MarkFlags>()
      const words = { quote, ...(source !== undefined && { source }), ...(cue !== undefined && { cue }) }
      await each(command, [report], async (ledger, report) => ({
        kind: 'mark',
        report,
        ...words,
        change: await parseChange(ledger, fields),
      }))
    })
  command('merge', 'say that two actors are one')
    .argument('<ID>', 'an actor, by its id or name')
    .argument('<ID>', 'another')
    .action(async (one: string, other: string, _flags: unknown, command: Command) =>
      each(command, [one], async (ledger, id) => ({
        kind: 'merge',
        entry: await formOf(ledger, id),
        with: await formOf(ledger, other),
      })),
    )
  command(
    'split',
    'say that a form of an actor is somebody else',
    'say that a form of an actor is somebody else; readout show lists the forms of an actor with their ids',
  )
    .argument('<ID>', 'the form, by its id')
    .action(async (id: string, _flags: unknown, command: Command) =>
      each(command, [id], async (_ledger, id) => ({ kind: 'split', entry: id })),
    )
  command('note', 'put down a remark on anything')
    .argument('<ID>', 'a statement, report, actor, encounter …')
    .argument('<TEXT>', 'the remark')
    .action(async (id: string, text: string, _flags: unknown, command: Command) =>
      each(command, [id], async (_ledger, entry) => ({ kind: 'note', entry, text })),
    )
  command('score', 'say what became of a commitment')
    .argument('<ID>', 'the commitment, by its id')
    .argument('<VALUE>', 'not-begun, partly, done, broken or lapsed')
    .option('--on <DAY>', 'the day of which this is true')
    .option('--receipt <ID>', 'the statement or report that shows it')
    .action(async (id: string, value: string, _flags: unknown, command: Command) => {
      const { on, receipt } = command.optsWithGlobals<DecisionFlags & { on?: string; receipt?: string }>()
      await each(command, [id], async (_ledger, entry) => {
        const { OUTCOMES } = await room()
        const known = OUTCOMES.find((outcome) => outcome === value)
        if (!known)
          throw new ReadoutError('misuse', `${value}: is no outcome; there are ${OUTCOMES.join(', ')}`)
        return {
          kind: 'score',
          entry,
          value: known,
          ...(on !== undefined && { on }),
          ...(receipt !== undefined && { receipt }),
        }
      })
    })
  command('resolve', 'say that a discrepancy is settled')
    .argument('<ID>', 'the discrepancy, by its id')
    .action(async (id: string, _flags: unknown, command: Command) =>
      each(command, [id], async (_ledger, entry) => ({ kind: 'resolve', entry })),
    )
  command(
    'undo',
    'take decisions back',
    'take decisions back; taking back is itself a decision that can be taken back',
  )
    .argument('<DECISION...>', 'decisions, by their ids')
    .action(async (ids: string[], _flags: unknown, command: Command) =>
      each(command, ids, async (_ledger, id) => ({ kind: 'undo', decision: id })),
    )
  command('place', 'give a decision that has lost its place another statement')
    .argument('<DECISION>', 'the decision, by its id')
    .argument('<ID>', 'the statement that it is about now')
    .action(async (id: string, entry: string, _flags: unknown, command: Command) =>
      each(command, [id], async (_ledger, id) => ({ kind: 'place', decision: id, entry })),
    )
  readout
    .command('decisions')
    .summary('list what was decided')
    .description('Lists decisions, the oldest first; --lost those that a re-reading could not place.')
    .argument('[ID]', 'only those on this statement, report or actor')
    .option('--lost', 'only those that have lost their place')
    .action(async (about: string | undefined, _flags: unknown, command: Command) => {
      const { json, ledger: where, lost } = command.optsWithGlobals<DecisionFlags & { lost?: true }>()
      await withLedger(where, async (ledger) => {
        const { findDecisions, findLost, look } = await room()
        const found = await look(ledger, (tx) => (lost ? findLost(tx) : findDecisions(tx, about)))
        await printDecisions(found, json)
      })
    })
}

const room = () => import('../ledger/index.ts')

/** Decides on each of some ids; one that cannot be decided on is told and stops nothing else. */
async function each(
  command: Command,
  ids: readonly string[],
  given: (ledger: Ledger, id: string) => Promise<NewDecision>,
): Promise<void> {
  const flags = command.optsWithGlobals<DecisionFlags>()
  const { folder } = findPlace(flags.ledger)
  const who =
    flags.by ??
    (process.env['READOUT_BY'] || undefined) ??
    (await readSettings(folder)).by ??
    userInfo().username
  const decisions: Decision[] = []
  let code = DONE
  const { decide } = await room()
  await withLedger(flags.ledger, async (ledger) => {
    for (const id of ids)
      try {
        const at = new Date().toISOString()
        const by = { by: who, at, ...(flags.why !== undefined && { why: flags.why }) }
        decisions.push(await decide(ledger, await given(ledger, id), by))
      } catch (error) {
        if (!(error instanceof ReadoutError) || ids.length === 1) throw error
        tell(`readout: ${error.message}`)
        code = FAILED
      }
  })
  if (flags.json)
    process.stdout.write(`${JSON.stringify(ids.length > 1 ? decisions : decisions[0], null, 2)}\n`)
  else
    for (const { id, kind, target } of decisions)
      tell(`${id}: ${kind} ${target.entry ?? ''}; readout undo ${id} takes it back`)
  process.exitCode = code
}

async function printDecisions(decisions: readonly Decision[], json: true | undefined): Promise<void> {
  if (json) {
    process.stdout.write(`${JSON.stringify(decisions, null, 2)}\n`)
    return
  }
  if (decisions.length === 0) return tell('no decisions')
  const { formatTable } = await import('./table.ts')
  const table = formatTable<Decision>(
    [
      { name: 'When', show: ({ at }) => `${at.slice(0, 10)}\n${at.slice(11, 16)}`, least: 10 },
      { name: 'Who', show: ({ by }) => by, least: 8 },
      {
        name: 'What',
        show: ({ kind, change, undoes }) =>
          [kind, undoes ?? (change ? JSON.stringify(change) : '')].join('\n'),
        least: 17,
      },
      { name: 'On', show: ({ target }) => [target.quote ?? '', target.entry ?? ''].join('\n'), least: 17 },
      { name: 'Why', show: ({ why = '' }) => why, least: 8 },
      { name: 'Id', show: ({ id }) => id, least: 17 },
    ],
    decisions,
    { width: process.stdout.columns ?? 80 },
  )
  process.stdout.write(`${table}\n`)
}

const CERTAINTIES = ['certain', 'probable', 'possible'] as const
const POLARITIES = ['affirmed', 'denied'] as const
const STANCES = ['for', 'against', 'unclear'] as const

/** The fields of `act=reject issues=truce:against`. Throws a ReadoutError `misuse` where one is not known. */
async function parseChange(ledger: Ledger, fields: readonly string[]): Promise<Change> {
  const { ACTS, AUTHORITIES, isAct, isAuthority } = await import('../known.ts')
  const change: { -readonly [K in keyof Change]: Change[K] } = {}
  const wrong = (field: string, known: readonly string[]) =>
    new ReadoutError('misuse', `${field}: give one of ${known.join(', ')}`)
  const list = (value: string) =>
    value
      .split(',')
      .map((one) => one.trim())
      .filter((one) => one !== '')
  for (const field of fields) {
    const [, name = '', value = ''] = /^(\w+)=(.*)$/s.exec(field) ?? []
    if (name === 'act') {
      if (!isAct(value)) throw wrong(field, ACTS)
      change.act = value
    } else if (name === 'certainty') change.certainty = oneOf(CERTAINTIES, value, field)
    else if (name === 'polarity') change.polarity = oneOf(POLARITIES, value, field)
    else if (name === 'speaker') change.speaker = await formOf(ledger, value)
    else if (name === 'voices' || name === 'addressees')
      change[name] = await Promise.all(list(value).map((one) => formOf(ledger, one)))
    else if (name === 'holders')
      change.holders = await Promise.all(
        list(value).map(async (one) => {
          const [, who = one, authority = 'firsthand'] = /^(.*):(\w+)$/.exec(one) ?? []
          if (!isAuthority(authority)) throw wrong(field, AUTHORITIES)
          return { actor: await formOf(ledger, who), authority }
        }),
      )
    else if (name === 'issues')
      change.issues = list(value).map((one) => {
        const [id = '', stance = 'unclear'] = one.split(':')
        return { id, stance: oneOf(STANCES, stance, field) }
      })
    else if (name === 'said') change.said = value
    else
      throw new ReadoutError(
        'misuse',
        `${field}: give FIELD=VALUE with one of act, certainty, polarity, speaker, holders, voices, addressees, issues, said`,
      )
  }
  return change
}

function oneOf<const T extends string>(known: readonly T[], value: string, field: string): T {
  const found = known.find((one) => one === value)
  if (found === undefined) throw new ReadoutError('misuse', `${field}: give one of ${known.join(', ')}`)
  return found
}

/** The id of an actor that is named by its id or by a name that only one bears. */
async function formOf(ledger: Ledger, named: string): Promise<string> {
  const { look } = await room()
  const { findActor } = await import('../ledger/actors/find.ts')
  if (/^p[0-9a-f]{16}$/.test(named)) return named
  const found = await look(ledger, (tx) => findActor(tx, named))
  const [one, other] = found
  if (!one) throw new ReadoutError('misuse', `${named}: nobody of that name; readout actors lists them`)
  if (other)
    throw new ReadoutError(
      'misuse',
      `${named}: may be ${found.map(({ id, name }) => `${name} (${id})`).join(' or ')}; give the id`,
    )
  return one.id
}
