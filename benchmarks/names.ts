/**
 * How well names are found, on PolNeAR's dev articles against the entities of their companion (silver: CoreNLP's PERSON,
 * ORGANIZATION, LOCATION and MISC): spans that agree, spans that overlap, and the kinds of those.
 *
 *     npm run bench:names
 */
import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { parseReport } from '../src/documents/index.ts'
import { loadModel } from '../src/model.ts'
import { findNames } from '../src/read/names.ts'
import { sentences } from '../src/read/sentences.ts'
import type { Name, Span } from '../src/types.ts'
import { explainMissing, keepResult, readDevArticles, SHARED } from './record.ts'

interface Companion {
  readonly id: string
  readonly tokens: readonly (readonly [
    start: number,
    end: number,
    pos: string,
    lemma: string,
    entity: string,
  ])[]
}
interface Found extends Span {
  readonly kind: string
}

const KINDS: Readonly<Record<string, Name['kind']>> = {
  PERSON: 'person',
  ORGANIZATION: 'organization',
  LOCATION: 'place',
  MISC: 'other',
}

try {
  const { commonWords } = await loadModel()
  const lines = gunzipSync(readFileSync(new URL('data/polnear/dev.corenlp.jsonl.gz', SHARED)))
    .toString('utf8')
    .split('\n')
    .filter(Boolean)
  const silver = new Map(lines.map((line): [string, Companion] => [JSON.parse(line).id, JSON.parse(line)]))
  const tally = { found: 0, wanted: 0, exact: 0, overlapping: 0, kind: 0 }
  for (const { id, text } of readDevArticles()) {
    const companion = silver.get(id)
    if (!companion) continue
    const report = parseReport({ text }, {})
    const layer = await sentences.run({ report } as never)
    const names = findNames(report.text, layer.sentences, commonWords)
    count(
      tally,
      names.map(({ span, kind }) => ({ ...span, kind })),
      entitiesOf(companion),
    )
  }
  const { found, wanted, exact, overlapping, kind } = tally
  const share = (part: number, of: number) => `${(part / of).toFixed(3)}  ${part} of ${of}`
  process.stdout.write(
    `${[
      `precision, same words  ${share(exact, found)}`,
      `recall, same words     ${share(exact, wanted)}`,
      `recall, overlapping    ${share(overlapping, wanted)}`,
      `kind of those          ${share(kind, overlapping)}`,
    ].join('\n')}\n`,
  )
  keepResult('names', tally)
} catch (error) {
  explainMissing(error)
}

function count(
  tally: Record<'found' | 'wanted' | 'exact' | 'overlapping' | 'kind', number>,
  names: Found[],
  wanted: Found[],
) {
  tally.found += names.length
  tally.wanted += wanted.length
  for (const one of wanted) {
    if (names.some(({ start, end }) => start === one.start && end === one.end)) tally.exact++
    const over = names.find(({ start, end }) => start < one.end && one.start < end)
    if (!over) continue
    tally.overlapping++
    if (over.kind === one.kind) tally.kind++
  }
}

/** Runs of tokens of one kind of entity. */
function entitiesOf({ tokens }: Companion): Found[] {
  const found: { start: number; end: number; kind: string }[] = []
  let before = 'O'
  for (const [start, end, , , entity] of tokens) {
    const kind = KINDS[entity]
    const last = found.at(-1)
    if (kind && last && before === entity) last.end = end
    else if (kind) found.push({ start, end, kind })
    before = entity
  }
  return found
}
