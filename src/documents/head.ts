/** The YAML head of a text or Markdown file: what its author says about it, between lines of "---". */
import { isScalar, LineCounter, type Pair, type ParsedNode, parseDocument as parseYaml } from 'yaml'
import { ReadoutError } from '../errors.ts'
import { checkField, FIELDS, isField } from './fields.ts'
import { shorten, showValue } from './named.ts'
import type { Metadata } from './report.ts'

/** What a head says, and where the text after it begins. */
export interface Head {
  readonly metadata: Metadata
  readonly end: number
}

const NO_HEAD: Head = { metadata: {}, end: 0 }
const LONGEST = 16_384 // characters of a head
const OPENING = /^---[ \t]*(?:\r\n|[\n\r])/
const CLOSING = /(?<=^|[\n\r])---[ \t]*(?:\r\n|[\n\r]|$)/

// A rule above prose is no head: a head's first line is a comment or has a name before a colon, or begins like one.
const HEAD_LINE = new RegExp(`^[ \\t]*(?:#|["']?[\\p{L}_-]+["']?[ \\t]*:|(?:${FIELDS.join('|')})\\b)`, 'u')

/**
 * Reads the head; a text without one, or whose first "---" is never closed, begins at 0. Throws a ReadoutError that
 * names the line where a head is wrong. `name` begins the messages.
 */
export function findHead(text: string, name: string): Head {
  const start = text.match(OPENING)?.[0].length
  if (start === undefined) return NO_HEAD
  const rest = text.slice(start, start + LONGEST)
  const closing = rest.match(CLOSING)
  if (!closing) return NO_HEAD
  const yaml = rest.slice(0, closing.index)
  if (yaml.trim() !== '' && !HEAD_LINE.test(yaml)) return NO_HEAD
  return { metadata: parseHead(yaml, name), end: start + (closing.index ?? 0) + closing[0].length }
}

function parseHead(yaml: string, name: string): Metadata {
  const lines = new LineCounter()
  // The first line of the file is the "---" above.
  const refuse = (at: number, what: string): never => {
    throw new ReadoutError('head', `${name}: line ${lines.linePos(at).line + 1} of the head: ${what}`)
  }
  const { contents, errors } = parse(yaml, lines, name)
  const [error] = errors
  if (error) {
    const remedy = 'write "name: value" on each line and put a value that holds a colon in quotes'
    refuse(error.pos[0], `${shorten(error.message, 100)}; ${remedy}`)
  }
  if (contents === null) return {}
  if (!('items' in contents) || contents.items.some((item) => !('key' in item)))
    return refuse(contents.range[0], 'not a list of "name: value"')
  const known: Record<string, string | boolean> = {}
  for (const { key, value } of contents.items as Pair<ParsedNode, ParsedNode | null>[]) {
    const at = key.range[0]
    const field = isScalar(key) ? String(key.value) : ''
    if (!isField(field)) return refuse(at, `${showValue(field)} is not known; known are ${FIELDS.join(', ')}`)
    if (value !== null && !isScalar(value))
      return refuse(at, `${field} is not one value; write it as words on one line, in quotes`)
    const checked = checkField(field, value?.value)
    if (!checked) continue
    if ('fault' in checked) return refuse(at, `${field}: ${checked.fault}`)
    known[field] = checked.value
  }
  return known
}

/** Aliases stay unresolved: no value of a head is one, so none can swell. */
function parse(yaml: string, lineCounter: LineCounter, name: string) {
  try {
    return parseYaml(yaml, { schema: 'core', prettyErrors: false, lineCounter })
  } catch {
    // Brackets in brackets in brackets: the parser's stack ends before the head does.
    throw new ReadoutError('head', `${name}: the head is nested too deep; write "name: value" on each line`)
  }
}
