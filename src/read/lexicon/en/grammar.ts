/** Words of grammar that hold clauses together. */

export const MODALS: ReadonlySet<string> = new Set([
  'will',
  'would',
  'may',
  'might',
  'could',
  'can',
  'shall',
  'should',
  'must',
  "'ll",
])

export const AUXILIARIES: ReadonlySet<string> = new Set(
  "has have had is are was were be been being do does did didn't doesn't don't hasn't haven't hadn't isn't aren't wasn't weren't 've 're 'd".split(
    ' ',
  ),
)

/** Adverbs between subject and verb that do not end in -ly. */
export const ADVERBS: ReadonlySet<string> = new Set(
  'again already also always even ever first further however in instead just later long longer never now nevertheless nonetheless often once only quite rather since soon still then therefore thus too twice yet'.split(
    ' ',
  ),
)

/** Adjectives of one who would do something. */
export const READY: ReadonlySet<string> = new Set(['ready', 'willing', 'prepared', 'open'])

/** Words behind a comma with which another clause begins. */
export const CLAUSE_ENDS: ReadonlySet<string> = new Set(
  'which who while whereas but although though whose adding saying calling'.split(' '),
)

/** Modals with which a doing is promised or may come; the others tell duty or ability. */
export const FUTURE: ReadonlySet<string> = new Set([
  'will',
  'would',
  'may',
  'might',
  'could',
  'shall',
  "'ll",
  'wo',
])

/** Three words between a modal and its verb: "would in the end accept". */
export const ADVERBIALS: ReadonlySet<string> = new Set([
  'in the end',
  'for its part',
  'for his part',
  'for her part',
  'at long last',
  'at the moment',
  'in any case',
  'once and for all',
])

/** Words behind a modal that are no verb. */
export const NO_VERBS: ReadonlySet<string> = new Set(
  'a about against also an any as at be by for from have if in it just less more most much no not of on only or our over so some such than that the their then there they this to too under up very we well with without'.split(
    ' ',
  ),
)

/** What happens to somebody, and is no doing that one could promise: "will lose". */
export const HAPPENING: ReadonlySet<string> = new Set(
  'appear become benefit cause collapse cost die disappear face fail fear gain happen hear hurt know lack last lose matter mean miss need notice perish profit recover regret rot see seem starve suffer survive understand win'.split(
    ' ',
  ),
)
