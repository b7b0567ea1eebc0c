import { describe, expect, it } from 'vitest'
import { dayEnd } from '../../client/prepare/day-end.ts'
import { dayTimes } from '../../shared/domain/day-times.ts'
import { aPlan } from './prepare-stage.tsx'

const end = (fields: Record<string, unknown>) => {
  const plan = aPlan({
    start: '14:00',
    rounds: { count: 3, minutes: 20, transferMinutes: 5, breakAfter: [2] },
    agenda: [
      { kind: 'rounds' },
      { kind: 'break', minutes: 10 },
      { kind: 'harvest', minutes: 30 },
      { kind: 'closing', minutes: 5 },
    ],
    ...fields,
  })
  return dayEnd(plan, dayTimes(plan))
}

describe('the day against the hour at which the room is left', () => {
  // three rounds of 20, two walks of 5, a break of 10, 30 of harvest, 5 of closing: 115 minutes
  it('says what is to spare, and what the harvest could have of it', () => {
    expect(end({ end: '16:15' })).toEqual({ spare: 20, harvest: 50, afterMidnight: false })
    expect(end({ end: '15:55' })).toMatchObject({ spare: 0 })
  })

  it('says by how much it runs over, and what would be left of the harvest', () => {
    expect(end({ end: '15:45' })).toEqual({ spare: -10, harvest: 20, afterMidnight: false })
    expect(end({ end: '15:30' }).harvest).toBeUndefined()
  })

  it('an end before the beginning is the next day’s; past midnight it asks whether that is meant', () => {
    expect(end({ start: '23:00', end: '01:00' })).toMatchObject({ spare: 5, afterMidnight: true })
  })

  it('says nothing of an end that was not given, or of a day without a beginning', () => {
    expect(end({}).spare).toBeUndefined()
    expect(end({ start: undefined, end: '16:00' }).spare).toBeUndefined()
  })

  it('warns of rounds without a break for more than two hours', () => {
    const rounds = { count: 6, minutes: 25, transferMinutes: 5 }
    expect(end({ rounds }).longestStretch).toBe(175)
    expect(end({ rounds: { ...rounds, breakAfter: [3] } }).longestStretch).toBeUndefined()
  })
})
