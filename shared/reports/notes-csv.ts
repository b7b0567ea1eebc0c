import type { Plan } from '../domain/plan.ts'
import { inLanguage, type Language } from '../domain/text.ts'
import type { ApiNote } from '../protocol/api.ts'
import type { OpenNote } from './notes-json.ts'

export interface CsvOptions {
  /** `;` is what spreadsheets in French expect */
  readonly separator?: ';' | ','
  /** with it, more columns say the question, the part of the cloth and the group in words, the note's language, and its links */
  readonly names?: { readonly plan: Pick<Plan, 'themes'>; readonly language: Language }
}

type Cell = string | number | boolean | null | undefined

/** Columns are the interface's own names, so that the file and the JSON read alike. */
const COLUMNS = [
  'id',
  'text',
  'kind',
  'theme',
  'table',
  'round',
  'late',
  'zone',
  'group',
  'dots',
  'plate',
  'setAside',
  'origin',
  'author',
  'createdAt',
] as const satisfies readonly (keyof ApiNote)[]

/** After them, with `names`. */
const WORDED = ['question', 'zoneName', 'groupName', 'lang', 'links'] as const

const BOM = '\ufeff'
const CRLF = '\r\n'

/**
 * Notes as CSV (RFC 4180): UTF-8 with a byte order mark, a header row, one note a row, CRLF after each. `createdAt` is an
 * ISO 8601 time in UTC. Text that a spreadsheet would take for a formula is defused.
 */
export function notesToCsv(notes: readonly OpenNote[], { separator = ';', names }: CsvOptions = {}): string {
  const header = names === undefined ? [...COLUMNS] : [...COLUMNS, ...WORDED]
  const rows = notes.map(note => {
    const cells: Cell[] = COLUMNS.map(column => (column === 'createdAt' ? isoTime(note.createdAt) : note[column]))
    return names === undefined ? cells : [...cells, ...wordsOf(note, names)]
  })
  return (
    BOM + [header, ...rows].map(cells => cells.map(value => cell(value, separator)).join(separator) + CRLF).join('')
  )
}

/** A link is written as what it does and the id of the other note: `answers 1b2c…`; several with a comma between them. */
function wordsOf(note: OpenNote, { plan, language }: NonNullable<CsvOptions['names']>): Cell[] {
  const theme = plan.themes.find(one => one.id === note.theme)
  const zone = note.zone === null ? undefined : theme?.zones[note.zone]
  return [
    theme === undefined ? '' : inLanguage(theme.title, language),
    zone === undefined ? '' : inLanguage(zone, language),
    note.groupName,
    note.lang,
    note.links?.map(link => `${link.kind} ${link.to}`).join(', '),
  ]
}

/** '' for what is no time: a note may be older than the clock that dates it. */
function isoTime(at: number): string {
  const date = new Date(at)
  return Number.isNaN(date.getTime()) ? '' : date.toISOString()
}

function cell(value: Cell, separator: string): string {
  if (value === null || value === undefined) return ''
  if (typeof value !== 'string') return String(value)
  const text = defuse(value)
  // blanks at the ends are quoted too: some readers would trim them
  return text.includes(separator) || /["\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** A spreadsheet runs what begins with = + - @ (or hides them behind a tab or a return); an apostrophe makes it text. */
export const defuse = (text: string): string => (/^[=+\-@\t\r\n]/.test(text) ? `'${text}` : text)
