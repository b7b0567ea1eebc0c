import type { Row } from '../report.ts'
import { CONTESTANTS, type Contestant } from './contestants.ts'
import { best, median, medianRatio } from './figures.ts'
import type { Measure, Target } from './measures.ts'

/** Of each measure the figures of the servers, one a round. */
export type Results = Readonly<Record<string, Readonly<Partial<Record<Contestant, readonly number[]>>>>>

/** Side by side: for each measure that has figures a line with the median of each server, and its ratio to Tablée's neighbour `yws`. */
export function sideBySide(measures: readonly Measure[], results: Results, servers: readonly Contestant[]): string[] {
  const shown = CONTESTANTS.filter(name => servers.includes(name))
  const lines = measures.flatMap(measure => {
    const figures = results[measure.id]
    if (figures === undefined) return []
    return [[measure.what, ...shown.map(name => cell(measure, figures, name))]]
  })
  const all = [['', ...shown], ...lines]
  const widths = all[0]?.map((_, column) => Math.max(...all.map(line => line[column]?.length ?? 0))) ?? []
  return all.map(line =>
    line
      .map((text, column) => text.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  )
}

function cell({ unit, wantsNone }: Measure, figures: NonNullable<Results[string]>, name: Contestant): string {
  const own = figures[name] ?? []
  const value = median(own)
  if (Number.isNaN(value)) return own.length === 0 ? '' : '–'
  const ratio = name === 'tablee' ? Number.NaN : medianRatio(own, figures.tablee ?? [])
  return (
    `${plain(value)} ${unit}`.trimEnd() + (Number.isFinite(ratio) && wantsNone !== true ? ` ×${ratio.toFixed(2)}` : '')
  )
}

/** Three digits that mean something. */
export function plain(value: number): string {
  if (Math.abs(value) >= 100 || Number.isInteger(value)) return String(Math.round(value))
  return value.toFixed(Math.abs(value) >= 10 ? 1 : 2)
}

/** What was wanted of Tablée beside what it did: a ratio is the median of the rounds' ratios. */
export function judge(measures: readonly Measure[], results: Results): Row[] {
  return measures.flatMap(measure => {
    const figures = results[measure.id]
    const own = figures?.tablee
    if (figures === undefined || own === undefined) return []
    if (measure.wantsNone === true)
      return [{ what: measure.what, figures: { value: median(own) }, unit: '', wanted: 0 }]
    const row = measure.target === undefined ? undefined : judged(measure.what, measure, measure.target, figures, own)
    return row === undefined ? [] : [row]
  })
}

function judged(
  what: string,
  { unit }: Measure,
  target: Target,
  figures: NonNullable<Results[string]>,
  own: readonly number[],
): Row | undefined {
  if ('atMost' in target)
    return { what: `${what} (${unit})`, figures: { value: median(own) }, unit: '', wanted: target.atMost }
  const against = best(figures, target.against)
  if (against === undefined) return undefined
  return {
    what,
    figures: { value: Number(medianRatio(own, figures[against] ?? []).toFixed(2)) },
    unit: '×',
    wanted: target.ratio,
    requirement: `times ${target.whom}${target.against.length > 1 ? `, ${against}` : ''}`,
  }
}
