/** One figure, or a few that belong together, with what was wanted of it. */
export interface Row {
  readonly what: string
  /** in `unit`; a single figure is `value` alone */
  readonly figures: Readonly<Record<string, number>>
  readonly unit: 'ms' | 's' | 'kB' | 'elements' | '×' | ''
  /** what the first figure may be at most */
  readonly wanted?: number
  readonly requirement?: string
}

/** What a bench gives: the rows to print, and whatever else belongs into its JSON. */
export interface Outcome {
  readonly rows: readonly Row[]
  readonly details?: unknown
}

export const print = (line: string): void => void process.stdout.write(`${line}\n`)

/** The value below which so much of all lies; NaN for none. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN
}

const rounded = (value: number, unit: Row['unit']) => {
  if (unit === '×') return value.toFixed(2)
  return unit === 's' || (unit === 'ms' && value < 10) || (unit === '' && !Number.isInteger(value))
    ? value.toFixed(1)
    : String(Math.round(value))
}

export const spread = (values: readonly number[]): Readonly<Record<string, number>> => ({
  p95: quantile(values, 0.95),
  p50: quantile(values, 0.5),
  max: Math.max(...values),
})

/** The rows as a table of plain text. */
export function table(rows: readonly Row[]): string[] {
  const cells = rows.map(({ what, figures, unit, wanted, requirement }) => {
    const [first = Number.NaN] = Object.values(figures)
    return [
      what,
      Object.entries(figures)
        .map(([name, value]) => `${name === 'value' ? '' : `${name} `}${rounded(value, unit)} ${unit}`.trimEnd())
        .join(', '),
      wanted === undefined ? '' : `${first <= wanted ? '✓' : '✗'} ≤ ${wanted} ${unit}`.trimEnd(),
      requirement ?? '',
    ]
  })
  const all = [['what', 'measured', 'wanted', 'id'], ...cells]
  const widths = [0, 1, 2, 3].map(column => Math.max(...all.map(row => row[column]?.length ?? 0)))
  return all.map(row =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  )
}
