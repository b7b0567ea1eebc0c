import type { Carried, Summary, TableFacts, Thread } from '../../shared/document/programme.ts'

/** Where each plate's notes lie on the long cloth: one column a table, one row a thread, then what no thread holds. */

export type HarvestView = 'threads' | 'dots' | 'list'

export interface HarvestInput {
  readonly tables: Readonly<Record<string, TableFacts>>
  readonly summaries: Readonly<Record<string, Summary>>
  readonly threads: Readonly<Record<string, Thread>>
  readonly totals: Readonly<Record<string, number>>
  /** copies of notes that people took along, by their ids */
  readonly carried?: Readonly<Record<string, Carried>>
  readonly view: HarvestView
  /** does this table show all that no thread holds? Otherwise one note, and how many more there are */
  readonly isUnfolded?: (table: string) => boolean
}

/** Where a note was first written. */
export interface Birth {
  readonly table: number
  readonly round: number
}

export interface PlacedNote {
  readonly id: string
  readonly table: string
  readonly text: string
  readonly kind: Summary['plate'][number]['kind']
  readonly round: number
  readonly lang?: string
  /** from 1, below the headings */
  readonly row: number
  /** the first thread that holds it */
  readonly thread: string | undefined
  /** the earliest note of a thread */
  readonly bornHere: boolean
  /** somebody carried it here: the number of the table it was first written at */
  readonly from: number | undefined
}

export interface ThreadRow {
  readonly id: string
  readonly name: string
  readonly row: number
  readonly span: number
  /** ids of its notes that are on a plate, table after table */
  readonly notes: readonly string[]
  /** where its earliest note was written; undefined when none of its notes is on a plate any more */
  readonly born: Birth | undefined
}

export interface HarvestLayout {
  /** tables by number; each with the ids of its notes from the top row down, and how many more lie folded below them */
  readonly columns: readonly {
    readonly table: string
    readonly notes: readonly string[]
    readonly folded: number
    /** where the folded ones are told */
    readonly foldRow: number
  }[]
  readonly notes: Readonly<Record<string, PlacedNote>>
  readonly threads: readonly ThreadRow[]
  /** where the notes without a thread begin */
  readonly looseRow: number
  readonly looseSpan: number
  readonly rows: number
}

export function layHarvest(input: HarvestInput): HarvestLayout {
  const tables = Object.values(input.tables).sort((a, b) => a.number - b.number)
  const onPlate = new Map(
    tables.flatMap(table =>
      (input.summaries[table.id]?.plate ?? []).map(each => [each.note, { ...each, table: table.id }] as const),
    ),
  )
  const numberOf = (id: string): number => input.tables[onPlate.get(id)?.table ?? '']?.number ?? 0
  const carried = input.carried ?? {}
  // a copy keeps the round of its original
  const birthOf = (id: string): Birth => ({
    table: id in carried ? (input.tables[originOf(carried, id)]?.number ?? 0) : numberOf(id),
    round: onPlate.get(id)?.round ?? 0,
  })
  const threads = Object.entries(input.threads)
    .sort(([a, one], [b, other]) => one.at - other.at || (a < b ? -1 : 1))
    .map(([id, thread]) => {
      const notes = [...new Set(thread.notes.map(({ note }) => note))]
        .filter(note => onPlate.has(note))
        .sort((a, b) => numberOf(a) - numberOf(b))
      const first = [...notes].sort((a, b) => birthOf(a).round - birthOf(b).round)[0]
      return { id, name: thread.name, notes, first }
    })
  const born = new Set(threads.flatMap(({ first }) => (first === undefined || first in carried ? [] : [first])))

  const placed: Record<string, PlacedNote> = {}
  const put = (id: string, row: number, thread: string | undefined) => {
    const { note: _, ...plate } = onPlate.get(id) ?? { note: id, text: '', kind: 'idea' as const, round: 0, table: '' }
    const from = id in carried ? birthOf(id).table : undefined
    placed[id] = { id, ...plate, row, thread, bornHere: born.has(id), from }
  }

  let row = 1
  const rows: ThreadRow[] = []
  for (const thread of threads) {
    const heights = new Map<string, number>()
    if (input.view === 'threads') {
      for (const id of thread.notes) {
        if (placed[id] !== undefined) continue
        const column = onPlate.get(id)?.table ?? ''
        const height = heights.get(column) ?? 0
        put(id, row + height, thread.id)
        heights.set(column, height + 1)
      }
    }
    const span = Math.max(1, ...heights.values())
    rows.push({
      id: thread.id,
      name: thread.name,
      row,
      span,
      notes: thread.notes,
      born: thread.first === undefined ? undefined : birthOf(thread.first),
    })
    if (input.view === 'threads') row += span
  }

  const threadOf = (id: string) => threads.find(thread => thread.notes.includes(id))?.id
  const looseRow = row
  let looseSpan = 1
  let anyLoose = false
  const mayFold = input.view === 'threads' && threads.length > 0 && input.isUnfolded !== undefined
  const columns = tables.map(table => {
    const plate = (input.summaries[table.id]?.plate ?? []).map(each => each.note)
    const loose = plate.filter(id => placed[id] === undefined)
    // a stable sort: notes with as many dots stay in the order of the plate
    if (input.view !== 'list') loose.sort((a, b) => (input.totals[b] ?? 0) - (input.totals[a] ?? 0))
    const shown = mayFold && input.isUnfolded?.(table.id) !== true ? loose.slice(0, 1) : loose
    shown.forEach((id, index) => put(id, looseRow + index, threadOf(id)))
    const folded = loose.length - shown.length
    if (loose.length > 0) anyLoose = true
    looseSpan = Math.max(looseSpan, shown.length + (folded > 0 ? 1 : 0))
    const rowOf = (id: string) => placed[id]?.row ?? 0
    const notes = plate.filter(id => placed[id] !== undefined).sort((a, b) => rowOf(a) - rowOf(b))
    return { table: table.id, notes, folded, foldRow: looseRow + shown.length }
  })
  return {
    columns,
    notes: placed,
    threads: rows,
    looseRow,
    looseSpan,
    rows: anyLoose ? looseRow + looseSpan - 1 : Math.max(1, looseRow - 1),
  }
}

/** The table at which a copy, or a copy of a copy, was first written. */
function originOf(carried: Readonly<Record<string, Carried>>, id: string): string {
  let at = carried[id]
  // A chain is as long as there are rounds; the count holds against records that go round in a circle.
  for (let steps = Object.keys(carried).length; steps > 0 && at !== undefined; steps--) {
    const before = carried[at.note]
    if (before === undefined) break
    at = before
  }
  return at?.table ?? ''
}

export interface Box {
  readonly left: number
  readonly right: number
  readonly middle: number
}

const END = 12 // px before the right edge of the last note
const DIP = 22 // px a thread hangs where it skips a table

/**
 * A thread's line, behind its notes: from its name on the left, through the middle of each note, hanging a little where it
 * goes past a table. `boxes` from left to right, in px.
 */
export function threadLine(from: number, boxes: readonly Box[], columnWidth: number): string {
  const first = boxes[0]
  if (first === undefined) return ''
  let d = `M${round(from)} ${round(first.middle)}H${round(first.right)}`
  let at = first
  for (const box of boxes.slice(1)) {
    const gap = box.left - at.right
    if (gap > columnWidth * 0.6) d += hang(at, box)
    else if (Math.abs(box.middle - at.middle) > 1) {
      const turn = gap > 0 ? at.right + gap / 2 : at.right
      d += `C${round(turn)} ${round(at.middle)} ${round(turn)} ${round(box.middle)} ${round(Math.max(box.left, at.right))} ${round(box.middle)}`
    }
    d += `H${round(box.right)}`
    at = box
  }
  // the end stays hidden behind the last note
  return d.replace(/H[\d.]+$/, `H${round(at.right - END)}`)
}

function hang(from: Box, to: Box): string {
  const [width, centre] = [to.left - from.right, (from.right + to.left) / 2]
  const low = Math.max(from.middle, to.middle) + DIP
  const points = [
    from.right + width * 0.3,
    from.middle,
    centre - width * 0.2,
    low,
    centre,
    low,
    to.left - width * 0.3,
    to.middle,
    to.left,
    to.middle,
  ]
  const [a, b, c, e, f, g, h, i, j, k] = points.map(round)
  return `C${a} ${b} ${c} ${e} ${f} ${g}S${h} ${i} ${j} ${k}`
}

const round = (value: number): number => Math.round(value * 10) / 10

/** What a tap on one of one's discs asks for: an empty one adds a dot, a full one takes it and those after it back. */
export const countAfterTap = (mine: number, disc: number): number => (disc < mine ? disc : mine + 1)
