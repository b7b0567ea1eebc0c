/**
 * What other programs put around their words: styles, scripts, events. The schema takes none of it and the page's policy would
 * run none of it; taken out beforehand, the browser need not complain. Words stay to the letter, also those that look like code.
 */
export function bareHtml(html: string): string {
  return html
    .replace(/<(style|script)\b[\s\S]*?<\/\1\s*>/gi, '')
    .replace(/<[a-z](?:[^<>"']|"[^"]*"|'[^']*')*>/gi, tag =>
      tag.replace(/\s(?:style|on[a-z]+)\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]+)/gi, ''),
    )
}
