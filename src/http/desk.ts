/** The desk's files: read once when the server starts, so that no address can lead to any other. */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { extname, join, relative, sep } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { PAGE_HEADERS } from './guards.ts'

/** Types of files that the desk has; a file of another type is not served. */
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.webmanifest': 'application/manifest+json',
}

const PAGE = 'index.html'

/**
 * Serves the desk from its folder: each of its files by its own name, and its page at every address that is none of them nor the
 * API's, since the desk's views have addresses of their own. Nothing, where it has not been built.
 */
export function addDesk(app: FastifyInstance, folder: string): void {
  const files = findFiles(folder)
  const page = files.get(PAGE)
  if (!page) return
  for (const [name, { bytes, type }] of files) {
    if (name === PAGE) continue
    app.get(`/${name}`, (_request, reply) =>
      // What is in assets/ has a name that changes with what is in it.
      reply
        .headers(name.startsWith('assets/') ? { 'cache-control': 'public, max-age=31536000, immutable' } : {})
        .type(type)
        .send(bytes),
    )
  }
  const tag = `"${createHash('sha256').update(page.bytes).digest('base64url')}"`
  app.get('/*', (request, reply) => {
    const { pathname } = new URL(request.url, 'http://localhost')
    const isView = /^\/(?!api(?:\/|$)|assets\/)[\w/.:~%-]*$/.test(pathname) && extname(pathname) === ''
    if (!isView) return reply.callNotFound()
    return reply
      .headers({ ...PAGE_HEADERS, etag: tag })
      .type(page.type)
      .send(page.bytes)
  })
}

interface File {
  readonly bytes: Buffer
  readonly type: string
}

function findFiles(folder: string): ReadonlyMap<string, File> {
  if (!existsSync(folder)) return new Map()
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
  return new Map(
    entries.flatMap((entry) => {
      const type = TYPES[extname(entry.name)]
      if (!entry.isFile() || type === undefined) return []
      const path = join(entry.parentPath, entry.name)
      return [[relative(folder, path).split(sep).join('/'), { bytes: readFileSync(path), type }] as const]
    }),
  )
}
