import { byOrder, type Cloth, type Link, type Note } from '../document/cloth.ts'
import { pilesOf } from '../document/piles.ts'
import { type Plan, type Table, themeAt } from '../domain/plan.ts'
import { inLanguage, type Language } from '../domain/text.ts'
import { exportWords } from '../i18n/export-words.ts'
import { oneLine } from '../reports/printable.ts'

/**
 * A cloth laid out for other programs: the plate above, then each part side by side, then loose notes; groups of notes stand
 * together. Notes come in reading order and never cover each other, whatever program draws them with whatever font; where
 * exactly people put them is in the archive. Set-aside notes are not on it, nor who wrote what. The same cloth gives the same sheet.
 */
export interface Sheet {
  readonly title: string
  readonly language: Language
  /** whole numbers, as all measures here */
  readonly box: Box
  /** outer ones before those inside them */
  readonly areas: readonly Area[]
  readonly notes: readonly PlacedNote[]
  readonly links: readonly Link[]
}
export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}
export interface Area extends Box {
  readonly id: string
  readonly what: 'plate' | 'zone' | 'loose' | 'pile'
  readonly label: string
}
export interface PlacedNote extends Box {
  readonly id: string
  readonly text: string
  readonly kind: Note['kind']
}

/** Tall enough for 280 characters in any of the programs. */
const NOTE = { width: 240, height: 190, gap: 24 } as const
/** Inside an area, around its notes; above them stands its name. */
const MARGIN = { side: 28, top: 52 } as const
const BETWEEN = 48
/** Notes beside each other in an area. */
const MOST_COLUMNS = 3

/** `round`: whose question lies on a table that has none of its own. */
export function sheetOf(plan: Plan, table: Table, cloth: Cloth, language: Language, round = 1): Sheet {
  const words = exportWords(language)
  const theme = themeAt(plan, table, round)
  const lying = cloth.notes.filter(note => note.removal === 0 && note.text !== '').sort(byOrder)
  const piles = pilesOf(lying)
  const zoneOf = (note: Note): number | null =>
    note.zone !== null && note.zone < theme.zones.length ? note.zone : null
  const rest = lying.filter(note => !note.onPlate)
  const desk = { notes: new Map(lying.map(note => [note.id, note])), piles, cloth, unnamed: words.pile }

  const plate = column(
    desk,
    { id: 'plate', what: 'plate', label: words.plate },
    lying.filter(note => note.onPlate),
  )
  const zones = theme.zones.map((zone, at) =>
    column(
      desk,
      { id: `zone-${at}`, what: 'zone', label: oneLine(inLanguage(zone, language)) },
      rest.filter(note => zoneOf(note) === at),
    ),
  )
  const loose = column(
    desk,
    { id: 'loose', what: 'loose', label: words.loose },
    rest.filter(note => zoneOf(note) === null),
  )

  let x = 0
  const below = plate.height + BETWEEN
  const across = [...zones, ...(loose.notes.length > 0 || zones.length === 0 ? [loose] : [])].map(each => {
    const placed = moved(each, x, below)
    x += each.width + BETWEEN
    return placed
  })
  const width = Math.max(plate.width, x - BETWEEN)
  const all = [moved(plate, Math.round((width - plate.width) / 2), 0), ...across]
  return {
    title: words.table(table.number, oneLine(inLanguage(theme.title, language))),
    language,
    box: { x: 0, y: 0, width, height: below + Math.max(0, ...across.map(each => each.height)) },
    areas: all.flatMap(each => each.areas),
    notes: all.flatMap(each => each.notes),
    links: cloth.links.filter(link => link.a !== link.b && desk.notes.has(link.a) && desk.notes.has(link.b)),
  }
}

interface Desk {
  readonly notes: ReadonlyMap<string, Note>
  readonly piles: ReadonlyMap<string, readonly string[]>
  readonly cloth: Cloth
  readonly unnamed: string
}
interface Column {
  readonly width: number
  readonly height: number
  readonly areas: readonly Area[]
  readonly notes: readonly PlacedNote[]
}

/** One area with its notes: single ones first, then each group in an area of its own. */
function column(desk: Desk, area: Pick<Area, 'id' | 'what' | 'label'>, notes: readonly Note[]): Column {
  // A pile lies where its first note lies, however many of the others say they are elsewhere.
  const pileOf = (note: Note): readonly string[] =>
    area.what === 'plate' || note.group === null ? [] : (desk.piles.get(note.group) ?? [])
  const single = notes.filter(note => pileOf(note).length === 0)
  const first = notes.filter(note => pileOf(note)[0] === note.id)
  const columns = Math.min(MOST_COLUMNS, Math.max(1, Math.ceil(Math.sqrt(single.length))))
  const grid = laid(single, columns)
  let y = grid.height === 0 ? MARGIN.top : MARGIN.top + grid.height + NOTE.gap
  let width = Math.max(NOTE.width, grid.width)
  const areas: Area[] = []
  const placed = grid.notes.map(note => ({ ...note, x: note.x + MARGIN.side, y: note.y + MARGIN.top }))
  for (const note of first) {
    const inside = pileOf(note).flatMap(id => desk.notes.get(id) ?? [])
    const pile = laid(inside, Math.min(MOST_COLUMNS, Math.ceil(Math.sqrt(inside.length))))
    const group = note.group ?? ''
    const name = oneLine(desk.cloth.groups[group]?.name ?? '')
    const box = { width: pile.width + 2 * MARGIN.side, height: pile.height + MARGIN.top + MARGIN.side }
    areas.push({
      id: `pile-${group}`,
      what: 'pile',
      label: name === '' ? desk.unnamed : name,
      x: MARGIN.side,
      y,
      ...box,
    })
    for (const each of pile.notes) placed.push({ ...each, x: each.x + 2 * MARGIN.side, y: each.y + y + MARGIN.top })
    width = Math.max(width, box.width)
    y += box.height + NOTE.gap
  }
  const inner = Math.max(y - NOTE.gap, MARGIN.top + NOTE.height)
  const box = { x: 0, y: 0, width: width + 2 * MARGIN.side, height: inner + MARGIN.side }
  return { width: box.width, height: box.height, areas: [{ ...area, ...box }, ...areas], notes: placed }
}

function laid(
  notes: readonly Note[],
  columns: number,
): { readonly width: number; readonly height: number; readonly notes: readonly PlacedNote[] } {
  const rows = Math.ceil(notes.length / Math.max(1, columns))
  const wide = Math.min(columns, notes.length)
  return {
    width: wide === 0 ? 0 : wide * NOTE.width + (wide - 1) * NOTE.gap,
    height: rows === 0 ? 0 : rows * NOTE.height + (rows - 1) * NOTE.gap,
    notes: notes.map(({ id, text, kind }, at) => ({
      id,
      text,
      kind,
      x: (at % columns) * (NOTE.width + NOTE.gap),
      y: Math.floor(at / columns) * (NOTE.height + NOTE.gap),
      width: NOTE.width,
      height: NOTE.height,
    })),
  }
}

const moved = (column: Column, x: number, y: number): Column => ({
  ...column,
  areas: column.areas.map(area => ({ ...area, x: area.x + x, y: area.y + y })),
  notes: column.notes.map(note => ({ ...note, x: note.x + x, y: note.y + y })),
})
