import { strFromU8, unzipSync } from 'fflate'

/** What a reader reads in each format, as a list of words: the formats must say the same. */

const WORD = /[\p{L}\p{N}\p{M}]+/gu
const words = (text: string): string[] => text.normalize('NFC').match(WORD) ?? []

const unescapeXml = (text: string): string =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')

export const wordsOfMarkdown = (text: string): string[] => words(markdownText(text))

export function markdownText(text: string): string {
  return text
    .replace(/\]\(<[^>]*>\)/g, ']')
    .replace(/<\/?(strong|em)>/g, '')
    .replace(/^\| (--- \| ?)*--- \|$/gm, '')
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
}

export function htmlText(html: string): string {
  const body = html.slice(html.indexOf('<main>'), html.indexOf('</main>'))
  return unescapeXml(
    body
      .replace(/<\/?(span|strong|em|a|b|i)\b[^>]*>/g, tag => (/^<\/?(strong|em|a)/.test(tag) ? '' : ' '))
      .replace(/<[^>]*>/g, '\n'),
  )
}
export const wordsOfHtml = (html: string): string[] => words(htmlText(html))

export function docxParts(file: Uint8Array): Record<string, string> {
  return Object.fromEntries(Object.entries(unzipSync(file)).map(([name, bytes]) => [name, strFromU8(bytes)]))
}

/** The text of `word/document.xml`, a line a paragraph, without the page numbers of the contents. */
export function docxText(file: Uint8Array): string {
  const xml = docxParts(file)['word/document.xml'] ?? ''
  return unescapeXml(
    xml
      .replace(/<w:instrText[^>]*>PAGEREF[^<]*<\/w:instrText><w:fldChar[^>]*\/><w:t[^>]*>\d*<\/w:t>/g, '')
      .replace(/<w:instrText[^>]*>[^<]*<\/w:instrText>/g, '')
      .replace(/<w:(br|tab)\b[^>]*\/>/g, ' ')
      .replace(/<\/w:p>/g, '\n')
      .replace(/<[^>]*>/g, ''),
  )
}
export const wordsOfDocx = (file: Uint8Array): string[] => words(docxText(file))
