import { describe, expect, it } from 'vitest'
import { tick, transferMinutes } from '../../server/cafe/phases.ts'
import type { CafeState } from '../../server/cafe/state.ts'
import { aCafe, after, aPlan, join, MINUTE, NOON, whyNot } from '../support/a-cafe.ts'

/** Four rounds with a break of 15 minutes after the second, and a harvest of 40. */
const plan = aPlan({
  rounds: { count: 4, minutes: 20, transferMinutes: 3, breakAfter: [2] },
  agenda: [{ kind: 'rounds' }, { kind: 'break', minutes: 15 }, { kind: 'harvest', minutes: 40 }],
})
const begun = after(join(aCafe(plan), 'zoe'), { type: 'start' })
/** Round by round, until the walk after this one. */
function walkAfter(state: CafeState, round: number): CafeState {
  return after(state, { type: 'go-to', phase: 'transfer', round }, { at: NOON + 30 * MINUTE })
}

describe('a delay that is made up for [K4]', () => {
  it('shortens the next break by the minutes that were said, and gives them back', () => {
    const shorter = after(begun, { type: 'catch-up', on: 'break', minutes: 2 })
    expect(transferMinutes(shorter, 2)).toBe(16)
    expect(walkAfter(shorter, 2).clock).toMatchObject({ lasts: 16 * MINUTE })
    expect(transferMinutes(shorter, 1)).toBe(3)
    const back = after(shorter, { type: 'catch-up', on: 'break', minutes: 0 })
    expect(back.shortened).toBeUndefined()
    expect(transferMinutes(back, 2)).toBe(18)
  })

  it('says how many in all: asked twice, it is no shorter', () => {
    const once = after(begun, { type: 'catch-up', on: 'break', minutes: 4 })
    expect(transferMinutes(after(once, { type: 'catch-up', on: 'break', minutes: 4 }), 2)).toBe(14)
  })

  it('shortens the harvest when no break is left', () => {
    const third = after(begun, { type: 'go-to', phase: 'round', round: 3 })
    expect(whyNot(third, { type: 'catch-up', on: 'break', minutes: 2 })).toBe('nothing-to-shorten')
    const shorter = after(third, { type: 'catch-up', on: 'harvest', minutes: 10 })
    expect(after(shorter, { type: 'go-to', phase: 'harvest' }).clock).toMatchObject({ lasts: 30 * MINUTE })
  })

  it('leaves people five minutes of break, and a quarter of an hour to harvest', () => {
    expect(whyNot(begun, { type: 'catch-up', on: 'break', minutes: 11 })).toBe('nothing-to-shorten')
    expect(whyNot(begun, { type: 'catch-up', on: 'harvest', minutes: 26 })).toBe('nothing-to-shorten')
    expect(whyNot(begun, { type: 'catch-up', on: 'harvest', minutes: 25 })).toBeUndefined()
  })

  it('is forgotten when the day begins anew', () => {
    const shorter = after(begun, { type: 'catch-up', on: 'break', minutes: 2 })
    expect(after(shorter, { type: 'go-to', phase: 'open' }).shortened).toBeUndefined()
  })
})

describe('a facilitator’s own words', () => {
  it('stand on the slate until they are wiped off, through bells and rounds', () => {
    const written = after(begun, { type: 'slate', text: '  Que voulons-nous transmettre ?  ' })
    expect(written.slate).toEqual({ text: 'Que voulons-nous transmettre ?', at: NOON })
    const later = tick(after(written, { type: 'ring' }), NOON + 10_000)
    expect(later.slate).toEqual(written.slate)
    expect(after(later, { type: 'slate', text: null }).slate).toBeUndefined()
  })

  it('go to the host of a table as a word, which the log keeps', () => {
    const said = after(begun, { type: 'word', table: 't1', text: 'Qui n’a pas encore parlé ?' })
    expect(Object.values(said.log)).toMatchObject([
      { what: 'word', table: 't1', by: 'Fabienne', text: 'Qui n’a pas encore parlé ?' },
    ])
    expect(whyNot(begun, { type: 'word', table: 't9', text: 'Hello' })).toBe('unknown-table')
  })
})
