/**
 * Readings in any number: the paragraphs of some reports put together anew, with everything that was found in them, under
 * other names, at other dates. Each is sound, and the same for a seed whenever it is made.
 */
import { identify, sha256 } from '../../src/identity.ts'
import type {
  Actor,
  Attribution,
  Block,
  Encounter,
  Reading,
  Span,
  Statement,
  TimeValue,
} from '../../src/types.ts'
import { type Chance, draw, newChance, pick } from './random.ts'
import type { Figure, Passage, Slot, Source, Template } from './sources.ts'
import type { Person, Side, World } from './world.ts'

/** What a report is to be: which story, by whom it is carried, and in which version. */
export interface Plan {
  readonly story: number
  /** 0 the first outlet, then those that copy it. */
  readonly carrier: number
  /** 1 where it corrects version 0. */
  readonly version: number
}

const WIRE = 0.05 // of the stories are carried by several outlets …
const MOST_CARRIERS = 40
const CORRECTED = 0.01
const LATE = 200 // reports after which the copies of one have come
const FIRST_DAY = Date.UTC(2023, 0, 1)
const STORIES = 60 // of a day: as a process goes on, they come in as they are published, or …
const LATEST = 3 // … some days later
const DAY = 86_400_000

/** What is to be written, in the order in which it comes in. */
export function* planReports(seed: number): Generator<Plan> {
  const due = new Map<number, Plan[]>()
  for (let story = 0, tick = 0; ; tick++) {
    const late = due.get(tick)
    due.delete(tick)
    if (late) yield* late
    const chance = newChance(seed, 2, story)
    const put = (plan: Omit<Plan, 'story'>) => {
      const at = tick + draw(chance, 1, LATE)
      due.set(at, [...(due.get(at) ?? []), { story, ...plan }])
    }
    yield { story, carrier: 0, version: 0 }
    if (chance() < WIRE) {
      const carriers = Math.min(MOST_CARRIERS, Math.floor(2 * (1 - chance()) ** -0.6))
      for (let carrier = 1; carrier < carriers; carrier++) put({ carrier, version: 0 })
    } else if (chance() < CORRECTED) put({ carrier: 0, version: 1 })
    story++
  }
}

/** Makes the reading of a plan. */
export function makeReading(
  { world, passages, seed }: { world: World; passages: readonly Passage[]; seed: number },
  { story, carrier, version }: Plan,
): Reading {
  const chance = newChance(seed, 3, story)
  const scene = setScene(world, chance, story)
  const chosen = choosePassages(passages, chance)
  const another = pick(chance, passages)
  if (version > 0 && !chosen.includes(another)) chosen[chosen.length - 1] = another
  const own = newChance(seed, 4, story, carrier)
  const change = carrier === 0 ? 1 : own()
  const shortened = change < 0.15 && chosen.length > 3 ? chosen.slice(0, -1) : chosen
  const notice =
    change < 0.4 && change >= 0.15 ? `This report first appeared in the ${pick(own, world.outlets)}.` : null
  const about = describeReport(world, scene, { story, carrier, version })
  return assemble({ world, scene, chance, passages: shortened, notice, about })
}

/** Who and what a report is about. */
interface Scene {
  readonly sides: readonly { readonly side: Side; readonly people: readonly Person[] }[]
  readonly published: number // days since the first day
  readonly wire: string
  readonly hour: number
  readonly issuer: boolean
  readonly signed: boolean
  /** Where the issues of the sources stand among those of the process. */
  readonly turn: number
}

function setScene(world: World, chance: Chance, story: number): Scene {
  const wanted = draw(chance, 2, 5)
  const sides = new Set<Side>()
  while (sides.size < wanted) {
    const side = world.sides[world.drawSide(chance)]
    if (side) sides.add(side)
  }
  const published = Math.max(0, Math.floor(story / STORIES) - draw(chance, 0, LATEST))
  return {
    sides: [...sides].map((side) => ({
      side,
      people: Array.from({ length: 3 }, () => side.people[side.drawPerson(chance)]).filter(
        (person) => person !== undefined,
      ),
    })),
    published,
    wire: world.outlets[world.drawOutlet(chance)] ?? '',
    hour: chance() < 0.3 ? draw(chance, 0, 23) : -1,
    issuer: chance() < 0.04,
    signed: chance() < 0.4,
    turn: world.drawIssue(chance),
  }
}

type About = Pick<
  Reading['report'],
  'title' | 'outlet' | 'issuer' | 'url' | 'byline' | 'published' | 'modified'
>

function describeReport(world: World, scene: Scene, { story, carrier, version }: Plan): About {
  const chance = newChance(5, story, carrier)
  const [one, other] = scene.sides
  const issuer = scene.issuer && carrier === 0 ? one?.side.name : undefined
  const outlet = carrier === 0 ? scene.wire : (world.outlets[world.drawOutlet(chance)] ?? '')
  const site = (issuer ?? outlet).toLowerCase().replaceAll(' ', '-')
  const day = dayAfter(scene.published + (carrier > 0 ? draw(chance, 0, 1) : 0))
  const [person] = one?.people ?? []
  return {
    title: `${one?.side.name} and ${other?.side.name}: talks on ${world.issues[scene.turn]}`,
    ...(issuer === undefined ? { outlet } : { issuer }),
    url: `https://${site}.example/${day.slice(0, 7)}/${story.toString(36)}-${carrier}`,
    ...(scene.signed && person && { byline: `${person.given} ${other?.side.name}` }),
    published: scene.hour < 0 ? day : `${day}T${String(scene.hour).padStart(2, '0')}:30:00Z`,
    ...(version > 0 && { modified: dayAfter(scene.published + 2) }),
  }
}

function dayAfter(days: number): string {
  return new Date(FIRST_DAY + days * DAY).toISOString().slice(0, 10)
}

const FEWEST = 3 // statements that are asked for, and …
const MOST = 15 // … with which it ends at the latest: about 10 a report come of it
const SHORTEST = 1000 // UTF-16 code units
const LONGEST = 3000

function choosePassages(passages: readonly Passage[], chance: Chance): Passage[] {
  const chosen = new Set<Passage>()
  const wanted = draw(chance, FEWEST, MOST)
  for (let count = 0; count < wanted; ) {
    const one = pick(chance, passages)
    if (chosen.has(one) || one.statements.length === 0) continue
    chosen.add(one)
    count += one.statements.length
  }
  const length = draw(chance, SHORTEST, LONGEST)
  const lengthOf = () => [...chosen].reduce((sum, { span }) => sum + span.end - span.start, 0)
  while (lengthOf() < length && chosen.size < 12) {
    const one = pick(chance, passages)
    if (one.statements.length === 0 && !chosen.has(one)) chosen.add(one)
    else if (chance() < 0.03) break
  }
  return [...chosen].toSorted((a, b) => a.span.start - b.span.start)
}

/** An actor as he comes into the report, under whatever name. */
interface Role {
  readonly key: string
  readonly figure: Figure
  readonly source: Source
  readonly words: Readonly<Record<Slot['form'], string>> | null
}

/** The roles of a source's figures: whoever stands for a name is the same throughout a report. */
function castSource({ sides }: Scene, source: Source, chance: Chance): readonly Role[] {
  const first = draw(chance, 0, sides.length - 1)
  const sideOf = new Map<string, Scene['sides'][number]>()
  let parties = first
  for (const { actor, as } of source.figures) {
    const side = sides[parties % sides.length]
    if (as !== 'party' || !side) continue
    sideOf.set(actor.id, side)
    parties++
  }
  return source.figures.map((figure, place) => {
    const { actor, as } = figure
    const side = sideOf.get(as === 'party' ? actor.id : (actor.party ?? '')) ?? sides[first]
    const own: Role = { key: `own ${source.number} ${place}`, figure, source, words: null }
    if (as === null || !side) return own
    const same = (word: string) => ({
      full: word,
      given: word,
      family: word,
      party: word,
      body: word,
      title: word,
    })
    if (as === 'party') return { ...own, key: `party ${side.side.name}`, words: same(side.side.name) }
    if (as === 'body') {
      const body = pick(chance, side.side.bodies)
      return { ...own, key: `body ${body}`, words: same(body) }
    }
    const { given, family, titles } = pick(chance, side.people)
    const full = `${given} ${family}`
    const title = titles[chance() < 0.8 ? 0 : titles.length - 1] ?? ''
    return { ...own, key: `person ${full}`, words: { ...same(full), given, family, title } }
  })
}

/** A text made of a template, and where the spans of the old one are in it. */
interface Written {
  readonly text: string
  readonly move: (span: Span) => Span
}

function write({ pieces }: Template, roles: readonly Role[], at: number): Written {
  const starts: number[] = []
  let text = ''
  for (const piece of pieces) {
    starts.push(at + text.length)
    text += piece.slot ? (roles[piece.slot.actor]?.words?.[piece.slot.form] ?? piece.text) : piece.text
  }
  starts.push(at + text.length)
  // A name is moved as a whole: who points into it points to all of it.
  const place = (offset: number, edge: 0 | 1) => {
    let index = pieces.length - 1
    while (index > 0 && (pieces[index]?.start ?? 0) > offset - edge) index--
    const piece = pieces[index]
    const start = starts[index] ?? at
    if (!piece?.slot) return start + offset - (piece?.start ?? 0)
    return edge === 0 ? start : (starts[index + 1] ?? start)
  }
  return { text, move: ({ start, end }) => ({ start: place(start, 0), end: place(end, 1) }) }
}

function assemble({
  world,
  scene,
  chance,
  passages,
  notice,
  about,
}: {
  world: World
  scene: Scene
  chance: Chance
  passages: readonly Passage[]
  notice: string | null
  about: About
}): Reading {
  const roles = new Map<Source, readonly Role[]>()
  const blocks: Block[] = []
  let text = ''
  if (notice !== null) {
    blocks.push({ kind: 'paragraph', span: { start: 0, end: notice.length } })
    text = notice
  }
  const written = passages.map((passage) => {
    const cast = roles.get(passage.source) ?? castSource(scene, passage.source, chance)
    roles.set(passage.source, cast)
    if (text !== '') text += '\n\n'
    const start = text.length
    const { text: words, move } = write(passage.template, cast, start)
    text += words
    blocks.push({
      kind: passage.kind,
      span: { start, end: text.length },
      ...(passage.speaker && { speaker: move(passage.speaker) }),
    })
    return { passage, cast, move }
  })
  const { id, textId } = identify({ text, ...about })
  const actors = new Cast(id)
  const entries = written.map((one) => fillPassage(one, { id, world, scene, chance, actors }))
  return {
    report: { id, textId, text, ...about, language: 'en', blocks },
    reader: { name: 'readout', version: 'benchmark', model: null, codebook: world.codebook.digest },
    attributions: entries.flatMap(({ attributions }) => attributions),
    statements: entries.flatMap(({ statements }) => statements),
    actors: actors.list(written),
    encounters: entries.flatMap(({ encounters }) => encounters),
  }
}

/** The actors of a report: those who stand for several of the sources are one. */
class Cast {
  readonly #report: string
  readonly #roles = new Map<string, Role[]>()

  constructor(report: string) {
    this.#report = report
  }

  /** The id of an actor of a source, who is in the report from now on, with his party and members. */
  idOf(cast: readonly Role[], source: Source, local: string): string {
    const role = cast[source.places.get(local) ?? -1]
    if (!role) throw new Error(`${local} is no actor of the source`)
    const known = this.#roles.get(role.key) ?? []
    if (!known.includes(role)) {
      this.#roles.set(role.key, [...known, role])
      const { party, members } = role.figure.actor
      if (party !== undefined) this.idOf(cast, source, party)
      for (const member of members) this.idOf(cast, source, member)
    }
    return this.#idOf(role)
  }

  #idOf({ key }: Role): string {
    return `a${sha256(`${this.#report} ${key}`).slice(0, 12)}`
  }

  list(
    written: readonly { passage: Passage; cast: readonly Role[]; move: (span: Span) => Span }[],
  ): readonly Actor[] {
    return [...this.#roles.values()].map((roles) => {
      const [first] = roles
      if (!first) throw new Error('nobody has this role')
      const id = this.#idOf(first)
      const names = roles.map(
        (role) =>
          write(role.figure.name, written.find(({ cast }) => cast.includes(role))?.cast ?? [], 0).text,
      )
      const mentions: Span[] = []
      const titles = new Map<string, Actor['roles'][number]>()
      for (const { passage, cast, move } of written)
        for (const role of roles) {
          if (!cast.includes(role)) continue
          const inside = ({ start, end }: Span) => passage.span.start <= start && end <= passage.span.end
          mentions.push(...role.figure.actor.mentions.filter(inside).map(move))
          for (const { title, span } of role.figure.actor.roles)
            if (span && inside(span))
              titles.set(role.words?.title ?? title, { title: role.words?.title ?? title, span: move(span) })
        }
      const parties = roles.flatMap(({ figure, source }) => {
        const cast = written.find(({ passage }) => passage.source === source)?.cast ?? []
        return figure.actor.party === undefined ? [] : [this.idOf(cast, source, figure.actor.party)]
      })
      const members = roles.flatMap(({ figure, source }) => {
        const cast = written.find(({ passage }) => passage.source === source)?.cast ?? []
        return figure.actor.members.map((member) => this.idOf(cast, source, member))
      })
      const [party] = parties.filter((one) => one !== id)
      return {
        id,
        name: names.toSorted((a, b) => b.length - a.length)[0] ?? '',
        kind: first.figure.actor.kind,
        ...(party !== undefined && first.figure.actor.kind !== 'party' && { party }),
        members: [...new Set(members)].filter((one) => one !== id),
        roles: [...titles.values()],
        mentions: mentions.toSorted((a, b) => a.start - b.start),
      }
    })
  }
}

function fillPassage(
  { passage, cast, move }: { passage: Passage; cast: readonly Role[]; move: (span: Span) => Span },
  {
    id: report,
    world,
    scene,
    chance,
    actors,
  }: { id: string; world: World; scene: Scene; chance: Chance; actors: Cast },
): Pick<Reading, 'attributions' | 'statements' | 'encounters'> {
  const { source, span: whole } = passage
  const moved = (spans: readonly Span[]) => spans.map(move)
  const inside = (span: Span | undefined) => !span || (whole.start <= span.start && span.end <= whole.end)
  const actor = (local: string) => actors.idOf(cast, source, local)
  const ids = new Map<string, string>()
  const attributions = passage.attributions.map((one): Attribution => {
    const spans = { source: moved(one.source), cue: moved(one.cue), content: moved(one.content) }
    ids.set(one.id, `a${sha256(JSON.stringify(spans)).slice(0, 12)}`)
    return { ...one, ...spans, id: ids.get(one.id) ?? '' }
  })
  const encounters = passage.encounters.map((one): Encounter => {
    const span = move(one.span)
    ids.set(one.id, `e${sha256(`${report} ${one.kind} ${span.start} ${one.id}`).slice(0, 12)}`)
    return { ...one, id: ids.get(one.id) ?? '', span }
  })
  for (const { id } of passage.statements) ids.set(id, `s${sha256(`${report} ${id}`).slice(0, 16)}`)
  const time = (value: TimeValue): TimeValue => ({
    value: shift(value.value, scene.published),
    basis: value.basis,
    ...(value.span && { span: move(value.span) }),
  })
  const statements = passage.statements.map((one): Statement => {
    const { said, at, within, attribution, ...rest } = one
    const kept = said?.span && inside(said.span) ? time(said) : null
    const inferred = chance() < 0.6 ? dayAfter(scene.published - draw(chance, 0, 2)) : null
    const issues = new Map(
      (one.issues ?? []).map(({ id, stance }) => [
        world.issues[(hash(id) + scene.turn) % world.issues.length] ?? '',
        stance,
      ]),
    )
    return {
      ...rest,
      id: ids.get(one.id) ?? '',
      ...(attribution !== undefined && { attribution: ids.get(attribution) ?? '' }),
      ...(within !== undefined && { within: ids.get(within) ?? '' }),
      source: moved(one.source),
      cue: moved(one.cue),
      content: moved(one.content),
      condition: moved(one.condition ?? []),
      ...(typeof one.speaker === 'string' && { speaker: actor(one.speaker) }),
      voices: unique((one.voices ?? []).map(actor)),
      holders: uniqueHolders(
        (one.holders ?? []).map((holder) => ({ ...holder, actor: actor(holder.actor) })),
      ),
      addressees: unique((one.addressees ?? []).map(actor)),
      beneficiaries: unique((one.beneficiaries ?? []).map(actor)),
      issues: [...issues].map(([id, stance]) => ({ id, stance })),
      places: (one.places ?? [])
        .filter(({ span }) => inside(span))
        .map((place) => ({ ...place, span: move(place.span) })),
      times: (one.times ?? []).filter(({ span }) => inside(span)).map(time),
      ...(kept
        ? { said: kept }
        : inferred !== null && { said: { value: inferred, basis: 'inferred' as const } }),
      ...(at !== undefined && ids.has(at) && { at: ids.get(at) ?? '' }),
    }
  })
  return {
    attributions: attributions.map(({ within, ...one }) => ({
      ...one,
      ...(within !== undefined && { within: ids.get(within) ?? '' }),
    })),
    statements,
    encounters: encounters.map(({ within, after, initiator, date, place, duration, format, ...one }) => ({
      ...one,
      mentions: moved(one.mentions),
      ...(within !== undefined && { within: ids.get(within) ?? '' }),
      ...(date && { date: time(date) }),
      ...(place && { place: { ...place, span: move(place.span) } }),
      ...(duration && { duration: { ...duration, span: move(duration.span) } }),
      ...(format && { format: { ...format, span: move(format.span) } }),
      participants: unique(one.participants.map(actor)),
      ...(initiator !== undefined && { initiator: actor(initiator) }),
      delegations: one.delegations.map(({ party, people }) => ({
        ...(party !== undefined && { party: actor(party) }),
        people: people.map(actor),
      })),
      ...(after !== undefined && ids.has(after) && { after: ids.get(after) ?? '' }),
    })),
  }
}

function unique(ids: readonly string[]): readonly string[] {
  return [...new Set(ids)]
}

function uniqueHolders(holders: NonNullable<Statement['holders']>): NonNullable<Statement['holders']> {
  return [...new Map(holders.map((holder) => [holder.actor, holder])).values()]
}

const WRITTEN = Date.UTC(2026, 2, 14) // about when the sources are set

/** A time of the sources, a day, month or year or two of them, as far from the day of publication as it was there. */
function shift(value: string, published: number): string {
  return value.replace(/(?<![\d-])\d{4}(?:-\d\d){0,2}(?![\d-])/g, (date) => {
    const days = Math.round((Date.parse(date) - WRITTEN) / DAY)
    return Number.isNaN(days) ? date : dayAfter(published + days).slice(0, date.length)
  })
}

function hash(text: string): number {
  let sum = 0
  for (let index = 0; index < text.length; index++) sum = (Math.imul(sum, 31) + text.charCodeAt(index)) >>> 0
  return sum
}
