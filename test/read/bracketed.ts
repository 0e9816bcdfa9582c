/**
 * The notation of the reader's tests: "[source The mayor] [cue said] [content that the bridge is safe]." A sentence
 * with several attributions numbers them: "[source.2 She] [cue.2 added] …"; what stands inside another bracket nests.
 */
import { readReport, type Span } from '../../src/index.ts'

type Role = 'source' | 'cue' | 'content'

/** An attribution in words, as tests compare it. */
export type Words = Partial<Record<Role, string[]>>

/** The text without its brackets, and the attributions that they mark, in the order of their numbers. */
export function parseBracketed(marked: string): { text: string; attributions: Words[] } {
  let text = ''
  const open: { role: Role; number: number; start: number }[] = []
  const spans: { role: Role; number: number; start: number; end: number }[] = []
  for (const [token] of marked.matchAll(/\[(?:source|cue|content)(?:\.\d+)? |\]|[^[\]]+|\[/g)) {
    const [, role, number] = /^\[(source|cue|content)(?:\.(\d+))? $/.exec(token) ?? []
    const opened = token === ']' ? open.pop() : undefined
    if (role) open.push({ role: role as Role, number: Number(number ?? 1), start: text.length })
    else if (opened) spans.push({ ...opened, end: text.length })
    else text += token
  }
  const numbers = [...new Set(spans.map(({ number }) => number))].sort((a, b) => a - b)
  const attributions = numbers.map((number) => {
    const own = spans.filter((span) => span.number === number).sort((a, b) => a.start - b.start)
    return toWords(text, (role) => own.filter((span) => span.role === role))
  })
  return { text, attributions }
}

/** What the reader finds in a text, in words, by the start of the content. */
export async function readInWords(text: string): Promise<Words[]> {
  const { attributions } = await readReport(text)
  return attributions.map((attribution) => toWords(text, (role) => attribution[role]))
}

function toWords(text: string, spansOf: (role: Role) => readonly Span[]): Words {
  const roles: Role[] = ['source', 'cue', 'content']
  const words = roles.map(
    (role) => [role, spansOf(role).map(({ start, end }) => text.slice(start, end))] as const,
  )
  return Object.fromEntries(words.filter(([, list]) => list.length > 0))
}
