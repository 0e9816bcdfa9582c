/** `readout actors`. */
import type { Command } from 'commander'
import { ReadoutError } from '../../errors.ts'
import { ACTORS } from '../../exports/words.ts'
import type { ListedActor } from '../../ledger/views/actors.ts'
import { ACTOR_KINDS } from '../../ledger/views/known.ts'
import type { LedgerRole } from '../../ledger/views/ledger-actors.ts'
import type { Column } from '../table.ts'
import { addView, type ViewFlags } from './command.ts'

interface Flags extends ViewFlags {
  readonly kind?: string
}

const MOST_NAMES = 3 // other forms of a name that a table shows

/** "foreign minister (until 2026-02-19)"; "envoy (told of from 2026-03-13 to 2026-03-17)". */
export function describeRole({ title, from, to, observed }: LedgerRole): string {
  const days = observed
    ? from !== undefined && (from === to ? `told of on ${from}` : `told of from ${from} to ${to}`)
    : [from && `from ${from}`, to && `until ${to}`].filter(Boolean).join(' ')
  return days ? `${title} (${days})` : title
}

/** "Q42 (wikidata)". */
export function describeIds(ids: Readonly<Record<string, string>>): string {
  return Object.entries(ids)
    .map(([register, id]) => `${id} (${register})`)
    .join(', ')
}

function describeName({ name, names }: ListedActor): string {
  const others = names.filter((one) => one !== name)
  const shown = others.slice(0, MOST_NAMES).map((one) => `also ${one}`)
  const left = others.length - shown.length
  return [name, ...shown, ...(left > 0 ? [`and ${left} more`] : [])].join('\n')
}

const COLUMNS: readonly Column<ListedActor>[] = [
  { name: 'Name', show: describeName, least: 16 },
  { name: 'Kind', show: ({ kind }) => ACTORS[kind], least: 12 },
  { name: 'Of', show: ({ partyName = '' }) => partyName, least: 8 },
  {
    name: 'Office',
    show: ({ roles, ids }) => [...roles.map(describeRole), describeIds(ids)].filter(Boolean).join('\n'),
    least: 14,
  },
  { name: 'Statements', show: ({ statements }) => String(statements) },
  { name: 'Id', show: ({ id }) => id, least: 17 },
]

const CSV: readonly Column<ListedActor>[] = [
  { name: 'id', show: ({ id }) => id },
  { name: 'name', show: ({ name }) => name },
  { name: 'names', show: ({ names }) => names.join('; ') },
  { name: 'kind', show: ({ kind }) => kind },
  { name: 'party', show: ({ partyName = '' }) => partyName },
  { name: 'roles', show: ({ roles }) => roles.map(describeRole).join('; ') },
  {
    name: 'ids',
    show: ({ ids }) =>
      Object.entries(ids)
        .map(([register, id]) => `${register}:${id}`)
        .join('; '),
  },
  { name: 'statements', show: ({ statements }) => String(statements) },
]

/** Adds the command. */
export function addActors(readout: Command): void {
  addView<ListedActor, Flags>(readout, {
    name: 'actors',
    summary: 'list who has a part in it',
    description:
      'Lists parties, people, organizations and groups, those who have a part in most statements first. --party gives ' +
      'those who belong to it; the other filters narrow the statements that are counted.',
    examples: ['actors --party Norland', 'actors --kind person --issue truce --csv'],
    flags: (command) =>
      command.option(
        '--kind <KIND>',
        `${ACTOR_KINDS.join(', ')} (default: all but unnamed ones and those of one report alone)`,
      ),
    rows: async (ledger, filter, { flags, ...paging }) => {
      const kind = ACTOR_KINDS.find((one) => one === flags.kind)
      if (flags.kind !== undefined && !kind)
        throw new ReadoutError('misuse', `--kind ${flags.kind}: there are ${ACTOR_KINDS.join(', ')}`)
      const { actors } = await import('../../ledger/views/actors.ts')
      return actors(ledger, filter, { ...paging, ...(kind && { kind }) })
    },
    columns: COLUMNS,
    csv: CSV,
    empty: 'nobody fits; fewer filters or --kind all show more, readout add puts reports into the ledger',
  })
}
