/** Makes the Report: final text, its blocks and what is known about the document. */
import { createHash } from 'node:crypto'
import type { Block, Report } from '../types.ts'

/** What is known about a document besides its text; dates and language as `Report` has them. */
export type Metadata = Partial<
  Pick<
    Report,
    'title' | 'outlet' | 'issuer' | 'url' | 'byline' | 'published' | 'modified' | 'language' | 'translated'
  >
>

/** A document of any format, taken apart: what every parser of this room gives. */
export interface Parsed {
  readonly text: string
  readonly blocks: readonly Block[]
  readonly metadata: Metadata
}

/** The report of a parsed document; `given` fills what the document does not tell. */
export function makeReport(parsed: Parsed, { given = {}, ref }: { given?: Metadata; ref?: string }): Report {
  const { text, blocks } = parsed
  const { language = 'en', ...known } = { ...given, ...parsed.metadata }
  const identity = [text, known.url, known.outlet, known.issuer, known.published]
  return {
    id: sha256(JSON.stringify(identity.map((field) => field ?? null))),
    textId: sha256(text),
    ...(ref !== undefined && { ref }),
    text,
    ...known,
    language,
    blocks,
  }
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
