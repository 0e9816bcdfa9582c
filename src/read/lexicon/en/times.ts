/** Words of time. */

export const MONTHS: readonly string[] =
  'january february march april may june july august september october november december'.split(' ')
export const WEEKDAYS: readonly string[] = 'monday tuesday wednesday thursday friday saturday sunday'.split(
  ' ',
)

/** Short forms of months and weekdays, without their dot. */
export const SHORT: ReadonlyMap<string, string> = new Map([
  ['jan', 'january'],
  ['feb', 'february'],
  ['mar', 'march'],
  ['apr', 'april'],
  ['jun', 'june'],
  ['jul', 'july'],
  ['aug', 'august'],
  ['sep', 'september'],
  ['sept', 'september'],
  ['oct', 'october'],
  ['nov', 'november'],
  ['dec', 'december'],
  ['mon', 'monday'],
  ['tue', 'tuesday'],
  ['tues', 'tuesday'],
  ['wed', 'wednesday'],
  ['thu', 'thursday'],
  ['thurs', 'thursday'],
  ['fri', 'friday'],
])

/** Numbers in words. */
export const NUMBERS: ReadonlyMap<string, number> = new Map(
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'
    .split(' ')
    .map((word, value) => [word, value] as const)
    .concat([
      ['a', 1],
      ['an', 1],
      ['thirty', 30],
      ['forty', 40],
      ['fifty', 50],
      ['sixty', 60],
      ['seventy', 70],
      ['eighty', 80],
      ['ninety', 90],
      ['hundred', 100],
      ['half', 0.5],
    ]),
)

/** Ordinals of weeks in a month. */
export const ORDINALS: readonly string[] = ['first', 'second', 'third', 'fourth']

/** Prepositions of a deadline. */
export const DEADLINES: ReadonlySet<string> = new Set(['by', 'until', 'till', 'before', 'within'])

/** Words of what is still to come. */
export const TO_COME: ReadonlySet<string> = new Set(
  "will would shall may might could must due planned pencilled penciled slated scheduled expected set deadline next going won't plans plan be resume resumes begins opens starts meets expires ends reconvene reconvenes convenes returns goes leaves arrives departs".split(
    ' ',
  ),
)
