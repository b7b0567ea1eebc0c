import { describe, expect, it } from 'vitest'
import { routeSaying } from '../../shared/domain/route.ts'

describe('what a seat card says of a route', () => {
  it('is a rotation number when each table is as far from the one before', () => {
    expect(routeSaying([7, 10, 1, 4], 12)).toEqual({ kind: 'step', start: 7, step: 3 })
    expect(routeSaying([1, 4, 3, 2], 4)).toEqual({ kind: 'step', start: 1, step: 3 })
  })
  it('is the tables themselves when they follow no rule', () => {
    expect(routeSaying([1, 3, 2, 4], 4)).toEqual({ kind: 'stops', tables: [1, 3, 2, 4] })
  })
  it('makes no rule out of two rounds, nor out of a round without a chair', () => {
    expect(routeSaying([1, 2], 4).kind).toBe('stops')
    expect(routeSaying([null, 2, 3, 4], 4).kind).toBe('stops')
    expect(routeSaying([1, 2, null, 4], 4).kind).toBe('stops')
  })
  it('is to stay, for hosts and where cloths go round', () => {
    expect(routeSaying([3, 3, 3], 4)).toEqual({ kind: 'stay', table: 3 })
  })
  it('is open when nobody said where', () => {
    expect(routeSaying([null, null], 4)).toEqual({ kind: 'open' })
  })
})
