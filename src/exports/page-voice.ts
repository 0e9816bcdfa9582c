/** Whose voice a statement is, as the page shows it: a label for each authority, in words, with a shape of its own. */
import type { Statement } from '../types.ts'
import type { Entries } from './entries.ts'
import { type Html, html } from './html.ts'
import { findVoices, nameAct, type Voice } from './voices.ts'
import { CERTAINTIES } from './words.ts'

/** A line for all holders of one authority, then what the statement does; nothing where neither is known. */
export function formatVoice(statement: Statement, entries: Entries): Html | null {
  const voices = findVoices(statement, entries)
  const many = voices.length > 1 || voices.some((voice) => voice.many)
  const act = formatAct(statement, many)
  if (voices.length === 0 && act === null) return null
  return html`<div class="voice">
${voices.map(
  (voice) => html`<p class="holder">${formatNames(voice.holders)} ${formatLabel(voice)}</p>
`,
)}${act === null ? null : html`<p class="act">${act}</p>`}
</div>`
}

/** Each name by itself, so that marks of direction in it cannot turn the words around it. */
function formatNames(names: readonly string[]): Html {
  if (names.length === 0) return html`<span class="none">nobody whom the words name</span>`
  const between = (index: number) => (index === 0 ? '' : index === names.length - 1 ? ' and ' : ', ')
  return html`${names.map((name, index) => html`${between(index)}<strong><bdi>${name}</bdi></strong>`)}`
}

function formatLabel({ authority, tellers, holders }: Voice): Html | null {
  const names = tellers.map((name) => html`<bdi>${name}</bdi>`)
  const list = html`${names.map((name, index) => html`${index === 0 ? '' : ', through '}${name}`)}`
  if (authority === null || holders.length === 0) return null
  const words: Readonly<Record<typeof authority, Html>> = {
    firsthand: html`own voice${names.length > 0 ? html`: ${list}` : null}`,
    relayed: html`told by ${names.length > 0 ? list : 'others'}`,
    unnamed: names.length > 0 ? html`unnamed sources: ${list}` : html`unnamed source`,
    narrator: html`told by the report itself, nobody quoted`,
  }
  return html`<span class="label-${authority}">${words[authority]}</span>`
}

function formatAct(statement: Statement, many: boolean): Html | null {
  const { polarity, certainty } = statement
  const act = nameAct(statement, many)
  const isDenial = act !== null && statement.act === 'deny' && polarity === 'denied'
  const parts = [
    act === null || isDenial ? null : html`<span class="does">${act}</span>`,
    polarity === 'denied' ? html`<span class="denied">${isDenial ? act : 'denied'}</span>` : null,
    certainty === undefined || certainty === 'certain'
      ? null
      : html`<span class="doubt">${CERTAINTIES[certainty]}</span>`,
  ].filter((part) => part !== null)
  return parts.length === 0
    ? null
    : html`${parts.map((part, index) => html`${index === 0 ? '' : ' '}${part}`)}`
}
