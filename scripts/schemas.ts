/** Makes `src/http/schemas.json` from the types of `src/http/api.ts`: npm run schemas. */
import { writeFileSync } from 'node:fs'
import { createGenerator } from 'ts-json-schema-generator'

const schema = createGenerator({
  path: 'src/http/api.ts',
  tsconfig: 'tsconfig.json',
  type: 'Api',
  jsDoc: 'extended',
  additionalProperties: false,
  encodeRefs: false,
  skipTypeCheck: true, // npm run check does it
}).createSchema('Api')

const target = process.argv[2] ?? new URL('../src/http/schemas.json', import.meta.url)
writeFileSync(target, `${JSON.stringify(schema, null, 1)}\n`)
