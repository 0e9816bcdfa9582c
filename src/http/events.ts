/** Server-sent events (HTML standard, 9.2): a stream that breaks off is gone on with where it broke off. */
import { randomBytes } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'

/** A stream of events that many may follow. */
export interface Events<Event> {
  send(event: Event): void
  /**
   * Answers a request with the stream: first what came since the event that it names (`Last-Event-ID`), where that is known,
   * else the last event. It ends when the client goes away, `isAllowed` no longer says yes, or the server closes.
   */
  follow(request: FastifyRequest, reply: FastifyReply, isAllowed: () => Promise<boolean>): void
  close(): void
}

const KEPT = 500 // events
const BEAT = 5_000 // milliseconds between two looks at whether the client is still there, and still may listen
const MOST_FOLLOWERS = 200

/** Makes a stream without events. */
export function newEvents<Event>(): Events<Event> {
  const own = randomBytes(6).toString('hex') // the ids of another run of the server are not taken for this one's
  const kept: { readonly id: number; readonly data: string }[] = []
  const followers = new Set<FastifyReply['raw']>()
  let last = 0
  const format = ({ id, data }: { id: number; data: string }) => `id: ${own}-${id}\ndata: ${data}\n\n`
  return {
    send(event) {
      const one = { id: ++last, data: JSON.stringify(event) }
      kept.push(one)
      if (kept.length > KEPT) kept.shift()
      for (const follower of followers) follower.write(format(one))
    },
    follow(request, reply, isAllowed) {
      const { raw } = reply.hijack()
      const headers = { ...reply.getHeaders(), 'content-type': 'text/event-stream' }
      if (followers.size >= MOST_FOLLOWERS) {
        raw.writeHead(503, { ...(headers as Record<string, string>), 'retry-after': '60' }).end()
        return
      }
      raw.writeHead(200, headers as Record<string, string>)
      const [run, seen] = String(request.headers['last-event-id'] ?? '').split('-')
      const missed = run === own ? kept.filter(({ id }) => id > Number(seen)) : kept.slice(-1)
      raw.write(`retry: 2000\n\n${missed.map(format).join('')}`)
      followers.add(raw)
      const beat = setInterval(() => {
        isAllowed()
          .catch(() => false)
          .then((allowed) => (allowed ? raw.write(':\n\n') : raw.end()))
      }, BEAT)
      raw.on('close', () => {
        clearInterval(beat)
        followers.delete(raw)
      })
    },
    close() {
      for (const follower of followers) follower.end()
    },
  }
}
