/** `readout issues`. */
import type { Command } from 'commander'
import type { ListedIssue, Stand } from '../../ledger/views/issues.ts'
import type { ToldReceipt } from '../../ledger/views/tellers.ts'
import type { Column } from '../table.ts'
import { addView, type ViewFlags } from './command.ts'
import { dayOfReceipt, describeStand, describeTeller } from './stands.ts'

interface Flags extends ViewFlags {
  readonly everyone?: true
}

function showIssue({ id, label, count }: ListedIssue): string {
  return [label ?? id, ...(label === undefined ? ['(not in the codebook)'] : [id]), `told ${count} ×`].join(
    '\n',
  )
}

function showOwn({ id, own }: ListedIssue): string {
  return own
    .map(({ name, latest, since }) => {
      const [day, first] = [dayOfReceipt(latest), dayOfReceipt(since)]
      const when = first === day ? day : `${day}, since ${first}`
      return `${name}: ${describeStand(latest, id)}\n${when}\n${latest.entry}`
    })
    .join('\n')
}

function showTold({ id, told }: ListedIssue): string {
  return told
    .map(({ name, latest }) => {
      const by = describeTeller(latest)
      return `${name}: ${describeStand(latest, id)}\nby ${by}, ${dayOfReceipt(latest)}\n${latest.entry}`
    })
    .join('\n')
}

const COLUMNS: readonly Column<ListedIssue>[] = [
  { name: 'Issue', show: showIssue, least: 18 },
  { name: 'On the table, own voice', show: showOwn, least: 28 },
  { name: 'As others tell it', show: showTold, least: 30 },
]

function stands(
  list: readonly (Stand & { readonly latest: { readonly teller?: string | null } })[],
  stance: Stand['stance'],
): string {
  return list
    .filter((one) => one.stance === stance)
    .map(({ name }) => name)
    .join('; ')
}

function acts(issue: ListedIssue, of: 'own' | 'told'): string {
  return issue[of]
    .map((stand) => {
      const { name, latest } = stand
      const by = of === 'told' ? `, by ${describeTeller(latest as ToldReceipt)}` : ''
      return `${name}: ${describeStand(latest, issue.id)}, ${dayOfReceipt(latest)}${by} [${latest.entry}]`
    })
    .join('; ')
}

const CSV: readonly Column<ListedIssue>[] = [
  { name: 'issue', show: ({ id }) => id },
  { name: 'label', show: ({ label = '' }) => label },
  { name: 'count', show: ({ count }) => String(count) },
  { name: 'for_own', show: ({ own }) => stands(own, 'for') },
  { name: 'against_own', show: ({ own }) => stands(own, 'against') },
  { name: 'unclear_own', show: ({ own }) => stands(own, 'unclear') },
  { name: 'for_told', show: ({ told }) => stands(told, 'for') },
  { name: 'against_told', show: ({ told }) => stands(told, 'against') },
  { name: 'unclear_told', show: ({ told }) => stands(told, 'unclear') },
  { name: 'table_own', show: (issue) => acts(issue, 'own') },
  { name: 'table_told', show: (issue) => acts(issue, 'told') },
]

/** Adds the command. */
export function addIssues(readout: Command): void {
  addView<ListedIssue, Flags>(readout, {
    name: 'issues',
    summary: 'show what is on the table on each issue, by whom and since when',
    description:
      'Shows for each issue the latest that each party demanded, requested, proposed, promised, accepted, conceded, ' +
      'rejected or withdrew: in its own voice, with the day since which it has had this stance, and apart from it the ' +
      'latest that others say of it.',
    examples: ['issues', 'issues --issue truce --json', 'issues --party Norland --since 2026-03'],
    flags: (command) =>
      command.option('--everyone', 'not only parties, also organizations, groups and people of no party'),
    rows: async (ledger, filter, { flags, ...paging }) => {
      const { issues } = await import('../../ledger/views/issues.ts')
      return issues(ledger, filter, { ...paging, everyone: flags.everyone ?? false })
    },
    columns: COLUMNS,
    csv: CSV,
    empty:
      'no issue fits: put issues into the codebook (readout codebook init starts one) before readout add; ' +
      'fewer filters show more',
  })
}
