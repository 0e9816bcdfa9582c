/** Which issues a statement is about, by its own words, and whether it is for what they name. */
import type { Act, Codebook, Span, Statement } from '../../types.ts'
import { issuesOf } from '../issues.ts'

/** Acts by which one wants what is named, unless the words turn it round. */
const WANTING: ReadonlySet<Act> = new Set(['agree', 'commit', 'demand', 'praise', 'propose', 'request'])
const TURNED =
  /\b(?:not|no|never|without|stop|halt|end|lift|cease|cancel|refrain|abandon|drop|delay|postpone|instead|n't)\b/i

type Issues = NonNullable<Statement['issues']>

/** The issues with the stance of each; in doubt unclear. */
export function issuesIn(text: string, content: readonly Span[], act: Act, codebook: Codebook): Issues {
  const words = content.map(({ start, end }) => text.slice(start, end)).join(' ')
  const turned = TURNED.test(words)
  const stance = WANTING.has(act) && !turned ? 'for' : act === 'reject' && !turned ? 'against' : 'unclear'
  return issuesOf(words, codebook).map((id) => ({ id, stance }))
}
