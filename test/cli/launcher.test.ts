import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const LAUNCHER = fileURLToPath(new URL('../../bin/readout.js', import.meta.url))

/** Starts a launcher on a Node that says it is an old one. */
function runOnOldNode(launcher: string, args: readonly string[], input = '') {
  const old = `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.20.2' } })`
  const hook = `--import=data:text/javascript,${encodeURIComponent(old)}`
  return spawnSync(process.execPath, [hook, launcher, ...args], { input, encoding: 'utf8' })
}

describe('bin/readout.js on a Node that is too old', () => {
  it('goes on with the Node of the package, and passes on input, output and exit code', () => {
    const read = runOnOldNode(LAUNCHER, ['read', '-', '--json'], 'Marr said that it is over.')
    expect({ status: read.status, err: read.stderr }).toEqual({ status: 0, err: '' })
    expect(JSON.parse(read.stdout).statements).toHaveLength(1)
    expect(runOnOldNode(LAUNCHER, ['raed']).status).toBe(2)
  })

  it('says in one line what it needs where the package has none', () => {
    const folder = mkdtempSync(join(tmpdir(), 'readout-launcher-'))
    mkdirSync(join(folder, 'bin'))
    writeFileSync(join(folder, 'package.json'), '{ "type": "module" }')
    copyFileSync(LAUNCHER, join(folder, 'bin', 'readout.js'))
    const { status, stdout, stderr } = runOnOldNode(join(folder, 'bin', 'readout.js'), ['--help'])
    expect({ status, stdout, stderr }).toEqual({
      status: 1,
      stdout: '',
      stderr: 'readout: needs Node 22.13 or later, and this is 20.20.2\n',
    })
  })
})
