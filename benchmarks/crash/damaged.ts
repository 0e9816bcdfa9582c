/** Damaged ledgers: what a check and the views say of a file with one byte changed, or without its end. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline/promises'
import { fileURLToPath } from 'node:url'
import { ask, damage, findWrongViews, isWrong, type Told } from '../../test/ledger/damage.ts'
import type { Extent } from './kills.ts'
import { copyFolder, readoutCommand, type Stage } from './stage.ts'
import { runPlain } from './strace.ts'

const SELF = fileURLToPath(new URL('../crash.ts', import.meta.url))
const LONGEST = 60_000 // milliseconds that an answer may take

/** What became of the damaged ledgers. */
export interface Damaged {
  readonly ledgers: number
  /** Asked processes that died, or did not come to an end. */
  readonly crashed: number
  /** Files that were written to. */
  readonly written: number
  /** Answers that were a fault of Readout itself, and no named error. */
  readonly faults: readonly string[]
  readonly check: { readonly error: number; readonly faults: number; readonly sound: number }
  /** Files of which views gave errors, all were right, or one was wrong. */
  readonly views: { readonly error: number; readonly right: number; readonly wrong: readonly string[] }
  /** A view was wrong, and the check said nothing. */
  readonly viewWrongUnnoticed: number
  /** Any of the content was changed, and the check said nothing. */
  readonly contentWrongUnnoticed: readonly string[]
}

/** Damages a filled ledger again and again, and asks each time in another process, which may crash. */
export async function askDamaged(
  stage: Stage,
  { times, room, random }: Extent & { times: number },
): Promise<Damaged> {
  const cwd = copyFolder(stage.folder, room)
  const path = join(cwd, 'readout.db')
  const good = readFileSync(path)
  const right = await ask(path)
  for (const [name, { kind }] of Object.entries({
    check: right.check,
    contents: right.contents,
    ...right.views,
  }))
    if (kind !== 'answer') throw new Error(`${name} has no answer on the file before it is damaged`)
  const asked = new Asked()
  const told: { how: string; told: Told | null }[] = []
  const faults: string[] = []
  for (let number = 0; number < times; number++) {
    const { how, bytes } = damage(good, random)
    writeFileSync(path, bytes)
    for (const end of ['-wal', '-shm']) rmSync(path + end, { force: true })
    told.push({ how, told: await asked.ask(path) })
    if (number % 10 === 0) {
      const { code, err } = await runPlain(readoutCommand(cwd, 'check'))
      if (code === null || code > 1 || /fault of Readout|^ {4}at /m.test(err))
        faults.push(`readout check, ${how}: ${err}`)
    }
    if (told.length % 25 === 0) process.stderr.write(`${told.length} of ${times}\n`)
  }
  asked.end()
  rmSync(cwd, { recursive: true })
  const answers = told.flatMap(({ how, told }) => (told ? [{ how, ...told }] : []))
  const isSound = ({ check }: Told) => check.kind === 'answer' && check.answer === 'sound'
  const isError = ({ views }: Told) => Object.values(views).some(({ kind }) => kind !== 'answer')
  const wrongOf = (told: Told) => findWrongViews(told, right)
  const count = (which: (one: (typeof answers)[number]) => boolean) => answers.filter(which).length
  for (const { how, check, views, contents } of answers)
    for (const [name, outcome] of Object.entries({ check, contents, ...views }))
      if (outcome.kind === 'fault') faults.push(`${name}, ${how}: ${outcome.message}`)
  return {
    ledgers: told.length,
    crashed: told.length - answers.length,
    written: count(({ written }) => written),
    faults,
    check: {
      error: count(({ check }) => check.kind === 'error'),
      faults: count((one) => one.check.kind === 'answer' && !isSound(one)),
      sound: count(isSound),
    },
    views: {
      error: count((one) => isError(one) && wrongOf(one).length === 0),
      right: count((one) => !isError(one) && wrongOf(one).length === 0),
      wrong: answers
        .filter((one) => wrongOf(one).length > 0)
        .map((one) => `${one.how}: ${wrongOf(one).join(', ')}`),
    },
    viewWrongUnnoticed: count((one) => isSound(one) && wrongOf(one).length > 0),
    contentWrongUnnoticed: answers
      .filter((one) => isSound(one) && isWrong(one.contents, right.contents))
      .map(({ how }) => how),
  }
}

/** A process that is asked, and started anew when it has died. */
class Asked {
  #child: ChildProcess | null = null

  /** What is told of a file; null where the process died of it, or did not answer. */
  async ask(path: string): Promise<Told | null> {
    this.#child ??= spawn(process.execPath, [SELF, 'child', 'ask'], { stdio: ['pipe', 'pipe', 'inherit'] })
    const { stdin, stdout } = this.#child
    if (!stdin || !stdout) throw new Error('the process has no pipes')
    stdin.write(`${path}\n`)
    const lines = createInterface({ input: stdout })
    const stop = new AbortController()
    try {
      const answer = await Promise.race([
        once(lines, 'line', { signal: stop.signal }).then(([line]) => String(line)),
        once(this.#child, 'close', { signal: stop.signal }).then(() => null),
        new Promise<null>((resolve) => setTimeout(resolve, LONGEST, null).unref()),
      ])
      if (answer !== null) return JSON.parse(answer) as Told
      this.end()
      return null
    } finally {
      stop.abort()
      lines.close()
    }
  }

  end(): void {
    this.#child?.kill('SIGKILL')
    this.#child = null
  }
}
