/** Decisions: what reviewers make of what the reader found. Each is kept for ever; taking one back is one more. */
import type { Insertable, Selectable } from 'kysely'
import { ReadoutError } from '../../errors.ts'
import { sha256 } from '../../identity.ts'
import type { Decision, DecisionKind, Span } from '../../types.ts'
import { resettle } from '../actors/reconcile.ts'
import { resettleEncounters } from '../encounters/index.ts'
import { type Ledger, type Tx, write } from '../ledger.ts'
import { findReading } from '../readings.ts'
import type { DecisionTable } from '../tables.ts'
import { type Anchor, anchorOf } from './anchor.ts'
import type { Change } from './apply.ts'
import { findCast, restate } from './restate.ts'
import { findStanding } from './standing.ts'

/** Who decides, when (ISO 8601 in UTC), and why. */
export interface By {
  readonly by: string
  readonly at: string
  readonly why?: string
}

/** Outcomes of a commitment, as people score them. */
export const OUTCOMES = ['not-begun', 'partly', 'done', 'broken', 'lapsed'] as const

/** Accepts or rejects a statement, or corrects fields of it. */
export function decideOn(
  ledger: Ledger,
  kind: 'accept' | 'reject' | 'correct',
  { entry, change = {} }: { entry: string; change?: Change },
  by: By,
): Promise<Decision> {
  return write(ledger, async (tx) => {
    const statement = await findStatement(tx, entry)
    const anchor = await findAnchor(tx, statement)
    const row = {
      kind,
      report: statement.report,
      entry: statement.id,
      quote: statement.content,
      anchor,
      change,
    }
    const decision = await insertDecision(tx, row, by)
    await restate(ledger, tx, statement.no)
    return decision
  })
}

/**
 * Marks a statement that the reader missed: the words of a report's text that it stands on, and what it means. Throws a
 * ReadoutError where the words do not stand there, or more than once.
 */
export function mark(
  ledger: Ledger,
  {
    report,
    quote,
    source,
    cue,
    change = {},
  }: { report: string; quote: string; source?: string; cue?: string; change?: Change },
  by: By,
): Promise<Decision> {
  return write(ledger, async (tx) => {
    const row = await findReport(tx, report)
    const { text } = await tx
      .selectFrom('text')
      .select('text')
      .where('id', '=', row.text_id)
      .executeTakeFirstOrThrow()
    const content = findWords(text, quote, { what: 'quote' })
    const near = (words: string | undefined, what: string) =>
      words === undefined ? [] : [findWords(text, words, { what, near: content })]
    const anchor: Anchor = { source: near(source, 'source'), cue: near(cue, 'cue'), content: [content] }
    const entry = `m${sha256(JSON.stringify([row.id, anchor])).slice(0, 16)}`
    const decision = await insertDecision(
      tx,
      { kind: 'mark', report: row.id, entry, quote, anchor, change },
      by,
    )
    await restate(ledger, tx, row.no)
    return decision
  })
}

/** Says that two actors are one. Both must be known by name. */
export function merge(ledger: Ledger, [one, other]: readonly [string, string], by: By): Promise<Decision> {
  return write(ledger, async (tx) => {
    for (const id of [one, other]) await checkForm(tx, id)
    if (one === other) throw new ReadoutError('misuse', `${one}: is one already; name two actors`)
    const decision = await insertDecision(tx, { kind: 'merge', entry: one, change: { with: other } }, by)
    await regroup(tx, [one, other])
    return decision
  })
}

/** Says that a form of an actor (a name with its party and roles) is another person than the rest. */
export function split(ledger: Ledger, form: string, by: By): Promise<Decision> {
  return write(ledger, async (tx) => {
    await checkForm(tx, form)
    const decision = await insertDecision(tx, { kind: 'split', entry: form }, by)
    await regroup(tx, [form])
    return decision
  })
}

/** Puts down a remark on anything, what became of a commitment, or that a discrepancy is settled. */
export function remark(
  ledger: Ledger,
  kind: 'note' | 'score' | 'resolve',
  { entry, change }: { entry: string; change?: Readonly<Record<string, unknown>> },
  by: By,
): Promise<Decision> {
  return write(ledger, async (tx) => {
    if (kind === 'score') await checkCommitment(tx, entry)
    return insertDecision(tx, { kind, entry, ...(change && { change }) }, by)
  })
}

/** A commitment has the id of its earliest claim; one of several holders of that claim, an ending for each of them. */
async function checkCommitment(tx: Tx, id: string): Promise<void> {
  const rows = await tx
    .selectFrom('statement')
    .select('id')
    .where('id', 'in', [id, id.replace(/-[0-9a-f]{4}$/, '')])
    .execute()
  if (rows.length === 0)
    throw new ReadoutError('not-found', `${id}: there is no such commitment; readout commitments lists them`)
}

/** Takes a decision back. Throws a ReadoutError where there is none of that id, or it is taken back already. */
export function undo(ledger: Ledger, id: string, by: By): Promise<Decision> {
  return write(ledger, async (tx) => {
    const undone = await tx.selectFrom('decision').selectAll().where('id', '=', id).executeTakeFirst()
    if (!undone)
      throw new ReadoutError('not-found', `${id}: there is no such decision; readout decisions lists them`)
    const { kind, report, entry } = undone
    const decision = await insertDecision(
      tx,
      { kind: 'undo', undoes: id, ...(report !== null && { report }), ...(entry !== null && { entry }) },
      by,
    )
    if (report !== null) await restate(ledger, tx, (await findReport(tx, report)).no)
    const change = parseChange(undone)
    const actors = await findActorsOf(tx, { kind, entry, change, undoes: undone.undoes })
    if (actors.length > 0) await regroup(tx, actors)
    return decision
  })
}

/**
 * Gives a decision that has lost its place another statement: it is taken back, and made again on that one, by the same
 * fields. Throws a ReadoutError where it is no decision on a statement.
 */
export function place(
  ledger: Ledger,
  { id, entry }: { id: string; entry: string },
  by: By,
): Promise<Decision> {
  return write(ledger, async (tx) => {
    const lost = await tx.selectFrom('decision').selectAll().where('id', '=', id).executeTakeFirst()
    if (!lost)
      throw new ReadoutError('not-found', `${id}: there is no such decision; readout decisions lists them`)
    const { kind } = lost
    if (kind !== 'accept' && kind !== 'reject' && kind !== 'correct' && kind !== 'mark')
      throw new ReadoutError('misuse', `${id}: is about no statement; only those on statements have a place`)
    const statement = await findStatement(tx, entry)
    const anchor = await findAnchor(tx, statement)
    await insertDecision(
      tx,
      {
        kind: 'undo',
        undoes: id,
        ...(lost.report !== null && { report: lost.report }),
        ...(lost.entry !== null && { entry: lost.entry }),
      },
      by,
    )
    const decision = await insertDecision(
      tx,
      {
        kind: kind === 'mark' ? 'correct' : kind,
        report: statement.report,
        entry: statement.id,
        quote: statement.content,
        anchor,
        change: parseChange(lost),
      },
      by,
    )
    if (lost.report !== null && lost.report !== statement.report)
      await restate(ledger, tx, (await findReport(tx, lost.report)).no)
    await restate(ledger, tx, statement.no)
    return decision
  })
}

/**
 * Makes the decisions again that set renamed issues, in one transaction: each is taken back, and made anew with the new
 * names. Gives how many.
 */
export function renameInDecisions(
  ledger: Ledger,
  renames: ReadonlyMap<string, string>,
  by: By,
): Promise<number> {
  return write(ledger, async (tx) => {
    const rows = await tx.selectFrom('decision').selectAll().orderBy('no').execute()
    const reports = new Set<string>()
    let made = 0
    for (const row of findStanding(rows)) {
      const change = parseChange(row)
      const issues = change['issues'] as Change['issues']
      if (row.report === null || !issues?.some(({ id }) => renames.has(id))) continue
      const renamed = new Map(issues.map(({ id, stance }) => [renames.get(id) ?? id, stance]))
      const why = `issues renamed; ${row.by} had decided it in ${row.id}`
      const target = {
        report: row.report,
        ...(row.entry !== null && { entry: row.entry }),
        ...(row.quote !== null && { quote: row.quote }),
      }
      await insertDecision(tx, { kind: 'undo', undoes: row.id, ...target }, { ...by, why })
      await insertDecision(
        tx,
        {
          kind: row.kind,
          ...target,
          ...(row.anchor !== null && { anchor: JSON.parse(row.anchor) as Anchor }),
          change: { ...change, issues: [...renamed].map(([id, stance]) => ({ id, stance })) },
        },
        { ...by, why },
      )
      reports.add(row.report)
      made++
    }
    for (const report of reports) await restate(ledger, tx, (await findReport(tx, report)).no)
    return made
  })
}

/** The profiles that a merge or a split is about, or the one that taking it back took back. */
async function findActorsOf(
  tx: Tx,
  {
    kind,
    entry,
    change,
    undoes,
  }: {
    kind: DecisionKind
    entry: string | null
    change: Readonly<Record<string, unknown>>
    undoes: string | null
  },
): Promise<readonly string[]> {
  if (kind === 'merge' || kind === 'split')
    return [entry, change['with']].filter((id) => typeof id === 'string')
  if (kind !== 'undo' || undoes === null) return []
  const row = await tx.selectFrom('decision').selectAll().where('id', '=', undoes).executeTakeFirst()
  return row
    ? findActorsOf(tx, { kind: row.kind, entry: row.entry, change: parseChange(row), undoes: row.undoes })
    : []
}

/** Puts actors in order again, and the encounters in which they have a part. */
async function regroup(tx: Tx, profiles: readonly string[]): Promise<void> {
  await resettle(tx, profiles)
  const rows = await tx
    .selectFrom('appearance')
    .innerJoin('profile', 'profile.no', 'appearance.profile')
    .select('appearance.report')
    .distinct()
    .where('profile.id', 'in', profiles)
    .execute()
  await resettleEncounters(
    tx,
    rows.map(({ report }) => report),
  )
}

/** A row as the record that DESIGN has of it. */
export function toDecision(row: Selectable<DecisionTable>): Decision {
  const { id, by, at, why, kind, report, entry, quote, anchor, undoes } = row
  const span = anchor === null ? undefined : (JSON.parse(anchor) as Anchor).content[0]
  return {
    id,
    by,
    at,
    ...(why !== null && { why }),
    kind,
    target: {
      ...(report !== null && { report }),
      ...(entry !== null && { entry }),
      ...(quote !== null && { quote }),
      ...(span && { span }),
    },
    ...(row.change !== null && { change: parseChange(row) }),
    ...(undoes !== null && { undoes }),
  }
}

function parseChange({
  change,
}: Pick<Selectable<DecisionTable>, 'change'>): Readonly<Record<string, unknown>> {
  return change === null ? {} : (JSON.parse(change) as Record<string, unknown>)
}

async function insertDecision(
  tx: Tx,
  given: {
    readonly kind: DecisionKind
    readonly report?: string
    readonly entry?: string
    readonly quote?: string
    readonly anchor?: Anchor
    readonly change?: object
    readonly undoes?: string
  },
  { by, at, why }: By,
): Promise<Decision> {
  const { kind, report, entry, quote, anchor, change, undoes } = given
  const isChange = change !== undefined && Object.keys(change).length > 0
  const content = [by, at, why ?? null, kind, report ?? null, entry ?? null, change ?? null, undoes ?? null]
  const row: Insertable<DecisionTable> = {
    id: `d${sha256(JSON.stringify(content)).slice(0, 16)}`,
    by,
    at,
    why: why ?? null,
    kind,
    report: report ?? null,
    entry: entry ?? null,
    quote: quote ?? null,
    anchor: anchor ? JSON.stringify(anchor) : null,
    change: isChange ? JSON.stringify(change) : null,
    undoes: undoes ?? null,
  }
  await tx
    .insertInto('decision')
    .values(row)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute()
  return toDecision(
    await tx.selectFrom('decision').selectAll().where('id', '=', row.id).executeTakeFirstOrThrow(),
  )
}

interface StatementRow {
  readonly id: string
  readonly content: string
  /** The report: its row and its id. */
  readonly no: number
  readonly report: string
}

async function findStatement(tx: Tx, id: string): Promise<StatementRow> {
  const row = await tx
    .selectFrom('statement')
    .innerJoin('report', 'report.no', 'statement.report')
    .select(['statement.id', 'statement.content', 'report.no', 'report.id as report'])
    .where('statement.id', '=', id)
    .executeTakeFirst()
  if (!row)
    throw new ReadoutError('not-found', `${id}: there is no such statement; readout statements lists them`)
  return row
}

async function findReport(
  tx: Tx,
  id: string,
): Promise<{ readonly no: number; readonly id: string; readonly text_id: string }> {
  const row = await tx
    .selectFrom('report')
    .select(['no', 'id', 'text_id'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) throw new ReadoutError('not-found', `${id}: there is no such report; readout reports lists them`)
  return row
}

async function findAnchor(tx: Tx, { id, no, report }: StatementRow): Promise<Anchor> {
  const reading = await findReading(tx, report)
  const statement = reading?.statements.find((one) => one.id === id)
  if (statement) {
    const { names } = await findCast(tx, no)
    return anchorOf(statement, names.get(statement.speaker ?? ''))
  }
  // A statement that a person marked: its words are those of the mark.
  const { spans } = await tx
    .selectFrom('statement')
    .select('spans')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  const { source, cue, content } = JSON.parse(spans) as Anchor
  return { source, cue, content }
}

async function checkForm(tx: Tx, id: string): Promise<void> {
  const profile = await tx.selectFrom('profile').select('no').where('id', '=', id).executeTakeFirst()
  if (profile) return
  const actor = await tx.selectFrom('actor').select('name').where('id', '=', id).executeTakeFirst()
  throw actor
    ? new ReadoutError(
        'misuse',
        `${id}: "${actor.name}" is known from one report alone and has no name of its own; name an actor with one`,
      )
    : new ReadoutError('not-found', `${id}: there is no such actor; readout actors lists them`)
}

/** Where words stand in a text: the only place, or the one nearest to another. */
function findWords(text: string, words: string, { what, near }: { what: string; near?: Span }): Span {
  const places: Span[] = []
  for (let at = text.indexOf(words); at >= 0 && words !== ''; at = text.indexOf(words, at + 1))
    places.push({ start: at, end: at + words.length })
  const distance = ({ start }: Span) => Math.abs(start - (near?.start ?? 0))
  const [first, second] = near ? places.toSorted((a, b) => distance(a) - distance(b)) : places
  if (!first)
    throw new ReadoutError(
      'misuse',
      `the ${what} "${shortly(words)}" does not stand in the report; copy the words as they stand there`,
    )
  if (second && !near)
    throw new ReadoutError(
      'misuse',
      `the ${what} "${shortly(words)}" stands in the report more than once; give more of the words around it`,
    )
  return first
}

function shortly(words: string): string {
  return words.length > 60 ? `${words.slice(0, 60)}…` : words
}
