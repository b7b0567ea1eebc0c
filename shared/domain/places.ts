import {
  areOnePiece,
  FOLD_HEIGHT,
  type Folds,
  isOnPlate,
  MOST_FOLDS,
  NOTE_GAP,
  NOTE_HEIGHT,
  NOTE_WIDTH,
  type Panel,
  panelsAt,
  PAPER_WIDTH,
  PLATE_RADIUS,
  type Point,
  shownZone,
  topOf,
  zoneAt,
} from './folds.ts'

/** Where notes lie on a cloth: free places, light snapping, and what readers do with notes that would hide each other. */

export interface Rect extends Point {
  readonly width: number
  readonly height: number
}

const LINE_WIDTH = 125 // of a note's 144: what padding leaves
const TEXT_SIZE = 14
const LINE_HEIGHT = 18
const FRAME_HEIGHT = 36 // edge, padding, and the line that says who

/** Width of a letter in ems, roughly, of the sans-serif faces that systems have. */
function letterWidth(letter: string): number {
  if ("ijl.,;:'’!|Itf()[] \u00a0\u202f-r".includes(letter)) return 0.3
  if ('mMWw@%—œŒæÆ'.includes(letter)) return 0.86
  if (/\p{Lu}/u.test(letter)) return 0.69
  return letter.charCodeAt(0) > 0x2e7f ? 1 : 0.55 // wide scripts, emoji
}
function widthOf(word: string): number {
  let width = 0
  for (const letter of word) width += letterWidth(letter)
  return width * TEXT_SIZE
}

/** Heights once reckoned: each is asked for many times, whenever anything on the cloth moves. */
const heights = new Map<string, number>()
const MOST_HEIGHTS = 2_000

/** About how high a note is at 100 %, from its text alone: the same on every device, without looking at a screen. */
export function noteHeight(text: string): number {
  const known = heights.get(text)
  if (known !== undefined) return known
  const height = reckonHeight(text)
  if (heights.size >= MOST_HEIGHTS) heights.clear()
  heights.set(text, height)
  return height
}

function reckonHeight(text: string): number {
  const space = widthOf(' ')
  let lines = 0
  for (const paragraph of text.split('\n')) {
    let used = 0
    lines++
    for (const word of paragraph.split(' ')) {
      let width = widthOf(word)
      if (used > 0 && used + space + width > LINE_WIDTH) {
        lines++
        used = 0
      }
      for (; width > LINE_WIDTH; width -= LINE_WIDTH) lines++
      used += (used > 0 ? space : 0) + width
    }
  }
  return Math.max(NOTE_HEIGHT, FRAME_HEIGHT + lines * LINE_HEIGHT)
}

const rectAt = (point: Point, height: number): Rect => ({ x: point.x, y: point.y, width: NOTE_WIDTH, height })

const overlap = (a: Rect, b: Rect, gap: number): boolean =>
  a.x < b.x + b.width + gap && b.x < a.x + a.width + gap && a.y < b.y + b.height + gap && b.y < a.y + a.height + gap

function touchesPlate(folds: Folds, rect: Rect): boolean {
  const x = Math.max(rect.x, Math.min(folds.plate.x, rect.x + rect.width))
  const y = Math.max(rect.y, Math.min(folds.plate.y, rect.y + rect.height))
  return Math.hypot(x - folds.plate.x, y - folds.plate.y) < PLATE_RADIUS + 10
}

/**
 * The first free place in a part, columns first left to right, then downwards; the paper unfolds when a part is full. A note higher
 * than a panel hangs over its edge where nothing else lies. Never undefined: past the last fold it is laid on others.
 */
export function freePlace(
  folds: Folds,
  zone: number | null,
  taken: readonly Rect[],
  height: number = NOTE_HEIGHT,
): Point {
  const sought = shownZone(zone, folds.zones)
  // When the paper is used up, at least the head of a high note lies free.
  for (const wanted of height > NOTE_HEIGHT ? [height, NOTE_HEIGHT] : [height]) {
    for (let fold = 0; fold < MOST_FOLDS; fold++) {
      for (const run of runsAt(folds, fold, sought)) {
        const found = placeIn(folds, run, taken, wanted)
        if (found !== undefined) return found
      }
    }
  }
  return { x: STACK.x, y: STACK.y }
}
/** The first line below the plate: its rim, and the line that other columns have there. */
const UNDER_PLATE = 19
const STACK: Point = { x: 18, y: 54 }

interface Run {
  readonly top: number
  readonly bottom: number
  readonly columns: readonly number[]
}

/** Panels of a part that begin in this fold, each as far down as it goes on without a break among the folds of the base. */
function runsAt(folds: Folds, fold: number, zone: number | null): Run[] {
  const runs = new Map<string, { top: number; bottom: number; columns: number[] }>()
  for (const panel of panelsAt(folds, fold)) {
    if (panel.zone !== zone) continue
    const top = topOf(folds, fold, panel)
    // Panels of one part side by side are filled together, line by line.
    const beside = runs.get(String(top))
    if (beside === undefined)
      runs.set(String(top), { top, bottom: bottomOf(folds, fold, panel), columns: [...panel.columns] })
    else beside.columns.push(...panel.columns)
  }
  return [...runs.values()]
}

function bottomOf(folds: Folds, fold: number, panel: Panel): number {
  let last = fold
  while (last + 1 < folds.base.length && panelsAt(folds, last + 1).some(below => areOnePiece(folds, panel, below)))
    last++
  return (last + 1) * FOLD_HEIGHT
}

function placeIn(folds: Folds, run: Run, taken: readonly Rect[], height: number): Point | undefined {
  // Too high for this panel: it may hang over the edge, where nothing lies.
  const needed = Math.min(height, run.bottom - run.top)
  // Of three hundred notes only a few lie here: the rest need not be asked again and again.
  const near = taken.filter(rect => rect.y < run.bottom + height && rect.y + rect.height + NOTE_GAP >= run.top)
  const starts = new Set([run.top, folds.plate.y + PLATE_RADIUS + UNDER_PLATE])
  for (const rect of near) starts.add(Math.round(rect.y + rect.height + NOTE_GAP))
  for (const y of [...starts].sort((a, b) => a - b)) {
    if (y < run.top || y + needed > run.bottom) continue
    for (const x of run.columns) {
      const rect = rectAt({ x, y }, height)
      if (!touchesPlate(folds, rect) && !near.some(other => overlap(rect, other, 3))) return { x, y }
    }
  }
  return undefined
}

/** Notes stay this far from the paper's edges; (0, 0) is what programs write that know no place. */
const EDGE = { x: 4, y: 6 } as const
const SNAP_X = 26
const SNAP_Y = 14

/** Drops fall lightly into the part's columns and lines, and never off the paper. `free` leaves them where they fell. */
export function snap(folds: Folds, point: Point, free = false): Point {
  const inside = {
    x: Math.round(Math.max(EDGE.x, Math.min(PAPER_WIDTH - NOTE_WIDTH - EDGE.x, point.x))),
    y: Math.round(Math.max(EDGE.y, Math.min(MOST_FOLDS * FOLD_HEIGHT - NOTE_HEIGHT, point.y))),
  }
  if (free) return inside
  const centre = { x: inside.x + NOTE_WIDTH / 2, y: inside.y + NOTE_HEIGHT / 2 }
  const fold = Math.floor(centre.y / FOLD_HEIGHT)
  const panel = panelsAt(folds, fold).find(({ from, to }) => centre.x >= from && centre.x < to)
  if (panel === undefined) return inside
  const column = panel.columns.find(x => Math.abs(x - inside.x) <= SNAP_X)
  const top = topOf(folds, fold, panel)
  const line = Math.max(0, Math.round((inside.y - top) / (NOTE_HEIGHT + NOTE_GAP)))
  const y = top + line * (NOTE_HEIGHT + NOTE_GAP)
  return { x: column ?? inside.x, y: Math.abs(y - inside.y) <= SNAP_Y ? y : inside.y }
}

/** A note as it was written down: where somebody put it, in which part. */
export interface Laid {
  readonly id: string
  readonly x: number
  readonly y: number
  readonly zone: number | null
  readonly height: number
}

const HIDING = 24 // nearer than this, one note hides another

/**
 * Where readers show each note. Most lie where they were put. One whose place is not in its part (other programs write notes
 * too), under the plate, or exactly on another (two people found the same free place at the same moment) goes to the next free
 * place of its part; the earlier note stays. The same everywhere: nothing but the notes in reading order decides.
 */
export function settle(folds: Folds, notes: readonly Laid[]): Map<string, Point> {
  const places = new Map<string, Point>()
  const taken: Rect[] = []
  const strays: Laid[] = []
  for (const note of notes) {
    const point = { x: note.x, y: note.y }
    if (
      !isFine(folds, note) ||
      taken.some(rect => Math.abs(rect.x - note.x) < HIDING && Math.abs(rect.y - note.y) < HIDING)
    )
      strays.push(note)
    else {
      places.set(note.id, point)
      taken.push(rectAt(point, note.height))
    }
  }
  for (const note of strays) {
    const point = freePlace(folds, note.zone, taken, note.height)
    places.set(note.id, point)
    taken.push(rectAt(point, note.height))
  }
  return places
}

function isFine(folds: Folds, note: Laid): boolean {
  if (
    !(
      note.x >= EDGE.x &&
      note.x <= PAPER_WIDTH - NOTE_WIDTH &&
      note.y >= EDGE.y &&
      note.y < MOST_FOLDS * FOLD_HEIGHT - NOTE_HEIGHT
    )
  )
    return false
  const centre = { x: note.x + NOTE_WIDTH / 2, y: note.y + NOTE_HEIGHT / 2 }
  return zoneAt(folds, centre) === shownZone(note.zone, folds.zones) && !isOnPlate(folds, centre)
}

/** How many folds of paper these notes need. */
export function foldsNeeded(folds: Folds, rects: Iterable<Rect>): number {
  let bottom = 0
  for (const rect of rects) bottom = Math.max(bottom, rect.y + Math.min(rect.height, FOLD_HEIGHT - TITLE_AND_FOOT))
  return Math.max(folds.base.length, Math.min(MOST_FOLDS, Math.ceil(bottom / FOLD_HEIGHT)))
}
const TITLE_AND_FOOT = 56

/** Where the notes of a plate lie, from the top left of its circle's box: two above, one below, as many again for larger plates. */
export function plateSlots(count: number): Point[] {
  const rows = Math.ceil(count / 2)
  const first = 84
  const pitch = rows <= 2 ? 112 : 112 / (rows - 1)
  return Array.from({ length: count }, (_, slot) => {
    const row = Math.floor(slot / 2)
    const alone = slot === count - 1 && count % 2 === 1
    return { x: alone ? 84 : slot % 2 === 0 ? 12 : 154, y: Math.round(first + row * pitch + (slot % 2 === 1 ? -5 : 0)) }
  })
}
