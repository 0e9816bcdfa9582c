/** Checks what people give for an account: each error says what is wrong, and what to give instead. */
import { ReadoutError } from '../errors.ts'
import { isRole, ROLES, type Role } from './roles.ts'

const LONGEST_NAME = 100 // characters
const LONGEST_EMAIL = 254 // what mail servers take
const SHORTEST_PASSWORD = 12
/** Beyond it nothing is hashed. */
export const LONGEST_PASSWORD = 256
const SHOWN = 60 // characters of a wrong value that an error repeats

/** Line ends, NUL and other controls, and those that turn the direction of what follows. */
const CONTROLS = /[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u
/** One @ between parts that need no quotation marks: wide enough for every address that is in use. */
const EMAIL = /^[^\s@<>()[\]\\,;:"]+@[^\s@<>()[\]\\,;:"]+$/u

/** A display name, trimmed; else as it is: what looks like HTML is a name too. */
export function checkName(given: string, what = 'name'): string {
  const name = given.trim()
  if (name === '') throw wrong(what, 'is empty; give one')
  if (!name.isWellFormed() || CONTROLS.test(name))
    throw wrong(what, `${show(name)} has control characters in it; leave them out`)
  const { length } = [...name]
  if (length > LONGEST_NAME) throw wrong(what, `has ${length} characters; give ${LONGEST_NAME} at most`)
  return name
}

/** An e-mail in the form in which it is kept and looked up. */
export function checkEmail(given: string): string {
  const email = foldEmail(given)
  if (email.length > LONGEST_EMAIL)
    throw wrong('email', `has ${email.length} characters; give ${LONGEST_EMAIL} at most`)
  if (!isEmail(email))
    throw wrong('email', `${show(email)} is no e-mail address; write it like ada@example.org`)
  return email
}

/** Whether a folded e-mail can be somebody's: nothing else is asked for, PostgreSQL takes no NUL. */
export function isEmail(email: string): boolean {
  return email.length <= LONGEST_EMAIL && email.isWellFormed() && !CONTROLS.test(email) && EMAIL.test(email)
}

/** Whether a text can be the id of an account or a token. */
export function isId(text: string): boolean {
  return /^\w{1,64}$/.test(text)
}

/** Trimmed and in lower case: " Ada@Example.ORG" is ada@example.org. */
export function foldEmail(given: string): string {
  return given.trim().normalize('NFC').toLowerCase()
}

/** A new password. */
export function checkPassword(password: string, email: string): string {
  const { length } = [...password]
  if (!password.isWellFormed()) throw wrong('password', 'has characters that no text has; give another')
  if (length < SHORTEST_PASSWORD)
    throw wrong('password', `has ${length} characters; give ${SHORTEST_PASSWORD} at least`)
  if (length > LONGEST_PASSWORD)
    throw wrong('password', `has ${length} characters; give ${LONGEST_PASSWORD} at most`)
  if (foldEmail(password) === email) throw wrong('password', 'is the e-mail itself; give another')
  return password
}

export function checkRole(given: string): Role {
  if (!isRole(given)) throw wrong('role', `${show(given)} is none; there are ${ROLES.join(', ')}`)
  return given
}

/** Days until a token ends. */
export function checkDays(days: number): number {
  if (!Number.isInteger(days) || days < 1 || days > 365)
    throw wrong('days', `${days}: give a whole number from 1 to 365`)
  return days
}

function wrong(what: string, why: string): ReadoutError {
  return new ReadoutError('field', `${what}: ${why}`)
}

/** A value in JSON's quotation marks, which show what is not seen. */
function show(text: string): string {
  const json = JSON.stringify(text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text)
  return json.replace(
    new RegExp(CONTROLS, 'gu'),
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}
