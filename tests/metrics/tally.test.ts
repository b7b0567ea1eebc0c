import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { createTally } from '../../server/metrics/tally.ts'

it('a tally counts every value once, in the first bound that is not below it', () => {
  const bounds = fc.uniqueArray(fc.double({ min: 0, max: 100, noNaN: true }), { minLength: 1, maxLength: 12 })
  fc.assert(
    fc.property(bounds, fc.array(fc.double({ min: 0, max: 200, noNaN: true }), { maxLength: 50 }), (given, values) => {
      const rising = [...given].sort((a, b) => a - b)
      const tally = createTally(rising)
      for (const value of values) tally.add(value)
      expect(tally.count).toBe(values.length)
      expect(tally.counts.reduce((sum, count) => sum + count, 0)).toBe(values.length)
      expect(tally.sum).toBeCloseTo(values.reduce((sum, value) => sum + value, 0))
      rising.forEach((bound, i) => {
        const below = tally.counts.slice(0, i + 1).reduce((sum, count) => sum + count, 0)
        expect(below).toBe(values.filter(value => value <= bound).length)
      })
    }),
  )
})
