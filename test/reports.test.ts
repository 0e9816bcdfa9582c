import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parseDocument } from '../src/documents/index.ts'
import { parseCodebook } from '../src/index.ts'

/** The gold: reports of our own writing with what an analyst takes from them, in the form of a worked case. */
const REPORTS = new URL('reports/', import.meta.url)

describe('the marks of', () => {
  for (const { name } of readdirSync(REPORTS, { withFileTypes: true }).filter((entry) => entry.isDirectory()))
    describe(name, () => {
      const expected = JSON.parse(readFileSync(new URL(`${name}/expected.json`, REPORTS), 'utf8'))
      const bytes = readFileSync(new URL(`${name}/${expected.report}`, REPORTS))
      const isPlain = expected.report === 'report.txt'
      const text = isPlain ? bytes.toString('utf8') : parseDocument(bytes, { name: expected.report }).text

      it('slice to the words that they give', () => {
        const spans: { text: string; span: { start: number; end: number } }[] = []
        JSON.stringify(expected, (_key, value) => {
          if (value?.span && typeof value.text === 'string') spans.push(value)
          return value
        })
        expect(spans.length).toBeGreaterThan(30)
        for (const { text: words, span } of spans) expect(text.slice(span.start, span.end)).toBe(words)
      })

      it('name actors that they list', () => {
        const names = expected.actors.flatMap((actor: { name: string; aliases?: string[] }) => [
          actor.name,
          ...(actor.aliases ?? []),
        ])
        if (expected.issuer) names.push(expected.issuer)
        for (const { speaker, voices, holders } of expected.statements)
          for (const one of [speaker, ...voices, ...holders.map(({ actor }: { actor: string }) => actor)])
            if (one) expect(names).toContain(one)
      })

      const codebook = new URL(`${name}/codebook.yaml`, REPORTS)
      if (existsSync(codebook))
        it('name issues of their codebook', () => {
          const { issues } = parseCodebook(readFileSync(codebook, 'utf8'), 'codebook.yaml')
          const ids = issues.map(({ id }) => id)
          for (const statement of expected.statements)
            for (const id of statement.issues) expect(ids).toContain(id)
        })
    })
})
