import { NOTE_HEIGHT, NOTE_WIDTH, PAPER_WIDTH, type Point } from './folds.ts'
import type { Rect } from './places.ts'

/** An opened pile: its notes side by side on a tray, over what else lies there. In the paper's units. */
export interface Fan {
  readonly tray: Rect
  /** in the pile's order: top left of each note, and its tilt in degrees */
  readonly slots: readonly (Point & { readonly tilt: number })[]
}

const GAP = 12
const FRAME = 16
const EDGE = 4
const MOST_COLUMNS = 8

/**
 * Spreads a pile out of its place: below it when the paper goes on there, else above, never off the paper's sides. Up to five
 * notes stand in one row, opened like a hand of cards. `heights` of the notes, `paper` of the paper.
 */
export function fanOf(at: Point, heights: readonly number[], paper: number): Fan {
  const count = heights.length
  const columns = count <= 5 ? count : Math.min(MOST_COLUMNS, Math.max(4, Math.ceil(Math.sqrt(count * 1.6))))
  const rows = Math.ceil(count / columns)
  const tops: number[] = []
  let bottom = FRAME
  for (let row = 0; row < rows; row++) {
    tops.push(bottom)
    bottom += Math.max(NOTE_HEIGHT, ...heights.slice(row * columns, (row + 1) * columns)) + GAP
  }
  const bow = rows === 1 && count > 2 ? 5 : 0
  const width = columns * (NOTE_WIDTH + GAP) - GAP + 2 * FRAME
  const height = bottom - GAP + FRAME + bow
  const below = at.y + NOTE_HEIGHT + 6
  const above = at.y - height - 6
  const y = below + height <= paper - EDGE || above < EDGE ? below : above
  const x = Math.max(EDGE, Math.min(PAPER_WIDTH - width - EDGE, at.x - FRAME))
  const middle = (Math.min(columns, count) - 1) / 2
  return {
    tray: { x, y, width, height },
    slots: heights.map((_, index) => {
      const column = index % columns
      const off = rows === 1 ? column - middle : 0
      return {
        x: x + FRAME + column * (NOTE_WIDTH + GAP),
        y: y + (tops[Math.floor(index / columns)] ?? FRAME) + Math.round(bow * Math.abs(off)) / Math.max(1, middle),
        tilt: Math.round(off * 12) / 10,
      }
    }),
  }
}
