/** Ids of reports: made from what a report says, so that the same report has the same id wherever it is read. */
import { createHash } from 'node:crypto'
import type { Report } from './types.ts'

/** `Report.id` and `Report.textId`. */
export function identify({
  text,
  url,
  outlet,
  issuer,
  published,
}: Pick<Report, 'text' | 'url' | 'outlet' | 'issuer' | 'published'>): Pick<Report, 'id' | 'textId'> {
  const identity = [text, url, outlet, issuer, published]
  return { id: sha256(JSON.stringify(identity.map((field) => field ?? null))), textId: sha256(text) }
}

/** SHA-256 of a text in UTF-8, or of bytes, in hex. */
export function sha256(of: string | Uint8Array): string {
  return createHash('sha256').update(of).digest('hex')
}
