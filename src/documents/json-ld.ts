/** Reads what a page says of itself in JSON-LD: the one node that is the article, with what it refers to. */
import type { Page } from './dom.ts'

/** A node of JSON-LD: any object. */
export type LinkedNode = Readonly<Record<string, unknown>>

// Types of schema.org that a report may have. Sorted.
const ARTICLE_TYPES: ReadonlySet<string> = new Set(
  (
    'AnalysisNewsArticle Article AskPublicNewsArticle BackgroundNewsArticle BlogPosting LiveBlogPosting NewsArticle ' +
    'OpinionNewsArticle Report ReportageNewsArticle ReviewNewsArticle ScholarlyArticle SocialMediaPosting'
  ).split(' '),
)

const LONGEST = 1_000_000 // characters of one script
const MOST_NODES = 10_000

/** What JSON-LD tells: the article, null where none is told of, and the nodes that it may refer to by "@id". */
export interface LinkedData {
  readonly article: LinkedNode | null
  readonly nodes: ReadonlyMap<string, LinkedNode>
}

/** All JSON-LD of a page; a script with broken JSON tells nothing. */
export function readLinkedData(page: Page): LinkedData {
  const waiting: unknown[] = []
  for (const script of page.querySelectorAll('script[type="application/ld+json"]')) {
    const json = script.textContent ?? ''
    if (json.length <= LONGEST) waiting.push(parseJson(json))
  }
  const nodes = new Map<string, LinkedNode>()
  let article: LinkedNode | null = null
  // Lists, graphs and the main thing of a page are looked into; lists of other reports are no such thing.
  for (let at = 0; at < waiting.length && at < MOST_NODES; at++) {
    const node = waiting[at]
    if (Array.isArray(node)) for (const item of node.slice(0, MOST_NODES)) waiting.push(item)
    if (!isNode(node)) continue
    const id = node['@id']
    if (typeof id === 'string' && !nodes.has(id)) nodes.set(id, node)
    if (isArticle(node)) article ??= node
    waiting.push(node['@graph'], node['mainEntity'])
  }
  return { article, nodes }
}

export function isNode(value: unknown): value is LinkedNode {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return null
  }
}

function isArticle(node: LinkedNode): boolean {
  const types = [node['@type']].flat().slice(0, 10)
  return types.some((type) => typeof type === 'string' && ARTICLE_TYPES.has(type.replace(/^.*[/:]/, '')))
}

/** The words of values and of the names of nodes: "Ada Harn", { name: "Ada Harn" }, a reference to it. */
export function namesOf({ nodes }: LinkedData, value: unknown): string[] {
  return (Array.isArray(value) ? value.slice(0, 20) : [value]).flatMap((item) => {
    if (typeof item === 'string') return [decodeEntities(item)]
    if (!isNode(item)) return []
    const name = item['name'] ?? nodes.get(String(item['@id']))?.['name']
    return typeof name === 'string' ? [decodeEntities(name)] : []
  })
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  apos: "'",
  gt: '>',
  lt: '<',
  nbsp: ' ',
  quot: '"',
}

/** JSON has no entities, but many a page puts them there: "Norland &amp; Sudmark". */
function decodeEntities(words: string): string {
  return words.replace(
    /&(?:#(\d{1,7})|#x([\da-f]{1,6})|(amp|apos|gt|lt|nbsp|quot));/gi,
    (entity, ...parts) => {
      const [decimal, hex, name] = parts as (string | undefined)[]
      if (name !== undefined) return ENTITIES[name.toLowerCase()] ?? entity
      const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal)
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : entity
    },
  )
}
