/** Checks what is said about a document: by its head, a record, a page, or whoever hands it in. */
import { ReadoutError } from '../errors.ts'
import { parseDate } from './dates.ts'
import { shorten, showValue } from './named.ts'
import type { Metadata } from './report.ts'

/** A field of `Metadata`. */
export type Field = keyof Metadata

/** What a field's value comes to: the value as a report has it, what is wrong with it, or null where it is empty. */
export type Checked = { readonly value: string | boolean } | { readonly fault: string } | null

const CHECKS: Record<Field, (value: unknown) => Checked> = {
  title: checkWords,
  outlet: checkWords,
  issuer: checkWords,
  url: checkUrl,
  byline: checkWords,
  published: checkDate,
  modified: checkDate,
  language: checkLanguage,
  translated: checkTruth,
}

/** The fields in the order in which people know them. */
export const FIELDS = Object.keys(CHECKS) as readonly Field[]

/** Checks one value; what is missing, null or blank counts as not given. */
export function checkField(field: Field, value: unknown): Checked {
  if (value === undefined || value === null) return null
  if (typeof value === 'string' && value.trim() === '') return null
  return CHECKS[field](value)
}

export function isField(key: string): key is Field {
  return Object.hasOwn(CHECKS, key)
}

/**
 * The fields of an object that are known, each checked; others are left alone. Throws a ReadoutError that begins
 * with `prefix`: "report-17: published: "March 3" is no ISO 8601 date; …".
 */
export function checkFields(object: object, prefix = ''): Metadata {
  const known: Partial<Record<Field, string | boolean>> = {}
  for (const field of FIELDS) {
    const checked = Object.hasOwn(object, field) ? checkField(field, Reflect.get(object, field)) : null
    if (!checked) continue
    if ('fault' in checked) throw new ReadoutError('field', `${prefix}${field}: ${checked.fault}`)
    known[field] = checked.value
  }
  return known as Metadata
}

const LONGEST_WORDS = 10_000

function checkWords(value: unknown): Checked {
  if (typeof value !== 'string') return { fault: `${showValue(value)} is not words; put it in quotes` }
  if (value.length > LONGEST_WORDS)
    return { fault: `${showValue(value)} is longer than ${LONGEST_WORDS} characters; shorten it` }
  const words = value.replace(/[\s\p{Cc}]+/gu, ' ').trim()
  return words === '' ? null : { value: words }
}

function checkDate(value: unknown): Checked {
  const date = typeof value === 'string' ? parseDate(value) : null
  if (date !== null) return { value: date }
  const remedy = 'write it like 2026-03-14 or 2026-03-14T09:30:00+01:00'
  return { fault: `${showValue(value)} is no ISO 8601 date; ${remedy}` }
}

function checkUrl(value: unknown): Checked {
  const url = typeof value === 'string' && URL.canParse(value) ? new URL(value) : null
  if (url && /^https?:$/.test(url.protocol)) return { value: url.href }
  return { fault: `${showValue(value)} is no web address; begin it with https:// or http://` }
}

function checkLanguage(value: unknown): Checked {
  // Longer first parts ("english") are well-formed, but no language has one.
  if (typeof value === 'string' && /^[a-z]{2,3}(-|$)/i.test(value)) {
    const tag = shorten(value, LONGEST_TAG)
    try {
      const [language] = Intl.getCanonicalLocales(tag)
      if (language !== undefined) return { value: language }
    } catch {
      // Not well-formed: told below, as all that is no tag.
    }
  }
  return { fault: `${showValue(value)} is no language tag; write it like en or en-GB` }
}

const LONGEST_TAG = 100

function checkTruth(value: unknown): Checked {
  if (typeof value === 'boolean') return { value }
  return { fault: `${showValue(value)} is neither true nor false` }
}
