/**
 * How well statements are understood, field by field, on our own gold: the reports of `test/reports`.
 *
 *     npm run bench:gold                    all reports
 *     npm run bench:gold -- --errors        each field that is wrong, too
 *     npm run bench:gold -- --set held-out  one set: held-out (test/reports/held-out.txt names it), samples or dev
 *
 * The marks of the samples began as readings that were then corrected by hand: they guard more than they measure.
 *
 * A row of the gold and a statement are matched one to one by the words of their contents (Dice 0.7 or more, of sources
 * and cues the best); a group is right by its members; every field is scored on what is matched, and what is not matched is told as missing or extra.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { loadCodebook } from '../src/codebook.ts'
import { readDocument, readReport } from '../src/readout.ts'
import type { Actor, Reading, Statement } from '../src/types.ts'
import { keepResult } from './record.ts'

const REPORTS = new URL('../test/reports/', import.meta.url)
const ALIKE = 0.7
const { values } = parseArgs({
  options: { errors: { type: 'boolean', default: false }, set: { type: 'string' } },
})

interface Cut {
  readonly text: string
}
interface Row {
  readonly id: string
  readonly within?: string
  readonly source?: Cut | Cut[]
  readonly cue?: Cut | Cut[]
  readonly content: Cut[]
  readonly orContent?: Cut[][]
  readonly speaker?: string
  readonly voices: string[]
  readonly holders: { actor: string; authority: string }[]
  readonly authority: string
  readonly act: string | string[]
  readonly certainty: string | string[]
  readonly polarity?: string
  readonly issues: string[]
  readonly said?: string
  readonly saidBasis?: string
  readonly times?: { text: string; value: string }[]
  readonly hedged?: boolean
}
interface Expected {
  /** The report's file; marks of a sample stand in its document, as it is read. */
  readonly report: string
  readonly outlet?: string
  readonly issuer?: string
  readonly published: string
  readonly codebook?: string
  readonly statements: Row[]
  readonly encounters: {
    id: string
    kind: string | string[]
    text: string
    date: string | null
    dateBasis?: string
  }[]
  readonly actors: { name: string; kind: string; aliases?: string[]; mentions?: string[] }[]
}

/** The set that a report is in. */
function setOf(name: string): string {
  return heldOut.has(name) ? 'held-out' : name.startsWith('sample-') ? 'samples' : 'dev'
}

const tally = new Map<string, { right: number; of: number }>()
const count = (field: string, right: boolean) => {
  const row = tally.get(field) ?? { right: 0, of: 0 }
  tally.set(field, { right: row.right + Number(right), of: row.of + 1 })
}
const add = (field: string, right: number, of: number) => {
  const row = tally.get(field) ?? { right: 0, of: 0 }
  tally.set(field, { right: row.right + right, of: row.of + of })
}

const heldOut = new Set(
  existsSync(new URL('held-out.txt', REPORTS))
    ? readFileSync(new URL('held-out.txt', REPORTS), 'utf8').split('\n').filter(Boolean)
    : [],
)
const folders = readdirSync(REPORTS, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .filter((name) => values.set === undefined || setOf(name) === values.set)
for (const name of folders) {
  const at = (file: string) => readFileSync(new URL(`${name}/${file}`, REPORTS), 'utf8')
  const expected: Expected = JSON.parse(at('expected.json'))
  const { outlet, issuer, published, codebook: named } = expected
  const codebook =
    named === undefined
      ? undefined
      : await loadCodebook(
          fileURLToPath(
            named.endsWith('.yaml')
              ? new URL(`${name}/${named}`, REPORTS)
              : new URL(`../codebooks/${named}.yaml`, import.meta.url),
          ),
        )
  const given = { ...(outlet && { outlet }), ...(issuer && { issuer }) }
  const file = new URL(`${name}/${expected.report}`, REPORTS)
  const reading = expected.report.endsWith('report.txt')
    ? await readReport({ text: at('report.txt'), published, ...given }, { ...(codebook && { codebook }) })
    : await readDocument(readFileSync(file), { name: expected.report, ...(codebook && { codebook }) })
  scoreOne(name, expected, reading)
}
for (const [field, { right, of }] of tally)
  process.stdout.write(`${field.padEnd(28)} ${of === 0 ? '-' : (right / of).toFixed(3)}  ${right} of ${of}\n`)
keepResult('gold', Object.fromEntries(tally))

function scoreOne(report: string, expected: Expected, reading: Reading): void {
  const { text } = reading.report
  const cut = (spans: readonly { start: number; end: number }[]) =>
    spans.map(({ start, end }) => text.slice(start, end)).join(' ')
  const wrong = (row: string, what: string) =>
    values.errors && process.stdout.write(`  ${report} ${row}: ${what}\n`)
  const actors = new Map(reading.actors.map((actor) => [actor.id, actor]))
  const same = sameness(expected)
  const is = (id: string | null | undefined, wanted: string) => same(actors.get(id ?? ''), wanted)

  const pairs = expected.statements.flatMap((row) =>
    reading.statements.map((statement) => ({ row, statement, alike: likeness(row, statement, cut) })),
  )
  pairs.sort((a, b) => b.alike - a.alike)
  const matched = new Map<string, Statement>()
  const taken = new Set<string>()
  for (const { row, statement, alike } of pairs)
    if (alike >= ALIKE && !matched.has(row.id) && !taken.has(statement.id)) {
      matched.set(row.id, statement)
      taken.add(statement.id)
    }
  add('statements found', matched.size, expected.statements.length)
  add('statements right (of read)', matched.size, reading.statements.length)
  for (const { id, content } of expected.statements.filter(({ id }) => !matched.has(id)))
    wrong(id, `missing: ${content.map(({ text }) => text).join(' | ')}`)
  for (const one of reading.statements.filter(({ id }) => !taken.has(id)))
    wrong('-', `extra ${one.authority}: [${cut(one.source)}] {${cut(one.cue)}} (${cut(one.content)})`)

  for (const row of expected.statements) {
    const one = matched.get(row.id)
    if (!one) continue
    const check = (field: string, right: boolean, given: unknown, wanted: unknown) => {
      count(field, right)
      if (!right)
        wrong(
          row.id,
          `${field} ${given}, not ${wanted} — [${cut(one.source)}] {${cut(one.cue)}} (${cut(one.content).slice(0, 80)})`,
        )
    }
    const isGroup =
      actors.get(one.speaker ?? '')?.kind === 'group' &&
      row.holders.length > 1 &&
      row.holders.every(({ actor }) => (one.holders ?? []).some((holder) => is(holder.actor, actor)))
    if (row.speaker)
      check(
        'speaker',
        is(one.speaker, row.speaker) || isGroup,
        actors.get(one.speaker ?? '')?.name,
        row.speaker,
      )
    const holders = one.holders ?? []
    check(
      'holders',
      holders.length === row.holders.length &&
        row.holders.every(({ actor }) => holders.some((holder) => is(holder.actor, actor))),
      holders.map(({ actor }) => actors.get(actor)?.name),
      row.holders.map(({ actor }) => actor),
    )
    check('authority', one.authority === row.authority, one.authority, row.authority)
    check('certainty', [row.certainty].flat().includes(one.certainty ?? ''), one.certainty, row.certainty)
    check('polarity', one.polarity === (row.polarity ?? 'affirmed'), one.polarity, row.polarity)
    check('act', [row.act].flat().includes(one.act ?? ''), one.act, row.act)
    if (row.hedged)
      check(
        'hedged, not read as certain',
        one.certainty !== 'certain' || [row.certainty].flat().includes('certain'),
        one.certainty,
        row.certainty,
      )
    if (row.authority === 'relayed')
      check('relayed, not read as firsthand', one.authority !== 'firsthand', one.authority, row.authority)
    const issues = (one.issues ?? []).map(({ id }) => id)
    const hits = row.issues.filter((id) => issues.includes(id)).length
    add('issues, precision', hits, issues.length)
    add('issues, recall', hits, row.issues.length)
    if (hits < row.issues.length || hits < issues.length)
      wrong(row.id, `issues ${issues}, not ${row.issues} — (${cut(one.content)})`)
    if (row.said && !(row.saidBasis === 'inferred' && !one.said))
      check('said', sameDay(one.said?.value, row.said), one.said?.value, row.said)
    for (const time of row.times ?? [])
      check(
        'times in the content',
        (one.times ?? []).some(({ value }) => sameTime(value, time.value)),
        (one.times ?? []).map(({ value }) => value),
        time.value,
      )
  }

  const free = new Set(reading.encounters)
  add('encounters, precision', 0, reading.encounters.length)
  for (const row of expected.encounters) {
    const found = [...free].find(
      (one) =>
        [row.kind].flat().includes(one.kind) &&
        [one.span, ...one.mentions].some(
          (span) => dice(cut([span]), row.text) >= 0.4 || cut([span]).includes(row.text),
        ),
    )
    count('encounters, recall', found !== undefined)
    if (!found) {
      wrong(row.id, `no encounter like "${row.text}"`)
      continue
    }
    free.delete(found)
    add('encounters, precision', 1, 0)
    if (row.date && !(row.dateBasis === 'inferred' && !found.date)) {
      const right = sameDay(found.date?.value, row.date)
      count('encounter dates', right)
      if (!right) wrong(row.id, `date ${found.date?.value}, not ${row.date}`)
    }
  }
  for (const one of free) wrong('-', `extra encounter ${one.kind}: ${cut([one.span])}`)
}

function likeness(row: Row, statement: Statement, cut: (spans: Statement['content']) => string): number {
  const content = Math.max(
    ...[row.content, ...(row.orContent ?? [])].map((parts) =>
      dice(cut(statement.content), parts.map(({ text }) => text).join(' ')),
    ),
  )
  if (content < ALIKE) return 0
  const near = (spans: Statement['content'], wanted: Cut | Cut[] | undefined) =>
    wanted === undefined ? 0 : Math.max(...[wanted].flat().map(({ text }) => dice(cut(spans), text)))
  return content + near(statement.source, row.source) + near(statement.cue, row.cue)
}

/** Whether an actor is the one of a name: by aliases and mentions, people by their last name, unnamed ones by their words. */
function sameness({ actors }: Expected): (actor: Actor | undefined, wanted: string) => boolean {
  const plain = (name: string) => name.toLowerCase().replace(/^(?:the|an?) /, '')
  const own = new Map(
    actors.flatMap((actor) =>
      [actor.name, ...(actor.aliases ?? []), ...(actor.mentions ?? [])].map(
        (name) => [plain(name), actor] as const,
      ),
    ),
  )
  return (actor, wanted) => {
    if (!actor) return false
    const target = own.get(plain(wanted))
    if (plain(actor.name) === plain(wanted) || (target && own.get(plain(actor.name)) === target)) return true
    if (target?.kind === 'person') return plain(actor.name) === plain(target.name)
    return target?.kind === 'unnamed' || target?.kind === 'group' ? dice(actor.name, wanted) >= 0.5 : false
  }
}

/** Whether a date is the one that is wanted: the same day, or of days on end the same first day; a week in either form. */
function sameDay(given: string | undefined, wanted: string): boolean {
  return given !== undefined && (given.slice(0, 10) === wanted.slice(0, 10) || sameTime(given, wanted))
}

/**
 * Whether two ISO 8601 values mean the same: a week may be written as one, or as its first and last day or seven days; a
 * season as one or as its months;
 * what has begun and goes on ("since March") as its beginning or as an open interval.
 */
function sameTime(one: string, other: string): boolean {
  const days = (value: string) => {
    const [, of, season] = /^(\d{4})-2([1-3])$/.exec(value) ?? []
    if (of !== undefined)
      return `${of}-0${3 * Number(season)}/${of}-${String(3 * Number(season) + 2).padStart(2, '0')}`
    const [, year, week] = /^(\d{4})-W(\d\d)$/.exec(value) ?? []
    if (year === undefined)
      return value.replace(/T12:00$/, 'T12').replace(/^P(\d+)W$/, (_, weeks) => `P${7 * Number(weeks)}D`)
    const fourth = Date.UTC(Number(year), 0, 4)
    const monday = fourth - (((new Date(fourth).getUTCDay() + 6) % 7) - 7 * (Number(week) - 1)) * 864e5
    return [monday, monday + 6 * 864e5].map((time) => new Date(time).toISOString().slice(0, 10)).join('/')
  }
  const begun = (value: string) => days(value.replace(/\/\.\.$/, ''))
  return begun(one) === begun(other)
}

function dice(one: string, other: string): number {
  const words = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  const [a, b] = [words(one), words(other)]
  const left = [...b]
  const common = a.filter((word) => {
    const at = left.indexOf(word)
    if (at >= 0) left.splice(at, 1)
    return at >= 0
  }).length
  return a.length + b.length === 0 ? Number(one === other) : (2 * common) / (a.length + b.length)
}
