/** The API as an OpenAPI 3.1 document, made of the very schemas that requests are checked by. */
import { DEFINITIONS, ROUTES, type Route, type Schema } from './schemas.ts'

/** The document. */
export function formatOpenApi(version: string): Schema {
  const paths: Record<string, Record<string, Schema>> = {}
  for (const route of ROUTES) {
    const path = route.path.replace(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: describeRoute(route) }
  }
  const { Api: _, ...definitions } = DEFINITIONS
  return {
    openapi: '3.1.0',
    info: {
      title: 'Readout',
      version,
      description:
        'Who said what, on whose authority, how firmly, on which issue, and when. Lists come in pages: the Link header ' +
        'leads to the next one. Errors are application/problem+json (RFC 9457).',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    security: [{}, { session: [] }, { token: [] }],
    paths,
    components: {
      schemas: {
        ...Object.fromEntries(
          Object.entries(definitions).map(([name, schema]) => [nameOf(name), rebase(schema)]),
        ),
        Problem: PROBLEM,
      },
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: '__Host-readout' },
        token: { type: 'http', scheme: 'bearer' },
      },
    },
  }
}

const PROBLEM: Schema = {
  type: 'object',
  properties: {
    type: { type: 'string' },
    title: { type: 'string', description: 'What the status means.' },
    status: { type: 'integer' },
    detail: { type: 'string', description: 'One line: what was wrong, and what to do.' },
    code: { type: 'string', description: "Readout's own code of it." },
  },
  required: ['type', 'title', 'status', 'detail', 'code'],
}

function describeRoute(route: Route): Schema {
  const { key, summary, access, params, query, body, takesBytes, isStream, answer } = route
  const [first, ...rest] = summary.split(/(?<=[.:]) /)
  return {
    operationId: key
      .toLowerCase()
      .replace('/api/', '')
      .replace(/[^a-z]+(\w)/g, (_, letter: string) => letter.toUpperCase()),
    summary: first ?? '',
    ...(rest.length > 0 && { description: summary }),
    'x-access': access,
    ...(access === 'anyone' && { security: [{}] }),
    parameters: [...parametersOf(params, 'path'), ...parametersOf(query, 'query')],
    ...(body && {
      requestBody: { required: true, content: { 'application/json': { schema: rebase(body) } } },
    }),
    ...(takesBytes && { requestBody: { required: true, content: { 'application/octet-stream': {} } } }),
    responses: {
      '200': {
        description: 'Done.',
        content: { [isStream ? 'text/event-stream' : 'application/json']: { schema: rebase(answer) } },
      },
      default: {
        description: 'What was wrong.',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  }
}

function parametersOf(schema: Schema | undefined, place: 'path' | 'query'): readonly Schema[] {
  const properties = (schema?.['properties'] ?? {}) as Record<string, Schema>
  const required = (schema?.['required'] ?? []) as readonly string[]
  return Object.entries(properties).map(([name, { description, ...rest }]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    ...(description !== undefined && { description }),
    schema: rebase(rest),
  }))
}

/** Names of components have letters, digits, dots, dashes and underscores alone: "Section<Moved>" is "Section_Moved". */
function nameOf(name: string): string {
  return name.replace(/[^\w.-]+/g, '_').replace(/_$/, '')
}

function rebase(schema: Schema): Schema {
  const text = JSON.stringify(schema).replace(
    /"#\/definitions\/([^"]+)"/g,
    (_, name: string) => `"#/components/schemas/${nameOf(name)}"`,
  )
  return JSON.parse(text) as Schema
}
