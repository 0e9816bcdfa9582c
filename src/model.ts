/**
 * Loads the reader's trained model from the package folder, once for each thread and only when something is read.
 * `models/README.md` is its card.
 */
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { isMainThread } from 'node:worker_threads'
import type { InferenceSession, Tensor } from 'onnxruntime-node'
import { ReadoutError } from './errors.ts'
import type { Model, ScoredCue } from './read/attribution/model.ts'

const FOLDER = new URL('../models/', import.meta.url)

/** What stands in `models/reader.json`; `files`: the digests (SHA-256, hex) of those beside it. */
interface Manifest extends Pick<Model, 'transitions' | 'thresholds' | 'calibration'> {
  readonly files: Readonly<Record<string, string>>
}

let loading: Promise<Model> | undefined

/** The package's own model, loaded at the first call. Throws what `loadModelFrom` throws. */
export function loadModel(): Promise<Model> {
  loading ??= loadModelFrom(FOLDER).catch((error) => {
    loading = undefined // what failed once may go well the next time
    throw error
  })
  return loading
}

/**
 * The model of a folder. Throws a ReadoutError where a file of it is missing or not the one that belongs to the others.
 * The main thread scores on all cores; a worker thread on one, since it has neighbours.
 */
export async function loadModelFrom(folder: URL): Promise<Model> {
  const threads = isMainThread ? availableParallelism() : 1
  const manifestBytes = await readPart(folder, 'reader.json')
  const manifest = parseManifest(manifestBytes)
  const checked = async (name: string) => {
    const bytes = await readPart(folder, name)
    if (digestOf(bytes) === manifest.files[name]) return bytes
    throw new ReadoutError(
      'model',
      `models/${name} is not the file that reader.json names; install Readout again`,
    )
  }
  const [{ default: runtime }, weights, pieces, words] = await Promise.all([
    importRuntime(),
    checked('reader.onnx'),
    checked('vocabulary.txt'),
    checked('common-words.txt'),
  ])
  const session = await runtime.InferenceSession.create(weights, {
    intraOpNumThreads: threads,
    interOpNumThreads: 1,
    executionMode: 'sequential',
  })
  const toTensor = (numbers: readonly number[]) =>
    new runtime.Tensor('int64', BigInt64Array.from(numbers, BigInt), [numbers.length])
  return {
    ...manifest,
    digest: digestOf(manifestBytes), // it holds the digests of the other files
    vocabulary: new Map(linesOf(pieces).map((piece, id) => [piece, id])),
    commonWords: new Set(linesOf(words)),
    score: async ({ ids, features, core }) =>
      toCues(await session.run({ ids: toTensor(ids), features: toTensor(features), core: toTensor(core) })),
  }
}

/** ONNX Runtime; a platform that it has no build for cannot read. */
async function importRuntime() {
  try {
    return await import('onnxruntime-node')
  } catch (cause) {
    throw new ReadoutError(
      'model',
      `onnxruntime-node does not run here (${process.platform}, ${process.arch})`,
      {
        cause,
      },
    )
  }
}

function parseManifest(bytes: Buffer): Manifest {
  try {
    const manifest = JSON.parse(bytes.toString())
    if (manifest.files && manifest.transitions && manifest.thresholds && manifest.calibration) return manifest
  } catch {
    // said below: a file that is no JSON is as damaged as one that lacks a field
  }
  throw new ReadoutError('model', 'models/reader.json is damaged; install Readout again')
}

/** A window's cues: the outermost ones by their place, then the nested ones by theirs. */
function toCues(outputs: InferenceSession.OnnxValueMapType): ScoredCue[] {
  const [cues, kinds, odds, scores] = ['cues', 'kinds', 'odds', 'scores'].map(
    (name) => (outputs[name] as Tensor).data,
  )
  const all = scores as Float32Array
  const each = all.length / (cues?.length || 1)
  return Array.from(cues as BigInt64Array, (piece, i) => ({
    piece: Number(piece),
    nested: kinds?.[i] === 1n,
    odds: Number(odds?.[i]),
    scores: all.subarray(i * each, (i + 1) * each),
  }))
}

async function readPart(folder: URL, name: string): Promise<Buffer> {
  try {
    return await readFile(new URL(name, folder))
  } catch (cause) {
    throw new ReadoutError('model', `models/${name} is missing or unreadable; install Readout again`, {
      cause,
    })
  }
}

function linesOf(bytes: Buffer): string[] {
  return bytes.toString().trim().split('\n')
}

function digestOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex')
}
