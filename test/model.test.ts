import { copyFileSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { readReport } from '../src/index.ts'
import { loadModel, loadModelFrom } from '../src/model.ts'

const MODELS = fileURLToPath(new URL('../models/', import.meta.url))

const made = mkdtempSync(join(tmpdir(), 'readout-model-'))
afterAll(() => rmSync(made, { recursive: true }))

/** A folder with a copy of the model's files. */
function copyModel(): URL {
  const folder = mkdtempSync(join(made, 'models-'))
  for (const name of readdirSync(MODELS)) copyFileSync(join(MODELS, name), join(folder, name))
  return pathToFileURL(`${folder}/`)
}

describe('loadModel()', () => {
  it('loads once', async () => {
    expect(await loadModel()).toBe(await loadModel())
  })

  it('gives the digest that stands in every reading', async () => {
    const { digest } = await loadModel()
    expect(digest).toMatch(/^[0-9a-f]{64}$/)
    expect((await readReport('Nothing.')).reader.model).toBe(digest)
  })
})

describe('loadModelFrom(folder)', () => {
  it('refuses a folder where a file is missing', async () => {
    const folder = copyModel()
    rmSync(new URL('reader.onnx', folder))
    await expect(loadModelFrom(folder)).rejects.toMatchObject({
      code: 'model',
      message: 'models/reader.onnx is missing or unreadable; install Readout again',
    })
  })

  it('refuses a manifest that is damaged', async () => {
    const folder = copyModel()
    for (const text of ['{', '{}']) {
      writeFileSync(new URL('reader.json', folder), text)
      await expect(loadModelFrom(folder)).rejects.toMatchObject({ code: 'model' })
    }
  })

  it('refuses a file that is not the one that belongs to the others', async () => {
    const folder = copyModel()
    writeFileSync(new URL('common-words.txt', folder), 'truce\n')
    await expect(loadModelFrom(folder)).rejects.toMatchObject({ code: 'model' })
  })
})
