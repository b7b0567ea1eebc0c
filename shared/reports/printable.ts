/**
 * What any format can hold: control characters gone (but for line break and tab), line breaks of all kinds made one (U+2028 ends a
 * line, and so a footnote, to some readers of Markdown only), halves of a pair replaced. Words, emoji, marks of direction and
 * everything else stay as people wrote them.
 */
export function printable(text: string): string {
  return text
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufffe\uffff]/g, '')
    .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd')
}

/** A single line, for titles and table cells: blanks of any kind become one space; French spaces stay. */
export const oneLine = (text: string): string =>
  printable(text)
    .replace(/[ \t\n]+/g, ' ')
    .trim()

/** Addresses that a report may link to; anything else is printed as plain words. */
export function safeHref(href: string | undefined): string | undefined {
  if (href === undefined) return undefined
  const clean = printable(href).trim()
  return /^(https?:\/\/|mailto:)[^\s<>"]+$/i.test(clean) ? clean : undefined
}
