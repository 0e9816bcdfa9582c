/**
 * What of the worked cases holds: reads every folder of ../shared/cases and prints what ../shared/score/case.mjs says.
 *
 *     npm run case                 every field
 *     npm run case -- --spans-only     sources, cues and contents alone
 *     FLOOR=42 npm run case -- alaska      one case; fails under 42 rows
 */
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { explainMissing, keepResult, SHARED } from './record.ts'

const READOUT = fileURLToPath(new URL('../bin/readout.js', import.meta.url))
const { values, positionals } = parseArgs({
  options: { 'spans-only': { type: 'boolean', default: false } },
  allowPositionals: true,
})

try {
  const cases = new URL('cases/', SHARED)
  const folders = readdirSync(cases, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  const names = folders
    .map((entry) => entry.name)
    .filter((name) => positionals.length === 0 || positionals.includes(name))
  const unknown = positionals.filter((name) => !names.includes(name))
  if (unknown.length > 0) throw new Error(`no such case: ${unknown.join(', ')}`)
  const results = names.map((name) => ({ case: name, ...scoreCase(new URL(`${name}/`, cases)) }))
  for (const { case: name, said, held } of results)
    process.stdout.write(`${name}\n${said}${held ? '' : '  under its floor\n'}\n`)
  keepResult('case', results)
} catch (error) {
  explainMissing(error)
}

function scoreCase(folder: URL): { said: string; held: boolean } {
  const path = (name: string) => fileURLToPath(new URL(name, folder))
  const expected = JSON.parse(readFileSync(path('expected.json'), 'utf8'))
  const given = ['outlet', 'issuer', 'published'].flatMap((key) =>
    expected[key] ? [`--${key}`, expected[key]] : [],
  )
  const reading = node([READOUT, 'read', path('report.txt'), '--json', ...given])
  const flags = values['spans-only'] ? ['--spans-only'] : []
  const scorer = fileURLToPath(new URL('score/case.mjs', SHARED))
  const { status, stdout, stderr } = node([scorer, path('expected.json'), ...flags], reading.stdout)
  const scored = stdout.includes('rows held:')
  const held = scored && (status === 0 || (status === 1 && process.env['FLOOR'] === undefined))
  if (!held) process.exitCode = 1
  return { said: stdout + stderr, held }
}

function node(args: readonly string[], input = '') {
  return spawnSync(process.execPath, args, { input, encoding: 'utf8', maxBuffer: 2 ** 28 })
}
