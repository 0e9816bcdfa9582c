/** Words that end in a full stop without ending a sentence. Lower case, without the last stop, sorted. */
export const ABBREVIATIONS: ReadonlySet<string> = new Set(
  (
    'a.m adm al amb apr assoc asst aug ave bros capt cmdr co col corp cpl dec dept det dist dr e.g est etc feb fr ft ' +
    'gen gov hon i.e inc jan jr jul jun lt ltd maj mar messrs mr mrs ms mt no nov oct p.m pres prof rep reps rev sec ' +
    'sen sens sep sept sgt sr st supt u.k u.n u.s vs'
  ).split(' '),
)

/** Words that, capitalised after an abbreviation ("the U.S. He never …"), begin a new sentence. Sorted. */
export const SENTENCE_OPENERS: ReadonlySet<string> = new Set(
  (
    'A After All Although An And Another As At Before Both But By During Each Earlier For From He Her Here His How ' +
    'However I If In It Its Last Later Many Meanwhile Most No Nobody On One Other Our Several She Since So Some Still ' +
    'Such That The Their Then There These They This Those Though Two Under Until We What When Where While Who Why With ' +
    'You'
  ).split(' '),
)
