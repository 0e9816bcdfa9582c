/**
 * How well the reader finds attributions: reads PolNeAR's dev articles and scores the outermost attributions against
 * the annotators' with ../shared/score/attribution.mjs. The corpus marks one level only.
 *
 *     npm run bench:accuracy -- --floor "end to end=0.40"   fails where an F1 or accuracy is below its floor
 *     npm run bench:accuracy -- --quarter                   a fixed quarter of the articles: every fourth
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { readReport, type Span } from '../src/index.ts'
import { explainMissing, keepResult, readDevArticles, SHARED } from './record.ts'

type Figure = { readonly value: number | null }

interface Scores {
  readonly measures: Readonly<Record<string, { readonly f1?: Figure; readonly accuracy?: Figure }>>
}

const { values } = parseArgs({
  options: {
    floor: { type: 'string', multiple: true, default: [] },
    quarter: { type: 'boolean', default: false },
  },
})
const articles = readDevArticles().filter((_, index) => !values.quarter || index % 4 === 0)
const folder = mkdtempSync(join(tmpdir(), 'readout-accuracy-'))
try {
  const predicted = join(folder, 'predicted.jsonl')
  writeFileSync(predicted, (await predict()).join('\n'))
  const gold = join(folder, 'gold.jsonl')
  writeFileSync(gold, articles.map((article) => JSON.stringify(article)).join('\n'))
  const of = values.quarter ? ', a quarter of it' : ''
  process.stdout.write(
    `PolNeAR dev${of}, outermost attributions, 95 % intervals\n${score(gold, predicted)}\n`,
  )
  const scores: Scores = JSON.parse(score(gold, predicted, '--json'))
  keepResult(values.quarter ? 'accuracy-quarter' : 'accuracy', scores)
  checkFloors(scores)
} catch (error) {
  explainMissing(error)
} finally {
  rmSync(folder, { recursive: true })
}

async function predict(): Promise<string[]> {
  const pairs = (spans: readonly Span[]) => spans.map(({ start, end }) => [start, end])
  const lines: string[] = []
  for (const { id, publisher, date, text } of articles) {
    const { attributions } = await readReport({ text, outlet: publisher, published: date })
    const outermost = attributions.filter(({ within }) => within === undefined)
    lines.push(
      JSON.stringify({
        id,
        attributions: outermost.map(({ source, cue, content }) => ({
          source: pairs(source),
          cue: pairs(cue),
          content: pairs(content),
        })),
      }),
    )
  }
  return lines
}

function score(gold: string, predicted: string, ...flags: string[]): string {
  const scorer = fileURLToPath(new URL('score/attribution.mjs', SHARED))
  const args = [scorer, '--gold', gold, '--predicted', predicted, ...flags]
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' })
  if (status !== 0) throw new Error(`the scorer failed: ${stderr}`)
  return stdout
}

function checkFloors({ measures }: Scores): void {
  for (const floor of values.floor) {
    const [name = '', least] = floor.split('=')
    const figure = (measures[name]?.f1 ?? measures[name]?.accuracy)?.value
    if (figure === undefined || least === undefined) throw new Error(`--floor ${floor}: no such measure`)
    if (figure !== null && figure >= Number(least)) continue
    process.stderr.write(`below its floor: ${name} ${figure} < ${least}\n`)
    process.exitCode = 1
  }
}
