import { printable } from './printable.ts'

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Text for an element or a quoted attribute. */
export const escapeHtml = (text: string): string => printable(text).replace(/[&<>"']/g, sign => ENTITIES[sign] ?? '')

/** Text for a string in a style sheet inside `<style>`: everything but letters, digits and blanks as code points. */
export const escapeCss = (text: string): string =>
  `"${printable(text).replace(/[^\p{L}\p{N} ]/gu, sign => `\\${sign.codePointAt(0)?.toString(16) ?? ''} `)}"`
