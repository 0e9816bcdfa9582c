/** What is named on the command line, as single inputs: folders, globs and files taken apart. */
import { glob, readdir, stat } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'
import { isAddress } from '../addresses/address.ts'
import { ReadoutError, unreadable } from '../errors.ts'

/** One thing to add. */
export type Input =
  | { readonly kind: 'address'; readonly ref: string }
  | { readonly kind: 'file'; readonly ref: string }
  | { readonly kind: 'standard input' }
  /** A document that is at hand already; `ref` is what it is called. */
  | { readonly kind: 'bytes'; readonly ref: string; readonly bytes: Uint8Array }
  /** What cannot be added: a path that leads nowhere, a file of a folder whose type Readout does not know. */
  | { readonly kind: 'missing'; readonly ref: string; readonly error: ReadoutError }
  | { readonly kind: 'unknown'; readonly ref: string }

/** The types of files that are taken from a folder. */
const TYPES = new Set(['.txt', '.md', '.markdown', '.html', '.htm', '.xhtml', '.jsonl'])

/** Files that Readout itself keeps in the folder of a process. */
const OWN = /^(?:readout\.db(?:-wal|-shm|-journal)?|codebook\.yaml|readout\.yaml)$/

/** The inputs that paths name, in their order; a folder's and a glob's by name. */
export async function* findInputs(paths: readonly string[]): AsyncGenerator<Input> {
  for (const path of paths) {
    if (path === '-') yield { kind: 'standard input' }
    else if (isAddress(path)) yield { kind: 'address', ref: path }
    else yield* findPath(path)
  }
}

async function* findPath(path: string): AsyncGenerator<Input> {
  try {
    if ((await stat(path)).isDirectory()) yield* findFolder(path)
    else yield { kind: 'file', ref: path }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT' && /[*?[\]{}]/.test(path)) yield* findGlob(path)
    else yield { kind: 'missing', ref: path, error: unreadable(path, error as NodeJS.ErrnoException) }
  }
}

async function* findFolder(folder: string): AsyncGenerator<Input> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const paths = entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name))
  for (const ref of paths.toSorted()) {
    const name = basename(ref)
    if (OWN.test(name) || name.startsWith('.')) continue
    yield { kind: TYPES.has(extname(name).toLowerCase()) ? 'file' : 'unknown', ref }
  }
}

async function* findGlob(pattern: string): AsyncGenerator<Input> {
  const paths: string[] = []
  for await (const path of glob(pattern)) paths.push(path)
  if (paths.length === 0)
    yield {
      kind: 'missing',
      ref: pattern,
      error: new ReadoutError('not-found', `${pattern}: no file fits this`),
    }
  for (const path of paths.toSorted()) yield* findPath(path)
}
