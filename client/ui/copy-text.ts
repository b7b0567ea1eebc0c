/**
 * Puts a text on the clipboard; plain HTTP has no clipboard API (decision D13), so the old way there, through a field. False: the
 * browser refuses both, and the person has to copy it.
 */
export async function copyText(text: string): Promise<boolean> {
  if (window.isSecureContext && navigator.clipboard !== undefined) {
    try {
      await navigator.clipboard.writeText(text)
      return true
    } catch {
      // refused by the browser: the old way still works
    }
  }
  const field = document.createElement('textarea')
  field.value = text
  field.className = 'sr'
  const before = document.activeElement
  // Beside where one is: outside of an open modal dialog nothing can be selected.
  const place = before?.closest('dialog') ?? document.body
  place.append(field)
  field.focus()
  field.select()
  const done = typeof document.execCommand === 'function' && document.execCommand('copy')
  field.remove()
  if (before instanceof HTMLElement) before.focus()
  return done
}
