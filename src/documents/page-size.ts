/** Measures a page before its tree is built, by the same parser: what is too deep or too large never becomes one. */
import { Parser } from 'htmlparser2'
import { ReadoutError } from '../errors.ts'

/** How large a page is. */
export interface PageSize {
  /** Whether it is a whole page with html and body, not a fragment. */
  readonly whole: boolean
  /** Characters of text, each as often as it has elements around it: what it costs to ask every element for its text. */
  readonly work: number
}

const DEEPEST = 1000 // elements in elements; tags left open nest too
const MOST_NODES = 300_000 // elements, comments and pieces of text
const MOST_TAGS = 2 * MOST_NODES // with closing tags that close nothing
const MOST_ATTRIBUTES = 1000 // of one element

/** The size of a page. Throws a ReadoutError where it is more than any real page. */
export function measurePage(html: string, name: string): PageSize {
  let depth = 0
  let nodes = 0
  let attributes = 0
  let work = 0
  let root: string | null = null
  let whole = false
  const countNode = (): void => {
    if (++nodes > MOST_NODES)
      throw tooLarge(name, `${MOST_NODES.toLocaleString('en')} elements and pieces of text`)
  }
  if (hasMoreTags(html)) throw tooLarge(name, `${MOST_TAGS.toLocaleString('en')} tags`)
  const parser = new Parser({
    onopentagname(tag) {
      countNode()
      root ??= tag
      whole ||= root === 'html' && tag === 'body' && depth === 1
      attributes = 0
      if (++depth > DEEPEST)
        throw new ReadoutError(
          'too-deep',
          `${name}: has more than ${DEEPEST.toLocaleString('en')} elements inside each other; save its words as text (.txt)`,
        )
    },
    onattribute() {
      if (++attributes > MOST_ATTRIBUTES)
        throw tooLarge(name, `${MOST_ATTRIBUTES.toLocaleString('en')} attributes on one element`)
    },
    onclosetag() {
      depth--
    },
    oncomment: countNode,
    ontext(text) {
      countNode()
      work += text.length * depth
    },
  })
  parser.end(html)
  return { whole, work }
}

function hasMoreTags(html: string): boolean {
  let tags = 0
  for (let at = html.indexOf('<'); at >= 0; at = html.indexOf('<', at + 1))
    if (++tags > MOST_TAGS) return true
  return false
}

function tooLarge(name: string, what: string): ReadoutError {
  return new ReadoutError('too-large', `${name}: has more than ${what}; save its words as text (.txt)`)
}
