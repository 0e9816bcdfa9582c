/** Papers that speak, and the occasion on which they were issued. */
import type { Span } from '../types.ts'

const FAR = 80 // UTF-16 code units from the noun of a paper to its occasion

/** A source with the paper that stands before it: "a communiqué issued after | talks in Lima". Without one, as it is. */
export function withPaperBefore(text: string, source: Span): Span {
  const paper = ISSUED.exec(text.slice(Math.max(0, source.start - FAR), source.start))
  return paper ? { start: source.start - paper[0].length, end: source.end } : source
}

const ISSUED =
  /\b(?:an?|the|its|their|his|her) (?:\p{Ll}+ ){0,2}(?:communiqu[eé]|statement|declaration|letter|note|memo|draft|report|document|text) (?:issued|released|published|adopted|signed|circulated|read out) (?:after|at|before|following|by|in|during|on) (?:\p{Ll}+ )*$/iu
