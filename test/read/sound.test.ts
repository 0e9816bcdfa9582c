import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readDocument } from '../../src/index.ts'
import { checkReading } from '../../src/ledger/incoming.ts'

const REPORTS = new URL('../reports/', import.meta.url)

describe('a reading', () => {
  for (const { name } of readdirSync(REPORTS, { withFileTypes: true }).filter((entry) => entry.isDirectory()))
    it(`of ${name} holds: its spans slice to words, and all that it points to is there`, async () => {
      const {
        report: file,
        published,
        outlet,
        issuer,
      } = JSON.parse(readFileSync(new URL(`${name}/expected.json`, REPORTS), 'utf8'))
      const bytes = readFileSync(new URL(`${name}/${file}`, REPORTS))
      const given = { published, outlet, issuer }
      const reading = await readDocument(bytes, { name: file, given })
      expect(checkReading(JSON.parse(JSON.stringify(reading)), name)).toEqual(reading)
    })
})
