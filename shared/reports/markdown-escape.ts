import { printable } from './printable.ts'

/** What people wrote, so that CommonMark (with tables and footnotes) prints it as they wrote it. */

/** A line break that people typed is one in the text too; an empty line would end the paragraph. */
export const breaks = (text: string): string => text.replace(/\n+/g, '\\\n')

export const escapeText = (text: string): string => escapeLineStarts(breaks(escapeCharacters(printable(text).trim())))

export const escapeLine = (text: string): string =>
  escapeLineStarts(
    escapeCharacters(
      printable(text)
        .replace(/\s*\n\s*/g, ' ')
        .trim(),
    ),
  ).replace(/(#+)$/, '\\$1')

/** Signs that mean something anywhere in a line. `&` only where it would begin an entity, `!` never: `[` is escaped. */
export const escapeCharacters = (text: string): string =>
  text.replace(/[\\`*_[\]<|~$]/g, '\\$&').replace(/&(?=#?\w+;)/g, '\\&')

/** Signs that mean something at the head of a line only: lists, headings, quotations, rules, code by indentation. */
export const escapeLineStarts = (text: string): string =>
  text
    .replace(/^[ \t]+/gm, '')
    .replace(/^(#{1,6}(?=\s|$)|[-+>=]|:(?=-))/gm, '\\$1')
    .replace(/^(\d{1,9})([.)])(?=\s|$)/gm, '$1\\$2')

/** Every line but the first begins with `prefix`. */
export const indent = (text: string, prefix: string): string =>
  text.replace(/\n/g, `\n${prefix}`).replace(/^> $/gm, '>').replace(/^ +$/gm, '')
