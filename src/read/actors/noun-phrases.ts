/**
 * The noun phrases of a sentence that may stand for somebody: names, offices, bodies, groups, unnamed sources, pronouns.
 * A small grammar over words and names; what a phrase stands for is decided elsewhere (`resolve.ts`).
 */
import type { Name, Span } from '../../types.ts'
import { pluralOf } from '../inflection.ts'
import { AUXILIARIES, MODALS } from '../lexicon/en/grammar.ts'
import {
  BEFORE_NOUNS,
  BODIES,
  GROUPS,
  HONORIFICS,
  HOUSES,
  OFFICES,
  PAPERS,
  PARTY_ITSELF,
  PORTFOLIOS,
  UNNAMED_PAPERS,
  UNNAMED_PEOPLE,
} from '../lexicon/en/roles.ts'
import type { Word } from '../words.ts'

/** What a phrase is by its head. */
export type HeadKind = 'name' | 'office' | 'body' | 'group' | 'unnamed' | 'pronoun'

/** A noun phrase that may stand for somebody. */
export interface NounPhrase {
  /** All of it, with its determiner, title and apposition. */
  readonly span: Span
  /** Its name, noun or pronoun alone. */
  readonly head: Span
  readonly kind: HeadKind
  /** The head noun's base form, or the pronoun, in lower case; of a name its words. */
  readonly noun: string
  /** Of a phrase with a name: the name. */
  readonly name?: Name
  /** The first word in lower case where it is a determiner, possessive or number: "the", "a", "both", "her". */
  readonly determiner?: string
  readonly plural: boolean
  /** Whose or of what: "Norland" in "Norland's envoy", "the Norland envoy", "envoy of Norland". */
  readonly owners: readonly NounPhrase[]
  /** Offices that it is told to hold: title before, apposition beside. */
  readonly offices: readonly {
    readonly title: string
    readonly span: Span
    readonly owners: readonly NounPhrase[]
  }[]
  /** Nouns of bodies that it is told to be: "Norland Front, a militia". */
  readonly bodies: readonly string[]
  /** What stands before the head: ranks, adjectives. */
  readonly modifiers: readonly string[]
  /** "The mainland's minister": of somebody for whom no phrase stands. */
  readonly isAnothers?: boolean
  /** "close to the talks", "familiar with them": owners give no party then. */
  readonly onlyClose: boolean
  /** To whom it is only close. */
  readonly near?: NounPhrase
  /** Whether it stands inside another phrase: "Norland" in "Norland's envoy". */
  readonly isInner?: boolean
  /** The preposition before it, in lower case. */
  readonly after?: string
}

/** What stands as the preposition of an owner for whom a body is told to speak. */
export const SPEAKS_FOR = 'speaks for'

const DETERMINERS = new Set(
  'the a an this these whose his her its their our my your both each all some several many other another one two three four five six seven eight nine ten eleven twelve dozens hundreds unnamed either neither every no most'.split(
    ' ',
  ),
)
const PRONOUNS: ReadonlySet<string> = new Set(
  'he she it they we i him her them us me you who whom both each neither either everyone nobody'.split(' '),
)
const POSSESSIVES = new Set(['his', 'her', 'its', 'their', 'our', 'my'])
const OWNING = new Set(['of', 'for', 'from', 'in', 'at', 'to', 'with', 'on', 'by'])
const CLOSE = new Set(['close', 'familiar', 'near', 'briefed', 'involved', 'present'])
const PREPOSITIONS = new Set(
  'in at from near outside inside across around through throughout into over to towards toward of for with by on between among against about beside alongside without under behind within'.split(
    ' ',
  ),
)
const MAX_MODIFIERS = 8
const MAX_DEPTH = 3

interface Noun {
  readonly base: string
  readonly kind: HeadKind
  readonly plural: boolean
}

const nounsOf = (bases: Iterable<string>, kind: HeadKind): [string, Noun][] =>
  [...bases].flatMap((base): [string, Noun][] => [
    [base, { base, kind, plural: ALWAYS_PLURAL.has(base) }],
    [pluralOf(base), { base, kind, plural: true }],
  ])
const ALWAYS_PLURAL: ReadonlySet<string> = new Set([
  'authorities',
  'media',
  'negotiators',
  'people',
  'police',
  'rebels',
  'those',
  'others',
  'some',
  'many',
])

/** Every form of every noun that heads a phrase; of a noun in several lists the last counts. */
const NOUNS: ReadonlyMap<string, Noun> = new Map([
  ...nounsOf(BODIES, 'body'),
  ...nounsOf(HOUSES, 'body'),
  ...nounsOf(PARTY_ITSELF, 'body'),
  ...nounsOf(UNNAMED_PAPERS, 'unnamed'),
  ...nounsOf(PAPERS, 'unnamed'),
  ...nounsOf(
    OFFICES.flatMap(([base = '']) => base),
    'office',
  ),
  ...nounsOf(UNNAMED_PEOPLE, 'unnamed'),
  ['opposite number', { base: 'counterpart', kind: 'office', plural: false }],
])

/** “Upper Norland's “foreign minister”, Dev Marr”: an office in quotation marks is read without them. */
function withoutQuotes(words: readonly Word[]): Word[] {
  return words.filter((word, at) => {
    const opens = /^[“"‘]$/.test(word.text) && [2, 3].some((step) => isQuotedOffice(words, at, at + step))
    const closes = /^[”"’]$/.test(word.text) && [2, 3].some((step) => isQuotedOffice(words, at - step, at))
    return !opens && !closes
  })
}

function isQuotedOffice(words: readonly Word[], open: number, close: number): boolean {
  if (!/^[“"‘]$/.test(words[open]?.text ?? '') || !/^[”"’]$/.test(words[close]?.text ?? '')) return false
  const inside = words.slice(open + 1, close).map(({ lower }) => lower)
  return NOUNS.get(inside.join(' '))?.kind === 'office' || NOUNS.get(inside.at(-1) ?? '')?.kind === 'office'
}

/** All noun phrases of a sentence that may stand for somebody, those inside others too, in the order of their heads. */
export function findNounPhrases(all: readonly Word[], names: readonly Name[]): NounPhrase[] {
  const words = withoutQuotes(all)
  const grammar = new Grammar(words, names)
  const found: NounPhrase[] = []
  let at = 0
  while (at < words.length) {
    const parsed = grammar.parse(at, 0)
    if (parsed) {
      const previous = words[at - 1]?.lower
      const phrase =
        previous !== undefined && PREPOSITIONS.has(previous)
          ? { ...parsed.phrase, after: previous }
          : parsed.phrase
      found.push(...withInner(phrase))
    }
    at = parsed ? parsed.end : at + 1
  }
  return found.sort((a, b) => a.head.start - b.head.start)
}

function withInner(phrase: NounPhrase): NounPhrase[] {
  const near = phrase.near ? [phrase.near] : []
  const inner = [...phrase.owners, ...phrase.offices.flatMap(({ owners }) => owners), ...near]
  return [phrase, ...inner.flatMap((one) => withInner({ ...one, isInner: true }))]
}

interface Parsed {
  readonly phrase: NounPhrase
  /** Index of the word after it. */
  readonly end: number
}

type Office = NounPhrase['offices'][number]

/** The grammar over one sentence. */
class Grammar {
  readonly #words: readonly Word[]
  /** The name that begins at a word, with the index of the word after it. */
  readonly #names = new Map<number, { name: Name; end: number }>()

  constructor(words: readonly Word[], names: readonly Name[]) {
    this.#words = words
    let next = 0
    for (const [at, word] of words.entries()) {
      while (next < names.length && (names[next]?.span.start ?? 0) < word.start) next++
      const name = names[next]
      if (!name || name.span.start !== word.start) continue
      let end = at + 1
      while ((words[end]?.end ?? Number.POSITIVE_INFINITY) <= name.span.end) end++
      this.#names.set(at, { name, end })
    }
  }

  /** The phrase that begins at a word, the longest; null where none does. */
  parse(from: number, depth: number): Parsed | null {
    if (depth > MAX_DEPTH) return null
    const first = this.#words[from]
    if (!first?.isWord) return null
    const own = this.#names.has(from)
    let at = from
    let determiner: string | undefined
    if (!own && DETERMINERS.has(first.lower)) {
      determiner = first.lower
      at++
      if (DETERMINERS.has(this.#lower(at)) && !POSSESSIVES.has(this.#lower(at))) {
        if (/^(?:the|all|our|their)$/.test(determiner)) determiner = `the ${this.#lower(at)}`
        at++
      }
    }
    const inner = this.#core(from, at, determiner)
    if (inner) return this.#extend(inner, depth)
    if (own || !PRONOUNS.has(first.lower)) return null
    return first.lower === 'her' && this.#isThing(from + 1) ? null : this.#pronoun(from)
  }

  #lower(at: number): string {
    return this.#words[at]?.lower ?? ''
  }

  /** "her brother-in-law": what is hers, where "told her that" has none. */
  #isThing(at: number): boolean {
    const word = this.#words[at]
    return (
      word !== undefined &&
      /^\p{Ll}{3,}/u.test(word.text) &&
      !PREPOSITIONS.has(word.lower) &&
      !/^(?:that|this|and|but|how|why|what|when|where|who|not|again|later|there|here|before|after|during|until|last|late|early|yesterday|today|separately|alone|if|whether|as)$/.test(
        word.lower,
      )
    )
  }

  #pronoun(at: number): Parsed {
    const word = this.#words[at] as Word
    const phrase: NounPhrase = {
      span: spanOf(word),
      head: spanOf(word),
      kind: 'pronoun',
      noun: word.lower,
      plural: ['they', 'them', 'we', 'us', 'both'].includes(word.lower),
      owners: [],
      offices: [],
      bodies: [],
      modifiers: [],
      onlyClose: false,
    }
    return { phrase, end: at + 1 }
  }

  /** Modifiers, owners and titles before a head, and the head. */
  #core(from: number, begin: number, first: string | undefined): Parsed | null {
    let determiner = first
    let at = begin
    let start = from
    let owners: NounPhrase[] = []
    let offices: Office[] = []
    let modifiers: string[] = []
    let titleFrom: number | null = null
    let possessor: Parsed | null = null
    let isAnothers = false
    const close = (head: Span, kind: HeadKind, noun: string, plural: boolean, name?: Name): NounPhrase => ({
      span: { start: this.#words[start]?.start ?? head.start, end: head.end },
      head,
      kind,
      noun,
      ...(name && { name }),
      ...(determiner !== undefined && { determiner }),
      plural,
      owners,
      offices,
      bodies: [],
      modifiers,
      onlyClose: false,
      ...(isAnothers && { isAnothers }),
    })
    const asOwner = (phrase: NounPhrase, after: number) => {
      possessor = { phrase, end: after }
      owners = [phrase]
      offices = []
      modifiers = []
      determiner = undefined
      titleFrom = null
      start = from
      at = after
    }
    for (let steps = 0; steps <= MAX_MODIFIERS; steps++) {
      const word = this.#words[at]
      if (!word) return possessor
      const named = this.#names.get(at)
      if (named) {
        const { name, end } = named
        if (isPossessive(this.#lower(end))) {
          asOwner(close(name.span, 'name', nameNoun(this.#words, at, end), false, name), end + 1)
          continue
        }
        const isOwner = name.kind !== 'person' && offices.length === 0 && this.#nounFollows(end)
        if (isOwner) {
          const plain: NounPhrase = {
            span: name.span,
            head: name.span,
            kind: 'name',
            noun: nameNoun(this.#words, at, end),
            name,
            plural: false,
            owners: [],
            offices: [],
            bodies: [],
            modifiers: [],
            onlyClose: false,
          }
          owners = [...owners, plain]
          titleFrom ??= at
          at = end
          continue
        }
        return { phrase: close(name.span, 'name', nameNoun(this.#words, at, end), false, name), end }
      }
      const noun = this.#noun(at)
      // "the Courier reports that": a verb
      if (
        noun?.base === 'report' &&
        owners.length > 0 &&
        possessor === null &&
        this.#lower(noun.end) === 'that'
      ) {
        const [owner] = owners
        if (owner?.name)
          return {
            phrase: { ...close(owner.head, 'name', owner.noun, false, owner.name), owners: [] },
            end: at,
          }
      }
      if (noun) {
        const { end, base, kind, plural } = noun
        const head = { start: word.start, end: this.#words[end - 1]?.end ?? word.end }
        const following = this.#names.get(end)
        if (following && following.name.kind !== 'place' && kind !== 'unnamed' && !plural) {
          if (kind === 'office') {
            const titleStart = this.#words[titleFrom ?? at]?.start ?? word.start
            offices = [...offices, { title: base, span: { start: titleStart, end: head.end }, owners }]
          } else modifiers = [...modifiers, word.lower]
          at = end
          continue
        }
        if (isPossessive(this.#lower(end))) {
          asOwner(close(head, kind, base, plural), end + 1)
          continue
        }
        const next = this.#noun(end)
        if ((next || BEFORE_NOUNS.has(this.#lower(end))) && this.#nounFollows(end) && !plural) {
          // "state television" is a kind of television, and not the state's own words
          if (kind === 'body' && base !== 'state') {
            owners = [
              ...owners,
              {
                ...close(head, kind, base, plural),
                owners: [...owners],
                offices: [],
                // "a Council commander", "an army spokesman": it is the commander who is one of many
                ...((/^\p{Lu}/u.test(word.text) || ONE_OF_ITS_KIND.test(base)) &&
                  at > from && { determiner: 'the' }),
              },
            ].slice(-2)
          } else modifiers = [...modifiers, word.lower]
          titleFrom ??= at
          at = end
          continue
        }
        if (base === 'opposition' && (determiner !== 'the' || this.#lower(end) === 'to')) return possessor
        // "her coalition partner": the partner, and not the coalition
        if (kind === 'body' && COMPOUNDED.test(this.#lower(end))) return possessor
        const isGroup = GROUPS.has(word.lower) && (plural || kind !== 'unnamed') && pluralForm(word.lower)
        return { phrase: close(head, isGroup ? 'group' : kind, base, plural), end }
      }
      if (GROUPS.has(word.lower))
        return { phrase: close(spanOf(word), 'group', word.lower, true), end: at + 1 }
      const unknown =
        steps < MAX_MODIFIERS && (possessor || /^(?:its|his|her|their|a|an)$/.test(determiner ?? ''))
          ? this.#unknownOffice(at)
          : determiner === 'the'
            ? this.#headOfSomething(at)
            : null
      if (unknown) {
        const last = this.#words[unknown - 1] as Word
        return {
          phrase: close({ start: word.start, end: last.end }, 'office', last.lower, false),
          end: unknown,
        }
      }
      // "the paramilitary Desert Guard"
      if (determiner === 'the' && at === begin && isPlainModifier(word) && this.#names.has(at + 1)) {
        modifiers = [...modifiers, word.lower]
        at++
        continue
      }
      // "the mainland's fisheries minister"
      if (/^\p{Ll}{3,}$/u.test(word.text) && this.#lower(at + 1) === "'s" && this.#nounFollows(at + 2)) {
        isAnothers = true
        at += 2
        continue
      }
      // "the Norland miners' union"
      const ofPeople =
        /^\p{Ll}+s$/u.test(word.text) && this.#lower(at + 1) === "'" ? this.#plainNoun(at + 2) : null
      if (ofPeople?.kind === 'body') {
        modifiers = [...modifiers, word.lower]
        at += 2
        continue
      }
      const beforeBody = this.#plainNoun(at + 1)
      const isOwned = owners.length > 0 || POSSESSIVES.has(determiner ?? '')
      if (isOwned && beforeBody && beforeBody.kind !== 'unnamed' && isPlainModifier(word)) {
        modifiers = [...modifiers, word.lower]
        at++
        continue
      }
      // "the papal envoy", "the ailing president", "the three transit states"
      if (
        (beforeBody?.kind === 'office' ||
          (GROUPS.has(this.#lower(at + 1)) && /^the /.test(determiner ?? ''))) &&
        /^(?:the(?: \p{L}+)?|an?|its|their|his|her)$/u.test(determiner ?? '') &&
        isPlainModifier(word)
      ) {
        modifiers = [...modifiers, word.lower]
        at++
        continue
      }
      // "Norland's human rights commissioner"
      const ahead = possessor && at === begun(possessor) ? this.#officeAhead(at) : 0
      if (ahead > 0) {
        modifiers = [...modifiers, ...this.#words.slice(at, ahead).map(({ lower }) => lower)]
        titleFrom ??= at
        at = ahead
        continue
      }
      if (word.lower === 'home' && this.#names.has(at + 1)) return possessor // "on the drive home Marr"
      if (HONORIFICS.has(word.lower) || BEFORE_NOUNS.has(word.lower) || isCompoundAdjective(word)) {
        modifiers = [...modifiers, word.lower]
        if (!HONORIFICS.has(word.lower)) titleFrom ??= at
        at++
        continue
      }
      return possessor
    }
    return possessor
  }

  /** What stands after a head and belongs to the phrase. */
  #extend({ phrase, end }: Parsed, depth: number): Parsed {
    let grown = phrase
    let at = end
    const grow = (to: number, more: Partial<NounPhrase>) => {
      grown = {
        ...grown,
        ...more,
        span: { start: grown.span.start, end: this.#words[to - 1]?.end ?? grown.span.end },
      }
      at = to
    }
    if (OWNING.has(this.#lower(at)) && (phrase.kind !== 'name' || this.#lower(at) === 'of')) {
      const owner = this.parse(at + 1, depth + 1)
      if (owner && owner.phrase.kind !== 'pronoun') {
        const preposition = this.#lower(at)
        const belongs =
          ['of', 'for', 'from'].includes(preposition) ||
          (preposition === 'to' && ADVISING.has(phrase.noun) && !phrase.plural) ||
          // "an official at Norland's ministry"
          (/^(?:at|in)$/.test(preposition) &&
            owner.phrase.kind === 'body' &&
            /^(?:official|diplomat|officer|adviser|aide|source)$/.test(phrase.noun))
        // "the governor of Norland province": of a place, which is nobody's side
        const isPlace = owner.phrase.kind === 'name' && PLACES.has(this.#lower(owner.end))
        // … and "of Norland's Orla province" is Norland's
        if (belongs && isPlace)
          grow(
            owner.end + 1,
            owner.phrase.owners.length > 0
              ? { owners: [...grown.owners, ...owner.phrase.owners] }
              : { isAnothers: true },
          )
        else if (belongs) {
          // "the Ambassador of Norland | to Sudmark": where he is accredited
          const post =
            preposition === 'of' && ADVISING.has(phrase.noun) && this.#lower(owner.end) === 'to'
              ? this.parse(owner.end + 1, depth + 1)
              : null
          const more = phrase.plural && phrase.kind !== 'unnamed' ? this.#furtherOwners(owner, depth) : null
          const owners = [owner.phrase, ...(more?.phrases ?? [])].map((one) => ({
            ...one,
            after: preposition,
          }))
          grow(more?.end ?? post?.end ?? owner.end, { owners: [...grown.owners, ...owners] })
        }
      }
    }
    if (CLOSE.has(this.#lower(at)) && phrase.kind !== 'name') {
      const near = this.parse(at + 2, depth + 1)
      grow(near ? near.end : at + 1, {
        onlyClose: true,
        ...(near && { near: { ...near.phrase, after: 'to' } }),
      })
    }
    if (this.#lower(at) === 'who' && CHAIRING.has(this.#lower(at + 1)) && phrase.kind === 'name') {
      const body = this.parse(at + 2, depth + 1)
      if (body)
        grow(body.end, {
          offices: [
            ...grown.offices,
            { title: 'chair', span: spanOf(this.#words[at + 1] as Word), owners: [body.phrase] },
          ],
        })
    }
    const bracketed = this.#lower(at) === '(' ? this.#names.get(at + 1) : undefined
    if (bracketed?.name.kind === 'person' && this.#lower(bracketed.end) === ')' && phrase.kind === 'office') {
      const named = this.parse(at + 1, depth + 1)
      if (named)
        grow(bracketed.end + 1, {
          kind: 'name',
          name: bracketed.name,
          noun: named.phrase.noun,
          head: named.phrase.head,
          offices: [{ title: phrase.noun, span: this.#titleSpan(phrase), owners: phrase.owners }],
        })
    }
    const task = phrase.kind === 'office' && this.#lower(at) !== ',' ? this.#afterTask(at) : at
    if (this.#lower(task) === ',' && depth <= 1) this.#appose(task + 1, depth, grown, grow)
    return { phrase: grown, end: at }
  }

  /** "The ministers of Norland | and Sudmark": the states behind the first; null where none stands there. */
  #furtherOwners(first: Parsed, depth: number): { phrases: NounPhrase[]; end: number } | null {
    const isState = (one: Parsed | null) =>
      (one?.phrase.kind === 'name' && one.phrase.name?.kind !== 'person') ||
      (one?.phrase.kind === 'body' && one.phrase.owners[0]?.after === 'of')
    const phrases: NounPhrase[] = []
    let end = first.end
    while (isState(first) && /^(?:,|and)$/.test(this.#lower(end))) {
      const isLast = this.#lower(end) === 'and'
      const next = this.parse(end + 1, depth + 1)
      if (!next || !isState(next)) return null
      phrases.push(next.phrase)
      end = next.end
      if (isLast) return { phrases, end }
    }
    return null
  }

  /** Whether a verb follows: "after a call with Marr, the president | told". */
  #goesOn(at: number): boolean {
    const word = this.#words[at]
    return (
      word?.isWord === true &&
      /^\p{Ll}/u.test(word.text) &&
      !/^(?:and|or|who|whose|of|for|from|in|at|to|with|as)$/.test(word.lower)
    )
  }

  /** Whether a phrase stands behind an "according to". */
  #accordingTo({ span }: NounPhrase): boolean {
    const at = this.#words.findIndex(({ start }) => start === span.start)
    return at > 1 && this.#lower(at - 1) === 'to' && this.#lower(at - 2) === 'according'
  }

  /** "Envoy | to the talks |, Ilse Marr": where the name behind an office's task begins; where none stands, the same place. */
  #afterTask(from: number): number {
    if (!TASKED.has(this.#lower(from))) return from
    const comma = this.#words.findIndex(
      ({ lower }, at) => at > from && at < from + LONGEST_TASK && lower === ',',
    )
    const isPlain = this.#words.slice(from, comma).every(({ isWord }) => isWord)
    return comma > 0 && isPlain && this.#names.get(comma + 1)?.name.kind === 'person' ? comma : from
  }

  /** ", Ilse Marr," behind an office, or ", the envoy," behind a name. */
  #appose(
    from: number,
    depth: number,
    phrase: NounPhrase,
    grow: (to: number, more: Partial<NounPhrase>) => void,
  ): void {
    const known = this.#knownAs(from)
    const relative = known === 0 && this.#lower(from) === 'who' ? 1 : known
    const speaks =
      relative === 1 && /^sp(?:eaks|oke)$/.test(this.#lower(from + 1)) && this.#lower(from + 2) === 'for'
    const leads = relative === 1 && CHAIRING.has(this.#lower(from + 1))
    const beside = this.parse(from + relative + (speaks ? 2 : leads ? 1 : 0), depth + 1)
    if (!beside || beside.phrase.determiner === 'your') return
    const { phrase: other } = beside
    // "the minister's sister": kin of somebody else, where "a general of Norland's" is Norland's
    if (isPossessive(this.#lower(beside.end - 1)) && !other.owners.some(({ after }) => after === 'of')) return
    const spokenFor = this.#spokenFor(beside.end, depth)
    const end = spokenFor?.end ?? beside.end
    // "According to the union's board, Marr would accept": two, and no apposition
    const follows = this.#lower(end) !== ',' && this.#lower(end) !== '.'
    if ((other.kind === 'name' || other.kind === 'body') && follows && this.#accordingTo(phrase)) return
    const closes = !/^(?:and|or)$/.test(this.#lower(end)) || this.parse(end + 1, depth + 1) === null
    if (!closes && other.kind !== 'office') return
    const isPerson = other.kind === 'name' && (other.name?.kind === 'person' || known > 0)
    if (relative === 1) {
      if ((!leads && !speaks) || phrase.kind !== 'name') return
      const span = spanOf(this.#words[from + 1] as Word)
      const title = speaks ? 'spokesperson' : 'chair'
      grow(end, { offices: [...phrase.offices, { title, span, owners: [other] }] })
    } else if (phrase.kind === 'body' && phrase.determiner === 'the' && other.name?.kind === 'organization') {
      // "the operator, Norland Ferries,"
      grow(end, {
        kind: 'name',
        name: other.name,
        noun: other.noun,
        head: other.head,
        bodies: [...phrase.bodies, phrase.noun],
      })
    } else if (
      phrase.name?.kind === 'organization' &&
      (other.kind === 'office' || other.kind === 'unnamed')
    ) {
      return // "according to the Morning Mail, a diplomat said": a paper is no diplomat
    } else if (/^(?:office|unnamed)$/.test(phrase.kind) && isPerson && !phrase.plural) {
      const office = { title: phrase.noun, span: this.#titleSpan(phrase), owners: phrase.owners }
      grow(end, {
        kind: 'name',
        ...(other.name && { name: other.name }),
        noun: other.noun,
        head: other.head,
        offices: [...phrase.offices, office, ...other.offices],
        owners: [...phrase.owners, ...other.owners],
        modifiers: [
          ...phrase.modifiers,
          phrase.noun,
          ...other.modifiers,
          ...(known > 2 && /^(?:man|woman)$/.test(this.#lower(from + 1)) ? [this.#lower(from + 1)] : []),
        ],
      })
    } else if (
      phrase.kind === 'name' &&
      (known > 0 ||
        relative > 0 ||
        !/^(?:the|its|his|her|their)$/.test(other.determiner ?? '') ||
        !this.#goesOn(end)) &&
      ['office', 'body', 'unnamed'].includes(other.kind) &&
      !other.plural
    ) {
      const office = { title: other.noun, span: this.#titleSpan(other), owners: other.owners }
      const isPeople = other.kind !== 'body'
      grow(end, {
        offices: isPeople ? [...phrase.offices, office] : phrase.offices,
        bodies: isPeople ? phrase.bodies : [...phrase.bodies, other.noun],
        owners: [
          ...phrase.owners,
          ...(isPeople || OF_NOBODY.test(other.noun) ? [] : other.owners),
          ...(spokenFor ? [{ ...spokenFor.phrase, after: SPEAKS_FOR }] : []),
        ],
        modifiers: [...phrase.modifiers, other.noun, ...other.modifiers],
      })
    }
  }

  /** ", known only as Old Fen,": how many words stand before the name; 0 where no such words do. */
  #knownAs(from: number): number {
    // "who goes by the name Marr"
    const by = [0, 1, 2, 3, 4, 5].map((step) => this.#lower(from + step)).join(' ')
    const goes = /^who (?:goes|went) by (?:the name (?:of )?)?/.exec(by)?.[0]
    if (goes) return goes.trim().split(' ').length
    const whoever = /^an? (?:man|woman|figure|person) known\b/.test(by) ? 2 : 0
    const at = from + whoever
    if (this.#lower(at) !== 'known') return 0
    const adverb = /^(?:only|simply|better|widely|also)$/.test(this.#lower(at + 1)) ? 1 : 0
    return this.#lower(at + 1 + adverb) === 'as' ? whoever + 2 + adverb : 0
  }

  /** "that speaks for the Front" behind an apposition. */
  #spokenFor(at: number, depth: number): Parsed | null {
    const speaks =
      /^(?:that|which|who)$/.test(this.#lower(at)) && /^sp(?:eaks?|oke)$/.test(this.#lower(at + 1))
    return speaks && this.#lower(at + 2) === 'for' ? this.parse(at + 3, depth + 1) : null
  }

  /** "labour conciliator, Ilse Marr": lower-case words before a comma and a person are an office; the index behind it. */
  #unknownOffice(from: number): number | null {
    let at = from
    while (
      at < from + 4 &&
      /^\p{Ll}[\p{Ll}-]+$/u.test(this.#words[at]?.text ?? '') &&
      !PREPOSITIONS.has(this.#lower(at)) &&
      !DETERMINERS.has(this.#lower(at)) &&
      !/^(?:after|before|during|since|until|that|and|while|when)$/.test(this.#lower(at))
    )
      at++
    const person = this.#names.get(at + 1)
    return at > from && this.#lower(at) === ',' && person?.name.kind === 'person' ? at : null
  }

  /** "The rector | of the university, Ilse Marr,": an office, since a person stands beside it; the index behind it. */
  #headOfSomething(from: number): number | null {
    if (!/^\p{Ll}{4,}$/u.test(this.#words[from]?.text ?? '') || this.#lower(from + 1) !== 'of') return null
    const comma = this.#words.findIndex(
      ({ lower }, at) => at > from && at < from + LONGEST_TASK && lower === ',',
    )
    const person = comma > 0 ? this.#names.get(comma + 1) : undefined
    const isBeside = person?.name.kind === 'person' && this.#lower(person.end) === ','
    return isBeside && this.#words.slice(from, comma).every(({ isWord }) => isWord) ? from + 1 : null
  }

  #noun(at: number): (Noun & { end: number }) | null {
    const noun = this.#plainNoun(at)
    // "Chief engineer, Ilse Marr": the office of a chief goes on.
    if (noun?.base === 'chief' && /^\p{Ll}{4,}$/u.test(this.#words[noun.end]?.text ?? '')) {
      const isNamed =
        this.#lower(noun.end + 1) === ',' && this.#names.get(noun.end + 2)?.name.kind === 'person'
      if (isNamed || this.#names.get(noun.end + 1)?.name.kind === 'person')
        return { ...noun, end: noun.end + 1 }
    }
    if (!noun || !/^(?:of|for)$/.test(this.#lower(noun.end)) || !PORTFOLIOS.has(this.#lower(noun.end + 1)))
      return noun
    // "Minister of Foreign Affairs": what he is minister of belongs to the title.
    let end = noun.end + 1
    while (
      PORTFOLIOS.has(this.#lower(end)) ||
      (this.#lower(end) === 'and' && PORTFOLIOS.has(this.#lower(end + 1)))
    )
      end++
    return { ...noun, end }
  }

  /** Where an office stands behind one to three plain words; 0 where none does. */
  #officeAhead(from: number): number {
    for (let at = from; at < from + 4; at++) {
      if (at > from && this.#plainNoun(at)?.kind === 'office') return at
      if (!/^\p{Ll}{3,}$/u.test(this.#words[at]?.text ?? '') || isVerbal(this.#lower(at))) return 0
    }
    return 0
  }

  /** The office with its adjectives, without determiner and possessor: "special envoy". */
  #titleSpan({ head, span, owners }: NounPhrase): Span {
    const before = owners.filter((owner) => owner.span.end <= head.start).map((owner) => owner.span.end)
    const from = Math.max(span.start, ...before)
    const first = this.#words.find(
      ({ start, lower }) =>
        start >= from && start < head.end && !isPossessive(lower) && !DETERMINERS.has(lower),
    )
    return { start: first?.start ?? head.start, end: head.end }
  }

  #plainNoun(at: number): (Noun & { end: number }) | null {
    for (const length of [3, 2, 1]) {
      const form = Array.from({ length }, (_, more) => this.#lower(at + more)).join(' ')
      const noun = NOUNS.get(form)
      if (noun) return { ...noun, end: at + length }
    }
    return null
  }

  /** Whether a head noun or a titled name stands ahead, behind modifiers only. */
  #nounFollows(from: number): boolean {
    for (let at = from; at < from + 5; at++) {
      if (this.#noun(at) || GROUPS.has(this.#lower(at))) return true
      const word = this.#words[at]
      if (word && at === from && isPlainModifier(word) && this.#plainNoun(at + 1)) return true
      if (word && at === from && this.#lower(at + 1) === "'" && this.#plainNoun(at + 2)?.kind === 'body')
        return true
      if (!word || !(BEFORE_NOUNS.has(word.lower) || HONORIFICS.has(word.lower) || isCompoundAdjective(word)))
        return false
    }
    return false
  }
}

/** The index of the word behind a possessor. */
function begun({ end }: Parsed): number {
  return end
}

/** Whether a word holds a clause together, and is no part of a title. */
function isVerbal(lower: string): boolean {
  return (
    PREPOSITIONS.has(lower) ||
    DETERMINERS.has(lower) ||
    AUXILIARIES.has(lower) ||
    MODALS.has(lower) ||
    /(?:ed|ly)$/.test(lower) ||
    /^(?:and|that|who|which|said|told|says)$/.test(lower)
  )
}

/** Bodies of which a report tells of one: "a government official" is of the government. */
const ONE_OF_ITS_KIND =
  /^(?:alliance|army|bloc|cabinet|coalition|company|council|delegation|federation|front|government|group|league|military|militia|ministry|movement|navy|party|police|presidency|union)$/

/** Bodies whose country gives them no party: "the Growers' League, a Norland association". */
const OF_NOBODY =
  /^(?:association|bank|broadcaster|charity|company|daily|guild|institute|magazine|newspaper|operator|paper|union|university|website)$/

/** Words before which the noun of a body is no head. */
const COMPOUNDED = /^(?:lines?|plants?|partners?|ally|allies|rivals?|colleagues?|members?|talks|deal)$/

/** Offices held "to" somebody. */
const ADVISING = new Set(['adviser', 'advisor', 'aide', 'ambassador', 'assistant', 'envoy'])

/** What stands behind the name of a place. */
const PLACES = new Set(
  'canton city county department district governorate island prefecture province town valley village'.split(
    ' ',
  ),
)

/** Prepositions before what somebody in office does. */
const TASKED = new Set(['at', 'for', 'in', 'on', 'to', 'with'])
const LONGEST_TASK = 8 // words

const CHAIRING = new Set(
  'chairs chaired leads led heads headed runs ran commands commanded represents represented'.split(' '),
)

function spanOf({ start, end }: Span): Span {
  return { start, end }
}

function isPossessive(lower: string): boolean {
  return lower === "'s" || lower === "'"
}

function pluralForm(lower: string): boolean {
  return /(?:s|men|women)$/.test(lower)
}

/** A lower-case word that is likelier a noun or adjective than a verb: "dairy" in "the Norland dairy federation". */
function isPlainModifier({ text, lower }: Word): boolean {
  return (
    /^\p{Ll}{3,}$/u.test(text) &&
    !/(?:ed|s|ing|ly)$/.test(lower) &&
    !PREPOSITIONS.has(lower) &&
    !DETERMINERS.has(lower) &&
    !AUXILIARIES.has(lower) &&
    !MODALS.has(lower) &&
    !/^(?:and|that|who|which|whose|said|told|made|held|met|kept|sent|gave|took|but|not|than|where|when|while|because)$/.test(
      lower,
    )
  )
}

function isCompoundAdjective({ text }: Word): boolean {
  return /^\p{L}+-\p{L}+$/u.test(text) && !/^\p{Lu}/u.test(text)
}

function nameNoun(words: readonly Word[], from: number, end: number): string {
  return words
    .slice(from, end)
    .map(({ text }) => text)
    .join(' ')
}
