/** Words that judge. */
export const GOOD: ReadonlySet<string> = new Set(
  'achievement breakthrough brave commendable constructive courageous encouraging excellent fair fruitful generous good great helpful historic honest hopeful important milestone positive productive progress sensible serious significant successful useful valuable welcome wise'.split(
    ' ',
  ),
)
export const BAD: ReadonlySet<string> = new Set(
  'absurd bad baseless cynical dangerous deplorable disappointing disgraceful failure futile harmful hypocrisy illegal irresponsible lie lies mistake outrageous provocation reckless regrettable ridiculous shameful tragic unacceptable unfair unfortunate unhelpful unjust wrong'.split(
    ' ',
  ),
)

/** Words of duty, which demand. */
export const DUTY: ReadonlySet<string> = new Set(['must', 'should', 'shall', 'ought', 'need', 'needs', 'necessary', 'essential', 'required', 'requires'])
