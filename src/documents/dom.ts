/** The tree of a page: the few parts of the DOM that this room uses, and the one place that builds it. */
import { createRequire } from 'node:module'

/** An element, a piece of text, or anything else in the tree. */
export interface PageNode {
  readonly nodeType: number
  readonly nodeValue: string | null
  readonly textContent: string | null
  readonly firstChild: PageNode | null
  readonly nextSibling: PageNode | null
  remove(): void
}

export interface PageElement extends PageNode {
  readonly localName: string
  readonly parentElement: PageElement | null
  getAttribute(name: string): string | null
  getAttributeNames(): readonly string[]
  removeAttribute(name: string): void
  querySelector(selector: string): PageElement | null
  querySelectorAll(selector: string): Iterable<PageElement>
  closest(selector: string): PageElement | null
}

export interface Page extends PageElement {
  readonly body: PageElement
}

const ELEMENT = 1
const TEXT = 3

export function isElement(node: PageNode): node is PageElement {
  return node.nodeType === ELEMENT
}

export function isText(node: PageNode): boolean {
  return node.nodeType === TEXT
}

/** The nodes inside an element, in their order. */
export function* childrenOf(parent: PageNode): Generator<PageNode> {
  for (let child = parent.firstChild; child; child = child.nextSibling) yield child
}

// Loaded with the first page: most documents are text, and these take longer to load than those to read.
const load = createRequire(import.meta.url)

/** Builds the tree. Nothing in it runs or is fetched. A fragment is put into a page of its own. */
export function buildPage(html: string, { whole }: { whole: boolean }): Page {
  const { DOMParser } = load('linkedom') as typeof import('linkedom')
  const page = whole ? html : `<!doctype html><html><head></head><body>${html}</body></html>`
  return new DOMParser().parseFromString(page, 'text/html') as unknown as Page
}

/** What Readability takes for the article, null where it finds none. It changes the page. */
export function findReadable(page: Page): PageElement | null {
  const { Readability } = load('@mozilla/readability') as typeof import('@mozilla/readability')
  const options = { serializer: (node: unknown) => node as PageElement, disableJSONLD: true }
  try {
    return new Readability<PageElement>(page as never, options).parse()?.content ?? null
  } catch {
    return null // it fails on a body inside a table inside a head, as one in 40,000 random pages has
  }
}
