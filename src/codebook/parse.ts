/** Makes a codebook of its YAML text, or lists everything that is wrong with it. */
import { createHash } from 'node:crypto'
import { LineCounter, type ParsedNode, parseDocument, visit } from 'yaml'
import { shorten } from '../documents/named.ts'
import { CodebookError, type Problem } from '../errors.ts'
import type { Codebook } from '../types.ts'
import { actsOf, issueOf, partyOf } from './entries.ts'
import { fieldsOf, findWords, type Note, nodesOf, wordsOf } from './nodes.ts'

/** Bytes of a codebook. */
export const LARGEST = 2 ** 20
const MOST_PROBLEMS = 100

/**
 * The codebook that a YAML text holds (`docs/codebook.md` tells its form). `name` begins the messages: the file's path.
 * Throws one CodebookError that lists every problem with its line and column.
 */
export function parseCodebook(text: string, name: string): Codebook {
  const lines = new LineCounter()
  const found: { at: number; message: string }[] = []
  const note: Note = (at, message) => found.push({ at, message })
  const root = parseYaml(text, { lines, note })
  const codebook = found.length === 0 ? makeCodebook(root, note) : null
  if (codebook && found.length === 0)
    return { digest: createHash('sha256').update(text).digest('hex'), ...codebook }
  const problems = found
    .toSorted((a, b) => a.at - b.at)
    .map(({ at, message }): Problem => ({ ...placeAt(lines, at), message }))
  throw new CodebookError(name, shortlist(problems))
}

/** The nodes of the file; what its YAML lacks is noted. An alias is refused, so that none can swell. */
function parseYaml(text: string, { lines, note }: { lines: LineCounter; note: Note }): ParsedNode | null {
  if (Buffer.byteLength(text) > LARGEST) {
    note(0, `the codebook has more than ${LARGEST / 2 ** 20} MB; keep the words of one process in it`)
    return null
  }
  try {
    // Keys are compared one by one where the parser looks for doubled ones; `fieldsOf` does that with a map.
    const options = { schema: 'core', prettyErrors: false, lineCounter: lines, uniqueKeys: false } as const
    const yaml = parseDocument(text, options)
    for (const { pos, message } of [...yaml.errors, ...yaml.warnings])
      note(
        pos[0],
        `no YAML: ${shorten(message, 200)}; set it in under its name, and put words with ": " or " #" in quotes`,
      )
    if (yaml.errors.length === 0)
      visit(yaml, {
        Alias: (_, { source, range }) =>
          note(range?.[0] ?? 0, `*${shorten(source, 60)} stands for words elsewhere; write them out`),
      })
    return yaml.contents
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    note(0, 'nested too deep; write parties and issues as docs/codebook.md shows')
    return null
  }
}

function makeCodebook(root: ParsedNode | null, note: Note): Omit<Codebook, 'digest'> | null {
  const known = ['name', 'description', 'parties', 'issues', 'acts']
  const fields = fieldsOf(root, { at: 0, about: 'the codebook', known, note })
  if (!fields) return null
  const description = findWords(fields, 'description', note)
  const unique = { parties: new Set<string>(), issues: new Set<string>() }
  return {
    name: wordsOf(fields, 'name', note),
    ...(description !== null && { description }),
    parties: nodesOf(fields, 'parties', note).flatMap((node, index) =>
      partyOf(node, { number: index + 1, at: fields.at, ids: unique.parties, note }),
    ),
    issues: nodesOf(fields, 'issues', note).flatMap((node, index) =>
      issueOf(node, { number: index + 1, at: fields.at, ids: unique.issues, note }),
    ),
    acts: actsOf(fields, note),
  }
}

function placeAt(lines: LineCounter, at: number): Pick<Problem, 'line' | 'column'> {
  const { line, col } = lines.linePos(at)
  return { line: Math.max(1, line), column: Math.max(1, col) }
}

/** So many as a person can use; the last one tells how many more there are. */
function shortlist(problems: readonly Problem[]): readonly Problem[] {
  const last = problems[MOST_PROBLEMS]
  if (!last) return problems
  const more = { ...last, message: `and ${problems.length - MOST_PROBLEMS} more problems from here on` }
  return [...problems.slice(0, MOST_PROBLEMS), more]
}
