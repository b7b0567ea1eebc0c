import { toNoteText } from '../../../shared/domain/note.ts'

/** More at once would bury a table. */
const MOST = 100

/** Texts of a paste that could each become a note. Fewer than two, or far too many: none, it is then one text as it stands. */
export function pastedNotes(text: string): string[] {
  const notes = (boardTexts(text) ?? cellsOf(text))
    .map(each => toNoteText(each.replace(/^\s*(?:[-–—•*·☐☑✓]|\d{1,2}[.)])\s+/, '')))
    .filter(each => each !== '')
  return notes.length >= 2 && notes.length <= MOST ? notes : []
}

/** Lines, and the cells of a spreadsheet: apart by tabs, in quotes when they hold a line break. */
function cellsOf(text: string): string[] {
  if (!text.includes('\t') && !/(^|\n)"[^"\n]*\n/.test(text)) return text.split(/\r\n|\r|\n/)
  const cells: string[] = []
  const cell = /\s*?(?:"((?:[^"]|"")*)"(?=[\t\r\n]|$)|([^\t\r\n]*))(?:\t|\r\n|\r|\n|$)/y
  while (cell.lastIndex < text.length) {
    const from = cell.lastIndex
    const found = cell.exec(text)
    if (found === null || cell.lastIndex === from) break
    cells.push(found[1]?.replaceAll('""', '"').replace(/\s*\n\s*/g, ' ') ?? found[2] ?? '')
  }
  return cells
}

/** What Excalidraw copies, and files of JSON Canvas: the texts on them, from top to bottom. */
function boardTexts(text: string): string[] | undefined {
  if (!text.trimStart().startsWith('{')) return undefined
  try {
    const board: unknown = JSON.parse(text)
    const things = isRecord(board) ? (board['nodes'] ?? board['elements']) : undefined
    if (!Array.isArray(things)) return undefined
    return things
      .filter(isRecord)
      .filter(({ type, isDeleted }) => type === 'text' && isDeleted !== true)
      .sort((a, b) => Number(a['y']) - Number(b['y']) || Number(a['x']) - Number(b['x']))
      .flatMap(({ text: written }) => (typeof written === 'string' ? [written.replace(/\s*\n\s*/g, ' ')] : []))
  } catch {
    return undefined // no board: words that begin with a brace
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null
