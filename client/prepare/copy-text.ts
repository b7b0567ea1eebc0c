/**
 * Puts a text on the clipboard. Browsers give the clipboard on HTTPS and localhost only; elsewhere the field that holds
 * the text is selected, and the person copies it. True when it was copied for them.
 */
export async function copyText(text: string, field: HTMLInputElement | undefined): Promise<boolean> {
  if (window.isSecureContext && navigator.clipboard !== undefined) {
    try {
      await navigator.clipboard.writeText(text)
      return true
    } catch {
      // the browser refused after all: selecting still works
    }
  }
  field?.focus()
  field?.select()
  return false
}
