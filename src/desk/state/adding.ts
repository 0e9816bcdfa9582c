/** Handing documents and addresses in: what became of each is kept until the reader has seen it. */
import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useCallback, useRef, useState } from 'react'
import { type Answer, ask } from '../api.ts'
import { strings } from '../strings.ts'
import { explain } from './explain.ts'
import { tell } from './status.ts'

/** What a person knows of a text that he pastes. */
export interface Known {
  readonly title?: string
  readonly outlet?: string
  readonly published?: string
}

export interface Adding {
  /** How many documents of how many are handed in; null where none is on its way. */
  readonly sending: { readonly done: number; readonly total: number } | null
  /** What was not taken, and why. */
  readonly failures: readonly { readonly ref: string; readonly why: string }[]
  addFiles(files: readonly File[]): Promise<void>
  /** Gives whether it was taken. */
  addText(text: string, known: Known): Promise<boolean>
  addAddresses(addresses: readonly string[]): Promise<boolean>
  forget(): void
}

type Taken = Answer<'POST /api/reports'>

const MOST = 500 // addresses of one request

export function useAdding(): Adding {
  const client = useQueryClient()
  const [sending, setSending] = useState<Adding['sending']>(null)
  const [failures, setFailures] = useState<Adding['failures']>([])
  const queue = useRef<Promise<unknown>>(Promise.resolve())

  /** One after the other, so that a folder of files does not fill the server's memory. */
  const handIn = useCallback(
    (parts: readonly { ref: string; send: () => Promise<Taken> }[], told?: string): Promise<boolean> => {
      const work = async () => {
        let added = 0
        let known = 0
        const failed: { ref: string; why: string }[] = []
        for (const [done, { ref, send }] of parts.entries()) {
          setSending({ done, total: parts.length })
          try {
            const taken = await send()
            added += taken.added
            known += taken.known
            failed.push(...taken.failures.map(({ ref, error }) => ({ ref, why: error.message })))
            setWaiting(client, taken.waiting)
          } catch (error) {
            failed.push({ ref, why: explain(error) })
          }
        }
        setSending(null)
        setFailures((before) => [...before, ...failed])
        if (added + known > 0) tell(strings.adding.taken(added, known))
        else if (told !== undefined && failed.length === 0) tell(told)
        for (const queryKey of [['ledger'], ['reports']]) void client.invalidateQueries({ queryKey })
        return failed.length === 0
      }
      const done = queue.current.then(work)
      queue.current = done
      return done
    },
    [client],
  )

  return {
    sending,
    failures,
    async addFiles(files) {
      await handIn(
        files.map((file) => ({
          ref: file.name,
          send: () => ask('POST /api/reports', { query: { name: file.name }, body: file }),
        })),
      )
    },
    addText: (text, known) =>
      handIn([
        {
          ref: known.title ?? strings.adding.pasted,
          send: () =>
            ask('POST /api/reports', { query: { name: 'pasted.txt', ...known }, body: new Blob([text]) }),
        },
      ]),
    addAddresses(addresses) {
      const parts: (readonly string[])[] = []
      for (let from = 0; from < addresses.length; from += MOST) parts.push(addresses.slice(from, from + MOST))
      return handIn(
        parts.map((part) => ({
          ref: part.join(' '),
          send: () => ask('POST /api/addresses', { body: { addresses: part } }),
        })),
        strings.adding.queued(addresses.length),
      )
    },
    forget: () => setFailures([]),
  }
}

function setWaiting(client: QueryClient, waiting: number): void {
  client.setQueryData<Answer<'GET /api/ledger'>>(['ledger'], (ledger) => ledger && { ...ledger, waiting })
}

/** The addresses that a text consists of, one a line; null where it has other words. */
export function findAddresses(text: string): readonly string[] | null {
  const lines = text.split(/\s+/).filter((line) => line !== '')
  return lines.length > 0 && lines.every((line) => /^https?:\/\/\S+$/i.test(line)) ? lines : null
}
