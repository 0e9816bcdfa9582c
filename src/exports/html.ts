/** HTML that cannot be broken from outside: whatever is put into a template is text, unless it is HTML already. */

/** A piece of finished HTML; only `html` and `trusted` make it. */
export interface Html {
  readonly html: string
}

type Filling = string | number | Html | readonly Html[] | null

/**
 * A template of HTML: what stands in `${…}` is escaped, in text and in quoted attributes alike; null leaves nothing.
 *
 *     html`<p title="${'"hi"'}">${'a < b'}</p>` → <p title="&quot;hi&quot;">a &lt; b</p>
 */
export function html(strings: TemplateStringsArray, ...fillings: readonly Filling[]): Html {
  return { html: String.raw({ raw: strings }, ...fillings.map(format)) }
}

/** Marks our own words as HTML: the page's style and script. Never for anything that came from a report. */
export function trusted(own: string): Html {
  return { html: own }
}

function format(filling: Filling): string {
  if (filling === null) return ''
  if (typeof filling === 'number') return String(filling)
  if (typeof filling === 'string') return escapeText(filling)
  return 'html' in filling ? filling.html : filling.map((piece) => piece.html).join('')
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '\r': '&#13;', // as itself, a parser of HTML would turn it into a line feed
}

/** What HTML forbids in text: control characters save white space, lone surrogates, noncharacters. */
const FORBIDDEN = /[\p{Cc}--[\t\n\f\r]]|[\ufdd0-\ufdef\ufffe\uffff]|\p{Surrogate}/gv

/** Keeps the length of the text: what is forbidden becomes a replacement character, one for one. */
function escapeText(text: string): string {
  return text.replace(FORBIDDEN, '\ufffd').replace(/[&<>"'\r]/g, (sign) => ENTITIES[sign] ?? sign)
}
