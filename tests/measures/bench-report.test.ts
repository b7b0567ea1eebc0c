import { expect, it } from 'vitest'
import { quantile, spread, table } from '../../bench/report.ts'

it('quantiles are of the values themselves', () => {
  const values = Array.from({ length: 100 }, (_, at) => 100 - at)
  expect(quantile(values, 0.5)).toBe(51)
  expect(quantile(values, 0.95)).toBe(96)
  expect(spread([7])).toEqual({ p95: 7, p50: 7, max: 7 })
})

it('the table says of each figure whether it is what was wanted', () => {
  const lines = table([
    { what: 'quick', figures: { value: 4.94 }, unit: 's', wanted: 5, requirement: 'ECO-07' },
    { what: 'slow', figures: { p95: 120.4, max: 300 }, unit: 'ms', wanted: 100 },
    { what: 'told', figures: { p50: 17 }, unit: 'ms' },
  ])
  expect(lines[1]).toMatch(/^quick +4\.9 s +✓ ≤ 5 s +ECO-07$/)
  expect(lines[2]).toMatch(/^slow +p95 120 ms, max 300 ms +✗ ≤ 100 ms$/)
  expect(lines[3]).toMatch(/^told +p50 17 ms$/)
})
