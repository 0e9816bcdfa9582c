/** Puts words on the clipboard, also where the page came over plain HTTP and the browser keeps the newer way for itself. */
export async function copyText(text: string): Promise<void> {
  if (navigator.clipboard) return navigator.clipboard.writeText(text)
  const area = document.createElement('textarea')
  area.className = 'unseen'
  area.value = text
  // Inside an open dialog nothing outside it can be selected.
  ;(document.querySelector('dialog:modal') ?? document.body).append(area)
  area.select()
  const done = document.execCommand('copy')
  area.remove()
  if (!done) throw new Error('the browser did not copy')
}
