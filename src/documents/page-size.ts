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
const MOST_NODES = 200_000 // elements, comments and pieces of text
const MOST_TAGS = 2 * MOST_NODES // with closing tags that close nothing
const MOST_TANGLE = 20_000_000 // of attributes: of each the number that stand before it on its element
const CHUNK = 2 ** 16 // characters between two looks at the number of tags

/** The size of a page. Throws a ReadoutError where it is more than any real page. */
export function measurePage(html: string, name: string): PageSize {
  let depth = 0
  let nodes = 0
  let attributes = 0
  let tangle = 0
  let work = 0
  let root: string | null = null
  let whole = false
  const countNode = (): void => {
    if (++nodes > MOST_NODES)
      throw tooLarge(name, `more than ${show(MOST_NODES)} elements and pieces of text`)
  }
  const parser = new Parser({
    onopentagname(tag) {
      countNode()
      root ??= tag
      whole ||= root === 'html' && tag === 'body' && depth === 1
      attributes = 0
      if (++depth > DEEPEST)
        throw new ReadoutError(
          'too-deep',
          `${name}: has more than ${show(DEEPEST)} elements inside each other; save its words as text (.txt)`,
        )
    },
    onattribute() {
      tangle += attributes++
      if (tangle > MOST_TANGLE) throw tooLarge(name, 'so many attributes that no page needs them')
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
  let tags = 0
  for (let from = 0; from < html.length; from += CHUNK) {
    const chunk = html.slice(from, from + CHUNK)
    tags += chunk.split('<').length - 1
    if (tags > MOST_TAGS) throw tooLarge(name, `more than ${show(MOST_TAGS)} tags`)
    parser.write(chunk)
  }
  parser.end()
  return { whole, work }
}

function show(count: number): string {
  return count.toLocaleString('en')
}

function tooLarge(name: string, what: string): ReadoutError {
  return new ReadoutError('too-large', `${name}: has ${what}; save its words as text (.txt)`)
}
