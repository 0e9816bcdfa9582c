/** `readout codebook`: starts a codebook; checks one. */
import { constants, copyFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Command } from 'commander'
import { CodebookError, formatProblem, ReadoutError } from '../errors.ts'
import { DONE, FAILED } from './exit-codes.ts'
import { outputGone } from './output.ts'
import { tell } from './tell.ts'

const STARTER = fileURLToPath(new URL('../../codebooks/starter.yaml', import.meta.url))

/** Adds the command; what it needs is loaded when it runs. */
export function addCodebook(readout: Command): void {
  const codebook = readout
    .command('codebook')
    .summary('start a codebook, or check one')
    .description('A codebook tells whom and what to look for: parties, issues and their words, in YAML.')
    .helpCommand(false)
  codebook
    .command('init')
    .summary('write a codebook to start from')
    .description('Writes a codebook to start from, with comments. A file that is there is left alone.')
    .argument('[FILE]', 'file to write', 'codebook.yaml')
    .action(async (file: string) => startCodebook(file))
  codebook
    .command('check')
    .summary('check codebooks and tell every problem')
    .description('Checks codebooks: every problem with its line, its column and what to do.')
    .argument('<FILE...>', 'codebooks to check')
    .addHelpText('after', '\nExample:\n  readout codebook check talks.yaml')
    .action(async (files: string[], _flags: unknown, command: Command) => {
      const code = await checkCodebooks(files, command.optsWithGlobals<{ json?: true }>())
      if (!outputGone.aborted) process.exitCode = code
    })
}

async function startCodebook(file: string): Promise<void> {
  try {
    await copyFile(STARTER, file, constants.COPYFILE_EXCL)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    const why =
      code === 'EEXIST'
        ? 'is there already, and stays as it is; name another file'
        : `cannot be written (${code ?? String(error)}); name a file in a folder that is there`
    throw new ReadoutError('unwritable', `${file}: ${why}`)
  }
  tell(`${file}: written; edit it, then run: readout codebook check ${file}`)
}

/** What a check of one file comes to: a row of `--json`, and the lines for people. */
interface Checked {
  readonly row: object
  readonly lines: readonly string[]
  readonly fine: boolean
}

async function checkCodebooks(files: readonly string[], { json }: { json?: true }): Promise<number> {
  const checked: Checked[] = []
  for (const file of files) checked.push(await checkCodebook(file))
  const rows = checked.map(({ row }) => row)
  if (json) process.stdout.write(`${JSON.stringify(rows.length > 1 ? rows : rows[0], null, 2)}\n`)
  for (const { lines, fine } of checked)
    for (const line of lines)
      if (!fine) tell(line)
      else if (!json) process.stdout.write(`${line}\n`)
  return checked.every(({ fine }) => fine) ? DONE : FAILED
}

async function checkCodebook(file: string): Promise<Checked> {
  const { loadCodebook } = await import('../codebook.ts')
  try {
    const { name, digest, parties, issues } = await loadCodebook(file)
    const row = { ref: file, name, digest, parties: parties.length, issues: issues.length }
    const counts = `${count(parties.length, 'party', 'parties')}, ${count(issues.length, 'issue', 'issues')}`
    return { row, lines: [`${file}: ${counts}, ok`], fine: true }
  } catch (error) {
    if (!(error instanceof ReadoutError)) throw error
    const row = { ref: file, error: { code: error.code, message: error.message } }
    if (!(error instanceof CodebookError)) return { row, lines: [`readout: ${error.message}`], fine: false }
    const { problems } = error
    const lines = problems.map((problem) => formatProblem(file, problem))
    return { row: { ...row, problems }, lines, fine: false }
  }
}

function count(number: number, one: string, several: string): string {
  return `${number} ${number === 1 ? one : several}`
}
