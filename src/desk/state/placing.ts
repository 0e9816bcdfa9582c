/** Decisions that have lost their place are placed again, or taken back: shown at once, and taken back here where it failed. */
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ask, type Candidate, type LostDecision } from '../api.ts'
import { strings } from '../strings.ts'
import { explain } from './explain.ts'
import { tell } from './status.ts'

const words = strings.lost

/** What was done with a lost decision since the view was opened. */
export interface Settled {
  readonly lost: LostDecision
  /** Where it stood in the list: there it is kept until the view is left, so that it can be taken back. */
  readonly index: number
  /** The statement that it is about now; null where it was taken back. */
  readonly on: Candidate | null
  readonly state: 'saving' | 'saved' | 'undoing'
  /** Id of the decision that did it. */
  readonly made?: string
}

/** What can be done with lost decisions. */
export interface Placing {
  /** By the ids of the decisions. */
  readonly settled: ReadonlyMap<string, Settled>
  /** Places a decision, or takes it back where `on` is null. */
  settle(lost: LostDecision, at: Pick<Settled, 'index' | 'on'>): Promise<void>
  /** Takes that back; without an id, the last of it. */
  undo(id?: string): Promise<void>
  /** The list with what was settled in its old place. */
  keep(rows: readonly LostDecision[]): readonly LostDecision[]
}

/** The placing of one view: it forgets what was settled when the view is left. */
export function usePlacing(): Placing {
  const client = useQueryClient()
  const [settled, setSettled] = useState<ReadonlyMap<string, Settled>>(new Map())
  const put = (id: string, one: Settled | null) =>
    setSettled(
      (now) => new Map([...[...now].filter(([other]) => other !== id), ...(one ? [[id, one] as const] : [])]),
    )
  const make = async (body: Parameters<typeof ask<'POST /api/decisions'>>[1]['body']) => {
    try {
      return (await ask('POST /api/decisions', { body }))[0]?.id
    } catch (error) {
      tell(strings.settle.failed(explain(error)), 'failure')
      return undefined
    } finally {
      // What failed may have been settled by somebody else.
      await client.invalidateQueries()
    }
  }
  return {
    settled,
    async settle(lost, at) {
      const { id } = lost.decision
      const one = { lost, ...at }
      put(id, { ...one, state: 'saving' })
      const made = await make(
        at.on ? { kind: 'place', decision: id, entry: at.on.entry } : { kind: 'undo', decision: id },
      )
      put(id, made === undefined ? null : { ...one, state: 'saved', made })
      if (made !== undefined) tell(at.on ? words.done : words.dropped)
    },
    async undo(id = [...settled].findLast(([, { state }]) => state === 'saved')?.[0]) {
      const one = id === undefined ? undefined : settled.get(id)
      if (id === undefined || one?.made === undefined || one.state !== 'saved')
        return tell(strings.messages.nothingToUndo)
      put(id, { ...one, state: 'undoing' })
      const made = await make({ kind: 'undo', decision: one.made })
      put(id, made === undefined ? one : null)
      if (made !== undefined) tell(words.undone)
    },
    keep(rows) {
      const kept = rows.filter(({ decision }) => !settled.has(decision.id))
      for (const { lost, index } of [...settled.values()].toSorted((a, b) => a.index - b.index))
        kept.splice(index, 0, lost)
      return kept
    },
  }
}
