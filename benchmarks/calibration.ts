/**
 * Whether confidence means what it says: of attributions with confidence 0.8, eight in ten should be right end to end
 * by the corpus' scorer. PolNeAR's dev articles are split in two halves, every other one: thresholds and calibration are
 * fitted on the first, and the expected calibration error (ECE: Naeini et al. 2015) is measured on the second.
 *
 *     npm run bench:calibration                    prints the bins of the second half
 *     npm run bench:calibration -- --fit           fits on the first half, and writes models/reader.json
 *     npm run bench:calibration -- --ceiling 0.05  fails where the error is larger
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { parseReport } from '../src/documents/index.ts'
import type { Span } from '../src/index.ts'
import { loadModel } from '../src/model.ts'
import { confidenceOf, regressorsOf } from '../src/read/attribution/confidence.ts'
import { type Evidence, findInPieces } from '../src/read/attribution/find.ts'
import { findAttributions } from '../src/read/attribution/index.ts'
import type { Calibration, Model } from '../src/read/attribution/model.ts'
import { piecesOf } from '../src/read/attribution/pieces.ts'
import { type Article, explainMissing, keepResult, type Pair, readDevArticles, SHARED } from './record.ts'

const MANIFEST = new URL('../models/reader.json', import.meta.url)
const LOWEST = -1.3 // log odds of a cue from which thresholds are tried
const NOISE = 0.006 // of the F1: less is chance, and a lower threshold finds more
const BINS = 10

/** What the scorer exports, as far as it is used here. */
interface Scorer {
  tokenize(text: string): { start: number; end: number; word: boolean }[]
  tokensIn(tokens: ReturnType<Scorer['tokenize']>, spans: Pair[]): Set<number>
  dice(a: Set<number>, b: Set<number>): number
}

/** An outermost attribution that was found, with its evidence, and whether it is right. */
interface Judged {
  readonly evidence: Evidence
  readonly right: boolean
}

const { values } = parseArgs({
  options: { fit: { type: 'boolean', default: false }, ceiling: { type: 'string' } },
})
try {
  const scorer: Scorer = await import(new URL('score/attribution.mjs', SHARED).href)
  const model = remember(await loadModel())
  const halves = [0, 1].map((half) => readDevArticles().filter((_, index) => index % 2 === half))
  const [first = [], second = []] = halves
  let { thresholds, calibration } = model
  if (values.fit) {
    thresholds = { ...thresholds, outermost: await bestThreshold(scorer, model, first) }
    calibration = regress(await judge(scorer, { ...model, thresholds }, first))
    const manifest = JSON.parse(readFileSync(MANIFEST, 'utf8'))
    writeFileSync(MANIFEST, `${JSON.stringify({ ...manifest, thresholds, calibration }, null, 2)}\n`)
    process.stdout.write(
      `fitted on ${first.length} articles: ${JSON.stringify({ thresholds, calibration })}\n`,
    )
  }
  const judged = await judge(scorer, { ...model, thresholds }, second)
  const { error, rows } = expectedError(judged, calibration)
  process.stdout.write(`PolNeAR dev, the half that nothing was fitted on: ${judged.length} attributions\n`)
  for (const { from, count, confidence, right } of rows)
    process.stdout.write(
      `${from.toFixed(1)} and up: ${String(count).padStart(4)} attributions, confidence ${confidence.toFixed(3)}, right ${right.toFixed(3)}\n`,
    )
  process.stdout.write(`expected calibration error ${error.toFixed(3)}\n`)
  keepResult('calibration', { error, rows })
  if (values.ceiling !== undefined && !(error <= Number(values.ceiling))) {
    process.stderr.write(`above its ceiling: ${error} > ${values.ceiling}\n`)
    process.exitCode = 1
  }
} catch (error) {
  explainMissing(error)
}

/** The model, which scores no window twice: only what is made of its scores changes here. */
function remember(model: Model): Model {
  const known = new Map<string, ReturnType<Model['score']>>()
  const score: Model['score'] = (window) => {
    const key = JSON.stringify(window)
    const scored = known.get(key) ?? model.score(window)
    known.set(key, scored)
    return scored
  }
  return { ...model, score }
}

/** The lowest log odds from which cues count such that the F1 end to end is the best, give or take what is noise. */
async function bestThreshold(scorer: Scorer, model: Model, articles: readonly Article[]): Promise<number> {
  const tried: { threshold: number; f1: number }[] = []
  const gold = articles.reduce((sum, { attributions }) => sum + attributions.length, 0)
  for (let threshold = LOWEST; threshold <= 2; threshold += 0.1) {
    const judged = await judge(
      scorer,
      { ...model, thresholds: { ...model.thresholds, outermost: threshold } },
      articles,
    )
    const f1 = (2 * judged.filter(({ right }) => right).length) / (judged.length + gold)
    process.stdout.write(`threshold ${threshold.toFixed(1)}: end to end F1 ${f1.toFixed(4)}\n`)
    tried.push({ threshold: Number(threshold.toFixed(2)), f1 })
  }
  const best = Math.max(...tried.map(({ f1 }) => f1))
  return tried.find(({ f1 }) => f1 >= best - NOISE)?.threshold ?? 0
}

async function judge(scorer: Scorer, model: Model, articles: readonly Article[]): Promise<Judged[]> {
  const judged: Judged[] = []
  for (const article of articles) {
    const report = parseReport({ text: article.text })
    const pieces = piecesOf(report, model)
    const evidence = new Map(
      (await findInPieces(pieces, model)).map((one) => [pieces[one.cue[0]?.first ?? 0]?.start, one.evidence]),
    )
    const outermost = (await findAttributions(report, model)).filter(({ within }) => within === undefined)
    const right = judgeArticle(scorer, article, outermost)
    outermost.forEach(({ cue }, index) => {
      const own = evidence.get(cue[0]?.start)
      if (own) judged.push({ evidence: own, right: right.has(index) })
    })
  }
  return judged
}

/** Indices of the attributions that are right end to end, aligned as the scorer aligns them. */
function judgeArticle(
  { tokenize, tokensIn, dice }: Scorer,
  { text, attributions: gold }: Article,
  found: readonly { source: readonly Span[]; content: readonly Span[] }[],
): Set<number> {
  const tokens = tokenize(text)
  const words = (spans: Pair[]) => {
    const all = tokensIn(tokens, spans)
    const real = new Set([...all].filter((index) => tokens[index]?.word))
    return real.size > 0 ? real : all
  }
  const toPairs = (spans: readonly Span[]): Pair[] => spans.map(({ start, end }) => [start, end])
  const known = gold.map(({ source, content }) => ({ source: words(source), content: words(content) }))
  const own = found.map(({ source, content }) => ({
    source: words(toPairs(source)),
    content: words(toPairs(content)),
  }))
  const pairs = known.flatMap((g, i) =>
    own.map((p, j) => ({ i, j, content: dice(g.content, p.content), source: dice(g.source, p.source) })),
  )
  pairs.sort((a, b) => b.content - a.content || b.source - a.source || a.i - b.i || a.j - b.j)
  const [taken, right, done] = [new Set<number>(), new Set<number>(), new Set<number>()]
  for (const { i, j, content, source } of pairs) {
    if (content === 0 || taken.has(i) || done.has(j)) continue
    taken.add(i)
    done.add(j)
    if (content >= 0.8 && source >= 0.5) right.add(j)
  }
  return right
}

/** Logistic regression by gradient descent, on regressors brought to one scale. */
function regress(judged: readonly Judged[]): Calibration {
  const rows = judged.map(({ evidence }) => regressorsOf(evidence))
  const count = rows[0]?.length ?? 0
  const means = Array.from({ length: count }, (_, i) => mean(rows.map((row) => row[i] ?? 0)))
  const scales = means.map((m, i) => Math.sqrt(mean(rows.map((row) => ((row[i] ?? 0) - m) ** 2))) || 1)
  const scaled = rows.map((row) => row.map((x, i) => (x - (means[i] ?? 0)) / (scales[i] ?? 1)))
  let bias = 0
  let weights = means.map(() => 0)
  for (let step = 0; step < 3000; step++) {
    const errors = scaled.map((row, n) => {
      const odds = row.reduce((sum, x, i) => sum + x * (weights[i] ?? 0), bias)
      return 1 / (1 + Math.exp(-odds)) - Number(judged[n]?.right)
    })
    bias -= mean(errors)
    weights = weights.map((w, i) => w - mean(errors.map((error, n) => error * (scaled[n]?.[i] ?? 0))))
  }
  const plain = weights.map((w, i) => w / (scales[i] ?? 1))
  const shift = plain.reduce((sum, w, i) => sum + w * (means[i] ?? 0), 0)
  const round = (x: number) => Number(x.toFixed(4))
  return { bias: round(bias - shift), weights: plain.map(round) }
}

function expectedError(judged: readonly Judged[], calibration: Calibration) {
  const all = judged.map(({ evidence, right }) => ({
    confidence: confidenceOf(evidence, calibration),
    right,
  }))
  const rows = Array.from({ length: BINS }, (_, bin) => {
    const own = all.filter(({ confidence }) => Math.min(BINS - 1, Math.floor(confidence * BINS)) === bin)
    return {
      from: bin / BINS,
      count: own.length,
      confidence: own.length > 0 ? mean(own.map(({ confidence }) => confidence)) : 0,
      right: own.length > 0 ? mean(own.map(({ right }) => Number(right))) : 0,
    }
  })
  const error = rows.reduce(
    (sum, row) => sum + (row.count / all.length) * Math.abs(row.confidence - row.right),
    0,
  )
  return { error, rows }
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, x) => sum + x, 0) / numbers.length
}
