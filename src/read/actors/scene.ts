/** What is known of a report before its cast is put together, and what its words tell of it at a glance. */
import type { Name, PartyKind, RosterEntry, Sentence, Span } from '../../types.ts'
import { Ranges } from '../ranges.ts'

/** A party that is known beforehand, of a codebook. */
export interface KnownParty {
  readonly name: string
  readonly aliases: readonly string[]
  readonly kind: PartyKind
  readonly roster: readonly RosterEntry[]
}

/** What is known when the cast is put together. */
export interface Scene {
  readonly text: string
  readonly sentences: readonly Sentence[]
  readonly names: readonly Name[]
  readonly parties: readonly KnownParty[]
  readonly issuer?: string
  /** ISO 8601. */
  readonly published?: string
  /** Where attributions have their sources and contents, each after the one that it stands in. */
  readonly told: readonly { readonly source: readonly Span[]; readonly content: readonly Span[] }[]
}

/** Where sources and contents stand, for looking up offsets. */
export class Told {
  readonly #sources: Ranges<Span>
  readonly #contents: Ranges<Scene['told'][number]>
  readonly #bySource: Ranges<Scene['told'][number]>

  constructor(told: Scene['told']) {
    this.#sources = new Ranges(
      told.flatMap(({ source }) => source),
      (span) => [span],
    )
    this.#contents = new Ranges(told, ({ content }) => content)
    this.#bySource = new Ranges(told, ({ source }) => source)
  }

  isSource(at: number): boolean {
    return this.sourceAt(at) !== undefined
  }

  sourceAt(at: number): Span | undefined {
    return this.#sources.touching({ start: at, end: at + 1 }).at(-1)
  }

  /** The sources that stand in a span. */
  sourcesIn(span: Span): Span[] {
    return this.#sources.inside(span)
  }

  /** The attributions in whose source a span stands. */
  by(span: Span): Scene['told'] {
    return this.#bySource
      .touching(span)
      .filter(({ source }) => source.some((own) => own.start <= span.start && span.end <= own.end))
  }

  /** The attribution whose content holds an offset, the innermost. */
  holderOf(at: number): Scene['told'][number] | undefined {
    return this.#contents.touching({ start: at, end: at + 1 }).at(-1)
  }
}

/** Names of one word that may be places, by which "Nessorian" is of Nessory. */
export function placesOf({ text, names }: Scene): string[] {
  const words = names
    .filter(({ kind }) => kind === 'place' || kind === 'other')
    .map(({ span }) => text.slice(span.start, span.end))
  return [...new Set(words)].filter((word) => !word.includes(' '))
}

/** Surnames that stand behind Mr or Mrs anywhere in a text: a given name is no evidence, since names may be swapped. */
export function titledIn(text: string): ReadonlyMap<string, 'he' | 'she'> {
  const found = text.matchAll(/\b(Mr|Mrs|Ms|Miss)\.? (?:\p{Lu}[\p{L}.'’-]* ){0,2}(\p{Lu}[\p{L}'’-]+)/gu)
  return new Map(
    [...found].map(
      ([, title = '', name = '']) => [name.replace(/['’]s$/, ''), title === 'Mr' ? 'he' : 'she'] as const,
    ),
  )
}

/** Names that act as parties somewhere in the report: "Norland's envoy", "the government of Norland". */
export function partyNamesOf({ text, sentences, names }: Scene): ReadonlySet<string> {
  const found = new Set<string>()
  const told = Map.groupBy(names, ({ span }) => text.slice(span.start, span.end))
  const single = (name: Name) => name.kind !== 'person'
  for (const name of names) {
    if (!single(name)) continue
    const words = text.slice(name.span.start, name.span.end)
    const after = text.slice(name.span.end, name.span.end + 60)
    const before = text.slice(Math.max(0, name.span.start - 90), name.span.start)
    if (
      POSSESSED.test(after) ||
      WHICH.test(after) ||
      OFFICE_OF.test(before) ||
      // "assured me that Norland would open its gates"
      (name.kind === 'other' &&
        /\bthat $/.test(before) &&
        /^ (?:will|would) (?:not |never )?\p{Ll}+ (?!be\b)/u.test(after)) ||
      // "Dev Vik of Norland", and Norland acts elsewhere
      (name.kind !== 'organization' &&
        (told.get(words)?.length ?? 0) > 1 &&
        names.some(
          ({ kind, span }) => kind === 'person' && text.slice(span.end, name.span.start) === ' of ',
        )) ||
      (name.kind !== 'organization' &&
        HOLDER_OF.test(text.slice(Math.max(0, name.span.start - 80), name.span.start))) ||
      BREAKING_AWAY.test(before) ||
      LIST_OF.test(text.slice(Math.max(0, name.span.start - 90), name.span.start)) ||
      MINISTER_OF.test(text.slice(Math.max(0, name.span.start - 80), name.span.start)) ||
      hasItsOwn(text, sentences, name) ||
      ACTING.test(after) ||
      isBetween(before, after)
    )
      found.add(words.replace(/^The /, ''))
  }
  // "The Norlandian side": Norland has one
  const places = names.filter(single).map(({ span }) => text.slice(span.start, span.end))
  for (const { span } of names) {
    const people = text.slice(span.start, span.end)
    if (!ADJECTIVE.test(people) || !POSSESSED.test(text.slice(span.end, span.end + 60))) continue
    for (const place of places)
      if (place !== people && place.length > 3 && people.startsWith(place.replace(/[aeiou]$/, '')))
        found.add(place)
  }
  return sentences.length > 0 ? found : new Set()
}

/** "Norland will stay away, its prime minister said": what opens a sentence and has what a state has. */
function hasItsOwn(text: string, sentences: Scene['sentences'], { span }: Name): boolean {
  const sentence = sentences.find((one) => one.span.start === span.start)?.span
  return sentence !== undefined && ITS_OWN.test(text.slice(span.end, sentence.end))
}

const ITS_OWN =
  /^ (?:will|would|has|had|is|was|may|might|could|must|said|says|\p{Ll}+ed)\b[^.]*\bits (?:\p{Ll}+ ){0,2}(?:prime minister|president|minister|ministry|government|army|parliament|ambassador|envoy|navy|troops|delegation|negotiators|cabinet)\b/u

const ADJECTIVE = /(?:an|ian|ese|ish|ic|i)$/

/** "Talks between Norland and Sudmark". */
function isBetween(before: string, after: string): boolean {
  return BETWEEN.test(before) && (/^ and (?:the )?\p{Lu}/u.test(after) || / and (?:the )?$/.test(before))
}

/** Names of those whose rebels or fighters the text tells of: "fighters of the Highland Council". */
export function movementNamesOf({ text, names }: Scene): ReadonlySet<string> {
  return new Set(
    names
      .filter(({ span }) => FIGHTERS_OF.test(text.slice(Math.max(0, span.start - 40), span.start)))
      .map(({ span }) => text.slice(span.start, span.end).replace(/^The /, '')),
  )
}

const BETWEEN =
  /\b(?:talks|negotiations|war|border|dispute|cease-?fire|truce|armistice|agreement|accord|deal|treaty|relations|conflict|summit|trade|fighting|exchange|round|conversation|call) between (?:the )?(?:Governments? of (?:the )?)?(?:[\p{Lu}][\p{L}]+(?: [\p{Lu}][\p{L}]+){0,3} and (?:the )?)?$/u
const FIGHTERS_OF = /\b(?:rebels|fighters|guerrillas|militants|insurgents) (?:of|from) (?:the )?$/i

/** Names that have what only a state has somewhere in the report: "Norland's foreign minister", "Norland's army". */
export function stateNamesOf({ text, names }: Scene): ReadonlySet<string> {
  return new Set(
    names
      .filter(
        ({ span, kind }) =>
          kind !== 'person' &&
          (STATELY.test(text.slice(span.end, span.end + 60)) ||
            STATE_OF.test(text.slice(Math.max(0, span.start - 40), span.start))),
      )
      .map(({ span }) => text.slice(span.start, span.end)),
  )
}

const STATELY =
  /^(?:['’]s)? (?:(?!and |or |but |where |when |while |as )\p{Ll}+ ){0,2}(?:prime minister|minister|foreign|defen[cs]e|ambassador|government|army|parliament|cabinet|king|queen|troops|soldiers|embassy|president)\b/iu
const STATE_OF =
  /\b(?:government|governments|president|prime minister|minister|king|queen|kingdom|republic|affairs|defen[cs]e|army|citizens|ambassador) of (?:the )?$/i
const POSSESSED =
  /^(?:['’]s)? (?:(?!and |or |but |where |when |while |as )\p{Ll}+ ){0,3}(?:president|prime minister|minister|foreign|envoy|ambassador|government|army|side|team|delegation|delegates?|negotiators?|mediators?|diplomats?|officials?|capital|troops|forces|soldiers|parliament|cabinet|spokes\p{Ll}+|leader|leadership|king|authorities)\b/iu
const OFFICE_OF =
  /\b(?:government|president|prime minister|minister|ministry|king|queen|kingdom|republic|federation|emirate|principality|sultanate|isles|islands|commonwealth|governments|leaders|ministers|presidents|affairs|defence|defense|army|envoy|ambassador|embassy) of (?:the )?$/i
/** "President Ilse Marr of Norland". */
const HOLDER_OF =
  /\b(?:President|Prime Minister|Premier|Chancellor|King|Queen|Emir|Sultan|(?:[\p{Lu}]\p{L}+ )?Minister)(?: \p{Lu}[\p{L}.’'-]*){1,3} of (?:the )?$/u
/** "The foreign ministers of Norland, Sudmark and Westen". */
const LIST_OF =
  /\b(?:[Mm]inisters|[Pp]residents|[Ll]eaders|[Gg]overnments|[Ee]nvoys|[Dd]elegations|[Rr]epresentatives|[Tt]eams|[Nn]egotiators) (?:of|from) (?:the )?(?:\p{Lu}[\p{L}’'-]+(?: \p{Lu}[\p{L}’'-]+)?,? (?:and )?(?:the )?)+$/u

/** "The Minister for External Relations of Norland". */
const MINISTER_OF = /\b(?:minister|ministry|secretary) (?:of|for) (?:[\p{L}-]+,? ){1,6}of (?:the )?$/iu

/** "The breakaway region of Norland". */
const BREAKING_AWAY =
  /\b(?:breakaway|separatist|secessionist|self-declared|self-proclaimed) (?:\p{Ll}+ (?:\p{Ll}+ )?of (?:the )?)?$/iu

/** "Norland, which mediates": what is told of so is no person, and acts. */
const WHICH =
  /^, which (?:has |had |is |was |will |also |also is )?(?:mediat|host|back|support|oppos|want|reject|hold|border|arm|fund|demand|sell|buys?|control|claim|offer|broker|guarant)\p{Ll}*/u
const ACTING =
  /^(?:, [^,.;]{3,60},)?(?: and (?:the )?\p{Lu}[\p{L}’'-]+(?: \p{Lu}[\p{L}’'-]+){0,3})? (?:has |had |have |will |would |may |might |could |also |later |then |did not |does not ){0,3}(?:agree[ds]?|accept(?:s|ed)?|reject(?:s|ed)?|refuse[ds]?|demand(?:s|ed)?|want(?:s|ed)?|offer(?:s|ed)?|propose[ds]?|commit(?:s|ted)?|undertaken|undertook|called|calls|oppose[ds]?|consider(?:s|ed)?|withdr[ae]ws?|publish|insist(?:s|ed)?|sign(?:s|ed)? (?:an?|the)|promise[ds]?|pledge[ds]?|threaten(?:s|ed)?|undertook|(?:is|was) (?:ready|willing|prepared) to|(?:pulled|pulls|moved|moves|massed|withdrew|sent) its (?:\p{Ll}+ )?(?:armou?r|army|forces|guns|soldiers|tanks|troops))\b/u
