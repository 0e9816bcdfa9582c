/**
 * Whom the pronouns stand for that are sources: the actor chosen against the coreference that CoreNLP gave for PolNeAR's
 * dev articles (silver: it errs, too). Agreed, where a mention by name or noun belongs to both.
 *
 *     npm run bench:pronouns                 the shares by pronoun
 *     npm run bench:pronouns -- --errors     each disagreement, too
 */
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { gunzipSync } from 'node:zlib'
import { readReport } from '../src/index.ts'
import { explainMissing, keepResult, readDevArticles, SHARED } from './record.ts'

interface Companion {
  readonly id: string
  readonly tokens: readonly (readonly [start: number, end: number, ...rest: unknown[]])[]
  readonly coreference: readonly (readonly (readonly [first: number, end: number, head: number])[])[]
}

const PRONOUN = /^(?:he|she|it|they|him|her|them|his|its|their|who|i|we|you|me|us|my|our|your)$/i
const { values } = parseArgs({ options: { errors: { type: 'boolean', default: false } } })

try {
  const lines = gunzipSync(readFileSync(new URL('data/polnear/dev.corenlp.jsonl.gz', SHARED)))
    .toString('utf8')
    .split('\n')
    .filter(Boolean)
  const silver = new Map(lines.map((line): [string, Companion] => [JSON.parse(line).id, JSON.parse(line)]))
  const counts = new Map<string, { agreed: number; of: number }>()
  for (const { id, text } of readDevArticles()) {
    const companion = silver.get(id)
    if (!companion) continue
    const clusters = clustersOf(companion, text)
    const { statements, actors } = await readReport(text)
    for (const { source, speaker } of statements) {
      const [span] = source
      const word = span ? text.slice(span.start, span.end).toLowerCase() : ''
      if (!span || source.length > 1 || !/^(?:he|she|it|they)$/.test(word)) continue
      const cluster = clusters.find(({ all }) => all.some(({ start }) => start === span.start))
      if (!cluster || cluster.named.length === 0) continue
      const actor = actors.find((one) => one.id === speaker)
      const agreed = actor?.mentions.some((mention) =>
        cluster.named.some(({ start, end }) => mention.start < end && start < mention.end),
      )
      const count = counts.get(word) ?? { agreed: 0, of: 0 }
      counts.set(word, { agreed: count.agreed + Number(agreed === true), of: count.of + 1 })
      if (values.errors && !agreed) {
        const named = cluster.named.map(({ start, end }) => text.slice(start, end)).slice(0, 3)
        process.stdout.write(
          `${id} ${span.start} "${word}": ${actor?.name ?? 'nobody'}, silver ${named.join(' / ')}\n`,
        )
      }
    }
  }
  const all = [...counts.values()].reduce(
    (sum, one) => ({ agreed: sum.agreed + one.agreed, of: sum.of + one.of }),
    { agreed: 0, of: 0 },
  )
  for (const [word, { agreed, of }] of [...counts, ['all', all] as const])
    process.stdout.write(`${word.padEnd(6)} ${(agreed / of).toFixed(3)}  ${agreed} of ${of}\n`)
  keepResult('pronouns', { ...Object.fromEntries(counts), all })
} catch (error) {
  explainMissing(error)
}

function clustersOf({ tokens, coreference }: Companion, text: string) {
  return coreference.map((cluster) => {
    const all = cluster.map(([first, end]) => ({
      start: tokens[first]?.[0] ?? 0,
      end: tokens[end - 1]?.[1] ?? 0,
    }))
    return { all, named: all.filter(({ start, end }) => !PRONOUN.test(text.slice(start, end))) }
  })
}
