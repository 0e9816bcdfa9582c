/** Takes the values of a codebook out of its YAML, and notes what is wrong with them, each at its place. */
import { isMap, isScalar, isSeq, type ParsedNode } from 'yaml'
import { shorten, showValue } from '../documents/named.ts'

/** Notes a problem at an offset of the file. */
export type Note = (at: number, message: string) => void

type Node = ParsedNode | null

/** The fields of one map of the file; `about` is what messages call it: "issue "truce"". */
export interface Fields {
  readonly at: number
  readonly about: string
  readonly values: ReadonlyMap<string, { readonly at: number; readonly value: Node }>
}

/** The fields of a map whose keys are all known; null where it is no map. */
export function fieldsOf(
  node: Node,
  { at, about, known, note }: { at: number; about: string; known: readonly string[]; note: Note },
): Fields | null {
  if (node === null || !isMap(node)) {
    note(node?.range[0] ?? at, `${about} is ${kindOf(node)}; write ${listOf(known)}, each with its value`)
    return null
  }
  const values = new Map<string, { at: number; value: Node }>()
  for (const { key, value } of node.items as { key: Node; value: Node }[]) {
    const place = key?.range[0] ?? at
    const name = isScalar(key) ? String(key.value) : ''
    if (!known.includes(name))
      note(place, `${about} has ${showValue(name)}, which is not known; known are ${listOf(known)}`)
    else if (values.has(name)) note(place, `${about} has ${name} twice; keep one`)
    else values.set(name, { at: place, value })
  }
  return { at: node.range[0], about, values }
}

/** The words of a field that must be there; "" where they are not. */
export function wordsOf(fields: Fields, name: string, note: Note): string {
  const words = findWords(fields, name, note)
  // A field that is there and wrong has been told of.
  if (words === null && isAbsent(fields, name))
    note(fields.at, `${fields.about} has no ${name}; add "${name}: …"`)
  return words ?? ''
}

/** The words of a field; null where it is left out or wrong. */
export function findWords(fields: Fields, name: string, note: Note): string | null {
  if (isAbsent(fields, name)) return null
  const { at, value } = fields.values.get(name) ?? { at: fields.at, value: null }
  return checkWords(value, { at, about: `${name} of ${fields.about}`, note })
}

/** The words of a list; empty where the field is left out or empty. */
export function wordListOf(fields: Fields, name: string, note: Note): string[] {
  return nodesOf(fields, name, note).flatMap((node) => {
    const about = `an entry of ${name} of ${fields.about}`
    return checkWords(node, { at: fields.at, about, note }) ?? []
  })
}

/** The nodes of a list; empty where the field is left out or empty. */
export function nodesOf(fields: Fields, name: string, note: Note): Node[] {
  const { at, value } = fields.values.get(name) ?? { at: fields.at, value: null }
  if (isAbsent(fields, name)) return []
  if (isSeq(value)) return value.items
  note(
    value?.range[0] ?? at,
    `${name} of ${fields.about} is ${kindOf(value)}; write a list, as in [one, two]`,
  )
  return []
}

/** Where the value of a field begins. */
export function placeOf({ at, values }: Fields, name: string): number {
  const field = values.get(name)
  return field?.value?.range[0] ?? field?.at ?? at
}

/** Whether a field is left out or empty. */
export function isAbsent({ values }: Fields, name: string): boolean {
  const value = values.get(name)?.value ?? null
  return value === null || (isScalar(value) && value.value === null)
}

function checkWords(
  node: Node,
  { at, about, note }: { at: number; about: string; note: Note },
): string | null {
  const value = isScalar(node) ? node.value : undefined
  if (typeof value === 'string' && /[\p{L}\p{N}]/u.test(value)) return value.trim().replace(/\s+/gu, ' ')
  const remedy = typeof value === 'number' || typeof value === 'boolean' ? 'put it in quotes' : 'write words'
  note(node?.range[0] ?? at, `${about} is ${kindOf(node)}; ${remedy}`)
  return null
}

function kindOf(node: Node): string {
  if (isMap(node)) return 'a group of fields'
  if (isSeq(node)) return 'a list'
  if (!isScalar(node)) return node === null ? 'empty' : 'an alias'
  if (node.value === null || node.value === '') return 'empty'
  return typeof node.value === 'string' ? showValue(node.value) : shorten(String(node.source), 60)
}

function listOf(names: readonly string[]): string {
  return names.join(', ')
}
