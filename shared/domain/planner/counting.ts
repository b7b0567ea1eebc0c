/** Pairs among n. */
export const pairs = (n: number): number => (n * (n - 1)) / 2

/** The fewest pairs that share a cell when n fill so many cells: as even as can be. No cell: none can be there. */
export function leastSharing(n: number, cells: number): number {
  if (cells < 1) return 0
  const each = Math.floor(n / cells)
  const over = n % cells
  return over * pairs(each + 1) + (cells - over) * pairs(each)
}

/** Rows of a table of cells: each has so many cells and takes so many people at most. */
export interface CellRow {
  readonly cells: number
  readonly most: number
}

/**
 * The fewest pairs that share a cell when n fill the cells of these rows. A cell that holds k makes k pairs more with the next one,
 * so cells fill evenly, as far as their row takes more; whoever finds no place is not counted.
 */
export function leastSharingIn(n: number, rows: readonly CellRow[]): number {
  let [left, shared] = [n, 0]
  for (let k = 0; left > 0; k++) {
    const room = rows.reduce((sum, row) => sum + Math.max(0, Math.min(row.cells, row.most - k * row.cells)), 0)
    if (room === 0) break
    const taken = Math.min(left, room)
    shared += taken * k
    left -= taken
  }
  return shared
}

/** How many ways there are to visit `length` tables of different themes one after the other, T tables, so many a theme. */
export function sequences(T: number, perTheme: number, length: number): number {
  let product = 1
  for (let i = 0; i < length; i++) product *= Math.max(0, T - i * perTheme)
  return product
}

/** The same for themes with different numbers of tables: elementary symmetric sums, times the orders. */
export function routesThrough(tablesByTheme: readonly number[], length: number): number {
  const sums = Array.from({ length: length + 1 }, (_, i): number => (i === 0 ? 1 : 0))
  for (const tables of tablesByTheme)
    for (let i = length; i > 0; i--) sums[i] = (sums[i] ?? 0) + (sums[i - 1] ?? 0) * tables
  let orders = 1
  for (let i = 2; i <= length; i++) orders *= i
  return (sums[length] ?? 0) * orders
}
