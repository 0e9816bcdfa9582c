/** Small closed classes of words that show where a phrase begins or ends. Lower case, sorted. */

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '))

/** Auxiliaries and "not": they belong to the cue that follows them ("has not confirmed"). */
export const AUXILIARIES = set(
  "am are be been being can can't cannot could couldn't did didn't do does doesn't don't had hadn't has hasn't have " +
    "haven't is isn't may might must never not shall should was wasn't were weren't will won't would wouldn't",
)

/** Adverbs without -ly that stand before a cue: "later announced". */
export const ADVERBS = set(
  'again also earlier even ever further just later now often once soon still then today',
)

/** Subjects that are one word. */
export const SUBJECT_PRONOUNS = set('he i it she that they we who you')

/** Words that open a noun phrase. */
export const DETERMINERS = set(
  'a all an another any both each every few her his its many most my no our several some that the their these this ' +
    'those two three four your',
)

/** Prepositions that tie a description to the noun before it: "a spokesman for the ministry". */
export const NOUN_PREPOSITIONS = set('at close for from in of on to with')

/** Prepositions and conjunctions that no source reaches across. */
export const BOUNDARIES = set(
  'about after against although amid among as because before but by despite during how if into later like nor once ' +
    'or over since so than though through under unless until what when where whether which while why',
)

/** Forms of "be": before a participle they make the passive. */
export const BE = set('am are be been being is was were')

/** Days and months: they tell when, not who. */
export const CALENDAR = set(
  'april august december february friday january july june march may monday november october saturday september ' +
    'sunday thursday today tomorrow tuesday wednesday yesterday',
)

/** Words that open a reported question: "asked whether …". */
export const QUESTION_WORDS = set('how if what when where whether which who why')
