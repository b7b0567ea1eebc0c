import { describe, expect, it } from 'vitest'
import { ecoGrade, ecoIndex } from '../support/ecoindex.ts'

describe('EcoIndex as the tests compute it', () => {
  it('[ECO-01] gives what the published formula gives', () => {
    // 250 elements lie 17/65 between the fourth and the fifth quantile, 10 requests 8/13, 150 kB 5.3/174.83
    expect(ecoIndex({ elements: 250, requests: 10, kilobytes: 150 })).toBeCloseTo(
      100 - (5 * (3 * (4 + 17 / 65) + 2 * (1 + 8 / 13) + (2 + 5.3 / 174.83))) / 6,
    )
    expect(ecoIndex({ elements: 250, requests: 10, kilobytes: 150 })).toBeCloseTo(85.0, 0)
    expect(ecoIndex({ elements: 440, requests: 10, kilobytes: 250 })).toBeCloseTo(76.7, 0)
    expect(ecoIndex({ elements: 1_800, requests: 10, kilobytes: 250 })).toBeCloseTo(50.1, 0)
  })

  it('falls with every element, request and byte', () => {
    const page = { elements: 300, requests: 10, kilobytes: 120 }
    for (const more of [{ elements: 301 }, { requests: 11 }, { kilobytes: 121 }])
      expect(ecoIndex({ ...page, ...more })).toBeLessThan(ecoIndex(page))
  })

  it('is graded A to G', () => {
    expect([81, 80, 79, 70, 69, 3].map(ecoGrade)).toEqual(['A', 'A', 'B', 'B', 'C', 'G'])
  })
})
