/** What the rosters of a codebook tell: who holds which office of a party, and from when to when. */
import type { RosterEntry } from '../../types.ts'
import { type Member, nounsOfOffice, partyOf } from './cast.ts'
import { type Company, sameName } from './company.ts'
import type { NounPhrase } from './noun-phrases.ts'

/** An entry with the party that it stands under. */
interface Post extends RosterEntry {
  readonly party: string
}

/** Gives somebody the offices that the rosters have under his name, and the party of the one he holds that day. */
export function enrol(company: Company, person: Member): void {
  const all = postsIn(company)
  const whole = all.filter(({ name, aliases = [] }) =>
    [name, ...aliases].some((one) => sameName(one, person.name)),
  )
  // A surname alone is whose it is where the rosters have one of that surname.
  const bySurname = person.name.includes(' ')
    ? []
    : all.filter(({ name }) => name.endsWith(` ${person.name}`))
  const isOne = new Set(bySurname.map(({ name }) => name)).size === 1
  const posts = whole.length > 0 || !isOne ? whole : bySurname
  for (const { office, from, to } of posts) {
    for (const noun of nounsOfOffice(nounIn(office))) person.nouns.add(noun)
    const isThere = person.roles.some(({ title, span }) => span === undefined && title === office)
    if (!isThere) person.roles.push({ title: office, ...(from && { from }), ...(to && { to }) })
  }
  const [post] = posts.filter((one) => holds(one, company.scene.published))
  if (post && !partyOf(person)) person.of = company.party(post.party)
}

/** Who holds an office of a party on the day of the report: "Norland's foreign minister"; null where not one alone does. */
export function holderOf(company: Company, party: Member, { modifiers, noun }: NounPhrase): Member | null {
  const words = [...modifiers.filter((word) => word !== 'former'), noun]
  const fits = ({ office }: Post) => {
    const own = office.toLowerCase().split(/[\s-]+/)
    return (
      words.every((word) => own.includes(word)) ||
      (words.length === 1 && nounsOfOffice(nounIn(office)).includes(noun))
    )
  }
  const posts = postsIn(company).filter(
    (one) => one.party === party.name && holds(one, company.scene.published) && fits(one),
  )
  const [post] = posts
  if (!post || posts.length > 1 || modifiers.includes('former')) return null
  const known = company.members.find(({ kind, name }) => kind === 'person' && sameName(name, post.name))
  const person = known ?? company.add('person', post.name, {})
  for (const part of post.name.split(' '))
    company.byPart.set(part, (company.byPart.get(part) ?? new Set()).add(person))
  person.of ??= party
  enrol(company, person)
  return person
}

/** Whether a word is the surname of somebody in the rosters. */
export function isEnrolled(company: Company, surname: string): boolean {
  return !surname.includes(' ') && postsIn(company).some(({ name }) => name.endsWith(` ${surname}`))
}

function postsIn({ scene }: Company): Post[] {
  return scene.parties.flatMap(({ name, roster }) => roster.map((entry) => ({ ...entry, party: name })))
}

/** Whether an office is held on a day; without a day only who has held it always. */
function holds({ from, to }: Post, published: string | undefined): boolean {
  const day = published?.slice(0, 10)
  if (day === undefined) return from === undefined && to === undefined
  return (from === undefined || from <= day) && (to === undefined || day <= to)
}

/** The noun of an office: "minister" of "Foreign Minister", "minister" of "Minister of Trade". */
function nounIn(office: string): string {
  return office.toLowerCase().split(' of ')[0]?.split(' for ')[0]?.split(' ').at(-1) ?? ''
}
