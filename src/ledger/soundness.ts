/** Whether a reading holds: every span slices to words of the text, every id resolves, every report is what its id says. */
import { identify } from '../identity.ts'
import type { Reading, Report, Span, Statement } from '../types.ts'

const MOST = 20 // faults that are told of one reading

/** What is wrong with a reading, a phrase each, up to 20; nothing where it is sound. */
export function findFaults(reading: Reading): readonly string[] {
  const faults: string[] = []
  for (const fault of faultsOf(reading)) {
    faults.push(fault)
    if (faults.length >= MOST) break
  }
  return faults
}

function* faultsOf(reading: Reading): Generator<string> {
  const { report, attributions, statements, actors, encounters } = reading
  yield* reportFaults(report)
  yield* textFaults(reading)
  const lists = { attributions, statements, actors, encounters }
  if (reading.unread && Object.values(lists).some((list) => list.length > 0))
    yield 'it says that it was not read, and has entries'
  for (const [list, entries] of Object.entries(lists)) {
    const seen = new Set<string>()
    for (const { id } of entries) {
      if (seen.has(id)) yield `${list}: the id ${quote(id)} stands twice`
      seen.add(id)
    }
  }
  yield* spanFaults(reading)
  yield* referenceFaults(reading)
}

/** What is wrong with a report: it is not what its id says, or its blocks are no parts of its text. */
export function* reportFaults(report: Report): Generator<string> {
  const { id, textId } = identify(report)
  if (report.textId !== textId) yield `report: textId is not the SHA-256 of its text; it would be ${textId}`
  else if (report.id !== id)
    yield `report: id is not the SHA-256 of its text, url, outlet, issuer and published; it would be ${id}`
  yield* outside(
    report,
    report.blocks.flatMap(({ span, speaker }) => [span, speaker]),
    'report',
  )
  let end = 0
  for (const { span } of report.blocks) {
    if (span.start < end) {
      yield `report: blocks overlap, or are out of order, at ${show(span)}`
      break
    }
    end = span.end
  }
}

/** What no database keeps as it is: NUL, and halves of surrogate pairs. JSON writes them as escapes. */
function* textFaults(reading: Reading): Generator<string> {
  const json = JSON.stringify(reading)
  if (/(?<!\\)(?:\\\\)*\\u0000/.test(json)) yield 'it holds a NUL character; take it out'
  if (/(?<!\\)(?:\\\\)*\\ud[89a-f][0-9a-f]{2}/i.test(json))
    yield 'it holds half of a surrogate pair, which is no character; take it out'
}

function* outside(
  { text: { length } }: Report,
  spans: readonly (Span | undefined)[],
  what: string,
): Generator<string> {
  for (const span of spans)
    if (span && (span.start >= span.end || span.end > length))
      yield `${what}: the span ${show(span)} is no part of the text, which has ${length} characters`
}

function* spanFaults({ report, attributions, statements, actors, encounters }: Reading): Generator<string> {
  const check = (what: string, spans: readonly (Span | undefined)[]) => outside(report, spans, what)
  for (const [kind, entries] of [
    ['attribution', attributions],
    ['statement', statements],
  ] as const)
    for (const { id, source, cue, content } of entries) {
      yield* check(`${kind} ${quote(id)}`, [...source, ...cue, ...content])
      if (content.length === 0) yield `${kind} ${quote(id)}: has no content`
    }
  for (const { id, condition, places, times, said } of statements)
    yield* check(`statement ${quote(id)}`, [
      ...(condition ?? []),
      ...(places ?? []).map(({ span }) => span),
      ...(times ?? []).map(({ span }) => span),
      said?.span,
    ])
  for (const { id, mentions, roles } of actors)
    yield* check(`actor ${quote(id)}`, [...mentions, ...roles.map(({ span }) => span)])
  for (const { id, span, mentions, date, place, duration, format } of encounters)
    yield* check(`encounter ${quote(id)}`, [
      span,
      ...mentions,
      date?.span,
      place?.span,
      duration?.span,
      format?.span,
    ])
}

function* referenceFaults({ attributions, statements, actors, encounters }: Reading): Generator<string> {
  const known = {
    attribution: idsOf(attributions),
    statement: idsOf(statements),
    actor: idsOf(actors),
    encounter: idsOf(encounters),
  }
  const check = function* (
    what: string,
    kind: keyof typeof known,
    ids: readonly (string | null | undefined)[],
  ): Generator<string> {
    for (const id of ids)
      if (typeof id === 'string' && !known[kind].has(id))
        yield `${what}: points to the ${kind} ${quote(id)}, which is not there`
  }
  for (const { id, within } of attributions) yield* check(`attribution ${quote(id)}`, 'attribution', [within])
  for (const one of statements) {
    const what = `statement ${quote(one.id)}`
    yield* check(what, 'attribution', [one.attribution])
    yield* check(what, 'statement', [one.within])
    yield* check(what, 'encounter', [one.at])
    yield* check(what, 'actor', actorsOf(one))
  }
  yield* circleFaults('attribution', attributions)
  yield* circleFaults('statement', statements)
  for (const { id, party, members } of actors)
    yield* check(`actor ${quote(id)}`, 'actor', [party, ...members])
  for (const { id, within, after, participants, initiator, delegations } of encounters) {
    const what = `encounter ${quote(id)}`
    yield* check(what, 'attribution', [within])
    yield* check(what, 'encounter', [after])
    const people = delegations.flatMap((delegation) => [delegation.party, ...delegation.people])
    yield* check(what, 'actor', [...participants, initiator, ...people])
  }
}

/** The ids of all actors that a statement points to. */
function actorsOf(statement: Statement): readonly (string | null | undefined)[] {
  const { speaker, voices = [], holders = [], addressees = [], beneficiaries = [] } = statement
  return [speaker, ...voices, ...holders.map(({ actor }) => actor), ...addressees, ...beneficiaries]
}

/** Entries that stand within each other in a circle: whoever follows them would never come to an end. */
function* circleFaults(
  kind: string,
  entries: readonly { readonly id: string; readonly within?: string }[],
): Generator<string> {
  const outer = new Map(entries.map(({ id, within }) => [id, within]))
  const fine = new Set<string>()
  for (const { id } of entries) {
    const path = new Set<string>()
    for (let at: string | undefined = id; at !== undefined && !fine.has(at); at = outer.get(at)) {
      if (path.has(at)) {
        yield `${kind} ${quote(at)}: stands within itself`
        break
      }
      path.add(at)
    }
    for (const one of path) fine.add(one)
  }
}

function idsOf(entries: readonly { readonly id: string }[]): ReadonlySet<string> {
  return new Set(entries.map(({ id }) => id))
}

function show({ start, end }: Span): string {
  return `${start}–${end}`
}

/** An id as a message shows it: in JSON's quotation marks, cut where it is long. */
function quote(id: string): string {
  return JSON.stringify(id.length > 60 ? `${id.slice(0, 60)}…` : id)
}
