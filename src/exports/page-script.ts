/**
 * The page's script, as it stands in the page: ties the parts of a statement together. Whatever carries `data-s`
 * names statements by number, the one meant first and then those around it. Without the script the page is whole:
 * numbers are links from the words to the list and back.
 */
export const SCRIPT = `'use strict'
{
  const page = document.querySelector('.page')
  const side = document.querySelector('aside')
  const parts = new Map()
  for (const part of page.querySelectorAll('[data-s]')) {
    const numbers = part.dataset.s.split(' ')
    for (const number of part.localName === 'mark' ? numbers : numbers.slice(0, 1)) {
      if (!parts.has(number)) parts.set(number, [])
      parts.get(number).push(part)
    }
  }

  let shown = ''
  let held = ''
  const numbersAt = (node) => (node instanceof Element && node.closest('[data-s]')?.dataset.s) || ''
  const entryOf = (numbers) => parts.get(numbers.split(' ')[0])?.find((part) => part.localName === 'li')
  const toggle = (numbers, on) => {
    const [inner, ...outer] = numbers.split(' ')
    for (const part of parts.get(inner) ?? []) part.classList.toggle('lit', on)
    for (const number of outer) for (const part of parts.get(number) ?? []) part.classList.toggle('also', on)
  }

  const reveal = (entry) => {
    if (!entry || side.scrollHeight <= side.clientHeight) return
    const frame = side.getBoundingClientRect()
    const { top, bottom } = entry.getBoundingClientRect()
    if (top < frame.top) side.scrollBy({ top: top - frame.top - 24 })
    else if (bottom > frame.bottom) side.scrollBy({ top: Math.min(bottom - frame.bottom + 24, top - frame.top - 24) })
  }

  const show = (numbers) => {
    if (numbers === shown) return
    toggle(shown, false)
    toggle(numbers, true)
    shown = numbers
  }

  const hold = (numbers) => {
    entryOf(held)?.classList.remove('held')
    entryOf(numbers)?.classList.add('held')
    held = numbers
    show(numbers)
  }

  page.addEventListener('pointerover', ({ target, pointerType }) => {
    if (pointerType === 'touch') return
    show(numbersAt(target) || held)
    if (!side.contains(target)) reveal(entryOf(shown))
  })
  page.addEventListener('pointerleave', () => show(held))
  page.addEventListener('focusin', ({ target }) => {
    hold(numbersAt(target))
    if (!side.contains(target)) reveal(entryOf(held))
  })
  page.addEventListener('focusout', ({ relatedTarget }) => {
    if (!relatedTarget) hold('')
  })
  page.addEventListener('click', ({ target }) => {
    hold(numbersAt(target))
    page.classList.toggle('from-words', target.localName === 'mark')
    const entry = target.closest('.entry')
    if (entry && !target.closest('a') && getSelection().isCollapsed) entry.querySelector('a').click()
  })
  document.addEventListener('keydown', ({ key }) => {
    if (key !== 'Escape') return
    page.classList.remove('from-words')
    hold('')
  })
  const follow = () => {
    document.querySelector('a:target')?.focus({ preventScroll: true })
    const spot = document.querySelector('.spot:target')?.id.slice(5) ?? ''
    for (const named of page.querySelectorAll('.named')) {
      named.classList.toggle('met', named.dataset.spots.split(' ').includes(spot))
    }
  }
  addEventListener('hashchange', follow)
  follow()
  page.classList.add('tied')
}
`
