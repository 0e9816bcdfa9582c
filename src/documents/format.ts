/** Tells the format of a document: by its name, else by how it begins. */

export type Format = 'html' | 'markdown' | 'text'

const ENDINGS: readonly (readonly [RegExp, Format])[] = [
  [/\.(?:html?|xhtml)$/i, 'html'],
  [/\.(?:md|markdown)$/i, 'markdown'],
]

const SEEN = 16_384 // bytes in which a page shows itself

const TYPES: readonly (readonly [RegExp, Format])[] = [
  [/^\s*(?:text\/html|application\/xhtml\+xml)\b/i, 'html'],
  [/^\s*text\/(?:x-)?markdown\b/i, 'markdown'],
]

/** The format: by the content type that a server told, else by the name, else by the bytes. */
export function findFormat(
  bytes: Uint8Array,
  { name = '', type = '' }: { name?: string; type?: string },
): Format {
  const told = TYPES.find(([known]) => known.test(type))
  if (told) return told[1]
  const named = ENDINGS.find(([ending]) => ending.test(name))
  if (named) return named[1]
  // Zero bytes are those of UTF-16; the marks of UTF-8 and UTF-16 are no ASCII.
  const start = Buffer.from(bytes.subarray(0, SEEN)).toString('latin1').replaceAll('\0', '')
  return startsLikeHtml(start.replace(/^[^\x20-\x7e\s]+/, '')) ? 'html' : 'text'
}

/** Whether nothing but white space, comments and an XML declaration stand before a doctype or an html tag. */
function startsLikeHtml(start: string): boolean {
  let rest = start.trimStart()
  for (const [opening, closing] of [
    ['<?xml', '?>'],
    ['<!--', '-->'],
  ] as const) {
    while (rest.startsWith(opening)) {
      const end = rest.indexOf(closing)
      if (end < 0) return false
      rest = rest.slice(end + closing.length).trimStart()
    }
  }
  return /^<(?:!doctype\s+html|html)[\s>]/i.test(rest)
}
