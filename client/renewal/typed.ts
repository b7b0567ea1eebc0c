/** What somebody has typed into a field and not sent yet. */
export interface Typed {
  /** the field's own words, for whoever reads it again */
  readonly field: string
  readonly text: string
}

const FIELDS = 'textarea, input:not([type]), input[type=text], input[type=email], input[type=url], input[type=tel]'

/**
 * Words in fields that nothing else keeps: of forms and dialogs, whose button was not pressed, and of the field that is being typed in.
 * Others are saved as one types. `kept`: texts that this tab remembers already.
 */
export function gatherTyped(page: Document, kept: readonly string[]): Typed[] {
  return [...page.querySelectorAll<HTMLTextAreaElement | HTMLInputElement>(FIELDS)].flatMap(field => {
    const text = field.value
    const isAtRisk = field === page.activeElement || field.closest('form, dialog') !== null
    if (!isAtRisk || text.trim() === '' || field.readOnly || field.disabled || kept.includes(text)) return []
    return [{ field: nameOf(field), text }]
  })
}

const nameOf = (field: HTMLTextAreaElement | HTMLInputElement): string =>
  (field.getAttribute('aria-label') ?? field.labels?.[0]?.textContent ?? field.placeholder).trim().slice(0, 80)
