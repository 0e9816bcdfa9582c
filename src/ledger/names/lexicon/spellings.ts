/** British spellings of words that names of bodies have, with the American ones. */
export const SPELLINGS: ReadonlyMap<string, string> = new Map([
  ['centre', 'center'],
  ['centres', 'centers'],
  ['defence', 'defense'],
  ['harbour', 'harbor'],
  ['labour', 'labor'],
  ['programme', 'program'],
  ['theatre', 'theater'],
])
