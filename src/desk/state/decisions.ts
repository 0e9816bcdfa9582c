/**
 * Decisions save themselves. What was decided shows at once and is sent in order, one after the other; what the server
 * refuses is taken back here, with a message. Undo and redo are decisions too, and reach over reports.
 */
import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'
import type { Decision } from '../../types.ts'
import { ask, type NewDecision, type ReadReport } from '../api.ts'
import { strings } from '../strings.ts'
import { type Changes, changesOf, pickStatements, withChanges } from './apply.ts'
import { explain } from './explain.ts'
import { readingKey } from './queries.ts'
import { tell } from './status.ts'

/** What was decided at once, and can be taken back at once. */
export interface Step {
  readonly report: string
  /** Where it was: undo leads back to it. */
  readonly statement?: string
  readonly before: Changes
  readonly after: Changes
  /** Ids of the decisions that stand for it now: those first made, or those that took back what had taken them back. */
  standing: Promise<readonly Decision[]>
}

/** What shows already and is not acknowledged yet. */
interface Pending {
  readonly report: string
  readonly changes: Changes
}

let pending: readonly Pending[] = []
const done: Step[] = []
const undone: Step[] = []
let queue: Promise<unknown> = Promise.resolve()
const listeners = new Set<() => void>()

/** The reading with what was just decided. */
export function useDecided(reading: ReadReport | undefined): ReadReport | undefined {
  const all = useSyncExternalStore(subscribe, () => pending)
  if (!reading) return undefined
  return withPending(reading, all)
}

/** What can be done to the ledger from the desk. */
export interface Deciding {
  /** Makes decisions on a report; `statement` is where they were made. */
  decide(
    reading: ReadReport,
    decisions: readonly NewDecision[],
    statement?: string,
  ): Promise<readonly Decision[]>
  /** Takes the latest step back; null where there is none. */
  undo(): Step | null
  redo(): Step | null
}

export function useDeciding(): Deciding {
  const client = useQueryClient()
  return {
    decide: (reading, decisions, statement) => decide(client, reading, { decisions, statement }),
    undo: () => turn(client, { from: done, to: undone, side: 'before' }),
    redo: () => turn(client, { from: undone, to: done, side: 'after' }),
  }
}

function decide(
  client: QueryClient,
  reading: ReadReport,
  { decisions, statement }: { decisions: readonly NewDecision[]; statement: string | undefined },
): Promise<readonly Decision[]> {
  const report = reading.report.id
  const shown = withPending(reading, pending)
  const after = changesOf(shown, decisions)
  const step: Step = {
    report,
    ...(statement !== undefined && { statement }),
    before: pickStatements(shown, after.keys()),
    after,
    standing: send(client, { report, changes: after, make: async () => decisions }),
  }
  done.push(step)
  undone.length = 0
  step.standing.catch(() => done.splice(done.indexOf(step), done.includes(step) ? 1 : 0))
  return step.standing
}

/** Undo and redo are the same: whatever stands for the step is taken back by one more decision each. */
function turn(
  client: QueryClient,
  { from, to, side }: { from: Step[]; to: Step[]; side: 'before' | 'after' },
): Step | null {
  const step = from.pop()
  if (!step) return null
  to.push(step)
  const standing = step.standing
  step.standing = send(client, {
    report: step.report,
    changes: step[side],
    make: async () => (await standing).toReversed().map(({ id }) => ({ kind: 'undo', decision: id })),
  })
  step.standing.catch(() => {
    if (!to.includes(step)) return
    to.splice(to.indexOf(step), 1)
    from.push(step)
    step.standing = standing
  })
  return step
}

/** Shows changes, sends what makes them when all before is sent, and keeps them or takes them back. */
function send(
  client: QueryClient,
  {
    report,
    changes,
    make,
  }: { report: string; changes: Changes; make: () => Promise<readonly NewDecision[]> },
): Promise<readonly Decision[]> {
  const one: Pending = { report, changes }
  setPending([...pending, one])
  const sent = queue.then(async () => {
    try {
      const wanted = await make()
      const made = await ask('POST /api/decisions', { body: wanted })
      // An answer that was asked for before this one was made would take it back on the screen.
      await client.cancelQueries({ queryKey: readingKey(report) })
      keep(client, { report, changes, made })
      // What the server alone knows: the id of a mark, and what stands once something is taken back.
      if (wanted.some(({ kind }) => kind === 'mark' || kind === 'undo'))
        await client.invalidateQueries({ queryKey: readingKey(report) })
      return made
    } catch (error) {
      tell(strings.messages.notSaved(explain(error)), 'failure')
      throw error
    } finally {
      setPending(pending.filter((other) => other !== one))
    }
  })
  queue = sent.catch(() => undefined)
  return sent
}

function keep(
  client: QueryClient,
  { report, changes, made }: { report: string; changes: Changes; made: readonly Decision[] },
): void {
  client.setQueryData<ReadReport>(readingKey(report), (reading) => {
    if (!reading) return undefined
    const kept = withChanges(reading, changes)
    return { ...kept, decisions: [...kept.decisions, ...made] }
  })
}

function withPending(reading: ReadReport, all: readonly Pending[]): ReadReport {
  return all
    .filter(({ report }) => report === reading.report.id)
    .reduce((shown, { changes }) => withChanges(shown, changes), reading)
}

function setPending(next: readonly Pending[]): void {
  pending = next
  // Whoever leaves while something is on its way is asked whether he means to.
  if (pending.length > 0) addEventListener('beforeunload', holdOn)
  else removeEventListener('beforeunload', holdOn)
  for (const listener of listeners) listener()
}

function holdOn(event: BeforeUnloadEvent): void {
  event.preventDefault()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
