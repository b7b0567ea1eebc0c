import { strFromU8, unzipSync } from 'fflate'
import { wordsIn } from '../support/report-text.ts'

/**
 * What a reader reads in each form, as a list of words, to be compared with `textOf(report)`: the forms must say the same.
 * Footnotes apart: each form puts them elsewhere.
 */

const unescapeXml = (text: string): string =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')

const FOOTNOTE = /^\[\^(\d+)\]: ((?:.*\n?)(?:    .*\n?)*)/gm

export const wordsOfMarkdown = (text: string): string[] => wordsIn(markdownText(text.replace(FOOTNOTE, '')))
export const footnotesOfMarkdown = (text: string): string[][] =>
  [...text.matchAll(FOOTNOTE)].map(([, , words = '']) => wordsIn(markdownText(words)))

/** Signs of Markdown's own are taken away; what was escaped stays, without its backslash. */
export function markdownText(text: string): string {
  return text
    .replace(/<\/?(strong|em)>/g, '')
    .replace(/^\| (--- \| ?)*--- \|$/gm, '')
    .replace(/\\([!-/:-@[-`{-~])|\*+|\[\^\d+\]|\]\(<[^>]*>\)|\[/g, (_, escaped?: string) => escaped ?? '')
}

/** Drawings are hidden from readers, and numbers that refer to a footnote are no words. */
export function htmlText(html: string): string {
  const body = html
    .slice(html.indexOf('<main'), html.indexOf('</main>'))
    .replace(/<svg\b.*?<\/svg>/gs, '')
    .replace(/<div class="feet".*?<\/div>/gs, '')
    .replace(/<sup\b.*?<\/sup>/gs, '')
  return readable(body)
}
const readable = (html: string): string =>
  unescapeXml(
    html
      .replace(/<\/?(span|strong|em|a|b|i|bdi)\b[^>]*>/g, tag => (/^<\/?(strong|em|a|bdi)/.test(tag) ? '' : ' '))
      .replace(/<[^>]*>/g, '\n'),
  )
export const wordsOfHtml = (html: string): string[] => wordsIn(htmlText(html))
export const footnotesOfHtml = (html: string): string[][] =>
  [...html.matchAll(/<li id="foot-\d+"[^>]*>(.*?)<a class="back"/gs)].map(([, words = '']) => wordsIn(readable(words)))

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
export const wordsOfDocx = (file: Uint8Array): string[] => wordsIn(docxText(file))

/** Each footnote's words, in the order of their numbers. */
export const footnotesOfDocx = (file: Uint8Array): string[][] =>
  [...(docxParts(file)['word/footnotes.xml'] ?? '').matchAll(/<w:footnote w:id="(\d+)">(.*?)<\/w:footnote>/gs)]
    .filter(([, id]) => Number(id) > 0)
    .map(([, , xml = '']) => wordsIn(unescapeXml(xml.replace(/<w:(br|tab)\b[^>]*\/>/g, ' ').replace(/<[^>]*>/g, ''))))
