/** What reports are made of: paragraphs of reports that were written by hand and read once, with places for names. */
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sha256 } from '../../src/identity.ts'
import type { Actor, Attribution, Block, Encounter, Reading, Span, Statement } from '../../src/types.ts'

/** What stands in the place of a name. */
export interface Slot {
  /** Place of the actor in `Source.actors`. */
  readonly actor: number
  readonly form: 'full' | 'given' | 'family' | 'party' | 'body' | 'title'
}

/** A text in pieces: words that stay, and places for others. */
export interface Template {
  readonly pieces: readonly { readonly start: number; readonly text: string; readonly slot: Slot | null }[]
}

/** An actor of a source. */
export interface Figure {
  readonly actor: Actor
  /** As whom somebody else can stand in; null where only his words tell who it is. */
  readonly as: 'person' | 'party' | 'body' | null
  readonly name: Template
}

/** A report that was read. */
export interface Source {
  readonly number: number
  readonly figures: readonly Figure[]
  /** Places in `figures`, by the actors' ids. */
  readonly places: ReadonlyMap<string, number>
}

/** A paragraph with all that lies wholly inside it; its spans are those of the source's text. */
export interface Passage {
  readonly source: Source
  readonly kind: Block['kind']
  readonly span: Span
  readonly speaker?: Span
  readonly template: Template
  readonly attributions: readonly Attribution[]
  readonly statements: readonly Statement[]
  readonly encounters: readonly Encounter[]
}

const FOLDERS = ['../../test/reports/', '../../samples/'].map((path) => new URL(path, import.meta.url))

/** The passages of the sources that `readSources` has read. */
export function loadPassages(file: string): readonly Passage[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line, number) => cut(JSON.parse(line), number))
}

/** Reads the sources, and gives the file with their readings: it is kept in the temporary folder until the reader changes. */
export async function readSources(): Promise<string> {
  const [{ loadCodebook }, { readDocument }] = await Promise.all([
    import('../../src/codebook.ts'),
    import('../../src/readout.ts'),
  ])
  const codebook = await loadCodebook()
  const files = FOLDERS.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => /(?:^|[/\\])(?:report|\d{4}-).*\.(?:txt|md|html)$/.test(name))
      .toSorted()
      .map((name) => ({ name, bytes: readFileSync(new URL(name, folder)) })),
  )
  const first = files[0]
  if (!first) throw new Error('there are no reports to make others of')
  const { reader } = await readDocument(first.bytes, { name: first.name, codebook })
  const key = sha256(JSON.stringify([reader, files.map(({ bytes }) => sha256(bytes))])).slice(0, 16)
  const folder = join(tmpdir(), 'readout-bench-ledger')
  const cache = join(folder, `sources-${key}.jsonl`)
  if (!existsSync(cache)) {
    const lines: string[] = []
    for (const { name, bytes } of files)
      lines.push(JSON.stringify(await readDocument(bytes, { name, codebook })))
    mkdirSync(folder, { recursive: true })
    writeFileSync(`${cache}.new`, lines.join('\n'))
    renameSync(`${cache}.new`, cache)
  }
  return cache
}

function cut(reading: Reading, number: number): readonly Passage[] {
  const { report, actors } = reading
  const words = findWords(actors)
  const figures = actors.map((actor) => ({
    actor,
    as: standsFor(actor),
    name: cutText(actor.name, { start: 0, end: actor.name.length }, { words, titles: [] }),
  }))
  const source = { number, figures, places: new Map(actors.map(({ id }, place) => [id, place])) }
  const titles = figures.flatMap(({ actor, as }, place) =>
    as === 'person' ? actor.roles.flatMap(({ span }) => (span ? [{ span, actor: place }] : [])) : [],
  )
  return report.blocks
    .filter(({ kind }) => !['title', 'heading', 'boilerplate', 'caption'].includes(kind))
    .map(({ kind, span, speaker }) => ({
      source,
      kind,
      span,
      ...(speaker && { speaker }),
      template: cutText(report.text, span, { words, titles }),
      ...entriesIn(reading, span),
    }))
}

/** The entries of a reading that lie in a span, with all that they point to; what lies elsewhere is left out. */
function entriesIn(
  { attributions, statements, encounters }: Reading,
  within: Span,
): Pick<Passage, 'attributions' | 'statements' | 'encounters'> {
  const holds = (spans: readonly (Span | undefined)[]) =>
    spans.every((span) => !span || (within.start <= span.start && span.end <= within.end))
  const closed = <T extends { id: string; within?: string }>(entries: readonly T[]): readonly T[] => {
    const ids = new Set(entries.map(({ id }) => id))
    const kept = entries.filter((one) => one.within === undefined || ids.has(one.within))
    return kept.length === entries.length ? kept : closed(kept)
  }
  const attributed = closed(
    attributions.filter(({ source, cue, content }) => holds([...source, ...cue, ...content])),
  )
  const ids = new Set(attributed.map(({ id }) => id))
  const told = encounters.filter((one) =>
    holds([one.span, ...one.mentions, one.date?.span, one.place?.span, one.duration?.span, one.format?.span]),
  )
  return {
    attributions: attributed,
    encounters: told.filter((one) => one.within === undefined || ids.has(one.within)),
    statements: closed(
      statements.filter(
        ({ attribution, source, cue, content, condition = [] }) =>
          holds([...source, ...cue, ...content, ...condition]) &&
          (attribution === undefined || ids.has(attribution)),
      ),
    ),
  }
}

function standsFor({ kind, name }: Actor): Figure['as'] {
  if (kind === 'party') return 'party'
  if (kind === 'organization') return /^\p{Lu}/u.test(name) ? 'body' : null
  if (kind !== 'person') return null
  return name.split(/\s+/).every((word) => /^\p{Lu}[\p{L}\p{M}-]*$/u.test(word) && !OFFICES.has(word))
    ? 'person'
    : null
}

const OFFICES = new Set('President Minister Prime Ministry Ambassador The His Her Its Our Their'.split(' '))

interface Phrase {
  readonly text: string
  readonly slot: Slot
}

/** The words by which a source names those for whom others can stand, the longest first. */
function findWords(actors: readonly Actor[]): readonly Phrase[] {
  const phrases = new Map<string, Slot>()
  const put = (text: string | undefined, slot: Slot) => {
    if (text && !phrases.has(text)) phrases.set(text, slot)
  }
  for (const [actor, one] of actors.entries()) {
    const as = standsFor(one)
    if (as === 'party' || as === 'body') put(one.name, { actor, form: as })
    if (as !== 'person') continue
    const words = one.name.split(/\s+/)
    put(words.length > 1 ? one.name : undefined, { actor, form: 'full' })
    put(words.at(-1), { actor, form: 'family' })
    put(words.length > 1 ? words.slice(0, -1).join(' ') : undefined, { actor, form: 'given' })
  }
  return [...phrases]
    .map(([text, slot]) => ({ text, slot }))
    .toSorted((a, b) => b.text.length - a.text.length || (a.text < b.text ? -1 : 1))
}

function cutText(
  text: string,
  within: Span,
  {
    words,
    titles,
  }: {
    words: readonly Phrase[]
    titles: readonly { readonly span: Span; readonly actor: number }[]
  },
): Template {
  const found: { span: Span; slot: Slot }[] = []
  const isFree = ({ start, end }: Span) =>
    start >= within.start &&
    end <= within.end &&
    found.every(({ span }) => end <= span.start || span.end <= start)
  for (const { text: phrase, slot } of words) {
    const pattern = new RegExp(`(?<![\\p{L}\\p{N}])${escapePattern(phrase)}(?![\\p{L}\\p{N}])`, 'gu')
    for (const { index } of text.matchAll(pattern)) {
      const span = { start: index, end: index + phrase.length }
      if (isFree(span)) found.push({ span, slot })
    }
  }
  for (const { span, actor } of titles) if (isFree(span)) found.push({ span, slot: { actor, form: 'title' } })
  const pieces: Template['pieces'][number][] = []
  let end = within.start
  for (const { span, slot } of found.toSorted((a, b) => a.span.start - b.span.start)) {
    if (end < span.start) pieces.push({ start: end, text: text.slice(end, span.start), slot: null })
    pieces.push({ start: span.start, text: text.slice(span.start, span.end), slot })
    end = span.end
  }
  if (end < within.end) pieces.push({ start: end, text: text.slice(end, within.end), slot: null })
  return { pieces }
}

function escapePattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
}
