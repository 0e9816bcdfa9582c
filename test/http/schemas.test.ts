import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

it('schemas.json is what the types of api.ts give now; npm run schemas makes it', () => {
  const made = join(mkdtempSync(join(tmpdir(), 'readout-schemas-')), 'schemas.json')
  execFileSync(process.execPath, [join(ROOT, 'scripts/schemas.ts'), made], { cwd: ROOT })
  expect(readFileSync(made, 'utf8')).toBe(readFileSync(join(ROOT, 'src/http/schemas.json'), 'utf8'))
})
