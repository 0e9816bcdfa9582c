/** Makes the Report: final text, its blocks and what is known about the document. */
import { identify } from '../identity.ts'
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
  return {
    ...identify({ text, ...known }),
    ...(ref !== undefined && { ref }),
    text,
    ...known,
    language,
    blocks,
  }
}
