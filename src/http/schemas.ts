/** The schemas of the API's types, by which requests are checked. */
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv'
import { ReadoutError } from '../errors.ts'
import type { Api } from './api.ts'
import generated from './schemas.json' with { type: 'json' }

/** A JSON Schema (draft 7, but for what OpenAPI 3.1 reads the same way). */
export type Schema = Readonly<Record<string, unknown>>

/** A route, as `api.ts` has it. */
export interface Route {
  readonly key: keyof Api
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'
  /** With parameters as ":id". */
  readonly path: string
  readonly summary: string
  /** The least role that may ask. */
  readonly access: 'anyone' | 'reader' | 'reviewer' | 'owner'
  readonly params?: Schema
  readonly query?: Schema
  readonly body?: Schema
  readonly answer: Schema
  /** Whether the body is a document's bytes. */
  readonly takesBytes: boolean
  /** Whether the answer is a stream of events. */
  readonly isStream: boolean
}

interface Described {
  readonly description?: string
  readonly properties: Readonly<Record<string, Schema>>
}

/** The definitions that the routes' schemas point to, by their names. */
export const DEFINITIONS: Readonly<Record<string, Schema>> = generated.definitions as Record<string, Schema>

/** All routes, in the order of `api.ts`. */
export const ROUTES: readonly Route[] = Object.entries(
  (DEFINITIONS['Api']?.['properties'] ?? {}) as Record<keyof Api, Described>,
).map(([key, { description = '', properties }]) => {
  const [method, path] = key.split(' ') as [Route['method'], string]
  const { access, params, query, body, answer = {}, stream } = properties
  const takesBytes = body?.['const'] === 'bytes'
  return {
    key: key as keyof Api,
    method,
    path,
    summary: description,
    access: access?.['const'] as Route['access'],
    ...(params && { params }),
    ...(query && { query }),
    ...(body && !takesBytes && { body }),
    answer,
    takesBytes,
    isStream: stream !== undefined,
  }
})

const BASE = 'readout'

function newAjv(coerceTypes: false | 'array'): Ajv {
  const ajv = new Ajv({ coerceTypes, allowUnionTypes: true, strict: false })
  ajv.addSchema({ $id: BASE, definitions: DEFINITIONS })
  return ajv
}

const ofQueries = newAjv('array') // what stands in an address is text
const ofBodies = newAjv(false)

/** A check of one part of a request, or of an answer. Throws a ReadoutError `misuse` that names what is wrong, and where. */
export type Check = (value: unknown) => void

/** The check of a schema. */
export function checkOf(schema: Schema, part: 'query' | 'body' | 'answer'): Check {
  const validate: ValidateFunction = (part === 'query' ? ofQueries : ofBodies).compile(rebase(schema))
  return (value) => {
    if (validate(value)) return
    throw new ReadoutError('misuse', describe(validate.errors ?? [], part))
  }
}

/** References lead to the definitions that are there once. */
function rebase(schema: Schema): Schema {
  return JSON.parse(JSON.stringify(schema).replaceAll('"#/definitions/', `"${BASE}#/definitions/`)) as Schema
}

/** Of the ways in which a value might have been right, that one is told whose kind it has. */
function describe(errors: readonly ErrorObject[], part: string): string {
  const real = errors.filter(({ keyword }) => keyword !== 'anyOf')
  const ofKind = real.filter(({ instancePath, keyword }) => !isKind(instancePath, keyword))
  const deepest = (ofKind.length > 0 ? ofKind : real).toSorted(
    (a, b) => b.instancePath.split('/').length - a.instancePath.split('/').length,
  )
  const [error] = deepest
  if (!error) return `the ${part} is not what /api/openapi.json describes`
  const where = error.instancePath.slice(1).replaceAll('/', '.')
  const { additionalProperty, allowedValues, allowedValue } = error.params as Record<string, unknown>
  const what =
    additionalProperty !== undefined
      ? `${JSON.stringify(String(additionalProperty).slice(0, 60))} is not known here`
      : Array.isArray(allowedValues)
        ? `must be one of ${allowedValues.join(', ')}`
        : allowedValue !== undefined
          ? `must be ${String(allowedValue)}`
          : error.message
  return `${part}${where && `: ${where}`}: ${what}; /api/openapi.json describes it`
}

function isKind(path: string, keyword: string): boolean {
  return path.endsWith('/kind') && (keyword === 'const' || keyword === 'enum')
}
