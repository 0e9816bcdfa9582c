/** Whether a date is past, still to come or a deadline, by the words of its clause. */
import { IRREGULAR_PASTS } from '../lexicon/en/irregular-forms.ts'
import { DEADLINES, TO_COME } from '../lexicon/en/times.ts'

/** Whether words before a date make it a deadline. */
export function isDeadline(words: string, start: number): boolean {
  const before =
    words
      .slice(0, start)
      .toLowerCase()
      .match(/[\p{L}]+/gu)
      ?.slice(-4) ?? []
  const near =
    before
      .filter(
        (word) => !/^(?:the|end|beginning|middle|start|close|of|midnight|noon|on|late|early|mid)$/.test(word),
      )
      .at(-1) ?? ''
  if (
    /\b(?:shortly|just|long|immediately|minutes?|hours?|days?|weeks?) before (?:the |dawn on |noon on |midnight on )?$/i.test(
      words.slice(0, start),
    )
  )
    return false // "shortly before 3 a.m. on Thursday"
  return DEADLINES.has(near) || /no later than (?:the )?(?:end of )?$/i.test(words.slice(0, start))
}

/** What has been: past tenses, regular and some others. */
const isPast = (word: string) =>
  /^(?:said|was|were|had|met|\p{L}{2,}ed)$/u.test(word) || IRREGULAR_PASTS.has(word)

/** Words behind which an infinitive is still to come: "agreed to meet on Friday", and not "returned to haunt them". */
const INTENDING =
  /^(?:agree|plan|deci[ds]|promis|vow|pledg|offer|expect|hop|want|intend|schedul|due|set|read|willing|prepar|propos|invit|ask|urg|call|order|threaten|allow|going|need|aim|arrang|undert|commit|continu|about|likely|deadline|deal|order|date|time|try|tri)/i

/** Whether the clause of a date tells what is to come. */
export function isToCome(words: string, start: number): boolean {
  return tenseAround(words, start) === 'to come'
}

/** What the clause around a date tells of, by its verb before the date, or where it opens the clause, behind it. */
export function tenseAround(words: string, start: number): 'to come' | 'past' | null {
  const before = tenseBefore(words, start)
  if (before !== null || !OPENS.test(words.slice(0, start))) return before
  const after = /^[^;:“”"]{0,140}/u.exec(words.slice(start))?.[0] ?? ''
  const own = after.replace(/,[^,]{1,40} (?:said|says|added|told [^,]{1,20}),/g, '')
  const verbs = own.toLowerCase().match(/[\p{L}']+/gu) ?? []
  const first = verbs.slice(1).find((word) => TO_COME.has(word) || isPast(word))
  return first === undefined ? null : TO_COME.has(first) ? 'to come' : 'past'
}

/** What may stand before a date that opens a sentence or a clause: "On", "and late on". */
const OPENS = /(?:^|[,;:“"] (?:and |but )?)(?:(?:early|late|later|earlier) )?(?:on |in |at |from )?$/i

/** "Suggested that experts meet in June": what is asked for is still to come. */
const SUGGESTING =
  /\b(?:suggest|propos|demand|ask|urg|insist|recommend|request|requir|order)\p{Ll}* that (?:\p{L}+ ){1,4}(?:be|meet|hold|open|end|start|begin|resume|return|leave|stop|pay|vote|sign|send|withdraw)\b[^,]*$/u

/** What the clause before a date tells of; null where no verb stands there. */
function tenseBefore(words: string, start: number): 'to come' | 'past' | null {
  const clause =
    words
      .slice(Math.max(0, start - 140), start)
      .replace(/(?<=\p{Ll} )[“"](?=\p{Ll})/gu, '') // "would free them “at dawn on Monday”"
      .split(/[;:“”"]|, (?:and|but|said)/)
      .at(-1) ?? ''
  if (/^\s*(?:ever )?since\b/i.test(clause)) return 'past'
  if (/\bahead of (?:\S+ ){0,6}$/.test(clause)) return 'to come'
  const all = clause.match(/[\p{L}']+/gu) ?? []
  // "agreed to meet on Friday": an infinitive is still to come
  const near = all.map((word, at) =>
    word === 'to' &&
    /^\p{Ll}{2,}$/u.test(all[at + 1] ?? '') &&
    !/^(?:the|an|his|her|its|their|reporters|aides|all|both)$/.test(all[at + 1] ?? '') &&
    (/^(?:is|are)$/.test(all[at - 1] ?? '') ||
      all.slice(Math.max(0, at - 12), at).some((before) => INTENDING.test(before)))
      ? 'will'
      : word.toLowerCase(),
  )
  // "said July 14 was likely": whoever says it tells nothing of when that is
  if (/^(?:said|says|added|claimed)$/.test(near.at(-1) ?? '')) return null
  if (SUGGESTING.test(clause)) return 'to come'
  // "would go to court if a boat was caught after January 15"
  if (/\b(?:will|would|might|may|could)\b.*\b(?:if|unless|once)\b[^,]*$/.test(clause)) return 'to come'
  // "had accepted a pause from dawn on Friday"
  if (
    /\b(?:accept|agree|announc|declar|offer|propos|promis)\p{Ll}*\b.*\bfrom (?:\p{Ll}+ )?(?:on )?$/u.test(
      clause,
    )
  )
    return 'to come'
  // "wants it before ministers arrive on Monday"
  if (
    /\b(?:before|until|once) (?:\S+ ){1,4}(?:arrive|convene|gather|leave|meet|open|return|vote)s? (?:\S+ )?$/.test(
      clause,
    )
  )
    return 'to come'
  // "When Norland and Sudmark open a round on Thursday, they will …"
  if (
    /\b[Ww]hen\b[^,;]*$/.test(clause) &&
    /^[^;.]{0,40}, (?:\p{L}+ ){1,4}will\b/u.test(words.slice(start)) &&
    !near.some(isPast)
  )
    return 'to come'
  // "a deal was likely in November"
  if (
    /\b(?:likely|expected|due|possible|conceivable|planned|scheduled) (?:in|on|by|for) (?:the )?$/.test(
      clause,
    )
  )
    return 'to come'
  // "had agreed to a second session with him on Thursday"
  if (
    /\bagreed (?:to|on) (?:an?|another|the next|one more) (?:[\p{L}-]+ ){0,2}(?:meeting|round|session|summit|talks|visit)\b[^,;]*$/u.test(
      clause,
    )
  )
    return 'to come'
  // “let it start in March”
  if (/(?:^|[“"] ?|\band )let (?:\S+ ){1,6}$/i.test(clause)) return 'to come'
  // "was put off until June 1", "has been moved to Friday"
  if (
    /\b(?:put off|pushed back|brought forward|postponed|delayed|deferred|rescheduled|moved|adjourned) (?:until|till|to|for) (?:\S+ )?$/.test(
      clause,
    )
  )
    return 'to come'
  // "had invited them to a session on Saturday"
  if (
    /\b(?:invit\p{L}+|summoned) (?:[\p{L}’'-]+ ){1,5}to (?:an?|another|further|new|fresh) (?:[\p{L}-]+ ){1,4}(?:on |in )?$/u.test(
      clause,
    )
  )
    return 'to come'
  // "had proposed April 29"
  if (/^(?:proposed|suggested|offered|named|floated|demanded|requested|fixed|chose)$/.test(near.at(-1) ?? ''))
    return 'to come'
  const last = near.findLast(
    (word, at) =>
      TO_COME.has(word) ||
      (isPast(word) &&
        !/^(?:be|been)$/.test(near[at - 1] ?? '') &&
        // "would visit the detained crew"
        !(
          /^(?:the|an?|its|their|his|her|all|any)$/.test(near[at - 1] ?? '') &&
          /ed$/.test(word) &&
          at < near.length - 1
        )),
  )
  // "Once the rule takes effect on December 1"
  if (last === undefined) return /^\s*(?:once|if|unless|until|as soon as)\b/i.test(clause) ? 'to come' : null
  return TO_COME.has(last) ? 'to come' : 'past'
}
