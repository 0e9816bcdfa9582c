/** What `readout doctor` finds about the program, the codebook and the settings. */
import { createRequire } from 'node:module'
import { availableParallelism, userInfo } from 'node:os'
import { ReadoutError } from '../errors.ts'
import { checkRanges, checkThreads } from './flags.ts'
import { codebookOf, type Place, readSettings, type Settings } from './place.ts'

/** One thing that was looked at. */
export interface Finding {
  /** What: "node", "disk". */
  readonly about: string
  readonly ok: boolean
  /** How it is. */
  readonly says: string
  /** What to do about it. */
  readonly todo?: string
}

/** A thing that is well. */
export const well = (about: string, says: string): Finding => ({ about, ok: true, says })

/** A thing that is wrong, and what to do. */
export const wrong = (about: string, says: string, todo?: string): Finding => ({
  about,
  ok: false,
  says,
  ...(todo !== undefined && { todo }),
})

/** What an error that a person can act on says of a thing; any other error is thrown on. */
export function explained(about: string, error: unknown): Finding {
  if (!(error instanceof ReadoutError)) throw error
  return wrong(about, error.message)
}

const OLDEST_NODE = [22, 13] as const

/** The program, the Node that it runs on, and the trained reader. */
export async function* findProgram(): AsyncGenerator<Finding> {
  yield well('readout', createRequire(import.meta.url)('../../package.json').version)
  const { node } = process.versions
  const [major = 0, minor = 0] = node.split('.').map(Number)
  const old = major < OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor < OLDEST_NODE[1])
  yield old ? wrong('node', node, `install Node ${OLDEST_NODE.join('.')} or later`) : well('node', node)
  try {
    const { loadModel } = await import('../model.ts')
    yield well('model', `${(await loadModel()).digest.slice(0, 12)}, loads`)
  } catch (error) {
    yield explained('model', error)
  }
}

/** The codebook in the folder of a process. */
export async function* findCodebook(place: Place): AsyncGenerator<Finding> {
  const path = codebookOf(place)
  const { loadCodebook } = await import('../codebook.ts')
  try {
    const { parties, issues } = await loadCodebook(path)
    yield well('codebook', `${path}: parties: ${parties.length}, issues: ${issues.length}`)
  } catch (error) {
    if (error instanceof ReadoutError && error.code === 'not-found')
      yield well('codebook', `${path} is not there; the shipped peace-process.yaml is used`)
    else if (error instanceof ReadoutError)
      yield wrong('codebook', error.message.split('\n')[0] ?? '', `see readout codebook check ${path}`)
    else throw error
  }
}

/** The settings, each with where it comes from. */
export async function* findSettings(place: Place): AsyncGenerator<Finding> {
  let settings: Settings = {}
  try {
    settings = await readSettings(place.folder)
  } catch (error) {
    yield explained('settings', error)
  }
  const { READOUT_THREADS, READOUT_ALLOW, READOUT_BY } = process.env
  const from = (variable: string | undefined, name: string, setting: unknown) => {
    if (variable) return ` (READOUT_${name.toUpperCase()})`
    return setting === undefined ? ' (default)' : ' (readout.yaml)'
  }
  try {
    const { threads } = checkThreads(READOUT_THREADS || settings.threads)
    yield well(
      'threads',
      `${threads ?? availableParallelism()}${from(READOUT_THREADS, 'threads', settings.threads)}`,
    )
  } catch (error) {
    yield explained('threads', error)
  }
  try {
    const ranges = await checkRanges(undefined, settings.allow)
    const list = ranges.length > 0 ? ranges.join(', ') : 'public addresses alone'
    yield well('allow', `${list}${from(READOUT_ALLOW, 'allow', settings.allow)}`)
  } catch (error) {
    yield explained('allow', error)
  }
  yield well(
    'by',
    `${READOUT_BY || settings.by || userInfo().username}${from(READOUT_BY, 'by', settings.by)}`,
  )
}
