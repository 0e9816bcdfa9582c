/** Verbs that name an act, in all their forms. */
import { formsOf, verbIndex } from '../inflection.ts'
import {
  ACT_OBJECTS,
  ACT_PHRASES,
  ACT_VERBS,
  GIVING_UP,
  HOLDING,
  LEAVING,
  TAKING_BACK,
} from '../lexicon/en/cues.ts'

/** By each of its forms the verb that names an act, alone or with what follows it. */
export const VERBS = verbIndex([
  ...ACT_VERBS.keys(),
  ...HOLDING,
  ...TAKING_BACK,
  ...[...ACT_PHRASES.keys()].map((key) => key.split(' ')[0] ?? ''),
  ...[...ACT_OBJECTS.keys()].map((key) => key.split(' ')[0] ?? ''),
])
const GIVING = particled(GIVING_UP)
const LEAVING_VERBS = particled(LEAVING)

/** Verbs in all their forms; of "give up" the verb with its particle. */
function particled(verbs: ReadonlySet<string>): ReadonlySet<string> {
  return new Set(
    [...verbs].flatMap((verb) => {
      const [base = '', particle] = verb.split('_')
      return formsOf(base).map((form) => (particle === undefined ? form : `${form} ${particle}`))
    }),
  )
}

/** Whether a doing to come gives up what was claimed or held: "ease", "may leave". `next`: the word behind the verb. */
export function isGivingUp(form: string, next: string, modal: string | null): boolean {
  const isIn = (verbs: ReadonlySet<string>) => verbs.has(form) || verbs.has(`${form} ${next}`)
  return isIn(GIVING) || (modal !== null && /^(?:may|might|could)$/.test(modal) && isIn(LEAVING_VERBS))
}
