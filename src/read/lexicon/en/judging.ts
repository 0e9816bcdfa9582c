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

/** Words with which a claim is called untrue. */
export const DENIAL: RegExp =
  /\bno such\b|\bnothing of the (?:kind|sort)\b|\b(?:is|are|was|were) (?:simply |entirely |completely )?(?:untrue|false|fabricated|baseless|a lie|lies)\b|\bnot true\b|^[“"‘']? ?no, (?:i|we|he|she|they|it|there)\b/

/** Wrongs that one is charged with. */
export const WRONGS: ReadonlySet<string> = new Set(
  'attacked betrayed blocked bombed breached broke broken burned burnt cheated deceived executed fired hid invaded killed lied looted misled mined murdered occupied raided sabotaged seized shelled smuggled stole stolen tortured violated violating attacking shelling bombing killing stealing'.split(
    ' ',
  ),
)
