/**
 * How a word of a name may be read: each romanisation (English, German, French, Polish and Belarusian ones of the Eastern
 * European alphabets; English, French and German ones of the Arabic) turned into one spelling of the sounds. Two words are
 * one name where a reading of both is the same. In readings a capital stands for one sound: S sh, C ch, Z zh, Q shch,
 * T ts, H kh of the East, X kh of the Arabic, J dzh, Y ai.
 *
 * Sources: BGN/PCGN romanisations, ISO 9, the German Duden and French press transcriptions, UNGEGN's Arabic systems.
 */

import { bare, sounded } from './letters.ts'

/** More readings than these of one word are not kept. */
const MOST = 24

type Rule = readonly [pattern: RegExp, to: string]

/** All words that choices make of a word: each choice is a pattern and what it may become. */
function chosen(word: string, choices: readonly (readonly [RegExp, ...string[]])[]): readonly string[] {
  return choices.reduce<readonly string[]>(
    (words, [pattern, ...to]) =>
      [...new Set(words.flatMap((one) => to.map((text) => one.replace(pattern, text))))].slice(0, MOST),
    [word],
  )
}

/** All words that come of deciding each place where a pattern stands, one place after another. */
function eachWay(word: string, pattern: RegExp, to: readonly string[]): readonly string[] {
  const found = pattern.exec(word)
  if (!found) return [word]
  const [head, tail] = [word.slice(0, found.index), word.slice(found.index + found[0].length)]
  const tails = eachWay(tail, pattern, to).slice(0, MOST)
  return to.flatMap((text) => tails.map((one) => head + text + one)).slice(0, MOST)
}

function rewritten(word: string, rules: readonly Rule[]): string {
  return rules.reduce((text, [pattern, to]) => text.replace(pattern, to), word)
}

/** Which word of a name: of a family name more spellings are one than of a given name, where "Jane" is not "Janie". */
export type Place = 'given' | 'family'

/** English and scientific spellings: "kh", "zh", "shch". */
const ENGLISH: readonly Rule[] = [
  [/shch/g, 'Q'],
  [/tch/g, 'C'],
  [/dzh/g, 'J'],
  [/sch(?=[aeiou])/g, 'S'],
  [/sh/g, 'S'],
  [/ch/g, 'C'],
  [/zh/g, 'Z'],
  [/kh/g, 'H'],
  [/t[sz]/g, 'T'],
  [/(?<=i)c$/g, 'C'],
  [/c/g, 'T'],
  [/qu?/g, 'k'],
]
/** German for three sounds, before "sch" is read as one of two. */
const GERMAN_HISSES: readonly Rule[] = [
  [/schtsch/g, 'Q'],
  [/tsch/g, 'C'],
  [/dsch/g, 'J'],
]
/** German: "ch", z, w. */
const GERMAN: readonly Rule[] = [
  [/ch/g, 'H'],
  [/sh/g, 'Z'],
  [/t[sz]|c/g, 'T'],
]
/** French: "ch", "tch", "ou", "gu". */
const FRENCH: readonly Rule[] = [
  [/chtch/g, 'Q'],
  [/tch/g, 'C'],
  [/ch/g, 'S'],
  [/dj/g, 'J'],
  [/j/g, 'Z'],
  [/kh/g, 'H'],
  [/ou/g, 'u'],
  [/gu(?=[ei])/g, 'g'],
  [/t[sz]/g, 'T'],
  [/c(?![eiyv])/g, 'k'],
  [/qu?/g, 'k'],
]
/** Polish: "sz", "cz", "ż", "ch". */
const POLISH: readonly Rule[] = [
  [/szcz/g, 'Q'],
  [/sz/g, 'S'],
  [/cz/g, 'C'],
  [/rz|zh/g, 'Z'],
  [/ch/g, 'H'],
  [/c/g, 'T'],
]
/** Belarusian spellings of family names that Russian has too. */
const BELARUSIAN: readonly Rule[] = [
  [/ts(?=i)/g, 't'],
  [/(?<=[ao])u(?=sk)/g, 'v'],
  [/(?<=[oe])u$/g, 'v'],
  [/enka$/g, 'enko'],
]
/** What Eastern readings of a given name have in common: y and j are i beside a vowel and at the end. */
const GIVEN_OF_EAST: readonly Rule[] = [
  [/w/g, 'v'],
  [/x/g, 'ks'],
  [/s+/g, 's'],
  [/h/g, 'H'],
  [/(?<=[aeou])[iyj]+|[iyj]+(?=[aeou])|[iyj]+$|i[iyj]+|[yj]+i/g, 'i'],
]
/** What Eastern readings of a family name have in common: "ye" and "e", "yo" and "e", y and i. */
const FAMILY_OF_EAST: readonly Rule[] = [
  [/w/g, 'v'],
  [/x/g, 'ks'],
  [/ph/g, 'f'],
  [/th/g, 't'],
  [/ff?$/g, 'v'],
  [/[yj]o/g, 'e'],
  [/[iyj]+/g, 'i'],
  [/ie/g, 'e'],
  [/iov(?=a?$)/g, 'ev'],
  [/(?<=[SCQZ])ov(?=a?$)/g, 'ev'],
  [/s+/g, 's'],
  [/f+/g, 'f'],
  [/ou(?=l[oi]|$)/g, 'u'],
  [/h/g, 'H'],
]

/** What the words of a name show of the language whose press romanised it. */
export interface Press {
  readonly isGerman: boolean
  readonly isFrench: boolean
}

const GERMAN_SIGNS = /sch|[oe]wa?$|owi|^w[aiol]|d[sz]e$|[^aeiou]j|ij$|lz/
const FRENCH_SIGNS = /tch|[kt]ine$|jine$|[oe]ff$|gu[ei]|[éèï]|ou.*ch|ch.*ou|j.*ou|^j?ou[kv]|^iou|chvili$/

/** The press that a name's words tell of, bare or with signs. */
export function pressOf(words: readonly string[]): Press {
  return {
    isGerman: words.some((word) => GERMAN_SIGNS.test(bare(word))),
    isFrench: words.some((word) => FRENCH_SIGNS.test(word.normalize('NFC'))),
  }
}

/** The readings of a word as a name of Eastern Europe, the Caucasus or Greece. */
export function easternReadings(word: string, place: Place, press: Press): readonly string[] {
  const plain = bare(word)
  const isFamily = place === 'family'
  const english = [...new Set([plain, sounded(word)])]
    .flatMap((one) => chosen(rewritten(one, ENGLISH), [[/(?<!d)j/g, 'j', 'Z', 'J']]))
    // Ukrainian and Belarusian h is Russian g
    .flatMap((one) => (isFamily ? chosen(one, [[/(?<![pt])h/g, 'h', 'g']]) : [one]))
  const german = press.isGerman || /[wj]/.test(plain) ? germanReadings(plain, press.isGerman || isFamily) : []
  const french = press.isFrench ? [frenchReading(plain, isFamily)] : []
  const polish = /sz|cz|rz|[łżś]|w/.test(word.normalize('NFC'))
    ? [rewritten(bare(word.replace(/ż/g, 'zh')), POLISH)]
    : []
  const belarusian =
    isFamily && /tsi|ousk|[oe]u$|enka$/.test(plain) ? [rewritten(rewritten(plain, BELARUSIAN), ENGLISH)] : []
  const shared = isFamily ? FAMILY_OF_EAST : GIVEN_OF_EAST
  const readings = [...english, ...german, ...french, ...polish, ...belarusian]
  return [...new Set(readings.map((one) => rewritten(one, shared)))].slice(0, MOST)
}

/** German z is ц, and s before a vowel or a voiced consonant a з as often as a с. */
function germanReadings(plain: string, isSure: boolean): readonly string[] {
  const hissed = rewritten(plain, GERMAN_HISSES)
  const voiced = isSure ? eachWay(hissed, /(?<!s)s(?=[aeioujybdglmnrvw])/, ['s', '0']) : [hissed]
  return voiced
    .flatMap((one) => chosen(one, [[/sch/g, 'S', 'Z']]))
    .map((one) => rewritten(isSure ? one.replace(/t?z/g, 'T') : one, GERMAN).replace(/0/g, 'z'))
}

function frenchReading(plain: string, isFamily: boolean): string {
  const read = rewritten(plain, FRENCH)
  return isFamily ? read.replace(/(?<=[^aeiou])ine$/, 'in') : read
}

/** English, French and German spellings of Arabic and Persian consonants. */
const CONSONANTS: readonly Rule[] = [
  [/tch/g, 'C'],
  [/dsch|dj|dzh|zh/g, 'j'],
  [/sch|sh/g, 'S'],
  [/kh/g, 'X'],
  [/gh/g, 'G'],
  [/dh/g, 'd'],
  [/x/g, 'ks'],
]
/** Vowels of a given name: "ou" is u, and o at the head ("Osama", "Mojtaba"); "Nader" is Nadir. */
const GIVEN_ARABIC: readonly Rule[] = [
  [/(?<=a)h$/g, ''],
  [/ou|oo/g, 'u'],
  [/^([hm]?)o(?=[^aeiou])/g, '$1u'],
  [/ee/g, 'i'],
  [/(?<=a[^aeiou])e(?=[^aeiou]$)/g, 'i'],
  [/aa/g, 'a'],
  [/s+/g, 's'],
  [/a[iy]+|e[iy]+/g, 'Y'],
  [/[iy]+(?=[aou])|[iy]+$|i[iy]+|yi+/g, 'i'],
]
/** Vowels of a family name by their colour: o and u are one, ai, ay, ei and ey too. */
const FAMILY_ARABIC: readonly Rule[] = [
  [/ph/g, 'f'],
  [/(?<=[iy])eh?$/g, 'a'],
  [/(?<=[aeiou][^aeiou]+[aeiou][^aeiou]+)eh$/g, 'a'],
  [/(?<=[aiou])h$/g, ''],
  [/(?<=n)e$/g, ''],
  [/th/g, 't'],
  [/(?<=[hm])med/g, 'mad'],
  [/hmed/g, 'hmad'],
  [/ou|oo|o/g, 'u'],
  [/ee/g, 'i'],
  [/ae?[iy]+|e[iy]+/g, 'Y'],
  [/[iy]+/g, 'i'],
  [/v/g, 'w'],
  [/(.)\1+/g, '$1'],
]

/** The readings of a word as an Arabic, Persian or Turkish name; q and gh are heard differently from land to land. */
export function arabicReadings(word: string, place: Place): readonly string[] {
  const isFamily = place === 'family'
  const read = chosen(bare(word), [[/(?<![ts]|ds)ch/g, 'C', 'S', 'X']])
    .map((one) => rewritten(rewritten(one, CONSONANTS), isFamily ? FAMILY_ARABIC : GIVEN_ARABIC))
    .flatMap((one) => [
      one.replace(/[qG]/g, 'q'),
      one.replace(/q/g, 'k').replace(/G/g, 'g'),
      one.replace(/[qG]/g, 'g'),
    ])
    .flatMap((one) => (isFamily ? vowelReadings(one) : [one]))
  return [...new Set(read)].slice(0, MOST)
}

/** The e of a first syllable is a or i ("Meshaal", "Mashal"), that of another i ("Laden", "Ladin"). */
function vowelReadings(reading: string): readonly string[] {
  return [reading, reading.replace(/^([^aiuYe]*)e/, '$1a')].map((one) => one.replace(/e/g, 'i'))
}

/** The skeleton by which a reading is looked up: its consonants by kind, eight at most; of a word without any, the word. */
export function skeleton(reading: string): string {
  const bones = reading
    .replace(/[aeiouwyhYW]/g, '')
    .replace(/[SZCQJTcjzs]/g, 's')
    .replace(/[HXGKqgk]/g, 'k')
    .replace(/(.)\1+/g, '$1')
    .slice(0, 8)
  return bones === '' ? reading.slice(0, 8) : bones
}
