/** The shape of a reading as JSON, for those that come from elsewhere: `types.ts` says what each field means. */
import Type from 'typebox'
import { Compile } from 'typebox/compile'
import type { Reading, Report } from '../types.ts'

const LONGEST_WORDS = 10_000 // UTF-16 code units of a name or a title
const LONGEST_ID = 200
const LONGEST_TEXT = 2 ** 24 // UTF-16 code units of a report
const MOST = 200_000 // entries of one list

const shape = <T extends Type.TProperties>(fields: T) => Type.Object(fields, { additionalProperties: false })
const list = <T extends Type.TSchema>(item: T) => Type.Array(item, { maxItems: MOST })
const oneOf = <const T extends readonly string[]>(...values: T) =>
  Type.Unsafe<T[number]>(Type.Enum([...values]))
const maybe = <T extends Type.TSchema>(type: T) => Type.Optional(type)

const words = Type.String({ maxLength: LONGEST_WORDS })
const name = Type.String({ minLength: 1, maxLength: LONGEST_WORDS })
const id = Type.String({ minLength: 1, maxLength: LONGEST_ID })
const digest = Type.String({ pattern: '^[0-9a-f]{64}$' })
const offset = Type.Integer({ minimum: 0, maximum: LONGEST_TEXT })
const share = Type.Number({ minimum: 0, maximum: 1 })
const day = Type.String({ pattern: '^\\d{4}(-\\d{2}(-\\d{2}(T[0-9:.]+(Z|[+-]\\d{2}:\\d{2})?)?)?)?$' })

const span = shape({ start: offset, end: offset })
const spans = list(span)
const time = shape({ value: name, basis: oneOf('stated', 'inferred'), span: maybe(span) })
const place = shape({ name, span })
const form = oneOf('direct', 'indirect', 'mixed')
const authority = oneOf('firsthand', 'relayed', 'unnamed', 'narrator')

const act = oneOf(
  'announce',
  'report',
  'assess',
  'expect',
  'praise',
  'criticize',
  'demand',
  'request',
  'propose',
  'commit',
  'agree',
  'concede',
  'reject',
  'red-line',
  'accuse',
  'deny',
  'threaten',
  'warn',
  'acknowledge',
  'withdraw',
)

const report = shape({
  id: digest,
  textId: digest,
  ref: maybe(words),
  text: Type.String({ maxLength: LONGEST_TEXT }),
  title: maybe(words),
  outlet: maybe(words),
  issuer: maybe(words),
  url: maybe(Type.String({ pattern: '^https?://', maxLength: LONGEST_WORDS })),
  byline: maybe(words),
  published: maybe(day),
  modified: maybe(day),
  language: Type.String({ minLength: 1, maxLength: LONGEST_ID }),
  translated: maybe(Type.Boolean()),
  blocks: list(
    shape({
      kind: oneOf('title', 'heading', 'paragraph', 'list-item', 'quote', 'caption', 'turn', 'boilerplate'),
      span,
      speaker: maybe(span),
      time: maybe(shape({ start: Type.Number(), end: Type.Number() })),
    }),
  ),
  pages: maybe(list(shape({ page: Type.Integer({ minimum: 1 }), span }))),
})

const attribution = shape({
  id,
  source: spans,
  cue: spans,
  content: spans,
  form,
  within: maybe(id),
  confidence: share,
})

const statement = shape({
  id,
  attribution: maybe(id),
  source: spans,
  cue: spans,
  content: spans,
  form,
  within: maybe(id),
  confidence: share,
  speaker: maybe(Type.Union([id, Type.Null()])),
  voices: maybe(list(id)),
  holders: maybe(list(shape({ actor: id, authority }))),
  authority: maybe(authority),
  act: maybe(act),
  certainty: maybe(oneOf('certain', 'probable', 'possible')),
  polarity: maybe(oneOf('affirmed', 'denied')),
  condition: maybe(spans),
  issues: maybe(list(shape({ id, stance: oneOf('for', 'against', 'unclear') }))),
  addressees: maybe(list(id)),
  beneficiaries: maybe(list(id)),
  places: maybe(list(place)),
  times: maybe(list(time)),
  said: maybe(time),
  at: maybe(id),
})

const actor = shape({
  id,
  name,
  kind: oneOf('person', 'party', 'organization', 'group', 'unnamed'),
  party: maybe(id),
  members: list(id),
  roles: list(shape({ title: name, span: maybe(span), from: maybe(day), to: maybe(day) })),
  mentions: spans,
})

const encounter = shape({
  id,
  kind: oneOf(
    'summit',
    'meeting',
    'talks',
    'call',
    'visit',
    'press-conference',
    'signing',
    'public-statement',
  ),
  span,
  mentions: spans,
  within: maybe(id),
  date: maybe(time),
  place: maybe(place),
  duration: maybe(shape({ value: name, span })),
  format: maybe(shape({ text: name, span })),
  participants: list(id),
  initiator: maybe(id),
  delegations: list(shape({ party: maybe(id), people: list(id) })),
  after: maybe(id),
})

const reading = shape({
  report,
  reader: shape({ name, version: name, model: Type.Union([digest, Type.Null()]), codebook: digest }),
  attributions: list(attribution),
  statements: list(statement),
  actors: list(actor),
  encounters: list(encounter),
  unread: maybe(oneOf('language', 'no-text')),
})

const [isReading, isReport] = [Compile(reading), Compile(report)]

/** The value as the Reading that it is, or where it is none, as one phrase: "statements/3/act must be …". */
export function parseShape(value: unknown): { readonly reading: Reading } | { readonly fault: string } {
  return isReading.Check(value) ? { reading: value } : { fault: explain('reading', isReading.Errors(value)) }
}

/** What keeps a value from being the Report that it is, as one phrase; null where it is one. */
export function findShapeFault(value: Report): string | null {
  return isReport.Check(value) ? null : explain('report', isReport.Errors(value))
}

function explain(name: string, [error]: ReturnType<typeof isReading.Errors>): string {
  const path = error?.instancePath.replace(/^\//, '') ?? ''
  // A field that is not described is described by "false".
  const what =
    error?.message === 'schema is false' ? `is no field of a ${name}` : (error?.message ?? 'is wrong')
  return `${path === '' ? `the ${name}` : path} ${what}`
}
