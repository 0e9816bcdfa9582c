/** The terms of a codebook, made ready for finding them: once for each codebook. */
import { waysOf } from '../codebook/alternatives.ts'
import type { Codebook } from '../types.ts'
import { formsOf } from './inflection.ts'
import { isLight } from './lexicon/en/light-words.ts'

/** A place in the tree of terms: the words that may come next, and the issues whose term ends here. */
export interface TermNode {
  readonly next: Map<string, TermNode>
  readonly issues: string[]
}

/** `bases`: for a form in a text the words of terms that it may be; `root`: the terms, word by word. */
export interface Terms {
  readonly bases: ReadonlyMap<string, readonly string[]>
  readonly root: TermNode
}

const compiled = new WeakMap<Codebook, Terms>()

/** The terms of a codebook. */
export function termsOf(codebook: Codebook): Terms {
  const known = compiled.get(codebook)
  if (known) return known
  const terms = compileTerms(codebook)
  compiled.set(codebook, terms)
  return terms
}

/** A word as `Terms.bases` keeps it: in small letters, unless it is an acronym ("POW", "POWs"). */
export function keyOf(word: string): string {
  return isAcronym(word) ? word : word.toLowerCase()
}

/** Whether a word is written in capitals, or is the plural of one that is. */
export function isAcronym(word: string): boolean {
  return /^\p{Lu}[\p{Lu}\p{N}]+s?$/u.test(word)
}

/** The words of a text or term, each with its place; "'s" is left out. */
export function splitWords(
  text: string,
): { readonly word: string; readonly start: number; readonly end: number }[] {
  return Array.from(text.matchAll(WORD), ({ 0: word, index }) => {
    const bare = word.replace(/['’]s$/, '')
    return { word: bare, start: index, end: index + bare.length }
  })
}

const WORD = /[\p{L}\p{N}\p{M}]+(?:['’][\p{L}\p{M}]+)*/gu

function compileTerms({ issues }: Codebook): Terms {
  const bases = new Map<string, string[]>()
  const root: TermNode = { next: new Map(), issues: [] }
  const known = new Map<string, ReturnType<typeof wordOf>>()
  const readWord = (word: string) => {
    const read = known.get(word) ?? wordOf(word)
    known.set(word, read)
    return read
  }
  const add = (
    id: string,
    words: readonly { readonly base: string; readonly forms: readonly string[] }[],
  ) => {
    let node = root
    for (const { base, forms } of words) {
      for (const form of forms) addTo(bases, form, base)
      const next: TermNode = node.next.get(base) ?? { next: new Map(), issues: [] }
      node.next.set(base, next)
      node = next
    }
    if (!node.issues.includes(id)) node.issues.push(id)
  }
  for (const { id, terms } of issues)
    for (const term of terms.flatMap(waysOf)) {
      const words = splitWords(term)
        .map(({ word }) => word)
        .filter(isNeeded)
        .map(readWord)
      if (words.length === 0) continue
      add(id, words)
      // "cease-fire" is also written "ceasefire"
      const [first, last] = words
      if (words.length === 2 && first && last)
        add(id, [{ base: first.base + last.base, forms: last.forms.map((form) => first.base + form) }])
    }
  return { bases, root }
}

/** Whether a text must have the word of a term: "sit at the table" is also said of "a table". */
function isNeeded(word: string, index: number, term: readonly string[]): boolean {
  return index === 0 || index === term.length - 1 || !isLight(word.toLowerCase())
}

function wordOf(word: string): { base: string; forms: readonly string[] } {
  const base = keyOf(word)
  return { base, forms: isAcronym(word) ? [base, `${base}s`] : formsOf(base) }
}

function addTo(bases: Map<string, string[]>, form: string, base: string): void {
  const known = bases.get(form)
  if (!known) bases.set(form, [base])
  else if (!known.includes(base)) known.push(base)
}
