/** An invented process to write reports about: its parties, people, bodies, issues and outlets. All names are made up. */
import { sha256 } from '../../src/identity.ts'
import type { Codebook } from '../../src/types.ts'
import { type Chance, draw, newChance, newRanks, pick } from './random.ts'

/** Somebody with a name and an office. */
export interface Person {
  readonly given: string
  readonly family: string
  /** What the office is called, the usual words first. */
  readonly titles: readonly string[]
}

/** A party with its people and bodies, those that are told of most first. */
export interface Side {
  readonly name: string
  readonly people: readonly Person[]
  readonly bodies: readonly string[]
  readonly drawPerson: (chance: Chance) => number
}

/** The process. */
export interface World {
  readonly codebook: Codebook
  readonly sides: readonly Side[]
  readonly outlets: readonly string[]
  readonly issues: readonly string[]
  readonly drawSide: (chance: Chance) => number
  readonly drawOutlet: (chance: Chance) => number
  readonly drawIssue: (chance: Chance) => number
}

/** The seed of the benchmark's process and reports. */
export const SEED = 1

const SIDES = 40
const PEOPLE = 3000
const FAMILIES = 2000
const GIVEN = 300
const BODIES = 8 // of a party
const OUTLETS = 200
const ROSTER = 6 // people of a party whom the codebook lists

const ONSETS = 'b br c cal d dr f fen g gr h hal j k kel l lor m mar n ner p per r s sel st t tal tr v var w'
const VOWELS = 'a e i o u a e i o ai ea'
const MIDDLES = 'l r n m d t v s nd rt ll st rr sk'
const ENDS = 'n r l m s th ck nd sk rn ll v t'
const ISSUES =
  'truce crossings prisoners mines monitors dam ports grain fishing returns customs rail forests courts language'
const FIELDS =
  'foreign defence interior trade finance water justice transport energy farm health culture harbour border education'
const POSTS =
  'minister|deputy minister|spokesperson|envoy|adviser|chief negotiator|ambassador|secretary|commissioner'
const KINDS =
  'Council|Chamber of Trade|Water Board|Observatory|Harbour Authority|Relief Fund|Grain Union|Border Guard'
const PAPERS = 'Courier|Herald|Gazette|Wire|Post|Chronicle|Radio|Standard|Mercury|Beacon'
const UNUSED = /^(?:mar|may|april|june|man|men|van|von|den|del|the|sir|lord)$/

/** Makes the process of a seed. */
export function makeWorld(seed: number): World {
  const chance = newChance(seed, 1)
  const taken = new Set<string>()
  const places = makeNames(chance, SIDES + OUTLETS, { syllables: [2, 3], taken })
  const families = makeNames(chance, FAMILIES, { syllables: [2, 3], taken })
  const given = makeNames(chance, GIVEN, { syllables: [1, 2], taken })
  const sizes = newRanks(SIDES, 0.7)
  const members: Person[][] = Array.from({ length: SIDES }, () => [])
  const people = new Set<string>()
  const drawFamily = newRanks(FAMILIES, 0.3)
  for (let count = 0; count < PEOPLE; ) {
    const name = { given: pick(chance, given), family: families[drawFamily(chance)] ?? '' }
    const full = `${name.given} ${name.family}`
    if (people.has(full)) continue
    people.add(full)
    members[count < SIDES * ROSTER ? count % SIDES : sizes(chance)]?.push({
      ...name,
      titles: makeTitles(chance),
    })
    count++
  }
  const sides = members.map((people, index) => {
    const name = places[index] ?? ''
    const bodies = KINDS.split('|')
      .slice(0, BODIES)
      .map((kind) => `${name} ${kind}`)
    return { name, people, bodies, drawPerson: newRanks(people.length, 0.9) }
  })
  const outlets = places
    .slice(SIDES)
    .map((place, index) => `${place} ${PAPERS.split('|')[index % PAPERS.split('|').length]}`)
  const issues = ISSUES.split(' ')
  return {
    codebook: makeCodebook(sides, issues),
    sides,
    outlets,
    issues,
    drawSide: newRanks(SIDES),
    drawOutlet: newRanks(OUTLETS),
    drawIssue: newRanks(issues.length, 0.8),
  }
}

function makeTitles(chance: Chance): readonly string[] {
  const field = pick(chance, FIELDS.split(' '))
  const post = pick(chance, POSTS.split('|'))
  const other = `${pick(chance, FIELDS.split(' '))} ${pick(chance, POSTS.split('|'))}`
  return chance() < 0.7
    ? [`${field} ${post}`]
    : [`${field} ${post}`, post, other].slice(0, draw(chance, 2, 3))
}

function makeNames(
  chance: Chance,
  count: number,
  { syllables: [least, most], taken }: { syllables: readonly [number, number]; taken: Set<string> },
): readonly string[] {
  const parts = [ONSETS, VOWELS, MIDDLES, ENDS].map((list) => list.split(' '))
  const of = (index: number) => pick(chance, parts[index] ?? [])
  const names: string[] = []
  while (names.length < count) {
    let name = of(0) + of(1)
    for (let rest = draw(chance, least, most) - 1; rest > 0; rest--) name += of(2) + of(1)
    if (chance() < 0.7) name += of(3)
    if (name.length < 4 || taken.has(name) || UNUSED.test(name)) continue
    taken.add(name)
    names.push(name.charAt(0).toUpperCase() + name.slice(1))
  }
  return names
}

function makeCodebook(sides: readonly Side[], issues: readonly string[]): Codebook {
  const content = {
    name: 'A process that is made up',
    parties: sides.map(({ name, people }) => ({
      id: name.toLowerCase(),
      name,
      aliases: [],
      kind: 'state' as const,
      roster: people
        .slice(0, ROSTER)
        .map(({ given, family, titles }) => ({ name: `${given} ${family}`, office: titles[0] ?? '' })),
    })),
    issues: issues.map((id) => ({
      id,
      label: id,
      definition: `Who is for the ${id}.`,
      terms: [id],
      examples: [],
    })),
    acts: {},
  }
  return { digest: sha256(JSON.stringify(content)), ...content }
}
