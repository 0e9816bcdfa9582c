/**
 * Verbs that attribute, by what they take. The lists hold lemmas, sorted; `cueVerb` knows their forms.
 */

/** With a clause or quoted words only: "said that …", "said …", "“…,” she said". */
const CLAUSE_VERBS =
  'add admit agree allege answer argue assert believe boast caution complain conclude decide declare deem disclose ' +
  'expect explain fear feel find guess hint hope imply insist joke know lament maintain note observe predict quip ' +
  'realize recall reckon remark remember reply respond retort say speculate state suggest tell tweet think vow ' +
  'wonder worry write'

/** With a plain object as well: "announced a truce", "rejected the offer". */
const OBJECT_VERBS =
  'accuse acknowledge announce applaud attack blame blast call claim concede condemn confirm consider criticize ' +
  'decry defend demand denounce deny describe dismiss emphasize endorse estimate express favor highlight liken ' +
  'mention oppose pledge praise promise propose question reaffirm recommend reiterate reject repeat report reveal ' +
  'slam stress support tout underline underscore urge voice want warn welcome'

/** With the one who is told before the content: "told reporters that …", "assured the envoy that …". */
const ADDRESSED_VERBS = 'advise ask assure convince inform notify persuade promise remind tell warn'

/** With an infinitive: "agreed to meet", "threatened to leave". */
const INFINITIVE_VERBS =
  'agree ask call claim decide decline demand expect hope intend offer plan pledge promise propose refuse seek ' +
  'threaten urge vow want'

/** Forms that the rules of spelling do not give. */
const IRREGULAR: Readonly<Record<string, readonly string[]>> = {
  feel: ['felt'],
  find: ['found'],
  know: ['knew', 'known'],
  say: ['said'],
  tell: ['told'],
  think: ['thought'],
  write: ['wrote', 'written'],
}

/** Consonants that double before -ed and -ing: "quipped". */
const DOUBLING = new Set(['quip', 'slam'])

/** One form of a verb that attributes, with what the verb takes. */
export interface CueVerb {
  readonly lemma: string
  readonly form: 'base' | 'third' | 'past' | 'participle'
  readonly clause: boolean
  readonly object: boolean
  readonly addressee: boolean
  readonly infinitive: boolean
}

/** The verb of a word in lower case ("said", "insisting"), or undefined where it is none that attributes. */
export function cueVerb(word: string): CueVerb | undefined {
  return FORMS.get(word)
}

const FORMS: ReadonlyMap<string, CueVerb> = new Map(listForms())

function listForms(): [string, CueVerb][] {
  const [clause, object, addressee, infinitive] = [
    CLAUSE_VERBS,
    OBJECT_VERBS,
    ADDRESSED_VERBS,
    INFINITIVE_VERBS,
  ].map((list) => new Set(list.split(' '))) as [Set<string>, Set<string>, Set<string>, Set<string>]
  const lemmas = new Set([...clause, ...object, ...addressee, ...infinitive])
  return [...lemmas].flatMap((lemma) => {
    const verb = {
      lemma,
      clause: clause.has(lemma) || object.has(lemma) || addressee.has(lemma),
      object: object.has(lemma),
      addressee: addressee.has(lemma),
      infinitive: infinitive.has(lemma),
    }
    return inflect(lemma).map(([word, form]): [string, CueVerb] => [word, { ...verb, form }])
  })
}

/** "deny" → deny, denies, denied, denying. */
function inflect(lemma: string): [string, CueVerb['form']][] {
  const stem = DOUBLING.has(lemma) ? lemma + lemma.slice(-1) : lemma.replace(/e$/, '')
  const third = /([^aeiou])y$/.test(lemma)
    ? lemma.replace(/y$/, 'ies')
    : /(s|sh|ch|x|z)$/.test(lemma)
      ? `${lemma}es`
      : `${lemma}s`
  const past = IRREGULAR[lemma] ?? [/([^aeiou])y$/.test(lemma) ? lemma.replace(/y$/, 'ied') : `${stem}ed`]
  return [
    [lemma, 'base'],
    [third, 'third'],
    ...past.map((word): [string, CueVerb['form']] => [word, 'past']),
    [`${/ee$/.test(lemma) ? lemma : stem}ing`, 'participle'],
  ]
}
