/** Counts runs and keeps what went wrong, several runs at a time. */

/** What one run came to. */
export interface Run {
  /** Where it was disturbed: "pwrite64 12". */
  readonly what: string
  /** Whether the disturbance took place: a run may be over before it. */
  readonly killed: boolean
  readonly wrongs: readonly string[]
}

/** What many runs came to. */
export interface Tally {
  readonly runs: number
  /** Runs in which the disturbance took place. */
  readonly killed: number
  readonly failures: readonly { readonly what: string; readonly wrongs: readonly string[] }[]
}

/** Does a run for each of a list, some at a time; tells on standard error how far it is. */
export async function tallied<T>(
  list: readonly T[],
  jobs: number,
  run: (one: T) => Promise<Run>,
): Promise<Tally> {
  const left = list.entries()
  const runs: Run[] = []
  const work = async () => {
    for (const [, one] of left) {
      const done = await run(one)
      runs.push(done)
      for (const wrong of done.wrongs) process.stderr.write(`${done.what}: ${wrong}\n`)
      if (process.stderr.isTTY || runs.length % 25 === 0)
        process.stderr.write(
          `${process.stderr.isTTY ? '\r\x1b[K' : ''}${runs.length} of ${list.length}${process.stderr.isTTY ? '' : '\n'}`,
        )
    }
  }
  await Promise.all(Array.from({ length: jobs }, work))
  if (process.stderr.isTTY) process.stderr.write('\r\x1b[K')
  return {
    runs: runs.length,
    killed: runs.filter(({ killed }) => killed).length,
    failures: runs.filter(({ wrongs }) => wrongs.length > 0).map(({ what, wrongs }) => ({ what, wrongs })),
  }
}
