#!/usr/bin/env node
// Starts Readout: on a Node that is too old it goes on with the package's own, where that is installed.
import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'

const [major, minor] = process.versions.node.split('.').map(Number)
if (major > 22 || (major === 22 && minor >= 13)) {
  const { main } = await import('../dist/cli/index.js')
  await main(process.argv.slice(2))
} else {
  const own = findOwnNode()
  if (own === null) {
    process.stderr.write(`readout: needs Node 22.13 or later, and this is ${process.versions.node}\n`)
    process.exitCode = 1
  } else {
    const child = spawn(own, process.argv.slice(1), { stdio: 'inherit' })
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
    child.on('exit', (code, signal) => (signal ? process.kill(process.pid, signal) : process.exit(code ?? 1)))
  }
}

function findOwnNode() {
  try {
    return createRequire(import.meta.url).resolve('node/bin/node')
  } catch {
    return null
  }
}
