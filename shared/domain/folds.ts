/**
 * How a cloth is folded. Its creases are the parts (zones): 1 no crease · 2 1×2 · 3 1×3 · 4 2×2 · 5 3×2 · 6 4×2. In its own units
 * (pixels at 100 %) the paper is 1270 wide and 580 high, two folds of 290; with many notes it unfolds downwards by whole folds,
 * so that what people have put down never moves by itself. A free panel is «en vrac» (loose, zone null).
 */
export const PAPER_WIDTH = 1270
export const FOLD_HEIGHT = 290
export const NOTE_WIDTH = 144
/** The least a note takes: four lines of words. */
export const NOTE_HEIGHT = 108
export const PLATE_RADIUS = 154
/** Two notes of a column stand so far apart. */
export const NOTE_GAP = 8
/** Under a part's title. */
const TITLE_HEIGHT = 48
/** Where there is no title: the panel goes on from the fold above. */
const PLAIN_TOP = 10
/** A cloth that unfolds further than this was not written by people. */
export const MOST_FOLDS = 40

export interface Point {
  readonly x: number
  readonly y: number
}
/** A part of one fold: whose it is, where it begins and ends, and where its columns of notes stand. */
export interface Panel {
  readonly zone: number | null
  readonly from: number
  readonly to: number
  readonly columns: readonly number[]
}
export interface Folds {
  readonly zones: number
  /** the folds that always lie on the table */
  readonly base: readonly (readonly Panel[])[]
  /** those that come below, again and again */
  readonly more: readonly (readonly Panel[])[]
  readonly plate: Point
}

const WINGS = { left: [18, 168, 318], right: [808, 958, 1108] } as const
const STRIP = { from: 475, to: 795, columns: [488, 638] } as const
const MIDDLE = PAPER_WIDTH / 2
const THIRD = PAPER_WIDTH / 3

/** Any number of parts; more than six share the last layout's way of lying (a plan has at most six). */
export function foldsOf(zones: number): Folds {
  if (zones <= 2 || zones === 4) return wings(zones)
  if (zones === 3) {
    const upper = [panel(0, 0, 380, 2), panel(1, 380, 890, 3), panel(2, 890, PAPER_WIDTH, 2)]
    return { zones, base: [upper, upper], more: [quarters([0, 1, 2, null])], plate: { x: MIDDLE, y: 412 } }
  }
  if (zones === 5) {
    const rows = [thirds([0, 1, 2]), thirds([3, null, 4])]
    return { zones, base: rows, more: rows, plate: { x: MIDDLE, y: 412 } }
  }
  // Four above; below, one on each side of the plate. Three above three would leave the plate no place, or need a third fold,
  // and then a laptop shows the cloth at two thirds.
  const side = PAPER_WIDTH / 4
  const beside: Panel = { zone: null, from: Math.round(side), to: Math.round(3 * side), columns: [323, 803] }
  return {
    zones: 6,
    base: [quarters([0, 1, 2, 3]), [panel(4, 0, side, 2), beside, panel(5, 3 * side, PAPER_WIDTH, 2)]],
    more: [quarters([0, 1, 2, 3]), quarters([4, null, null, 5])],
    plate: { x: MIDDLE, y: 412 },
  }
}

/** Left and right of the plate three columns each; loose notes lie in the strip below the plate. */
function wings(zones: number): Folds {
  const strip: Panel = { zone: null, ...STRIP }
  const row = (left: number | null, right: number | null, withStrip: boolean): Panel[] =>
    withStrip
      ? [
          { zone: left, from: 0, to: STRIP.from, columns: WINGS.left },
          strip,
          { zone: right, from: STRIP.to, to: PAPER_WIDTH, columns: WINGS.right },
        ]
      : [
          { zone: left, from: 0, to: MIDDLE, columns: WINGS.left },
          { zone: right, from: MIDDLE, to: PAPER_WIDTH, columns: WINGS.right },
        ]
  const [upper, lower]: [[number | null, number | null], [number | null, number | null]] =
    zones === 4
      ? [
          [0, 1],
          [2, 3],
        ]
      : zones === 2
        ? [
            [0, 1],
            [0, 1],
          ]
        : zones === 1
          ? [
              [0, 0],
              [0, 0],
            ]
          : [
              [null, null],
              [null, null],
            ]
  return {
    zones,
    base: [row(...upper, false), row(...lower, true)],
    more: [row(...upper, true), row(...lower, true)],
    plate: { x: MIDDLE, y: 293 },
  }
}

/** Columns 150 apart, against the panel's left edge. */
const panel = (zone: number | null, from: number, to: number, columns: number): Panel => ({
  zone,
  from: Math.round(from),
  to: Math.round(to),
  columns: Array.from({ length: columns }, (_, column) => Math.round(from) + 18 + column * (NOTE_WIDTH + 6)),
})
const thirds = (zones: readonly (number | null)[]): Panel[] =>
  zones.map((zone, at) => panel(zone, at * THIRD, (at + 1) * THIRD, 2))
const quarters = (zones: readonly (number | null)[]): Panel[] =>
  zones.map((zone, at) => panel(zone, (at * PAPER_WIDTH) / 4, ((at + 1) * PAPER_WIDTH) / 4, 2))

/** The panels of a fold, counted from the top. */
export function panelsAt(folds: Folds, fold: number): readonly Panel[] {
  const row = Math.max(0, fold)
  return folds.base[row] ?? folds.more[(row - folds.base.length) % folds.more.length] ?? []
}

/** Are these one piece of the same part, one above the other? */
export const areOnePiece = (folds: Folds, above: Panel, below: Panel): boolean =>
  above.zone === below.zone && above.columns[0] === below.columns[0] && (above.to === below.to || isWings(folds))

/** Does this panel go on from the fold above? Then it has no title of its own. */
export const continues = (folds: Folds, fold: number, panel: Panel): boolean =>
  fold > 0 && panelsAt(folds, fold - 1).some(above => areOnePiece(folds, above, panel))

const isWings = (folds: Folds): boolean => folds.zones <= 2 || folds.zones === 4

/** The strip of loose notes beside the plate is too narrow a place for a title. */
const isStrip = (folds: Folds, panel: Panel): boolean => panel.zone === null && folds.zones > 0 && isWings(folds)

/** Where notes may begin in a panel of a fold, from the paper's top. */
export const topOf = (folds: Folds, fold: number, panel: Panel): number =>
  fold * FOLD_HEIGHT + (continues(folds, fold, panel) || isStrip(folds, panel) ? PLAIN_TOP : TITLE_HEIGHT)

/** The part that a point lies in; null is loose. Outside of the paper: the nearest. */
export function zoneAt(folds: Folds, point: Point): number | null {
  const panels = panelsAt(folds, Math.min(MOST_FOLDS, Math.floor(point.y / FOLD_HEIGHT)))
  const x = Math.max(0, Math.min(PAPER_WIDTH - 1, point.x))
  return panels.find(({ from, to }) => x >= from && x < to)?.zone ?? null
}

export const isOnPlate = (folds: Folds, point: Point, slack = 0): boolean =>
  Math.hypot(point.x - folds.plate.x, point.y - folds.plate.y) <= PLATE_RADIUS + slack

/** A zone index as it is shown: one that the theme does not have is loose. */
export const shownZone = (zone: number | null, zones: number): number | null =>
  zone !== null && zone >= 0 && zone < zones ? zone : null

export interface TitlePlace extends Point {
  readonly zone: number | null
  /** how far its columns reach */
  readonly width: number
  /** the part began further up: its title is said again */
  readonly again: boolean
}

/** Where parts' titles stand on a paper of so many folds. «En vrac» has one where it has a panel of its own. */
export function titlesOf(folds: Folds, rows: number): TitlePlace[] {
  const told = new Set<number | null>()
  const titles: TitlePlace[] = []
  for (let fold = 0; fold < rows; fold++) {
    for (const panel of panelsAt(folds, fold)) {
      if (continues(folds, fold, panel) || isStrip(folds, panel) || folds.zones === 0) continue
      // One title for the whole width when one part has all of it.
      if (folds.zones === 1 && (panel.from > 0 || fold > 0)) continue
      const place = { x: (panel.columns[0] ?? panel.from) + 2, y: fold * FOLD_HEIGHT + 16 }
      if (
        isOnPlate(folds, { x: (panel.from + panel.to) / 2, y: place.y + FOLD_HEIGHT / 3 }, -30) &&
        panel.zone === null
      )
        continue
      const width = (panel.columns.at(-1) ?? place.x) + NOTE_WIDTH - place.x
      titles.push({ zone: panel.zone, ...place, width, again: told.has(panel.zone) })
      told.add(panel.zone)
    }
  }
  return titles
}

/** Lines of the creases on a paper of so many folds, as SVG path data. Parts that lie in one piece have no crease in them. */
export function creasesOf(folds: Folds, rows: number): string {
  let path = ''
  for (let fold = 0; fold < rows; fold++) {
    const top = fold * FOLD_HEIGHT
    const across =
      fold > 0 &&
      panelsAt(folds, fold).some(panel => !continues(folds, fold, panel) && panel.zone !== null && folds.zones > 1)
    if (across || (fold > 0 && fold === folds.base.length)) path += `M0 ${top}H${PAPER_WIDTH}`
    const edges =
      folds.zones <= 1
        ? []
        : isWings(folds)
          ? [MIDDLE]
          : panelsAt(folds, fold)
              .slice(1)
              .map(panel => panel.from)
    for (const x of edges) path += `M${x} ${top}V${top + FOLD_HEIGHT}`
  }
  return path
}
