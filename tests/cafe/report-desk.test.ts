import { describe, expect, it } from 'vitest'
import { toProgramme } from '../../server/cafe/project.ts'
import type { CafeState } from '../../server/cafe/state.ts'
import { erase } from '../../server/cafe/people.ts'
import { aCafe, after, aPlan, asPerson, facilitator, join, NOON, organiser, whyNot } from '../support/a-cafe.ts'

/** Nadia hosts table 1, Bruno table 2; Zoé sits. */
function room(): CafeState {
  let state = aCafe(aPlan())
  state = join(state, 'nadia', { role: 'host', hostOf: 't1' })
  state = join(state, 'bruno', { role: 'host', hostOf: 't2' })
  return join(state, 'zoe')
}
const nadia = asPerson(room(), 'nadia')
const zoe = asPerson(room(), 'zoe')
const notes = { 't1/n1': {}, 't2/n2': {} }
const told = (state: CafeState) => toProgramme(state, new Map())

describe('a part that somebody has read over', () => {
  it('is told with who and when, and with a sign of the words they read', () => {
    const state = after(
      room(),
      { type: 'review-part', part: 'perspectives', reviewed: true, text: 'abc123' },
      { by: facilitator, at: NOON },
    )
    expect(told(state).parts).toEqual({ perspectives: { reviewed: { at: NOON, by: 'Fabienne', text: 'abc123' } } })
    const undone = after(state, { type: 'review-part', part: 'perspectives', reviewed: false }, { by: organiser })
    expect(told(undone).parts).toEqual({})
  })

  it('[R12] is any part or translation for staff, and their own workshop’s for a host', () => {
    const review = (part: string) => ({ type: 'review-part' as const, part, reviewed: true })
    for (const part of ['before', 'talk', 'part-t1', 'part-t2@en', 'after@fr'])
      expect(whyNot(room(), review(part), { by: facilitator })).toBeUndefined()
    for (const part of ['part-t1', 'part-t1@en']) expect(whyNot(room(), review(part), { by: nadia })).toBeUndefined()
    for (const part of ['part-t2', 'part-t2@en', 'before', 'talk'])
      expect(whyNot(room(), review(part), { by: nadia })).toBe('not-your-part')
    expect(whyNot(room(), review('part-t1'), { by: zoe })).toBe('not-allowed')
    for (const part of ['part-t9', 'part-t1@xx', 'part-', '@en', 'constructor'])
      expect(whyNot(room(), review(part), { by: facilitator })).toBe('unknown-part')
  })

  it('can be said after closing: the compte rendu is written then', () => {
    const closed = after(room(), { type: 'close' }, { by: organiser })
    expect(whyNot(closed, { type: 'review-part', part: 'before', reviewed: true }, { by: facilitator })).toBeUndefined()
  })
})

describe('a note that is left out of the compte rendu', () => {
  const leave = (table: string, note: string, left = true, reason?: string) => ({
    type: 'leave-out' as const,
    table,
    note,
    left,
    ...(reason === undefined ? {} : { reason }),
  })

  it('is told to everybody with who and why, and can be taken in again', () => {
    const state = after(room(), leave('t1', 'n1', true, 'Déjà dit à la table 2'), { by: nadia, at: NOON, notes })
    expect(told(state).leftOut).toEqual({
      n1: { table: 't1', at: NOON, by: nadia.name, reason: 'Déjà dit à la table 2' },
    })
    expect(told(after(state, leave('t1', 'n1', false), { by: facilitator, notes })).leftOut).toEqual({})
  })

  it('[R12] is chosen by staff, or by a host among the notes of their own workshop', () => {
    expect(whyNot(room(), leave('t2', 'n2'), { by: facilitator, notes })).toBeUndefined()
    expect(whyNot(room(), leave('t2', 'n2'), { by: nadia, notes })).toBe('not-your-part')
    expect(whyNot(room(), leave('t1', 'n1'), { by: zoe, notes })).toBe('not-allowed')
    expect(whyNot(room(), leave('t1', 'n9'), { by: nadia, notes })).toBe('unknown-note')
    expect(whyNot(room(), leave('t9', 'n1'), { by: facilitator, notes })).toBe('unknown-table')
  })

  it('no longer names somebody who has left and erased themselves', () => {
    let state = after(room(), leave('t1', 'n1'), { by: nadia, notes })
    state = after(state, { type: 'review-part', part: 'part-t1', reviewed: true }, { by: nadia })
    const person = state.people.get('nadia') ?? expect.fail()
    const gone = told(erase(state, person))
    expect(JSON.stringify([gone.leftOut, gone.parts])).not.toContain(person.name)
  })
})
