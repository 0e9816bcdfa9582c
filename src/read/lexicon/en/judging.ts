/** Words that judge, and the acts that a speaker does by naming them. */
import type { Act } from '../../../types.ts'

/** Words that judge well. */
export const GOOD: ReadonlySet<string> = new Set(
  'achievement breakthrough brave commendable constructive courageous encouraging excellent fair fruitful generous good great helpful historic honest hopeful important milestone positive productive progress sensible serious significant successful useful valuable welcome wise'.split(
    ' ',
  ),
)
/** Words that judge badly. */
export const BAD: ReadonlySet<string> = new Set(
  'absurd bad baseless cynical dangerous deplorable disappointing disgraceful failure futile harmful hypocrisy illegal irresponsible lie lies mistake outrageous provocation stain disgrace crime insult farce reckless regrettable ridiculous shameful tragic unacceptable unfair unfortunate unhelpful unjust wrong'.split(
    ' ',
  ),
)

/** Words of duty, which demand. */
export const DUTY: ReadonlySet<string> = new Set([
  'must',
  'should',
  'shall',
  'ought',
  'need',
  'needs',
  'necessary',
  'essential',
  'required',
  'requires',
])

/** Words with which a claim is called untrue. */
export const DENIAL: RegExp =
  /\bno such\b|\bnothing of the (?:kind|sort)\b|\b(?:is|are|was|were) (?:simply |entirely |completely )?(?:untrue|false|fabricated|baseless|a lie|lies)\b|\bnot true\b|^[“"‘']? ?no ,? ?(?:i|we|he|she|they|it|there)\b/

/** Wrongs that one is charged with. */
export const WRONGS: ReadonlySet<string> = new Set(
  'attacked betrayed blocked bombed breached broke broken burned burnt cheated deceived executed fired hid invaded killed lied looted misled mined murdered occupied raided sabotaged seized shelled smuggled stole stolen tortured violated violating attacking shelling bombing killing stealing'.split(
    ' ',
  ),
)

/** "Cannot rule out": it may be so. */
export const CANNOT_EXCLUDE: RegExp = /\b(?:cannot|can't|could not|couldn't|can not) (?:rule out|exclude)\b/

/** In an answer: what is said not to have happened. */
export const NEGATED_PAST: RegExp =
  /\b(?:has|have|had|did|was|were) (?:not|never)\b|\b(?:hasn't|haven't|hadn't|didn't|wasn't|weren't)\b/

/** Acts done by saying that one does them. */
export const PERFORMATIVES: ReadonlyMap<string, Act> = new Map<string, Act>([
  ['call on', 'request'],
  ['call for', 'demand'],
  ['appeal', 'request'],
  ['ask', 'request'],
  ['urge', 'request'],
  ['request', 'request'],
  ['expect', 'expect'],
  ['hope', 'expect'],
  ['thank', 'praise'],
  ['welcome', 'praise'],
  ['condemn', 'criticize'],
  ['regret', 'criticize'],
  ['deplore', 'criticize'],
  ['warn', 'warn'],
  ['demand', 'demand'],
  ['want', 'demand'],
  ['propose', 'propose'],
  ['offer', 'propose'],
  ['accuse', 'accuse'],
  ['deny', 'deny'],
  ['announce', 'announce'],
])
export const PERFORMED: RegExp = new RegExp(
  `\\b(?:we|i) (?:also |again |now |therefore |only |all |strongly |firmly )?(${[...PERFORMATIVES.keys()].join('|')})\\b`,
)

/** What one threatens to do. */
export const HARMS: RegExp =
  /\b(?:will|would|'ll|shall) (?:\w+ )?(?:attack|bomb|close|cut|expel|fight|hit|impose|leave|punish|resume|respond|retaliate|seize|shut|stop|strike|suspend|take back|walk out|withdraw)\b/
