import type { ApiNote } from '../../shared/protocol/api.ts'
import type { ReportPart } from './parts.ts'

/** The notes beside the page, in the order in which one reaches for them: the plate first, then the cloth, section by section. */

export type Heap =
  | { readonly kind: 'plate'; readonly table: string | undefined; readonly notes: readonly ApiNote[] }
  | { readonly kind: 'zone'; readonly zone: number; readonly notes: readonly ApiNote[] }
  | { readonly kind: 'loose'; readonly notes: readonly ApiNote[] }

export interface Wanted {
  readonly part: ReportPart
  /** how many zones the part's theme has; an index beyond them is shown as loose */
  readonly zones: number
  /** table ids in the room's order */
  readonly tables: readonly string[]
  readonly search: string
  /** only what no part quotes yet */
  readonly uncitedOnly: boolean
  readonly cited: ReadonlySet<string>
  /** chosen to be left out: listed apart */
  readonly leftOut: ReadonlySet<string>
}

/** Those that this part is written from: its workshop's, or every table's plate. Set-aside ones are left out. */
export function notesFor(notes: readonly ApiNote[], part: ReportPart): ApiNote[] {
  const standing = notes.filter(note => !note.setAside)
  return part.kind === 'workshop'
    ? standing.filter(note => note.theme === part.theme)
    : standing.filter(note => note.plate)
}

export function arrange(notes: readonly ApiNote[], wanted: Wanted): Heap[] {
  const words = fold(wanted.search)
    .split(' ')
    .filter(word => word !== '')
  const found = notesFor(notes, wanted.part)
    .filter(note => !wanted.leftOut.has(note.id))
    .filter(note => !wanted.uncitedOnly || !wanted.cited.has(note.id))
    .filter(note => words.every(word => fold(note.text).includes(word)))
  if (wanted.part.kind !== 'workshop') {
    const tables = [
      ...wanted.tables,
      ...new Set(found.map(note => note.table).filter(table => !wanted.tables.includes(table))),
    ]
    return tables
      .map((table): Heap => ({ kind: 'plate', table, notes: found.filter(note => note.table === table) }))
      .filter(hasNotes)
  }
  const onCloth = found.filter(note => !note.plate)
  const isLoose = (note: ApiNote) => note.zone === null || note.zone < 0 || note.zone >= wanted.zones
  const heaps: Heap[] = [
    { kind: 'plate', table: undefined, notes: found.filter(note => note.plate) },
    ...Array.from(
      { length: wanted.zones },
      (_, zone): Heap => ({ kind: 'zone', zone, notes: byDots(onCloth.filter(note => note.zone === zone)) }),
    ),
    { kind: 'loose', notes: byDots(onCloth.filter(isLoose)) },
  ]
  return heaps.filter(hasNotes)
}

const hasNotes = (heap: Heap): boolean => heap.notes.length > 0

/** Most dots first; as many dots, the cloth's own order. */
function byDots(notes: readonly ApiNote[]): ApiNote[] {
  return notes
    .map((note, index) => ({ note, index }))
    .sort((a, b) => b.note.dots - a.note.dots || a.index - b.index)
    .map(({ note }) => note)
}

/** Without accents nor capitals: «Démocratie» is found by «democ». */
const fold = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[\s'’]+/g, ' ')
    .trim()
