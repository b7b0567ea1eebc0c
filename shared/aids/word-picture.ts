import { compare } from './features.ts'
import { rootOf } from './numbers.ts'

export interface PictureWord {
  readonly key: string
  readonly word: string
  /** notes that have it */
  readonly count: number
}
/** A word's box in the picture: its top left, how wide and high it is, and the size of its letters. */
export interface PlacedWord extends PictureWord {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly size: number
}
export interface WordPicture {
  readonly width: number
  readonly height: number
  readonly words: readonly PlacedWord[]
}

const SMALLEST = 15
const LARGEST = 62
/** The picture is wider than it is high, as screens are. */
const STRETCH = 2
const STEP = 5
const GAP = 5
/** Steps of the spiral before a word is given up. */
const PATIENCE = 3_000
const LINE = 1.16
/** Two words alone are not blown up. */
const LEAST_WIDTH = 520
const LEAST_HEIGHT = 240

/**
 * Lays words out from the middle along a square spiral, the most frequent first. The letters' size goes with the square root of the number
 * of notes, so that the ink goes with the number. No chance in it: the same words always give the same picture.
 */
export function pictureOf(words: readonly PictureWord[]): WordPicture {
  const sorted = [...words].sort((a, b) => b.count - a.count || compare(a.key, b.key))
  const most = rootOf(sorted[0]?.count ?? 1)
  const placed: PlacedWord[] = []
  for (const word of sorted) {
    const size = Math.max(SMALLEST, Math.floor((LARGEST * rootOf(word.count)) / most))
    const width = widthOf(word.word, size)
    const spot = freeSpot(placed, width, size * LINE)
    if (spot !== undefined) placed.push({ ...word, ...spot, width, size })
  }
  const left = Math.min(-LEAST_WIDTH / 2, ...placed.map(each => each.x - GAP))
  const top = Math.min(-LEAST_HEIGHT / 2, ...placed.map(each => each.y - GAP))
  const right = Math.max(LEAST_WIDTH / 2, ...placed.map(each => each.x + each.width + GAP))
  const bottom = Math.max(LEAST_HEIGHT / 2, ...placed.map(each => each.y + each.size * LINE + GAP))
  return {
    width: right - left,
    height: bottom - top,
    words: placed.map(each => ({ ...each, x: each.x - left, y: each.y - top })),
  }
}

/** Right, down, left twice, up twice, right three times…: each turn one step longer. */
function freeSpot(placed: readonly PlacedWord[], width: number, height: number): { x: number; y: number } | undefined {
  let [column, row, leg, left] = [0, 0, 1, 1]
  let [dx, dy, turns] = [1, 0, 0]
  for (let step = 0; step < PATIENCE; step++) {
    const x = column * STEP * STRETCH - width / 2
    const y = row * STEP - height / 2
    const isFree = placed.every(
      each =>
        x + width + GAP <= each.x ||
        each.x + each.width + GAP <= x ||
        y + height <= each.y ||
        each.y + each.size * LINE <= y,
    )
    if (isFree) return { x, y }
    column += dx
    row += dy
    if (--left > 0) continue
    ;[dx, dy] = [-dy, dx]
    if (++turns % 2 === 0) leg++
    left = leg
  }
  return undefined
}

/** About how wide a word is drawn; the drawing then makes it exactly so. */
function widthOf(word: string, size: number): number {
  let units = 0
  for (const letter of word)
    units += /[ijlt'’.f -]/.test(letter) ? 0.34 : /[mw]/.test(letter) ? 0.86 : /[a-zà-ÿœ]/.test(letter) ? 0.57 : 1
  return units * size
}
