/** The folds as a phone's tab bar: cells of a small grid, and the plate where it lies on the cloth. */
export interface MapCell {
  readonly zone: number
  /** grid lines, from 1 */
  readonly column: number
  readonly row: number
}
export interface FoldMap {
  readonly columns: number
  readonly rows: number
  readonly cells: readonly MapCell[]
  /** `below`: every panel is a part, so the plate has a line of its own */
  readonly plate: 'centre' | 'bottom' | 'below'
}

export function foldMap(zones: number): FoldMap {
  const columns = zones <= 1 ? 1 : zones === 2 || zones === 4 ? 2 : 3
  const cells = Array.from({ length: Math.min(zones, 6) }, (_, zone): MapCell => {
    // Five parts leave the middle of the second line to the plate.
    const place = zones === 5 && zone === 4 ? 5 : zone
    return { zone, column: (place % columns) + 1, row: Math.floor(place / columns) + 1 }
  })
  return { columns, rows: zones > 3 ? 2 : 1, cells, plate: zones >= 6 ? 'below' : columns === 3 ? 'bottom' : 'centre' }
}
