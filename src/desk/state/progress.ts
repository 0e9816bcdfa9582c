/** How far the reading of what was added is, followed as long as something waits. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { type Answer, follow } from '../api.ts'
import { strings } from '../strings.ts'
import { ledgerQuery } from './queries.ts'
import { tell } from './status.ts'

type Event = Answer<'GET /api/progress'>

const EVERY = 4_000 // milliseconds: what another program reads, this server tells nothing of

/** The latest event, null before the first; and how many wait, 0 where there is nothing to follow. */
export function useProgress(): { readonly event: Event | null; readonly waiting: number } {
  const client = useQueryClient()
  const { data } = useQuery({
    ...ledgerQuery,
    refetchInterval: ({ state }) => ((state.data?.waiting ?? 0) > 0 ? EVERY : false),
  })
  const waiting = data?.waiting ?? 0
  const failed = data?.failed ?? 0
  const [event, setEvent] = useState<Event | null>(null)
  const isOpen = waiting > 0

  useEffect(() => {
    if (!isOpen) return
    // The first event may be of what was read before, and its end already told.
    let isFirst = true
    const stop = follow('GET /api/progress', (next) => {
      setEvent(next.step === 'done' ? null : next)
      if (next.step === 'done') {
        if (!isFirst)
          tell(strings.adding.finished(next.done, next.failed), next.failed > 0 ? 'failure' : 'note')
        void client.invalidateQueries({ queryKey: ['ledger'] })
      }
      isFirst = false
    })
    return () => {
      stop()
      setEvent(null)
    }
  }, [isOpen, client])

  // Whatever was read or failed meanwhile is to be listed.
  const state = data && `${waiting} ${failed}`
  const before = useRef(state)
  useEffect(() => {
    if (before.current !== undefined && before.current !== state)
      void client.invalidateQueries({ queryKey: ['reports'] })
    before.current = state
  }, [state, client])

  return { event, waiting }
}
