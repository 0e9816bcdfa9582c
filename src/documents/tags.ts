/** Takes HTML out of Markdown before it is parsed: the words stay, nothing of it can run. */

// Between these, words are no text.
const SILENT = ['script', 'style', 'template', 'noscript', 'iframe', 'svg'] as const

const BLOCK_TAGS =
  'address|article|aside|blockquote|center|dd|details|div|dl|dt|figcaption|figure|footer|h[1-6]|header|hr|li|main|nav|' +
  'ol|p|pre|section|summary|table|tbody|td|tfoot|th|thead|tr|ul'
const INLINE_TAGS =
  'a|abbr|audio|b|bdi|bdo|big|br|button|cite|code|data|del|dfn|em|embed|font|form|i|img|input|ins|kbd|label|mark|' +
  'object|picture|q|s|samp|small|source|span|strike|strong|sub|sup|time|tt|u|var|video|wbr'
// Neither looks behind the next "<", so that a walk over the text stays one walk.
const BLOCK_TAG = new RegExp(`</?(?:${BLOCK_TAGS}|br)(?:\\s[^<>]*)?/?>`, 'gi')
const INLINE_TAG = new RegExp(`</?(?:${INLINE_TAGS}|${SILENT.join('|')})(?:\\s[^<>]*)?/?>`, 'gi')

/** The Markdown without tags, comments and scripts: "We <b>accept</b>." → "We accept." */
export function dropTags(markdown: string): string {
  if (!markdown.includes('<')) return markdown
  let rest = dropBetween(markdown, '<!--', '-->')
  for (const name of SILENT) rest = dropElements(rest, name)
  return rest.replace(BLOCK_TAG, '\n\n').replace(INLINE_TAG, '')
}

/** The text without what stands between the marks, the marks included; an opening mark alone stays. */
function dropBetween(text: string, opening: string, closing: string): string {
  const kept: string[] = []
  let from = 0
  for (;;) {
    const start = text.indexOf(opening, from)
    const end = start < 0 ? -1 : text.indexOf(closing, start + opening.length)
    if (end < 0) return kept.join('') + text.slice(from)
    kept.push(text.slice(from, start))
    from = end + closing.length
  }
}

/** The text without elements of that name; an opening tag that nothing closes takes no words with it. */
function dropElements(text: string, name: string): string {
  const opening = new RegExp(`<${name}(?=[\\s/>])`, 'gi')
  const closing = new RegExp(`</${name}\\s*>`, 'gi')
  const kept: string[] = []
  let from = 0
  for (;;) {
    opening.lastIndex = from
    const start = opening.exec(text)?.index
    if (start === undefined) return kept.join('') + text.slice(from)
    kept.push(text.slice(from, start))
    closing.lastIndex = start
    const end = closing.exec(text)
    if (!end) return kept.join('') + text.slice(start)
    from = end.index + end[0].length
  }
}
